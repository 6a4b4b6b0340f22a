package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static vn.trinhky.workflow.DocumentReceipt.ACCEPT_DOCUMENT;
import static vn.trinhky.workflow.DocumentReceipt.ASSIGN_DOCUMENT;
import static vn.trinhky.workflow.DocumentReceipt.EVENT_DOCUMENT_ASSIGNED;
import static vn.trinhky.workflow.DocumentReceipt.EVENT_DOCUMENT_REFUSED;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Deliveries.DeliveryEvent;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.notification.Worklist;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.PassedFlows;
import vn.trinhky.support.Refused;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/**
 * What becomes of an issued document at its recipients; each test has a recipient of its own. The
 * last test holds the class to passing every sequence flow of the diagram by itself.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocumentReceiptIT {

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private PassedFlows passedFlows;
  @Autowired private Deliveries deliveries;
  @Autowired private ReceiptDecisions receipts;
  @Autowired private Worklist worklist;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private Rows rows;

  private Dossier plan;

  @BeforeAll
  void issue() {
    passedFlows.forget();
    plan = dossiers.open(localities.create()).toTheEnd();
  }

  @Test
  @Order(1)
  void every_recipient_here_gets_one_receipt_even_when_it_is_named_twice() {
    List<Delivery> here =
        deliveries.of(plan.id()).stream()
            .filter(delivery -> delivery.channel() == Channel.RECEIPT)
            .toList();
    assertThat(here).extracting(Delivery::agency).doesNotHaveDuplicates().hasSize(40);
    // Điều 3 names both by their heads and again among the agencies of the town
    assertThat(here).extracting(Delivery::agency).contains("vp", "noi-vu");
    for (Delivery delivery : here) {
      ProcessInstance receipt = engine.instance(delivery.id());
      assertThat(receipt).isWaitingAtExactly(ACCEPT_DOCUMENT);
      assertThat(receipt.getTenantId()).isEqualTo(plan.locality());
    }
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(DocumentReceipt.KEY)
                .tenantIdIn(plan.locality())
                .count())
        .isEqualTo(40);
  }

  @Test
  void receipts_are_started_in_batches() {
    // forty recipients, at most 25 in one transaction
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(plan.instance().getId())
                .activityId(PlanIssuance.DISTRIBUTE)
                .finished()
                .count())
        .isEqualTo(2);
  }

  @Test
  void bodies_without_people_here_get_no_receipt() {
    List<Delivery> elsewhere =
        deliveries.of(plan.id()).stream()
            .filter(delivery -> delivery.channel() != Channel.RECEIPT)
            .toList();
    assertThat(elsewhere)
        .extracting(Delivery::agency)
        .contains("ubnd-tinh-khanh-hoa", "thi-uy", "mttq");
    assertThat(elsewhere)
        .allSatisfy(delivery -> assertThat(engine.instance(delivery.id())).isNull());
  }

  @Test
  void the_clerk_accepts_and_the_head_assigns() {
    String commune = "xa-ninh-son";
    ProcessInstance receipt = engine.instance(delivery(commune).id());
    decides(commune + ".clerk", commune, "ACCEPT", null);
    assertThat(delivery(commune).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    assertThat(receipt).isWaitingAtExactly(ASSIGN_DOCUMENT);
    proposes(commune, commune + ".officer");
    decides(commune + ".head", commune, "ASSIGN", "Triển khai trong tháng.");

    assertThat(receipt)
        .isEnded()
        .hasPassedInOrder(ACCEPT_DOCUMENT, ASSIGN_DOCUMENT, EVENT_DOCUMENT_ASSIGNED)
        .hasNotPassed(EVENT_DOCUMENT_REFUSED);
    assertThat(delivery(commune).assignee()).isEqualTo(plan.user(commune + ".officer"));
    assertThat(deliveries.history(delivery(commune).id()))
        .extracting(DeliveryEvent::status)
        .containsExactly(
            DeliveryStatus.QUEUED,
            DeliveryStatus.ARRIVED,
            DeliveryStatus.ACCEPTED,
            DeliveryStatus.ASSIGNED);
    assertThat(worklist.of(delivery(commune).id())).isEmpty();
  }

  @Test
  void the_clerk_refuses_with_a_reason() {
    String commune = "xa-ninh-tay";
    ProcessInstance receipt = engine.instance(delivery(commune).id());
    Refused.because(
        422, "reason-missing", () -> decides(commune + ".clerk", commune, "REJECT", "  "));
    assertThat(receipt).isWaitingAtExactly(ACCEPT_DOCUMENT);
    decides(commune + ".clerk", commune, "REJECT", "Gửi nhầm cơ quan.");
    assertThat(receipt)
        .isEnded()
        .hasPassedInOrder(ACCEPT_DOCUMENT, EVENT_DOCUMENT_REFUSED)
        .hasNotPassed(ASSIGN_DOCUMENT);
    assertThat(delivery(commune).status()).isEqualTo(DeliveryStatus.REFUSED);
    assertThat(delivery(commune).refusalReason()).isEqualTo("Gửi nhầm cơ quan.");
  }

  @Test
  void nothing_is_assigned_to_nobody_or_to_a_stranger() {
    String commune = "xa-ninh-an";
    decides(commune + ".clerk", commune, "ACCEPT", null);
    Refused.because(
        422, "assignee-missing", () -> decides(commune + ".head", commune, "ASSIGN", null));
    Refused.because(422, "not-of-this-agency", () -> proposes(commune, "noi-vu.officer"));
    assertThat(delivery(commune).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    assertThat(engine.instance(delivery(commune).id())).isWaitingAtExactly(ASSIGN_DOCUMENT);
  }

  @Test
  void a_wrong_decision_leaves_the_receipt_as_it_was() {
    String commune = "xa-ninh-tho";
    leavesEverythingAsItWas(commune, "clerk", "ACCEPT");
    decides(commune + ".clerk", commune, "ACCEPT", null);
    proposes(commune, commune + ".officer");
    leavesEverythingAsItWas(commune, "head", "ASSIGN");
    decides(commune + ".head", commune, "ASSIGN", null);
    assertThat(delivery(commune).status()).isEqualTo(DeliveryStatus.ASSIGNED);
  }

  private void leavesEverythingAsItWas(String commune, String right, String decision) {
    String person = commune + "." + right;
    engine.claim(plan.user(person), task(commune));
    var before = rows.ofDelivery(delivery(commune).id());
    for (String unknown : new String[] {null, "", "APPROVE", "accept"}) {
      Refused.because(400, "unknown-decision", () -> decides(person, commune, unknown, null));
    }
    Refused.because(
        400,
        "return-target-unexpected",
        () ->
            engine.decide(plan.user(person), task(commune), decision, "Trả lại.", ACCEPT_DOCUMENT));
    for (int length : new int[] {2_001, 5_000}) {
      Refused.because(
          422, "comment-too-long", () -> decides(person, commune, decision, "ư".repeat(length)));
    }
    for (String stranger : List.of("noi-vu.clerk", "xa-ninh-son.head", "noi-vu.officer")) {
      Refused.because(403, "denied", () -> decides(stranger, commune, decision, null));
    }
    assertThat(rows.ofDelivery(delivery(commune).id())).isEqualTo(before);
  }

  @Test
  void the_same_receipt_decided_twice_at_the_same_moment_counts_once() {
    String commune = "xa-ninh-sim";
    countsOnce(commune, commune + ".clerk", "ACCEPT", DeliveryStatus.ACCEPTED);
    proposes(commune, commune + ".officer");
    countsOnce(commune, commune + ".head", "ASSIGN", DeliveryStatus.ASSIGNED);
  }

  private void countsOnce(String commune, String person, String decision, DeliveryStatus reached) {
    Task task = task(commune);
    engine.claim(plan.user(person), task);
    Callable<Void> attempt =
        () -> {
          engine.decide(plan.user(person), task, decision);
          return null;
        };
    Together.oneWins(attempt, attempt);
    assertThat(delivery(commune).status()).isEqualTo(reached);
    assertThat(deliveries.history(delivery(commune).id()))
        .extracting(DeliveryEvent::status)
        .containsOnlyOnce(reached);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_sequence_flow_of_the_diagram_was_passed_by_the_tests_above() {
    assertThat(passedFlows.missing(Diagram.of(DocumentReceipt.KEY).flows())).isEmpty();
  }

  private Delivery delivery(String agency) {
    return deliveries.of(plan.id()).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .findFirst()
        .orElseThrow();
  }

  private Task task(String agency) {
    String step = worklist.of(delivery(agency).id()).get(0).step();
    return engine.task(delivery(agency).id(), step);
  }

  private void decides(
      String person, String agency, @Nullable String decision, @Nullable String comment) {
    engine.decide(plan.user(person), task(agency), decision, comment, null);
  }

  private void proposes(String agency, String officer) {
    receipts.propose(delivery(agency).id(), plan.user(officer), null, plan.actor(agency + ".head"));
  }
}
