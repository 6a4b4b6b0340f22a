package vn.trinhky.calendar.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.WorkingCalendar;

/** The calendar over the real catalogue file, without a database. */
public final class CatalogueDays {
  static final CalendarProperties OFFICE_HOURS =
      new CalendarProperties(
          LocalTime.of(7, 30),
          LocalTime.of(11, 30),
          LocalTime.of(13, 30),
          LocalTime.of(17, 0),
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

  private CatalogueDays() {}

  static List<HolidayImport.Year> years() {
    return HolidayImport.read(new ClassPathResource("catalogue/holidays.yaml"));
  }

  /** The national days of the catalogue, for every locality. */
  public static WorkingCalendar calendar() {
    Map<LocalDate, List<CalendarDay>> days =
        years().stream()
            .flatMap(year -> year.calendarDays().stream())
            .collect(Collectors.groupingBy(CalendarDay::date));
    return new OfficeCalendar(OFFICE_HOURS, (locality, day) -> days.getOrDefault(day, List.of()));
  }
}
