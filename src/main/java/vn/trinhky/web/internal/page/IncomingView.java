package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
    int total,
    int page,
    int pages,
    @Nullable String previous,
    @Nullable String next) {
  public IncomingView {
    states = List.copyOf(states);
    years = List.copyOf(years);
    rows = List.copyOf(rows);
  }

  /**
   * A document.
   *
   * @param agency which agency it came to, or empty when the reader works at one only
   * @param arrived when it arrived
   * @param assignee who deals with it, or empty
   * @param taskUrl the reader's open task, or null
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
      @Nullable String taskUrl,
      String taskLabel) {}
}
