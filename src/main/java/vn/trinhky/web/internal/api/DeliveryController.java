package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanIssuing;

/** Recipients before issue, deliveries after it. */
@RestController
class DeliveryController {

  private final DossierDoor door;
  private final PlanIssuing issuing;
  private final Deliveries deliveries;
  private final ReceiptDecisions receipts;

  DeliveryController(
      DossierDoor door, PlanIssuing issuing, Deliveries deliveries, ReceiptDecisions receipts) {
    this.door = door;
    this.issuing = issuing;
    this.deliveries = deliveries;
    this.receipts = receipts;
  }

  @GetMapping("/api/plans/{id}/recipients")
  List<Recipient> recipients(@PathVariable String id, Actor actor) {
    Plan plan = door.openFully(id, actor);
    return issuing.recipients(plan);
  }

  @GetMapping("/api/plans/{id}/deliveries")
  List<Delivery> deliveries(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return deliveries.of(id).stream().map(Delivery::forIssuer).toList();
  }

  @PutMapping("/api/deliveries/{id}/assignment")
  Delivery assignment(
      @PathVariable String id, @RequestBody @Valid Assignment assignment, Actor actor) {
    return receipts.propose(id, assignment.user(), assignment.note(), actor);
  }

  /** To whom the head gives a received document. */
  record Assignment(
      @NotNull(message = "Hãy chọn người xử lý.") String user, @Nullable String note) {}
}
