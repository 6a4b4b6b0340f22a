package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The register of outgoing documents with the ten columns of the law (Nghị định 30/2020/NĐ-CP, Phụ
 * lục IV).
 *
 * @param heading title with the year
 * @param lede which series, newest number
 * @param summary how many rows, from which number to which, how many void
 * @param book query of the files that hold all of what is shown, or null when nothing is
 * @param mayVoid whether the reader may declare any number void
 */
public record RegisterView(
    String heading,
    String lede,
    List<Option> years,
    List<Option> types,
    List<Option> agencies,
    String text,
    boolean voidOnly,
    boolean filtered,
    List<Row> rows,
    String summary,
    int page,
    int pages,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String book,
    boolean mayVoid) {
  public RegisterView {
    years = List.copyOf(years);
    types = List.copyOf(types);
    agencies = List.copyOf(agencies);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param url dossier, or null when the number belongs to no dossier that the reader may open
   * @param progress how far it got, or null for what is not distributed here
   * @param voidReason why the number is void, or null
   * @param mayRemark whether the reader fills the columns Ký nhận and Ghi chú
   * @param mayVoid whether the reader may declare the number void
   */
  public record Row(
      String id,
      String code,
      @Nullable String url,
      String date,
      String type,
      String subject,
      String signer,
      String recipients,
      String fileKeeper,
      String copies,
      String sent,
      String receipt,
      String note,
      @Nullable Progress progress,
      @Nullable String voidReason,
      boolean mayVoid,
      boolean mayRemark) {}

  /** How many recipients have it, with the page that tells more. */
  public record Progress(String text, String url) {}
}
