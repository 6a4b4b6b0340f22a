package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static vn.trinhky.workflow.PlanIssuance.DECIDE_AND_SIGN;
import static vn.trinhky.workflow.PlanIssuance.ISSUE_DOCUMENT;
import static vn.trinhky.workflow.PlanIssuance.REVIEW_DOSSIER;
import static vn.trinhky.workflow.PlanIssuance.SIGN_SUBMISSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.NewAbsence;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Delegations.NewDelegation;
import vn.trinhky.plan.Plans;
import vn.trinhky.signing.Signatures;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Refused;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** Who signs when the person who should is away, and who does not. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsentSignerIT {

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Absences absences;
  @Autowired private Delegations delegations;
  @Autowired private Signatures signatures;
  @Autowired private Plans plans;
  @Autowired private ProductClock clock;

  private final List<Runnable> backToNormal = new ArrayList<>();
  private String locality;

  @BeforeAll
  void town() {
    locality = localities.create();
  }

  @AfterEach
  void everybodyIsBack() {
    backToNormal.forEach(Runnable::run);
    backToNormal.clear();
  }

  @Test
  void the_chairman_signs_while_the_deputy_is_away() {
    Dossier plan = dossiers.open(locality).to(REVIEW_DOSSIER);
    away(plan, "ubnd.leader-2", null);
    plan.to(DECIDE_AND_SIGN);
    assertThat(plan.task(DECIDE_AND_SIGN)).isAssignedTo(plan.user("ubnd.leader"));
    assertThat(plan.last("SIGNER_FOUND"))
        .hasValueSatisfying(
            found -> assertThat(found.remark()).contains("Phó Chủ tịch Nguyễn Minh Thư vắng mặt"));
    plan.to(ISSUE_DOCUMENT);
    assertThat(signatures.current(plan.id()))
        .hasValueSatisfying(
            signed ->
                assertThat(signed.lines()).containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
  }

  @Test
  void who_went_away_after_the_dossier_came_does_not_sign_it() {
    Dossier plan = dossiers.open(locality).to(DECIDE_AND_SIGN);
    assertThat(plan.signer()).isEqualTo("ubnd.leader-2");
    away(plan, "ubnd.leader-2", null);
    String answer =
        Refused.because(
            422, "may-not-sign", () -> plan.decides("ubnd.leader-2", DECIDE_AND_SIGN, "SIGN"));
    assertThat(answer).contains("vắng mặt");
    assertThat(plan.instance()).isWaitingAtExactly(DECIDE_AND_SIGN);
    assertThat(signatures.current(plan.id())).isEmpty();

    // he puts it back, on a telephone if need be, and the Chairman takes it
    engine.assign(plan.user("ubnd.leader-2"), plan.task(DECIDE_AND_SIGN), null);
    plan.decides("ubnd.leader", DECIDE_AND_SIGN, "SIGN");
    assertThat(plan.instance()).isWaitingAtExactly(ISSUE_DOCUMENT);
  }

  @Test
  void the_head_of_the_office_hands_the_dossier_of_an_absent_leader_to_the_chairman() {
    Dossier plan = dossiers.open(locality).to(DECIDE_AND_SIGN);
    away(plan, "ubnd.leader-2", null);
    engine.assign(plan.user("vp.head"), plan.task(DECIDE_AND_SIGN), plan.user("ubnd.leader"));
    plan.decides("ubnd.leader", DECIDE_AND_SIGN, "SIGN");
    assertThat(plan.instance()).isWaitingAtExactly(ISSUE_DOCUMENT);
  }

  @Test
  void the_deputy_who_stands_in_for_the_chairman_signs_in_his_place() {
    Dossier plan = dossiers.open(locality).to(REVIEW_DOSSIER);
    away(plan, "ubnd.leader", "ubnd.leader-2");
    plan.to(ISSUE_DOCUMENT);
    assertThat(signatures.current(plan.id()))
        .hasValueSatisfying(
            signed -> {
              assertThat(signed.user()).isEqualTo(plan.user("ubnd.leader-2"));
              assertThat(signed.lines())
                  .containsExactly("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
            });
  }

  @Test
  void the_dossier_stays_with_the_office_while_nobody_may_sign() {
    Dossier plan = dossiers.open(locality).to(REVIEW_DOSSIER).reviewed();
    away(plan, "ubnd.leader", null);
    away(plan, "ubnd.leader-2", null);
    String answer =
        Refused.because(
            422, "no-signer", () -> plan.decides("vp.reviewer", REVIEW_DOSSIER, "FORWARD"));
    assertThat(answer).contains("Chủ tịch Huỳnh Tấn Lộc vắng mặt", "Hãy ghi nhận");
    assertThat(plan.instance()).isWaitingAtExactly(REVIEW_DOSSIER);
    assertThat(plan.plan().reviewedDigest()).isNull();
  }

  @Test
  void a_delegation_that_ended_yesterday_blocks() {
    Dossier plan =
        dossiers.open(locality).rewritten(AbsentSignerIT::ofTheChairman).to(REVIEW_DOSSIER);
    Dossier inTime =
        dossiers.open(locality).rewritten(AbsentSignerIT::ofTheChairman).to(REVIEW_DOSSIER);
    LocalDate today = plans.today();
    away(plan, "ubnd.leader", null, today.plusDays(5));
    away(plan, "ubnd.leader-2", null, today.plusDays(5));
    delegations.record(
        new NewDelegation(
            locality,
            "ubnd",
            plan.user("ubnd.leader"),
            plan.user("vp.head"),
            DelegatedPower.BY_AUTHORIZATION,
            Set.of("QĐ"),
            Set.of(),
            today,
            today,
            "Giấy ủy quyền số 01/GUQ-UBND",
            null),
        plan.actor("vp.admin"));
    plan.to(DECIDE_AND_SIGN);
    assertThat(plan.task(DECIDE_AND_SIGN)).isAssignedTo(plan.user("vp.head"));
    inTime.to(ISSUE_DOCUMENT);
    assertThat(inTime.lastDecision().capacity()).isEqualTo("TUQ. CHỦ TỊCH / CHÁNH VĂN PHÒNG");

    clock.moveTo(today.plusDays(1).atTime(8, 0).atZone(ProductClock.ZONE).toInstant());
    String answer =
        Refused.because(
            422, "may-not-sign", () -> plan.decides("vp.head", DECIDE_AND_SIGN, "SIGN"));
    assertThat(answer).contains("đã hết hiệu lực", "Giấy ủy quyền số 01/GUQ-UBND");
    assertThat(plan.instance()).isWaitingAtExactly(DECIDE_AND_SIGN);
  }

  @Test
  void the_deputy_head_signs_the_proposal_while_the_head_is_away() {
    Dossier plan = dossiers.open(locality).to(SIGN_SUBMISSION);
    away(plan, "noi-vu.head", "noi-vu.head-2");
    plan.decides("noi-vu.head-2", SIGN_SUBMISSION, "SIGN");
    assertThat(plan.instance()).isWaitingAtExactly(REVIEW_DOSSIER);
    assertThat(plan.proposals())
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.signerName()).isEqualTo("Huỳnh Hữu Hiệp");
              assertThat(proposal.signerLines())
                  .containsExactly("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG");
            });
  }

  @Test
  void the_head_does_not_sign_the_proposal_on_a_day_when_he_is_away() {
    Dossier plan = dossiers.open(locality).to(SIGN_SUBMISSION);
    away(plan, "noi-vu.head", "noi-vu.head-2");
    Refused.because(
        422, "may-not-sign", () -> plan.decides("noi-vu.head", SIGN_SUBMISSION, "SIGN"));
    assertThat(plan.instance()).isWaitingAtExactly(SIGN_SUBMISSION);
    assertThat(plan.proposals()).noneMatch(proposal -> proposal.isSigned());
  }

  private void away(Dossier plan, String person, String standIn) {
    away(plan, person, standIn, plans.today());
  }

  private void away(Dossier plan, String person, String standIn, LocalDate to) {
    var absence =
        absences.record(
            new NewAbsence(
                plan.user(person),
                plans.today(),
                to,
                standIn == null ? null : plan.user(standIn),
                null),
            plan.actor("vp.admin"));
    backToNormal.add(() -> absences.cancel(absence.id(), plan.actor("vp.admin")));
  }

  /** The same decision, issued by the Chairman himself instead of the committee. */
  private static Draft ofTheChairman(Draft draft) {
    return new Draft(
        draft.form(),
        IssuingAuthority.CHAIRPERSON,
        draft.letterhead(),
        draft.superior(),
        draft.place(),
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
}
