package vn.trinhky.exchange;

import java.util.Arrays;
import java.util.Optional;

/** Codes of Quyết định 28/2018/QĐ-TTg for what becomes of a document at its recipient. */
public enum StatusCode {
  /** The recipient's system has it, its clerk has not looked at it. */
  ARRIVED("01", "Đã đến"),
  REFUSED("02", "Từ chối tiếp nhận"),
  ACCEPTED("03", "Đã tiếp nhận"),
  ASSIGNED("04", "Phân công"),
  IN_PROGRESS("05", "Đang xử lý"),
  COMPLETED("06", "Hoàn thành"),
  /** The only one that goes from sender to recipient. */
  RECALL_REQUESTED("13", "Lấy lại"),
  RECALL_AGREED("15", "Đồng ý cập nhật, lấy lại"),
  RECALL_REFUSED("16", "Từ chối cập nhật, lấy lại");

  private final String code;
  private final String label;

  StatusCode(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Two digits. */
  public String code() {
    return code;
  }

  /** Vietnamese name. */
  public String label() {
    return label;
  }

  /** The status with this code; empty for codes that nobody has explained (07 to 12, 14). */
  public static Optional<StatusCode> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
  }
}
