package vn.trinhky.notification.internal;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Outbox;
import vn.trinhky.notification.internal.MessageTable.Waiting;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

/** Writes and sends what is due, at intervals and never in anybody's request. */
@Service
class Postman implements Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private static final int BATCH = 10;

  /** Longer than a batch can take when the mail server lets every step wait for its time limit. */
  private static final Duration LEASE = Duration.ofMinutes(30);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int PAUSE_GROWS_BY = 4;

  private final MailServer server;
  private final MailRoom room;
  private final Digests digests;
  private final MessageTable messages;
  private final NoticeTable notices;
  private final Clock clock;
  private final int attempts;

  Postman(
      MailServer server,
      MailRoom room,
      Digests digests,
      MessageTable messages,
      NoticeTable notices,
      Clock clock,
      @Value("${trinhky.notification.attempts:8}") int attempts) {
    this.server = server;
    this.room = room;
    this.digests = digests;
    this.messages = messages;
    this.notices = notices;
    this.clock = clock;
    this.attempts = attempts;
  }

  @Override
  public boolean sends() {
    return server.isConfigured();
  }

  @Override
  @Scheduled(
      fixedDelayString = "${trinhky.notification.every:PT1M}",
      initialDelayString = "${trinhky.notification.every:PT1M}")
  public int deliver() {
    if (!server.isConfigured()) {
      return 0;
    }
    stage("notices", this::writeMessages);
    stage("digests", digests::make);
    return send();
  }

  private void writeMessages() {
    while (room.next() == MailRoom.BATCH) {
      // the next batch
    }
  }

  /** What fails while messages are written must not hold up those that are ready. */
  private static void stage(String name, Runnable work) {
    try {
      work.run();
    } catch (DuplicateKeyException anotherNodeWasFaster) {
      LOG.debug("{} left to the next round", name, anotherNodeWasFaster);
    } catch (RuntimeException broken) {
      LOG.error("E-mails about {} could not be written, again in the next round", name, broken);
    }
  }

  private int send() {
    int sent = 0;
    int before;
    List<Waiting> batch;
    do {
      before = sent;
      batch = messages.claim(BATCH, LEASE);
      for (Waiting message : batch) {
        sent += send(message) ? 1 : 0;
      }
      // a server that took none of ten is not asked for the rest now
    } while (batch.size() == BATCH && sent > before);
    return sent;
  }

  private boolean send(Waiting message) {
    if (!PreferenceTable.isAddress(message.address())) {
      failed(message, "not an e-mail address: " + message.address(), null);
      return false;
    }
    try {
      server.send(message.letter(), message.id(), message.address());
    } catch (MailException | MessagingException refused) {
      boolean last = message.attempt() >= attempts;
      failed(
          message,
          said(refused),
          last ? null : clock.instant().plus(pauseAfter(message.attempt())));
      return false;
    }
    messages.sent(message.id());
    return true;
  }

  /** What the server, or the way to it, said about this one message. */
  private static String said(Exception refused) {
    return Letters.oneLine(
        String.valueOf(
            refused instanceof MailSendException failed && failed.getMessageExceptions().length > 0
                ? failed.getMessageExceptions()[0]
                : refused));
  }

  private void failed(Waiting message, String error, @Nullable Instant again) {
    if (again == null) {
      LOG.error("E-mail {} given up after {} attempts: {}", message.id(), message.attempt(), error);
    } else {
      LOG.warn("E-mail {} not sent, again at {}: {}", message.id(), again, error);
    }
    messages.failed(message.id(), error, again);
  }

  /** One minute, four, sixteen … up to six hours. */
  static Duration pauseAfter(int attempt) {
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < attempt && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(PAUSE_GROWS_BY);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  @Override
  @Transactional
  @Scheduled(
      fixedDelayString = "${trinhky.notification.clean-every:PT1H}",
      initialDelayString = "${trinhky.notification.clean-every:PT1H}")
  public void clean() {
    notices.clean();
    messages.clean();
    digests.clean();
  }

  @Override
  public List<Failure> failures(Actor actor) {
    requireAdministrator(actor);
    return messages.failures();
  }

  @Override
  public void retry(String id, Actor actor) {
    requireAdministrator(actor);
    if (!messages.retry(id)) {
      throw Refusal.notFound(
          "unknown-message",
          "Không có thư này trong danh sách gửi không được. Hãy tải lại danh sách.");
    }
  }

  private static void requireAdministrator(Actor actor) {
    if (!actor.administrator()) {
      throw Refusal.forbidden(
          "not-administrator", "Chỉ quản trị hệ thống mới xem và gửi lại được thư bị lỗi.");
    }
  }
}
