package vn.trinhky.distribution.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Deliveries.DeliveryEvent;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.CatalogueImport;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveriesIT {

  private static final String TOWN = "deliveries-it";
  private static final String COMMUNE = "xa-ninh-son";
  private static final String OFFICER = TOWN + "." + COMMUNE + ".officer";
  private static final Actor CLERK =
      new Actor(
          TOWN + "." + COMMUNE + ".clerk",
          "Văn thư",
          Set.of(TOWN + "." + COMMUNE + ".clerk"),
          Set.of(TOWN),
          false);

  @Autowired private Deliveries deliveries;
  @Autowired private JdbcClient jdbc;
  @Autowired private CatalogueImport towns;

  private String document = "";

  @BeforeAll
  void importTown() {
    towns.importLocality(new ClassPathResource("catalogue/ninh-hoa.yaml"), TOWN);
  }

  @BeforeEach
  void anotherDocument() {
    document = UUID.randomUUID().toString();
  }

  @Test
  void freezes_a_document_once_whatever_comes_later() {
    List<Delivery> frozen = freeze();
    List<Delivery> again = deliveries.freeze(document, TOWN, List.of(recipient("gd-dt", true)));

    assertThat(frozen)
        .extracting(Delivery::agency, Delivery::channel, Delivery::status)
        .containsExactly(
            tuple("noi-vu", Channel.RECEIPT, DeliveryStatus.QUEUED),
            tuple(COMMUNE, Channel.RECEIPT, DeliveryStatus.QUEUED),
            tuple("ubnd", Channel.HERE, DeliveryStatus.ARRIVED),
            tuple("thi-uy", Channel.OUTSIDE, DeliveryStatus.QUEUED),
            tuple(null, Channel.OUTSIDE, DeliveryStatus.QUEUED));
    assertThat(again).isEqualTo(frozen);
    assertThat(frozen.get(3).statusText()).isEqualTo("Chờ gửi ngoài hệ thống");
    assertThat(deliveries.counts(document))
        .isEqualTo(Map.of(DeliveryStatus.QUEUED, 4, DeliveryStatus.ARRIVED, 1));
  }

  @Test
  void the_database_itself_refuses_an_agency_twice() {
    List<Recipient> twice = List.of(recipient("noi-vu", true), recipient("noi-vu", true));

    assertThatThrownBy(() -> deliveries.freeze(document, TOWN, twice))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(deliveries.of(document)).isEmpty();
    assertThat(deliveries.freeze(document, TOWN, twice.subList(0, 1))).hasSize(1);
  }

  @Test
  void receipts_are_started_in_batches_and_once_each() {
    freeze();
    List<Delivery> first = deliveries.nextInternalWithoutReceipt(document, 1);
    assertThat(first).extracting(Delivery::agency).containsExactly("noi-vu");

    assertThat(deliveries.receiptStarted(first.get(0).id())).isTrue();
    assertThat(deliveries.receiptStarted(first.get(0).id())).isFalse();

    assertThat(deliveries.find(first.get(0).id()))
        .hasValueSatisfying(
            delivery -> {
              assertThat(delivery.status()).isEqualTo(DeliveryStatus.ARRIVED);
              assertThat(delivery.arrivedAt()).isNotNull();
            });
    assertThat(deliveries.nextInternalWithoutReceipt(document, 100))
        .extracting(Delivery::agency)
        .containsExactly(COMMUNE);
    refused(() -> deliveries.receiptStarted(row("thi-uy").id()), 422, "no-receipt-here");
    refused(() -> deliveries.receiptStarted("no-such"), 404, "unknown-delivery");
  }

  @Test
  void a_receipt_goes_from_arrival_over_acceptance_to_an_officer_of_the_agency() {
    String id = arrived(COMMUNE);

    refused(() -> deliveries.assign(id, OFFICER, null, CLERK), 409, "overtaken");
    Delivery accepted = deliveries.accept(id, CLERK);
    assertThat(accepted.status()).isEqualTo(DeliveryStatus.ACCEPTED);
    assertThat(accepted.acceptedAt()).isNotNull();
    refused(() -> deliveries.refuse(id, "Nhầm nơi nhận", CLERK), 409, "overtaken");
    refused(
        () -> deliveries.assign(id, TOWN + ".noi-vu.officer", null, CLERK),
        422,
        "not-of-this-agency");
    refused(() -> deliveries.assign(id, "nobody", null, CLERK), 422, "not-of-this-agency");

    Delivery assigned = deliveries.assign(id, OFFICER, "Tham mưu kế hoạch", CLERK);

    assertThat(assigned.assignee()).isEqualTo(OFFICER);
    assertThat(deliveries.history(id))
        .extracting(DeliveryEvent::status, DeliveryEvent::user, DeliveryEvent::note)
        .containsExactly(
            tuple(DeliveryStatus.QUEUED, "system", null),
            tuple(DeliveryStatus.ARRIVED, "system", null),
            tuple(DeliveryStatus.ACCEPTED, CLERK.user(), null),
            tuple(DeliveryStatus.ASSIGNED, CLERK.user(), "Tham mưu kế hoạch"));
  }

  @Test
  void a_refusal_needs_a_reason_and_ends_the_receipt() {
    String id = arrived("noi-vu");

    refused(() -> deliveries.refuse(id, " ", CLERK), 422, "reason-missing");
    refused(() -> deliveries.refuse(id, "x".repeat(2001), CLERK), 422, "text-too-long");
    Delivery refusedDelivery = deliveries.refuse(id, "Thiếu phụ lục", CLERK);

    assertThat(refusedDelivery.status()).isEqualTo(DeliveryStatus.REFUSED);
    assertThat(refusedDelivery.refusalReason()).isEqualTo("Thiếu phụ lục");
    refused(() -> deliveries.accept(id, CLERK), 409, "overtaken");
  }

  @Test
  void nothing_outside_is_accepted_here_or_sent_without_a_person_saying_so() {
    freeze();
    String outside = row("thi-uy").id();

    refused(() -> deliveries.accept(outside, CLERK), 422, "no-receipt-here");
    refused(() -> deliveries.accept(row("ubnd").id(), CLERK), 422, "no-receipt-here");
    refused(
        () -> deliveries.sentOutside(row(COMMUNE).id(), "Bưu điện", CLERK), 422, "receipt-here");
    refused(() -> deliveries.sentOutside(outside, "", CLERK), 422, "reason-missing");
    Delivery sent = deliveries.sentOutside(outside, "Bưu điện", CLERK);

    assertThat(sent.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(sent.sentAt()).isNotNull();
    refused(() -> deliveries.sentOutside(outside, "Bưu điện", CLERK), 409, "overtaken");
    assertThatThrownBy(
            () ->
                jdbc.sql("update distribution_delivery set status = 'ASSIGNED' where id = :id")
                    .param("id", outside)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void of_several_who_accept_at_once_one_succeeds() throws Exception {
    for (int round = 0; round < 10; round++) {
      String reference = UUID.randomUUID().toString();
      String id = deliveries.freeze(reference, TOWN, List.of(recipient(COMMUNE, true))).get(0).id();
      deliveries.receiptStarted(id);
      List<Callable<String>> both = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean accepts = i % 2 == 0;
        both.add(
            () -> {
              try {
                return (accepts
                        ? deliveries.accept(id, CLERK)
                        : deliveries.refuse(id, "Trùng", CLERK))
                    .status()
                    .name();
              } catch (Refusal refusal) {
                return refusal.type();
              }
            });
      }

      List<String> answers = together(both);

      assertThat(answers).filteredOn("overtaken"::equals).hasSize(3);
      assertThat(answers)
          .filteredOn(answer -> !answer.equals("overtaken"))
          .containsExactly(deliveries.find(id).orElseThrow().status().name());
      assertThat(deliveries.history(id)).hasSize(3);
    }
  }

  @Test
  void of_two_starters_of_the_same_receipt_one_starts_it() throws Exception {
    freeze();
    String id = row(COMMUNE).id();
    List<Callable<Boolean>> starters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starters.add(() -> deliveries.receiptStarted(id));
    }
    assertThat(together(starters)).filteredOn(started -> started).hasSize(1);
  }

  private List<Delivery> freeze() {
    return deliveries.freeze(
        document,
        TOWN,
        List.of(
            recipient("noi-vu", true),
            recipient(COMMUNE, true),
            recipient("ubnd", false),
            recipient("thi-uy", false),
            new Recipient(
                null, "Hội Cựu giáo chức", "Hội Cựu giáo chức", RecipientCategory.INFORM, false)));
  }

  private String arrived(String agency) {
    freeze();
    String id = row(agency).id();
    deliveries.receiptStarted(id);
    return id;
  }

  private Delivery row(String agency) {
    return deliveries.of(document).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .findFirst()
        .orElseThrow();
  }

  private static Recipient recipient(String agency, boolean internal) {
    return new Recipient(
        agency, "Cơ quan " + agency, "Như Điều 3", RecipientCategory.EXECUTE, internal);
  }

  private static void refused(Runnable action, int status, String type) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.status()).isEqualTo(status);
            });
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
