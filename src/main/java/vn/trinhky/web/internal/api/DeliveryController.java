package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.distribution.RecipientList;
import vn.trinhky.distribution.RecipientList.Change;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanDeliveries;
import vn.trinhky.problem.Refusal;

/** Recipients before issue, deliveries after it. */
@RestController
class DeliveryController {

  private final DossierDoor door;
  private final PlanDeliveries recorded;
  private final Deliveries deliveries;
  private final ReceiptDecisions receipts;

  DeliveryController(
      DossierDoor door, PlanDeliveries recorded, Deliveries deliveries, ReceiptDecisions receipts) {
    this.door = door;
    this.recorded = recorded;
    this.deliveries = deliveries;
    this.receipts = receipts;
  }

  @GetMapping("/api/plans/{id}/recipients")
  List<RecipientLine> recipients(@PathVariable String id, Actor actor) {
    return lines(door.openFully(id, actor));
  }

  /**
   * Says whom one recipient means, adds one, or goes back to what the text says; answers the list
   * as it stands then.
   */
  @PutMapping("/api/plans/{id}/recipients")
  List<RecipientLine> correct(
      @PathVariable String id, @RequestBody @Valid RecipientChange change, Actor actor) {
    Plan plan = door.openFully(id, actor);
    recorded.correct(
        id,
        new Change(
            change.recipient(),
            change.agency(),
            change.name(),
            Boolean.TRUE.equals(change.outside()),
            Boolean.TRUE.equals(change.asPrinted()),
            change.category(),
            change.reason()),
        actor);
    return lines(plan);
  }

  private List<RecipientLine> lines(Plan plan) {
    return recorded.recipients(plan).stream().map(RecipientLine::of).toList();
  }

  @PostMapping("/api/deliveries/{id}/sent")
  Delivery sent(@PathVariable String id, @RequestBody @Valid Sent sent, Actor actor) {
    return recorded.sent(id, sent.way(), day(sent.on()), sent.bookNumber(), sent.note(), actor);
  }

  @PostMapping("/api/deliveries/{id}/publication")
  Delivery published(
      @PathVariable String id, @RequestBody @Valid Publication published, Actor actor) {
    return recorded.published(
        id, published.address(), day(published.on()), published.note(), actor);
  }

  @PostMapping("/api/deliveries/{id}/acknowledgement")
  Delivery acknowledged(
      @PathVariable String id, @RequestBody @Valid Acknowledgement by, Actor actor) {
    return recorded.acknowledged(id, by.receiver(), day(by.on()), by.note(), actor);
  }

  @PostMapping("/api/deliveries/{id}/resend")
  Delivery sentAgain(@PathVariable String id, @RequestBody @Valid Resend resend, Actor actor) {
    return recorded.sentAgain(id, resend.note(), actor);
  }

  /** A day as people type it, or as machines write it. */
  private static LocalDate day(String typed) {
    return DateText.parse(typed)
        .or(() -> iso(typed))
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "day-unreadable",
                    "Không đọc được ngày “%s”. Hãy ghi như 21/01/2022.".formatted(typed)));
  }

  private static Optional<LocalDate> iso(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
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

  /**
   * A recipient before issue.
   *
   * @param key names it in a correction
   * @param unresolved whether a person still has to say whom the text means
   * @param correction what a person said about it: MEANS, OUTSIDE or ADDED; or null
   */
  record RecipientLine(
      String key,
      @Nullable String agency,
      String name,
      String printed,
      RecipientCategory category,
      boolean internal,
      boolean unresolved,
      RecipientList.@Nullable Correction correction) {
    static RecipientLine of(RecipientList.Line line) {
      Recipient recipient = line.recipient();
      return new RecipientLine(
          line.key(),
          recipient.agency(),
          recipient.name(),
          recipient.printed(),
          recipient.category(),
          recipient.internal(),
          line.isUnresolved(),
          line.correction());
    }
  }

  /** A correction: of the recipient with this key, or an addition without one. */
  record RecipientChange(
      @Nullable String recipient,
      @Nullable String agency,
      @Nullable String name,
      @Nullable Boolean outside,
      @Nullable Boolean asPrinted,
      @Nullable RecipientCategory category,
      @NotNull(message = "Hãy ghi lý do sửa nơi nhận.") String reason) {}

  /** How it was sent outside. */
  record Sent(
      @NotNull(message = "Hãy chọn cách gửi.") Dispatch.Way way,
      @NotNull(message = "Hãy ghi ngày gửi.") String on,
      @Nullable String bookNumber,
      @Nullable String note) {}

  /** Where it was published. */
  record Publication(
      @NotNull(message = "Hãy ghi địa chỉ trang.") String address,
      @NotNull(message = "Hãy ghi ngày đăng.") String on,
      @Nullable String note) {}

  /** Who signed for it. */
  record Acknowledgement(
      @NotNull(message = "Hãy ghi người ký nhận.") String receiver,
      @NotNull(message = "Hãy ghi ngày ký nhận.") String on,
      @Nullable String note) {}

  /** What was put right before it is sent again. */
  record Resend(@NotNull(message = "Hãy ghi đã khắc phục thế nào.") String note) {}

  /** To whom the head gives a received document. */
  record Assignment(
      @NotNull(message = "Hãy chọn người xử lý.") String user, @Nullable String note) {}
}
