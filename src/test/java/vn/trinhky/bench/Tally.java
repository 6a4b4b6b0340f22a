package vn.trinhky.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements as they were sent. One statement per execution, each row of a batch being one; a round
 * trip is one call of the driver, a batch being one.
 */
final class Tally {

  private static final Pattern TABLE =
      Pattern.compile("\\b(?:from|into|update)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

  private final Map<String, LongAdder> statements = new ConcurrentHashMap<>();
  private final LongAdder roundTrips = new LongAdder();

  void sent(String sql, int executions) {
    statements
        .computeIfAbsent(sql.strip().replaceAll("\\s+", " "), s -> new LongAdder())
        .add(executions);
    roundTrips.increment();
  }

  void add(Tally other) {
    other.statements.forEach(
        (sql, count) ->
            statements.computeIfAbsent(sql, s -> new LongAdder()).add(count.longValue()));
    roundTrips.add(other.roundTrips());
  }

  long all() {
    return count(sql -> true);
  }

  long roundTrips() {
    return roundTrips.longValue();
  }

  /** On the engine's tables. */
  long ofEngine() {
    return count(Tally::isEngine);
  }

  /** On our tables, reading. */
  long ownReads() {
    return count(sql -> !isEngine(sql) && isRead(sql));
  }

  /** On our tables, writing. */
  long ownWrites() {
    return count(sql -> !isEngine(sql) && !isRead(sql));
  }

  /** By table and kind, as in {@code plan_dossier select}. */
  Map<String, Long> byTable() {
    Map<String, Long> sums = new TreeMap<>();
    statements.forEach(
        (sql, count) -> sums.merge(table(sql) + " " + kind(sql), count.longValue(), Long::sum));
    return sums;
  }

  /** By text. */
  Map<String, Long> bySql() {
    Map<String, Long> sums = new TreeMap<>();
    statements.forEach((sql, count) -> sums.put(sql, count.longValue()));
    return sums;
  }

  private long count(Predicate<String> which) {
    return statements.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToLong(entry -> entry.getValue().longValue())
        .sum();
  }

  private static boolean isEngine(String sql) {
    return table(sql).startsWith("act_");
  }

  private static boolean isRead(String sql) {
    return kind(sql).equals("select");
  }

  private static String kind(String sql) {
    return sql.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String table(String sql) {
    Matcher matcher = TABLE.matcher(sql);
    return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "?";
  }
}
