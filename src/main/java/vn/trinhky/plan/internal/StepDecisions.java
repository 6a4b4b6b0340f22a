package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Remarks;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.RecipientList;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Outcome;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanDecisions;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.NewEntry;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.signing.Signatures;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.Signers;

@Service
@Transactional
class StepDecisions implements PlanDecisions {

  /** As long as the register and the exchange between document systems take it. */
  private static final int LONGEST_SUBJECT = 500;

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final SubmissionTable submissions;
  private final ReviewSheetTable sheets;
  private final PlanConsultations planConsultations;
  private final Consultations consultations;
  private final Remarks remarks;
  private final Signers signers;
  private final SigningRight signingRight;
  private final Signatures signatures;
  private final OutgoingRegister register;
  private final RecipientList recipients;
  private final Deliveries deliveries;
  private final Organisation organisation;
  private final Drafts drafts;
  private final FindingService findings;
  private final Clock clock;

  StepDecisions(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      SubmissionTable submissions,
      ReviewSheetTable sheets,
      PlanConsultations planConsultations,
      Consultations consultations,
      Remarks remarks,
      Signers signers,
      SigningRight signingRight,
      Signatures signatures,
      OutgoingRegister register,
      RecipientList recipients,
      Deliveries deliveries,
      Organisation organisation,
      Drafts drafts,
      FindingService findings,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.submissions = submissions;
    this.sheets = sheets;
    this.planConsultations = planConsultations;
    this.consultations = consultations;
    this.remarks = remarks;
    this.signers = signers;
    this.signingRight = signingRight;
    this.signatures = signatures;
    this.register = register;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.organisation = organisation;
    this.drafts = drafts;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public Outcome decide(TaskDecision given) {
    Outcome outcome = apply(given);
    // next time the form shows what changed since
    drafts.readNewest(given.planId(), given.actor().user());
    return outcome;
  }

  private Outcome apply(TaskDecision given) {
    Decision decision = decision(given);
    String comment = comment(given, decision);
    @Nullable PlanStep target = returnTarget(given, decision);
    Plan plan = plans.get(given.planId());
    requireOpen(plan, given.step());
    if (target != null) {
      return sendBack(given, plan, decision, target, Objects.requireNonNull(comment));
    }
    return switch (given.step()) {
      case DRAFT_PLAN -> submitDraft(given, plan, comment);
      case APPROVE_DRAFT -> approveDraft(given, plan, comment);
      case COMMENT_ON_DRAFT -> commentOnDraft(given, plan, decision, comment);
      case RESOLVE_COMMENTS -> resolveComments(given, plan, decision, comment);
      case APPRAISE_LEGALITY -> proceed(given, plan, decision, comment, Outcome.PREPARE);
      case PREPARE_SUBMISSION -> submitDossier(given, plan, comment);
      case SIGN_SUBMISSION -> signSubmission(given, plan, comment);
      case REVIEW_DOSSIER -> forward(given, plan, comment);
      case DECIDE_AND_SIGN ->
          decision == Decision.PASS_UP
              ? passUp(given, plan, Objects.requireNonNull(comment))
              : sign(given, plan, comment);
      case ISSUE_DOCUMENT -> issue(given, plan, comment);
    };
  }

  // what came with the task

  private static Decision decision(TaskDecision given) {
    return given.step().decisions().stream()
        .filter(allowed -> allowed.name().equals(given.decision()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "unknown-decision",
                    "Quyết định “%s” không có ở bước “%s”. Hãy chọn một trong: %s."
                        .formatted(
                            given.decision() == null ? "" : given.decision(),
                            given.step().label(),
                            given.step().decisions().stream()
                                .map(Decision::label)
                                .collect(Collectors.joining(", ")))));
  }

  private static @Nullable String comment(TaskDecision given, Decision decision) {
    String comment =
        given.comment() == null || given.comment().isBlank() ? null : given.comment().strip();
    if (comment != null && comment.length() > LONGEST_COMMENT) {
      throw Refusal.unprocessable(
          "comment-too-long",
          "Ý kiến dài %d ký tự, quá giới hạn 2.000. Hãy rút gọn, hoặc ghi đầy đủ vào tệp đính kèm."
              .formatted(comment.length()));
    }
    if (comment == null && decision.needsReason()) {
      throw Refusal.unprocessable(
          "reason-missing",
          "%s phải có lý do. Hãy ghi lý do vào ô ý kiến rồi bấm lại.".formatted(decision.label()));
    }
    return comment;
  }

  private static @Nullable PlanStep returnTarget(TaskDecision given, Decision decision) {
    List<PlanStep> targets = given.step().returnTargets(decision);
    String asked =
        given.returnTo() == null || given.returnTo().isBlank() ? null : given.returnTo().strip();
    if (targets.size() < 2) {
      if (asked != null) {
        throw Refusal.badRequest(
            "return-target-unexpected",
            "Ở bước “%s” không chọn nơi trả lại. Hãy bỏ phần này rồi bấm lại."
                .formatted(given.step().label()));
      }
      return targets.isEmpty() ? null : targets.get(0);
    }
    String choices = targets.stream().map(PlanStep::label).collect(Collectors.joining("; "));
    if (asked == null) {
      throw Refusal.badRequest(
          "return-target-missing", "Hãy chọn bước nhận lại hồ sơ: %s.".formatted(choices));
    }
    return targets.stream()
        .filter(step -> step.id().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "unknown-return-target",
                    "Không trả lại được về “%s”. Hãy chọn một trong: %s."
                        .formatted(asked, choices)));
  }

