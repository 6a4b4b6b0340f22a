package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.CalendarDays;
import vn.trinhky.calendar.ClockMoved;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class CalendarIT {
  private static final LocalDate WEDNESDAY = LocalDate.of(2022, 1, 12);

  @Autowired private WorkingCalendar calendar;
  @Autowired private CalendarDays days;
  @Autowired private ProductClock productClock;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void the_started_product_knows_the_announced_days_and_imports_them_only_once() {
    assertThat(calendar.addWorkingDays("anywhere", LocalDate.of(2026, 2, 13), 1))
        .isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(
            new HolidayImport(new CalendarDayTable(jdbc), new TransactionTemplate(transactions))
                .run(new ClassPathResource("catalogue/holidays.yaml")))
        .isZero();
  }

  @Test
  void a_day_of_a_locality_is_stored_read_and_unique() {
    String locality = "calendar-" + UUID.randomUUID();
    CalendarDay off =
        new CalendarDay(
            locality,
            WEDNESDAY,
            DayType.LOCAL_OFF,
            DayPart.AFTERNOON,
            null,
            null,
            "Lễ hội",
            DayStatus.CONFIRMED,
            true);

    days.change(off);
    days.change(off);

    assertThat(days.ofYear(locality, 2022)).contains(off);
    assertThat(
            calendar.dueAt(
                locality, WEDNESDAY.atTime(8, 0).atZone(ProductClock.ZONE).toInstant(), 0))
        .isEqualTo(WEDNESDAY.atTime(11, 30).atZone(ProductClock.ZONE).toInstant());
    assertThatThrownBy(() -> new CalendarDayTable(jdbc).insert(off))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void the_clock_is_moved_forward_for_every_node_and_never_back() {
    List<Object> noticed = new ArrayList<>();
    StoredProductClock otherNode =
        new StoredProductClock(jdbc, transactions, noticed::add, InstantSource.system(), true);
    otherNode.open(null);
    Instant target = productClock.now().plus(Duration.ofMinutes(1));

    productClock.moveTo(target);
    otherNode.refresh();

    assertThat(clock.instant()).isBetween(target, target.plus(Duration.ofMinutes(1)));
    assertThat(otherNode.offset()).isEqualTo(productClock.offset());
    assertThat(noticed).hasOnlyElementsOfType(ClockMoved.class).hasSize(1);
    assertThatThrownBy(() -> otherNode.moveTo(target.minusSeconds(30)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("clock-backwards"));
  }

  @Test
  void moves_at_the_same_moment_end_at_the_latest_of_them() throws Exception {
    Instant begin = productClock.now();
    var people = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> moves = new ArrayList<>();
      for (int i = 1; i <= 12; i++) {
        Instant target = begin.plus(Duration.ofMinutes(5L + i * 5 % 13));
        moves.add(people.submit(() -> moveOrBeRefused(target)));
      }
      for (Future<?> move : moves) {
        move.get();
      }
    } finally {
      people.shutdownNow();
    }
    Instant latest = begin.plus(Duration.ofMinutes(17));
    assertThat(productClock.now()).isBetween(latest, latest.plus(Duration.ofMinutes(1)));
  }

  private void moveOrBeRefused(Instant target) {
    try {
      productClock.moveTo(target);
    } catch (Refusal overtaken) {
      assertThat(overtaken.type()).isEqualTo("clock-backwards");
    }
  }
}
