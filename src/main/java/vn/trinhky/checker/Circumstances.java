package vn.trinhky.checker;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft is checked against besides itself.
 *
 * @param locality code of the locality
 * @param planYear year that the plan is for
 * @param today the day of the product's clock
 * @param documentDate date of the document, or null while it has none
 * @param attachments how many files are attached to the dossier
 * @param parts what the parts of an imported document say of number and date; empty otherwise
 * @param occasion on what occasion it is checked
 */
public record Circumstances(
    String locality,
    int planYear,
    LocalDate today,
    @Nullable LocalDate documentDate,
    int attachments,
    List<PrintedPart> parts,
    Occasion occasion) {

  /** Copies the list. */
  public Circumstances {
    parts = List.copyOf(parts);
  }

  /**
   * Number and date as one part of an issued document prints them.
   *
   * @param part {@code Quyết định}, {@code Kế hoạch}, {@code Phụ lục}
   * @param number number as printed, or null when blank
   * @param notation e.g. {@code QĐ-UBND}, or null
   * @param day day of the month, or null when blank
   * @param text the whole line as printed
   */
  public record PrintedPart(
      String part,
      @Nullable String number,
      @Nullable String notation,
      @Nullable Integer day,
      @Nullable Integer month,
      @Nullable Integer year,
      String text) {}
}
