package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an issued document at each recipient.
 *
 * @param code number and notation with the date, or our code before it is numbered
 * @param heading printed type, number and day
 * @param lede what it is and when it was sent
 * @param frozen whether the recipients are settled: the document has its number
 * @param bar parts of all recipients in percent, in the order received, under way, to be dealt with
 * @param counts how many are where
 * @param shown how many rows the filter leaves
 * @param mayRecord whether the reader records what happens outside
 * @param today day that new entries begin with, dd/MM/yyyy
 */
public record DeliveriesView(
    String planUrl,
    String code,
    String heading,
    String lede,
    boolean frozen,
    int total,
    int received,
    List<Bar> bar,
    List<Badge> counts,
    List<Option> states,
    List<Option> ways,
    String query,
    boolean filtered,
    int shown,
    List<Group> groups,
    @Nullable String pdfUrl,
    boolean mayRecord,
    String today) {
  public DeliveriesView {
    bar = List.copyOf(bar);
    counts = List.copyOf(counts);
    states = List.copyOf(states);
    ways = List.copyOf(ways);
    groups = List.copyOf(groups);
  }

  /** A part of the bar: where it begins and how wide it is, in per mille, and its tone. */
  public record Bar(int from, int width, String tone) {}

  /**
   * Recipients that belong together.
   *
   * @param more link that shows the rest, or null
   */
  public record Group(String id, String label, String note, List<Row> rows, @Nullable Link more) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** A link with its words. */
  public record Link(String label, String url) {}

  /**
   * A recipient.
   *
   * @param sent when it was sent, or empty
   * @param updated when its state changed last, or empty
   * @param page where it was published, or null
   */
  public record Row(
      String name,
      String how,
      Badge state,
      String sent,
      String updated,
      String note,
      @Nullable String page,
      List<Action> actions) {
    public Row {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Something the clerk can record.
   *
   * @param dialog id of the dialog that asks for the details
   * @param url where its answer goes
   */
  public record Action(String dialog, String url, String label) {}
}
