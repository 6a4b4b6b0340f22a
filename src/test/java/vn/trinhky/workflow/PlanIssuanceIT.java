package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class PlanIssuanceIT {

  @Autowired private TestLocality localities;
  @Autowired private Engine engine;
  @Autowired private Plans plans;
  @Autowired private PlanConsultations consultations;
  @Autowired private PlanPapers papers;
  @Autowired private Logins logins;

  private String locality;

  @BeforeEach
  void locality() {
    locality = localities.create();
  }

  @Test
  void a_plan_goes_from_the_sample_to_the_issued_document() {
    Plan plan = open();
    String id = plan.id();
    consultations.choose(
        id, List.of("tu-phap", "tc-kh"), false, logins.actor(user("noi-vu.officer")));
    engine.decide(user("noi-vu.officer"), engine.task(id, "DraftPlan"), "SUBMIT");
    engine.decide(user("noi-vu.head"), engine.task(id, "ApproveDraft"), "APPROVE");
    engine.runJobs(id);
    for (Task task : engine.open(id, "CommentOnDraft")) {
      String agency = task.getName() == null ? "" : agencyOf(task);
      engine.decide(user(agency + ".officer"), task, "AGREE");
    }
    engine.runJobs(id);
    engine.decide(user("noi-vu.officer"), engine.task(id, "ResolveComments"), "RESOLVE");
    engine.decide(user("noi-vu.officer"), engine.task(id, "PrepareSubmission"), "SUBMIT");
    engine.decide(user("noi-vu.head"), engine.task(id, "SignSubmission"), "SIGN");
    review(id);
    engine.decide(user("vp.reviewer"), engine.task(id, "ReviewDossier"), "FORWARD");
    Task decide = engine.task(id, "DecideAndSign");
    assertThat(decide.getAssignee()).isEqualTo(user("ubnd.leader-2"));
    engine.decide(user("ubnd.leader-2"), decide, "SIGN");
    engine.decide(user("ubnd.clerk"), engine.task(id, "IssueDocument"), "ISSUE");
    assertThat(plans.get(id).state()).isEqualTo(PlanState.NUMBERED);
    engine.runJobs(id);
    assertThat(plans.get(id).state()).isEqualTo(PlanState.ISSUED);
    assertThat(engine.instance(id)).isNull();
  }

  private String agencyOf(Task task) {
    return (String) engine.variable(task, "consultedAgency");
  }

  private void review(String id) {
    engine.claim(user("vp.reviewer"), engine.task(id, "ReviewDossier"));
    ReviewSheet fresh = papers.reviewSheet(id);
    papers.saveReviewSheet(
        id,
        new ReviewSheet(
            0,
            fresh.checklist().stream()
                .map(item -> new CheckedItem(item.key(), item.label(), true, null))
                .toList(),
            fresh.content(),
            fresh.summary(),
            "Hồ sơ đủ điều kiện trình ký.",
            null,
            null,
            null),
        logins.actor(user("vp.reviewer")));
  }

  private Plan open() {
    return plans.open(
        new NewPlan(
            locality,
            2022,
            IssuanceForm.DECISION_WITH_PLAN,
            IssuingAuthority.COMMITTEE,
            "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
            null,
            Urgency.NORMAL,
            "ninh-hoa-2022",
            null),
        logins.actor(user("noi-vu.officer")));
  }

  private String user(String rest) {
    return locality + "." + rest;
  }
}
