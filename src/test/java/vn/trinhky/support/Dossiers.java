package vn.trinhky.support;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import vn.trinhky.document.Samples;
import vn.trinhky.document.Samples.SamplePlan;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.plan.Urgency;
import vn.trinhky.workflow.Logins;

/** Opens dossiers for tests: a sample plan of the standing agency, consulting nobody until told. */
@TestComponent
public class Dossiers {

  private static final String NINH_HOA = "ninh-hoa-2022";

  @Autowired Engine engine;
  @Autowired Logins logins;
  @Autowired Organisation organisation;
  @Autowired Samples samples;
  @Autowired Plans plans;
  @Autowired Drafts drafts;
  @Autowired PlanConsultations consultations;
  @Autowired PlanPapers papers;
  @Autowired Findings findings;
  @Autowired Timeline timeline;
  @Autowired Worklist worklist;

  /** A dossier of normal urgency. */
  public Dossier open(String locality) {
    return open(locality, Urgency.NORMAL);
  }

  /** A dossier that stands at its first step. */
  public Dossier open(String locality, Urgency urgency) {
    return open(locality, NINH_HOA, urgency, samples.load(NINH_HOA).plan().title());
  }

  /** A dossier from this sample, that stands at its first step. */
  public Dossier open(String locality, String sample) {
    return open(locality, sample, Urgency.NORMAL, samples.load(sample).plan().title());
  }

  /** A dossier with a title of its own. */
  public Dossier open(String locality, Urgency urgency, String title) {
    return open(locality, NINH_HOA, urgency, title);
  }

  private Dossier open(String locality, String sample, Urgency urgency, String title) {
    SamplePlan ready = samples.load(sample).plan();
    String drafter = organisation.locality(locality).standingAgency() + ".officer";
    Plan plan =
        plans.open(
            new NewPlan(
                locality,
                ready.year(),
                ready.form(),
                ready.authority(),
                title,
                null,
                urgency,
                sample,
                null),
            logins.actor(locality + "." + drafter));
    return new Dossier(this, organisation.locality(locality), plan.id(), engine.instance(plan.id()))
        .consulting();
  }
}
