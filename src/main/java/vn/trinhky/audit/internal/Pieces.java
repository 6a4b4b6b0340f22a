package vn.trinhky.audit.internal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads long results piece by piece; works inside a transaction only. */
final class Pieces {

  private static final int ROWS = 500;

  private Pieces() {}

  static JdbcTemplate of(DataSource database) {
    JdbcTemplate template = new JdbcTemplate(database);
    template.setFetchSize(ROWS);
    return template;
  }
}
