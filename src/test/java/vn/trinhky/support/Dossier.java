package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.Draft;
import vn.trinhky.notification.Work;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Locality;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline.Event;

/**
 * One dossier on its way. People are named without their locality ({@code noi-vu.head}), so that a
 * test reads as the list of who decided what.
 */
public final class Dossier {

  private final Dossiers world;
  private final Locality town;
  private final String locality;
  private final String id;
  private final ProcessInstance instance;

  Dossier(Dossiers world, Locality town, String id, ProcessInstance instance) {
    this.world = world;
    this.town = town;
    this.locality = town.code();
    this.id = id;
    this.instance = instance;
  }

  public String id() {
    return id;
  }

  public String locality() {
    return locality;
  }

  /** Who drafts: an officer of the standing agency. */
  public String drafter() {
    return town.standingAgency() + ".officer";
  }

  private String reviewer() {
    return town.office() + ".reviewer";
  }

  /** The process of the dossier, also after it has ended. */
  public ProcessInstance instance() {
    return instance;
  }

  public Plan plan() {
    return world.plans.get(id);
  }

  public Version draft() {
    return world.drafts.current(id);
  }

  public String user(String person) {
    return locality + "." + person;
  }

  public Actor actor(String person) {
    return world.logins.actor(user(person));
  }

  // what people do at their desks

  /** The drafter chooses whom to consult. */
  public Dossier consulting(String... agencies) {
    world.consultations.choose(id, List.of(agencies), false, actor(drafter()));
    return this;
  }

  /** The drafter asks for an appraisal of legality, and consults these agencies before. */
  public Dossier appraisedAfterConsulting(String... agencies) {
    world.consultations.choose(id, List.of(agencies), true, actor(drafter()));
    return this;
  }

  /** The drafter saves a new version. */
  public Dossier rewritten(UnaryOperator<Draft> change) {
    Version newest = draft();
    world.drafts.save(id, change.apply(newest.draft()), newest.number(), actor(drafter()));
    return this;
  }

  /**
   * The drafter proposes to keep every error of the text, as for a document that was issued with
   * it.
   */
  public Dossier errorsKept() {
    findings().stream()
        .filter(error -> error.holds() && !error.awaitsDecision())
        .forEach(error -> keeps(error, drafter()));
    return this;
  }

  /** Who answers for the errors that hold the dossier at this step decides to keep them. */
  private Dossier decidesErrors(String person, String step) {
    PlanStep at = PlanStep.of(step).orElseThrow();
    findings().stream().filter(error -> error.holdsAt(at)).forEach(error -> keeps(error, person));
    return this;
  }

  private void keeps(Noted error, String person) {
    world.findings.keep(id, error.key(), "Giữ nguyên theo văn bản đã ban hành.", actor(person));
  }

  /** What is found in the newest version. */
  public List<Noted> findings() {
    return world.findings.of(plan(), draft().number());
  }

  /** Somebody takes the step's task and decides. */
  public Dossier decides(String person, String step, String decision) {
    return decides(person, step, decision, null, null);
  }

  /** Somebody takes the step's task and decides, with a comment. */
  public Dossier decides(String person, String step, String decision, String comment) {
    return decides(person, step, decision, comment, null);
  }

  /** Somebody takes the step's task and decides, with a comment and the step to return to. */
  public Dossier decides(
      String person,
      String step,
      String decision,
      @Nullable String comment,
      @Nullable String returnTo) {
    world.engine.decide(user(person), world.engine.task(id, step), decision, comment, returnTo);
    return this;
  }

  /** An agency answers the consultation. */
  public Dossier answers(String agency, String decision, @Nullable String comment) {
    world.engine.decide(user(agency + ".officer"), consultation(agency), decision, comment, null);
    return this;
  }

