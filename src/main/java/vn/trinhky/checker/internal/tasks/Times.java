package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * How the time of a task is said.
 *
 * <ul>
 *   <li>{@code time-unparsed} WARNING: the deadline grammar does not know it; the text is kept.
 *   <li>{@code time-vague} INFO: recurs without a calendar; hangs on the reports (tỉnh Vĩnh Long
 *       2023: 16 rows).
 *   <li>{@code time-conditional} INFO: due depends on the province or an event (thị xã Ninh Hòa
 *       2022: 17 rows).
 *   <li>{@code recurrence-in-product} WARNING: the product comes every month or quarter, the time
 *       is a window (thành phố Vũng Tàu 2023, row 33).
 *   <li>{@code time-format} INFO: understood, but written in an unusual form (thị xã Vĩnh Châu
 *       2023: "Trong 12/2023", "Quý 3/2022").
 * </ul>
 */
@Component
class Times implements Rule {

  private static final Pattern CALENDAR =
      Pattern.compile("(?<!\\p{L})(?:tháng|quý|năm|tuần)(?!\\p{L})");
  private static final Pattern EVERY =
      Pattern.compile("(?<!\\p{L})(?:hàng|hằng|định kỳ|mỗi) (?:ngày|tuần|tháng|quý)(?!\\p{L})");
  private static final Pattern RECURS = Pattern.compile("(?:hàng|hằng|mỗi) |định kỳ|thường xuyên");
  private static final Pattern BARE_MONTH =
      Pattern.compile("(?<![\\p{L}\\d/])trong (\\d{1,2}/\\d{4})(?!\\d)");
  private static final Pattern ARABIC_QUARTER = Pattern.compile("(?<!\\p{L})quý ([1-4])(?![\\d])");
  private static final String[] ROMAN = {"", "I", "II", "III", "IV"};

  @Override
  public List<String> codes() {
    return List.of(
        "time-unparsed", "time-vague", "time-conditional", "recurrence-in-product", "time-format");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : subject.rows()) {
      Subject.Text time = row.time();
      if (!time.text().isBlank()) {
        Finding understood = understood(time, row.row().deadline());
        if (understood != null) {
          found.add(understood);
        }
        form(time, found);
      }
      Finding recurrence = recurrence(row, time);
      if (recurrence != null) {
        found.add(recurrence);
      }
    }
    return found;
  }

  private static @Nullable Finding understood(
      Subject.Text time, Draft.@Nullable DeadlineSpec deadline) {
    String kind = deadline == null ? "none" : deadline.kind();
    return switch (kind) {
      case "none" ->
          Found.warning("time-unparsed")
              .in(time)
              .says(
                  "Chưa hiểu được thời hạn “%s”, nên hệ thống không nhắc hạn được. Đề nghị ghi theo tháng, quý hoặc ngày cụ thể."
                      .formatted(time.text().strip()));
      case "recurring" -> {
        String recurrence = deadline == null ? null : deadline.recurrence();
        yield recurrence != null && CALENDAR.matcher(Fold.of(recurrence)).find()
            ? null
            : Found.info("time-vague")
                .in(time)
                .says(
                    "“%s” không nói rõ kỳ nào; hạn sẽ theo lịch báo cáo. Nếu có thể, đề nghị ghi hằng tháng, hằng quý."
                        .formatted(time.text().strip()));
      }
      case "window_or_condition", "window_after_condition", "conditional", "external" ->
          Found.info("time-conditional")
              .in(time)
              .says(
                  "Hạn phụ thuộc vào việc khác (“%s”). Hạn cụ thể được ghi sau, khi việc đó xảy ra."
                      .formatted(condition(time, deadline)));
      default -> null;
    };
  }

  private static String condition(Subject.Text time, Draft.@Nullable DeadlineSpec deadline) {
    String condition = deadline == null ? null : deadline.condition();
    return condition == null ? time.text().strip() : condition;
  }

  private static void form(Subject.Text time, List<Finding> found) {
    Matcher month = BARE_MONTH.matcher(time.folded());
    while (month.find()) {
      String proposed = "Tháng " + month.group(1);
      found.add(
          Found.info("time-format")
              .in(time, month.start(), month.end())
              .replaceBy(proposed)
              .says("Cách ghi ít dùng. Đề nghị ghi “%s”.".formatted(proposed)));
    }
    Matcher quarter = ARABIC_QUARTER.matcher(time.folded());
    while (quarter.find()) {
      String proposed = "Quý " + ROMAN[Integer.parseInt(quarter.group(1))];
      found.add(
          Found.info("time-format")
              .in(time, quarter.start(), quarter.end())
              .replaceBy(proposed)
              .says("Quý ghi bằng chữ số La Mã. Đề nghị ghi “%s”.".formatted(proposed)));
    }
  }

  private static @Nullable Finding recurrence(Subject.Row row, Subject.Text time) {
    String printed = row.row().product();
    if (printed == null || time.text().isBlank() || RECURS.matcher(time.folded()).find()) {
      return null;
    }
    Subject.Text product = row.text("product", printed);
    Matcher every = EVERY.matcher(product.folded());
    if (!every.find()) {
      return null;
    }
    return Found.warning("recurrence-in-product")
        .in(product, every.start(), every.end())
        .proof(time, 0, time.text().length())
        .says(
            "Sản phẩm làm “%s” nhưng cột thời gian chỉ ghi “%s”. Đề nghị ghi chu kỳ ở cột thời gian."
                .formatted(
                    product.text().substring(every.start(), every.end()), time.text().strip()));
  }
}
