package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.DocumentExchangeGateway;
import vn.trinhky.exchange.DocumentExchangeGateway.DirectoryEntry;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.Business;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.exchange.Exchange.DeadLetter;
import vn.trinhky.exchange.Exchange.Effect;
import vn.trinhky.exchange.Exchange.Inbound;
import vn.trinhky.exchange.Exchange.Said;
import vn.trinhky.exchange.ExchangeDelivery;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.internal.ExchangeDesk.Hands;
import vn.trinhky.exchange.internal.FaultyAxis.Fault;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** Messages on their way, over the real client, the real database, and a gateway that fails. */
@TrinhKyTest
@Timeout(180)
class ExchangeIT {

  private static final String REF = "ref-1";
  private static final String TO = "H98.3";
  private static final Duration IN_TIME = Duration.ofMillis(500);

  @Autowired private JdbcClient jdbc;
  @Autowired private NamedParameterJdbcOperations batches;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private DocumentStore store;
  @Autowired private Organisation organisation;
  @Autowired private AuditTrail trail;
  @Autowired private TestLocality localities;
  @Autowired private Exchange unconfigured;

  private final Hands clock = new Hands();
  private final FaultyAxis axis = FaultyAxis.start();
  private String locality = "";

  @TempDir Path folder;

  @BeforeEach
  void town() {
    locality = localities.create();
  }

  @AfterEach
  void clean() {
    axis.close();
    for (String table : List.of("outbox", "inbound", "event", "delivery")) {
      jdbc.sql("delete from exchange_" + table).update();
    }
  }

  // sending