  private static void requireOpen(Plan plan, PlanStep step) {
    boolean fits =
        step == PlanStep.ISSUE_DOCUMENT
            ? plan.state() == PlanState.SIGNED
            : plan.state() == PlanState.IN_PROGRESS;
    if (!fits) {
      throw Refusal.conflict(
          "plan-closed",
          "Hồ sơ đang ở trạng thái “%s” nên không xử lý được việc này nữa. Hãy tải lại danh sách việc."
              .formatted(plan.state().label()));
    }
  }

  // back

  private Outcome sendBack(
      TaskDecision given, Plan plan, Decision decision, PlanStep target, String reason) {
    plans.lock(plan.id());
    Map<String, @Nullable Object> changes = new HashMap<>();
    changes.put("reviewed_digest", null);
    if (target != PlanStep.REVIEW_DOSSIER) {
      changes.put("passed_up", false);
    }
    if (plan.state() == PlanState.SIGNED) {
      signatures.makeVoid(plan.id(), reason);
      changes.put("state", PlanState.IN_PROGRESS.name());
    }
    plans.update(plan.id(), changes);
    if (given.step() == PlanStep.DECIDE_AND_SIGN) {
      sheets.newest(plan.id()).ifPresent(sheet -> sheets.direct(plan.id(), sheet.serial(), reason));
    }
    if (given.step() == PlanStep.REVIEW_DOSSIER) {
      closeSheet(plan.id(), reason);
    }
    if (target != PlanStep.REVIEW_DOSSIER) {
      reopenSubmission(plan.id());
    }
    events.decided(
        plan, given.step(), decision, target, given.actor(), given.agency(), reason, null);
    Version newest = versions.current(plan.id());
    versions.add(
        plan.id(),
        newest.number() + 1,
        newest.draft(),
        "RETURNED",
        "Trả lại từ bước “%s”".formatted(given.step().label()),
        given.actor(),
        clock.instant());
    return Outcome.returnTo(target);
  }

  /** What was ticked for the returned dossier does not count for the next. */
  private void closeSheet(String planId, String reason) {
    sheets
        .newest(planId)
        .filter(sheet -> sheet.forwardedOn() == null)
        .ifPresent(
            sheet -> {
              sheets.forward(planId, sheet.serial(), today());
              sheets.direct(planId, sheet.serial(), reason);
            });
  }

  /**
   * The next proposal document starts from the words of the last; the signed one is in force until
   * that is signed.
   */
  private void reopenSubmission(String planId) {
    submissions
        .newest(planId)
        .filter(Submission::isSigned)
        .ifPresent(
            last ->
                submissions.save(
                    planId, last.kind(), last.subject(), last.addressees(), last.body()));
  }

  // forward, step by step

  private Outcome submitDraft(TaskDecision given, Plan plan, @Nullable String comment) {
    requireComplete(versions.current(plan.id()).draft());
    requireAskable(plan);
    findings.requireNoneOpen(plan, given.step());
    return proceed(given, plan, Decision.SUBMIT, comment, Outcome.SUBMITTED);
  }

