package vn.trinhky.plan.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;

/** Rows of {@code plan_dossier}. */
@Repository
class PlanTable {

  private static final String SELECT =
      """
      select p.*, (select max(v.version_no) from plan_version v where v.plan_id = p.id) as current_version
        from plan_dossier p
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  PlanTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * A readable name that is used once; whoever opens a dossier at the same moment waits for its
   * number.
   */
  String nextCode(String locality, int year) {
    if (!raiseSerial(locality, year)) {
      firstOfTheYear(locality, year);
      raiseSerial(locality, year);
    }
    int serial =
        jdbc.sql("select last_serial from plan_code_counter where locality = ? and plan_year = ?")
            .params(locality, year)
            .query(Integer.class)
            .single();
    return "KH-%d-%04d".formatted(year, serial);
  }

  private boolean raiseSerial(String locality, int year) {
    return jdbc.sql(
                """
                update plan_code_counter set last_serial = last_serial + 1
                 where locality = ? and plan_year = ?
                """)
            .params(locality, year)
            .update()
        == 1;
  }

  /** In a transaction of its own, so that losing the race leaves the caller's intact. */
  private void firstOfTheYear(String locality, int year) {
    try {
      ownTransaction.executeWithoutResult(
          status ->
              jdbc.sql(
                      "insert into plan_code_counter (locality, plan_year, last_serial) values (?, ?, 0)")
                  .params(locality, year)
                  .update());
    } catch (DuplicateKeyException somebodyWasFirst) {
      // the row is there, which is all that is needed
    }
  }

  void insert(Plan plan, String titlePlain) {
    jdbc.sql(
            """
            insert into plan_dossier (id, code, locality, plan_year, form, authority, title, title_plain, field,
              drafting_agency, appraising_agency, urgency, parent_id, state, drafter, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            plan.id(),
            plan.code(),
            plan.locality(),
            plan.year(),
            plan.form().name(),
            plan.authority().name(),
            plan.title(),
            titlePlain,
            plan.field(),
            plan.draftingAgency(),
            plan.appraisingAgency(),
            plan.urgency().name(),
            plan.parent(),
            plan.state().name(),
            plan.drafter(),
            plan.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Plan get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-plan", "Không tìm thấy hồ sơ này. Hãy quay lại danh sách hồ sơ."));
  }

  Optional<Plan> find(String id) {
    return jdbc.sql(SELECT + " where p.id = ?").param(id).query(PlanTable::plan).optional();
  }

  /** Changes columns of one dossier; a second writer waits for the first one's transaction. */
  void update(String id, Map<String, @Nullable Object> columns) {
    StringBuilder sql = new StringBuilder("update plan_dossier set row_version = row_version + 1");
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(
        (column, value) -> {
          sql.append(", ").append(column).append(" = ?");
          values.add(value);
        });
    values.add(id);
    jdbc.sql(sql + " where id = ?").params(values).update();
  }

  /** Keeps other decisions about this dossier waiting until the transaction ends. */
  void lock(String id) {
    jdbc.sql("select id from plan_dossier where id = ? for update").param(id).query().listOfRows();
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  static String select() {
    return SELECT;
  }

  static Plan plan(ResultSet row, int number) throws SQLException {
    return new Plan(
        row.getString("id"),
        row.getString("code"),
        row.getString("locality"),
        row.getInt("plan_year"),
        IssuanceForm.valueOf(row.getString("form")),
        IssuingAuthority.valueOf(row.getString("authority")),
        row.getString("title"),
        row.getString("field"),
        row.getString("drafting_agency"),
        row.getString("appraising_agency"),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("parent_id"),
        PlanState.valueOf(row.getString("state")),
        row.getString("drafter"),
        row.getBoolean("consulted_chosen"),
        row.getInt("current_version"),
        row.getInt("submission_count"),
        row.getBoolean("passed_up"),
        row.getString("position_class"),
        row.getString("reviewed_digest"),
        row.getString("register_entry"),
        row.getObject("issued_on", LocalDate.class),
        row.getString("file_digest"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