  /** The agency's task in the open consultation. */
  public Task consultation(String agency) {
    return world.engine.open(id, "CommentOnDraft").stream()
        .filter(task -> agency.equals(world.engine.variable(task, "consultedAgency")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(agency + " is not asked"));
  }

  /** The drafter answers what an agency said. */
  public Dossier resolves(String agency, Resolution resolution, @Nullable String explanation) {
    world.consultations.resolve(id, agency, resolution, explanation, actor(drafter()));
    return this;
  }

  /** The office fills in its review sheet, everything in order. */
  public Dossier reviewed() {
    world.engine.claim(user(reviewer()), task("ReviewDossier"));
    ReviewSheet fresh = world.papers.reviewSheet(id);
    world.papers.saveReviewSheet(
        id,
        new ReviewSheet(
            0,
            fresh.checklist().stream()
                .map(item -> new CheckedItem(item.key(), item.label(), true, false, null))
                .toList(),
            fresh.content(),
            fresh.summary(),
            "Hồ sơ đủ điều kiện trình ký.",
            null,
            null,
            null),
        actor(reviewer()));
    return this;
  }

  /** What the system owes the dossier is done, deadlines that have passed included. */
  public Dossier jobsRun() {
    world.engine.runJobs(id);
    return this;
  }

  public Dossier withdrawn(String person, String reason) {
    world.plans.withdraw(id, reason, actor(person));
    return this;
  }

  // the good way

  /** Takes every step the good way until the dossier stands at this one. */
  public Dossier to(String step) {
    for (int steps = 0; steps < 12; steps++) {
      jobsRun();
      String current = standsAt();
      if (current.equals(step)) {
        return this;
      }
      takeTheGoodWay(current);
    }
    throw new AssertionError("the good way does not lead to " + step);
  }

  /** Takes every step the good way to the end. */
  public Dossier toTheEnd() {
    to("IssueDocument");
    takeTheGoodWay("IssueDocument");
    return jobsRun();
  }

  /** Decides this open step the good way. */
  public void takeTheGoodWay(String step) {
    prepared(step);
    if (step.equals("CommentOnDraft")) {
      for (Work work : work()) {
        answers(work.agency(), "AGREE", null);
      }
    } else {
      decides(actingAt(step), step, goodDecisionAt(step));
    }
  }

  /** Does what the good decision of this step needs beforehand. */
  public Dossier prepared(String step) {
    return switch (step) {
      case "ReviewDossier" -> reviewed().decidesErrors(reviewer(), step);
      case "DraftPlan", "PrepareSubmission" -> errorsKept();
      case "ApproveDraft", "SignSubmission" -> decidesErrors(actingAt(step), step);
      default -> this;
    };
  }

  /** Who decides at this step. */
  public String actingAt(String step) {
    return switch (step) {
      case "DraftPlan", "ResolveComments", "PrepareSubmission" -> drafter();
      case "ApproveDraft", "SignSubmission" -> town.standingAgency() + ".head";
      case "CommentOnDraft" -> work().get(0).agency() + ".officer";
      case "AppraiseLegality" -> town.justiceAgency() + ".officer";
      case "ReviewDossier" -> reviewer();
      case "DecideAndSign" -> signer();
      case "IssueDocument" -> town.committee() + ".clerk";
      default -> throw new IllegalArgumentException(step);
    };
  }

  /** The decision that leads onward. */
  public static String goodDecisionAt(String step) {
    return switch (step) {
      case "DraftPlan", "PrepareSubmission" -> "SUBMIT";
      case "ApproveDraft" -> "APPROVE";
      case "CommentOnDraft" -> "AGREE";
      case "ResolveComments" -> "RESOLVE";
      case "AppraiseLegality" -> "PASS";
      case "SignSubmission", "DecideAndSign" -> "SIGN";
      case "ReviewDossier" -> "FORWARD";
      case "IssueDocument" -> "ISSUE";
      default -> throw new IllegalArgumentException(step);
    };
  }

  // where it stands

  /** The one step at which somebody has to act. */
  public String standsAt() {
    List<String> steps = work().stream().map(Work::step).distinct().toList();
    assertThat(steps).as("open steps").hasSize(1);
    return steps.get(0);
  }

  public List<Work> work() {
    return world.worklist.of(id);
  }

  public Task task(String step) {
    return step.equals("CommentOnDraft")
        ? consultation(work().get(0).agency())
        : world.engine.task(id, step);
  }

  /** Who has the decision on his desk, without the locality. */
  public String signer() {
    String user = Objects.requireNonNull(task("DecideAndSign").getAssignee(), "signer");
    return user.substring(locality.length() + 1);
  }

  public Opinion opinion(String agency) {
    return world.consultations.current(id).flatMap(round -> round.of(agency)).orElseThrow();
  }

  public List<Submission> proposals() {
    return world.papers.submissions(id);
  }

  /** All versions of the draft, newest first. */
  public List<VersionInfo> versions() {
    return world.drafts.versions(id);
  }

  public List<Event> timeline() {
    return world.timeline.of(id);
  }

  /** The last thing that somebody decided. */
  public Event lastDecision() {
    return timeline().stream()
        .filter(event -> event.kind().equals("DECIDED"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  /** The last event of this kind. */
  public Optional<Event> last(String kind) {
    return timeline().stream()
        .filter(event -> event.kind().equals(kind))
        .reduce((first, last) -> last);
  }
}
