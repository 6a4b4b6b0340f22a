package vn.trinhky.exchange.internal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.DocumentExchangeGateway.ReceivedItem;
import vn.trinhky.exchange.DocumentExchangeGateway.TransportStatus;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.ExchangeException;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.StatusCode;
import vn.trinhky.exchange.internal.DeliveryTable.Key;
import vn.trinhky.exchange.internal.ExchangeConfiguration.ConfiguredGateway;
import vn.trinhky.exchange.internal.InboundTable.Fetched;
import vn.trinhky.exchange.internal.InboundTable.Looked;
import vn.trinhky.exchange.internal.InboundTable.Stored;
import vn.trinhky.exchange.internal.InboundTable.Unconfirmed;

/**
 * Fetches what has come: first every file is stored as it is, then somebody looks into it, then the
 * gateway is told. Whichever step is interrupted is done again in the next round; a message counts
 * once however often it comes.
 */
@Component
class Postbox {

  private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);

  private static final int ASKED_AT_ONCE = 500;
  private static final int FETCHED_AT_ONCE = 50;
  private static final int READ_AT_ONCE = 50;
  private static final String XML = "application/xml";

  private final Optional<DocumentExchangeGateway> gateway;
  private final ExchangeSettings settings;
  private final InboundTable inbound;
  private final DeliveryTable deliveries;
  private final OwnStatuses statuses;
  private final DocumentStore store;
  private final Edxml edxml;
  private final TransactionOperations transactions;
  private final Clock clock;

  Postbox(
      ConfiguredGateway gateway,
      ExchangeSettings settings,
      InboundTable inbound,
      DeliveryTable deliveries,
      OwnStatuses statuses,
      DocumentStore store,
      Edxml edxml,
      TransactionOperations transactions,
      Clock clock) {
    this.gateway = gateway.get();
    this.settings = settings;
    this.inbound = inbound;
    this.deliveries = deliveries;
    this.statuses = statuses;
    this.store = store;
    this.edxml = edxml;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Fetches, reads and confirms what has come. Safe to run on several nodes at the same moment.
   *
   * @return how many files were new
   */
  @Scheduled(
      fixedDelayString = "${trinhky.exchange.every:PT30S}",
      initialDelayString = "${trinhky.exchange.every:PT30S}")
  public int empty() {
    if (gateway.isEmpty()) {
      return 0;
    }
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallel());
    try {
      int stored = 0;
      for (MessageKind kind : MessageKind.values()) {
        stored += fetch(gateway.get(), kind, threads);
      }
      read();
      confirm(gateway.get(), threads);
      return stored;
    } finally {
      threads.shutdown();
    }
  }

  // one: the file as it is

  private int fetch(DocumentExchangeGateway from, MessageKind kind, ExecutorService threads) {
    List<ReceivedItem> listed;
    try {
      listed = from.listReceived(kind, clock.instant().minus(settings.lookBack()));
    } catch (ExchangeException failed) {
      LOG.warn("What has come could not be listed: {}", failed.getMessage());
      return 0;
    }
    List<String> ids = listed.stream().map(ReceivedItem::gatewayId).distinct().toList();
    int stored = 0;
    for (List<String> some : parts(ids, ASKED_AT_ONCE)) {
      Set<String> known = transactions.execute(status -> inbound.known(some));
      List<String> unknown =
          some.stream().filter(id -> known == null || !known.contains(id)).toList();
      for (List<String> few : parts(unknown, FETCHED_AT_ONCE)) {
        stored += store(few, kind, from, threads);
      }
    }
    return stored;
  }

  private int store(
      List<String> ids, MessageKind kind, DocumentExchangeGateway from, ExecutorService threads) {
    Map<String, byte[]> files = together(ids, id -> from.fetch(id), threads);
    if (files.isEmpty()) {
      return 0;
    }
    try {
      return keep(files, kind);
    } catch (DuplicateKeyException | TransientDataAccessException anotherNodeWasFaster) {
      // those that it does not have are stored one by one
      int stored = 0;
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        try {
          stored += keep(Map.of(file.getKey(), file.getValue()), kind);
        } catch (DuplicateKeyException | TransientDataAccessException known) {
          LOG.debug("File {} was stored by another node", file.getKey(), known);
        }
      }
      return stored;
    }
  }

  private int keep(Map<String, byte[]> files, MessageKind kind) {
    transactions.executeWithoutResult(
        status -> {
          // always in the same order, so that two nodes with the same files never wait for each
          // other
          List<Fetched> fetched = new ArrayList<>();
          files.forEach((id, file) -> fetched.add(new Fetched(id, kind, Digest.sha256(file))));
          fetched.sort(Comparator.comparing(Fetched::sha256).thenComparing(Fetched::gatewayId));
          fetched.forEach(it -> store.put(files.get(it.gatewayId()), XML));
          inbound.add(fetched);
        });
    return files.size();
  }

  // two: what it says

  /** A file that nobody can digest must not keep the others from being read. */
  private void read() {
    int most = READ_AT_ONCE;
    while (true) {
      int some = most;
      try {
        Integer read = transactions.execute(status -> readSome(some));
        if (read == null || read < most) {
          return;
        }
      } catch (DuplicateKeyException | TransientDataAccessException anotherNodeWasFaster) {
        LOG.debug("Messages left to the next round", anotherNodeWasFaster);
        return;
      } catch (RuntimeException broken) {
        LOG.error("{} files could not be taken in", most, broken);
        if (most == 1) {
          transactions.executeWithoutResult(status -> setAside());
        }
        most = 1;
      }
    }
  }

  private void setAside() {
    inbound.write(
        inbound.toRead(1).stream()
            .map(
                file ->
                    new Looked(
                        file.id(),
                        "REFUSED",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "Hệ thống không xử lý được tệp này; tệp gốc vẫn được lưu."))
            .toList());
  }

  private int readSome(int most) {
    List<Stored> files = inbound.toRead(most);
    Map<Stored, EdxmlReading> readings = new LinkedHashMap<>();
    for (Stored file : files) {
      readings.put(
          file,
          store
              .get(file.sha256())
              .map(stored -> withoutFiles(edxml.read(stored.content())))
              .orElseThrow(() -> new IllegalStateException("missing file " + file.sha256())));
    }
    Set<String> counted =
        inbound.counted(
            readings.values().stream().map(Postbox::key).filter(key -> key != null).toList());
    Map<String, Stored> counting = new HashMap<>();
    List<Looked> looked = new ArrayList<>();
    readings.forEach(
        (file, reading) -> {
          String key = reading.isRefused() ? null : key(reading);
          boolean first =
              key != null && !counted.contains(key) && counting.putIfAbsent(key, file) == null;
          if (first) {
            take(reading);
          }
          looked.add(looked(file, reading, key, first));
        });
    inbound.write(looked);
    return files.size();
  }

  /** Attachments of many messages need not be in memory at once. */
  private static EdxmlReading withoutFiles(EdxmlReading reading) {
    return reading.message() instanceof EdxmlDocument document
        ? new EdxmlReading(
            document.withoutAttachments(), reading.dialect(), reading.signed(), reading.problems())
        : reading;
  }

  private void take(EdxmlReading reading) {
    EdxmlMessage message = reading.message();
    if (message instanceof EdxmlStatus status) {
      // who asks for a document back speaks of one of his own, which came to us
      if (!status.code().equals(StatusCode.RECALL_REQUESTED.code())) {
        deliveries.said(
            new Key(status.responseFor().documentId(), status.from().organId()),
            status.code(),
            status.description(),
            status.at());
      }
    } else if (message instanceof EdxmlDocument document) {
      statuses.arrived(document, LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }
  }

  private static Looked looked(
      Stored file, EdxmlReading reading, @Nullable String key, boolean first) {
    String problems =
        reading.problems().stream().map(EdxmlProblem::detail).collect(Collectors.joining("\n"));
    EdxmlMessage message = reading.message();
    String state = reading.isRefused() ? "REFUSED" : first ? "READ" : "DUPLICATE";
    if (message instanceof EdxmlDocument document) {
      return new Looked(
          file.id(),
          state,
          first ? key : null,
          document.from().organId(),
          document.documentId(),
          document.business().type().name(),
          document.subject(),
          problems);
    }
    if (message instanceof EdxmlStatus status) {
      return new Looked(
          file.id(),
          state,
          first ? key : null,
          status.from().organId(),
          status.responseFor().documentId(),
          status.code(),
          status.description(),
          problems);
    }
    return new Looked(file.id(), state, null, null, null, null, null, problems);
  }

  /**
   * What makes two files the same message; null when it cannot be told. An update or a status may
   * be said again later with other words; then the time of the message tells.
   */
  private static @Nullable String key(EdxmlReading reading) {
    EdxmlMessage message = reading.message();
    String key;
    if (message instanceof EdxmlDocument document) {
      String when =
          OutboxTable.FIRST.contains(document.business().type().name())
              ? ""
              : document.traces().toString();
      key =
          String.join(
              "|",
              document.from().organId(),
              document.documentId(),
              document.business().type().name(),
              // our own recipients share an installation
              document.to().stream()
                  .map(it -> it.organId())
                  .sorted()
                  .collect(Collectors.joining(",")),
              when);
    } else if (message instanceof EdxmlStatus status) {
      key =
          String.join(
              "|",
              status.from().organId(),
              status.responseFor().documentId(),
              status.responseFor().organId(),
              status.code(),
              String.valueOf(status.at()));
    } else {
      return null;
    }
    return key.length() <= 330 ? key : key.substring(0, 260) + "#" + Digest.sha256(key);
  }

  // three: the gateway is told

  private void confirm(DocumentExchangeGateway to, ExecutorService threads) {
    long after = 0;
    List<Unconfirmed> some;
    do {
      long from = after;
      some =
          Optional.ofNullable(
                  transactions.execute(status -> inbound.toConfirm(from, ASKED_AT_ONCE)))
              .orElse(List.of());
      Map<String, Unconfirmed> byId = new LinkedHashMap<>();
      for (Unconfirmed one : some) {
        byId.put(one.gatewayId(), one);
        after = one.id();
      }
      Map<String, Boolean> told =
          together(
              List.copyOf(byId.keySet()),
              id -> {
                to.confirm(
                    id, byId.get(id).useless() ? TransportStatus.FAIL : TransportStatus.DONE);
                return true;
              },
              threads);
      List<Long> confirmed = told.keySet().stream().map(id -> byId.get(id).id()).toList();
      transactions.executeWithoutResult(status -> inbound.confirmed(confirmed));
    } while (some.size() == ASKED_AT_ONCE);
  }

  private interface Call<T> {
    T of(String id) throws ExchangeException;
  }

  /** Asks for all of them at once; those that fail are left to the next round. */
  private static <T> Map<String, T> together(
      List<String> ids, Call<T> call, ExecutorService threads) {
    Map<String, Future<T>> running = new LinkedHashMap<>();
    for (String id : ids) {
      Callable<T> one = () -> call.of(id);
      running.put(id, threads.submit(one));
    }
    Map<String, T> answers = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    running.forEach(
        (id, future) -> {
          try {
            answers.put(id, future.get());
          } catch (ExecutionException failed) {
            failures.add(id + ": " + failed.getCause());
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    if (!failures.isEmpty()) {
      LOG.warn(
          "{} of {} files left to the next round; {}",
          failures.size(),
          ids.size(),
          failures.get(0));
    }
    return answers;
  }

  private static List<List<String>> parts(List<String> all, int size) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      parts.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return parts;
  }
}