  private static void requireComplete(Draft draft) {
    List<String> missing = new ArrayList<>();
    if (draft.subject().isBlank()) {
      missing.add("trích yếu");
    }
    if (draft.subject().length() > LONGEST_SUBJECT) {
      missing.add("trích yếu ngắn gọn (hiện dài quá %d ký tự)".formatted(LONGEST_SUBJECT));
    }
    if (draft.legalBases().isEmpty() && draft.form() == IssuanceForm.DECISION_WITH_PLAN) {
      missing.add("căn cứ ban hành");
    }
    if (draft.form() == IssuanceForm.DECISION_WITH_PLAN
        && (draft.articles().isEmpty()
            || draft.articles().stream().anyMatch(article -> article.text().isBlank()))) {
      missing.add("nội dung các điều của quyết định");
    }
    if (draft.plan().body().isBlank()) {
      missing.add("nội dung kế hoạch");
    }
    if (draft.recipients().isEmpty()) {
      missing.add("nơi nhận");
    }
    if (!missing.isEmpty()) {
      throw Refusal.unprocessable(
          "draft-incomplete",
          "Dự thảo còn thiếu: %s. Hãy mở trang soạn thảo, bổ sung rồi trình lại."
              .formatted(String.join("; ", missing)));
    }
  }

  private Outcome approveDraft(TaskDecision given, Plan plan, @Nullable String comment) {
    if (given.actor().user().equals(plan.drafter())) {
      throw Refusal.unprocessable(
          "own-draft",
          "Người soạn thảo không tự duyệt dự thảo của mình. Hãy để lãnh đạo khác của cơ quan"
              + " duyệt.");
    }
    findings.requireNoneOpen(plan, given.step());
    Outcome next =
        planConsultations.consulted(plan).isEmpty() ? afterConsultation(plan) : Outcome.CONSULT;
    return proceed(given, plan, Decision.APPROVE, comment, next);
  }

  private static Outcome afterConsultation(Plan plan) {
    return plan.appraisingAgency() == null ? Outcome.PREPARE : Outcome.APPRAISE;
  }

  private Outcome commentOnDraft(
      TaskDecision given, Plan plan, Decision decision, @Nullable String comment) {
    String agency = Objects.requireNonNull(given.agency(), "consulted agency");
    consultations.answer(
        plan.id(), agency, Answer.valueOf(decision.name()), comment, false, given.actor());
    return proceed(given, plan, decision, comment, Outcome.ANSWERED);
  }

  private Outcome resolveComments(
      TaskDecision given, Plan plan, Decision decision, @Nullable String comment) {
    requireResolved(plan);
    if (decision == Decision.CONSULT_AGAIN) {
      requireAskable(plan);
      if (planConsultations.consulted(plan).isEmpty()) {
        throw Refusal.unprocessable(
            "nobody-to-consult",
            "Chưa chọn cơ quan nào để lấy ý kiến lại. Hãy chọn ở trang soạn thảo.");
      }
      return proceed(given, plan, decision, comment, Outcome.CONSULT);
    }
    return proceed(given, plan, decision, comment, afterConsultation(plan));
  }

  /** A disagreement without explanation holds the dossier, also one that came late or on paper. */
  private void requireResolved(Plan plan) {
    List<String> open =
        consultations.rounds(plan.id()).stream()
            .flatMap(round -> round.opinions().stream())
            .filter(Opinion::isUnresolved)
            .map(opinion -> organisation.agency(plan.locality(), opinion.agency()).name())
            .distinct()
            .toList();
    if (!open.isEmpty()) {
      throw Refusal.unprocessable(
          "opinions-unresolved",
          "Còn %d ý kiến chưa tiếp thu hoặc giải trình: %s. Hãy trả lời từng ý kiến rồi bấm lại."
              .formatted(open.size(), String.join("; ", open)));
    }
    List<String> places =
        remarks.of(plan.id()).stream().filter(Remark::isUnresolved).map(Remark::place).toList();
    if (!places.isEmpty()) {
      throw Refusal.unprocessable(
          "remarks-unresolved",
          "Còn %d góp ý từng chỗ chưa tiếp thu hoặc giải trình: %s. Hãy trả lời ở trang “Góp ý từng chỗ” của hồ sơ rồi bấm lại."
              .formatted(
                  places.size(), String.join("; ", places.subList(0, Math.min(5, places.size())))));
    }
  }

