package vn.trinhky.exchange.internal;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.OrganId;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.ResponseFor;
import vn.trinhky.exchange.StatusCode;
import vn.trinhky.exchange.internal.OutboxTable.Message;

/** Tells senders what became of their documents; called in a transaction. */
@Component
class OwnStatuses {

  /** Instead of a locality: what the installation says by itself, the administrator looks after. */
  static final String EVERYBODY = "*";

  private final ExchangeSettings settings;
  private final OutboxTable outbox;
  private final DocumentStore store;
  private final Edxml edxml;

  OwnStatuses(ExchangeSettings settings, OutboxTable outbox, DocumentStore store, Edxml edxml) {
    this.settings = settings;
    this.outbox = outbox;
    this.store = store;
    this.edxml = edxml;
  }

  /**
   * Our system has it, nobody has looked at it: said by the system itself as soon as it is true.
   * Nothing is said while our own identifier is not configured, or when the sender's is malformed.
   */
  void arrived(EdxmlDocument document, LocalDateTime at) {
    String own = settings.organId();
    if (own == null
        || document.documentId().length() > DeliveryTable.LONGEST_DOCUMENT_ID
        || OrganId.formOf(document.from().organId()) == OrganId.MALFORMED) {
      return;
    }
    EdxmlStatus status =
        new EdxmlStatus(
            Party.of(own, settings.organName()),
            new ResponseFor(
                document.from().organId(),
                document.codeNumber() + "/" + document.codeNotation(),
                document.promulgation().date(),
                document.documentId()),
            null,
            StatusCode.ARRIVED.code(),
            "Phần mềm đã nhận, văn thư chưa xử lý",
            at);
    if (edxml.check(status).stream().noneMatch(EdxmlProblem::refuses)) {
      queue(status, EVERYBODY);
    }
  }

  /** Whether it was not said before. */
  boolean queue(EdxmlStatus status, String locality) {
    String file = store.put(edxml.write(status, EdxmlDialect.QCVN), "application/xml");
    return !outbox
        .add(
            new Message(
                MessageKind.STATUS,
                status.responseFor().documentId(),
                status.from().organId(),
                status.code(),
                locality,
                file,
                0),
            List.of(status.responseFor().organId()))
        .isEmpty();
  }
}
