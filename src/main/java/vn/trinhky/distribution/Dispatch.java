package vn.trinhky.distribution;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a document went to a recipient outside this installation, as the clerk recorded it.
 *
 * @param on day it was sent or published
 * @param bookNumber number in the transfer book (sổ chuyển giao văn bản), at most 40 characters, or
 *     null
 * @param address page where it was published, at most 1,000 characters; null unless published
 * @param note at most 500 characters, or null
 * @param receiver who signed for it, at most 200 characters, or null while nobody has
 * @param receivedOn day of that signature, or null
 */
public record Dispatch(
    Way way,
    LocalDate on,
    @Nullable String bookNumber,
    @Nullable String address,
    @Nullable String note,
    @Nullable String receiver,
    @Nullable LocalDate receivedOn) {

  /** By which way it went. */
  public enum Way {
    POST("Bưu điện"),
    OFFICIAL_MAIL("Thư công vụ"),
    EXCHANGE("Trục liên thông văn bản"),
    BY_HAND("Trực tiếp"),
    PORTAL("Đăng tải");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    /** Vietnamese name. */
    public String label() {
      return label;
    }
  }
}
