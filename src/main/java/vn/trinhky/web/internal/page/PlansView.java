package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of dossiers that the reader may open.
 *
 * @param query words searched for, or empty
 * @param filtered whether any filter is set
 * @param total how many there are over all pages
 * @param page page shown, from 1
 * @param previous address of the page before, or null
 * @param next address of the page after, or null
 */
public record PlansView(
    String query,
    List<Option> states,
    List<Option> years,
    boolean filtered,
    List<Row> rows,
    int total,
    int page,
    int pages,
    @Nullable String previous,
    @Nullable String next) {
  public PlansView {
    states = List.copyOf(states);
    years = List.copyOf(years);
    rows = List.copyOf(rows);
  }

  /**
   * A dossier.
   *
   * @param code our code, or number and notation once issued
   * @param where who has it now and since when
   * @param opened when it was opened
   */
  public record Row(
      String title,
      String url,
      String code,
      String form,
      String agency,
      Badge state,
      String where,
      @Nullable Due due,
      String opened) {}
}
