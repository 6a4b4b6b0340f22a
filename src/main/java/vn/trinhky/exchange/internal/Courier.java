package vn.trinhky.exchange.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.DocumentExchangeGateway.Outgoing;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.ExchangeException;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.internal.DeliveryTable.Key;
import vn.trinhky.exchange.internal.ExchangeConfiguration.ConfiguredGateway;
import vn.trinhky.exchange.internal.OutboxTable.Result;
import vn.trinhky.exchange.internal.OutboxTable.Waiting;
import vn.trinhky.problem.Refusal;

/**
 * Sends what waits, outside of any transaction and of anybody's request. A message whose last
 * attempt nobody answered is asked for at the gateway before it is sent again.
 */
@Component
class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Pauses after the attempts; after the last one the message is given up. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(240),
          Duration.ofSeconds(480));

  /** For how long one claim is worked on … */
  private static final Duration SHIFT = Duration.ofMinutes(10);

  /**
   * … and for how long nobody else takes it: the shift, and the calls still under way at its end.
   */
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final Optional<DocumentExchangeGateway> gateway;
  private final ExchangeSettings settings;
  private final OutboxTable outbox;
  private final DeliveryTable deliveries;
  private final DocumentStore store;
  private final Edxml edxml;
  private final TransactionOperations transactions;
  private final Clock clock;

  Courier(
      ConfiguredGateway gateway,
      ExchangeSettings settings,
      OutboxTable outbox,
      DeliveryTable deliveries,
      DocumentStore store,
      Edxml edxml,
      TransactionOperations transactions,
      Clock clock) {
    this.gateway = gateway.get();
    this.settings = settings;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.store = store;
    this.edxml = edxml;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Sends everything that is due. Safe to run on several nodes at the same moment.
   *
   * @return how many messages were sent
   */
  @Scheduled(
      fixedDelayString = "${trinhky.exchange.every:PT30S}",
      initialDelayString = "${trinhky.exchange.every:PT30S}")
  public int deliver() {
    if (gateway.isEmpty()) {
      return 0;
    }
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallel());
    try {
      int sent = 0;
      int before;
      List<Waiting> batch;
      do {
        before = sent;
        batch =
            Optional.ofNullable(
                    transactions.execute(status -> outbox.claim(settings.batch(), LEASE)))
                .orElse(List.of());
        sent += send(gateway.get(), batch, threads);
        // a gateway that took nothing of a whole batch is not asked for the rest now
      } while (batch.size() == settings.batch() && sent > before);
      return sent;
    } finally {
      threads.shutdown();
    }
  }

  private int send(DocumentExchangeGateway to, List<Waiting> batch, ExecutorService threads) {
    Instant end = clock.instant().plus(SHIFT);
    Map<String, List<Waiting>> byFile =
        batch.stream()
            .collect(Collectors.groupingBy(Waiting::file, LinkedHashMap::new, Collectors.toList()));
    int sent = 0;
    for (List<Waiting> messages : byFile.values()) {
      if (clock.instant().isAfter(end)) {
        transactions.executeWithoutResult(status -> outbox.release(messages));
        continue;
      }
      List<Result> results = results(to, messages, threads);
      transactions.executeWithoutResult(status -> record(results));
      tell(results);
      sent += (int) results.stream().filter(it -> it.gatewayId() != null).count();
    }
    return sent;
  }

  /** One file at a time: a plan with its appendices can be large, its recipients many. */
  private List<Result> results(
      DocumentExchangeGateway to, List<Waiting> messages, ExecutorService threads) {
    String file = messages.get(0).file();
    EdxmlMessage frozen =
        store.get(file).map(stored -> edxml.read(stored.content()).message()).orElse(null);
    List<Future<Result>> running = new ArrayList<>();
    for (Waiting message : messages) {
      Callable<Result> attempt = () -> attempt(to, message, frozen);
      running.add(threads.submit(attempt));
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      results.add(result(messages.get(i), running.get(i)));
    }
    return results;
  }

  private Result result(Waiting message, Future<Result> running) {
    try {
      return running.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failed(message, ExchangeException.unanswered("stopped", stopped));
    } catch (ExecutionException broken) {
      LOG.error("Message {} could not be sent", message.id(), broken.getCause());
      return failed(
          message, ExchangeException.unanswered(String.valueOf(broken.getCause()), broken));
    }
  }

  private Result attempt(
      DocumentExchangeGateway to, Waiting message, @Nullable EdxmlMessage frozen) {
    try {
      if (frozen == null) {
        throw ExchangeException.refused("the frozen message is missing or damaged");
      }
      Outgoing outgoing =
          new Outgoing(
              message.id(),
              message.kind(),
              message.documentId(),
              message.business(),
              message.sender(),
              message.recipient(),
              file(message, frozen),
              message.queuedAt());
      Optional<String> before =
          message.uncertain() ? to.alreadySent(outgoing) : Optional.<String>empty();
      String gatewayId = before.isPresent() ? before.get() : to.send(outgoing);
      return new Result(message, gatewayId, null, null, false);
    } catch (Refusal invalid) {
      return failed(message, ExchangeException.refused(String.valueOf(invalid.getMessage())));
    } catch (ExchangeException failed) {
      return failed(message, failed);
    }
  }

  /** Each recipient gets a message for itself: a gateway that reads To would send it to all. */
  private byte[] file(Waiting message, EdxmlMessage frozen) {
    return edxml.write(
        frozen instanceof EdxmlDocument document ? document.onlyTo(message.recipient()) : frozen,
        settings.dialect());
  }

  private Result failed(Waiting message, ExchangeException error) {
    boolean last = !error.isRetryable() || message.attempt() > PAUSES.size();
    Instant again = last ? null : clock.instant().plus(PAUSES.get(message.attempt() - 1));
    // what was not known before this attempt is not known now, unless this attempt told
    boolean uncertain = error.isUncertain() || (message.uncertain() && error.isRetryable());
    return new Result(message, null, String.valueOf(error.getMessage()), again, uncertain);
  }

  /** One line per batch: a gateway that is away fails every message in the same way. */
  private static void tell(List<Result> results) {
    List<Result> failed = results.stream().filter(it -> it.gatewayId() == null).toList();
    if (failed.isEmpty()) {
      return;
    }
    long givenUp = failed.stream().filter(it -> it.again() == null).count();
    LOG.warn(
        "{} of {} messages not sent, {} of them given up; {}: {}",
        failed.size(),
        results.size(),
        givenUp,
        failed.get(0).message().id(),
        failed.get(0).error());
  }

  private void record(List<Result> results) {
    outbox.record(results);
    deliveries.left(
        keys(results.stream().filter(it -> it.gatewayId() != null).toList()), ExchangeState.SENT);
    deliveries.left(
        keys(results.stream().filter(it -> it.gatewayId() == null && it.again() == null).toList()),
        ExchangeState.FAILED);
  }

  private static List<Key> keys(List<Result> results) {
    return results.stream()
        .map(Result::message)
        .filter(
            it -> it.kind() == MessageKind.DOCUMENT && OutboxTable.FIRST.contains(it.business()))
        .map(it -> new Key(it.documentId(), it.recipient()))
        .toList();
  }
}
