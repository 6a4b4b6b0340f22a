package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Refused;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/**
 * What must not be decided, at each of the ten steps: the task and every row of the dossier stay as
 * they were. Two dossiers walk through all steps, from one test to the next.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongDecisionsIT {

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Rows rows;

  private String locality;
  private Dossier wrong;
  private Dossier raced;

  @BeforeAll
  void open() {
    locality = localities.create();
    wrong = dossiers.open(locality).appraisedAfterConsulting("tc-kh", "kinh-te");
    raced = dossiers.open(locality).appraisedAfterConsulting("tc-kh", "kinh-te");
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_decision_leaves_the_task_and_everything_as_it_was(PlanStep step) {
    Desk desk = sitDown(wrong, step);
    Map<String, List<String>> before = rows.ofPlan(wrong.id());
    unknownDecisionsAreRefused(step, desk);
    for (Decision decision : step.decisions()) {
      commentsOutOfBoundsAreRefused(step, desk, decision);
      targetsOutsideTheTableAreRefused(step, desk, decision);
    }
    strangersAreRefused(step, desk);
    assertThat(rows.ofPlan(wrong.id())).isEqualTo(before);
    assertThat(wrong.standsAt()).isEqualTo(step.id());
  }

  private void unknownDecisionsAreRefused(PlanStep step, Desk desk) {
    for (String unknown : new String[] {null, "", "YES", "submit", "DELETE"}) {
      Refused.because(400, "unknown-decision", () -> desk.decide(unknown, "Lý do.", null));
    }
    for (Decision elsewhere : Decision.values()) {
      if (!step.decisions().contains(elsewhere)) {
        Refused.because(
            400, "unknown-decision", () -> desk.decide(elsewhere.name(), "Lý do.", null));
      }
    }
  }

  private static void commentsOutOfBoundsAreRefused(PlanStep step, Desk desk, Decision decision) {
    @Nullable String target = decision.isReturn() ? target(step, decision) : null;
    for (int length : new int[] {2_001, 5_000}) {
      String answer =
          Refused.because(
              422,
              "comment-too-long",
              () -> desk.decide(decision.name(), "ữ".repeat(length), target));
      assertThat(answer).contains(Integer.toString(length), "2.000");
    }
    if (decision.needsReason()) {
      for (String missing : new String[] {null, "", " \n "}) {
        Refused.because(422, "reason-missing", () -> desk.decide(decision.name(), missing, target));
      }
    }
  }

  private static void targetsOutsideTheTableAreRefused(
      PlanStep step, Desk desk, Decision decision) {
    if (step.returnTargets(decision).size() < 2) {
      for (String unexpected : List.of("DraftPlan", "IssueDocument")) {
        Refused.because(
            400,
            "return-target-unexpected",
            () -> desk.decide(decision.name(), "Lý do.", unexpected));
      }
      return;
    }
    Refused.because(
        400, "return-target-missing", () -> desk.decide(decision.name(), "Lý do.", null));
    for (String unlisted : List.of("IssueDocument", "ApproveDraft", "Nowhere", "draftplan")) {
      Refused.because(
          400, "unknown-return-target", () -> desk.decide(decision.name(), "Lý do.", unlisted));
    }
  }

  private void strangersAreRefused(PlanStep step, Desk desk) {
    String good = Dossier.goodDecisionAt(step.id());
    for (String stranger : List.of("noi-vu.officer-2", "noi-vu.head-2", "y-te.head", "vp.admin")) {
      Refused.because(
          403, "denied", () -> engine.decide(wrong.user(stranger), desk.task(), good, null, null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_task_completed_twice_at_the_same_moment_counts_once(PlanStep step) {
    Desk desk = sitDown(raced, step);
    long before = decisions(step);
    Callable<Void> attempt =
        () -> {
          desk.decide(Dossier.goodDecisionAt(step.id()), null, null);
          return null;
        };
    Together.oneWins(attempt, attempt);
    assertThat(decisions(step)).isEqualTo(before + 1);
    assertThat(raced.work()).noneMatch(work -> work.taskId().equals(desk.task().getId()));
    if (step != PlanStep.ISSUE_DOCUMENT) {
      raced.jobsRun();
      assertThat(raced.standsAt())
          .isEqualTo(
              step == PlanStep.COMMENT_ON_DRAFT
                  ? step.id()
                  : PlanStep.values()[step.ordinal() + 1].id());
    }
  }

  private long decisions(PlanStep step) {
    return raced.timeline().stream().filter(event -> event.step() == step).count();
  }

  @Test
  void a_comment_of_exactly_2_000_characters_is_kept_whole() {
    Dossier plan = dossiers.open(locality).to("ApproveDraft");
    plan.decides("noi-vu.head", "ApproveDraft", "APPROVE", "ữ".repeat(2_000));
    assertThat(plan.lastDecision().remark()).isEqualTo("ữ".repeat(2_000));
  }

  /** The person of the step has taken the task and done what comes before deciding. */
  private Desk sitDown(Dossier plan, PlanStep step) {
    plan.to(step.id()).prepared(step.id());
    String person = plan.user(plan.actingAt(step.id()));
    Task task = plan.task(step.id());
    if (task.getAssignee() == null) {
      engine.claim(person, task);
    }
    return new Desk(engine, person, task);
  }

  private static @Nullable String target(PlanStep step, Decision decision) {
    List<PlanStep> targets = step.returnTargets(decision);
    return targets.size() < 2 ? null : targets.get(0).id();
  }

  private record Desk(Engine engine, String person, Task task) {
    void decide(@Nullable String decision, @Nullable String comment, @Nullable String returnTo) {
      engine.decide(person, task, decision, comment, returnTo);
    }
  }
}
