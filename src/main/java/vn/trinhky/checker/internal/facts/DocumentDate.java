package vn.trinhky.checker.internal.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.internal.Dates;

/**
 * When a document was or can be issued at the earliest.
 *
 * @param earliest first day that it can be dated
 * @param latest last day that it can be dated, or null when that is open
 * @param printed how the document says it, in Vietnamese
 * @param known whether the document says it; else it follows from the day of the check
 */
record DocumentDate(LocalDate earliest, @Nullable LocalDate latest, String printed, boolean known) {

  /** The date, or null when nothing is known of it. */
  static @Nullable DocumentDate of(Circumstances circumstances) {
    LocalDate date = circumstances.documentDate();
    if (date != null) {
      return new DocumentDate(date, date, "ngày " + Dates.text(date), true);
    }
    DocumentDate printed = null;
    for (Circumstances.PrintedPart part : circumstances.parts()) {
      DocumentDate one = of(part);
      if (one != null && (printed == null || one.day() || !printed.day())) {
        printed = one;
      }
    }
    if (printed != null) {
      return printed;
    }
    // a plan that is still being written cannot be dated before today; an old one may be looked at
    boolean beingWritten =
        circumstances.occasion() == Occasion.DRAFT
            || circumstances.occasion() == Occasion.SUBMISSION;
    return beingWritten && circumstances.today().getYear() <= circumstances.planYear()
        ? new DocumentDate(circumstances.today(), null, "ngày hôm nay", false)
        : null;
  }

  private static @Nullable DocumentDate of(Circumstances.PrintedPart part) {
    Integer year = part.year();
    Integer month = part.month();
    Integer day = part.day();
    if (year == null || month == null) {
      return null;
    }
    try {
      LocalDate first = LocalDate.of(year, month, day == null ? 1 : day);
      return day == null
          ? new DocumentDate(
              first, first.plusMonths(1).minusDays(1), "tháng " + month + " năm " + year, true)
          : new DocumentDate(
              first, first, "ngày " + day + " tháng " + month + " năm " + year, true);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private boolean day() {
    return earliest.equals(latest);
  }
}
