package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.trinhky.audit.AuditChain;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.CanonicalHash;
import vn.trinhky.support.TrinhKyTest;

/** An installation of the first release keeps its timelines, in a schema of its own. */
@TrinhKyTest
class EventsIntoTrailIT {

  private static final String SCHEMA = "first_release";
  private static final String DIGEST = "ab".repeat(32);

  @Autowired private DataSource database;

  private Connection connection;
  private JdbcClient jdbc;

  @BeforeEach
  void firstRelease() throws SQLException {
    flyway().target("80").load().migrate();
    connection = database.getConnection();
    connection.setSchema(connection.getMetaData().storesUpperCaseIdentifiers() ? upper() : SCHEMA);
    jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  @AfterEach
  void drop() throws SQLException {
    jdbc.sql("drop schema " + SCHEMA + " cascade").update();
    // the pool must not get a connection that looks elsewhere
    connection.setSchema(
        connection.getMetaData().storesUpperCaseIdentifiers() ? "PUBLIC" : "public");
    connection.close();
  }

  private String upper() {
    return SCHEMA.toUpperCase(java.util.Locale.ROOT);
  }

  private FluentConfiguration flyway(JavaMigration... migrations) {
    boolean upperCase = isUpperCase();
    return Flyway.configure()
        .dataSource(database)
        .schemas(upperCase ? upper() : SCHEMA)
        .locations("classpath:db/migration/common")
        .javaMigrations(migrations);
  }

  private boolean isUpperCase() {
    try (Connection any = database.getConnection()) {
      return any.getMetaData().storesUpperCaseIdentifiers();
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  private void dossier(String id) {
    jdbc.sql(
            """
            insert into plan_dossier (id, code, locality, plan_year, form, authority, title, title_plain, field,
              drafting_agency, urgency, state, drafter, created_at)
            values (?, ?, 't', 2022, 'PLAN', 'COMMITTEE', 'Kế hoạch', 'ke hoach', 'X', 'noi-vu', 'NORMAL',
              'IN_PROGRESS', 't.noi-vu.officer', ?)
            """)
        .params(id, "KH-" + id, at(0))
        .update();
    jdbc.sql(
            """
            insert into plan_version (plan_id, version_no, content, digest, reason, author, author_name, created_at)
            values (?, 1, '{}', ?, 'CREATED', 't.noi-vu.officer', 'Lê Thị Lan', ?)
            """)
        .params(id, DIGEST, at(0))
        .update();
  }

  private void event(String plan, int minute, String kind, String remark) {
    jdbc.sql(
            """
            insert into plan_event (plan_id, happened_at, kind, step, decision, return_to, actor, actor_name,
              agency, version_no, remark, capacity)
            values (?, ?, ?, 'ApproveDraft', 'RETURN', 'DraftPlan', 't.noi-vu.head', 'Nguyễn Văn Hòa',
              'noi-vu', 1, ?, 'TRƯỞNG PHÒNG')
            """)
        .params(plan, at(minute), kind, remark)
        .update();
  }

  private static OffsetDateTime at(int minute) {
    return OffsetDateTime.parse("2022-01-10T01:00:00.123456Z").plusMinutes(minute);
  }

  @Test
  void timelines_become_chains_and_their_table_goes() {
    dossier("d1");
    dossier("d2");
    dossier("without");
    event("d1", 1, "CREATED", null);
    event("d2", 2, "CREATED", null);
    event("d1", 3, "DECIDED", "Thiếu căn cứ.");
    event("d2", 4, "SAVED", null);
    event("d1", 4, "SAVED", "");

    flyway(new EventsIntoTrail()).target("91").load().migrate();

    List<AuditEntry> entries =
        jdbc.sql("select * from audit_entry where subject = 'd1' order by entry_no")
            .query(AuditChain::entry)
            .list();
    assertThat(entries)
        .extracting(entry -> entry.number() + " " + entry.deed().kind())
        .containsExactly("1 CREATED", "2 DECIDED", "3 SAVED");
    AuditEntry decided = entries.get(1);
    assertThat(decided.at()).isEqualTo(at(3).toInstant());
    assertThat(decided.deed().step()).isEqualTo("ApproveDraft");
    assertThat(decided.deed().decision()).isEqualTo("RETURN");
    assertThat(decided.deed().returnTo()).isEqualTo("DraftPlan");
    assertThat(decided.deed().actorName()).isEqualTo("Nguyễn Văn Hòa");
    assertThat(decided.deed().remark()).isEqualTo("Thiếu căn cứ.");
    assertThat(decided.deed().capacity()).isEqualTo("TRƯỞNG PHÒNG");
    assertThat(decided.deed().contentDigest()).isEqualTo(DIGEST);

    String last = CanonicalHash.NOTHING_BEFORE;
    for (AuditEntry entry : entries) {
      assertThat(entry.previousHash()).isEqualTo(last);
      assertThat(entry.computedHash()).isEqualTo(entry.hash());
      last = entry.hash();
    }
    assertThat(
            jdbc.sql("select subject, entry_count from audit_chain order by subject")
                .query((row, number) -> row.getString(1) + " " + row.getInt(2))
                .list())
        .containsExactly("d1 3", "d2 2");
    assertThat(
            jdbc.sql("select head_hash from audit_chain where subject = 'd1'")
                .query(String.class)
                .single())
        .isEqualTo(last);
    assertThat(
            jdbc.sql(
                    "select count(*) from information_schema.tables where lower(table_schema) = ? and lower(table_name) = 'plan_event'")
                .param(SCHEMA)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void an_installation_without_dossiers_migrates_too() {
    flyway(new EventsIntoTrail()).target("91").load().migrate();
    assertThat(jdbc.sql("select count(*) from audit_chain").query(Integer.class).single()).isZero();
  }
}
