package vn.trinhky.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.trinhky.calendar.CalendarDays;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;

class CalendarConfigurationTest {
  private final MemoryDatabase database = new MemoryDatabase();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withBean(JdbcClient.class, database::jdbc)
          .withBean(PlatformTransactionManager.class, database::transactions)
          .withUserConfiguration(CalendarConfiguration.class);

  @Test
  void everything_is_ready_and_the_clock_bean_shows_product_time() {
    runner
        .withPropertyValues("spring.profiles.active=demo", "trinhky.clock.at=2022-01-10T08:00")
        .run(
            context -> {
              Clock clock = context.getBean(Clock.class);
              assertThat(clock.getZone()).isEqualTo(ProductClock.ZONE);
              assertThat(clock.instant())
                  .isBetween(
                      Instant.parse("2022-01-10T01:00:00Z"), Instant.parse("2022-01-10T01:05:00Z"));
              context.getBean(ProductClock.class).moveTo(Instant.parse("2022-01-17T10:00:00Z"));
              assertThat(Duration.between(Instant.parse("2022-01-17T10:00:00Z"), clock.instant()))
                  .isBetween(Duration.ZERO, Duration.ofMinutes(5));
              assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2022, 1, 17));
              assertThat(context.getBean(CalendarDays.class).ofYear(null, 2022)).hasSize(15);
              assertThat(
                      context
                          .getBean(WorkingCalendar.class)
                          .isWorkingDay("ninh-hoa", LocalDate.of(2022, 1, 31)))
                  .isFalse();
            });
  }

  @Test
  void office_hours_and_weekly_rest_are_settings() {
    runner
        .withPropertyValues(
            "trinhky.calendar.morning-from=08:00",
            "trinhky.calendar.afternoon-to=16:30",
            "trinhky.calendar.weekly-rest=SUNDAY")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(WorkingCalendar.class)
                            .dueAt("ninh-hoa", Instant.parse("2022-01-14T10:00:00Z"), 1))
                    .isEqualTo(
                        LocalDateTime.of(2022, 1, 15, 16, 30)
                            .atZone(ProductClock.ZONE)
                            .toInstant()));
  }

  @Test
  void office_hours_that_make_no_sense_stop_the_start() {
    runner
        .withPropertyValues("trinhky.calendar.morning-to=07:00")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void a_refused_clock_stops_the_start_and_tells_the_operator_what_to_do() {
    runner
        .withPropertyValues("trinhky.clock.at=2022-01-10T08:00")
        .run(
            context -> {
              assertThat(context).hasFailed();
              FailureAnalysis analysis =
                  new ClockRefusedAnalyzer().analyze(context.getStartupFailure());
              assertThat(analysis.getDescription()).contains("profiles demo and test");
              assertThat(analysis.getAction()).contains("TRINHKY_CLOCK_AT");
            });
  }
}
