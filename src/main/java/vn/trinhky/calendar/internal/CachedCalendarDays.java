package vn.trinhky.calendar.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.CalendarDays;

/**
 * The exceptional days, read through a snapshot of the whole table (some twenty rows a year). The
 * snapshot is dropped after a change on this node and is never older than half a minute, which is
 * how the other nodes, and rows changed by SQL, are noticed. That is enough: the calendar changes a
 * few times a year, and a due date is computed once and stored.
 *
 * <p>A year that has any row of the whole system consists of exactly its rows, because announced
 * days replace the proposed ones (Tết may begin a day earlier); a year without is generated.
 */
final class CachedCalendarDays implements CalendarDays, ExceptionalDays {
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  private final CalendarDayTable table;
  private final HolidayRules rules;
  private final TransactionTemplate transaction;
  private final LongSupplier nanoTime;
  private final Map<Integer, Map<LocalDate, CalendarDay>> generated = new ConcurrentHashMap<>();
  private volatile @Nullable Snapshot snapshot;

  /**
   * @param nanoTime a monotonic ticker such as {@link System#nanoTime}; product time may jump and
   *     is no measure of age
   */
  CachedCalendarDays(
      CalendarDayTable table,
      HolidayRules rules,
      TransactionTemplate transaction,
      LongSupplier nanoTime) {
    this.table = table;
    this.rules = rules;
    this.transaction = transaction;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<CalendarDay> on(String locality, LocalDate day) {
    Snapshot rows = rows();
    CalendarDay common = wholeSystem(rows, day.getYear()).get(day);
    CalendarDay own = rows.of(locality).get(day);
    if (common == null) {
      return own == null ? List.of() : List.of(own);
    }
    return own == null ? List.of(common) : List.of(common, own);
  }

  @Override
  public List<CalendarDay> ofYear(@Nullable String locality, int year) {
    Snapshot rows = rows();
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    wholeSystem(rows, year)
        .forEach(
            (date, day) -> {
              if (date.getYear() == year) {
                days.put(date, day);
              }
            });
    if (locality != null) {
      rows.of(locality)
          .forEach(
              (date, day) -> {
                if (date.getYear() == year) {
                  days.put(date, day);
                }
              });
    }
    return List.copyOf(days.values());
  }

  @Override
  public void change(CalendarDay day) {
    CalendarDay byHand =
        new CalendarDay(
            day.locality(),
            day.date(),
            day.type(),
            day.part(),
            day.swapWith(),
            day.source(),
            day.note(),
            day.status(),
            true);
    transaction.executeWithoutResult(
        status -> {
          keepProposedDays(byHand);
          if (!table.update(byHand)) {
            table.insert(byHand);
          }
          dropAfterwards();
        });
  }

  /**
   * The first row of the whole system in a year would otherwise take the place of all its generated
   * days.
   */
  private void keepProposedDays(CalendarDay first) {
    int year = first.date().getYear();
    if (first.locality() == null && !new Snapshot(table.all(), 0).announced(year)) {
      rules.generate(year).forEach(table::insert);
    }
  }

  /** Forgets the snapshot once the rows of the current transaction are visible to everybody. */
  void dropAfterwards() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      snapshot = null;
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            snapshot = null;
          }
        });
  }

  private Map<LocalDate, CalendarDay> wholeSystem(Snapshot rows, int year) {
    if (year < HolidayRules.FIRST_YEAR || year > HolidayRules.LAST_YEAR) {
      throw new IllegalArgumentException("the calendar does not reach the year " + year);
    }
    return rows.announced(year)
        ? rows.of(CalendarDayTable.WHOLE_SYSTEM)
        : generated.computeIfAbsent(year, this::generate);
  }

  private Map<LocalDate, CalendarDay> generate(int year) {
    Map<LocalDate, CalendarDay> days = new HashMap<>();
    rules.generate(year).forEach(day -> days.put(day.date(), day));
    return Map.copyOf(days);
  }

  private Snapshot rows() {
    Snapshot current = snapshot;
    if (current == null || nanoTime.getAsLong() - current.readAt > MAX_AGE.toNanos()) {
      long readAt = nanoTime.getAsLong();
      current = new Snapshot(table.all(), readAt);
      snapshot = current;
    }
    return current;
  }

  /** The table as it was read at one moment. */
  private static final class Snapshot {
    private final Map<String, Map<LocalDate, CalendarDay>> byScope = new HashMap<>();
    private final Set<Integer> announced = new HashSet<>();
    private final long readAt;

    Snapshot(List<CalendarDay> rows, long readAt) {
      this.readAt = readAt;
      for (CalendarDay row : rows) {
        String scope = row.locality();
        if (scope == null) {
          scope = CalendarDayTable.WHOLE_SYSTEM;
          announced.add(row.date().getYear());
        }
        byScope.computeIfAbsent(scope, any -> new HashMap<>()).put(row.date(), row);
      }
    }

    Map<LocalDate, CalendarDay> of(String scope) {
      return byScope.getOrDefault(scope, Map.of());
    }

    boolean announced(int year) {
      return announced.contains(year);
    }
  }
}
