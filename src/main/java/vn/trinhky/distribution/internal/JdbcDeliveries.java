package vn.trinhky.distribution.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.CanonicalHash;
import vn.trinhky.audit.Deed;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Delivery.Channel;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Seat;
import vn.trinhky.problem.Refusal;

@Service
class JdbcDeliveries implements Deliveries {

  private static final int NOTE_LENGTH = 2000;

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final AuditTrail trail;
  private final Clock clock;

  JdbcDeliveries(JdbcClient jdbc, Organisation organisation, AuditTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<Delivery> freeze(String documentRef, String locality, List<Recipient> recipients) {
    boolean frozen =
        jdbc.sql("select count(*) from distribution_list where document_ref = :document")
                .param("document", documentRef)
                .query(Integer.class)
                .single()
            > 0;
    if (!frozen) {
      jdbc.sql(
              """
              insert into distribution_list (document_ref, locality, frozen_at)
              values (:document, :locality, :now)
              """)
          .param("document", documentRef)
          .param("locality", locality)
          .param("now", now())
          .update();
      insert(documentRef, locality, recipients);
      noteFrozen(documentRef, recipients);
    }
    return of(documentRef);
  }

  private void noteFrozen(String documentRef, List<Recipient> recipients) {
    CanonicalHash list = new CanonicalHash();
    recipients.forEach(
        recipient ->
            list.field(recipient.agency())
                .field(recipient.name())
                .field(recipient.printed())
                .field(recipient.category().name()));
    trail.append(
        documentRef,
        Deed.of(
            "RECIPIENTS_FROZEN",
            Actor.system(),
            null,
            null,
            list.hex(),
            recipients.size() + " nơi nhận"));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Delivery> nextInternalWithoutReceipt(String documentRef, int limit) {
    return jdbc.sql(
            """
            select * from distribution_delivery
            where document_ref = :document and channel = 'RECEIPT' and status = 'QUEUED'
            order by line_order fetch next :limit rows only
            """)
        .param("document", documentRef)
        .param("limit", limit)
        .query(JdbcDeliveries::delivery)
        .list();
  }

  @Override
  @Transactional
  public boolean receiptStarted(String deliveryId) {
    Delivery delivery = existing(deliveryId);
    refuseWithoutReceipt(delivery);
    int changed =
        jdbc.sql(
                """
                update distribution_delivery
                set status = 'ARRIVED', sent_at = :now, arrived_at = :now
                where id = :id and status = 'QUEUED'
                """)
            .param("now", now())
            .param("id", deliveryId)
            .update();
    if (changed == 0) {
      return false;
    }
    record(deliveryId, DeliveryStatus.ARRIVED, Actor.system(), null);
    note(delivery, DeliveryStatus.ARRIVED, Actor.system(), null);
    return true;
  }

  @Override
  @Transactional
  public Delivery accept(String deliveryId, Actor actor) {
    Delivery delivery = existing(deliveryId);
    refuseWithoutReceipt(delivery);
    move(delivery, DeliveryStatus.ACCEPTED, actor, null);
    note(delivery, DeliveryStatus.ACCEPTED, actor, null);
    jdbc.sql("update distribution_delivery set accepted_at = :now where id = :id")
        .param("now", now())
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public Delivery refuse(String deliveryId, String reason, Actor actor) {
    String because =
        mandatory(reason, "Hãy ghi lý do từ chối tiếp nhận; lý do được gửi về cơ quan ban hành.");
    Delivery delivery = existing(deliveryId);
    refuseWithoutReceipt(delivery);
    move(delivery, DeliveryStatus.REFUSED, actor, because);
    note(delivery, DeliveryStatus.REFUSED, actor, because);
    jdbc.sql("update distribution_delivery set refusal_reason = :reason where id = :id")
        .param("reason", because)
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public Delivery assign(
      String deliveryId, String officerUser, @Nullable String note, Actor actor) {
    refuseTooLong(note);
    Delivery delivery = existing(deliveryId);
    refuseWithoutReceipt(delivery);
    if (assignees(delivery).stream().noneMatch(one -> one.user().equals(officerUser))) {
      throw Refusal.unprocessable(
          "not-of-this-agency",
          "Người được phân công không làm việc tại %s. Hãy chọn một người của cơ quan mình."
              .formatted(delivery.name()));
    }
    move(delivery, DeliveryStatus.ASSIGNED, actor, note);
    note(
        delivery,
        DeliveryStatus.ASSIGNED,
        actor,
        note == null ? officerUser : officerUser + ": " + note);
    jdbc.sql("update distribution_delivery set assignee = :assignee where id = :id")
        .param("assignee", officerUser)
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  public List<Officer> assignees(Delivery delivery) {
    Seat receiver = delivery.receiver();
    if (receiver == null) {
      return List.of();
    }
    boolean wholeLocality =
        delivery.isElsewhere()
            && receiver.agency().equals(organisation.locality(receiver.locality()).office());
    return organisation.officers(receiver.locality()).stream()
        .filter(
            officer ->
                officer.agency().equals(receiver.agency())
                    || (wholeLocality
                        && (officer.groups().contains(Group.HEAD)
                            || officer.groups().contains(Group.OFFICER))))
        .toList();
  }

  @Override
  @Transactional
  public Delivery sentOutside(String deliveryId, String how, Actor actor) {
    String way = mandatory(how, "Hãy ghi cách gửi, ví dụ: bưu điện, trục liên thông.");
    Delivery delivery = existing(deliveryId);
    refuseHere(delivery);
    move(delivery, DeliveryStatus.SENT, actor, way);
    note(delivery, DeliveryStatus.SENT, actor, way);
    jdbc.sql("update distribution_delivery set sent_at = :now where id = :id")
        .param("now", now())
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public Delivery published(String deliveryId, String where, Actor actor) {
    String address = mandatory(where, "Hãy ghi địa chỉ trang đã đăng văn bản.");
    Delivery delivery = existing(deliveryId);
    refuseHere(delivery);
    if (delivery.category() != RecipientCategory.PUBLISH) {
      throw Refusal.unprocessable(
          "not-a-portal",
          "%s không phải nơi đăng tải. Hãy ghi cách đã gửi văn bản.".formatted(delivery.name()));
    }
    move(delivery, DeliveryStatus.COMPLETED, actor, address);
    note(delivery, DeliveryStatus.COMPLETED, actor, address);
    jdbc.sql("update distribution_delivery set sent_at = :now where id = :id")
        .param("now", now())
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public Delivery acknowledged(String deliveryId, String who, Actor actor) {
    String receiver = mandatory(who, "Hãy ghi người ký nhận.");
    Delivery delivery = existing(deliveryId);
    refuseHere(delivery);
    move(delivery, DeliveryStatus.ACCEPTED, actor, receiver);
    note(delivery, DeliveryStatus.ACCEPTED, actor, receiver);
    jdbc.sql("update distribution_delivery set accepted_at = :now where id = :id")
        .param("now", now())
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public Delivery arrivedAgain(String deliveryId, String note, Actor actor) {
    String putRight =
        mandatory(note, "Hãy ghi đã khắc phục thế nào; văn thư nơi nhận đọc nội dung này.");
    Delivery delivery = existing(deliveryId);
    refuseWithoutReceipt(delivery);
    if (delivery.status() != DeliveryStatus.REFUSED) {
      throw Refusal.conflict(
          "overtaken",
          "%s không còn từ chối văn bản này (đang “%s”) nên không gửi lại được. Hãy tải lại trang."
              .formatted(delivery.name(), delivery.statusText()));
    }
    move(delivery, DeliveryStatus.ARRIVED, actor, putRight);
    note(delivery, DeliveryStatus.ARRIVED, actor, putRight);
    jdbc.sql(
            """
            update distribution_delivery
            set sent_at = :now, arrived_at = :now, refusal_reason = null where id = :id
            """)
        .param("now", now())
        .param("id", deliveryId)
        .update();
    return existing(deliveryId);
  }

  @Override
  @Transactional
  public void release(String documentRef) {
    boolean started =
        of(documentRef).stream()
            .anyMatch(
                delivery ->
                    delivery.channel() != Channel.HERE
                        && delivery.status() != DeliveryStatus.QUEUED);
    if (started) {
      throw Refusal.conflict(
          "overtaken", "Văn bản đã bắt đầu gửi đi. Hãy tải lại trang để xem tình trạng.");
    }
    jdbc.sql(
            """
            delete from distribution_event where delivery_id in
              (select id from distribution_delivery where document_ref = :document)
            """)
        .param("document", documentRef)
        .update();
    jdbc.sql("delete from distribution_delivery where document_ref = :document")
        .param("document", documentRef)
        .update();
    jdbc.sql("delete from distribution_list where document_ref = :document")
        .param("document", documentRef)
        .update();
    trail.append(
        documentRef, Deed.of("RECIPIENTS_RELEASED", Actor.system(), null, null, null, null));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Delivery> of(String documentRef) {
    return jdbc.sql(
            """
            select * from distribution_delivery where document_ref = :document order by line_order
            """)
        .param("document", documentRef)
        .query(JdbcDeliveries::delivery)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Delivery> find(String deliveryId) {
    return jdbc.sql("select * from distribution_delivery where id = :id")
        .param("id", deliveryId)
        .query(JdbcDeliveries::delivery)
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Delivery> find(Collection<String> deliveryIds) {
    if (deliveryIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select * from distribution_delivery where id in (:ids)")
        .param("ids", deliveryIds)
        .query(JdbcDeliveries::delivery)
        .list()
        .stream()
        .collect(Collectors.toMap(Delivery::id, Function.identity()));
  }

  @Override
  @Transactional(readOnly = true)
  public Map<DeliveryStatus, Integer> counts(String documentRef) {
    Map<DeliveryStatus, Integer> counts = new EnumMap<>(DeliveryStatus.class);
    jdbc.sql(
            """
            select status, count(*) as deliveries from distribution_delivery
            where document_ref = :document group by status
            """)
        .param("document", documentRef)
        .query(
            row -> {
              counts.put(DeliveryStatus.valueOf(row.getString(1)), row.getInt(2));
            });
    return counts;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Progress> progress(Collection<String> documentRefs) {
    Map<String, Progress> found = new HashMap<>();
    if (documentRefs.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select document_ref, count(*) as total,
              sum(case when status in ('ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'COMPLETED')
                or (status = 'ARRIVED' and channel = 'HERE') then 1 else 0 end) as received,
              sum(case when status = 'REFUSED' then 1 else 0 end) as refused
            from distribution_delivery where document_ref in (:documents) group by document_ref
            """)
        .param("documents", documentRefs)
        .query(
            row -> {
              found.put(
                  row.getString("document_ref"),
                  new Progress(row.getInt("total"), row.getInt("received"), row.getInt("refused")));
            });
    return found;
  }

  @Override
  @Transactional(readOnly = true)
  public List<DeliveryEvent> history(String deliveryId) {
    boolean elsewhere = find(deliveryId).filter(Delivery::isElsewhere).isPresent();
    return jdbc.sql(
            """
            select status, user_id, happened_at, note from distribution_event
            where delivery_id = :id order by event_order
            """)
        .param("id", deliveryId)
        .query((row, i) -> event(row, elsewhere))
        .list();
  }

  /** Who did what inside another locality is not the issuer's; why it refused is meant for him. */
  private static DeliveryEvent event(ResultSet row, boolean elsewhere) throws SQLException {
    DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status"));
    boolean inside = elsewhere && isDoneThere(status);
    return new DeliveryEvent(
        status,
        inside ? "" : row.getString("user_id"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        inside && status != DeliveryStatus.REFUSED ? null : row.getString("note"));
  }

  /** All deliveries and their first events, each in one statement: there may be a hundred. */
  private void insert(String documentRef, String locality, List<Recipient> recipients) {
    if (recipients.isEmpty()) {
      return;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int order = 0; order < recipients.size(); order++) {
      Recipient recipient = recipients.get(order);
      Channel channel = channel(locality, recipient);
      // who works here sees the document as soon as it is issued
      boolean arrived = channel == Channel.HERE;
      Optional<Seat> receiver =
          Optional.ofNullable(recipient.agency())
              .map(agency -> organisation.agency(locality, agency).seat());
      values.add(UUID.randomUUID().toString());
      values.add(documentRef);
      values.add(order);
      values.add(locality);
      values.add(recipient.agency());
      values.add(recipient.name());
      values.add(recipient.printed());
      values.add(recipient.category().name());
      values.add(channel.name());
      values.add((arrived ? DeliveryStatus.ARRIVED : DeliveryStatus.QUEUED).name());
      values.add(arrived ? now() : null);
      values.add(receiver.map(Seat::locality).orElse(null));
      values.add(receiver.map(Seat::agency).orElse(null));
    }
    jdbc.sql(
            """
            insert into distribution_delivery (
              id, document_ref, line_order, locality, agency, name, printed, category, channel,
              status, arrived_at, receiving_locality, receiving_agency)
            values\s"""
                + String.join(
                    ", ",
                    Collections.nCopies(
                        recipients.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")))
        .params(values)
        .update();
    jdbc.sql(
            """
            insert into distribution_event (delivery_id, event_order, status, user_id, happened_at)
            select id, 1, status, ?, ? from distribution_delivery where document_ref = ?
            """)
        .params(Actor.system().user(), now(), documentRef)
        .update();
  }

  private Channel channel(String locality, Recipient recipient) {
    String agency = recipient.agency();
    if (recipient.internal()) {
      return Channel.RECEIPT;
    }
    return agency != null && organisation.agency(locality, agency).isInternal()
        ? Channel.HERE
        : Channel.OUTSIDE;
  }

  /** The row's own status is the guard: of two who act at the same time, one finds it changed. */
  private void move(Delivery delivery, DeliveryStatus to, Actor actor, @Nullable String note) {
    boolean moved =
        delivery.status().mayBecome(to)
            && jdbc.sql(
                        """
                        update distribution_delivery set status = :to
                        where id = :id and status = :from
                        """)
                    .param("to", to.name())
                    .param("id", delivery.id())
                    .param("from", delivery.status().name())
                    .update()
                == 1;
    if (!moved) {
      throw Refusal.conflict(
          "overtaken",
          "Văn bản gửi %s đang ở trạng thái “%s”, không chuyển sang “%s” được. Hãy tải lại trang để xem tình trạng mới nhất."
              .formatted(delivery.name(), existing(delivery.id()).statusText(), to.label()));
    }
    record(delivery.id(), to, actor, note);
  }

  /**
   * The decision belongs to the dossier as much as to the delivery. Another locality keeps its
   * people to itself: they stand in its own chain about the document, and the issuer's says what
   * happened as that locality's doing.
   */
  private void note(Delivery delivery, DeliveryStatus status, Actor actor, @Nullable String text) {
    boolean inside = delivery.isElsewhere() && isDoneThere(status);
    String told = inside && status != DeliveryStatus.REFUSED ? null : text;
    String remark =
        delivery.agency() != null
            ? told
            : told == null ? delivery.name() : delivery.name() + ": " + told;
    String kind = "DELIVERY_" + status.name();
    if (inside) {
      Seat receiver = Objects.requireNonNull(delivery.receiver());
      trail.append(
          AuditTrail.elsewhere(delivery.documentRef(), receiver.locality()),
          Deed.of(kind, actor, receiver.agency(), null, null, text));
    }
    trail.append(
        delivery.documentRef(),
        Deed.of(kind, inside ? locality(delivery) : actor, delivery.agency(), null, null, remark));
  }

  private Actor locality(Delivery delivery) {
    Locality there = organisation.locality(Objects.requireNonNull(delivery.receiver()).locality());
    return new Actor(there.code(), there.name(), Set.of(), Set.of(there.code()), false);
  }

  /** Whether it is the receiver who does this. */
  private static boolean isDoneThere(DeliveryStatus status) {
    return switch (status) {
      case QUEUED, SENT, FAILED, ARRIVED -> false;
      case REFUSED, ACCEPTED, ASSIGNED, IN_PROGRESS, COMPLETED -> true;
    };
  }

  private void record(
      String deliveryId, DeliveryStatus status, Actor actor, @Nullable String note) {
    jdbc.sql(
            """
            insert into distribution_event (
              delivery_id, event_order, status, user_id, happened_at, note)
            select :id, count(*) + 1, :status, :user, :now, :note
            from distribution_event where delivery_id = :id
            """)
        .param("id", deliveryId)
        .param("status", status.name())
        .param("user", actor.user())
        .param("now", now())
        .param("note", note)
        .update();
  }

  private static void refuseWithoutReceipt(Delivery delivery) {
    if (delivery.channel() != Channel.RECEIPT) {
      throw Refusal.unprocessable(
          "no-receipt-here",
          "%s không tiếp nhận văn bản trên hệ thống này.".formatted(delivery.name()));
    }
  }

  private static void refuseHere(Delivery delivery) {
    if (delivery.channel() != Channel.OUTSIDE) {
      throw Refusal.unprocessable(
          "receipt-here",
          "%s nhận văn bản ngay trên hệ thống này, không cần ghi gửi bên ngoài."
              .formatted(delivery.name()));
    }
  }

  private static String mandatory(String text, String otherwise) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw Refusal.unprocessable("reason-missing", otherwise);
    }
    refuseTooLong(stripped);
    return stripped;
  }

  private static void refuseTooLong(@Nullable String text) {
    if (text != null && text.length() > NOTE_LENGTH) {
      throw Refusal.unprocessable(
          "text-too-long",
          "Nội dung dài %d ký tự; tối đa %d ký tự. Hãy rút gọn."
              .formatted(text.length(), NOTE_LENGTH));
    }
  }

  private Delivery existing(String deliveryId) {
    return find(deliveryId)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-delivery", "Không có nơi nhận này. Hãy tải lại danh sách nơi nhận."));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Delivery delivery(ResultSet row, int i) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("document_ref"),
        row.getString("locality"),
        row.getString("agency"),
        row.getString("name"),
        row.getString("printed"),
        RecipientCategory.valueOf(row.getString("category")),
        Channel.valueOf(row.getString("channel")),
        DeliveryStatus.valueOf(row.getString("status")),
        instant(row, "sent_at"),
        instant(row, "arrived_at"),
        instant(row, "accepted_at"),
        row.getString("assignee"),
        row.getString("refusal_reason"),
        receiver(row));
  }

  private static @Nullable Seat receiver(ResultSet row) throws SQLException {
    String locality = row.getString("receiving_locality");
    return locality == null ? null : new Seat(locality, row.getString("receiving_agency"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
