package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static vn.trinhky.workflow.PlanIssuance.APPRAISE_LEGALITY;
import static vn.trinhky.workflow.PlanIssuance.APPROVE_DRAFT;
import static vn.trinhky.workflow.PlanIssuance.CLOSE_CONSULTATION;
import static vn.trinhky.workflow.PlanIssuance.COMMENT_ON_DRAFT;
import static vn.trinhky.workflow.PlanIssuance.DECIDE_AND_SIGN;
import static vn.trinhky.workflow.PlanIssuance.DRAFT_PLAN;
import static vn.trinhky.workflow.PlanIssuance.EVENT_CONSULTATION_DEADLINE;
import static vn.trinhky.workflow.PlanIssuance.EVENT_PLAN_CLOSED;
import static vn.trinhky.workflow.PlanIssuance.EVENT_PLAN_ISSUED;
import static vn.trinhky.workflow.PlanIssuance.FIND_SIGNER;
import static vn.trinhky.workflow.PlanIssuance.ISSUE_DOCUMENT;
import static vn.trinhky.workflow.PlanIssuance.OPEN_CONSULTATION;
import static vn.trinhky.workflow.PlanIssuance.PREPARE_SUBMISSION;
import static vn.trinhky.workflow.PlanIssuance.RESOLVE_COMMENTS;
import static vn.trinhky.workflow.PlanIssuance.REVIEW_DOSSIER;
import static vn.trinhky.workflow.PlanIssuance.SEAL_DOCUMENT;
import static vn.trinhky.workflow.PlanIssuance.SIGN_SUBMISSION;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.document.Draft;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline.Event;
import vn.trinhky.plan.Urgency;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.signing.Signatures;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.PassedFlows;
import vn.trinhky.support.Refused;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/**
 * The ways that a plan can take. The last test holds the class to passing every sequence flow of
 * the diagram by itself: the counter starts over with the class.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanIssuanceIT {

  private static final String REASON = "Đề nghị làm rõ nguồn kinh phí.";

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private PassedFlows passedFlows;
  @Autowired private ProductClock clock;
  @Autowired private PlanConsultations consultations;
  @Autowired private Signatures signatures;
  @Autowired private OutgoingRegister register;
  @Autowired private Deliveries deliveries;
  @Autowired private PlanIssuing issuing;
  @Autowired private Engine engine;

  private String locality;

  @BeforeAll
  void start() {
    locality = localities.create();
    passedFlows.forget();
  }

  @Test
  void a_plan_goes_from_the_sample_to_the_issued_document() {
    Dossier plan = open();
    plan.consulting("tu-phap", "tc-kh")
        .decides("noi-vu.officer", DRAFT_PLAN, "SUBMIT")
        .decides("noi-vu.head", APPROVE_DRAFT, "APPROVE");
    assertThat(plan.instance()).isWaitingAt(OPEN_CONSULTATION);
    plan.jobsRun();
    assertThat(plan.instance()).isWaitingAt(COMMENT_ON_DRAFT);
    plan.answers("tu-phap", "AGREE", null).answers("tc-kh", "AGREE", null).jobsRun();
    assertThat(plan.instance()).isWaitingAtExactly(RESOLVE_COMMENTS);
    plan.decides("noi-vu.officer", RESOLVE_COMMENTS, "RESOLVE")
        .decides("noi-vu.officer", PREPARE_SUBMISSION, "SUBMIT")
        .decides("noi-vu.head", SIGN_SUBMISSION, "SIGN")
        .reviewed()
        .decides("vp.reviewer", REVIEW_DOSSIER, "FORWARD");
    assertThat(plan.instance()).isWaitingAtExactly(DECIDE_AND_SIGN);
    assertThat(plan.task(DECIDE_AND_SIGN)).isAssignedTo(plan.user("ubnd.leader-2"));
    plan.decides("ubnd.leader-2", DECIDE_AND_SIGN, "SIGN")
        .decides("ubnd.clerk", ISSUE_DOCUMENT, "ISSUE");
    assertThat(plan.plan().state()).isEqualTo(PlanState.NUMBERED);
    plan.jobsRun();

    assertThat(plan.instance())
        .isEnded()
        .hasPassedInOrder(
            DRAFT_PLAN,
            APPROVE_DRAFT,
            OPEN_CONSULTATION,
            COMMENT_ON_DRAFT,
            CLOSE_CONSULTATION,
            RESOLVE_COMMENTS,
            PREPARE_SUBMISSION,
            SIGN_SUBMISSION,
            REVIEW_DOSSIER,
            DECIDE_AND_SIGN,
            ISSUE_DOCUMENT,
            SEAL_DOCUMENT,
            EVENT_PLAN_ISSUED)
        .hasPassed(FIND_SIGNER)
        .hasNotPassed(APPRAISE_LEGALITY, EVENT_CONSULTATION_DEADLINE, EVENT_PLAN_CLOSED);
    assertThat(plan.plan().state()).isEqualTo(PlanState.ISSUED);
    assertThat(plan.work()).isEmpty();
  }

  @Test
  void nobody_is_consulted_and_nothing_is_appraised() {
    Dossier plan = open().to(PREPARE_SUBMISSION);
    assertThat(plan.instance())
        .hasPassedInOrder(DRAFT_PLAN, APPROVE_DRAFT)
        .hasNotPassed(OPEN_CONSULTATION, COMMENT_ON_DRAFT, RESOLVE_COMMENTS, APPRAISE_LEGALITY)
        .isWaitingAtExactly(PREPARE_SUBMISSION);
  }

  @Test
  void the_head_returns_the_draft_and_nothing_written_is_lost() {
    Dossier plan = open().to(APPROVE_DRAFT);
    plan.decides("noi-vu.head", APPROVE_DRAFT, "RETURN", REASON);
    assertThat(plan.instance()).isWaitingAtExactly(DRAFT_PLAN);
    assertReturned(plan, PlanStep.APPROVE_DRAFT, PlanStep.DRAFT_PLAN);
    assertThat(plan.task(DRAFT_PLAN)).isAssignedTo(plan.user("noi-vu.officer"));

    plan.rewritten(draft -> withSubject(draft, "Ban hành Kế hoạch cải cách hành chính năm 2022"))
        .to(PREPARE_SUBMISSION);
    assertThat(plan.instance())
        .hasPassedInOrder(DRAFT_PLAN, APPROVE_DRAFT, DRAFT_PLAN, APPROVE_DRAFT);
    assertThat(versions(plan)).containsExactly("SAVED", "RETURNED", "CREATED");
  }

  @Test
  void the_drafter_never_approves_his_own_draft() {
    Dossier plan = open().to(APPROVE_DRAFT);
    Refused.because(403, "denied", () -> plan.decides("noi-vu.officer", APPROVE_DRAFT, "APPROVE"));
    assertThat(plan.instance()).isWaitingAtExactly(APPROVE_DRAFT);
  }

  @Test
  void who_stays_silent_until_the_deadline_has_agreed() {
    Dossier plan =
        dossiers
            .open(locality, Urgency.FLASH)
            .consulting("tu-phap", "tc-kh", "vh-tt")
            .to(COMMENT_ON_DRAFT);
    Round round = consultations.current(plan.id()).orElseThrow();
    plan.answers("tu-phap", "AGREE", null)
        .answers("tc-kh", "AGREE_WITH_COMMENTS", "Bổ sung dự toán.")
        .jobsRun();
    assertThat(plan.instance()).isWaitingAt(COMMENT_ON_DRAFT);
    assertThat(plan.work())
        .singleElement()
        .satisfies(
            silent -> {
              assertThat(silent.agency()).isEqualTo("vh-tt");
              assertThat(silent.dueAt()).isEqualTo(round.dueAt());
            });

    clock.moveTo(round.dueAt().minusSeconds(60));
    plan.jobsRun();
    assertThat(plan.instance()).isWaitingAt(COMMENT_ON_DRAFT);
    clock.moveTo(round.dueAt().plusSeconds(1));
    plan.jobsRun();

    assertThat(plan.instance())
        .hasPassed(EVENT_CONSULTATION_DEADLINE, CLOSE_CONSULTATION)
        .isWaitingAtExactly(RESOLVE_COMMENTS);
    assertThat(consultations.current(plan.id()).orElseThrow().opinions())
        .extracting(Opinion::agency, Opinion::answer, Opinion::answeredBy)
        .containsExactly(
            tuple("tc-kh", Answer.AGREE_WITH_COMMENTS, plan.user("tc-kh.officer")),
            tuple("tu-phap", Answer.AGREE, plan.user("tu-phap.officer")),
            tuple("vh-tt", Answer.NO_RESPONSE, null));
    assertThat(plan.last("CONSULTATION_CLOSED"))
        .hasValueSatisfying(
            closed -> assertThat(closed.remark()).startsWith("1 cơ quan không có ý kiến"));
  }

  @Test
  void a_late_opinion_replaces_silence_until_the_proposal_is_signed() {
    Dossier plan = dossiers.open(locality, Urgency.FLASH).consulting("vh-tt").to(COMMENT_ON_DRAFT);
    clock.moveTo(consultations.current(plan.id()).orElseThrow().dueAt().plusSeconds(1));
    plan.to(PREPARE_SUBMISSION);
    consultations.file(
        plan.id(),
        "vh-tt",
        Answer.AGREE_WITH_COMMENTS,
        "Bổ sung phần tuyên truyền.",
        false,
        plan.actor("vh-tt.officer"));
    assertThat(plan.opinion("vh-tt").late()).isTrue();
    assertThat(plan.opinion("vh-tt").answer()).isEqualTo(Answer.AGREE_WITH_COMMENTS);

    Dossier signed =
        dossiers.open(locality, Urgency.FLASH).consulting("vh-tt").to(COMMENT_ON_DRAFT);
    clock.moveTo(consultations.current(signed.id()).orElseThrow().dueAt().plusSeconds(1));
    signed.to(REVIEW_DOSSIER);
    Refused.because(
        409,
        "too-late-for-opinion",
        () ->
            consultations.file(
                signed.id(), "vh-tt", Answer.OBJECT, "Muộn.", false, signed.actor("vh-tt.head")));
  }

  @Test
  void comments_and_objections_are_answered_before_the_dossier_goes_on() {
    Dossier plan = open().consulting("tu-phap", "tc-kh", "kinh-te").to(COMMENT_ON_DRAFT);
    Refused.because(422, "opinion-missing", () -> plan.answers("tu-phap", "OBJECT", null));
    plan.answers("tu-phap", "OBJECT", "Chưa đúng thẩm quyền tại mục II.")
        .answers("tc-kh", "AGREE_WITH_COMMENTS", "Bổ sung dự toán.")
        .answers("kinh-te", "AGREE", null)
        .jobsRun();
    String both =
        Refused.because(
            422,
            "opinions-unresolved",
            () -> plan.decides("noi-vu.officer", RESOLVE_COMMENTS, "RESOLVE"));
    assertThat(both).contains("Còn 2 ý kiến", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch");

    plan.resolves("tc-kh", Resolution.ACCEPTED, null);
    Refused.because(
        422, "explanation-missing", () -> plan.resolves("tu-phap", Resolution.NOT_ACCEPTED, null));
    Refused.because(
        422,
        "opinions-unresolved",
        () -> plan.decides("noi-vu.officer", RESOLVE_COMMENTS, "RESOLVE"));
    assertThat(plan.instance()).isWaitingAtExactly(RESOLVE_COMMENTS);

    plan.resolves("tu-phap", Resolution.PARTLY_ACCEPTED, "Đã sửa điểm a, giữ điểm b theo luật.")
        .decides("noi-vu.officer", RESOLVE_COMMENTS, "RESOLVE");
    assertThat(plan.instance()).isWaitingAtExactly(PREPARE_SUBMISSION);
    assertThat(plan.opinion("tu-phap").resolution()).isEqualTo(Resolution.PARTLY_ACCEPTED);
  }

  @Test
  void the_drafter_consults_again_on_the_new_text() {
    Dossier plan = open().consulting("tu-phap").to(COMMENT_ON_DRAFT);
    plan.answers("tu-phap", "OBJECT", "Chưa đúng thẩm quyền.").jobsRun();
    plan.resolves("tu-phap", Resolution.ACCEPTED, null)
        .rewritten(draft -> withSubject(draft, "Ban hành Kế hoạch đã sửa"))
        .consulting("tu-phap", "tc-kh")
        .decides("noi-vu.officer", RESOLVE_COMMENTS, "CONSULT_AGAIN", "Đã sửa mục II.")
        .jobsRun();
    assertThat(plan.instance()).isWaitingAt(COMMENT_ON_DRAFT);
    Round second = consultations.current(plan.id()).orElseThrow();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.opinions()).extracting(Opinion::agency).containsExactly("tc-kh", "tu-phap");

    plan.to(PREPARE_SUBMISSION);
    assertThat(plan.instance())
        .hasPassedInOrder(
            OPEN_CONSULTATION,
            CLOSE_CONSULTATION,
            RESOLVE_COMMENTS,
            OPEN_CONSULTATION,
            CLOSE_CONSULTATION,
            RESOLVE_COMMENTS);
  }

  @Test
  void agencies_without_people_here_answer_on_paper_and_hold_nothing_up() {
    Dossier plan = open().consulting("thi-uy", "mttq").to(PREPARE_SUBMISSION);
    assertThat(plan.instance())
        .hasPassed(OPEN_CONSULTATION)
        .hasNotPassed(COMMENT_ON_DRAFT, RESOLVE_COMMENTS);
    assertThat(plan.opinion("thi-uy").answer()).isEqualTo(Answer.NO_RESPONSE);
    consultations.file(
        plan.id(),
        "thi-uy",
        Answer.AGREE,
        "Thống nhất (Công văn số 15-CV/TU).",
        true,
        plan.actor("noi-vu.officer"));
    assertThat(plan.opinion("thi-uy").onPaper()).isTrue();
    assertThat(plan.opinion("thi-uy").answer()).isEqualTo(Answer.AGREE);
  }

  @Test
  void an_objection_on_paper_holds_the_submission_until_it_is_answered() {
    Dossier plan = open().consulting("thi-uy").to(PREPARE_SUBMISSION);
    consultations.file(
        plan.id(),
        "thi-uy",
        Answer.OBJECT,
        "Chưa thống nhất mục II.",
        true,
        plan.actor("noi-vu.officer"));
    Refused.because(
        422,
        "opinions-unresolved",
        () -> plan.decides("noi-vu.officer", PREPARE_SUBMISSION, "SUBMIT"));
    plan.resolves("thi-uy", Resolution.NOT_ACCEPTED, "Theo phân công của UBND tỉnh.")
        .decides("noi-vu.officer", PREPARE_SUBMISSION, "SUBMIT");
    assertThat(plan.instance()).isWaitingAtExactly(SIGN_SUBMISSION);
  }

  @Test
  void who_agrees_but_has_written_something_is_asked_which_he_means() {
    Dossier plan = open().consulting("tu-phap", "tc-kh").to(COMMENT_ON_DRAFT);
    Refused.because(
        422,
        "opinion-would-be-lost",
        () -> plan.answers("tu-phap", "AGREE", "Đề nghị bổ sung nguồn kinh phí."));
    assertThat(plan.opinion("tu-phap").answer()).isNull();
    plan.answers("tu-phap", "AGREE_WITH_COMMENTS", "Đề nghị bổ sung nguồn kinh phí.");

    consultations.file(
        plan.id(), "tc-kh", null, "Ghi sẵn từ hôm trước.", false, plan.actor("tc-kh.officer"));
    Refused.because(422, "opinion-would-be-lost", () -> plan.answers("tc-kh", "AGREE", null));
    assertThat(plan.opinion("tc-kh").content()).isEqualTo("Ghi sẵn từ hôm trước.");
    consultations.file(plan.id(), "tc-kh", null, "", false, plan.actor("tc-kh.officer"));
    plan.answers("tc-kh", "AGREE", null).jobsRun();
    assertThat(plan.instance()).isWaitingAtExactly(RESOLVE_COMMENTS);
  }

  @Test
  void a_returned_draft_is_sent_to_whom_the_drafter_chooses_then() {
    Dossier plan = open().consulting("thi-uy").to(SIGN_SUBMISSION);
    plan.decides("noi-vu.head", SIGN_SUBMISSION, "RETURN", REASON, DRAFT_PLAN)
        .consulting("tc-kh")
        .to(COMMENT_ON_DRAFT);
    Round second = consultations.current(plan.id()).orElseThrow();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.version()).isEqualTo(plan.plan().version());
    assertThat(second.opinions()).extracting(Opinion::agency).containsExactly("tc-kh");
  }

  @Test
  void legality_is_appraised_and_passed() {
    Dossier plan = open().appraisedAfterConsulting().to(APPRAISE_LEGALITY);
    assertThat(plan.instance()).hasNotPassed(OPEN_CONSULTATION);
    plan.decides("tu-phap.head", APPRAISE_LEGALITY, "PASS", "Đúng thẩm quyền, hợp pháp.");
    assertThat(plan.instance())
        .hasPassedInOrder(APPROVE_DRAFT, APPRAISE_LEGALITY)
        .isWaitingAtExactly(PREPARE_SUBMISSION);
    assertThat(plan.lastDecision().remark()).isEqualTo("Đúng thẩm quyền, hợp pháp.");
  }

  @Test
  void legality_is_appraised_after_the_consultation_and_the_draft_comes_back() {
    Dossier plan = open().appraisedAfterConsulting("tc-kh").to(APPRAISE_LEGALITY);
    plan.decides("tu-phap.officer", APPRAISE_LEGALITY, "RETURN", REASON);
    assertThat(plan.instance())
        .hasPassedInOrder(COMMENT_ON_DRAFT, RESOLVE_COMMENTS, APPRAISE_LEGALITY)
        .isWaitingAtExactly(DRAFT_PLAN);
    assertReturned(plan, PlanStep.APPRAISE_LEGALITY, PlanStep.DRAFT_PLAN);
  }

  @Test
  void the_head_returns_the_proposal_to_preparation_and_to_the_draft() {
    Dossier plan = open().to(SIGN_SUBMISSION);
    plan.decides("noi-vu.head", SIGN_SUBMISSION, "RETURN", REASON, PREPARE_SUBMISSION);
    assertThat(plan.instance()).isWaitingAtExactly(PREPARE_SUBMISSION);
    assertReturned(plan, PlanStep.SIGN_SUBMISSION, PlanStep.PREPARE_SUBMISSION);
    plan.to(SIGN_SUBMISSION).decides("noi-vu.head", SIGN_SUBMISSION, "RETURN", REASON, DRAFT_PLAN);
    assertThat(plan.instance()).isWaitingAtExactly(DRAFT_PLAN);
    assertReturned(plan, PlanStep.SIGN_SUBMISSION, PlanStep.DRAFT_PLAN);
    assertThat(versions(plan)).containsExactly("RETURNED", "RETURNED", "CREATED");
  }

  @Test
  void the_office_returns_the_dossier_and_the_proposal_gets_a_new_number() {
    Dossier plan = open().to(REVIEW_DOSSIER);
    Submission first = plan.proposals().get(0);
    assertThat(first.code()).endsWith("/NV");
    plan.decides("vp.reviewer", REVIEW_DOSSIER, "RETURN", REASON, PREPARE_SUBMISSION);
    assertReturned(plan, PlanStep.REVIEW_DOSSIER, PlanStep.PREPARE_SUBMISSION);
    plan.to(REVIEW_DOSSIER);
    assertThat(plan.proposals()).extracting(Submission::state).containsExactly("VOID", "SIGNED");
    Submission second = plan.proposals().get(1);
    assertThat(second.code()).endsWith("/NV").isNotEqualTo(first.code());
    assertThat(plan.proposals().get(0).voidReason()).startsWith("Thay bằng văn bản trình ký lại");
    assertThat(register.find(first.registerEntry()))
        .hasValueSatisfying(
            entry -> assertThat(entry.voidReason()).startsWith("Thay bằng văn bản trình ký lại"));
    assertThat(register.find(second.registerEntry()))
        .hasValueSatisfying(entry -> assertThat(entry.voidReason()).isNull());

    plan.decides("vp.reviewer", REVIEW_DOSSIER, "RETURN", REASON, DRAFT_PLAN);
    assertThat(plan.instance()).isWaitingAtExactly(DRAFT_PLAN);
    assertReturned(plan, PlanStep.REVIEW_DOSSIER, PlanStep.DRAFT_PLAN);
    plan.to(REVIEW_DOSSIER);
    assertThat(plan.proposals())
        .extracting(Submission::state)
        .containsExactly("VOID", "VOID", "SIGNED");
    assertThat(plan.plan().submissionCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {REVIEW_DOSSIER, PREPARE_SUBMISSION, DRAFT_PLAN})
  void the_leader_returns_the_dossier_as_far_back_as_he_says(String target) {
    Dossier plan = open().to(DECIDE_AND_SIGN);
    plan.decides("ubnd.leader-2", DECIDE_AND_SIGN, "RETURN", REASON, target);
    assertThat(plan.instance()).isWaitingAtExactly(target);
    assertReturned(plan, PlanStep.DECIDE_AND_SIGN, PlanStep.of(target).orElseThrow());
    plan.to(ISSUE_DOCUMENT);
    assertThat(plan.instance())
        .hasPassedInOrder(REVIEW_DOSSIER, DECIDE_AND_SIGN, REVIEW_DOSSIER, DECIDE_AND_SIGN);
  }

  @Test
  void what_was_changed_after_the_review_is_reviewed_again() {
    Dossier plan = open().to(DECIDE_AND_SIGN);
    plan.decides("ubnd.leader-2", DECIDE_AND_SIGN, "RETURN", REASON, DRAFT_PLAN)
        .rewritten(draft -> withSubject(draft, "Ban hành Kế hoạch khác"))
        .to(REVIEW_DOSSIER);
    Refused.because(
        422, "review-sheet-missing", () -> plan.decides("vp.reviewer", REVIEW_DOSSIER, "FORWARD"));
    plan.reviewed().decides("vp.reviewer", REVIEW_DOSSIER, "FORWARD");
    assertThat(plan.instance()).isWaitingAtExactly(DECIDE_AND_SIGN);
  }

  @Test
  void the_deputy_passes_the_decision_up_and_the_chairman_signs() {
    Dossier plan = open().to(DECIDE_AND_SIGN);
    plan.decides("ubnd.leader-2", DECIDE_AND_SIGN, "PASS_UP", "Việc quan trọng, xin ý kiến.");
    assertThat(plan.instance()).isWaitingAtExactly(DECIDE_AND_SIGN);
    assertThat(plan.task(DECIDE_AND_SIGN)).isAssignedTo(plan.user("ubnd.leader"));
    Refused.because(
        422,
        "nobody-above",
        () -> plan.decides("ubnd.leader", DECIDE_AND_SIGN, "PASS_UP", "Lên nữa."));
    plan.decides("ubnd.leader", DECIDE_AND_SIGN, "SIGN", "Đồng ý ban hành.");
    assertThat(plan.instance())
        .hasPassedInOrder(DECIDE_AND_SIGN, DECIDE_AND_SIGN)
        .isWaitingAtExactly(ISSUE_DOCUMENT);
    assertThat(signatures.current(plan.id()))
        .hasValueSatisfying(
            signed ->
                assertThat(signed.lines()).containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
    assertThat(plan.lastDecision().capacity()).isEqualTo("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH");
  }

  @Test
  void the_clerk_returns_for_format_and_the_signature_is_void() {
    Dossier plan = open().to(ISSUE_DOCUMENT);
    assertThat(plan.plan().state()).isEqualTo(PlanState.SIGNED);
    plan.decides("ubnd.clerk", ISSUE_DOCUMENT, "RETURN_FORMAT", "Sai cỡ chữ ở phụ lục.").jobsRun();
    assertThat(plan.instance()).isWaitingAtExactly(REVIEW_DOSSIER);
    assertThat(plan.plan().state()).isEqualTo(PlanState.IN_PROGRESS);
    assertThat(signatures.current(plan.id())).isEmpty();
    assertThat(signatures.history(plan.id()))
        .extracting(Signatures.Signature::voidReason)
        .containsExactly("Sai cỡ chữ ở phụ lục.");
    plan.to(ISSUE_DOCUMENT);
    assertThat(signatures.history(plan.id())).hasSize(2);
    assertThat(plan.proposals()).extracting(Submission::state).containsExactly("SIGNED");
  }

  @Test
  void the_clerk_gives_the_next_number_and_the_document_goes_to_its_recipients() {
    Dossier first = open().toTheEnd();
    Dossier second = open().toTheEnd();
    assertThat(second.instance()).isEnded().hasPassedInOrder(ISSUE_DOCUMENT, SEAL_DOCUMENT);
    var entry = register.find(second.plan().registerEntry()).orElseThrow();
    assertThat(entry.printedCode()).endsWith("/QĐ-UBND");
    assertThat(entry.number())
        .isEqualTo(register.find(first.plan().registerEntry()).orElseThrow().number() + 1);
    assertThat(entry.signer()).isEqualTo("Nguyễn Minh Thư");
    assertThat(entry.issuedOn()).isEqualTo(second.plan().issuedOn());
    List<Delivery> here =
        deliveries.of(second.id()).stream()
            .filter(delivery -> delivery.channel() == Delivery.Channel.RECEIPT)
            .toList();
    assertThat(here)
        .hasSize(40)
        .allSatisfy(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.ARRIVED));
    Refused.because(
        403,
        "not-editing",
        () -> second.rewritten(draft -> withSubject(draft, "Không sửa được nữa")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_number_made_void_before_the_issue_is_followed_by_the_next(boolean sealingFailed) {
    Dossier plan = open().to(ISSUE_DOCUMENT).decides("ubnd.clerk", ISSUE_DOCUMENT, "ISSUE");
    if (sealingFailed) {
      engine.runOneJob(plan.id());
      assertThat(plan.instance()).isWaitingAtExactly(SEAL_DOCUMENT);
    }
    var first = register.find(plan.plan().registerEntry()).orElseThrow();
    Refused.because(
        403,
        "not-clerk",
        () -> issuing.voidNumber(first.id(), "Nhầm.", plan.actor("noi-vu.clerk")));
    issuing.voidNumber(first.id(), "Tệp hỏng, cấp lại số.", plan.actor("ubnd.clerk"));
    assertThat(plan.instance()).isWaitingAtExactly(ISSUE_DOCUMENT);
    assertThat(plan.plan().state()).isEqualTo(PlanState.SIGNED);
    assertThat(deliveries.of(plan.id())).as("the next number has its own recipients").isEmpty();
    plan.toTheEnd();
    assertThat(plan.instance()).isEnded();
    var second = register.find(plan.plan().registerEntry()).orElseThrow();
    assertThat(second.number()).isEqualTo(first.number() + 1);
    assertThat(register.find(first.id()))
        .hasValueSatisfying(
            entry -> assertThat(entry.voidReason()).isEqualTo("Tệp hỏng, cấp lại số."));
    assertThat(deliveries.of(plan.id())).extracting(Delivery::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {DRAFT_PLAN, COMMENT_ON_DRAFT, SIGN_SUBMISSION, REVIEW_DOSSIER, DECIDE_AND_SIGN})
  void the_drafting_agency_withdraws_the_dossier_from_any_step(String step) {
    Dossier plan = open().consulting("tu-phap", "tc-kh").to(step);
    Refused.because(422, "reason-missing", () -> plan.withdrawn("noi-vu.officer", " "));
    Refused.because(403, "not-drafter", () -> plan.withdrawn("vp.reviewer", "Không cần nữa."));
    assertThat(plan.instance()).isActive();
    plan.withdrawn(step.equals(DRAFT_PLAN) ? "noi-vu.officer" : "noi-vu.head", "Không cần nữa.");
    assertThat(plan.instance())
        .isEnded()
        .hasPassed(EVENT_PLAN_CLOSED)
        .hasNotPassed(EVENT_PLAN_ISSUED);
    assertThat(plan.plan().state()).isEqualTo(PlanState.WITHDRAWN);
    assertThat(plan.work()).isEmpty();
    assertThat(plan.proposals()).noneMatch(Submission::isSigned);
    assertThat(plan.last("WITHDRAWN"))
        .hasValueSatisfying(event -> assertThat(event.remark()).isEqualTo("Không cần nữa."));
  }

  @Test
  void what_is_signed_is_not_withdrawn() {
    Dossier plan = open().to(ISSUE_DOCUMENT);
    Refused.because(
        409, "too-late-to-withdraw", () -> plan.withdrawn("noi-vu.officer", "Không cần nữa."));
    assertThat(plan.instance()).isWaitingAtExactly(ISSUE_DOCUMENT);
    plan.toTheEnd();
    Refused.because(
        409, "too-late-to-withdraw", () -> plan.withdrawn("noi-vu.head", "Không cần nữa."));
    assertThat(plan.plan().state()).isEqualTo(PlanState.ISSUED);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_sequence_flow_of_the_diagram_was_passed_by_the_tests_above() {
    assertThat(passedFlows.missing(Diagram.of(PlanIssuance.KEY).flows())).isEmpty();
  }

  private Dossier open() {
    return dossiers.open(locality);
  }

  /** The reason is in the timeline, and the text that came back has a version of its own. */
  private static void assertReturned(Dossier plan, PlanStep from, PlanStep to) {
    Event returned = plan.lastDecision();
    assertThat(returned.step()).isEqualTo(from);
    assertThat(returned.decision()).isEqualTo(Decision.RETURN);
    assertThat(returned.returnTo()).isEqualTo(to);
    assertThat(returned.remark()).isEqualTo(REASON);
    VersionInfo version = plan.draft().info();
    assertThat(version.reason()).isEqualTo("RETURNED");
    assertThat(version.number()).isEqualTo(returned.version() + 1);
  }

  private List<String> versions(Dossier plan) {
    return plan.versions().stream().map(VersionInfo::reason).toList();
  }

  private static Draft withSubject(Draft draft, String subject) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        subject,
        draft.legalBases(),
        draft.articles(),
        draft.plan(),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }
}
