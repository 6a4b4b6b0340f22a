package vn.trinhky.importing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;

/**
 * What was understood of a file: the draft it gives, what is doubtful in it and why, and what
 * became of every line of the source.
 *
 * @param draft in the shape that is saved; nothing is saved by reading
 * @param parts which parts were found, in order, with number and date as they print them
 * @param proposal the line "Theo đề nghị …" of the source, or null; it is no part of the draft
 * @param lines every line of the source, in order, each exactly once
 * @param doubts what a person has to look at, in the order of the source
 * @param missing what the document refers to or needs and the file does not hold, as Vietnamese
 *     sentences that say what to do
 * @param chains printed rows of which a person decides where a task ends
 */
public record Reading(
    Draft draft,
    List<Part> parts,
    @Nullable Proposal proposal,
    List<Line> lines,
    List<Doubt> doubts,
    List<String> missing,
    List<RowChain> chains) {

  /** Copies the lists; what was kept before there were chains has none. */
  public Reading {
    parts = List.copyOf(parts);
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
    missing = List.copyOf(missing);
    chains = List.copyOf(Objects.requireNonNullElse(chains, List.of()));
  }

  /** The parts of a dossier. */
  public enum PartKind {
    DECISION,
    PLAN,
    APPENDIX
  }

  /**
   * A part that was found.
   *
   * @param number number as printed, or null when blank or absent
   * @param notation e.g. {@code QĐ-UBND}, or null
   * @param printed the line that says so, or null
   */
  public record Part(
      PartKind kind,
      @Nullable String number,
      @Nullable String notation,
      @Nullable Integer day,
      @Nullable Integer month,
      @Nullable Integer year,
      @Nullable String printed) {}

  /**
   * The line "Theo đề nghị …".
   *
   * @param by who proposes
   * @param type e.g. {@code Tờ trình}, {@code Công văn}, or null
   * @param date ISO date or null
   */
  public record Proposal(
      String printed,
      @Nullable String by,
      @Nullable String type,
      @Nullable String notation,
      @Nullable String date) {}

  /** What became of a line of the source. */
  public enum Fate {
    /** It is in the draft. */
    TAKEN,
    /** It is not in the draft, because the product makes it or because it says nothing. */
    LEFT_OUT,
    /** It is not in the draft, and a person has to say where it belongs. */
    LEFT_OVER
  }

  /**
   * A line of the source.
   *
   * @param number see {@link SourceDocument.Paragraph#line}
   * @param text as read; cells of a table row are separated by {@code " | "}
   * @param path where it went, in the JSON shape of the draft, e.g. {@code
   *     appendices[0].groups[1].rows[2]}, {@code plan.body}; null unless taken
   * @param why why it was left out or over, in Vietnamese; null when taken
   */
  public record Line(
      int number, String text, Fate fate, @Nullable String path, @Nullable String why) {}

  /**
   * Something a person has to look at.
   *
   * @param code kind of the doubt, e.g. {@code joined-row}, {@code proposed-lead}
   * @param path place in the draft
   * @param lines numbers of the source lines it comes from
   * @param message what was assumed and why, in Vietnamese
   * @param fixes what else it could be; the draft holds what is assumed. Places are those of the
   *     draft as it was read, whatever else is decided
   * @param seam what else could be decided about the end of a task, or null
   */
  public record Doubt(
      String code,
      String path,
      List<Integer> lines,
      String message,
      List<DraftFix> fixes,
      @Nullable Seam seam) {
    /** Copies the lists. */
    public Doubt {
      lines = List.copyOf(lines);
      fixes = List.copyOf(fixes);
    }

    /** A doubt that is not about where a task ends. */
    public Doubt(
        String code, String path, List<Integer> lines, String message, List<DraftFix> fixes) {
      this(code, path, lines, message, fixes, null);
    }
  }

  /**
   * A place between two printed rows of a {@link RowChain}, where a task ends or goes on.
   *
   * @param line the source line behind it
   * @param label what the button says that decides otherwise than it was read
   */
  public record Seam(int line, String label) {}

  /**
   * Consecutive printed pieces of which it is doubtful where one task ends and the next begins. It
   * lies in one group; chains do not share rows.
   *
   * @param rows path of the rows of the group
   * @param first index of its first row in the draft as read
   * @param count how many rows it was read as
   * @param starts first source line of each piece
   * @param joined for each piece, whether it was read as going on the piece before
   * @param runs for each piece, what it is alone, with the next one, with the next two …, as far as
   *     pieces are put together
   */
  public record RowChain(
      String rows,
      int first,
      int count,
      List<Integer> starts,
      List<Boolean> joined,
      List<List<Run>> runs) {
    /** Copies the lists. */
    public RowChain {
      starts = List.copyOf(starts);
      joined = List.copyOf(joined);
      runs = runs.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Consecutive pieces read as one task.
   *
   * @param doubts what a person has to look at in it; paths begin at the row
   */
  public record Run(Draft.TaskRow row, List<Doubt> doubts) {
    /** Copies the list. */
    public Run {
      doubts = List.copyOf(doubts);
    }
  }
}
