package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;

class HolidayRulesTest {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final HolidayRules rules = new HolidayRules(WEEKEND);

  @ParameterizedTest
  @CsvSource({
    "2022-02-01, TUESDAY, 2022-04-10, SUNDAY",
    "2023-01-22, SUNDAY, 2023-04-29, SATURDAY",
    "2024-02-10, SATURDAY, 2024-04-18, THURSDAY",
    "2025-01-29, WEDNESDAY, 2025-04-07, MONDAY",
    "2026-02-17, TUESDAY, 2026-04-26, SUNDAY",
    "2027-02-06, SATURDAY, 2027-04-16, FRIDAY",
    "2028-01-26, WEDNESDAY, 2028-04-04, TUESDAY",
    "2029-02-13, TUESDAY, 2029-04-23, MONDAY",
    // a Chinese calendar says 03/02
    "2030-02-02, SATURDAY, 2030-04-12, FRIDAY",
    "2031-01-23, THURSDAY, 2031-04-01, TUESDAY",
  })
  void the_lunar_days_are_those_of_the_vietnamese_calendar(
      LocalDate tet, DayOfWeek tetWeekday, LocalDate hungKings, DayOfWeek hungKingsWeekday) {
    assertThat(HolidayRules.firstDayOfTet(tet.getYear())).isEqualTo(tet);
    assertThat(tet.getDayOfWeek()).isEqualTo(tetWeekday);
    assertThat(HolidayRules.commemorationOfHungKings(tet.getYear())).isEqualTo(hungKings);
    assertThat(hungKings.getDayOfWeek()).isEqualTo(hungKingsWeekday);
  }

  @Test
  void tet_begins_on_the_last_day_of_the_old_lunar_year_and_lasts_five_days() {
    assertThat(dates(2022, DayType.HOLIDAY, "Tết Âm lịch"))
        .containsExactlyElementsOf(days("2022-01-31", "2022-02-04"));
  }

  @Test
  void a_holiday_on_a_day_of_rest_is_given_back_on_the_next_working_day() {
    assertThat(dates(2022, DayType.COMPENSATORY_OFF, "Nghỉ bù"))
        .containsExactly(
            LocalDate.of(2022, 1, 3),
            LocalDate.of(2022, 4, 11),
            LocalDate.of(2022, 5, 2),
            LocalDate.of(2022, 5, 3));
  }

  @Test
  void three_holidays_in_a_row_over_a_weekend_are_given_back_after_the_last_one() {
    // Giỗ Tổ on Saturday 29/4, 30/4 on Sunday, 01/5 on Monday
    assertThat(dates(2023, DayType.COMPENSATORY_OFF, "Nghỉ bù"))
        .contains(LocalDate.of(2023, 5, 2), LocalDate.of(2023, 5, 3))
        .doesNotContain(LocalDate.of(2023, 5, 1), LocalDate.of(2023, 5, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "2021, 2021-09-03",
    "2022, 2022-09-01",
    "2023, 2023-09-01",
    "2024, 2024-09-03",
    "2025, 2025-09-01",
    "2026, 2026-09-01",
    "2029, 2029-09-03",
  })
  void the_second_day_of_quoc_khanh_is_the_one_that_makes_the_longer_rest(
      int year, LocalDate second) {
    assertThat(dates(year, DayType.HOLIDAY, "Quốc khánh"))
        .containsExactlyInAnyOrder(LocalDate.of(year, 9, 2), second);
  }

  @Test
  void what_follows_from_the_law_for_2027_is_what_the_catalogue_proposes() {
    HolidayImport.Year proposed =
        CatalogueDays.years().stream()
            .filter(year -> year.year() == 2027)
            .findFirst()
            .orElseThrow();

    assertThat(proposed.status()).isEqualTo(DayStatus.GENERATED);
    assertThat(rules.generate(2027)).isEqualTo(proposed.calendarDays());
  }

  @Test
  void every_year_of_the_calendar_has_eleven_holidays_and_each_lost_one_is_given_back() {
    IntStream.rangeClosed(HolidayRules.FIRST_YEAR, HolidayRules.LAST_YEAR)
        .forEach(
            year -> {
              List<CalendarDay> days = rules.generate(year);
              List<LocalDate> holidays =
                  days.stream()
                      .filter(day -> day.type() == DayType.HOLIDAY)
                      .map(CalendarDay::date)
                      .toList();
              long lost =
                  holidays.stream().filter(day -> WEEKEND.contains(day.getDayOfWeek())).count();
              // Giỗ Tổ may fall on 30/4 or 01/5
              assertThat(holidays).as("year %s", year).hasSizeBetween(10, 11);
              assertThat(days).as("year %s", year).hasSize((int) (holidays.size() + lost));
              assertThat(days)
                  .filteredOn(day -> day.type() == DayType.COMPENSATORY_OFF)
                  .noneMatch(day -> WEEKEND.contains(day.date().getDayOfWeek()));
            });
  }

  @Test
  void a_week_with_one_day_of_rest_gives_back_fewer_days() {
    HolidayRules sundayOnly = new HolidayRules(Set.of(DayOfWeek.SUNDAY));

    assertThatCode(() -> sundayOnly.generate(2022)).doesNotThrowAnyException();
    assertThat(sundayOnly.generate(2022))
        .filteredOn(day -> day.type() == DayType.COMPENSATORY_OFF)
        .extracting(CalendarDay::date)
        .containsExactly(LocalDate.of(2022, 4, 11), LocalDate.of(2022, 5, 2));
  }

  private List<LocalDate> dates(int year, DayType type, String note) {
    return rules.generate(year).stream()
        .filter(day -> day.type() == type && String.valueOf(day.note()).startsWith(note))
        .map(CalendarDay::date)
        .toList();
  }

  private static List<LocalDate> days(String first, String last) {
    return LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).toList();
  }
}
