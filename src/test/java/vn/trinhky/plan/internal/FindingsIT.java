package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.CheckerRules;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Findings.Kept;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** What is found holds a dossier until it is corrected or kept with a reason. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsIT {

  private static final String DRAFTER = "noi-vu.officer";
  private static final String HEAD = "noi-vu.head";
  private static final String REVIEWER = "vp.reviewer";

  /** Two dates for one decree, as in the issued plan of tỉnh Vĩnh Long, 2023. */
  private static final String TWO_DATES =
      "Nghị định số 106/2020/NĐ-CP ngày 15/9/2020 và Nghị định số 106/2020/NĐ-CP ngày 10/9/2020 của Chính phủ.";

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Findings findings;
  @Autowired private FindingService service;
  @Autowired private PlanTable plans;
  @Autowired private VersionTable versions;
  @Autowired private KeptTable kept;
  @Autowired private Checker checker;
  @Autowired private CheckerRules rules;
  @Autowired private Desk desk;
  @Autowired private PlanEvents events;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private Engine engine;

  private String town;

  @BeforeEach
  void useOneTownForAll() {
    if (town == null) {
      town = localities.create("ninh-hoa");
    }
  }

  private Dossier withAnError() {
    return dossiers.open(town).rewritten(ending(TWO_DATES));
  }

  private static UnaryOperator<Draft> ending(String sentence) {
    return draft -> body(draft, draft.plan().body() + "\n" + sentence);
  }

  private static Draft body(Draft draft, String body) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases(),
        draft.articles(),
        new Draft.PlanText(draft.plan().subject(), body),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  private static Noted error(Dossier dossier) {
    List<Noted> open = dossier.findings().stream().filter(Noted::holds).toList();
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  @Test
  void an_error_holds_the_submission_and_says_which_and_where_to_go() {
    Dossier dossier = withAnError();
    assertThatThrownBy(() -> dossier.decides(DRAFTER, "DraftPlan", "SUBMIT"))
        .hasMessageContaining("Dự thảo còn 1 lỗi chưa xử lý")
        .hasMessageContaining("Một văn bản được ghi hai ngày khác nhau")
        .hasMessageContaining("trang soạn thảo");
    assertThat(dossier.standsAt()).isEqualTo("DraftPlan");
  }

  @Test
  void an_error_that_is_corrected_holds_nothing() {
    Dossier dossier = withAnError();
    dossier.rewritten(draft -> body(draft, draft.plan().body().replace("15/9/2020", "10/9/2020")));
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    assertThat(dossier.standsAt()).isEqualTo("ApproveDraft");
  }

  @Test
  void an_error_that_the_head_keeps_goes_all_the_way_and_stays_on_record() {
    Dossier dossier = withAnError();
    Noted error = error(dossier);
    findings.keep(dossier.id(), error.key(), " Theo bản gốc. ", dossier.actor(DRAFTER));
    assertThat(error(dossier).awaitsDecision()).isTrue();
    assertThat(dossier.last("FINDING_PROPOSED").orElseThrow().remark()).contains("Theo bản gốc.");
    assertThat(dossier.last("FINDING_KEPT")).isEmpty();
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    assertThatThrownBy(() -> dossier.decides(HEAD, "ApproveDraft", "APPROVE"))
        .hasMessageContaining("Dự thảo còn 1 lỗi chưa xử lý")
        .hasMessageContaining("quyết định giữ nguyên");
    findings.keep(dossier.id(), error.key(), "Đúng như bản đã ban hành.", dossier.actor(HEAD));
    assertThat(dossier.findings().stream().filter(Noted::holds)).isEmpty();
    dossier.toTheEnd();
    assertThat(findings.kept(dossier.id()))
        .extracting(Kept::code, each -> each.overridden().reason(), this::decided)
        .containsExactly(tuple("citation-two-dates", "Đúng như bản đã ban hành.", true));
    assertThat(dossier.last("FINDING_KEPT").orElseThrow().remark())
        .contains("Một văn bản được ghi hai ngày khác nhau", "Đúng như bản đã ban hành.");
  }

  private boolean decided(Kept kept) {
    return !kept.overridden().proposed();
  }

  @Test
  void the_head_may_decide_without_a_proposal_and_no_officer_undoes_it() {
    Dossier dossier = withAnError().errorsKept();
    String key = error(dossier).key();
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    findings.release(dossier.id(), key, dossier.actor(HEAD));
    findings.keep(dossier.id(), key, "Đã đối chiếu bản gốc.", dossier.actor(HEAD));
    dossier.decides(HEAD, "ApproveDraft", "APPROVE").jobsRun();
    assertThat(dossier.standsAt()).isEqualTo("PrepareSubmission");
    refused("may-not-keep", () -> findings.keep(dossier.id(), key, "x", dossier.actor(DRAFTER)));
    refused("may-not-keep", () -> findings.release(dossier.id(), key, dossier.actor(DRAFTER)));
    dossier.toTheEnd();
  }

  @Test
  void whoever_may_take_the_approval_decides_until_somebody_has_taken_it() {
    Dossier dossier = withAnError().errorsKept();
    String key = error(dossier).key();
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    String deputy = "noi-vu.head-2";
    findings.keep(dossier.id(), key, "Đã đối chiếu.", dossier.actor(deputy));
    engine.claim(dossier.user(HEAD), dossier.task("ApproveDraft"));
    refused("may-not-keep", () -> findings.release(dossier.id(), key, dossier.actor(deputy)));
    findings.release(dossier.id(), key, dossier.actor(HEAD));
  }

  /** As in a plan whose date line was lost in a scan. */
  @Test
  void an_error_of_form_is_the_offices_to_keep() {
    Dossier dossier = dossiers.open(town).rewritten(FindingsIT::withoutPlace);
    Noted error = error(dossier);
    assertThat(error.form()).isTrue();
    assertThatThrownBy(() -> dossier.decides(DRAFTER, "DraftPlan", "SUBMIT"))
        .hasMessageContaining("Dự thảo còn 1 lỗi");
    dossier.errorsKept();
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    refused(
        "may-not-keep", () -> findings.keep(dossier.id(), error.key(), "x", dossier.actor(HEAD)));
    dossier.to("ReviewDossier").reviewed();
    assertThatThrownBy(() -> dossier.decides(REVIEWER, "ReviewDossier", "FORWARD"))
        .hasMessageContaining("thể thức");
    findings.keep(dossier.id(), error.key(), "Bản quét mất phần đầu.", dossier.actor(REVIEWER));
    dossier.decides(REVIEWER, "ReviewDossier", "FORWARD");
    assertThat(dossier.jobsRun().standsAt()).isEqualTo("DecideAndSign");
    dossier.toTheEnd();
  }

  private static Draft withoutPlace(Draft draft) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        "",
        draft.subject(),
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

  @Test
  void what_is_taken_back_holds_again() {
    Dossier dossier = withAnError();
    Noted error = error(dossier);
    findings.keep(dossier.id(), error.key(), "Lý do", dossier.actor(DRAFTER));
    findings.release(dossier.id(), error.key(), dossier.actor(DRAFTER));
    assertThat(error(dossier).key()).isEqualTo(error.key());
    assertThat(dossier.last("FINDING_RELEASED")).isPresent();
    refused(
        "unknown-finding",
        () -> findings.release(dossier.id(), error.key(), dossier.actor(DRAFTER)));
  }

  @Test
  void a_line_inserted_above_does_not_take_the_reason_away_and_other_words_do() {
    Dossier dossier = withAnError();
    Noted error = error(dossier);
    findings.keep(dossier.id(), error.key(), "Lý do", dossier.actor(DRAFTER));
    dossier.rewritten(draft -> body(draft, "Một câu mới đứng đầu.\n" + draft.plan().body()));
    assertThat(error(dossier).awaitsDecision()).isTrue();
    dossier.rewritten(draft -> body(draft, draft.plan().body().replace("15/9/2020", "16/9/2020")));
    assertThat(error(dossier).key()).isNotEqualTo(error.key());
  }

  @Test
  void what_is_kept_stays_as_long_as_its_line_and_covers_no_other() {
    Dossier dossier = withAnError().errorsKept();
    String text = dossier.draft().draft().plan().body();
    // more blanks, a label before it
    dossier.rewritten(draft -> body(draft, text.replace(TWO_DATES, "7.  " + TWO_DATES + " ")));
    assertThat(error(dossier).awaitsDecision()).isTrue();
    // the same words in a line that says something else
    dossier.rewritten(draft -> body(draft, text.replace(TWO_DATES, "Theo " + TWO_DATES)));
    assertThat(error(dossier).awaitsDecision()).isFalse();
    // the line again, and a second one like it: which of them was meant?
    dossier.rewritten(draft -> body(draft, text + "\n" + TWO_DATES));
    assertThat(dossier.findings().stream().filter(Noted::holds)).noneMatch(Noted::awaitsDecision);
    dossier.rewritten(draft -> body(draft, text));
    assertThat(error(dossier).awaitsDecision()).isTrue();
  }

  @Test
  void only_who_has_the_dossier_on_the_desk_says_something_and_only_with_a_reason() {
    Dossier dossier = withAnError();
    String key = error(dossier).key();
    refused("reason-missing", () -> findings.keep(dossier.id(), key, "  ", dossier.actor(DRAFTER)));
    refused(
        "reason-too-long",
        () -> findings.keep(dossier.id(), key, "x".repeat(2_001), dossier.actor(DRAFTER)));
    for (String person : List.of(HEAD, REVIEWER, "tc-kh.officer")) {
      refused(
          "may-not-keep", () -> findings.keep(dossier.id(), key, "Lý do", dossier.actor(person)));
    }
    refused(
        "unknown-finding",
        () -> findings.keep(dossier.id(), "0".repeat(40), "Lý do", dossier.actor(DRAFTER)));
    findings.keep(dossier.id(), key, "Lý do", dossier.actor(DRAFTER));
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    refused("may-not-keep", () -> findings.release(dossier.id(), key, dossier.actor(DRAFTER)));
    findings.release(dossier.id(), key, dossier.actor(HEAD));
  }

  /** As when the registry learns of something after the draft was submitted. */
  @Test
  void an_error_that_appears_later_holds_every_later_hand() {
    Dossier dossier = withAnError().errorsKept();
    String key = error(dossier).key();
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    dossier.takeTheGoodWay("ApproveDraft");
    dossier.jobsRun();
    assertThat(dossier.standsAt()).isEqualTo("PrepareSubmission");
    // the drafter may change the line and brings another error
    dossier.rewritten(
        draft -> body(draft, draft.plan().body().replace(TWO_DATES, "Theo " + TWO_DATES)));
    String other = error(dossier).key();
    assertThat(other).isNotEqualTo(key);
    assertThatThrownBy(() -> dossier.decides(DRAFTER, "PrepareSubmission", "SUBMIT"))
        .hasMessageContaining("Dự thảo còn 1 lỗi");
    dossier.takeTheGoodWay("PrepareSubmission");
    assertThatThrownBy(() -> dossier.decides(HEAD, "SignSubmission", "SIGN"))
        .hasMessageContaining("Kiểm tra dự thảo");
    dossier.takeTheGoodWay("SignSubmission");
    assertThat(dossier.standsAt()).isEqualTo("ReviewDossier");
    refused("may-not-keep", () -> findings.release(dossier.id(), other, dossier.actor(REVIEWER)));
  }

  @Test
  void the_rules_run_outside_of_a_transaction() {
    Dossier dossier = dossiers.open(town);
    List<Boolean> inside = new ArrayList<>();
    Checker watching =
        (draft, circumstances) -> {
          inside.add(TransactionSynchronizationManager.isActualTransactionActive());
          return checker.check(draft, circumstances);
        };
    FindingService watched =
        (FindingService)
            beans.initializeBean(
                new FindingService(
                    plans, versions, kept, watching, rules, desk, events, jdbc, clock),
                "watched");
    assertThat(AopUtils.isAopProxy(watched)).isTrue();
    watched.ofUnsaved(dossier.id(), dossier.draft().draft(), dossier.actor(DRAFTER));
    watched.of(dossier.plan(), 1);
    assertThat(inside).containsExactly(false, false);
  }

  @Test
  void what_to_do_is_said_to_each_hand() {
    Dossier dossier = withAnError();
    for (PlanStep step :
        List.of(
            PlanStep.DRAFT_PLAN,
            PlanStep.APPROVE_DRAFT,
            PlanStep.PREPARE_SUBMISSION,
            PlanStep.SIGN_SUBMISSION,
            PlanStep.REVIEW_DOSSIER,
            PlanStep.DECIDE_AND_SIGN)) {
      refused("findings-open", () -> service.requireNoneOpen(dossier.plan(), step));
    }
  }

  @Test
  void a_text_that_is_not_saved_is_checked_for_who_writes_it() {
    Dossier dossier = dossiers.open(town);
    Draft typed = ending(TWO_DATES).apply(dossier.draft().draft());
    assertThat(findings.ofUnsaved(dossier.id(), typed, dossier.actor(DRAFTER)))
        .anyMatch(each -> each.finding().code().equals("citation-two-dates"));
    assertThat(DraftJson.digest(dossier.draft().draft())).isNotEqualTo(DraftJson.digest(typed));
    refused(
        "not-editing", () -> findings.ofUnsaved(dossier.id(), typed, dossier.actor("noi-vu.head")));
  }

  private static void refused(String type, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
  }
}
