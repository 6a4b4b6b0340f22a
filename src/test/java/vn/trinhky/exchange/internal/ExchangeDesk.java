package vn.trinhky.exchange.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.organisation.Organisation;

/** One node of the exchange with a gateway and a clock of its own, on the database of the test. */
public final class ExchangeDesk {

  public final Exchange exchange;
  public final Edxml edxml;
  final Courier courier;
  final Postbox postbox;
  private final TransactionTemplate transactions;

  /**
   * @param gateway null: none is configured
   * @param organId who the node is, null: it does not say
   */
  public ExchangeDesk(
      @Nullable DocumentExchangeGateway gateway,
      @Nullable String organId,
      Clock clock,
      JdbcClient jdbc,
      NamedParameterJdbcOperations batches,
      PlatformTransactionManager manager,
      DocumentStore store,
      Organisation organisation,
      AuditTrail trail) {
    this.transactions = new TransactionTemplate(manager);
    ExchangeSettings settings =
        new ExchangeSettings(
            ExchangeSettings.Kind.VXP,
            EdxmlDialect.QCVN,
            organId,
            "Cơ quan nhận",
            4,
            200,
            Duration.ofDays(3),
            new ExchangeSettings.Folder(null, null),
            new ExchangeSettings.Http(null, Map.of(), Duration.ofSeconds(1)));
    this.edxml = new EdxmlCodec(clock);
    OutboxTable outbox = new OutboxTable(jdbc, batches, clock);
    DeliveryTable deliveries = new DeliveryTable(jdbc, batches, clock);
    InboundTable inbound = new InboundTable(jdbc, batches, clock);
    OwnStatuses statuses = new OwnStatuses(settings, outbox, store, edxml);
    var configured = new ExchangeConfiguration.ConfiguredGateway(gateway);
    this.courier =
        new Courier(configured, settings, outbox, deliveries, store, edxml, transactions, clock);
    this.postbox =
        new Postbox(
            configured, settings, inbound, deliveries, statuses, store, edxml, transactions, clock);
    this.exchange =
        new ExchangeService(
            configured, outbox, deliveries, inbound, statuses, store, edxml, organisation, trail);
  }

  /** Queues a message in a transaction of its own. */
  public int send(EdxmlDocument message, String documentRef, String locality) {
    Integer sent = transactions.execute(status -> exchange.send(message, documentRef, locality));
    return sent == null ? 0 : sent;
  }

  /** Does something of the exchange in a transaction of its own. */
  void within(Consumer<Exchange> what) {
    transactions.executeWithoutResult(status -> what.accept(exchange));
  }

  /** Empties the outbox. */
  public int deliver() {
    return courier.deliver();
  }

  /** The real client of the axis. */
  public static DocumentExchangeGateway client(FaultyAxis axis, Duration timeout) {
    return new VxpGateway(axis.endpoint(), Map.of("X-Test-Secret", "secret"), timeout);
  }

  /** A clock that the test moves. */
  public static final class Hands extends Clock {
    private volatile Instant now = Messages.CLOCK.instant();

    public void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return Messages.CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
