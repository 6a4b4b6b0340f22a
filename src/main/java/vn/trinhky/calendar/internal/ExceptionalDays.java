package vn.trinhky.calendar.internal;

import java.time.LocalDate;
import java.util.List;
import vn.trinhky.calendar.CalendarDay;

/** What the working calendar asks about a single day. */
@FunctionalInterface
interface ExceptionalDays {

  /**
   * What is said about the day, in the order in which it applies: the whole system's word first,
   * then the locality's own.
   *
   * @throws IllegalArgumentException for a day outside the years 1900 to 2100
   */
  List<CalendarDay> on(String locality, LocalDate day);
}
