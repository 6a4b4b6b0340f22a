package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanIssuing.SigningAnswer;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.Signers;
import vn.trinhky.web.internal.api.DossierDoor;
import vn.trinhky.web.internal.api.StepChoice;

/**
 * Puts together what somebody needs to decide without a form: approving, appraising and signing.
 * Whatever has to be filled in first stays in the form of its task.
 */
@Component
class DecisionCards {

  /** Id of the section on the dossier page. */
  static final String ANCHOR = "#quyet-dinh";

  private static final Set<PlanStep> STEPS =
      Set.of(
          PlanStep.APPROVE_DRAFT,
          PlanStep.APPRAISE_LEGALITY,
          PlanStep.SIGN_SUBMISSION,
          PlanStep.DECIDE_AND_SIGN);

  /** Onward first, then back, then what is rarer. */
  private static final List<String> ORDER = List.of("primary", "danger", "quiet");

  /** More places than this are read on the dossier page. */
  private static final int PLACES = 4;

  private final Plans plans;
  private final Drafts drafts;
  private final DossierDoor door;
  private final PlanConsultations consultations;
  private final PlanPapers papers;
  private final PlanIssuing issuing;
  private final Timeline timeline;
  private final Signers signers;
  private final Worklist worklist;
  private final FindingsViews findings;
  private final Names names;

  DecisionCards(
      Plans plans,
      Drafts drafts,
      DossierDoor door,
      PlanConsultations consultations,
      PlanPapers papers,
      PlanIssuing issuing,
      Timeline timeline,
      Signers signers,
      Worklist worklist,
      FindingsViews findings,
      Names names) {
    this.plans = plans;
    this.drafts = drafts;
    this.door = door;
    this.consultations = consultations;
    this.papers = papers;
    this.issuing = issuing;
    this.timeline = timeline;
    this.signers = signers;
    this.worklist = worklist;
    this.findings = findings;
    this.names = names;
  }

  /** Whether the task is decided with the buttons of our pages. */
  static boolean decides(Work work) {
    return PlanStep.of(work.step()).filter(STEPS::contains).isPresent();
  }

  /** What the reader can decide about this dossier now. */
  @Transactional(readOnly = true)
  public Optional<DecisionCard> of(Plan plan, Actor actor) {
    return worklist.of(plan.id()).stream()
        .filter(DecisionCards::decides)
        .filter(work -> isOpenTo(work, actor))
        .findFirst()
        .map(work -> card(plan, work, actor));
  }

  /** What the reader needs for this task of his. */
  @Transactional(readOnly = true)
  public DecisionCard of(Work work, Actor actor) {
    return card(plans.get(work.businessKey()), work, actor);
  }

  /** Whether the person has the task or may take it. */
  static boolean isOpenTo(Work work, Actor actor) {
    return work.assignee() == null
        ? work.groups().stream().anyMatch(actor.groups()::contains)
        : work.assignee().equals(actor.user());
  }

  private DecisionCard card(Plan plan, Work work, Actor actor) {
    PlanStep step = PlanStep.of(work.step()).orElseThrow();
    Plans.Access access = plans.access(plan, actor);
    boolean full = access.isFull();
    int version = door.versionNumber(plan, null, actor);
    Optional<Round> round = full ? consultations.current(plan.id()) : Optional.empty();
    int toAsk = full && step == PlanStep.APPROVE_DRAFT ? consultations.consulted(plan).size() : 0;
    // who is asked after this step answers anew, so an earlier round counts no more
    Optional<Round> answered = round.filter(current -> toAsk == 0);
    Changes changes = changes(plan, version, round, access, actor);
    Capacity capacity = capacity(plan, step, actor);
    return new DecisionCard(
        work.taskId(),
        plan.title(),
        PlansPage.form(plan.form())
            + ", "
            + names.agency(plan.locality(), plan.draftingAgency())
            + (step == PlanStep.DECIDE_AND_SIGN ? " trình" : " soạn thảo"),
        names.due(work.locality(), work.dueAt()),
        full
            ? answered
                .map(DecisionCards::agreement)
                .orElseGet(() -> willBeAsked(toAsk, round.isPresent()))
            : null,
        answered.map(current -> objections(plan, current)).orElse(List.of()),
        changes.text(),
        changes.from() == null ? null : ComparePage.address(plan.id(), changes.from(), version),
        full ? remarks(plan, step, actor) : List.of(),
        version,
        drafts.digest(plan.id(), version),
        capacity.signer() == null ? List.of() : capacity.signer().lines(),
        capacity.signer() == null ? null : capacity.signer().because(),
        capacity.whyNot(),
        choices(plan, step, capacity, actor),
        step == PlanStep.SIGN_SUBMISSION && full ? paper(plan) : null,
        "/api/plans/" + plan.id() + "/document.pdf?version=" + version,
        "/plans/" + plan.id(),
        full ? findings.sentence(plan, version).orElse(null) : null);
  }

