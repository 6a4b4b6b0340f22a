package vn.trinhky.exchange.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.trinhky.exchange.Exchange.Effect;
import vn.trinhky.exchange.Exchange.Said;
import vn.trinhky.exchange.ExchangeDelivery;
import vn.trinhky.exchange.ExchangeState;
import vn.trinhky.exchange.Party;
import vn.trinhky.exchange.StatusCode;
import vn.trinhky.exchange.internal.DeliveryMachine.Standing;
import vn.trinhky.exchange.internal.DeliveryMachine.Step;

/** What became of documents, and what was said of them. Every method is called in a transaction. */
@Component
class DeliveryTable {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_NAME = 200;
  static final int LONGEST_DOCUMENT_ID = 200;
  private static final int LONGEST_RECIPIENT = 100;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final Clock clock;

  DeliveryTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  void add(String documentId, String documentRef, String locality, Collection<Party> recipients) {
    batches.batchUpdate(
        """
        insert into exchange_delivery (exchange_document_id, recipient, recipient_name, document_ref,
          locality, state, recall_refused, updated_at)
        values (:document, :recipient, :name, :ref, :locality, 'QUEUED', false, :now)
        """,
        recipients.stream()
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("document", documentId)
                        .addValue("recipient", it.organId())
                        .addValue("name", OutboxTable.cut(it.name(), LONGEST_NAME))
                        .addValue("ref", documentRef)
                        .addValue("locality", locality)
                        .addValue("now", now()))
            .toArray(MapSqlParameterSource[]::new));
  }

  /** The document has gone, or was given up; what was said too early counts now. */
  void left(List<Key> keys, ExchangeState state) {
    if (keys.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        """
        update exchange_delivery
           set state = :state, updated_at = :now,
               sent_at = case when :state = 'SENT' then cast(:now as timestamp with time zone) else sent_at end
         where exchange_document_id = :document and recipient = :recipient and state = 'QUEUED'
        """,
        keys.stream()
            .map(
                key ->
                    new MapSqlParameterSource()
                        .addValue("state", state.name())
                        .addValue("document", key.documentId())
                        .addValue("recipient", key.recipient())
                        .addValue("now", now()))
            .toArray(MapSqlParameterSource[]::new));
    early(keys.stream().map(Key::documentId).distinct().toList());
  }

  private void early(List<String> documentIds) {
    List<Early> early =
        jdbc.sql(
                """
                select e.id, e.exchange_document_id, e.recipient, e.code, e.description
                  from exchange_event e
                  join exchange_delivery d
                    on d.exchange_document_id = e.exchange_document_id and d.recipient = e.recipient
                 where e.effect = 'WAITING' and d.state <> 'QUEUED'
                   and e.exchange_document_id in (:documents)
                 order by e.id
                """)
            .param("documents", documentIds)
            .query(DeliveryTable::earlyOne)
            .list();
    for (Early one : early) {
      Effect effect = apply(one.key(), one.code(), one.description());
      jdbc.sql("update exchange_event set effect = :effect where id = :id")
          .param("effect", effect.name())
          .param("id", one.id())
          .update();
    }
  }

  private static Early earlyOne(ResultSet row, int number) throws SQLException {
    return new Early(
        row.getLong("id"),
        new Key(row.getString("exchange_document_id"), row.getString("recipient")),
        row.getString("code"),
        row.getString("description"));
  }

  private record Early(long id, Key key, String code, @Nullable String description) {}

  /** Which delivery. */
  record Key(String documentId, String recipient) {}

  /**
   * Keeps what was said, and lets it do what it does.
   *
   * @param of as it was said: what is longer than any of ours is none of ours
   */
  Effect said(Key of, String code, @Nullable String description, @Nullable LocalDateTime at) {
    Key key =
        new Key(
            String.valueOf(OutboxTable.cut(of.documentId(), LONGEST_DOCUMENT_ID)),
            String.valueOf(OutboxTable.cut(of.recipient(), LONGEST_RECIPIENT)));
    Effect effect = apply(key, code, description);
    jdbc.sql(
            """
            insert into exchange_event (exchange_document_id, recipient, code, description, said_at,
              received_at, effect)
            values (:document, :recipient, :code, :description, :at, :now, :effect)
            """)
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .param("code", code)
        .param("description", OutboxTable.cut(description, LONGEST_TEXT))
        .param("at", at)
        .param("now", now())
        .param("effect", effect.name())
        .update();
    return effect;
  }

  private Effect apply(Key key, String code, @Nullable String description) {
    Optional<StatusCode> known = StatusCode.of(code);
    if (known.isEmpty()) {
      return Effect.NOTED;
    }
    // two statuses of one delivery at the same moment: one after the other
    Optional<Standing> standing = locked(key);
    if (standing.isEmpty()) {
      return Effect.WAITING;
    }
    Step step = DeliveryMachine.apply(standing.get(), known.get());
    if (step.effect() == Effect.APPLIED) {
      write(key, step.standing(), known.get(), description);
    }
    return step.effect();
  }

  Optional<Standing> locked(Key key) {
    return jdbc.sql(
            """
            select state, former, recall_refused from exchange_delivery
             where exchange_document_id = :document and recipient = :recipient
               for update
            """)
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .query(
            (row, number) ->
                new Standing(
                    ExchangeState.valueOf(row.getString("state")),
                    row.getString("former") == null
                        ? null
                        : ExchangeState.valueOf(row.getString("former")),
                    row.getBoolean("recall_refused")))
        .optional();
  }

  void write(Key key, Standing standing, @Nullable StatusCode code, @Nullable String description) {
    String column =
        code == StatusCode.ARRIVED
            ? "arrived_at"
            : code == StatusCode.ACCEPTED ? "accepted_at" : null;
    jdbc.sql(
            """
            update exchange_delivery
               set state = :state, former = :former, recall_refused = :refused, updated_at = :now%s
             where exchange_document_id = :document and recipient = :recipient
            """
                .formatted(
                    column != null
                        ? ", " + column + " = coalesce(" + column + ", :now)"
                        : code == StatusCode.REFUSED ? ", refusal_reason = :reason" : ""))
        .param("state", standing.state().name())
        .param("former", standing.former() == null ? null : standing.former().name())
        .param("refused", standing.recallRefused())
        .param("reason", OutboxTable.cut(description, LONGEST_TEXT))
        .param("now", now())
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .update();
  }

  List<ExchangeDelivery> of(String documentRef) {
    return jdbc.sql(
            """
            select d.*, coalesce(o.attempts, 0) as attempts, o.last_error
              from exchange_delivery d
              left join exchange_outbox o
                on o.exchange_document_id = d.exchange_document_id and o.recipient = d.recipient
               and o.kind = 'DOCUMENT' and o.business in (:first)
             where d.document_ref = :ref
             order by d.exchange_document_id, d.recipient
            """)
        .param("first", OutboxTable.FIRST)
        .param("ref", documentRef)
        .query(DeliveryTable::delivery)
        .list();
  }

  private static ExchangeDelivery delivery(ResultSet row, int number) throws SQLException {
    return new ExchangeDelivery(
        row.getString("document_ref"),
        row.getString("exchange_document_id"),
        row.getString("locality"),
        row.getString("recipient"),
        row.getString("recipient_name"),
        ExchangeState.valueOf(row.getString("state")),
        row.getBoolean("recall_refused"),
        row.getString("refusal_reason"),
        instant(row, "sent_at"),
        instant(row, "arrived_at"),
        instant(row, "accepted_at"),
        row.getInt("attempts"),
        row.getString("last_error"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  List<Said> history(Key key) {
    return jdbc.sql(
            """
            select * from exchange_event
             where exchange_document_id = :document and recipient = :recipient order by id
            """)
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .query(
            (row, number) ->
                new Said(
                    row.getString("code"),
                    row.getString("description"),
                    row.getObject("said_at", LocalDateTime.class),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    Effect.valueOf(row.getString("effect"))))
        .list();
  }

  Map<ExchangeState, Integer> counts(String locality) {
    Map<ExchangeState, Integer> counts = new EnumMap<>(ExchangeState.class);
    jdbc.sql(
            """
            select state, count(*) as deliveries from exchange_delivery
             where locality = :locality group by state
            """)
        .param("locality", locality)
        .query(
            row -> {
              counts.put(ExchangeState.valueOf(row.getString("state")), row.getInt("deliveries"));
            });
    return counts;
  }

  /** Locality of a delivery, or null when there is none. */
  @Nullable String locality(Key key) {
    return column("locality", key);
  }

  /** Our id of the document of a delivery, or null when there is none. */
  @Nullable String documentRef(Key key) {
    return column("document_ref", key);
  }

  private @Nullable String column(String name, Key key) {
    return jdbc.sql(
            """
            select %s from exchange_delivery
             where exchange_document_id = :document and recipient = :recipient
            """
                .formatted(name))
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** A delivery waits to be sent again. */
  void queued(Key key) {
    jdbc.sql(
            """
            update exchange_delivery set state = 'QUEUED', former = null, updated_at = :now
             where exchange_document_id = :document and recipient = :recipient
            """)
        .param("now", now())
        .param("document", key.documentId())
        .param("recipient", key.recipient())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