  /** Whom the round would ask must exist and fit into one round, before anybody approves it. */
  private void requireAskable(Plan plan) {
    List<String> asked = planConsultations.consulted(plan);
    asked.forEach(agency -> organisation.agency(plan.locality(), agency));
    if (asked.size() > Consultations.MOST_AGENCIES) {
      throw Refusal.unprocessable(
          "too-many-agencies",
          "Mỗi đợt lấy ý kiến nhiều nhất %d cơ quan; danh sách đang có %d. Hãy bớt cơ quan ở trang soạn thảo."
              .formatted(Consultations.MOST_AGENCIES, asked.size()));
    }
  }

  private Outcome submitDossier(TaskDecision given, Plan plan, @Nullable String comment) {
    requireComplete(versions.current(plan.id()).draft());
    requireResolved(plan);
    boolean written =
        submissions
            .newest(plan.id())
            .filter(paper -> paper.state().equals("DRAFT"))
            .filter(paper -> !paper.subject().isBlank() && !paper.body().isBlank())
            .isPresent();
    if (!written) {
      throw Refusal.unprocessable(
          "submission-missing",
          "Chưa có văn bản trình. Hãy soạn tờ trình hoặc công văn, bấm Lưu, rồi trình lại.");
    }
    findings.requireNoneOpen(plan, given.step());
    return proceed(given, plan, Decision.SUBMIT, comment, Outcome.SUBMITTED);
  }

