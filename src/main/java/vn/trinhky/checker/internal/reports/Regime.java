package vn.trinhky.checker.internal.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * What a plan says about its reports, read from the text of the body, where the windows stand, and
 * from the report regime of the draft. What is printed counts before what is recorded.
 *
 * @param windows data windows in the order of the text, then those that are only recorded
 * @param day day of the last month of a period on which reports are due, or null
 * @param partOfDay {@code sáng} or {@code chiều}, or null for the whole day
 * @param clause where the day is said, or null
 * @param clauseStart first character of the day in the clause
 */
record Regime(
    List<Window> windows,
    @Nullable Integer day,
    @Nullable String partOfDay,
    Subject.@Nullable Text clause,
    int clauseStart,
    int clauseEnd) {

  private static final Pattern PERIOD =
      Pattern.compile(
          "báo cáo(?: tổng hợp| kết quả| định kỳ| công tác)* ?(quý (?:iv|iii|ii|i|[1-4])(?!\\p{L})|6 tháng(?: đầu năm| cuối năm)?|06 tháng(?: đầu năm| cuối năm)?|9 tháng|09 tháng|năm(?! \\d* của))");
  private static final Pattern DAY =
      Pattern.compile(
          "(?:chậm nhất|trước|muộn nhất|hạn)[^.;]{0,40}?((?:(sáng|chiều|trưa) )?ngày (\\d{1,2})) (?:của )?tháng cuối");

  /**
   * A data window.
   *
   * @param period Q1, Q2, Q3, Q4, H1, H2, M9 or YEAR
   */
  record Window(
      String period,
      LocalDate start,
      LocalDate end,
      Subject.Text text,
      int startsAt,
      int endsAt,
      int from,
      int to) {

    String name() {
      return switch (period) {
        case "Q1" -> "quý I";
        case "Q2" -> "quý II";
        case "Q3" -> "quý III";
        case "Q4" -> "quý IV";
        case "H1" -> "6 tháng đầu năm";
        case "H2" -> "6 tháng cuối năm";
        case "M9" -> "9 tháng";
        default -> "năm";
      };
    }
  }

  static Regime of(Subject subject) {
    List<Window> windows = new ArrayList<>();
    Subject.Text clause = null;
    int start = 0;
    int end = 0;
    Integer day = null;
    String part = null;
    for (Subject.BodyLine line : subject.body()) {
      String folded = line.text().folded();
      if (!folded.contains("báo cáo")) {
        continue;
      }
      Window window = window(line.text());
      if (window != null) {
        windows.add(window);
      }
      Matcher said = DAY.matcher(folded);
      if (clause == null && said.find()) {
        clause = line.text();
        start = said.start(1);
        end = said.end(1);
        day = Integer.valueOf(said.group(3));
        part = said.group(2);
      }
    }
    Draft.ReportRegime regime = subject.draft().reportRegime();
    if (regime != null) {
      recorded(regime, windows);
    }
    if (regime != null && regime.deadlineDay() != null) {
      day = regime.deadlineDay();
      String time = regime.deadlineTime();
      part = time == null ? part : time.compareTo("13") < 0 ? "sáng" : "chiều";
    }
    return new Regime(List.copyOf(windows), day, part, clause, start, end);
  }

  /** Windows that the draft records and the text does not print. */
  private static void recorded(Draft.ReportRegime regime, List<Window> windows) {
    for (int i = 0; i < regime.windows().size(); i++) {
      Draft.ReportWindow said = regime.windows().get(i);
      Subject.Text name =
          new Subject.Text(
              "reportRegime.windows[" + i + "].report", 0, "Chế độ báo cáo", said.report());
      LocalDate from = Dates.iso(said.from());
      LocalDate to = Dates.iso(said.to());
      Matcher period = PERIOD.matcher(name.folded());
      if (from == null || to == null || !period.find()) {
        continue;
      }
      String code = code(period.group(1));
      if (windows.stream().noneMatch(window -> window.period().equals(code))) {
        windows.add(new Window(code, from, to, name, 0, 0, 0, name.text().length()));
      }
    }
  }

  private static @Nullable Window window(Subject.Text text) {
    List<Dates.Printed> dates = Dates.in(text.text());
    if (dates.size() < 2) {
      return null;
    }
    Dates.Printed first = dates.get(0);
    Dates.Printed last = dates.get(1);
    if (first.date() == null || last.date() == null) {
      return null;
    }
    String between = text.folded().substring(first.end(), last.start());
    Matcher period = PERIOD.matcher(text.folded());
    if (!period.find() || period.start() > first.start() || !between.contains("đến")) {
      return null;
    }
    return new Window(
        code(period.group(1)),
        first.date(),
        last.date(),
        text,
        first.start(),
        last.start(),
        first.start(),
        last.end());
  }

  private static String code(String printed) {
    return switch (printed) {
      case "quý i", "quý 1" -> "Q1";
      case "quý ii", "quý 2" -> "Q2";
      case "quý iii", "quý 3" -> "Q3";
      case "quý iv", "quý 4" -> "Q4";
      default ->
          printed.contains("6 tháng")
              ? printed.contains("cuối") ? "H2" : "H1"
              : printed.contains("9 tháng") ? "M9" : "YEAR";
    };
  }

  /** A report: its period and the day on which it is due. */
  record Report(String name, LocalDate due, @Nullable Window window) {}

  /** The reports with a day; without windows those of the usual cycle that the text names. */
  List<Report> reports(Subject subject) {
    List<Report> reports = new ArrayList<>();
    if (day == null || day < 1 || day > 31) {
      return reports;
    }
    for (Window window : windows) {
      reports.add(new Report(window.name(), day(YearMonth.from(window.end())), window));
    }
    Draft.ReportRegime regime = subject.draft().reportRegime();
    String text = regime == null || regime.text() == null ? "" : regime.text();
    if (windows.isEmpty() && text.contains("quý")) {
      int year = subject.circumstances().planYear();
      for (int month : new int[] {3, 6, 9, 12}) {
        reports.add(new Report("tháng " + month, day(YearMonth.of(year, month)), null));
      }
    }
    return reports;
  }

  private LocalDate day(YearMonth month) {
    return month.atDay(Math.min(day == null ? 1 : day, month.lengthOfMonth()));
  }

  /** Whether a day of rest moves the due day by the text itself. */
  static boolean restIsSettled(Subject subject) {
    return subject.body().stream()
        .map(line -> line.text().folded())
        .anyMatch(
            text ->
                text.contains("báo cáo")
                    && (text.contains("ngày nghỉ")
                        || text.contains("ngày làm việc tiếp theo")
                        || text.contains("ngày làm việc liền kề")));
  }
}
