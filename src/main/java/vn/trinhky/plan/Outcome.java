package vn.trinhky.plan;

/** The use case's answer to a decision: the one thing that the process routes on. */
public enum Outcome {
  SUBMITTED,
  CONSULT,
  APPRAISE,
  PREPARE,
  ANSWERED,
  SIGNED,
  FORWARDED,
  PASSED_UP,
  ISSUED,
  RETURN_TO_DRAFT,
  RETURN_TO_PREPARATION,
  RETURN_TO_REVIEW;

  /** Where the process goes when the dossier is returned to this step. */
  public static Outcome returnTo(PlanStep target) {
    return switch (target) {
      case DRAFT_PLAN -> RETURN_TO_DRAFT;
      case PREPARE_SUBMISSION -> RETURN_TO_PREPARATION;
      case REVIEW_DOSSIER -> RETURN_TO_REVIEW;
      default -> throw new IllegalArgumentException("nothing returns to " + target);
    };
  }
}
