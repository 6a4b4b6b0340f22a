package vn.trinhky.workflow.internal.engine;

import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts that the engine publishes in its own jar, as the
 * first migration of both databases. A later engine version brings its upgrade scripts as a further
 * migration.
 */
@Component
class EngineTables implements JavaMigration {

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("1");
  }

  @Override
  public String getDescription() {
    return "camunda 7.24.0";
  }

  @Override
  public Integer getChecksum() {
    return 724;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    String product =
        context.getConnection().getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    String dialect = product.startsWith("postgre") ? "postgres" : "h2";
    ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
    for (String part : PARTS) {
      scripts.addScript(
          new ClassPathResource(
              "org/camunda/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql"));
    }
    scripts.execute(new SingleConnectionDataSource(context.getConnection(), true));
  }
}
