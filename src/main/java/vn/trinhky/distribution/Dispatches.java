package vn.trinhky.distribution;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * What the clerk of the sender does by hand: sending outside this installation, publishing, having
 * it signed for, and sending again to who refused. Every change is refused like those of {@link
 * Deliveries}; who may do it is the caller's business.
 */
public interface Dispatches {

  /**
   * Records that the document went to a recipient outside.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code receipt-here}, {@code to-be-published} for a
   *     portal; 409 {@code overtaken} when it was sent already
   */
  Delivery sent(
      String deliveryId,
      Dispatch.Way way,
      LocalDate on,
      @Nullable String bookNumber,
      @Nullable String note,
      Actor actor);

  /**
   * Records the page on which the document was published.
   *
   * @param address begins with {@code https://} or {@code http://}
   * @throws vn.trinhky.problem.Refusal 422 {@code not-a-portal}, {@code address-wrong}
   */
  Delivery published(
      String deliveryId, String address, LocalDate on, @Nullable String note, Actor actor);

  /**
   * Records who signed for a document that was sent.
   *
   * @param receiver mandatory
   * @throws vn.trinhky.problem.Refusal 422 {@code before-sending} when the day lies before that of
   *     sending; 409 {@code overtaken} when it is not on its way
   */
  Delivery acknowledged(
      String deliveryId, String receiver, LocalDate on, @Nullable String note, Actor actor);

  /**
   * Sends the document again to a recipient here that refused it; its receipt has to be started
   * anew.
   *
   * @param note what was put right, mandatory, at most 1,000 characters: the recipient's clerk
   *     reads it
   */
  Delivery sentAgain(String deliveryId, String note, Actor actor);

  /** What was recorded for the recipients of the document, by delivery. */
  Map<String, Dispatch> of(String documentRef);
}
