package vn.trinhky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.bench.Spread.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.trinhky.bench.Meter.Cost;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.TestLocality;

/**
 * What a person's decision costs in the product, against the bare engine on the same diagram and
 * the same database server. Both take the same number of dossiers through the same steps; only the
 * completions are measured, in alternating rounds.
 */
@Measured
class IssuanceBench {

  private static final int DOSSIERS = Integer.getInteger("bench.dossiers", 15);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 5);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int PEOPLE = 4;

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private DataSource database;
  @Autowired private Environment environment;

  private enum Who {
    BARE,
    PRODUCT
  }

  private final Map<Who, Side> sides = new EnumMap<>(Who.class);
  private Meter meter;
  private JdbcClient apart;

  @Test
  void a_decision_costs() throws IOException {
    String url = property("url");
    apart = JdbcClient.create(new DriverManagerDataSource(url, property("username"), password()));
    meter = TestDatabase.isPostgres() ? Meter.with(apart) : Meter.withoutDatabase();
    Report report =
        new Report(
            TestDatabase.isPostgres() ? "1-issuance-postgres" : "2-issuance-h2",
            "Decisions on " + (TestDatabase.isPostgres() ? "PostgreSQL" : "H2"));
    try (BareEngine bare =
            new BareEngine(database("bare"), property("username"), password(), true);
        BareEngine lean =
            new BareEngine(database("lean"), property("username"), password(), false)) {
      sides.put(Who.BARE, bare);
      sides.put(
          Who.PRODUCT,
          new Product(dossiers, engine, (CountedDataSource) database, localities.create()));

      both(WARM_UP, 1);
      Map<Who, List<Map<String, Cost>>> alone = both(ROUNDS, 1);
      Map<Who, List<Map<String, Cost>>> crowd = both(ROUNDS, PEOPLE);
      // the first dossiers fill what is kept in memory
      Map<String, Tally> ofBare = counted(bare);
      Map<String, Tally> ofProduct = counted(sides.get(Who.PRODUCT));
      double ofLean = perCompletion(counted(lean), Tally::all);

      headline(report, alone, crowd, ofBare, ofProduct, ofLean);
      steps(report, alone, ofBare, ofProduct);
      tables(report, ofBare, ofProduct);
      report.write(version());
      texts(ofBare, ofProduct);
    }
  }

  // measuring

  private Map<Who, List<Map<String, Cost>>> both(int rounds, int people) {
    Map<Who, List<Map<String, Cost>>> all = new EnumMap<>(Who.class);
    for (int i = 0; i < rounds; i++) {
      sides.forEach(
          (who, side) -> all.computeIfAbsent(who, w -> new ArrayList<>()).add(round(side, people)));
    }
    return all;
  }

  /** What the completions of each step have cost. */
  private Map<String, Cost> round(Side side, int people) {
    Map<String, Cost> costs = new LinkedHashMap<>();
    side.open(DOSSIERS);
    for (String step : Side.STEPS) {
      side.prepare(step);
      costs.put(step, meter.of(people, side.completions(step)));
      if (!step.equals("IssueDocument")) {
        side.jobs();
      }
    }
    return costs;
  }

  /** What the completions of each step of one dossier send to the database. */
  private Map<String, Tally> counted(Side side) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    side.open(1);
    for (String step : Side.STEPS) {
      side.prepare(step);
      Tally tally = tallies.computeIfAbsent(step, s -> new Tally());
      List<Runnable> completions = side.completions(step);
      side.database().countInto(tally);
      completions.forEach(Runnable::run);
      side.database().countInto(null);
      if (!step.equals("IssueDocument")) {
        side.jobs();
      }
    }
    return tallies;
  }

  // telling

  private void headline(
      Report report,
      Map<Who, List<Map<String, Cost>>> alone,
      Map<Who, List<Map<String, Cost>>> crowd,
      Map<String, Tally> bare,
      Map<String, Tally> product,
      double lean) {
    boolean server = TestDatabase.isPostgres();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        figures(
            "statements",
            perCompletion(bare, Tally::all),
            perCompletion(product, Tally::all),
            "1.3"));
    rows.add(
        figures(
            "round trips to the database",
            perCompletion(bare, Tally::roundTrips),
            perCompletion(product, Tally::roundTrips),
            ""));
    rows.add(
        measured(
            server
                ? "CPU of the deciding thread, ms"
                : "CPU of the deciding thread with the database in it, ms",
            alone,
            Cost::threadMillis,
            ""));
    rows.add(
        measured(
            "CPU of the JVM with its compiler and collector, ms",
            alone,
            Cost::cpuMillis,
            server ? "" : "1.5"));
    if (server) {
      rows.add(measured("CPU of the PostgreSQL server, ms", alone, Cost::serverMillis, ""));
      rows.add(
          measured(
              "CPU of JVM and server, ms",
              alone,
              cost -> cost.cpuMillis() + cost.serverMillis(),
              "1.5"));
      rows.add(measured("WAL, KB", alone, Cost::walKilobytes, ""));
    }
    rows.add(measured("completions per second, one person", alone, Cost::perSecond, ""));
    rows.add(measured("completions per second, " + PEOPLE + " people", crowd, Cost::perSecond, ""));
    report.line(
        "Per completion; median (least–most) of %d rounds of %d completions each."
            .formatted(ROUNDS, sum(alone.get(Who.BARE).get(0)).pieces()));
    report.table(List.of("", "bare engine", "product", "ratio", "aim"), rows);
    report.line(
        "Without the diagram's three task-local inputs the bare engine would send %s statements."
            .formatted(number(lean, 1)));
  }

  private static List<String> figures(String what, double bare, double product, String aim) {
    return List.of(what, number(bare, 1), number(product, 1), number(product / bare, 2), aim);
  }

  private static List<String> measured(
      String what,
      Map<Who, List<Map<String, Cost>>> rounds,
      ToDoubleFunction<Cost> figure,
      String aim) {
    Spread bare = spread(rounds.get(Who.BARE), figure);
    Spread product = spread(rounds.get(Who.PRODUCT), figure);
    int decimals = bare.median() < 30 ? 2 : 0;
    return List.of(
        what,
        bare.text(decimals),
        product.text(decimals),
        number(product.median() / bare.median(), 2),
        aim);
  }

  private static Spread spread(List<Map<String, Cost>> rounds, ToDoubleFunction<Cost> figure) {
    return Spread.of(rounds.stream().map(round -> figure.applyAsDouble(sum(round))).toList());
  }

  private static Cost sum(Map<String, Cost> round) {
    return round.values().stream().reduce(Cost.NOTHING, Cost::plus);
  }

  private static void steps(
      Report report,
      Map<Who, List<Map<String, Cost>>> rounds,
      Map<String, Tally> bare,
      Map<String, Tally> product) {
    List<List<String>> rows = new ArrayList<>();
    for (String step : Side.STEPS) {
      Tally own = product.get(step);
      int times = completions(step);
      rows.add(
          List.of(
              "`" + step + "`",
              number((double) bare.get(step).all() / times, 1),
              number((double) own.all() / times, 1),
              number((double) own.ofEngine() / times, 1),
              number((double) own.ownReads() / times, 1),
              number((double) own.ownWrites() / times, 1),
              number(cpuOf(step, rounds.get(Who.BARE)), 1),
              number(cpuOf(step, rounds.get(Who.PRODUCT)), 1)));
    }
    report.line("By step: statements, and CPU of the deciding thread in ms, per completion.");
    report.table(
        List.of(
            "step",
            "bare engine",
            "product",
            "engine's tables",
            "own tables, read",
            "own tables, written",
            "CPU bare",
            "CPU product"),
        rows);
  }

  private static double cpuOf(String step, List<Map<String, Cost>> rounds) {
    return rounds.stream()
        .map(round -> round.get(step))
        .reduce(Cost.NOTHING, Cost::plus)
        .threadMillis();
  }

  private static void tables(Report report, Map<String, Tally> bare, Map<String, Tally> product) {
    Map<String, Long> ofBare = together(bare).byTable();
    Map<String, Long> ofProduct = together(product).byTable();
    Set<String> all = new TreeSet<>(ofBare.keySet());
    all.addAll(ofProduct.keySet());
    int completions = Side.STEPS.stream().mapToInt(IssuanceBench::completions).sum();
    Map<String, Double> more = new HashMap<>();
    all.forEach(
        table ->
            more.put(
                table,
                (double) (ofProduct.getOrDefault(table, 0L) - ofBare.getOrDefault(table, 0L))
                    / completions));
    report.line("Where the product sends more statements than the bare engine, per completion:");
    report.table(
        List.of("table and kind", "bare engine", "product"),
        all.stream()
            .filter(table -> more.get(table) >= 0.15)
            .sorted(Comparator.comparing((String table) -> -more.get(table)))
            .map(
                table ->
                    List.of(
                        "`" + table + "`",
                        number((double) ofBare.getOrDefault(table, 0L) / completions, 1),
                        number((double) ofProduct.getOrDefault(table, 0L) / completions, 1)))
            .toList());
  }

  /** Every statement of every step, to be read by whoever looks for savings. */
  private static void texts(Map<String, Tally> bare, Map<String, Tally> product)
      throws IOException {
    StringBuilder text = new StringBuilder();
    product.forEach(
        (step, tally) -> {
          text.append("\n== ").append(step).append(" x").append(completions(step)).append("\n");
          Map<String, Long> without = bare.get(step).bySql();
          tally
              .bySql()
              .forEach(
                  (sql, count) -> {
                    long more = count - without.getOrDefault(sql, 0L);
                    if (more != 0) {
                      text.append("%+4d  %s%n".formatted(more, sql));
                    }
                  });
        });
    Files.writeString(
        Path.of(
            "target",
            "bench",
            "statements-" + (TestDatabase.isPostgres() ? "postgres" : "h2") + ".txt"),
        text);
  }

  private static int completions(String step) {
    return step.equals("CommentOnDraft") ? Side.AGENCIES.size() : 1;
  }

  private static double perCompletion(Map<String, Tally> tallies, ToDoubleFunction<Tally> figure) {
    int completions = Side.STEPS.stream().mapToInt(IssuanceBench::completions).sum();
    return figure.applyAsDouble(together(tallies)) / completions;
  }

  private static Tally together(Map<String, Tally> tallies) {
    Tally all = new Tally();
    tallies.values().forEach(all::add);
    return all;
  }

  // the databases

  /** An empty database beside the product's, on the same server. */
  private String database(String name) {
    String url = property("url");
    if (!TestDatabase.isPostgres()) {
      return url.replaceFirst("(jdbc:h2:[^;]*)", "$1-" + name);
    }
    String database = "bench_" + name + "_" + UUID.randomUUID().toString().replace("-", "");
    apart.sql("create database " + database).update();
    return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
  }

  private String property(String name) {
    String value = environment.getProperty("spring.datasource." + name);
    assertThat(value).as(name).isNotNull();
    return value;
  }

  private String password() {
    return environment.getProperty("spring.datasource.password", "");
  }

  private String version() {
    return Databases.version(apart);
  }
}
