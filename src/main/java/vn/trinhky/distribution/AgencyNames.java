package vn.trinhky.distribution;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes printed text apart that names several bodies. Names contain the very marks that separate
 * them ("Ban, ngành", "Giáo dục và Đào tạo"), so text is split at semicolons and at known names
 * only, the longest known name first.
 */
public interface AgencyNames {

  /**
   * The bodies that the text names, in printed order; each is kept even when it is named twice.
   *
   * @param text e.g. {@code Thường trực Thị ủy, Thường trực HĐND thị xã}; notes in brackets are
   *     left out
   */
  List<Named> resolve(String locality, String text, LocalDate on);

  /**
   * The codes of the agencies that the text names, collective names expanded, each once, in printed
   * order. What is not known is left out.
   */
  List<String> agencies(String locality, String text, LocalDate on);

  /**
   * One body or group as printed: an agency, a collective name, or neither when it is unknown.
   *
   * @param printed the part of the text
   * @param agency code of the agency, or null
   * @param collective name of the collective in the catalogue, or null; never both
   * @param agencies codes of the agencies it means; empty for what is unknown and for "có liên
   *     quan"
   */
  record Named(
      String printed, @Nullable String agency, @Nullable String collective, List<String> agencies) {
    public Named {
      agencies = List.copyOf(agencies);
    }

    /** Whether the text names nothing of the catalogue. */
    public boolean isUnknown() {
      return agency == null && collective == null;
    }
  }
}
