package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.document.DraftJson;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.PlainText;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class DraftService implements Drafts {

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final Desk desk;
  private final Worklist worklist;
  private final PlanWorkflow workflow;
  private final JdbcClient jdbc;
  private final Clock clock;

  DraftService(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      Desk desk,
      Worklist worklist,
      PlanWorkflow workflow,
      JdbcClient jdbc,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.desk = desk;
    this.worklist = worklist;
    this.workflow = workflow;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Version current(String planId) {
    return versions.current(planId);
  }

  @Override
  @Transactional(readOnly = true)
  public Version version(String planId, int number) {
    return versions.get(planId, number);
  }

  @Override
  @Transactional(readOnly = true)
  public List<VersionInfo> versions(String planId) {
    return versions.list(planId);
  }

  @Override
  @Transactional(readOnly = true)
  public String digest(String planId, int number) {
    return versions.digest(planId, number);
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayEdit(Plan plan, Actor actor) {
    return plan.state() == PlanState.IN_PROGRESS && desk.edits(plan.id(), actor);
  }

  @Override
  public Version save(String planId, Draft draft, int expected, Actor actor) {
    return save(planId, draft, expected, "SAVED", null, actor);
  }

  /**
   * Saves a new version, as {@link Drafts#save}.
   *
   * @param reason why there is a new version
   * @param note what its list says of it, or null
   */
  Version save(
      String planId, Draft draft, int expected, String reason, @Nullable String note, Actor actor) {
    plans.lock(planId);
    Plan plan = plans.get(planId);
    if (!mayEdit(plan, actor)) {
      throw Desk.notEditing();
    }
    Version newest = versions.current(planId);
    if (newest.number() != expected) {
      throw VersionTable.changed(newest.number());
    }
    if (draft.form() != plan.form() || draft.authority() != plan.authority()) {
      plans.update(
          planId, Map.of("form", draft.form().name(), "authority", draft.authority().name()));
    }
    if (DraftJson.digest(draft).equals(newest.info().digest())) {
      return newest;
    }
    DossierTitle.following(newest.draft(), draft).ifPresent(title -> retitle(planId, title));
    Version saved = versions.add(planId, expected + 1, draft, reason, note, actor, clock.instant());
    events.happened(plans.get(planId), reason, actor, note);
    return saved;
  }

  /** Everywhere that lists show it, so that nobody looks for a dossier by a name it had. */
  private void retitle(String planId, String title) {
    plans.update(planId, Map.of("title", title, "title_plain", PlainText.of(title)));
    worklist.retitled(planId, title);
    workflow.retitled(plans.get(planId));
  }

  @Override
  @Transactional(readOnly = true)
  public List<DraftDiff.Change> changes(String planId, int from, int to) {
    return from == to
        ? List.of()
        : DraftDiff.between(versions.get(planId, from).draft(), versions.get(planId, to).draft());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Integer> lastRead(String planId, String user) {
    return jdbc.sql("select version_no from plan_reading where plan_id = ? and user_id = ?")
        .params(planId, user)
        .query(Integer.class)
        .optional();
  }

  @Override
  public void read(String planId, String user, int version) {
    noteReading(planId, user, "cast(:version as integer)", version);
  }

  @Override
  public void readNewest(String planId, String user) {
    noteReading(
        planId,
        user,
        "(select max(v.version_no) from plan_version v where v.plan_id = :plan)",
        null);
  }

  private void noteReading(String planId, String user, String which, @Nullable Integer version) {
    try {
      jdbc.sql(
              """
              merge into plan_reading r
              using (select cast(:plan as varchar(36)) as plan_id, cast(:user as varchar(64)) as user_id,
                            %s as version_no) n
                 on r.plan_id = n.plan_id and r.user_id = n.user_id
               when matched then update set version_no = n.version_no, read_at = :now
               when not matched then insert (plan_id, user_id, version_no, read_at)
                 values (n.plan_id, n.user_id, n.version_no, :now)
              """
                  .formatted(which))
          .param("plan", planId)
          .param("user", user)
          .param("version", version)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException openedTwice) {
      throw Refusal.conflict("overtaken", "Trang này đang mở ở thẻ khác. Hãy tải lại.");
    }
  }
}
