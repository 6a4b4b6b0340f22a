package vn.trinhky.distribution;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;

/**
 * The recipients of issued documents, frozen at issue, one row per recipient, each with its status
 * and what happened to it.
 *
 * <p>Every change of a status is refused with 404 {@code unknown-delivery}, with 422 {@code
 * no-receipt-here} when the recipient does not receive inside this installation, and with 409
 * {@code overtaken} when the delivery is already past that step.
 */
public interface Deliveries {

  /**
   * Freezes the recipients of a document. A document is frozen once: later calls change nothing,
   * whatever they bring.
   *
   * @return the rows as they are frozen
   */
  List<Delivery> freeze(String documentRef, String locality, List<Recipients.Recipient> recipients);

  /**
   * Gives up a list that was frozen for a number that became void before anything was sent; the
   * next {@link #freeze} counts.
   *
   * @throws vn.trinhky.problem.Refusal 409 {@code overtaken} when a receipt was started already
   */
  void release(String documentRef);

  /**
   * Recipients inside this installation that still have no receipt, in printed order.
   *
   * @param limit 1 to 1000
   */
  List<Delivery> nextInternalWithoutReceipt(String documentRef, int limit);

  /**
   * Records that the receipt of this recipient was started: the document arrived there.
   *
   * @return false when it had been started before; the caller must not start another
   */
  boolean receiptStarted(String deliveryId);

  /** The recipient's clerk accepts the document. */
  Delivery accept(String deliveryId, Actor actor);

  /**
   * The recipient's clerk refuses the document (Quyết định 28/2018/QĐ-TTg, Điều 9).
   *
   * @param reason mandatory, at most 2,000 characters
   * @throws vn.trinhky.problem.Refusal 422 {@code reason-missing}
   */
  Delivery refuse(String deliveryId, String reason, Actor actor);

  /**
   * The recipient's head gives the document to one of {@link #assignees}.
   *
   * @param note direction, at most 2,000 characters, or null
   * @throws vn.trinhky.problem.Refusal 422 {@code not-of-this-agency} when the officer does not
   *     work there
   */
  Delivery assign(String deliveryId, String officerUser, @Nullable String note, Actor actor);

  /**
   * A clerk of the sender records that he sent the document outside this system.
   *
   * @param how by which way, mandatory, e.g. {@code Trục liên thông}, {@code Bưu điện}
   * @throws vn.trinhky.problem.Refusal 422 {@code receipt-here} when the recipient receives inside
   *     this installation
   */
  Delivery sentOutside(String deliveryId, String how, Actor actor);

  /**
   * Whom the recipient's head may give the document to: the people of the agency; those of every
   * agency of the locality when its office took the mail of the whole locality.
   */
  List<Officer> assignees(Delivery delivery);

  /**
   * A clerk of the sender records that the document was published.
   *
   * @param where the page, and what else is known of it; mandatory
   * @throws vn.trinhky.problem.Refusal 422 {@code not-a-portal}
   */
  Delivery published(String deliveryId, String where, Actor actor);

  /**
   * A clerk of the sender records that a recipient outside signed for the document.
   *
   * @param who who signed, and what else is known of it; mandatory
   * @throws vn.trinhky.problem.Refusal 422 {@code receipt-here}
   */
  Delivery acknowledged(String deliveryId, String who, Actor actor);

  /**
   * A clerk of the sender sends the document again to a recipient here that refused it.
   *
   * @param note what was put right, mandatory, at most 2,000 characters
   */
  Delivery arrivedAgain(String deliveryId, String note, Actor actor);

  /** The recipients of the document in printed order; empty while it is not frozen. */
  List<Delivery> of(String documentRef);

  /** The delivery with this id. */
  Optional<Delivery> find(String deliveryId);

  /** The deliveries with these ids, by id; unknown ids are left out. */
  Map<String, Delivery> find(Collection<String> deliveryIds);

  /** How many recipients of the document are in which status; statuses without any are left out. */
  Map<DeliveryStatus, Integer> counts(String documentRef);

  /** How far these documents got; documents that are not frozen are left out. */
  Map<String, Progress> progress(Collection<String> documentRefs);

  /** What happened to the delivery, oldest first. */
  List<DeliveryEvent> history(String deliveryId);

  /**
   * How far a document got.
   *
   * @param received recipients that have it: accepted, signed for, published, or working here
   * @param refused recipients that sent it back
   */
  record Progress(int total, int received, int refused) {}

  /**
   * One step of a delivery.
   *
   * @param user login of who did it, {@code system} for a job; empty when it was done in another
   *     locality, which keeps its people to itself
   * @param note reason or direction, or null
   */
  record DeliveryEvent(DeliveryStatus status, String user, Instant at, @Nullable String note) {}
}
