package vn.trinhky.web.internal.api;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Seat;

/** What a recipient needs to accept a document and to hand it on, for our forms and pages. */
@Component
public class Receipts {

  private final Deliveries deliveries;
  private final Organisation organisation;

  Receipts(Deliveries deliveries, Organisation organisation) {
    this.deliveries = deliveries;
    this.organisation = organisation;
  }

  /** The people of {@link Deliveries#assignees}, each with what he is and, if elsewhere, where. */
  public List<Assignee> assignees(Delivery delivery) {
    Seat receiver = delivery.receiver();
    return deliveries.assignees(delivery).stream()
        .map(
            officer ->
                new Assignee(
                    officer.user(),
                    officer.name(),
                    receiver != null && officer.agency().equals(receiver.agency())
                        ? officer.position()
                        : officer.position()
                            + ", "
                            + organisation.agency(officer.locality(), officer.agency()).name()))
        .toList();
  }

  /** When and why the document came once more after it was refused, in a Vietnamese sentence. */
  public Optional<String> sentAgain(Delivery delivery) {
    return deliveries.history(delivery.id()).stream()
        .filter(event -> event.status() == DeliveryStatus.ARRIVED && event.note() != null)
        .reduce((first, last) -> last)
        .map(event -> "Gửi lại lúc %s: %s".formatted(DateText.dateTime(event.at()), event.note()));
  }

  /** Somebody who may be given the document. */
  public record Assignee(String user, String name, String position) {}
}
