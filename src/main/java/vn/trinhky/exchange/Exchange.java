package vn.trinhky.exchange;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * Documents to agencies outside this installation, and what becomes of them there. What is to be
 * sent is written in the caller's transaction and sent later by a job, so that no gateway holds up
 * or fails anybody's work.
 */
public interface Exchange {

  /**
   * Whether a gateway is configured ({@code trinhky.exchange.gateway}), so that anything is sent.
   */
  boolean isEnabled();

  /**
   * Queues a document message for each of its recipients that it is not queued for already.
   *
   * @param documentRef our id of the document
   * @param locality whose clerk looks after it
   * @return to how many recipients it goes
   * @throws vn.trinhky.problem.Refusal 422 {@code edxml-invalid} when it breaks a rule of the
   *     exchange, 422 {@code exchange-off} without a gateway; for a recall 422 {@code
   *     recall-impossible} when a recipient never had the document
   */
  int send(EdxmlDocument message, String documentRef, String locality);

  /**
   * Queues what became of a document of others here.
   *
   * @return false when this recipient was told the same before
   * @throws vn.trinhky.problem.Refusal as {@link #send}
   */
  boolean report(EdxmlStatus status, String locality);

  /** The recipients of our document outside, in the order of their identifiers. */
  List<ExchangeDelivery> deliveries(String documentRef);

  /** What was said of a delivery, oldest first. */
  List<Said> history(String documentId, String recipient);

  /** How many of a locality's deliveries are in which state. */
  Map<ExchangeState, Integer> counts(String locality);

  /**
   * Messages of this locality that were given up, newest first, at most 200.
   *
   * @param locality {@code *} for what the installation says by itself, which the administrator
   *     looks after
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}
   */
  List<DeadLetter> deadLetters(String locality, Actor actor);

  /**
   * Sends a message again that was given up.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}, 404 {@code unknown-message} when
   *     there is none that was given up
   */
  void resend(String messageId, Actor actor);

  /**
   * Sends a document again to a recipient that refused it, after what was wrong was put right.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}, 404 {@code unknown-delivery}, 409
   *     {@code overtaken} when it is not refused
   */
  void resendRefused(String documentId, String recipient, Actor actor);

  /**
   * What has come from others for the whole installation, newest first, at most 200. Who may see it
   * is the caller's business.
   */
  List<Inbound> inbound();

  /**
   * Something said of a delivery.
   *
   * @param code see {@link StatusCode}
   * @param at when it was said, by the clock of who said it
   * @param effect what it changed
   */
  record Said(
      String code,
      @Nullable String description,
      @Nullable LocalDateTime at,
      Instant receivedAt,
      Effect effect) {}

  /** What a status did to a delivery. */
  enum Effect {
    APPLIED,
    /** The same was said before. */
    REPEATED,
    /** More was known already. */
    LATE,
    /** It contradicts what was said before, e.g. a refusal after the acceptance. */
    CONFLICT,
    /** Nothing to change, e.g. a code that nobody has explained. */
    NOTED,
    /** Kept until the delivery is sent. */
    WAITING
  }

  /** A message that was given up. */
  record DeadLetter(
      String id,
      MessageKind kind,
      String documentId,
      String recipient,
      @Nullable String recipientName,
      String business,
      int attempts,
      @Nullable String lastError,
      Instant queuedAt) {}

  /**
   * A file that has come.
   *
   * @param state {@code READ}, {@code REFUSED} with its problems, {@code DUPLICATE}, or {@code
   *     STORED} while nobody has looked into it
   * @param sha256 of the file as it came, in the store of documents
   */
  record Inbound(
      String gatewayId,
      MessageKind kind,
      String sha256,
      Instant receivedAt,
      String state,
      @Nullable String sender,
      @Nullable String documentId,
      @Nullable String business,
      @Nullable String subject,
      @Nullable String problems) {}
}
