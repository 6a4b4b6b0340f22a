package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.CheckerRules;
import vn.trinhky.checker.CheckerRules.RuleInfo;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;

/** The rules run outside of any transaction of this class unless something is written. */
@Service
class FindingService implements Findings {

  /** As many errors as a refusal names; the page shows them all. */
  private static final int NAMED = 3;

  private final PlanTable plans;
  private final VersionTable versions;
  private final KeptTable kept;
  private final Checker checker;
  private final CheckerRules rules;
  private final Desk desk;
  private final PlanEvents events;
  private final JdbcClient jdbc;
  private final Clock clock;

  FindingService(
      PlanTable plans,
      VersionTable versions,
      KeptTable kept,
      Checker checker,
      CheckerRules rules,
      Desk desk,
      PlanEvents events,
      JdbcClient jdbc,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.kept = kept;
    this.checker = checker;
    this.rules = rules;
    this.desk = desk;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<Noted> of(Plan plan, int version) {
    return noted(
        plan,
        versions.get(plan.id(), version).draft(),
        plan.issuedOn() == null ? Occasion.SUBMISSION : Occasion.NUMBERED);
  }

  @Override
  public List<Noted> ofUnsaved(String planId, Draft draft, Actor actor) {
    Plan plan = plans.get(planId);
    if (plan.state() != PlanState.IN_PROGRESS || !desk.edits(planId, actor)) {
      throw Desk.notEditing();
    }
    return noted(plan, draft, Occasion.DRAFT);
  }

  private List<Noted> noted(Plan plan, Draft draft, Occasion occasion) {
    List<Finding> findings =
        checker.check(
            draft,
            new Circumstances(
                plan.locality(),
                plan.year(),
                LocalDate.ofInstant(clock.instant(), ProductClock.ZONE),
                plan.issuedOn(),
                attachments(plan.id()),
                List.of(),
                occasion));
    List<String> keys = FindingKeys.of(findings, draft);
    Map<String, Overridden> overridden = new HashMap<>();
    kept.of(plan.id()).forEach(each -> overridden.put(each.key(), each.overridden()));
    List<Noted> noted = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      Optional<RuleInfo> rule = rules.rule(finding.code());
      noted.add(
          new Noted(
              keys.get(i),
              rule.map(RuleInfo::title).orElse(finding.code()),
              rule.map(RuleInfo::form).orElse(false),
              rule.map(RuleInfo::overridable).orElse(true),
              finding,
              overridden.get(keys.get(i))));
    }
    return noted;
  }

  private int attachments(String planId) {
    return jdbc.sql("select count(*) from plan_attachment where plan_id = ?")
        .param(planId)
        .query(Integer.class)
        .single();
  }

  @Override
  @Transactional
  public void keep(String planId, String key, String reason, Actor actor) {
    Plan plan = plans.get(planId);
    Version version = versions.current(planId);
    Noted finding =
        find(noted(plan, version.draft(), Occasion.SUBMISSION), key)
            .orElseThrow(FindingService::unknown);
    if (!finding.overridable()) {
      throw Refusal.unprocessable(
          "must-be-corrected",
          "“%s” phải sửa, không giữ nguyên được: %s"
              .formatted(finding.title(), finding.finding().message()));
    }
    Keeping keeping = keeping(plan, actor);
    if (!keeping.allows(finding)) {
      throw mayNotKeep();
    }
    String given = reason.strip();
    if (given.isEmpty()) {
      throw Refusal.unprocessable(
          "reason-missing", "Giữ nguyên phải có lý do. Hãy ghi lý do rồi lưu lại.");
    }
    if (given.length() > LONGEST_REASON) {
      throw Refusal.unprocessable(
          "reason-too-long", "Lý do dài quá 2.000 ký tự. Hãy rút gọn rồi lưu lại.");
    }
    boolean proposed = !keeping.answersFor(finding.form());
    kept.put(planId, finding, given, proposed, version.number(), actor, clock.instant());
    events.happened(
        plan,
        proposed ? "FINDING_PROPOSED" : "FINDING_KEPT",
        actor,
        "%s – %s: %s Lý do: %s"
            .formatted(finding.finding().where(), finding.title(), quoted(finding), given));
  }

