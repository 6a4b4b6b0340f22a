package vn.trinhky.plan.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Findings.Kept;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.Findings.Overridden;
import vn.trinhky.problem.Refusal;

/** Rows of {@code plan_finding_override}. */
@Repository
class KeptTable {

  private final JdbcClient jdbc;

  KeptTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Kept> of(String planId) {
    return jdbc.sql(
            "select * from plan_finding_override where plan_id = ? order by made_at, finding")
        .param(planId)
        .query(
            (row, number) ->
                new Kept(
                    row.getString("finding"),
                    row.getString("code"),
                    row.getString("place"),
                    row.getString("excerpt"),
                    row.getString("message"),
                    row.getInt("version_no"),
                    new Overridden(
                        row.getString("made_name"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getBoolean("proposed"))))
        .list();
  }

  /** Writes the reason, in place of one that was given before. */
  void put(
      String planId,
      Noted finding,
      String reason,
      boolean proposed,
      int version,
      Actor actor,
      Instant at) {
    remove(planId, finding.key());
    try {
      jdbc.sql(
              """
              insert into plan_finding_override (plan_id, finding, code, place, excerpt, message, reason, proposed,
                version_no, made_by, made_name, made_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              planId,
              finding.key(),
              finding.finding().code(),
              shortened(finding.finding().where(), 500),
              shortened(finding.finding().excerpt(), 2_000),
              shortened(finding.finding().message(), 4_000),
              reason,
              proposed,
              version,
              actor.user(),
              shortened(actor.name(), 200),
              at.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException overtaken) {
      throw Refusal.conflict(
          "overtaken", "Đồng nghiệp vừa ghi lý do cho chỗ này. Hãy tải lại để xem.");
    }
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest
        ? text
        : text.substring(
                0, Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1)
            + "…";
  }

  boolean remove(String planId, String key) {
    return jdbc.sql("delete from plan_finding_override where plan_id = ? and finding = ?")
            .params(planId, key)
            .update()
        > 0;
  }
}
