package vn.trinhky.plan.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Findings.Kept;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** What is found holds a dossier until it is corrected or kept with a reason. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsIT {

  private static final String DRAFTER = "noi-vu.officer";

  /** Two dates for one decree, as in the issued plan of tỉnh Vĩnh Long, 2023. */
  private static final String TWO_DATES =
      "Nghị định số 106/2020/NĐ-CP ngày 15/9/2020 và Nghị định số 106/2020/NĐ-CP ngày 10/9/2020 của Chính phủ.";

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Findings findings;
  @Autowired private FindingService service;

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
  void an_error_that_is_kept_with_a_reason_goes_all_the_way_and_stays_on_record() {
    Dossier dossier = withAnError();
    Noted error = error(dossier);
    findings.keep(dossier.id(), error.key(), " Đúng như bản đã ban hành. ", dossier.actor(DRAFTER));
    assertThat(dossier.findings().stream().filter(Noted::holds)).isEmpty();
    dossier.toTheEnd();
    assertThat(findings.kept(dossier.id()))
        .extracting(Kept::code, each -> each.overridden().reason())
        .containsExactly(tuple("citation-two-dates", "Đúng như bản đã ban hành."));
    assertThat(dossier.last("FINDING_KEPT").orElseThrow().remark())
        .contains("Một văn bản được ghi hai ngày khác nhau", "Đúng như bản đã ban hành.");
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
    assertThat(dossier.findings().stream().filter(Noted::holds)).isEmpty();
    dossier.rewritten(draft -> body(draft, draft.plan().body().replace("15/9/2020", "16/9/2020")));
    assertThat(error(dossier).key()).isNotEqualTo(error.key());
  }

  @Test
  void only_who_has_the_dossier_on_the_desk_answers_for_it_and_only_with_a_reason() {
    Dossier dossier = withAnError();
    String key = error(dossier).key();
    refused("reason-missing", () -> findings.keep(dossier.id(), key, "  ", dossier.actor(DRAFTER)));
    refused(
        "reason-too-long",
        () -> findings.keep(dossier.id(), key, "x".repeat(2_001), dossier.actor(DRAFTER)));
    for (String person : List.of("noi-vu.head", "vp.reviewer", "tc-kh.officer")) {
      refused(
          "may-not-keep", () -> findings.keep(dossier.id(), key, "Lý do", dossier.actor(person)));
    }
    refused(
        "unknown-finding",
        () -> findings.keep(dossier.id(), "0".repeat(40), "Lý do", dossier.actor(DRAFTER)));
    findings.keep(dossier.id(), key, "Lý do", dossier.actor(DRAFTER));
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    refused("may-not-keep", () -> findings.release(dossier.id(), key, dossier.actor(DRAFTER)));
    findings.release(dossier.id(), key, dossier.actor("noi-vu.head"));
  }

  /** As when the registry learns of something after the draft was submitted. */
  @Test
  void an_error_that_appears_later_holds_every_later_hand() {
    Dossier dossier = withAnError();
    String key = error(dossier).key();
    findings.keep(dossier.id(), key, "Lý do", dossier.actor(DRAFTER));
    dossier.decides(DRAFTER, "DraftPlan", "SUBMIT");
    findings.release(dossier.id(), key, dossier.actor("noi-vu.head"));
    dossier.to("PrepareSubmission");
    assertThatThrownBy(() -> dossier.takeTheGoodWay("PrepareSubmission"))
        .hasMessageContaining("Dự thảo còn 1 lỗi");
    findings.keep(dossier.id(), key, "Lý do", dossier.actor(DRAFTER));
    dossier.takeTheGoodWay("PrepareSubmission");
    findings.release(dossier.id(), key, dossier.actor("noi-vu.head"));
    assertThatThrownBy(() -> dossier.takeTheGoodWay("SignSubmission"))
        .hasMessageContaining("Kiểm tra dự thảo");
    findings.keep(dossier.id(), key, "Lý do", dossier.actor("noi-vu.head"));
    dossier.takeTheGoodWay("SignSubmission");
    assertThat(dossier.standsAt()).isEqualTo("ReviewDossier");
    refused(
        "may-not-keep", () -> findings.release(dossier.id(), key, dossier.actor("vp.reviewer")));
  }

  @Test
  void what_to_do_is_said_to_each_hand() {
    Dossier dossier = withAnError();
    for (PlanStep step :
        List.of(
            PlanStep.DRAFT_PLAN,
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
