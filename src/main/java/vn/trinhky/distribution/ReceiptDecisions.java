package vn.trinhky.distribution;

import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** What the recipient's clerk and head decide about a document that arrived. */
public interface ReceiptDecisions {

  /**
   * The head notes to whom he will give the document; it is given when he decides.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-your-delivery}, 404 {@code unknown-delivery},
   *     422 {@code not-of-this-agency}
   */
  Delivery propose(String deliveryId, String officerUser, @Nullable String note, Actor actor);

  /**
   * Applies a decision.
   *
   * @param step {@code AcceptDocument} or {@code AssignDocument}
   * @param decision as the client sent it: ACCEPT or REJECT, then ASSIGN
   * @param comment reason of a refusal, mandatory then; at most 2,000 characters
   * @param returnTo nothing returns here
   * @throws vn.trinhky.problem.Refusal 400 {@code unknown-decision}, {@code
   *     return-target-unexpected}; 422 {@code reason-missing}, {@code comment-too-long}, {@code
   *     assignee-missing}
   */
  Outcome decide(
      String deliveryId,
      String step,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      Actor actor);

  /** What the receipt goes on with. */
  enum Outcome {
    ACCEPTED,
    REFUSED,
    ASSIGNED
  }
}
