package vn.trinhky.checker.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding.Evidence;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.internal.Subject.Row;
import vn.trinhky.document.Draft;

/**
 * The last day on which a document can have been signed, as far as it can be told from what it
 * says.
 *
 * @param date the day
 * @param why what it follows from, in Vietnamese, after "trước hoặc vào ngày"
 * @param issued whether it is the date of the document itself
 */
record SigningBound(LocalDate date, String why, boolean issued, @Nullable Evidence evidence) {

  static SigningBound of(Subject subject) {
    Circumstances circumstances = subject.circumstances();
    LocalDate issued = circumstances.documentDate();
    if (issued != null) {
      return new SigningBound(issued, "ngày ban hành văn bản này", true, null);
    }
    List<SigningBound> bounds = new ArrayList<>();
    for (PrintedPart part : circumstances.parts()) {
      printed(part, bounds);
    }
    firstReport(subject, bounds);
    firstTask(subject, bounds);
    // what lies behind us bounds nothing: the plan is being made after it
    if (circumstances.occasion() != Occasion.IMPORT) {
      bounds.removeIf(bound -> bound.date().isBefore(circumstances.today()));
    }
    LocalDate end = LocalDate.of(circumstances.planYear(), 12, 31);
    LocalDate latest = end.isBefore(circumstances.today()) ? circumstances.today() : end;
    bounds.add(
        new SigningBound(
            latest, latest.equals(end) ? "ngày cuối của năm kế hoạch" : "hôm nay", false, null));
    return bounds.stream().min(Comparator.comparing(SigningBound::date)).orElseThrow();
  }

  private static void printed(PrintedPart part, List<SigningBound> bounds) {
    Integer year = part.year();
    if (year == null || year < 1945 || year > 2200) {
      return;
    }
    Integer month = part.month();
    Integer day = part.day();
    try {
      LocalDate last =
          month == null
              ? LocalDate.of(year, 12, 31)
              : day == null
                  ? YearMonth.of(year, month).atEndOfMonth()
                  : LocalDate.of(year, month, day);
      bounds.add(
          new SigningBound(
              last,
              "ngày cuối của thời gian in trên văn bản (%s)".formatted(part.part()),
              day != null,
              new Evidence(null, part.part() + ": " + part.text())));
    } catch (DateTimeException impossible) {
      // another rule speaks of it
    }
  }

  /** The first periodic report of the plan is due in the last month of its first period. */
  private static void firstReport(Subject subject, List<SigningBound> bounds) {
    Draft.ReportRegime regime = subject.draft().reportRegime();
    Integer day = regime == null ? null : regime.deadlineDay();
    if (regime == null || day == null || day < 1 || day > 31) {
      return;
    }
    String text = regime.text() == null ? "" : regime.text().toLowerCase(Locale.ROOT);
    int month = text.contains("quý") ? 3 : text.contains("6 tháng") ? 6 : 12;
    YearMonth first = YearMonth.of(subject.circumstances().planYear(), month);
    bounds.add(
        new SigningBound(
            first.atDay(Math.min(day, first.lengthOfMonth())),
            "hạn của báo cáo định kỳ đầu tiên",
            false,
            new Evidence("reportRegime", String.valueOf(regime.text()))));
  }

  /** A task due before the plan year is an error of its own and bounds nothing. */
  private static void firstTask(Subject subject, List<SigningBound> bounds) {
    SigningBound first = null;
    for (Row row : subject.rows()) {
      Draft.DeadlineSpec deadline = row.row().deadline();
      LocalDate due = deadline == null ? null : iso(deadline.latest());
      if (due != null
          && due.getYear() == subject.circumstances().planYear()
          && (first == null || due.isBefore(first.date()))) {
        first =
            new SigningBound(
                due,
                "hạn của nhiệm vụ đầu tiên",
                false,
                new Evidence(
                    row.path() + ".time",
                    row.where() + ": “" + String.valueOf(row.row().time()) + "”"));
      }
    }
    if (first != null) {
      bounds.add(first);
    }
  }

  private static @Nullable LocalDate iso(@Nullable String date) {
    try {
      return date == null ? null : LocalDate.parse(date);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  List<Evidence> evidences() {
    return evidence == null ? List.of() : List.of(evidence);
  }
}