  private Outcome signSubmission(TaskDecision given, Plan plan, @Nullable String comment) {
    plans.lock(plan.id());
    requireResolved(plan);
    Submission paper =
        submissions
            .newest(plan.id())
            .filter(newest -> newest.state().equals("DRAFT"))
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "submission-missing", "Chưa có văn bản trình để ký. Hãy trả lại để lập."));
    findings.requireNoneOpen(plan, given.step());
    SignerResolution signer =
        signers.agencyCapacityOf(
            given.actor().user(), plan.locality(), plan.draftingAgency(), today());
    submissions.voidSigned(
        plan.id(), "Thay bằng văn bản trình ký lại ngày " + DateText.date(today()));
    plans.update(
        plan.id(), Map.of("submission_count", plan.submissionCount() + 1, "passed_up", false));
    proceed(
        given, plan, Decision.SIGN, comment, Outcome.SIGNED, String.join(" / ", signer.lines()));
    boolean letter = paper.kind() == ProposalKind.OFFICIAL_LETTER;
    RegisterEntry entry =
        register.assign(
            new NewEntry(
                plan.locality(),
                plan.draftingAgency(),
                letter ? "CV" : "TTr",
                letter ? "Công văn" : "Tờ trình",
                paper.subject(),
                signer.name(),
                today(),
                String.join("; ", paper.addressees()),
                organisation.agency(plan.locality(), plan.draftingAgency()).name(),
                null,
                null,
                paper.id()));
    submissions.sign(paper, entry, signer, plan.version());
    events.happened(plan, "NUMBERED", given.actor(), null, entry.printedCode(), null);
    return Outcome.SIGNED;
  }

  private Outcome forward(TaskDecision given, Plan plan, @Nullable String comment) {
    plans.lock(plan.id());
    ReviewSheet sheet =
        sheets
            .newest(plan.id())
            .filter(newest -> newest.forwardedOn() == null)
            .filter(newest -> !newest.opinion().isBlank())
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "review-sheet-missing",
                        "Chưa lập phiếu trình. Hãy ghi ý kiến, đề xuất của Văn phòng, bấm Lưu, rồi"
                            + " trình lại."));
    List<String> unchecked =
        sheet.checklist().stream().filter(CheckedItem::stillOpen).map(CheckedItem::label).toList();
    if (!unchecked.isEmpty()) {
      throw Refusal.unprocessable(
          "checklist-open",
          "Danh mục kiểm tra còn mục chưa đạt mà chưa ghi chú: %s. Hãy đánh dấu đạt hoặc không thuộc trường hợp, ghi chú, hoặc trả lại hồ sơ."
              .formatted(String.join("; ", unchecked)));
    }
    findings.requireNoneOpen(plan, given.step());
    sheets.forward(plan.id(), sheet.serial(), today());
    plans.update(plan.id(), Map.of("reviewed_digest", versions.newest(plan.id()).digest()));
    return proceed(given, plan, Decision.FORWARD, comment, Outcome.FORWARDED);
  }

  private Outcome passUp(TaskDecision given, Plan plan, String comment) {
    if (plan.passedUp() || signingRight.isChairperson(plan, given.actor().user())) {
      throw Refusal.unprocessable(
          "nobody-above", "Việc này đã ở chỗ Chủ tịch, không còn cấp nào để chuyển lên.");
    }
    plans.update(plan.id(), Map.of("passed_up", true));
    return proceed(given, plan, Decision.PASS_UP, comment, Outcome.PASSED_UP);
  }

  private Outcome sign(TaskDecision given, Plan plan, @Nullable String comment) {
    plans.lock(plan.id());
    VersionInfo version = versions.newest(plan.id());
    requireReviewed(plan, version);
    findings.requireNoneOpen(plan, given.step());
    SignerResolution signer = signingRight.of(plan, given.actor().user());
    signatures.record(plan.id(), version.digest(), signer, clock.instant());
    plans.update(plan.id(), Map.of("state", PlanState.SIGNED.name()));
    if (comment != null) {
      sheets
          .newest(plan.id())
          .ifPresent(sheet -> sheets.direct(plan.id(), sheet.serial(), comment));
    }
    return proceed(
        given, plan, Decision.SIGN, comment, Outcome.SIGNED, String.join(" / ", signer.lines()));
  }

  /**
   * A text that changed after it was approved goes back to whoever approved it (Nghị định 30/2020,
   * Điều 11).
   */
  private static void requireReviewed(Plan plan, VersionInfo version) {
    if (!version.digest().equals(plan.reviewedDigest())) {
      throw Refusal.conflict(
          "content-changed",
          "Nội dung đã khác bản Văn phòng thẩm tra. Hãy trả lại Văn phòng để thẩm tra lại trước khi"
              + " ký.");
    }
  }

  private Outcome issue(TaskDecision given, Plan plan, @Nullable String comment) {
    plans.lock(plan.id());
    Version version = versions.current(plan.id());
    Signatures.Signature signature =
        signatures
            .current(plan.id())
            .filter(signed -> signed.covers(version.info().digest()))
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "not-signed",
                        "Văn bản chưa có chữ ký hợp lệ của người có thẩm quyền cho đúng nội dung"
                            + " này nên chưa cấp số được. Hãy trả lại Văn phòng."));
    List<Recipient> to =
        recipients.of(plan.id(), plan.locality(), version.draft(), today()).stream()
            .map(RecipientList.Line::recipient)
            .toList();
    if (to.isEmpty()) {
      throw Refusal.unprocessable(
          "no-recipients", "Văn bản chưa có nơi nhận. Hãy trả lại để bổ sung.");
    }
    deliveries.freeze(plan.id(), plan.locality(), to);
    proceed(given, plan, Decision.ISSUE, comment, Outcome.ISSUED);
    plans.update(plan.id(), Map.of("state", PlanState.NUMBERED.name(), "issued_on", today()));
    Locality locality = organisation.locality(plan.locality());
    // the number comes last: the row of the series stays locked until the transaction ends
    RegisterEntry entry =
        register.assign(
            new NewEntry(
                plan.locality(),
                locality.committee(),
                plan.documentType(),
                plan.typeName(),
                version.draft().subject(),
                signature.name(),
                today(),
                version.draft().recipients().stream()
                    .map(RecipientLine::text)
                    .collect(Collectors.joining("; ")),
                String.join(", ", version.draft().archive().units()),
                version.draft().archive().copies(),
                null,
                plan.id()));
    plans.update(plan.id(), Map.of("register_entry", entry.id()));
    events.happened(plan, "NUMBERED", given.actor(), null, entry.printedCode(), null);
    return Outcome.ISSUED;
  }

  private Outcome proceed(
      TaskDecision given, Plan plan, Decision decision, @Nullable String comment, Outcome outcome) {
    return proceed(given, plan, decision, comment, outcome, null);
  }

  private Outcome proceed(
      TaskDecision given,
      Plan plan,
      Decision decision,
      @Nullable String comment,
      Outcome outcome,
      @Nullable String capacity) {
    events.decided(
        plan, given.step(), decision, null, given.actor(), given.agency(), comment, capacity);
    return outcome;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
  }
}
