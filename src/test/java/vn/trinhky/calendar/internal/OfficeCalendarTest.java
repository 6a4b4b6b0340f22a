package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.trinhky.calendar.internal.CatalogueDays.OFFICE_HOURS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;

class OfficeCalendarTest {
  private static final String TOWN = "ninh-hoa";
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

  private final WorkingCalendar calendar = CatalogueDays.calendar();

  @ParameterizedTest
  @CsvSource({
    // the day of receipt is not counted
    "2022-01-10, 1, 2022-01-11",
    "2022-01-10, 5, 2022-01-17",
    "2022-01-20, 2, 2022-01-24",
    // over Tết 2022
    "2022-01-28, 1, 2022-02-07",
    "2022-01-21, 10, 2022-02-11",
    // over Tết 2026 (14/02 to 22/02)
    "2026-02-13, 1, 2026-02-23",
    // the exchanged Saturdays count
    "2026-01-09, 1, 2026-01-10",
    "2026-01-01, 1, 2026-01-05",
    "2024-04-26, 1, 2024-05-02",
    "2024-05-03, 1, 2024-05-04",
    // from a day of rest
    "2022-01-15, 1, 2022-01-17",
    "2022-01-15, 0, 2022-01-17",
    "2022-01-17, 0, 2022-01-17",
  })
  void working_days_are_added_over_rest_holidays_and_exchanged_days(
      LocalDate start, int days, LocalDate expected) {
    assertThat(calendar.addWorkingDays(TOWN, start, days)).isEqualTo(expected);
  }

