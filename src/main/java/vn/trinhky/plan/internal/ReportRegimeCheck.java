package vn.trinhky.plan.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.problem.Refusal;

/**
 * Days and times of the report regime are what calendars are made of later, so they must be real
 * ones. Whether they fit each other is the checker's to say.
 */
final class ReportRegimeCheck {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private ReportRegimeCheck() {}

  /**
   * Refuses what is no day or no time.
   *
   * @throws Refusal 422 {@code report-regime} with the place and an example
   */
  static void check(Draft.@Nullable ReportRegime regime) {
    if (regime == null) {
      return;
    }
    Integer day = regime.deadlineDay();
    if (day != null && (day < 1 || day > 31)) {
      throw refusal(
          "ngày phải gửi trong kỳ là một ngày từ 1 đến 31, đang ghi %d. Hãy ghi lại, hoặc để trống nếu kế hoạch không nêu."
              .formatted(day));
    }
    String time = regime.deadlineTime();
    if (time != null && !isTime(time)) {
      throw refusal(
          "giờ phải gửi “%s” chưa đúng. Hãy ghi giờ và phút, ví dụ 12:00, hoặc để trống nếu đến hết ngày."
              .formatted(time));
    }
    for (int i = 0; i < regime.windows().size(); i++) {
      check(regime.windows().get(i), i + 1);
    }
  }

  private static void check(Draft.ReportWindow window, int number) {
    if (window.report().isBlank()) {
      throw refusal(
          "kỳ số liệu thứ %d chưa có tên báo cáo. Hãy ghi tên, ví dụ Báo cáo Quý I, hoặc bỏ kỳ này."
              .formatted(number));
    }
    LocalDate from = day(window, window.from(), "từ ngày");
    LocalDate to = day(window, window.to(), "đến ngày");
    if (from.isAfter(to)) {
      throw refusal(
          "“%s” bắt đầu ngày %s, sau ngày kết thúc %s. Hãy sửa một trong hai ngày."
              .formatted(window.report(), DAY.format(from), DAY.format(to)));
    }
  }

  private static LocalDate day(Draft.ReportWindow window, String text, String which) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw refusal(
          text.isBlank()
              ? "“%s” chưa ghi %s. Hãy ghi ngày/tháng/năm, ví dụ 15/12/2022, hoặc bỏ kỳ này."
                  .formatted(window.report(), which)
              : "“%s” ghi %s “%s”, không phải là một ngày có thật. Hãy ghi ngày/tháng/năm, ví dụ 15/12/2022."
                  .formatted(window.report(), which, text));
    }
  }

  private static boolean isTime(String text) {
    try {
      LocalTime.parse(text, TIME);
      return true;
    } catch (DateTimeParseException noTime) {
      return false;
    }
  }

  private static Refusal refusal(String what) {
    return Refusal.unprocessable("report-regime", "Chưa lưu. Chế độ báo cáo: " + what);
  }
}
