package vn.trinhky.calendar.internal;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An H2 database in memory with the migration of the calendar, new for each test. */
final class MemoryDatabase {
  private final DataSource dataSource = migrated();
  private final DataSourceTransactionManager transactions =
      new DataSourceTransactionManager(dataSource);

  private static DataSource migrated() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(h2)
        .locations("classpath:db/migration/common")
        .target("10")
        .load()
        .migrate();
    return h2;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  DataSourceTransactionManager transactions() {
    return transactions;
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(transactions);
  }
}
