package vn.trinhky.exchange.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.Deed;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlDocument;
import vn.trinhky.exchange.EdxmlDocument.OtherInfo;
import vn.trinhky.exchange.EdxmlStatus;
import vn.trinhky.exchange.Exchange;
import vn.trinhky.exchange.ExchangeDelivery;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.MessageKind;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.internal.DeliveryMachine.Standing;
import vn.trinhky.exchange.internal.DeliveryTable.Key;
import vn.trinhky.exchange.internal.ExchangeConfiguration.ConfiguredGateway;
import vn.trinhky.exchange.internal.OutboxTable.Letter;
import vn.trinhky.exchange.internal.OutboxTable.Message;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

@Service
class ExchangeService implements Exchange {

  private final ConfiguredGateway gateway;
  private final OutboxTable outbox;
  private final DeliveryTable deliveries;
  private final InboundTable inbound;
  private final OwnStatuses statuses;
  private final DocumentStore store;
  private final Edxml edxml;
  private final Organisation organisation;
  private final AuditTrail trail;

  ExchangeService(
      ConfiguredGateway gateway,
      OutboxTable outbox,
      DeliveryTable deliveries,
      InboundTable inbound,
      OwnStatuses statuses,
      DocumentStore store,
      Edxml edxml,
      Organisation organisation,
      AuditTrail trail) {
    this.gateway = gateway;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.inbound = inbound;
    this.statuses = statuses;
    this.store = store;
    this.edxml = edxml;
    this.organisation = organisation;
    this.trail = trail;
  }

  @Override
  public boolean isEnabled() {
    return gateway.get().isPresent();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int send(EdxmlDocument message, String documentRef, String locality) {
    refuseWhenOff();
    String file = store.put(edxml.write(message, EdxmlDialect.QCVN), "application/xml");
    BusinessType type = message.business().type();
    List<String> added =
        outbox.add(
            new Message(
                MessageKind.DOCUMENT,
                message.documentId(),
                message.from().organId(),
                type.name(),
                locality,
                file,
                Optional.ofNullable(message.other()).map(OtherInfo::priority).orElse(0)),
            message.to().stream().map(Party::organId).toList());
    Set<String> fresh = Set.copyOf(added);
    if (OutboxTable.FIRST.contains(type.name())) {
      List<Party> recipients =
          message.to().stream().filter(it -> fresh.contains(it.organId())).toList();
      if (!recipients.isEmpty()) {
        deliveries.add(message.documentId(), documentRef, locality, recipients);
      }
    } else if (type == BusinessType.RECALL) {
      added.forEach(recipient -> recall(new Key(message.documentId(), recipient)));
    }
    return added.size();
  }

  private void recall(Key key) {
    Standing standing = deliveries.locked(key).map(DeliveryMachine::recall).orElse(null);
    if (standing == null) {
      throw Refusal.unprocessable(
          "recall-impossible",
          "Không thể lấy lại văn bản ở %s: nơi này chưa có văn bản, hoặc đã từ chối hay đã trả lại."
              .formatted(key.recipient()));
    }
    deliveries.write(key, standing, null, null);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean report(EdxmlStatus status, String locality) {
    refuseWhenOff();
    return statuses.queue(status, locality);
  }

  private void refuseWhenOff() {
    if (!isEnabled()) {
      throw Refusal.unprocessable(
          "exchange-off",
          "Hệ thống chưa kết nối trục liên thông văn bản. Hãy gửi theo cách khác và ghi lại.");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<ExchangeDelivery> deliveries(String documentRef) {
    return deliveries.of(documentRef);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Said> history(String documentId, String recipient) {
    return deliveries.history(new Key(documentId, recipient));
  }

  @Override
  @Transactional(readOnly = true)
  public Map<ExchangeState, Integer> counts(String locality) {
    return deliveries.counts(locality);
  }

  @Override
  @Transactional(readOnly = true)
  public List<DeadLetter> deadLetters(String locality, Actor actor) {
    requireClerk(locality, actor);
    return outbox.deadLetters(locality);
  }

  @Override
  @Transactional
  public void resend(String messageId, Actor actor) {
    Letter letter = outbox.given(messageId);
    // who may not see it is not told whether it exists
    if (letter == null || !isClerk(letter.locality(), actor) || !outbox.retry(messageId)) {
      throw Refusal.notFound(
          "unknown-message",
          "Không có thông điệp này trong danh sách gửi không thành công. Hãy tải lại danh sách.");
    }
    if (letter.letter().kind() == MessageKind.DOCUMENT
        && OutboxTable.FIRST.contains(letter.letter().business())) {
      Key key = new Key(letter.letter().documentId(), letter.letter().recipient());
      deliveries
          .locked(key)
          .filter(standing -> standing.state() == ExchangeState.FAILED)
          .ifPresent(standing -> deliveries.queued(key));
    }
    note(new Key(letter.letter().documentId(), letter.letter().recipient()), actor);
  }

  /** Of a status that we reported there is no dossier of ours. */
  private void note(Key key, Actor actor) {
    String documentRef = deliveries.documentRef(key);
    if (documentRef != null) {
      trail.append(
          documentRef,
          Deed.of("EXCHANGE_RESENT", actor, null, null, null, "Nơi nhận " + key.recipient()));
    }
  }

  @Override
  @Transactional
  public void resendRefused(String documentId, String recipient, Actor actor) {
    Key key = new Key(documentId, recipient);
    String locality = deliveries.locality(key);
    if (locality == null) {
      throw Refusal.notFound("unknown-delivery", "Không tìm thấy nơi nhận này.");
    }
    requireClerk(locality, actor);
    Optional<Standing> standing = deliveries.locked(key);
    if (standing.isEmpty() || standing.get().state() != ExchangeState.REFUSED) {
      throw Refusal.conflict(
          "overtaken", "Nơi nhận này không còn ở trạng thái từ chối. Hãy tải lại trang.");
    }
    outbox.again(documentId, recipient);
    deliveries.queued(key);
    note(key, actor);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Inbound> inbound() {
    return inbound.newest();
  }

  private void requireClerk(String locality, Actor actor) {
    if (!isClerk(locality, actor)) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan ban hành mới xem và gửi lại được ở đây.");
    }
  }

  private boolean isClerk(String locality, Actor actor) {
    if (locality.equals(OwnStatuses.EVERYBODY)) {
      return actor.administrator();
    }
    return organisation.localities().stream()
        .filter(it -> it.code().equals(locality))
        .map(Locality::committee)
        .anyMatch(committee -> actor.isIn(Group.CLERK, locality, committee));
  }
}
