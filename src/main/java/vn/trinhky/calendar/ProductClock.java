package vn.trinhky.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock that everything in the product reads, also as the {@link java.time.Clock} bean. In
 * production it is real time. In the profiles {@code demo} and {@code test} it may stand elsewhere
 * ({@code trinhky.clock.at}) and be moved forward, so that deadlines can be lived through; time
 * always runs on, never stops and never goes back.
 */
public interface ProductClock {

  /** The zone of all days and office hours. */
  ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Product time, in whole milliseconds, which the engine and both databases keep unchanged. */
  Instant now();

  /** Product time minus real time, in whole milliseconds; zero in production. */
  Duration offset();

  /** Whether {@link #moveTo} is allowed: only in the profiles {@code demo} and {@code test}. */
  boolean movable();

  /**
   * Moves product time forward, on all nodes within a second, and publishes {@link ClockMoved} on
   * each. Committed at once, whatever transaction the caller is in.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code clock-fixed} when the clock is real time, 422
   *     {@code clock-backwards} when the instant has passed, 422 {@code clock-too-far} when it lies
   *     beyond the year 2100, where the calendar ends
   */
  void moveTo(Instant instant);
}
