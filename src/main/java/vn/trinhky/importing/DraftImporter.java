package vn.trinhky.importing;

/** Reads files of other programs into drafts. Reading stores nothing. */
public interface DraftImporter {

  /**
   * Reads a file: its kind is told by its content, not by its name.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code unreadable-file} and the like, with a Vietnamese
   *     sentence that says what is wrong with the file and what to do
   */
  Reading read(String fileName, byte[] content, ImportContext context);

  /**
   * Reads pasted text.
   *
   * @throws vn.trinhky.problem.Refusal as {@link #read}
   */
  Reading readText(String text, ImportContext context);
}
