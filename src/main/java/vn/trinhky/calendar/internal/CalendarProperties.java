package vn.trinhky.calendar.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Office hours and weekly rest, {@code trinhky.calendar.*}. Quote the times in YAML: a bare {@code
 * 13:30} is a number there.
 *
 * @param morningFrom start of the office day
 * @param morningTo end of the morning
 * @param afternoonFrom start of the afternoon
 * @param afternoonTo end of the office day, when work is due
 * @param weeklyRest days of the week on which offices rest; not all seven
 */
@ConfigurationProperties("trinhky.calendar")
record CalendarProperties(
    @DefaultValue("07:30") LocalTime morningFrom,
    @DefaultValue("11:30") LocalTime morningTo,
    @DefaultValue("13:30") LocalTime afternoonFrom,
    @DefaultValue("17:00") LocalTime afternoonTo,
    @DefaultValue({"SATURDAY", "SUNDAY"}) Set<DayOfWeek> weeklyRest) {

  CalendarProperties {
    if (!morningFrom.isBefore(morningTo)
        || morningTo.isAfter(afternoonFrom)
        || !afternoonFrom.isBefore(afternoonTo)) {
      throw new IllegalArgumentException(
          "trinhky.calendar: morning-from < morning-to <= afternoon-from < afternoon-to expected");
    }
    weeklyRest = Set.copyOf(weeklyRest);
    if (weeklyRest.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("trinhky.calendar.weekly-rest leaves no working day");
    }
  }
}
