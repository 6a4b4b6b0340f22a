package vn.trinhky.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database of a test run: H2 in memory (or at {@code trinhky.test.h2}), or PostgreSQL from
 * {@code TRINHKY_TEST_POSTGRES_URL} (with {@code _USER} and {@code _PASSWORD}), else from embedded
 * binaries. Without either, the run fails when {@code CI=true} and is skipped loudly otherwise.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Connection CURRENT = connect();

  static Connection current() {
    return CURRENT;
  }

  /** Whether this run is on PostgreSQL. */
  public static boolean isPostgres() {
    return "postgres".equals(name());
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (CURRENT.url() == null) {
      throw new IllegalStateException(CURRENT.problem().orElse("no database"));
    }
    TestPropertyValues.of(
            "spring.datasource.url=" + CURRENT.url(),
            "spring.datasource.username=" + CURRENT.user(),
            "spring.datasource.password=" + CURRENT.password())
        .applyTo(context);
  }

  private static String name() {
    return System.getProperty("trinhky.test.database", "h2");
  }

  private static Connection connect() {
    if (!isPostgres()) {
      return new Connection(
          "jdbc:h2:"
              + System.getProperty("trinhky.test.h2", "mem:" + UUID.randomUUID())
              + ";DB_CLOSE_DELAY=-1",
          "sa",
          "",
          Optional.empty());
    }
    String given = System.getenv("TRINHKY_TEST_POSTGRES_URL");
    if (given != null) {
      return new Connection(
          given,
          System.getenv().getOrDefault("TRINHKY_TEST_POSTGRES_USER", "trinhky"),
          System.getenv().getOrDefault("TRINHKY_TEST_POSTGRES_PASSWORD", ""),
          Optional.empty());
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "60").start();
      return new Connection(
          server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", Optional.empty());
    } catch (Exception | LinkageError unavailable) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("PostgreSQL is mandatory when CI=true", unavailable);
      }
      return new Connection(null, "", "", Optional.of("embedded PostgreSQL: " + unavailable));
    }
  }

  /**
   * A further, empty database of the same kind, for a process that may be killed.
   *
   * @param directory where an embedded one keeps its file
   */
  public static Connection another(Path directory) throws SQLException {
    String name = "db" + UUID.randomUUID().toString().replace("-", "");
    if (!isPostgres()) {
      return new Connection(
          "jdbc:h2:file:" + directory.toAbsolutePath().resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE",
          "sa",
          "",
          Optional.empty());
    }
    try (java.sql.Connection server =
            DriverManager.getConnection(CURRENT.url(), CURRENT.user(), CURRENT.password());
        Statement statement = server.createStatement()) {
      statement.execute("create database " + name);
    }
    return new Connection(
        CURRENT.url().replaceFirst("/[^/?]+(?=[?]|$)", "/" + name),
        CURRENT.user(),
        CURRENT.password(),
        Optional.empty());
  }

  /**
   * Where a database is.
   *
   * @param url null when there is none
   * @param problem why there is none
   */
  public record Connection(String url, String user, String password, Optional<String> problem) {}
}