  private static String quoted(Noted finding) {
    String excerpt = finding.finding().excerpt();
    return excerpt.isBlank() ? "" : "“" + excerpt + "”.";
  }

  @Override
  @Transactional
  public void release(String planId, String key, Actor actor) {
    Plan plan = plans.get(planId);
    Kept before =
        kept.of(planId).stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow(FindingService::unknown);
    Keeping keeping = keeping(plan, actor);
    boolean form = rules.rule(before.code()).map(RuleInfo::form).orElse(false);
    boolean own = keeping.drafting() && before.overridden().proposed();
    if (!own && !keeping.answersFor(form)) {
      throw mayNotKeep();
    }
    if (kept.remove(planId, key)) {
      events.happened(
          plan,
          "FINDING_RELEASED",
          actor,
          before.place()
              + " – "
              + rules.rule(before.code()).map(RuleInfo::title).orElse(before.code()));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<Kept> kept(String planId) {
    return kept.of(planId);
  }

  @Override
  @Transactional(readOnly = true)
  public Keeping keeping(Plan plan, Actor actor) {
    if (plan.state() != PlanState.IN_PROGRESS) {
      return Keeping.NOTHING;
    }
    boolean drafting = desk.edits(plan.id(), actor);
    // nobody approves what he drafted, nor its errors
    boolean content =
        !actor.user().equals(plan.drafter())
            && (desk.works(plan.id(), PlanStep.APPROVE_DRAFT, actor)
                || desk.works(plan.id(), PlanStep.SIGN_SUBMISSION, actor));
    return new Keeping(drafting, content, desk.works(plan.id(), PlanStep.REVIEW_DOSSIER, actor));
  }

  private static Refusal mayNotKeep() {
    return Refusal.forbidden(
        "may-not-keep",
        "Khi hồ sơ đang ở chỗ mình: người soạn thảo đề nghị giữ nguyên, lãnh đạo cơ quan soạn thảo quyết định về nội dung, Văn phòng quyết định về thể thức. Hãy trả lại hồ sơ nếu cần.");
  }

  private static Refusal unknown() {
    return Refusal.notFound(
        "unknown-finding",
        "Chỗ này không còn trong dự thảo, có thể đã được sửa. Hãy tải lại trang để xem kết quả kiểm tra mới.");
  }

  private static Optional<Noted> find(List<Noted> findings, String key) {
    return findings.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /**
   * Refuses to go on with errors that nobody answers for.
   *
   * @throws Refusal 422 {@code findings-open}
   */
  void requireNoneOpen(Plan plan, PlanStep step) {
    List<Noted> open =
        noted(plan, versions.current(plan.id()).draft(), Occasion.SUBMISSION).stream()
            .filter(each -> each.holdsAt(step))
            .toList();
    if (!open.isEmpty()) {
      throw Refusal.unprocessable(
          "findings-open",
          "Dự thảo còn %d lỗi chưa xử lý: %s. %s"
              .formatted(
                  open.size(),
                  open.stream()
                          .limit(NAMED)
                          .map(each -> each.finding().where() + ": " + each.title())
                          .collect(Collectors.joining("; "))
                      + (open.size() > NAMED ? "; …" : ""),
                  whatToDo(step)));
    }
  }

  private static String whatToDo(PlanStep step) {
    return switch (step) {
      case APPROVE_DRAFT, SIGN_SUBMISSION ->
          "Hãy quyết định giữ nguyên từng lỗi nội dung (ở việc này, hoặc ở hồ sơ, mục Kiểm tra dự thảo), hoặc trả lại để sửa.";
      case REVIEW_DOSSIER ->
          "Lỗi thể thức thì quyết định giữ nguyên ở việc này hoặc ở hồ sơ, mục Kiểm tra dự thảo; lỗi nội dung thì trả lại cơ quan soạn thảo.";
      case DECIDE_AND_SIGN ->
          "Hãy trả lại để sửa, hoặc để lãnh đạo cơ quan soạn thảo (nội dung), Văn phòng (thể thức) quyết định giữ nguyên.";
      default ->
          "Hãy mở trang soạn thảo, sửa từng lỗi hoặc ghi lý do đề nghị giữ nguyên, rồi trình lại.";
    };
  }
}