  @Test
  void a_deadline_of_thirty_days_that_ends_on_a_sunday_moves_to_the_monday() {
    LocalDate thirtieth = LocalDate.of(2022, 1, 21).plusDays(30);

    assertThat(thirtieth).isEqualTo(LocalDate.of(2022, 2, 20));
    assertThat(calendar.addWorkingDays(TOWN, thirtieth, 0)).isEqualTo(LocalDate.of(2022, 2, 21));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-31, 2022-03-31",
    "2023-12-31, 2023-12-29",
    "2023-05-09, 2023-05-09",
    "2022-02-04, 2022-01-28"
  })
  void a_period_falls_due_on_its_last_working_day(LocalDate end, LocalDate expected) {
    assertThat(calendar.workingDayOnOrBefore(TOWN, end)).isEqualTo(expected);
  }

  @Test
  void between_is_the_inverse_of_adding_for_every_day_from_2022_to_2027() {
    Random random = new Random(2022);
    FIRST
        .datesUntil(LAST.plusDays(1))
        .forEach(
            start -> {
              int days = 1 + random.nextInt(60);
              LocalDate end = calendar.addWorkingDays(TOWN, start, days);
              assertThat(calendar.isWorkingDay(TOWN, end)).isTrue();
              assertThat(calendar.workingDaysBetween(TOWN, start, end)).isEqualTo(days);
              assertThat(calendar.workingDaysBetween(TOWN, end, start)).isEqualTo(-days);
              assertThat(calendar.workingDaysBetween(TOWN, start, end.minusDays(1)))
                  .isEqualTo(days - 1);
            });
  }

  @Test
  void adding_in_two_steps_is_adding_at_once_for_every_day_from_2022_to_2027() {
    Random random = new Random(2027);
    FIRST
        .datesUntil(LAST.plusDays(1))
        .forEach(
            start -> {
              int first = 1 + random.nextInt(20);
              int second = 1 + random.nextInt(20);
              assertThat(
                      calendar.addWorkingDays(
                          TOWN, calendar.addWorkingDays(TOWN, start, first), second))
                  .isEqualTo(calendar.addWorkingDays(TOWN, start, first + second));
            });
  }

  @ParameterizedTest
  @CsvSource({
    // 0 days: today's end of office hours while they last
    "2022-01-10T08:00, 0, 2022-01-10T17:00",
    "2022-01-10T06:00, 0, 2022-01-10T17:00",
    "2022-01-10T12:00, 0, 2022-01-10T17:00",
    "2022-01-10T16:59, 0, 2022-01-10T17:00",
    // after them: the next working day's
    "2022-01-10T17:00, 0, 2022-01-11T17:00",
    "2022-01-14T18:00, 0, 2022-01-17T17:00",
    "2022-01-28T18:00, 0, 2022-02-07T17:00",
    // on a day of rest
    "2022-01-15T09:00, 0, 2022-01-17T17:00",
    "2022-02-01T09:00, 0, 2022-02-07T17:00",
    // days: the day of arrival is not counted, whatever the hour
    "2022-01-10T08:00, 1, 2022-01-11T17:00",
    "2022-01-10T23:30, 1, 2022-01-11T17:00",
    "2022-01-15T09:00, 1, 2022-01-17T17:00",
    "2022-01-20T10:05, 2, 2022-01-24T17:00",
    "2026-01-09T10:00, 1, 2026-01-10T17:00",
  })
  void work_is_due_at_the_end_of_office_hours(
      LocalDateTime arrived, int days, LocalDateTime expected) {
    assertThat(calendar.dueAt(TOWN, at(arrived), days)).isEqualTo(at(expected));
  }

  @Test
  void the_day_of_arrival_is_the_day_in_vietnam() {
    // 18:30 on 09/01 in UTC is half past one in the morning of 10/01 here
    assertThat(calendar.dueAt(TOWN, Instant.parse("2022-01-09T18:30:00Z"), 0))
        .isEqualTo(at(LocalDateTime.of(2022, 1, 10, 17, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    // one office day is seven and a half hours
    "2022-01-10T07:30, 2022-01-10T17:00, 0, 2022-01-10T07:30",
    "2022-01-10T07:30, 2022-01-10T17:00, 0.4, 2022-01-10T10:30",
    "2022-01-10T07:30, 2022-01-10T17:00, 0.8, 2022-01-10T15:30",
    "2022-01-10T07:30, 2022-01-10T17:00, 1, 2022-01-10T17:00",
    // five working days over a weekend: four of them are 80 %
    "2022-01-12T17:00, 2022-01-19T17:00, 0.8, 2022-01-18T17:00",
    // over Tết: half of two days is the first day
    "2022-01-27T17:00, 2022-02-07T17:00, 0.5, 2022-01-28T17:00",
    // outside office hours time stands still
    "2022-01-10T20:00, 2022-01-11T17:00, 0.8, 2022-01-11T15:30",
    // a deadline in the night ends with the office day before it
    "2022-01-10T07:30, 2022-01-10T23:00, 1, 2022-01-10T17:00",
    // nothing to share: a deadline on a day of rest, a deadline already passed
    "2022-01-15T08:00, 2022-01-16T17:00, 0.5, 2022-01-16T17:00",
    "2022-01-11T08:00, 2022-01-10T17:00, 0.8, 2022-01-10T17:00",
  })
  void the_point_of_a_share_is_counted_in_working_time(
      LocalDateTime arrived, LocalDateTime due, double share, LocalDateTime expected) {
    assertThat(calendar.pointBetween(TOWN, at(arrived), at(due), share)).isEqualTo(at(expected));
  }

  @Test
  void the_point_moves_forward_with_the_share_and_stays_between_arrival_and_deadline() {
    Random random = new Random(30);
    for (int i = 0; i < 2_000; i++) {
      Instant arrived =
          at(FIRST.atStartOfDay().plusMinutes(random.nextInt(6 * 365 * 24 * 60 - 90 * 24 * 60)));
      Instant due = calendar.dueAt(TOWN, arrived, random.nextInt(20));
      double less = random.nextDouble();
      double more = less + (1 - less) * random.nextDouble();
      Instant first = calendar.pointBetween(TOWN, arrived, due, less);
      Instant second = calendar.pointBetween(TOWN, arrived, due, more);
      assertThat(first).isBetween(arrived, second);
      assertThat(second).isBeforeOrEqualTo(due);
    }
  }

  @Test
  void a_locality_may_rest_half_a_day_and_work_on_a_common_day_of_rest() {
    LocalDate saturday = LocalDate.of(2022, 1, 15);
    LocalDate monday = LocalDate.of(2022, 1, 17);
    WorkingCalendar halves =
        new OfficeCalendar(
            OFFICE_HOURS,
            (locality, day) ->
                day.equals(saturday)
                    ? List.of(day(saturday, DayType.WORKING_SATURDAY, DayPart.MORNING))
                    : day.equals(monday)
                        ? List.of(
                            day(monday, DayType.HOLIDAY, DayPart.FULL),
                            day(monday, DayType.WORKING_SATURDAY, DayPart.AFTERNOON))
                        : List.of());

    assertThat(halves.isWorkingDay(TOWN, saturday)).isTrue();
    assertThat(halves.dueAt(TOWN, at(LocalDateTime.of(2022, 1, 15, 8, 0)), 0))
        .isEqualTo(at(LocalDateTime.of(2022, 1, 15, 11, 30)));
    assertThat(halves.dueAt(TOWN, at(LocalDateTime.of(2022, 1, 15, 12, 0)), 0))
        .isEqualTo(at(LocalDateTime.of(2022, 1, 17, 17, 0)));
    // four hours on Saturday and three and a half on Monday afternoon
    assertThat(
            halves.pointBetween(
                TOWN,
                at(LocalDateTime.of(2022, 1, 15, 7, 30)),
                at(LocalDateTime.of(2022, 1, 17, 17, 0)),
                0.8))
        .isEqualTo(at(LocalDateTime.of(2022, 1, 17, 15, 30)));
  }

  @Test
  void counts_and_shares_out_of_bounds_are_refused() {
    LocalDate day = LocalDate.of(2022, 1, 10);
    Instant now = at(day.atTime(8, 0));

    assertThatThrownBy(() -> calendar.addWorkingDays(TOWN, day, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.addWorkingDays(TOWN, day, 1001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.dueAt(TOWN, now, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.pointBetween(TOWN, now, now, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.pointBetween(TOWN, now, now, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CalendarDay day(LocalDate date, DayType type, DayPart part) {
    return new CalendarDay(null, date, type, part, null, null, null, DayStatus.CONFIRMED, true);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(ProductClock.ZONE).toInstant();
  }
}
