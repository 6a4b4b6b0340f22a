package vn.trinhky.plan;

import java.time.Instant;
import java.util.Optional;
import vn.trinhky.document.Draft;
import vn.trinhky.importing.Reading;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts.Version;

/**
 * Files of other programs on their way into a draft. What was read waits, one file per person and
 * dossier, until that person takes it over or drops it; the draft is untouched meanwhile.
 */
public interface Imports {

  /**
   * Reads a file for a draft and keeps what was read, in place of an earlier one of this person.
   *
   * @param fileName as the person's computer calls it
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing} for whom the text is not on the
   *     desk; 422 when the file cannot be read, with the reason
   */
  PendingImport read(String planId, String fileName, byte[] content, Actor actor);

  /**
   * Reads pasted text, otherwise as {@link #read}.
   *
   * @throws vn.trinhky.problem.Refusal as {@link #read}
   */
  PendingImport readText(String planId, String text, Actor actor);

  /** Whether this person has read something and neither taken it over nor dropped it. */
  boolean isPending(String planId, Actor actor);

  /** What this person has read and neither taken over nor dropped. */
  Optional<PendingImport> pending(String planId, Actor actor);

  /**
   * Saves what was read, as the person corrected it, as a new version of the draft, and keeps the
   * original file with the dossier. An unchanged text makes no version.
   *
   * @param reading which file that is, {@link PendingImport#id}
   * @param draft what was read, with the person's corrections
   * @param expected number of the version that the person replaces
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, 404 {@code nothing-read}, 409
   *     {@code other-reading} when this person read another file since, 409 {@code draft-changed}
   *     when somebody saved since
   */
  Version takeOver(String planId, String reading, Draft draft, int expected, Actor actor);

  /** Forgets what was read; a file that this person read since stays. */
  void drop(String planId, String reading, Actor actor);

  /**
   * A file that was read.
   *
   * @param id tells it from every other reading
   * @param version number of the version of the draft that it was read for
   */
  record PendingImport(
      String id, String fileName, long sizeBytes, int version, Instant readAt, Reading reading) {}
}
