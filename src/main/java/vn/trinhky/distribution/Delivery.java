package vn.trinhky.distribution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Seat;

/**
 * One recipient of an issued document, and how far the document got there.
 *
 * @param documentRef our id of the document
 * @param agency code of the agency, or null when the text names none of the catalogue
 * @param name name of the agency, or the printed text
 * @param printed the line of Nơi nhận it comes from
 * @param arrivedAt when it came into the recipient's system, or null
 * @param acceptedAt when its clerk accepted it, or null
 * @param assignee login of the officer it was given to, or null
 * @param refusalReason why its clerk refused it, or null
 * @param receiver where the people work who receive it, as it was at issue: the agency itself, or
 *     the locality that it is; null when the text names no agency of the catalogue
 */
public record Delivery(
    String id,
    String documentRef,
    String locality,
    @Nullable String agency,
    String name,
    String printed,
    Draft.RecipientCategory category,
    Channel channel,
    DeliveryStatus status,
    @Nullable Instant sentAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant acceptedAt,
    @Nullable String assignee,
    @Nullable String refusalReason,
    @Nullable Seat receiver) {

  /** Whether it is received in another locality of this installation. */
  public boolean isElsewhere() {
    return receiver != null && !receiver.locality().equals(locality);
  }

  /**
   * The delivery as the issuer may see it: how far the document got, but not who works on it inside
   * another locality.
   */
  public Delivery forIssuer() {
    return isElsewhere() && assignee != null
        ? new Delivery(
            id,
            documentRef,
            locality,
            agency,
            name,
            printed,
            category,
            channel,
            status,
            sentAt,
            arrivedAt,
            acceptedAt,
            null,
            refusalReason,
            receiver)
        : this;
  }

  /** How the document reaches the recipient. */
  public enum Channel {
    /** The recipient has a clerk and a head here: a receipt is started for it. */
    RECEIPT,
    /** The recipient's people work here and see the document, but take no receipt: the leaders. */
    HERE,
    /** By another system, on paper, on the portal: nothing here claims that it was sent. */
    OUTSIDE
  }

  /** The status in Vietnamese, as lists show it. */
  public String statusText() {
    if (channel == Channel.HERE && status == DeliveryStatus.ARRIVED) {
      return "Đã có trên hệ thống";
    }
    if (channel != Channel.OUTSIDE) {
      return status.label();
    }
    boolean published = category == Draft.RecipientCategory.PUBLISH;
    return switch (status) {
      case QUEUED -> published ? "Chờ đăng" : "Chờ gửi ngoài hệ thống";
      case ACCEPTED -> "Đã ký nhận";
      case COMPLETED -> "Đã đăng";
      default -> status.label();
    };
  }

  /** Whether the recipient has the document, as far as anybody here knows. */
  public boolean isReceived() {
    return switch (status) {
      case ACCEPTED, ASSIGNED, IN_PROGRESS, COMPLETED -> true;
      case ARRIVED -> channel == Channel.HERE;
      case QUEUED, SENT, FAILED, REFUSED -> false;
    };
  }
}
