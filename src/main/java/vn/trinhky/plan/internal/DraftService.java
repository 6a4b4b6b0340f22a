package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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
import vn.trinhky.plan.Plans;
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
    Map<Integer, List<String>> milestones = Milestones.of(events.of(planId));
    return versions.list(planId).stream()
        .map(
            info ->
                new VersionInfo(
                    info.number(),
                    info.digest(),
                    info.reason(),
                    info.note(),
                    info.authorName(),
                    info.createdAt(),
                    info.name(),
                    milestones.getOrDefault(info.number(), List.of())))
        .toList();
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
    Version newest = edited(planId, expected, actor);
    if (DraftJson.digest(draft).equals(newest.info().digest())) {
      return newest;
    }
    // what an older version holds already keeps nobody from writing the rest
    if (!Objects.equals(draft.reportRegime(), newest.draft().reportRegime())) {
      ReportRegimeCheck.check(draft.reportRegime());
    }
    return add(plans.get(planId), newest, draft, reason, note, actor);
  }

  @Override
  public Version restore(String planId, int number, int expected, Actor actor) {
    Version newest = edited(planId, expected, actor);
    Version old = versions.get(planId, number);
    if (old.info().digest().equals(newest.info().digest())) {
      throw Refusal.unprocessable(
          "nothing-to-restore",
          "Bản %d có nội dung giống bản mới nhất (bản %d) nên không cần khôi phục."
              .formatted(number, newest.number()));
    }
    return add(
        plans.get(planId), newest, old.draft(), "RESTORED", "Khôi phục bản " + number, actor);
  }

  /** The newest version, for somebody who may write the next; nobody else can until the end. */
  private Version edited(String planId, int expected, Actor actor) {
    plans.lock(planId);
    if (!mayEdit(plans.get(planId), actor)) {
      throw Desk.notEditing();
    }
    Version newest = versions.current(planId);
    if (newest.number() != expected) {
      throw VersionTable.changed(newest.number());
    }
    return newest;
  }

  private Version add(
      Plan plan, Version newest, Draft draft, String reason, @Nullable String note, Actor actor) {
    String planId = plan.id();
    if (draft.form() != plan.form() || draft.authority() != plan.authority()) {
      plans.update(
          planId, Map.of("form", draft.form().name(), "authority", draft.authority().name()));
    }
    DossierTitle.following(newest.draft(), draft).ifPresent(title -> retitle(planId, title));
    Version saved =
        versions.add(planId, newest.number() + 1, draft, reason, note, actor, clock.instant());
    events.happened(plans.get(planId), reason, actor, note);
    return saved;
  }

  @Override
  public boolean mayName(Plan plan, Actor actor) {
    return actor.user().equals(plan.drafter()) || mayEdit(plan, actor);
  }

  @Override
  public VersionInfo name(String planId, int number, @Nullable String name, Actor actor) {
    plans.lock(planId);
    Plan plan = plans.get(planId);
    if (!mayName(plan, actor)) {
      throw Refusal.forbidden("not-drafter", "Chỉ người soạn thảo mới đặt tên cho các bản.");
    }
    VersionInfo info = versions.get(planId, number).info();
    String line = name == null ? "" : name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (line.length() > LONGEST_NAME) {
      throw Refusal.unprocessable(
          "name-too-long",
          "Tên của bản dài %d ký tự. Hãy rút gọn còn tối đa %d ký tự."
              .formatted(line.length(), LONGEST_NAME));
    }
    if (!line.equals(info.name() == null ? "" : info.name())) {
      versions.name(planId, number, line.isEmpty() ? null : line, actor, clock.instant());
      events.happened(
          plan,
          "VERSION_NAMED",
          actor,
          null,
          line.isEmpty()
              ? "Bản %d: bỏ tên".formatted(number)
              : "Bản %d: %s".formatted(number, line),
          info.digest());
    }
    return versions.get(planId, number).info();
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
  public Optional<Seen> lastSeen(Plan plan, Plans.Access access, Actor actor, int version) {
    return decided(plan.id(), actor.user())
        .filter(number -> number <= version && access.allows(number))
        .map(number -> new Seen(number, Seen.How.DECIDED))
        .or(
            () ->
                access.sent().stream()
                    .filter(number -> number < version)
                    .max(Comparator.naturalOrder())
                    .map(number -> new Seen(number, Seen.How.SENT)))
        .or(
            () ->
                opened(plan.id(), actor.user()).stream()
                    .filter(number -> number < version && access.allows(number))
                    .max(Comparator.naturalOrder())
                    .map(number -> new Seen(number, Seen.How.OPENED)));
  }

  private List<Integer> opened(String planId, String user) {
    return jdbc.sql("select version_no from plan_shown where plan_id = ? and user_id = ?")
        .params(planId, user)
        .query(Integer.class)
        .list();
  }

  private Optional<Integer> decided(String planId, String user) {
    return jdbc.sql("select version_no from plan_reading where plan_id = ? and user_id = ?")
        .params(planId, user)
        .query(Integer.class)
        .optional();
  }

  @Override
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void shown(String planId, String user, int version) {
    try {
      jdbc.sql(
              """
              insert into plan_shown (plan_id, user_id, version_no, shown_at)
              select v.plan_id, cast(:user as varchar(64)), v.version_no, :now from plan_version v
               where v.plan_id = :plan and v.version_no = :version
                 and not exists (select 1 from plan_shown s where s.plan_id = :plan
                                    and s.user_id = :user and s.version_no = :version)
              """)
          .param("plan", planId)
          .param("user", user)
          .param("version", version)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException openedTwice) {
      // it is noted, which is all that is needed
    }
  }

  @Override
  public void readNewest(String planId, String user) {
    try {
      jdbc.sql(
              """
              merge into plan_reading r
              using (select cast(:plan as varchar(36)) as plan_id, cast(:user as varchar(64)) as user_id,
                            (select max(v.version_no) from plan_version v where v.plan_id = :plan) as version_no) n
                 on r.plan_id = n.plan_id and r.user_id = n.user_id
               when matched then update set version_no = n.version_no, read_at = :now
               when not matched then insert (plan_id, user_id, version_no, read_at)
                 values (n.plan_id, n.user_id, n.version_no, :now)
              """)
          .param("plan", planId)
          .param("user", user)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException openedTwice) {
      throw Refusal.conflict("overtaken", "Trang này đang mở ở thẻ khác. Hãy tải lại.");
    }
  }
}
