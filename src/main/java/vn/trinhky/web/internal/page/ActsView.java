package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registry of acts.
 *
 * @param words what was searched for
 * @param rows newest first
 * @param cut whether there may be more than is shown
 * @param addUrl where a new act is sent, or null when the reader keeps no registry
 */
public record ActsView(String words, List<Row> rows, boolean cut, @Nullable String addUrl) {
  public ActsView {
    rows = List.copyOf(rows);
  }

  /**
   * An act; days as dd/MM/yyyy, empty when not recorded.
   *
   * @param named type and title, as one speaks of it
   * @param status code of the status
   * @param badge the status in words
   * @param inForce since when and until when, or empty
   * @param replacedBy notation of the act that replaced it, or empty
   * @param covers what it covers, one per line
   * @param excludes what it does not cover, one per line
   * @param instead notation of the act that covers those, or empty
   * @param shared whether all localities share it
   * @param version what a change must start from
   * @param mayEdit whether the reader may change it
   * @param mayCopy whether the reader may write it differently for the own locality
   */
  public record Row(
      String id,
      String notation,
      String issuedOn,
      String type,
      String issuer,
      String title,
      String named,
      String status,
      Badge badge,
      String inForce,
      String validFrom,
      String validTo,
      String replacedBy,
      String covers,
      String excludes,
      String instead,
      String source,
      boolean shared,
      int version,
      boolean mayEdit,
      boolean mayCopy) {}
}
