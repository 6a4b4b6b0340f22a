package vn.trinhky.support;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.notification.Worklist;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.plan.Urgency;
import vn.trinhky.workflow.Logins;

/** Opens dossiers for tests: the sample plan of Phòng Nội vụ, consulting nobody until told. */
@TestComponent
public class Dossiers {

  static final String DRAFTER = "noi-vu.officer";

  @Autowired Engine engine;
  @Autowired Logins logins;
  @Autowired Plans plans;
  @Autowired Drafts drafts;
  @Autowired PlanConsultations consultations;
  @Autowired PlanPapers papers;
  @Autowired Timeline timeline;
  @Autowired Worklist worklist;

  /** A dossier of normal urgency. */
  public Dossier open(String locality) {
    return open(locality, Urgency.NORMAL);
  }

  /** A dossier that stands at its first step. */
  public Dossier open(String locality, Urgency urgency) {
    return open(locality, urgency, "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022");
  }

  /** A dossier with a title of its own. */
  public Dossier open(String locality, Urgency urgency, String title) {
    Plan plan =
        plans.open(
            new NewPlan(
                locality,
                2022,
                IssuanceForm.DECISION_WITH_PLAN,
                IssuingAuthority.COMMITTEE,
                title,
                null,
                urgency,
                "ninh-hoa-2022",
                null),
            logins.actor(locality + "." + DRAFTER));
    return new Dossier(this, locality, plan.id(), engine.instance(plan.id())).consulting();
  }
}
