package vn.trinhky.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exceptional days behind {@link WorkingCalendar}, to be shown and corrected. */
public interface CalendarDays {

  /**
   * The exceptional days of a calendar year in order: those of the whole system, with those of the
   * locality in their place where it has its own. A year without announced days is generated.
   *
   * @param locality null for the whole system
   * @param year 1900 to 2100
   */
  List<CalendarDay> ofYear(@Nullable String locality, int year);

  /**
   * Adds the day or replaces the one of the same date and scope, marked as changed by hand. Other
   * nodes follow within half a minute. Due dates that are already stored do not change.
   */
  void change(CalendarDay day);
}