  /** The head signs the paper that carries the document upward, not the document. */
  private DecisionCard.@Nullable Paper paper(Plan plan) {
    return papers
        .submission(plan.id())
        .map(
            paper ->
                new DecisionCard.Paper(
                    paper.kind() == ProposalKind.OFFICIAL_LETTER ? "Đọc công văn" : "Đọc tờ trình",
                    paper.heading(),
                    "/api/plans/" + plan.id() + "/submission.pdf"))
        .orElse(null);
  }

  // who said what

  private static String willBeAsked(int agencies, boolean again) {
    return agencies == 0
        ? "Hồ sơ không lấy ý kiến cơ quan nào."
        : "Sẽ lấy ý kiến " + (again ? "lại " : "") + agencies + " cơ quan.";
  }

  /** Only who said so agrees; that silence counts as agreement is said beside it. */
  private static String agreement(Round round) {
    long commenting = count(round, Answer.AGREE_WITH_COMMENTS);
    long objecting = count(round, Answer.OBJECT);
    long silent = count(round, Answer.NO_RESPONSE);
    long asked = round.opinions().stream().filter(each -> each.answer() == null).count();
    List<String> parts = new ArrayList<>();
    parts.add(
        (count(round, Answer.AGREE) + commenting)
            + " thống nhất"
            + (commenting > 0 ? " (" + commenting + " có góp ý)" : ""));
    if (objecting > 0) {
      parts.add(objecting + " không thống nhất");
    }
    if (silent > 0) {
      parts.add(silent + " không trả lời (xem như thống nhất)");
    }
    if (asked > 0) {
      parts.add(asked + " chưa trả lời");
    }
    return "Hỏi %d cơ quan: %s.".formatted(round.opinions().size(), String.join(", ", parts));
  }

  private static long count(Round round, Answer answer) {
    return round.opinions().stream().filter(each -> each.answer() == answer).count();
  }

  /** Who did not agree, and whose comments were not taken in full. */
  private List<DecisionCard.Objection> objections(Plan plan, Round round) {
    return round.opinions().stream()
        .filter(
            each ->
                each.answer() == Answer.OBJECT
                    || each.answer() == Answer.AGREE_WITH_COMMENTS
                        && each.resolution() != Resolution.ACCEPTED)
        .sorted(Comparator.comparing(each -> each.answer() != Answer.OBJECT))
        .map(
            each ->
                new DecisionCard.Objection(
                    names.agency(plan.locality(), each.agency()),
                    each.answer() == Answer.OBJECT,
                    each.content(),
                    reply(each)))
        .toList();
  }

  private static String reply(Opinion opinion) {
    if (opinion.resolution() == null) {
      return "chưa giải trình";
    }
    String explanation = opinion.explanation();
    return opinion.resolution().label().toLowerCase(Locale.forLanguageTag("vi"))
        + (explanation == null || explanation.isBlank()
            ? ""
            : ": " + explanation.strip().replaceAll("[.;]$", ""));
  }

  // what changed

  /**
   * Since the version that the reader knows; for whoever sees it first, since it was sent around.
   */
  private Changes changes(
      Plan plan, int version, Optional<Round> round, Plans.Access access, Actor actor) {
    String times =
        access.isFull() && plan.submissionCount() > 1
            ? "Trình lần " + plan.submissionCount() + ". "
            : "";
    Optional<Drafts.Seen> seen = drafts.lastSeen(plan, access, actor, version);
    if (seen.isPresent()) {
      return since(plan, seen.get().version(), version, times, seen.get().how().label());
    }
    if (!access.isFull()) {
      return new Changes("Bản " + version + ", gửi thẩm định.", null);
    }
    return round
        .filter(current -> current.version() < version)
        .map(current -> since(plan, current.version(), version, times, "bản lấy ý kiến"))
        .orElse(new Changes(times + "Trình lần đầu, bản " + version + ".", null));
  }

  private Changes since(Plan plan, int from, int to, String times, String what) {
    List<DraftDiff.Change> changes = drafts.changes(plan.id(), from, to);
    if (changes.isEmpty()) {
      return new Changes(times + "Nội dung không thay đổi so với " + what + ".", null);
    }
    String places =
        changes.stream()
            .map(DraftDiff.Change::where)
            .distinct()
            .limit(PLACES)
            .collect(Collectors.joining("; "));
    return new Changes(
        "%s%d chỗ thay đổi so với %s: %s%s"
            .formatted(times, changes.size(), what, places, changes.size() > PLACES ? "; …" : "."),
        from);
  }

