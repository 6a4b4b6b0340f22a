package vn.trinhky.plan;

import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** Applies what a person decided about a task of the dossier. */
public interface PlanDecisions {

  /** A comment has at most this many characters. */
  int LONGEST_COMMENT = 2_000;

  /**
   * Checks the decision against the step's table and the state of the dossier, carries it out, and
   * answers where the process goes.
   *
   * @throws vn.trinhky.problem.Refusal 400 {@code unknown-decision}, {@code return-target-missing},
   *     {@code unknown-return-target}, {@code return-target-unexpected}; 409 {@code plan-closed},
   *     {@code content-changed}; 422 {@code reason-missing}, {@code comment-too-long} and the
   *     reasons of the single steps
   */
  Outcome decide(TaskDecision decision);

  /**
   * What came with a completed task.
   *
   * @param decision as the client sent it
   * @param comment as the client sent it
   * @param returnTo id of the activity to return to, as the client sent it
   * @param agency the consulted agency, for {@link PlanStep#COMMENT_ON_DRAFT}
   */
  record TaskDecision(
      String planId,
      PlanStep step,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      @Nullable String agency,
      Actor actor) {}
}
