package vn.trinhky.register.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.PlainText;

/** Fills the search column of rows that are older than it; no SQL takes accents off on both. */
@Component
class RecipientsWithoutAccents implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("97");
  }

  @Override
  public String getDescription() {
    return "register recipients without accents";
  }

  @Override
  public Integer getChecksum() {
    return 97;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement all = connection.createStatement();
        ResultSet rows = all.executeQuery("select id, recipients from register_entry");
        PreparedStatement fill =
            connection.prepareStatement(
                "update register_entry set recipients_plain = ? where id = ?")) {
      while (rows.next()) {
        fill.setString(1, PlainText.of(rows.getString("recipients")));
        fill.setString(2, rows.getString("id"));
        fill.addBatch();
      }
      fill.executeBatch();
    }
  }
}
