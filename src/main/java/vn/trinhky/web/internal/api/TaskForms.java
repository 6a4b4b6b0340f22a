package vn.trinhky.web.internal.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.DueText;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.notification.Work;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.problem.Refusal;

/** Puts together what the form of one task shows to one person. */
@Component
class TaskForms {

  private final Plans plans;
  private final Drafts drafts;
  private final DossierDoor door;
  private final PlanConsultations consultations;
  private final PlanPapers papers;
  private final PlanIssuing issuing;
  private final Timeline timeline;
  private final Deliveries deliveries;
  private final Findings findings;
  private final Organisation organisation;
  private final Receipts receipts;
  private final WorkingCalendar calendar;
  private final Clock clock;

  TaskForms(
      Plans plans,
      Drafts drafts,
      DossierDoor door,
      PlanConsultations consultations,
      PlanPapers papers,
      PlanIssuing issuing,
      Timeline timeline,
      Deliveries deliveries,
      Findings findings,
      Organisation organisation,
      Receipts receipts,
      WorkingCalendar calendar,
      Clock clock) {
    this.plans = plans;
    this.drafts = drafts;
    this.door = door;
    this.consultations = consultations;
    this.papers = papers;
    this.issuing = issuing;
    this.timeline = timeline;
    this.deliveries = deliveries;
    this.findings = findings;
    this.organisation = organisation;
    this.receipts = receipts;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  TaskForm of(Work work, Actor actor) {
    Optional<PlanStep> step = PlanStep.of(work.step());
    return step.isPresent() ? planForm(work, step.get(), actor) : receiptForm(work);
  }

  // a step of issuing

  private TaskForm planForm(Work work, PlanStep step, Actor actor) {
    Plan plan = door.open(work.businessKey(), actor);
    Plans.Access access = plans.access(plan, actor);
    boolean full = access.isFull();
    int version = door.versionNumber(plan, null, actor);
    Optional<Drafts.Seen> seen =
        drafts.lastSeen(plan, access, actor, version).filter(last -> last.version() < version);
    Optional<Round> round = consultations.current(plan.id());
    String url = "/api/plans/" + plan.id();
    Due due = due(work);
    return new TaskForm(
        work.taskId(),
        work.step(),
        work.label(),
        step.number(),
        PlanStep.values().length,
        plan.id(),
        null,
        plan.title(),
        plan.code(),
        due.date(),
        due.text(),
        due.level(),
        standing(plan),
        full ? "/plans/" + plan.id() : null,
        drafts.mayEdit(plan, actor) ? "/plans/" + plan.id() + "/draft" : null,
        url + "/document.html?version=" + version,
        url + "/document.pdf?version=" + version,
        version,
        drafts.digest(plan.id(), version),
        savedBy(actor, plan, version),
        seen.map(Drafts.Seen::version).orElse(null),
        seen.map(last -> last.how().label()).orElse(null),
        full ? notices(plan, round) : List.of(),
        full ? heldErrors(plan, step, actor) : List.of(),
        seen.map(last -> drafts.changes(plan.id(), last.version(), version)).orElse(List.of()),
        full ? remarks(plan) : List.of(),
        full ? opinions(plan, round) : List.of(),
        step == PlanStep.COMMENT_ON_DRAFT ? own(round, work.agency()) : null,
        full ? submission(plan, url) : null,
        full && step.number() >= PlanStep.REVIEW_DOSSIER.number() ? sheet(plan, url) : null,
        signing(plan, step),
        step == PlanStep.ISSUE_DOCUMENT ? issue(plan) : null,
        null,
        StepChoice.of(step));
  }

  private boolean savedBy(Actor actor, Plan plan, int version) {
    return timeline.of(plan.id()).stream()
        .filter(event -> event.kind().equals("SAVED"))
        .reduce((first, last) -> last)
        .filter(event -> event.actor().equals(actor.user()))
        .filter(event -> Objects.equals(event.version(), version))
        .isPresent();
  }

  private Due due(Work work) {
    Instant due = work.dueAt();
    if (due == null) {
      return new Due(null, null, null);
    }
    DueText text = DueText.of(calendar, work.locality(), clock.instant(), due);
    return new Due(DateText.date(due), text.text(), text.level().name().toLowerCase(Locale.ROOT));
  }

  private String standing(Plan plan) {
    List<Timeline.Event> decided =
        timeline.of(plan.id()).stream().filter(event -> event.kind().equals("DECIDED")).toList();
    String count = plan.submissionCount() == 0 ? "" : ", số lần trình: " + plan.submissionCount();
    if (decided.isEmpty()) {
      return "Hồ sơ mới mở" + count;
    }
    Timeline.Event last = decided.get(decided.size() - 1);
    return "%s – %s lúc %s%s"
        .formatted(
            last.actorName(),
            last.decision() == null ? "" : last.decision().inSentence(),
            DateText.dateTime(last.at()),
            count);
  }

  private List<TaskForm.Notice> notices(Plan plan, Optional<Round> round) {
    List<TaskForm.Notice> notices = new ArrayList<>();
    round.ifPresent(
        current ->
            current.opinions().stream()
                .filter(opinion -> opinion.answer() == Answer.OBJECT)
                .forEach(
                    opinion ->
                        notices.add(
                            new TaskForm.Notice(
                                "warn",
                                "%s không thống nhất%s."
                                    .formatted(
                                        name(plan, opinion.agency()),
                                        opinion.resolution() == null
                                            ? ", chưa giải trình"
                                            : "; cơ quan soạn thảo: "
                                                + opinion
                                                    .resolution()
                                                    .label()
                                                    .toLowerCase(Locale.ROOT))))));
    openReturn(plan)
        .ifPresent(
            event ->
                notices.add(
                    new TaskForm.Notice(
                        "info",
                        "Lần trả lại gần nhất (%s, bước “%s”): %s"
                            .formatted(
                                DateText.dateTime(event.at()),
                                event.step() == null ? "" : event.step().label(),
                                event.remark()))));
    return notices;
  }

  private List<TaskForm.HeldError> heldErrors(Plan plan, PlanStep step, Actor actor) {
    Findings.Keeping keeping = findings.keeping(plan, actor);
    if (!keeping.content() && !keeping.form()) {
      return List.of();
    }
    return findings.of(plan, plan.version()).stream()
        .filter(each -> each.holdsAt(step))
        .filter(each -> each.overridable() && keeping.answersFor(each.form()))
        .map(each -> heldError(plan, each))
        .toList();
  }

  private static TaskForm.HeldError heldError(Plan plan, Findings.Noted each) {
    Findings.Overridden proposal = each.overridden();
    return new TaskForm.HeldError(
        each.finding().where(),
        each.title(),
        each.finding().message(),
        proposal == null ? null : proposal.by(),
        proposal == null ? "" : proposal.reason(),
        "/api/plans/" + plan.id() + "/findings/" + each.key() + "/override");
  }

  /** The last return, until whoever returned the dossier has decided on it again. */
  private Optional<Timeline.Event> openReturn(Plan plan) {
    List<Timeline.Event> decided =
        timeline.of(plan.id()).stream().filter(event -> event.decision() != null).toList();
    for (int i = decided.size() - 1; i >= 0; i--) {
      Timeline.Event event = decided.get(i);
      if (event.decision() != null && event.decision().isReturn()) {
        boolean again =
            decided.subList(i + 1, decided.size()).stream()
                .anyMatch(later -> later.step() == event.step());
        return again ? Optional.empty() : Optional.of(event);
      }
    }
    return Optional.empty();
  }

  private List<TaskForm.Remark> remarks(Plan plan) {
    return timeline.of(plan.id()).stream()
        .filter(event -> event.decision() != null)
        .map(
            event ->
                new TaskForm.Remark(
                    DateText.dateTime(event.at()),
                    event.actorName(),
                    agencyOf(plan, event),
                    event.step() == null ? null : event.step().label(),
                    event.decision() == null ? "" : event.decision().label(),
                    event.remark()))
        .toList();
  }

  private @Nullable String agencyOf(Plan plan, Timeline.Event event) {
    if (event.agency() != null) {
      return name(plan, event.agency());
    }
    return organisation
        .officer(event.actor())
        .map(officer -> name(plan, officer.agency()))
        .orElse(null);
  }

  private List<TaskForm.OpinionRow> opinions(Plan plan, Optional<Round> round) {
    return round.stream()
        .flatMap(current -> current.opinions().stream())
        .map(
            opinion ->
                new TaskForm.OpinionRow(
                    opinion.agency(),
                    name(plan, opinion.agency()),
                    opinion.answer() == null ? null : opinion.answer().name(),
                    opinion.answer() == null ? null : opinion.answer().label(),
                    opinion.content(),
                    opinion.late(),
                    opinion.resolution() == null ? null : opinion.resolution().name(),
                    opinion.explanation()))
        .toList();
  }

  private static TaskForm.OwnOpinion own(Optional<Round> round, String agency) {
    return new TaskForm.OwnOpinion(
        agency, round.flatMap(current -> current.of(agency)).map(Opinion::content).orElse(null));
  }

  private TaskForm.@Nullable Submission submission(Plan plan, String url) {
    return papers
        .submission(plan.id())
        .map(
            paper ->
                new TaskForm.Submission(
                    paper.kind().name(),
                    paper.heading(),
                    paper.subject(),
                    paper.addressees(),
                    paper.body(),
                    paper.code(),
                    url + "/submission.html",
                    url + "/submission.pdf"))
        .orElse(null);
  }

  private TaskForm.ReviewSheet sheet(Plan plan, String url) {
    PlanPapers.ReviewSheet sheet = papers.reviewSheet(plan.id());
    return new TaskForm.ReviewSheet(
        sheet.checklist().stream()
            .map(
                item ->
                    new TaskForm.Check(
                        item.key(),
                        item.label(),
                        item.satisfied(),
                        item.inapplicable(),
                        item.note()))
            .toList(),
        sheet.content(),
        sheet.summary(),
        sheet.opinion(),
        url + "/review-sheet.html",
        url + "/review-sheet.pdf");
  }

  private TaskForm.@Nullable Signing signing(Plan plan, PlanStep step) {
    if (step != PlanStep.DECIDE_AND_SIGN && step != PlanStep.ISSUE_DOCUMENT) {
      return null;
    }
    return issuing
        .signer(plan)
        .map(signer -> new TaskForm.Signing(signer.name(), signer.lines(), signer.because()))
        .orElse(null);
  }

  private TaskForm.Issue issue(Plan plan) {
    return new TaskForm.Issue(
        issuing.nextCode(plan),
        DateText.date(plans.today()),
        issuing.recipients(plan).stream()
            .map(
                to ->
                    new TaskForm.To(
                        to.name(),
                        to.printed(),
                        label(to.category()),
                        to.internal(),
                        to.agency() == null))
            .toList());
  }

  static String label(RecipientCategory category) {
    return switch (category) {
      case EXECUTE -> "Để thực hiện";
      case REPORT -> "Để báo cáo";
      case SUPERVISE -> "Để kiểm tra, giám sát";
      case INFORM -> "Để biết, phối hợp";
      case PUBLISH -> "Đăng tải";
    };
  }

  private String name(Plan plan, String agency) {
    return organisation.agency(plan.locality(), agency).name();
  }

  // a received document

  private TaskForm receiptForm(Work work) {
    Delivery delivery =
        deliveries
            .find(work.businessKey())
            .orElseThrow(
                () -> Refusal.notFound("unknown-delivery", "Không tìm thấy văn bản đến này."));
    Plan plan = plans.get(delivery.documentRef());
    String url = "/api/plans/" + plan.id();
    Due due = due(work);
    boolean assigning = work.step().equals("AssignDocument");
    return new TaskForm(
        work.taskId(),
        work.step(),
        work.label(),
        assigning ? 2 : 1,
        2,
        plan.id(),
        delivery.id(),
        plan.title(),
        issuing.number(plan).orElse(plan.code()),
        due.date(),
        due.text(),
        due.level(),
        "Văn bản đến ngày "
            + (delivery.arrivedAt() == null ? "" : DateText.dateTime(delivery.arrivedAt())),
        null,
        null,
        url + "/document.html",
        url + "/document.pdf",
        null,
        null,
        false,
        null,
        null,
        receipts.sentAgain(delivery).map(text -> new TaskForm.Notice("warn", text)).stream()
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        assigning ? receipts.assignees(delivery) : null,
        assigning
            ? List.of(
                new StepChoice(
                    "ASSIGN", "Giao xử lý", "primary", false, "Đã giao xử lý văn bản.", null))
            : List.of(
                new StepChoice(
                    "ACCEPT", "Tiếp nhận", "primary", false, "Đã tiếp nhận văn bản.", null),
                new StepChoice(
                    "REJECT",
                    "Từ chối tiếp nhận",
                    "danger",
                    true,
                    "Đã từ chối tiếp nhận; nơi gửi được báo lý do.",
                    null)));
  }

  private record Due(@Nullable String date, @Nullable String text, @Nullable String level) {}
}
