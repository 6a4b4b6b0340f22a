package vn.trinhky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.bench.Spread.number;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.bench.Meter.Cost;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.Attachment;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.DocumentExchangeGateway.Outgoing;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.ExchangeException;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.internal.ExchangeDesk;
import vn.trinhky.exchange.internal.FaultyAxis;
import vn.trinhky.exchange.internal.Messages;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.TestLocality;

/** What edXML of a document to 200 recipients costs, and how fast the outbox is emptied. */
@Measured
class ExchangeBench {

  private static final int RECIPIENTS = 200;
  private static final int PDF_BYTES = 2 << 20;
  private static final int WARM_UP = 10;
  private static final int REPEATED = 9;
  private static final int DOCUMENTS = 10;
  private static final int AT_ONCE = 4;
  private static final List<Integer> SLOWNESS = List.of(0, 5, 20);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Autowired private JdbcClient jdbc;
  @Autowired private NamedParameterJdbcOperations batches;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private DocumentStore store;
  @Autowired private Organisation organisation;
  @Autowired private AuditTrail trail;
  @Autowired private TestLocality localities;

  private final Meter meter = Meter.withoutDatabase();

  @AfterEach
  void empty() {
    for (String table : List.of("outbox", "event", "delivery")) {
      jdbc.sql("delete from exchange_" + table).update();
    }
  }

  @Test
  void a_document_goes_to_two_hundred_recipients() throws ExchangeException {
    Report report =
        new Report(
            TestDatabase.isPostgres() ? "9-exchange-postgres" : "9-exchange-h2",
            "Exchange of documents on " + (TestDatabase.isPostgres() ? "PostgreSQL" : "H2"));
    try (FaultyAxis axis = FaultyAxis.start()) {
      files(report, desk(axis));
      report
          .line(
              "%d messages of %d documents, %d at a time, through the client of the document axis on loopback; bare: the same files by the same client without outbox and database."
                  .formatted(DOCUMENTS * RECIPIENTS, DOCUMENTS, AT_ONCE))
          .table(
              List.of("the gateway takes", "outbox, messages/s", "bare, messages/s", "ratio"),
              throughput(axis));
    }
    report.write(Databases.version(jdbc));
  }

  // files

  private void files(Report report, ExchangeDesk desk) {
    byte[] pdf = new byte[PDF_BYTES];
    new Random(1).nextBytes(pdf);
    EdxmlDocument all =
        Messages.numbered(1, RECIPIENTS, List.of(new Attachment("cid:1", "a.pdf", null, pdf)));
    List<EdxmlDocument> each = all.to().stream().map(to -> all.onlyTo(to.organId())).toList();
    byte[] file = desk.edxml.write(all, EdxmlDialect.QCVN);
    List<List<String>> rows = new ArrayList<>();
    double encoding = row(rows, "Base64 of the PDF alone (bare)", 0, () -> encode(pdf));
    row(
        rows,
        "one message for all %d, checked and written".formatted(RECIPIENTS),
        encoding,
        () -> desk.edxml.write(all, EdxmlDialect.QCVN));
    row(
        rows,
        "a message for each of %d, per message".formatted(RECIPIENTS),
        encoding,
        i -> desk.edxml.write(each.get(i % RECIPIENTS), EdxmlDialect.QCVN));
    double dom = row(rows, "DOM of the JDK reads the message for all (bare)", 0, () -> dom(file));
    row(rows, "the message for all, read and checked", dom, () -> desk.edxml.read(file));
    report
        .line(
            "A PDF of %d MB that does not compress; median (least–most) of %d after %d to warm up."
                .formatted(PDF_BYTES >> 20, REPEATED, WARM_UP))
        .table(List.of("", "ms", "CPU, ms", "allocated, MB", "ratio to bare"), rows);
  }

  private double row(List<List<String>> rows, String what, double bare, Runnable work) {
    return row(rows, what, bare, (IntConsumer) i -> work.run());
  }

  private double row(List<List<String>> rows, String what, double bare, IntConsumer work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.accept(i);
    }
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      int number = i;
      costs.add(meter.of(1, List.of(() -> work.accept(number))));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.accept(0);
    double allocated = (threads.getCurrentThreadAllocatedBytes() - before) / 1048576.0;
    Spread times = Spread.of(costs.stream().map(cost -> cost.nanos() / 1e6).toList());
    rows.add(
        List.of(
            what,
            times.text(1),
            Spread.of(costs.stream().map(cost -> cost.cpuNanos() / 1e6).toList()).text(1),
            number(allocated, 1),
            bare == 0 ? "1" : number(times.median() / bare, 1)));
    return times.median();
  }

  private static void encode(byte[] pdf) {
    assertThat(Base64.getEncoder().encode(pdf)).isNotEmpty();
  }

  private static void dom(byte[] file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      assertThat(factory.newDocumentBuilder().parse(new ByteArrayInputStream(file))).isNotNull();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  // outbox

  private List<List<String>> throughput(FaultyAxis axis) throws ExchangeException {
    ExchangeDesk desk = desk(axis);
    String locality = localities.create();
    outbox(desk, locality, "warm");
    bare(desk, axis);
    List<List<String>> rows = new ArrayList<>();
    for (int slowness : SLOWNESS) {
      axis.slow(slowness);
      int before = axis.taken().size();
      Cost through = outbox(desk, locality, "slow" + slowness);
      assertThat(axis.taken().size() - before).isEqualTo(DOCUMENTS * RECIPIENTS);
      Cost bare = bare(desk, axis);
      double ours = DOCUMENTS * RECIPIENTS * 1e9 / through.nanos();
      double theirs = bare.perSecond();
      rows.add(
          List.of(slowness + " ms", number(ours, 0), number(theirs, 0), number(ours / theirs, 2)));
    }
    axis.slow(0);
    return rows;
  }

  private Cost outbox(ExchangeDesk desk, String locality, String run) {
    empty();
    for (int i = 1; i <= DOCUMENTS; i++) {
      desk.send(document(i), run + i, locality);
    }
    return meter.of(1, List.of(() -> assertThat(desk.deliver()).isEqualTo(DOCUMENTS * RECIPIENTS)));
  }

  private Cost bare(ExchangeDesk desk, FaultyAxis axis) {
    DocumentExchangeGateway client = ExchangeDesk.client(axis, TIMEOUT);
    List<Runnable> calls = new ArrayList<>();
    for (int i = 1; i <= DOCUMENTS; i++) {
      EdxmlDocument document = document(i);
      byte[] file =
          desk.edxml.write(document.onlyTo(document.to().get(0).organId()), EdxmlDialect.QCVN);
      document
          .to()
          .forEach(
              to ->
                  calls.add(
                      () ->
                          send(
                              client,
                              new Outgoing(
                                  "bare",
                                  MessageKind.DOCUMENT,
                                  document.documentId(),
                                  "NEW",
                                  document.from().organId(),
                                  to.organId(),
                                  file,
                                  Messages.CLOCK.instant()))));
    }
    return meter.of(AT_ONCE, calls);
  }

  private static void send(DocumentExchangeGateway client, Outgoing message) {
    try {
      assertThat(client.send(message)).isNotEmpty();
    } catch (ExchangeException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static EdxmlDocument document(int number) {
    return Messages.numbered(number, RECIPIENTS, Messages.document().attachments());
  }

  private ExchangeDesk desk(FaultyAxis axis) {
    return new ExchangeDesk(
        ExchangeDesk.client(axis, TIMEOUT),
        null,
        Messages.CLOCK,
        jdbc,
        batches,
        transactions,
        store,
        organisation,
        trail);
  }
}
