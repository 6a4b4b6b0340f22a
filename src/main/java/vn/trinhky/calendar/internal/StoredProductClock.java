package vn.trinhky.calendar.internal;

import java.sql.Types;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.ClockMoved;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.problem.Refusal;

/**
 * Product time as real time plus an offset kept in the single row of {@code calendar_clock}. The
 * offset only ever grows, in the database and in memory, so that time cannot go back whoever moves
 * it at the same moment.
 *
 * <p>Reading the time is an addition and never touches the database. Where the clock can be moved
 * (profiles {@code demo} and {@code test}) a thread re-reads the row every second, so that a node
 * follows a move made on another one even when nothing else happens on it; elsewhere there is no
 * thread and the offset is zero for good.
 */
final class StoredProductClock implements ProductClock, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StoredProductClock.class);
  private static final Instant END_OF_CALENDAR =
      LocalDateTime.of(HolidayRules.LAST_YEAR, 1, 1, 0, 0).atZone(ZONE).toInstant();

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final ApplicationEventPublisher events;
  private final InstantSource realTime;
  private final boolean movable;
  private volatile long offsetMillis;
  private boolean reportedUnreadable;
  private @Nullable ScheduledExecutorService watch;

  /**
   * @param realTime the computer's clock
   * @param movable whether one of the profiles {@code demo} and {@code test} is active
   */
  StoredProductClock(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events,
      InstantSource realTime,
      boolean movable) {
    this.jdbc = jdbc;
    // a move is seen by everybody at once and is not undone with the caller's transaction
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.events = events;
    this.realTime = realTime;
    this.movable = movable;
  }

  /**
   * Takes up the stored time, or stores where it begins at the first start. To be called once,
   * before anybody asks for the time.
   *
   * @param configured the value of {@code trinhky.clock.at}
   * @throws ClockRefused when the value is malformed, not allowed here or already past
   */
  void open(@Nullable String configured) {
    Instant at = configured == null || configured.isBlank() ? null : parse(configured.strip());
    if (at != null && !movable) {
      throw new ClockRefused(
          "trinhky.clock.at (TRINHKY_CLOCK_AT) is set to "
              + configured
              + ", but neither of the profiles demo and test is active: outside them the product"
              + " runs on real time.",
          "Remove trinhky.clock.at (TRINHKY_CLOCK_AT), or start with the profile demo.");
    }
    long beginning = at == null ? 0 : offsetTo(at);
    boolean first =
        jdbc.sql(
                    """
                    update calendar_clock
                       set started_at = :now, first_at = :at, last_at = :at, offset_millis = :offset
                     where started_at is null
                    """)
                .param("now", utc(realTime.instant()))
                .param("at", at == null ? null : utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("offset", beginning)
                .update()
            > 0;
    Stored stored = stored();
    offsetMillis = stored.offsetMillis();
    if (!first) {
      takeUp(stored, at);
    }
    if (offsetMillis != 0) {
      LOG.warn("Product time is not real time: it is {} now", DateText.dateTime(now()));
    }
  }

  private void takeUp(Stored stored, @Nullable Instant at) {
    if (!movable && stored.offsetMillis() != 0) {
      throw new ClockRefused(
          "This database was filled on a clock of its own (product time is "
              + DateText.dateTime(now())
              + "), which only the profiles demo and test have.",
          "Start with the profile demo, or use another database.");
    }
    if (at == null || at.equals(stored.firstAt()) || at.equals(stored.lastAt())) {
      return;
    }
    long offset = offsetTo(at);
    int moved =
        jdbc.sql(
                """
                update calendar_clock set offset_millis = :offset, last_at = :at
                 where offset_millis <= :offset
                """)
            .param("offset", offset)
            .param("at", utc(at))
            .update();
    if (moved == 0) {
      throw new ClockRefused(
          "trinhky.clock.at (TRINHKY_CLOCK_AT) asks for "
              + DateText.dateTime(at)
              + ", but product time in this database is already "
              + DateText.dateTime(now())
              + ": time does not go back.",
          "Remove trinhky.clock.at to go on from there, set a later instant, or start with an empty"
              + " database.");
    }
    offsetMillis = offset;
  }

  private static Instant parse(String configured) {
    Instant at;
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              configured, OffsetDateTime::from, LocalDateTime::from);
      at =
          parsed instanceof OffsetDateTime withOffset
              ? withOffset.toInstant()
              : ((LocalDateTime) parsed).atZone(ZONE).toInstant();
    } catch (DateTimeException malformed) {
      throw new ClockRefused(
          "trinhky.clock.at (TRINHKY_CLOCK_AT) is \""
              + configured
              + "\", which is not a date-time.",
          "Write it like 2022-01-10T08:00 (Vietnamese time) or 2022-01-10T08:00:00+07:00.");
    }
    if (!at.isBefore(END_OF_CALENDAR)) {
      throw new ClockRefused(
          "trinhky.clock.at (TRINHKY_CLOCK_AT) lies beyond the calendar: " + configured,
          "Choose an instant before the year " + HolidayRules.LAST_YEAR + ".");
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Instant now() {
    return realTime.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(offsetMillis);
  }

  @Override
  public Duration offset() {
    return Duration.ofMillis(offsetMillis);
  }

  @Override
  public boolean movable() {
    return movable;
  }

  @Override
  public void moveTo(Instant instant) {
    if (!movable) {
      throw Refusal.forbidden(
          "clock-fixed",
          "Hệ thống đang chạy theo giờ thật nên không chỉnh được đồng hồ. Việc này chỉ dành cho bản"
              + " dùng thử.");
    }
    if (!instant.isBefore(END_OF_CALENDAR)) {
      throw Refusal.unprocessable(
          "clock-too-far",
          "Lịch làm việc chỉ có đến hết năm "
              + (HolidayRules.LAST_YEAR - 1)
              + ". Hãy chọn một thời điểm sớm hơn.");
    }
    long offset = offsetTo(instant);
    Integer moved =
        ownTransaction.execute(
            status ->
                jdbc.sql(
                        """
                        update calendar_clock set offset_millis = :offset
                         where offset_millis <= :offset
                        """)
                    .param("offset", offset)
                    .update());
    if (moved == null || moved == 0) {
      follow(stored().offsetMillis());
      throw Refusal.unprocessable(
          "clock-backwards",
          "Đồng hồ chỉ tiến, không lùi: bây giờ là "
              + DateText.dateTime(now())
              + ". Hãy chọn một thời điểm sau đó.");
    }
    follow(offset);
  }

  /** Reads the stored offset again and follows it. */
  void refresh() {
    follow(stored().offsetMillis());
  }

  private void follow(long offset) {
    synchronized (this) {
      // what was read a moment ago may be older than what this node has just written
      if (offset <= offsetMillis) {
        return;
      }
      offsetMillis = offset;
    }
    events.publishEvent(new ClockMoved(now()));
  }

  private Stored stored() {
    return jdbc.sql("select offset_millis, first_at, last_at from calendar_clock")
        .query(
            (row, number) ->
                new Stored(
                    row.getLong("offset_millis"),
                    instant(row.getObject("first_at", OffsetDateTime.class)),
                    instant(row.getObject("last_at", OffsetDateTime.class))))
        .single();
  }

  /** The offset at which product time is {@code at}, or the next whole millisecond. */
  private long offsetTo(Instant at) {
    long millis = at.toEpochMilli();
    if (at.isAfter(Instant.ofEpochMilli(millis))) {
      millis++;
    }
    return millis - realTime.instant().toEpochMilli();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
    return stored == null ? null : stored.toInstant();
  }

  @Override
  public synchronized void start() {
    if (movable && watch == null) {
      watch =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "clock-watch");
                thread.setDaemon(true);
                return thread;
              });
      var unused = watch.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void watch() {
    try {
      refresh();
      reportedUnreadable = false;
    } catch (DataAccessException | TransactionException unreadable) {
      if (!reportedUnreadable) {
        LOG.warn("The stored clock cannot be read; product time runs on unchanged", unreadable);
        reportedUnreadable = true;
      }
    } catch (RuntimeException listenerFailed) {
      LOG.error("A listener could not follow the clock", listenerFailed);
    }
  }

  @Override
  public synchronized void stop() {
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return watch != null;
  }

  private record Stored(long offsetMillis, @Nullable Instant firstAt, @Nullable Instant lastAt) {}
}
