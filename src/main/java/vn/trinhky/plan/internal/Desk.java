package vn.trinhky.plan.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;

/** Who has which task of a dossier on his desk: the right to write what belongs to the task. */
@Component
class Desk {

  private final Worklist worklist;

  Desk(Worklist worklist) {
    this.worklist = worklist;
  }

  /** Whether the person has one of the steps at which the text is worked on. */
  boolean edits(String planId, Actor actor) {
    return worklist.of(planId).stream()
        .anyMatch(
            work ->
                actor.user().equals(work.assignee())
                    && PlanStep.of(work.step()).filter(PlanStep::editsDraft).isPresent());
  }

  /** Whether the person has, or could claim, this step. */
  boolean works(String planId, PlanStep step, Actor actor) {
    return find(planId, step, actor).isPresent();
  }

  /** The person's open task of this step. */
  Optional<Work> find(String planId, PlanStep step, Actor actor) {
    return worklist.of(planId).stream()
        .filter(work -> work.step().equals(step.id()))
        .filter(
            work ->
                actor.user().equals(work.assignee())
                    || work.assignee() == null
                        && work.groups().stream().anyMatch(actor.groups()::contains))
        .findFirst();
  }

  /** Whether the dossier stands at this step. */
  boolean standsAt(String planId, PlanStep step) {
    return worklist.of(planId).stream().anyMatch(work -> work.step().equals(step.id()));
  }

  /** Whether the proposal document is signed: from then on nothing is said about the draft here. */
  boolean beyondSubmission(String planId) {
    return Stream.of(PlanStep.REVIEW_DOSSIER, PlanStep.DECIDE_AND_SIGN, PlanStep.ISSUE_DOCUMENT)
        .anyMatch(step -> standsAt(planId, step));
  }

  static Refusal notEditing() {
    return Refusal.forbidden(
        "not-editing",
        "Hồ sơ hiện không ở bước của anh chị nên chưa sửa được. Hãy nhận việc soạn thảo trước, hoặc chờ hồ sơ được trả lại.");
  }
}
