package vn.trinhky.plan.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.DraftCopies;
import vn.trinhky.plan.Drafts;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class DraftCopyService implements DraftCopies {

  private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{1,40}");

  private final PlanTable plans;
  private final VersionTable versions;
  private final Drafts drafts;
  private final JdbcClient jdbc;
  private final Clock clock;

  DraftCopyService(
      PlanTable plans, VersionTable versions, Drafts drafts, JdbcClient jdbc, Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.drafts = drafts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Kept keep(String planId, String tab, int version, Draft draft, Actor actor) {
    if (!TAB.matcher(tab).matches()) {
      throw Refusal.badRequest("malformed-tab", "Trang soạn thảo chưa đúng. Hãy tải lại trang.");
    }
    requireEditing(planId, actor);
    versions.digest(planId, version);
    // as precise as both databases store it
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      jdbc.sql(
              """
              merge into plan_draft_copy c
              using (select cast(:plan as varchar(36)) as plan_id, cast(:user as varchar(64)) as user_id,
                            cast(:tab as varchar(40)) as tab) n
                 on c.plan_id = n.plan_id and c.user_id = n.user_id and c.tab = n.tab
               when matched then
                 update set version_no = :version, content = :content, user_name = :name, kept_at = :now
               when not matched then insert (plan_id, user_id, tab, user_name, version_no, content, kept_at)
                 values (n.plan_id, n.user_id, n.tab, :name, :version, :content, :now)
              """)
          .param("plan", planId)
          .param("user", actor.user())
          .param("tab", tab)
          .param("name", actor.name())
          .param("version", version)
          .param("content", DraftJson.write(draft))
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException overtaken) {
      throw Refusal.conflict("overtaken", "Bản nháp này vừa được giữ rồi.");
    }
    tidy(planId, actor, now);
    return new Kept(tab, version, now);
  }

  private void tidy(String planId, Actor actor, Instant now) {
    jdbc.sql("delete from plan_draft_copy where plan_id = ? and kept_at < ?")
        .params(planId, now.minus(DAYS_KEPT, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
        .update();
    own(planId, actor).stream()
        .skip(MOST_PER_PERSON)
        .forEach(old -> forget(planId, old.tab(), actor));
  }

  @Override
  @Transactional(readOnly = true)
  public DraftingDesk of(String planId, Actor actor) {
    Drafts.VersionInfo newest = versions.newest(planId);
    List<Writing> others = editing(planId, actor) ? others(planId, actor) : List.of();
    return new DraftingDesk(newest.number(), newest.authorName(), own(planId, actor), others);
  }

  private List<Writing> others(String planId, Actor actor) {
    return jdbc.sql(
            """
                select user_name, version_no, kept_at from plan_draft_copy
                 where plan_id = ? and user_id <> ? order by kept_at desc, tab
                """)
        .params(planId, actor.user())
        .query(
            (row, n) ->
                new Writing(row.getString("user_name"), row.getInt("version_no"), keptAt(row)))
        .list();
  }

  private List<Kept> own(String planId, Actor actor) {
    return jdbc.sql(
            """
            select tab, version_no, kept_at from plan_draft_copy
             where plan_id = ? and user_id = ? order by kept_at desc, tab
            """)
        .params(planId, actor.user())
        .query((row, n) -> new Kept(row.getString("tab"), row.getInt("version_no"), keptAt(row)))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Draft content(String planId, String tab, Actor actor) {
    return jdbc.sql(
            "select content from plan_draft_copy where plan_id = ? and user_id = ? and tab = ?")
        .params(planId, actor.user(), tab)
        .query(String.class)
        .optional()
        .map(DraftJson::read)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-copy", "Không còn bản nháp này: nội dung đã được lưu hoặc đã bỏ."));
  }

  @Override
  public void forget(String planId, String tab, Actor actor) {
    jdbc.sql("delete from plan_draft_copy where plan_id = ? and user_id = ? and tab = ?")
        .params(planId, actor.user(), tab)
        .update();
  }

  private void requireEditing(String planId, Actor actor) {
    if (!editing(planId, actor)) {
      throw Desk.notEditing();
    }
  }

  private boolean editing(String planId, Actor actor) {
    return drafts.mayEdit(plans.get(planId), actor);
  }

  private static Instant keptAt(ResultSet row) throws SQLException {
    return row.getObject("kept_at", OffsetDateTime.class).toInstant();
  }
}
