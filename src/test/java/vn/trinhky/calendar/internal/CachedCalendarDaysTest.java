package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;
import vn.trinhky.calendar.WorkingCalendar;

class CachedCalendarDaysTest {
  private static final Resource FILE = new ClassPathResource("catalogue/holidays.yaml");
  private static final LocalDate WEDNESDAY = LocalDate.of(2022, 1, 12);
  private static final LocalDate MONDAY_OF_TET = LocalDate.of(2022, 1, 31);

  private final MemoryDatabase database = new MemoryDatabase();
  private final CalendarDayTable table = new CalendarDayTable(database.jdbc());
  private final HolidayImport holidayImport = new HolidayImport(table, database.transaction());
  private final AtomicLong nanoTime = new AtomicLong();
  private final CachedCalendarDays days = node();
  private final WorkingCalendar calendar = new OfficeCalendar(CatalogueDays.OFFICE_HOURS, days);

  private CachedCalendarDays node() {
    return new CachedCalendarDays(
        table,
        new HolidayRules(CatalogueDays.OFFICE_HOURS.weeklyRest()),
        database.transaction(),
        nanoTime::get);
  }

  @Test
  void the_catalogue_is_imported_once_and_a_second_start_writes_nothing() {
    int first = holidayImport.run(FILE);

    assertThat(first)
        .isEqualTo(CatalogueDays.years().stream().mapToInt(year -> year.days().size()).sum());
    assertThat(holidayImport.run(FILE)).isZero();
    assertThat(table.all())
        .containsExactlyElementsOf(
            CatalogueDays.years().stream().flatMap(year -> year.calendarDays().stream()).toList());
  }