  private List<DecisionCard.Remark> remarks(Plan plan, PlanStep step, Actor actor) {
    List<DecisionCard.Remark> remarks = new ArrayList<>();
    if (step == PlanStep.DECIDE_AND_SIGN) {
      PlanPapers.ReviewSheet sheet = papers.reviewSheet(plan.id());
      Stream.of(sheet.summary(), sheet.opinion())
          .filter(text -> !text.isBlank())
          .reduce((first, second) -> first + "\n" + second)
          .ifPresent(text -> remarks.add(new DecisionCard.Remark("Văn phòng", text)));
    }
    List<Timeline.Event> decided =
        timeline.of(plan.id()).stream().filter(event -> event.decision() != null).toList();
    decided.stream()
        .filter(event -> event.actor().equals(actor.user()) && event.step() == step)
        .filter(event -> event.decision() != null && event.decision().isReturn())
        .reduce((first, last) -> last)
        .ifPresent(
            event ->
                remarks.add(
                    new DecisionCard.Remark(
                        "Lần trước đã trả lại (" + names.day(event.at()) + ")",
                        "“" + event.remark() + "”")));
    decided.stream()
        .reduce((first, last) -> last)
        .filter(event -> event.decision() == Decision.PASS_UP)
        .ifPresent(
            event ->
                remarks.add(
                    new DecisionCard.Remark(
                        event.actorName() + " trình Chủ tịch", "“" + event.remark() + "”")));
    return remarks;
  }

  // who signs how

  private Capacity capacity(Plan plan, PlanStep step, Actor actor) {
    if (step == PlanStep.DECIDE_AND_SIGN) {
      SigningAnswer answer = issuing.maySign(plan, actor.user());
      return new Capacity(answer.capacity(), answer.whyNot());
    }
    if (step == PlanStep.SIGN_SUBMISSION) {
      try {
        return new Capacity(
            signers.agencyCapacityOf(
                actor.user(), plan.locality(), plan.draftingAgency(), names.today()),
            null);
      } catch (Refusal notToday) {
        return new Capacity(null, notToday.getMessage());
      }
    }
    return new Capacity(null, null);
  }

  private List<DecisionCard.Choice> choices(
      Plan plan, PlanStep step, Capacity capacity, Actor actor) {
    return StepChoice.of(step).stream()
        .filter(
            choice ->
                switch (Decision.valueOf(choice.value())) {
                  case SIGN -> capacity.signer() != null;
                  case PASS_UP -> !plan.passedUp() && !names.isChairperson(actor);
                  default -> true;
                })
        .sorted(Comparator.comparingInt(choice -> ORDER.indexOf(choice.style())))
        .map(choice -> choice(step, choice))
        .toList();
  }

  private static DecisionCard.Choice choice(PlanStep step, StepChoice choice) {
    Decision decision = Decision.valueOf(choice.value());
    return new DecisionCard.Choice(
        choice.value(),
        choice.label(),
        choice.style().equals("plain") ? "" : choice.style(),
        decision == Decision.SIGN,
        choice.commentRequired(),
        decision.isReturn()
            ? "Lý do trả lại"
            : decision == Decision.PASS_UP
                ? "Lý do trình Chủ tịch"
                : step == PlanStep.DECIDE_AND_SIGN ? "Ý kiến chỉ đạo" : "Ý kiến",
        effect(step, decision),
        choice.returnTo() == null
            ? List.of()
            : choice.returnTo().stream()
                .map(target -> new Option(target.value(), to(target), false))
                .toList());
  }

  private static String to(StepChoice.Target target) {
    return PlanStep.of(target.value())
        .map(
            step ->
                switch (step) {
                  case REVIEW_DOSSIER -> "Văn phòng, thẩm tra lại";
                  case PREPARE_SUBMISSION -> "Cơ quan soạn thảo, lập lại hồ sơ trình";
                  case DRAFT_PLAN -> "Cơ quan soạn thảo, sửa dự thảo";
                  default -> target.label();
                })
        .orElse(target.label());
  }

  private static String effect(PlanStep step, Decision decision) {
    return switch (decision) {
      case SIGN ->
          step == PlanStep.DECIDE_AND_SIGN
              ? "Sau khi ký, văn thư cấp số và phát hành đúng nội dung bản này."
              : "Văn bản trình được lấy số của cơ quan và chuyển Văn phòng thẩm tra.";
      case PASS_UP -> "Hồ sơ chuyển đến Chủ tịch, kèm lý do này.";
      case APPROVE -> "Dự thảo đi tiếp đúng nội dung bản này.";
      case PASS -> "Ghi nhận dự thảo đạt thẩm định.";
      default -> "Hồ sơ quay lại kèm lý do này; không nội dung nào bị mất.";
    };
  }

  private record Changes(String text, @Nullable Integer from) {}

  private record Capacity(@Nullable SignerResolution signer, @Nullable String whyNot) {}
}
