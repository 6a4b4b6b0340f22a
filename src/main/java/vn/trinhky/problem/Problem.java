package vn.trinhky.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a person or a client is told when something did not work: a problem detail (RFC 9457).
 *
 * @param type {@code urn:trinhky:<kebab-case name>}, stable
 * @param title what kind of thing happened, in Vietnamese
 * @param status HTTP status
 * @param detail Vietnamese sentence that says what happened and what to do next
 * @param message the same sentence; Tasklist prints it
 * @param lookup id under which the log has the technical reason, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, String message, @Nullable String lookup) {

  /** A problem of this kind. */
  public static Problem of(int status, String type, String detail) {
    return new Problem("urn:trinhky:" + type, title(status), status, detail, detail, null);
  }

  /** What the use case said. */
  public static Problem of(Refusal refusal) {
    return of(refusal.status(), refusal.type(), String.valueOf(refusal.getMessage()));
  }

  /** Nobody expected this: the log knows more under this id. */
  public static Problem unexpected(String lookup) {
    String detail =
        "Hệ thống gặp lỗi, thao tác chưa được thực hiện. Hãy thử lại; nếu vẫn lỗi, báo quản trị hệ thống mã "
            + lookup
            + ".";
    return new Problem("urn:trinhky:unexpected", title(500), 500, detail, detail, lookup);
  }

  /** Vietnamese name of this kind of answer. */
  public static String title(int status) {
    return switch (status) {
      case 400 -> "Yêu cầu không hợp lệ";
      case 401 -> "Chưa đăng nhập";
      case 403 -> "Không có quyền";
      case 404 -> "Không tìm thấy";
      case 405 -> "Thao tác không được hỗ trợ";
      case 406, 415 -> "Định dạng không được hỗ trợ";
      case 409, 412 -> "Đã thay đổi";
      case 413 -> "Tệp quá lớn";
      case 422 -> "Chưa thực hiện được";
      case 428 -> "Thiếu thông tin phiên bản";
      default -> status < 500 ? "Yêu cầu không thực hiện được" : "Lỗi hệ thống";
    };
  }
}
