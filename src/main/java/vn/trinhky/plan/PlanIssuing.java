package vn.trinhky.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.organisation.Actor;
import vn.trinhky.signing.SignerResolution;

/** From the reviewed dossier to the distributed document. */
public interface PlanIssuing {

  /**
   * The person who is to decide and sign now.
   *
   * @param positionClass answer of the table of signing authority
   */
  SignerResolution findSigner(String planId, String positionClass);

  /** Who will receive the document as things stand, corrections included. */
  List<Recipient> recipients(Plan plan);

  /** Number and notation that the document would get now, for display. */
  String nextCode(Plan plan);

  /** Number and notation as printed, once the document has them. */
  Optional<String> number(Plan plan);

  /**
   * Makes the file to be issued and freezes it. Does nothing when that is done already.
   *
   * @throws IllegalStateException when the dossier is not numbered
   */
  void freezeDocument(String planId);

  /**
   * Makes the number of a numbered document void before it was issued; the dossier goes back to the
   * clerk, who gives it a new one.
   *
   * @param reason mandatory, at most 2,000 characters
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}, 404 {@code unknown-entry}, 409 {@code
   *     number-in-use}
   */
  void voidNumber(String entryId, String reason, Actor actor);

  /**
   * Deliveries inside this installation that have no receipt process yet, at most {@code limit}.
   */
  List<Receipt> receiptsToStart(String planId, int limit);

  /** The receipt process of this delivery of the plan. */
  Receipt receipt(Plan plan, Delivery delivery);

  /** Notes that the receipt process of this delivery runs; false when it did before. */
  boolean receiptStarted(String deliveryId);

  /** Who signed; before that, who would sign if it were signed today, if anybody may. */
  Optional<SignerResolution> signer(Plan plan);

  /** Whether this person may sign the document today, as it would be checked at signing. */
  SigningAnswer maySign(Plan plan, String user);

  /**
   * Either the capacity in which a person signs, or why he does not.
   *
   * @param whyNot a sentence in Vietnamese
   */
  record SigningAnswer(@Nullable SignerResolution capacity, @Nullable String whyNot) {}

  /**
   * A receipt process to start.
   *
   * @param locality code of the locality whose people receive it, which need not be the issuer's
   * @param agency code of the receiving agency there
   */
  record Receipt(String deliveryId, String locality, String agency, String title) {}
}
