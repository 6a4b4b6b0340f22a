package vn.trinhky.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.support.TestDatabase;

/** What has to be said about the database that was measured. */
final class Databases {

  private Databases() {}

  /** Product, version, and the settings that make writing cheap or dear. */
  static String version(JdbcClient database) {
    if (!TestDatabase.isPostgres()) {
      return "H2 "
          + database.sql("select h2version()").query(String.class).single()
          + " embedded, "
          + (System.getProperty("trinhky.test.h2", "mem").startsWith("file")
              ? "in a file"
              : "in memory");
    }
    return "PostgreSQL "
        + database.sql("show server_version").query(String.class).single()
        + " on the same machine ("
        + List.of("fsync", "synchronous_commit", "full_page_writes", "shared_buffers").stream()
            .map(
                setting ->
                    setting + " " + database.sql("show " + setting).query(String.class).single())
            .collect(Collectors.joining(", "))
        + ")";
  }
}
