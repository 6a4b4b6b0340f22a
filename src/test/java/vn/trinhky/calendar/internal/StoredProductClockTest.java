package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.calendar.ClockMoved;
import vn.trinhky.problem.Refusal;

class StoredProductClockTest {
  private static final String DEMO = "2022-01-10T08:00";
  private static final Instant DEMO_BEGINS = Instant.parse("2022-01-10T01:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final List<Object> events = new ArrayList<>();
  private Instant realTime = Instant.parse("2026-06-15T03:00:00.123Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-01-10T08:00",
        "2022-01-10T08:00:00",
        "2022-01-10T08:00:00+07:00",
        "2022-01-10T01:00:00Z",
        " 2022-01-10T01:00Z ",
      })
  void the_first_start_sets_the_clock_to_a_local_date_time_or_one_with_offset(String configured) {
    StoredProductClock clock = start(configured, true);

    assertThat(clock.now()).isEqualTo(DEMO_BEGINS);
  }

  @Test
  void time_runs_on_and_survives_a_restart_with_the_same_or_no_value() {
    StoredProductClock clock = start(DEMO, true);
    pass(Duration.ofHours(3));
    assertThat(clock.now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofHours(3)));

    pass(Duration.ofDays(2));
    assertThat(start(DEMO, true).now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofHours(51)));
    assertThat(start(null, true).now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofHours(51)));
    assertThat(start(" ", true).now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofHours(51)));
  }

  @Test
  void a_restart_after_a_move_goes_on_from_there() {
    start(DEMO, true).moveTo(DEMO_BEGINS.plus(Duration.ofDays(30)));
    pass(Duration.ofMinutes(1));

    assertThat(start(DEMO, true).now())
        .isEqualTo(DEMO_BEGINS.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(1)));
  }

  @Test
  void a_later_start_moves_forward_and_the_first_value_stays_acceptable() {
    start(DEMO, true);
    StoredProductClock later = start("2022-03-01T08:00", true);
    assertThat(later.now()).isEqualTo(Instant.parse("2022-03-01T01:00:00Z"));

    assertThat(start("2022-03-01T08:00", true).now()).isEqualTo(later.now());
    assertThat(start(DEMO, true).now()).isEqualTo(later.now());
  }

  @Test
  void a_start_at_an_instant_that_has_passed_is_refused_with_both_times() {
    start(DEMO, true).moveTo(DEMO_BEGINS.plus(Duration.ofDays(30)));

    assertThatThrownBy(() -> start("2022-02-01T08:00", true))
        .isInstanceOf(ClockRefused.class)
        .hasMessageContaining("08:00 01/02/2022")
        .hasMessageContaining("08:00 09/02/2022");
  }

  @Test
  void a_database_that_has_lived_in_real_time_is_not_set_back() {
    start(null, true);

    assertThatThrownBy(() -> start(DEMO, true)).isInstanceOf(ClockRefused.class);
  }

  @Test
  void outside_demo_and_test_the_value_is_refused_and_real_time_runs() {
    assertThatThrownBy(() -> start(DEMO, false))
        .isInstanceOf(ClockRefused.class)
        .hasMessageContaining("TRINHKY_CLOCK_AT")
        .hasMessageContaining("demo");

    StoredProductClock clock = start(null, false);
    assertThat(clock.now()).isEqualTo(realTime);
    assertThat(clock.offset()).isZero();
    clock.start();
    assertThat(clock.isRunning()).isFalse();
  }

  @Test
  void a_database_on_a_clock_of_its_own_is_not_opened_outside_demo_and_test() {
    start(DEMO, true);

    assertThatThrownBy(() -> start(null, false))
        .isInstanceOf(ClockRefused.class)
        .hasMessageContaining("08:00 10/01/2022");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/01/2022 08:00", "2022-01-10", "tomorrow", "2100-01-01T00:00"})
  void a_value_that_is_no_date_time_of_the_calendar_is_refused(String configured) {
    assertThatThrownBy(() -> start(configured, true))
        .isInstanceOf(ClockRefused.class)
        .hasMessageContaining(configured);
  }

  @Test
  void the_clock_is_moved_forward_and_says_so() {
    StoredProductClock clock = start(DEMO, true);
    Instant deadline = Instant.parse("2022-01-17T10:00:00Z");

    clock.moveTo(deadline);

    assertThat(clock.now()).isEqualTo(deadline);
    assertThat(clock.offset()).isEqualTo(Duration.between(realTime, deadline));
    assertThat(events).containsExactly(new ClockMoved(deadline));
  }

  @Test
  void an_instant_between_two_milliseconds_is_reached_and_not_missed() {
    StoredProductClock clock = start(DEMO, true);
    Instant deadline = Instant.parse("2022-01-17T10:00:00.000000001Z");

    clock.moveTo(deadline);

    assertThat(clock.now()).isAfterOrEqualTo(deadline);
  }

  @Test
  void the_clock_does_not_go_back() {
    StoredProductClock clock = start(DEMO, true);

    assertThatThrownBy(() -> clock.moveTo(DEMO_BEGINS.minusSeconds(1)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.type()).isEqualTo("clock-backwards");
              assertThat(refusal).hasMessageContaining("bây giờ là 08:00 10/01/2022");
            });
    assertThat(clock.now()).isEqualTo(DEMO_BEGINS);
    assertThat(events).isEmpty();
  }

  @Test
  void the_clock_does_not_leave_the_calendar() {
    StoredProductClock clock = start(DEMO, true);

    assertThatThrownBy(() -> clock.moveTo(Instant.parse("2100-06-01T00:00:00Z")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("clock-too-far"));
  }

  @Test
  void real_time_cannot_be_moved() {
    StoredProductClock clock = start(null, false);

    assertThatThrownBy(() -> clock.moveTo(realTime.plusSeconds(60)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(403);
              assertThat(refusal.type()).isEqualTo("clock-fixed");
            });
    assertThat(clock.now()).isEqualTo(realTime);
  }

  @Test
  void another_node_follows_a_move_within_a_second_and_says_so_there() throws Exception {
    StoredProductClock here = start(DEMO, true);
    StoredProductClock there = start(DEMO, true);
    there.start();
    try {
      here.moveTo(DEMO_BEGINS.plus(Duration.ofDays(7)));
      events.clear();
      long waitUntil = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (!there.now().equals(here.now()) && System.nanoTime() < waitUntil) {
        Thread.sleep(20);
      }
    } finally {
      there.stop();
    }
    assertThat(there.now()).isEqualTo(here.now());
    assertThat(there.isRunning()).isFalse();
  }

  @Test
  void a_node_that_follows_publishes_the_move_once() {
    StoredProductClock here = start(DEMO, true);
    StoredProductClock there = start(DEMO, true);
    here.moveTo(DEMO_BEGINS.plus(Duration.ofDays(7)));
    events.clear();

    there.refresh();
    there.refresh();

    assertThat(events).containsExactly(new ClockMoved(here.now()));
  }

  @Test
  void a_move_on_a_node_that_lags_behind_is_judged_by_the_stored_time() {
    StoredProductClock here = start(DEMO, true);
    StoredProductClock there = start(DEMO, true);
    here.moveTo(DEMO_BEGINS.plus(Duration.ofDays(7)));

    assertThatThrownBy(() -> there.moveTo(DEMO_BEGINS.plus(Duration.ofDays(3))))
        .isInstanceOf(Refusal.class);
    assertThat(there.now()).isEqualTo(here.now());
  }

  @Test
  void moves_at_the_same_moment_end_at_the_latest_of_them() throws Exception {
    StoredProductClock clock = start(DEMO, true);
    var people = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> moves = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        Instant target = DEMO_BEGINS.plus(Duration.ofDays(i * 7 % 41));
        moves.add(people.submit(() -> moveOrBeRefused(clock, target)));
      }
      for (Future<?> move : moves) {
        move.get();
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(clock.now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofDays(40)));
    assertThat(start(DEMO, true).now()).isEqualTo(clock.now());
  }

  private static void moveOrBeRefused(StoredProductClock clock, Instant target) {
    try {
      clock.moveTo(target);
    } catch (Refusal overtaken) {
      assertThat(overtaken.type()).isEqualTo("clock-backwards");
    }
  }

  @Test
  void a_move_is_kept_when_the_transaction_of_the_caller_is_rolled_back() {
    StoredProductClock clock = start(DEMO, true);

    database
        .transaction()
        .executeWithoutResult(
            status -> {
              clock.moveTo(DEMO_BEGINS.plus(Duration.ofDays(1)));
              status.setRollbackOnly();
            });

    assertThat(start(null, true).now()).isEqualTo(DEMO_BEGINS.plus(Duration.ofDays(1)));
  }

  private void pass(Duration time) {
    realTime = realTime.plus(time);
  }

  private StoredProductClock start(@Nullable String configured, boolean movable) {
    StoredProductClock clock =
        new StoredProductClock(
            database.jdbc(),
            database.transactions(),
            event -> {
              synchronized (events) {
                events.add(event);
              }
            },
            () -> realTime,
            movable);
    clock.open(configured);
    return clock;
  }
}
