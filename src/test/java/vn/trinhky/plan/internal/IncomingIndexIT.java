package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.TrinhKyTest;

/** How the databases look for what came to an agency. */
@TrinhKyTest
class IncomingIndexIT {

  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void what_came_is_found_by_indexes_and_not_by_reading_every_delivery() {
    String plan =
        Objects.requireNonNull(
            new TransactionTemplate(transactions)
                .execute(
                    transaction -> {
                      discourageReadingAllRows();
                      return explained();
                    }));
    assertThat(plan)
        .contains("distribution_delivery_received", "distribution_delivery_of_assignee");
  }

  private String explained() {
    List<String> lines =
        jdbc.sql("explain select d.id" + IncomingService.FROM)
            .param(
                "agencies",
                List.of(new Object[] {"ninh-hoa", "noi-vu"}, new Object[] {"vinh-chau", "noi-vu"}))
            .param("reader", "ninh-hoa.noi-vu.officer")
            .query(String.class)
            .list();
    return String.join("\n", lines).toLowerCase(Locale.ROOT);
  }

  /** PostgreSQL reads a table of a few rows whole, whatever indexes it has. */
  private void discourageReadingAllRows() {
    if (TestDatabase.isPostgres()) {
      jdbc.sql("set local enable_seqscan = off").update();
    }
  }
}
