package vn.trinhky.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Working days of a locality: weekly rest on Saturday and Sunday, public holidays (Bộ luật Lao động
 * 2019, Điều 112), compensatory and swapped days as data. All days are days in {@code
 * Asia/Ho_Chi_Minh}.
 */
public interface WorkingCalendar {

  /** Whether offices of the locality work on this day. */
  boolean isWorkingDay(String locality, LocalDate day);

  /**
   * The n-th working day after {@code start}, which itself is not counted. With 0: {@code start},
   * or the next working day when it is a day of rest.
   *
   * @param days 0 to 1000
   */
  LocalDate addWorkingDays(String locality, LocalDate start, int days);

  /**
   * The day itself, or the last working day before it when it is a day of rest: when the deadline
   * of a period (month, quarter, year) that ends on {@code day} falls due.
   */
  default LocalDate workingDayOnOrBefore(String locality, LocalDate day) {
    LocalDate last = day;
    while (!isWorkingDay(locality, last)) {
      last = last.minusDays(1);
    }
    return last;
  }

  /**
   * Working days after {@code from} up to and including {@code to}; negative when {@code to} lies
   * before {@code from}.
   */
  int workingDaysBetween(String locality, LocalDate from, LocalDate to);

  /**
   * When work that arrived at {@code arrived} and may take {@code days} working days is due: the
   * end of office hours of {@link #addWorkingDays}. With 0 days: the end of today's office hours,
   * or of the next working day's when the work arrived after them or on a day of rest.
   */
  Instant dueAt(String locality, Instant arrived, int days);

  /**
   * The instant at which {@code share} (0 to 1) of the working time between the two instants has
   * passed.
   */
  Instant pointBetween(String locality, Instant arrived, Instant due, double share);
}
