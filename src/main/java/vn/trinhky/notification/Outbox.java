package vn.trinhky.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * E-mail on its way out. What is to be sent is written in the transaction that causes it and sent
 * later, so that a mail server never holds up or fails anybody's work. Every message is sent at
 * least once; one that is repeated after a crash carries the same Message-ID.
 */
public interface Outbox {

  /** Whether a mail server is configured, so that anything is sent at all. */
  boolean sends();

  /**
   * Writes the messages and digests that have come due and sends what may be sent now. Safe to run
   * on several nodes at the same moment. Does nothing while no mail server is configured.
   *
   * @return how many messages the mail server took
   */
  int deliver();

  /** Removes what nobody needs any more: notices of work that is done, messages sent long ago. */
  void clean();

  /**
   * Messages that were given up after many attempts, newest first, at most 200.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-administrator}
   */
  List<Failure> failures(Actor actor);

  /**
   * Sends a message again that was given up.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-administrator}; 404 {@code unknown-message}
   */
  void retry(String id, Actor actor);

  /** A message that was given up. */
  record Failure(
      String id,
      String user,
      String address,
      String subject,
      int attempts,
      @Nullable String lastError,
      Instant createdAt) {}
}
