package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayType;
import vn.trinhky.calendar.WorkingCalendar;

class HolidayCatalogueTest {
  private static final String ANYWHERE = "ninh-hoa";

  private final WorkingCalendar calendar = CatalogueDays.calendar();

  /** The weekdays off of each year, as announced. */
  @ParameterizedTest
  @CsvSource({
    "2022, 03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09",
    "2023, 02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09",
    "2024, 01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
    "2025, 01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
    "2026, 01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09",
    "2027, 01/01 05/02 08/02 09/02 10/02 11/02 16/04 30/04 03/05 02/09 03/09",
  })
  void offices_rest_on_the_announced_weekdays_and_no_others(int year, String announced) {
    List<LocalDate> expected =
        Stream.of(announced.split(" "))
            .map(day -> day.split("/"))
            .map(day -> LocalDate.of(year, Integer.parseInt(day[1]), Integer.parseInt(day[0])))
            .toList();

    assertThat(
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !weekend(day) && !calendar.isWorkingDay(ANYWHERE, day)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void offices_work_on_exactly_the_saturdays_that_were_exchanged() {
    assertThat(
            LocalDate.of(2022, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> weekend(day) && calendar.isWorkingDay(ANYWHERE, day)))
        .containsExactly(
            LocalDate.of(2024, 5, 4),
            LocalDate.of(2025, 4, 26),
            LocalDate.of(2026, 1, 10),
            LocalDate.of(2026, 8, 22));
  }

  @Test
  void each_exchanged_day_names_the_other_and_is_named_by_it() {
    List<CalendarDay> days = days();
    List<CalendarDay> exchanged =
        days.stream()
            .filter(day -> day.type() == DayType.SWAP_OFF || day.type() == DayType.WORKING_SATURDAY)
            .toList();

    assertThat(exchanged).hasSize(8);
    assertThat(exchanged)
        .allSatisfy(
            day ->
                assertThat(exchanged)
                    .anySatisfy(
                        other -> {
                          assertThat(other.date()).isEqualTo(day.swapWith());
                          assertThat(other.swapWith()).isEqualTo(day.date());
                          assertThat(other.type()).isNotEqualTo(day.type());
                        }));
  }

  @Test
  void every_day_stands_once_with_its_source_and_a_note_in_composed_unicode() {
    List<CalendarDay> days = days();

    assertThat(days).extracting(CalendarDay::date).doesNotHaveDuplicates().isSorted();
    assertThat(days)
        .allSatisfy(
            day -> {
              assertThat(day.source()).isNotBlank().hasSizeLessThanOrEqualTo(300);
              assertThat(Normalizer.isNormalized(day.note(), Normalizer.Form.NFC)).isTrue();
            });
  }

  private static List<CalendarDay> days() {
    return CatalogueDays.years().stream().flatMap(year -> year.calendarDays().stream()).toList();
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
