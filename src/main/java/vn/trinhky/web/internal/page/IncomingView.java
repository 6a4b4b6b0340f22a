package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.web.internal.api.Receipts;

/**
 * Documents that came to the reader's agency.
 *
 * @param lede whose documents they are
 * @param mine only what the reader has to deal with himself
 */
public record IncomingView(
    String lede,
    String query,
    List<Option> states,
    List<Option> years,
    boolean mine,
    boolean filtered,
    List<Row> rows,
    List<Desk> desks,
    int total,
    int page,
    int pages,
    @Nullable String previous,
    @Nullable String next) {
  public IncomingView {
    states = List.copyOf(states);
    years = List.copyOf(years);
    rows = List.copyOf(rows);
    desks = List.copyOf(desks);
  }

  /**
   * A document.
   *
   * @param agency which agency it came to, or empty when the reader works at one only
   * @param arrived when it arrived
   * @param assignee who deals with it, or empty
   * @param receipt what the reader can do about it now, or null
   */
  public record Row(
      String code,
      String date,
      String from,
      String type,
      String subject,
      String url,
      String agency,
      String arrived,
      Badge state,
      String note,
      String assignee,
      @Nullable Due due,
      @Nullable Receipt receipt) {}

  /**
   * The reader's open task.
   *
   * @param accepting whether its clerk still has to accept it; if not, its head hands it on
   * @param sentAgain why it came once more, or null
   * @param desk whose people the head chooses from
   */
  public record Receipt(
      String taskId, boolean accepting, @Nullable String sentAgain, String desk) {}

  /** The people that documents of one recipient may be given to. */
  public record Desk(String id, List<Receipts.Assignee> assignees) {
    public Desk {
      assignees = List.copyOf(assignees);
    }
  }
}