  @Test
  void the_product_exchanges_nothing_until_a_gateway_is_configured() {
    assertThat(unconfigured.isEnabled()).isFalse();
    ExchangeDesk off = desk(null, null);
    assertThatThrownBy(() -> off.send(Messages.document(), REF, locality))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("exchange-off"));
    assertThat(off.courier.deliver()).isZero();
    assertThat(off.postbox.empty()).isZero();
  }

  @Test
  void every_recipient_gets_a_message_for_itself_and_only_once() {
    ExchangeDesk desk = desk();
    EdxmlDocument message =
        Messages.to(List.of(Messages.RECIPIENT, Party.of("000.00.00.H49", "UBND tỉnh")));
    assertThat(desk.send(message, REF, locality)).isEqualTo(2);
    assertThat(desk.send(message, REF, locality)).as("queued before").isZero();
    assertThat(desk.courier.deliver()).isEqualTo(2);
    assertThat(desk.courier.deliver()).isZero();

    assertThat(axis.taken()).hasSize(2);
    for (FaultyAxis.Message taken : axis.taken()) {
      assertThat(taken.hash()).isEqualTo(Digest.sha256(taken.file()));
      EdxmlDocument arrived = (EdxmlDocument) desk.edxml.read(taken.file()).message();
      assertThat(arrived).isEqualTo(message.onlyTo(taken.to()));
    }
    assertThat(desk.exchange.deliveries(REF))
        .extracting(ExchangeDelivery::recipient, ExchangeDelivery::state)
        .containsExactly(tuple("000.00.00.H49", ExchangeState.SENT), tuple(TO, ExchangeState.SENT));
    assertThat(desk.exchange.counts(locality)).isEqualTo(Map.of(ExchangeState.SENT, 2));
  }

  @Test
  void a_message_that_breaks_a_rule_is_not_queued() {
    assertThatThrownBy(() -> desk().send(Messages.about("x".repeat(501)), REF, locality))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("edxml-invalid"));
    assertThat(count("outbox")).isZero();
  }

  @Test
  void after_five_pauses_a_message_is_given_up_and_the_clerk_sends_it_again() {
    ExchangeDesk desk = desk();
    axis.faults(Map.of(Fault.ERROR_BEFORE, 1_000));
    desk.send(Messages.document(), REF, locality);
    for (int pause : List.of(30, 60, 120, 240, 480)) {
      desk.courier.deliver();
      assertThat(state(desk)).isEqualTo(ExchangeState.QUEUED);
      int calls = axis.calls();
      clock.forward(Duration.ofSeconds(pause - 1));
      desk.courier.deliver();
      assertThat(axis.calls()).as("not before %d seconds", pause).isEqualTo(calls);
      clock.forward(Duration.ofSeconds(1));
    }
    desk.courier.deliver();
    assertThat(state(desk)).isEqualTo(ExchangeState.FAILED);
    clock.forward(Duration.ofDays(1));
    assertThat(desk.courier.deliver()).isZero();

    List<DeadLetter> dead = desk.exchange.deadLetters(locality, clerk());
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).attempts()).isEqualTo(6);
    assertThat(dead.get(0).lastError()).contains("HTTP 500");
    assertThat(axis.taken()).isEmpty();

    axis.faults(Map.of());
    desk.within(it -> it.resend(dead.get(0).id(), clerk()));
    assertThat(state(desk)).isEqualTo(ExchangeState.QUEUED);
    assertThat(desk.courier.deliver()).isEqualTo(1);
    assertThat(axis.taken()).hasSize(1);
    assertThat(desk.exchange.deadLetters(locality, clerk())).isEmpty();
  }

  @Test
  void what_the_gateway_refuses_is_given_up_at_once() {
    ExchangeDesk desk =
        desk(new VxpGateway(axis.endpoint(), Map.of("X-Test-Secret", "wrong"), IN_TIME), null);
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    assertThat(state(desk)).isEqualTo(ExchangeState.FAILED);
    assertThat(desk.exchange.deadLetters(locality, clerk()).get(0).lastError())
        .contains("15")
        .doesNotContain("wrong");
  }

  @Test
  void only_the_clerk_of_the_issuer_sees_what_was_given_up() {
    ExchangeDesk desk = desk();
    axis.faults(Map.of(Fault.CLOSED_BEFORE, 1_000));
    desk.send(Messages.document(), REF, locality);
    for (int i = 0; i < 6; i++) {
      desk.courier.deliver();
      clock.forward(Duration.ofMinutes(8));
    }
    String id = desk.exchange.deadLetters(locality, clerk()).get(0).id();
    Actor stranger =
        new Actor("x", "X", Set.of(localities.create() + ".ubnd.clerk"), Set.of(), true);
    assertThatThrownBy(() -> desk.exchange.deadLetters(locality, stranger))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> desk.within(it -> it.resend(id, stranger)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
  }

  @Test
  void an_answer_that_was_lost_does_not_send_the_message_twice() {
    for (Fault fault : List.of(Fault.ERROR_AFTER, Fault.TRUNCATED, Fault.GARBAGE, Fault.LATE)) {
      clean();
      try (FaultyAxis deaf = FaultyAxis.start()) {
        ExchangeDesk desk = desk(ExchangeDesk.client(deaf, IN_TIME), null);
        deaf.faults(Map.of(fault, 1_000));
        desk.send(Messages.document(), REF, locality);
        desk.courier.deliver();
        assertThat(deaf.taken()).as(fault.name()).hasSize(1);
        assertThat(state(desk)).isEqualTo(ExchangeState.QUEUED);
        deaf.faults(Map.of());
        clock.forward(Duration.ofSeconds(30));
        desk.courier.deliver();
        assertThat(state(desk)).isEqualTo(ExchangeState.SENT);
        assertThat(deaf.taken()).as(fault.name()).hasSize(1);
      }
    }
  }

  @Test
  void a_node_that_dies_while_it_sends_leaves_nothing_behind_and_nothing_twice() {
    ExchangeDesk desk = desk();
    desk.send(Messages.document(), REF, locality);
    // taken by the gateway, and then the plug was pulled: the row still says that it is being sent
    desk.courier.deliver();
    jdbc.sql(
            """
            update exchange_outbox set state = 'WAITING', uncertain = true, gateway_id = null
            """)
        .update();
    jdbc.sql("update exchange_delivery set state = 'QUEUED'").update();
    clock.forward(Duration.ofMinutes(31));
    assertThat(desk.courier.deliver()).isEqualTo(1);
    assertThat(axis.taken()).hasSize(1);
    assertThat(state(desk)).isEqualTo(ExchangeState.SENT);
  }

  // what others say

  @Test
  void statuses_come_twice_late_and_in_any_order() {
    ExchangeDesk desk = desk();
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    Instant accepted = clock.instant().plusSeconds(1);
    said(desk, "03", "01", "03", "02", "05", "09");
    assertThat(state(desk)).isEqualTo(ExchangeState.IN_PROGRESS);
    assertThat(desk.exchange.history(Messages.FIRST, TO))
        .extracting(Said::code, Said::effect)
        .containsExactly(
            tuple("03", Effect.APPLIED),
            tuple("01", Effect.LATE),
            tuple("03", Effect.REPEATED),
            tuple("02", Effect.CONFLICT),
            tuple("05", Effect.APPLIED),
            tuple("09", Effect.NOTED));
    assertThat(desk.exchange.deliveries(REF).get(0).acceptedAt()).isEqualTo(accepted);
  }

  @Test
  void a_status_that_is_there_before_the_document_has_gone_counts_afterwards() {
    ExchangeDesk desk = desk();
    said(desk, "01");
    desk.send(Messages.document(), REF, locality);
    said(desk, "03");
    assertThat(state(desk)).isEqualTo(ExchangeState.QUEUED);
    desk.courier.deliver();
    assertThat(state(desk)).isEqualTo(ExchangeState.ACCEPTED);
    assertThat(desk.exchange.history(Messages.FIRST, TO))
        .extracting(Said::effect)
        .containsExactly(Effect.APPLIED, Effect.APPLIED);
  }

  @Test
  void a_refused_document_cannot_be_recalled_and_goes_again_once_it_is_put_right() {
    ExchangeDesk desk = desk();
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    said(desk, "02");
    ExchangeDelivery refused = desk.exchange.deliveries(REF).get(0);
    assertThat(refused.state()).isEqualTo(ExchangeState.REFUSED);
    assertThat(refused.refusalReason()).isEqualTo("vì 02");
    assertThatThrownBy(() -> desk.send(Messages.recall(), REF, locality))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("recall-impossible"));
    assertThat(count("outbox")).as("rolled back").isEqualTo(1);

    desk.within(it -> it.resendRefused(Messages.FIRST, TO, clerk()));
    desk.courier.deliver();
    said(desk, "03");
    assertThat(state(desk)).isEqualTo(ExchangeState.ACCEPTED);
    assertThatThrownBy(() -> desk.within(it -> it.resendRefused(Messages.FIRST, TO, clerk())))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("overtaken"));
  }

  @Test
  void a_recall_is_asked_for_and_answered() {
    ExchangeDesk desk = desk();
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    said(desk, "03");
    desk.send(Messages.recall(), REF, locality);
    assertThat(state(desk)).isEqualTo(ExchangeState.RECALL_REQUESTED);
    assertThat(desk.courier.deliver()).isEqualTo(1);
    said(desk, "15");
    assertThat(state(desk)).isEqualTo(ExchangeState.RECALL_AGREED);
    assertThat(
            axis.taken().stream()
                .filter(it -> it.type().equals("edoc"))
                .map(it -> ((EdxmlDocument) desk.edxml.read(it.file()).message()).business())
                .map(Business::type))
        .containsExactlyInAnyOrder(BusinessType.NEW, BusinessType.RECALL);
  }

  @Test
  void what_speaks_of_a_document_waits_until_the_document_has_gone() {
    ExchangeDesk desk = desk();
    axis.faults(Map.of(Fault.ERROR_BEFORE, 1_000));
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    desk.send(Messages.update(), REF, locality);
    axis.faults(Map.of());
    assertThat(desk.courier.deliver()).isZero();
    clock.forward(Duration.ofSeconds(30));
    assertThat(desk.courier.deliver()).isEqualTo(1);
    assertThat(desk.courier.deliver()).isEqualTo(1);
  }

  // receiving

  @Test
  void every_file_is_kept_as_it_came_and_counts_once() {
    ExchangeDesk desk = desk();
    byte[] good = desk.edxml.write(Messages.document(), EdxmlDialect.QCVN);
    axis.drop("edoc", good);
    axis.drop("edoc", good);
    axis.drop("edoc", "không phải XML".getBytes(StandardCharsets.UTF_8));
    axis.drop("edoc", Messages.file("samples/edoc_revocation.edxml"));
    desk.postbox.empty();
    assertThat(desk.postbox.empty()).isZero();

    List<Inbound> came = desk.exchange.inbound();
    assertThat(came)
        .extracting(Inbound::state)
        .containsExactlyInAnyOrder("READ", "DUPLICATE", "REFUSED", "READ");
    assertThat(came).allSatisfy(it -> assertThat(store.get(it.sha256())).isPresent());
    assertThat(came)
        .filteredOn(it -> it.state().equals("REFUSED"))
        .singleElement()
        .satisfies(it -> assertThat(it.problems()).startsWith("Tệp không phải XML hợp lệ"));
    assertThat(axis.taken()).as("the gateway was told").allMatch(it -> it.done()[0]);
    assertThat(
            jdbc.sql("select count(*) from exchange_inbound where confirmed = false")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_message_that_fits_no_column_keeps_nobody_from_being_heard() {
    ExchangeDesk desk = desk(ExchangeDesk.client(axis, IN_TIME), "H98.21");
    desk.send(Messages.document(), REF, locality);
    desk.courier.deliver();
    EdxmlStatus it = Messages.status("03", "x".repeat(10_000));
    String monster = "x".repeat(15_000);
    axis.drop(
        "status",
        EdxmlWriter.write(
            new EdxmlStatus(
                Party.of(monster, monster),
                new ResponseFor(monster, monster, null, monster),
                it.staff(),
                "03",
                it.description(),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59)),
            EdxmlDialect.QCVN));
    axis.drop("edoc", EdxmlWriter.write(Messages.about(monster), EdxmlDialect.QCVN));
    said(desk, "03");
    assertThat(state(desk)).isEqualTo(ExchangeState.ACCEPTED);
    assertThat(desk.exchange.inbound())
        .as("with our own, which is the same as one of them")
        .extracting(Inbound::state)
        .containsExactlyInAnyOrder("READ", "READ", "READ", "DUPLICATE");
  }

  @Test
  void two_folders_carry_a_document_there_and_its_statuses_back() throws IOException {
    Path there = folder.resolve("there");
    Path back = folder.resolve("back");
    ExchangeDesk sender = desk(new FolderGateway(there, back), null);
    sender.send(Messages.document(), REF, locality);
    sender.courier.deliver();
    assertThat(names(there)).hasSize(1).allMatch(name -> name.endsWith(".edxml"));
    Files.writeString(there.resolve("half.edxml.part"), "<edXML");

    // the other system shares our tables here, not our folders
    ExchangeDesk receiver = desk(new FolderGateway(back, there), TO);
    assertThat(receiver.postbox.empty()).isEqualTo(1);
    assertThat(receiver.courier.deliver()).as("01, by the system itself").isEqualTo(1);
    assertThat(names(there)).containsExactly("half.edxml.part");
    assertThat(names(there.resolve("done"))).hasSize(1);

    sender.postbox.empty();
    assertThat(state(sender)).isEqualTo(ExchangeState.ARRIVED);
    for (String name : List.of("../secret.edxml", "done/x.edxml", "/etc/passwd")) {
      assertThatThrownBy(() -> new FolderGateway(there, back).fetch(name))
          .hasMessageContaining("Not a file of the folder");
    }
  }

  @Test
  void a_gateway_elsewhere_must_be_encrypted_and_headers_of_ours_are_not_configured() {
    assertThatThrownBy(() -> new VxpGateway(URI.create("http://192.0.2.1/x"), Map.of(), IN_TIME))
        .hasMessageContaining("https");
    assertThatThrownBy(() -> new VxpGateway(axis.endpoint(), Map.of("From", "x"), IN_TIME))
        .hasMessageContaining("From");
  }

  @Test
  void the_directory_of_the_gateway_is_read() throws Exception {
    assertThat(ExchangeDesk.client(axis, IN_TIME).listAgencies())
        .containsExactly(new DirectoryEntry(TO, "Sở Nội vụ", true));
  }

  // many, on two nodes

  @Test
  void of_ten_thousand_messages_through_a_faulty_gateway_none_is_lost_and_none_comes_twice() {
    int documents = 50;
    int recipients = 200;
    ExchangeDesk one = desk();
    ExchangeDesk two = desk();
    Set<String> wanted = new HashSet<>();
    for (int i = 1; i <= documents; i++) {
      EdxmlDocument message = Messages.numbered(i, recipients, Messages.document().attachments());
      one.send(message, "many-" + i, locality);
      message.to().forEach(to -> wanted.add(message.documentId() + " " + to.organId()));
    }
    assertThat(wanted).hasSize(documents * recipients);
    axis.faults(
        Map.of(
            Fault.ERROR_BEFORE, 20,
            Fault.ERROR_AFTER, 20,
            Fault.CLOSED_BEFORE, 10,
            Fault.TRUNCATED, 10,
            Fault.GARBAGE, 10,
            Fault.LATE, 1));
    for (int round = 0; round < 30 && waiting() > 0; round++) {
      both(one.courier::deliver, two.courier::deliver);
      clock.forward(Duration.ofSeconds(480));
    }
    assertThat(axis.faults()).as("the gateway was faulty").isGreaterThan(500);
    List<String> sent = sentTo(one);
    assertThat(sent).as("none comes twice").doesNotHaveDuplicates();
    assertThat(Set.copyOf(sent)).as("none is lost").isEqualTo(wanted);
    assertThat(one.exchange.counts(locality)).isEqualTo(Map.of(ExchangeState.SENT, wanted.size()));

    int fetched = 2_000;
    axis.onlyTheFirst(fetched);
    for (int round = 0;
        round < 30 && axis.taken().stream().anyMatch(it -> !it.done()[0]);
        round++) {
      both(one.postbox::empty, two.postbox::empty);
    }
    assertThat(count("inbound")).isEqualTo(fetched);
    assertThat(
            jdbc.sql("select count(*) from exchange_inbound where state = 'READ'")
                .query(Integer.class)
                .single())
        .as("each counts once")
        .isEqualTo(fetched);
  }

  private static void both(Callable<?> one, Callable<?> two) {
    assertThat(Together.run(List.of(one, two))).containsOnlyNulls();
  }

  /** Document and recipient of everything that the gateway took, as often as it did. */
  private List<String> sentTo(ExchangeDesk desk) {
    return axis.taken().stream()
        .map(it -> ((EdxmlDocument) desk.edxml.read(it.file()).message()))
        .map(it -> it.documentId() + " " + it.to().get(0).organId())
        .toList();
  }

  // looking

  private void said(ExchangeDesk desk, String... codes) {
    LocalDateTime at = LocalDateTime.of(2026, 12, 22, 8, 0);
    for (String code : codes) {
      clock.forward(Duration.ofSeconds(1));
      at = at.plusSeconds(clock.instant().getEpochSecond() % 100_000);
      EdxmlStatus it = Messages.status(code, "vì " + code);
      EdxmlMessage status =
          new EdxmlStatus(it.from(), it.responseFor(), it.staff(), it.code(), it.description(), at);
      axis.drop("status", EdxmlWriter.write(status, EdxmlDialect.QCVN));
      desk.postbox.empty();
    }
  }

  private ExchangeState state(ExchangeDesk desk) {
    List<ExchangeDelivery> deliveries = desk.exchange.deliveries(REF);
    assertThat(deliveries).hasSize(1);
    return deliveries.get(0).state();
  }

  private int waiting() {
    return jdbc.sql("select count(*) from exchange_outbox where state = 'WAITING'")
        .query(Integer.class)
        .single();
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from exchange_" + table).query(Integer.class).single();
  }

  private Actor clerk() {
    return new Actor("vt", "Văn thư", Set.of(locality + ".ubnd.clerk"), Set.of(locality), false);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private ExchangeDesk desk() {
    return desk(ExchangeDesk.client(axis, IN_TIME), null);
  }

  private ExchangeDesk desk(@Nullable DocumentExchangeGateway gateway, @Nullable String organId) {
    return new ExchangeDesk(
        gateway, organId, clock, jdbc, batches, transactions, store, organisation, trail);
  }
}