  @Test
  void two_nodes_may_import_at_the_same_moment() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    var nodes = Executors.newFixedThreadPool(2);
    try {
      var one = nodes.submit(() -> importAt(go));
      var other = nodes.submit(() -> importAt(go));
      go.countDown();
      one.get();
      other.get();
    } finally {
      nodes.shutdownNow();
    }
    assertThat(holidayImport.run(FILE)).isZero();
  }

  private int importAt(CountDownLatch go) throws InterruptedException {
    go.await();
    return holidayImport.run(FILE);
  }

  @Test
  void a_row_changed_by_hand_survives_the_next_import_and_others_are_corrected() {
    holidayImport.run(FILE);
    days.change(day(null, MONDAY_OF_TET, DayType.WORKING_SATURDAY));
    database
        .jdbc()
        .sql("update calendar_day set note = 'sai' where calendar_date = date '2022-02-01'")
        .update();
    table.insert(
        new CalendarDay(
            null,
            WEDNESDAY,
            DayType.HOLIDAY,
            DayPart.FULL,
            null,
            "thông báo đã thu hồi",
            null,
            DayStatus.CONFIRMED,
            false));

    assertThat(holidayImport.run(FILE)).isEqualTo(2);
    assertThat(calendar.isWorkingDay("ninh-hoa", MONDAY_OF_TET)).isTrue();
    assertThat(calendar.isWorkingDay("ninh-hoa", WEDNESDAY)).isTrue();
    assertThat(days.ofYear(null, 2022))
        .filteredOn(day -> day.date().equals(LocalDate.of(2022, 2, 1)))
        .singleElement()
        .extracting(CalendarDay::note)
        .isEqualTo("Tết Âm lịch");
  }

  @Test
  void announced_days_replace_the_generated_ones_of_their_year() {
    // by the law alone Tết 2023 is 21/01 to 25/01, given back on 26/01 and 27/01
    assertThat(calendar.isWorkingDay("ninh-hoa", LocalDate.of(2023, 1, 20))).isTrue();
    assertThat(calendar.isWorkingDay("ninh-hoa", LocalDate.of(2023, 1, 27))).isFalse();

    holidayImport.run(FILE);
    days.dropAfterwards();

    assertThat(calendar.isWorkingDay("ninh-hoa", LocalDate.of(2023, 1, 20))).isFalse();
    assertThat(calendar.isWorkingDay("ninh-hoa", LocalDate.of(2023, 1, 27))).isTrue();
  }

  @Test
  void a_year_beyond_the_catalogue_is_generated_and_keeps_its_days_when_one_is_changed() {
    holidayImport.run(FILE);
    LocalDate tet = LocalDate.of(2030, 2, 4);
    assertThat(calendar.isWorkingDay("ninh-hoa", tet)).isFalse();

    LocalDate bridge = LocalDate.of(2030, 4, 29);
    days.change(day(null, bridge, DayType.SWAP_OFF));

    assertThat(calendar.isWorkingDay("ninh-hoa", bridge)).isFalse();
    assertThat(calendar.isWorkingDay("ninh-hoa", tet)).isFalse();
    assertThat(days.ofYear(null, 2030))
        .filteredOn(CalendarDay::changedByHand)
        .extracting(CalendarDay::date)
        .containsExactly(bridge);
  }

  @Test
  void the_day_of_a_locality_holds_for_it_alone_and_wins_over_the_whole_system() {
    holidayImport.run(FILE);
    days.change(day("ninh-hoa", WEDNESDAY, DayType.LOCAL_OFF));
    days.change(day("ninh-hoa", MONDAY_OF_TET, DayType.WORKING_SATURDAY));

    assertThat(calendar.isWorkingDay("ninh-hoa", WEDNESDAY)).isFalse();
    assertThat(calendar.isWorkingDay("nga-nam", WEDNESDAY)).isTrue();
    assertThat(calendar.isWorkingDay("ninh-hoa", MONDAY_OF_TET)).isTrue();
    assertThat(calendar.isWorkingDay("nga-nam", MONDAY_OF_TET)).isFalse();
    assertThat(days.ofYear("ninh-hoa", 2022))
        .hasSize(days.ofYear("nga-nam", 2022).size() + 1)
        .extracting(CalendarDay::date)
        .isSorted();
  }

  @Test
  void a_change_is_seen_at_once_on_its_node_and_within_half_a_minute_on_another() {
    holidayImport.run(FILE);
    CachedCalendarDays other = node();
    assertThat(other.on("ninh-hoa", WEDNESDAY)).isEmpty();

    days.change(day(null, WEDNESDAY, DayType.HOLIDAY));

    assertThat(days.on("ninh-hoa", WEDNESDAY)).hasSize(1);
    assertThat(other.on("ninh-hoa", WEDNESDAY)).isEmpty();
    nanoTime.addAndGet(CachedCalendarDays.MAX_AGE.toNanos() + 1);
    assertThat(other.on("ninh-hoa", WEDNESDAY)).hasSize(1);
  }

  @Test
  void a_change_that_is_rolled_back_is_not_seen() {
    holidayImport.run(FILE);

    database
        .transaction()
        .executeWithoutResult(
            status -> {
              days.change(day(null, WEDNESDAY, DayType.HOLIDAY));
              status.setRollbackOnly();
            });

    assertThat(days.on("ninh-hoa", WEDNESDAY)).isEmpty();
  }

  @Test
  void the_database_keeps_one_row_per_scope_and_date_and_only_known_types() {
    table.insert(day(null, WEDNESDAY, DayType.HOLIDAY));
    table.insert(day("ninh-hoa", WEDNESDAY, DayType.LOCAL_OFF));

    assertThatThrownBy(() -> table.insert(day(null, WEDNESDAY, DayType.SWAP_OFF)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(
            () -> database.jdbc().sql("update calendar_day set day_type = 'PARTY'").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void a_day_outside_the_calendar_is_refused() {
    for (int year : Set.of(1899, 2101)) {
      assertThatThrownBy(() -> calendar.isWorkingDay("ninh-hoa", LocalDate.of(year, 6, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(year));
    }
  }

  @Test
  void a_day_under_the_wrong_year_of_the_catalogue_stops_the_import() {
    String yaml =
        """
        years:
          - year: 2022
            status: CONFIRMED
            days:
              - {date: 2023-01-02, type: HOLIDAY, note: "x", source: "y"}
        """;

    assertThatThrownBy(
            () -> holidayImport.run(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))))
        .hasStackTraceContaining("2023-01-02 stands under the year 2022");
  }

  private static CalendarDay day(@Nullable String locality, LocalDate date, DayType type) {
    return new CalendarDay(
        locality, date, type, DayPart.FULL, null, null, null, DayStatus.CONFIRMED, false);
  }
}
