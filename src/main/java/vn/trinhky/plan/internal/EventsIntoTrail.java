package vn.trinhky.plan.internal;

import java.time.OffsetDateTime;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import vn.trinhky.audit.AuditChain;
import vn.trinhky.audit.AuditChain.Done;
import vn.trinhky.audit.Deed;

/**
 * Brings the timelines of dossiers into their chains, with the digest of the version that each line
 * speaks of, and drops the table they were in. What a chain proves begins here: lines from before
 * may have been changed before.
 */
@Component
class EventsIntoTrail implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("91");
  }

  @Override
  public String getDescription() {
    return "plan events into trail";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    JdbcTemplate jdbc =
        new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
    AuditChain chain = new AuditChain(jdbc);
    for (String plan :
        jdbc.queryForList(
            "select distinct plan_id from plan_event order by plan_id", String.class)) {
      chain.append(plan, eventsOf(jdbc, plan));
    }
    jdbc.execute("drop table plan_event");
  }

  private static List<Done> eventsOf(JdbcTemplate jdbc, String plan) {
    return jdbc.query(
        """
        select e.*, v.digest from plan_event e
          left join plan_version v on v.plan_id = e.plan_id and v.version_no = e.version_no
         where e.plan_id = ? order by e.id
        """,
        (row, number) ->
            new Done(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                new Deed(
                    row.getString("kind"),
                    row.getString("step"),
                    row.getString("decision"),
                    row.getString("return_to"),
                    row.getString("actor"),
                    row.getString("actor_name"),
                    null,
                    row.getString("agency"),
                    row.getObject("version_no", Integer.class),
                    row.getString("digest"),
                    row.getString("remark"),
                    row.getString("capacity")),
                null),
        plan);
  }
}
