package vn.trinhky.exchange.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.trinhky.exchange.BusinessType;
import vn.trinhky.exchange.Exchange.DeadLetter;
import vn.trinhky.exchange.MessageKind;

/** Messages that wait, were sent or were given up. Every method is called in a transaction. */
@Component
class OutboxTable {

  private static final int LONGEST_ERROR = 1_000;
  private static final int LONGEST_GATEWAY_ID = 200;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final Clock clock;

  OutboxTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * A message to queue.
   *
   * @param file the message for all its recipients, in the store of documents
   */
  record Message(
      MessageKind kind,
      String documentId,
      String sender,
      String business,
      String locality,
      String file,
      int priority) {}

  /**
   * A message to send.
   *
   * @param attempt the how manieth attempt this is, from 1
   * @param uncertain the gateway may have it already
   */
  record Waiting(
      String id,
      MessageKind kind,
      String documentId,
      String sender,
      String recipient,
      String business,
      String file,
      int attempt,
      boolean uncertain,
      Instant queuedAt) {}

  /**
   * What came of an attempt.
   *
   * @param gatewayId id at the gateway when it was sent, else null
   * @param again when it is tried again; null when it was sent or given up
   * @param uncertain the gateway may have it all the same
   */
  record Result(
      Waiting message,
      @Nullable String gatewayId,
      @Nullable String error,
      @Nullable Instant again,
      boolean uncertain) {}

  /** Queues the message for those that it is not queued for yet, and answers who these are. */
  List<String> add(Message message, List<String> recipients) {
    Set<String> known =
        new HashSet<>(
            jdbc.sql(
                    """
                    select recipient from exchange_outbox
                     where exchange_document_id = :document and kind = :kind and business = :business
                    """)
                .param("document", message.documentId())
                .param("kind", message.kind().name())
                .param("business", message.business())
                .query(String.class)
                .list());
    List<String> added =
        recipients.stream().filter(one -> !known.contains(one)).distinct().toList();
    if (!added.isEmpty()) {
      OffsetDateTime now = now();
      batches.batchUpdate(
          """
          insert into exchange_outbox (id, kind, exchange_document_id, sender, recipient, business, locality,
            file_sha256, priority, state, attempts, uncertain, next_attempt_at, queued_at)
          values (:id, :kind, :document, :sender, :recipient, :business, :locality,
            :file, :priority, 'WAITING', 0, false, :now, :now)
          """,
          added.stream()
              .map(
                  recipient ->
                      new MapSqlParameterSource()
                          .addValue("id", UUID.randomUUID().toString())
                          .addValue("kind", message.kind().name())
                          .addValue("document", message.documentId())
                          .addValue("sender", message.sender())
                          .addValue("recipient", recipient)
                          .addValue("business", message.business())
                          .addValue("locality", message.locality())
                          .addValue("file", message.file())
                          .addValue("priority", message.priority())
                          .addValue("now", now))
              .toArray(MapSqlParameterSource[]::new));
    }
    return added;
  }

  /**
   * Takes messages that may be sent now, the urgent first. Until the lease ends no other node takes
   * them; when this node dies meanwhile, another one asks the gateway and sends them after it. What
   * speaks of a document waits until the document itself has gone.
   */
  List<Waiting> claim(int most, Duration lease) {
    List<Waiting> claimed =
        jdbc.sql(
                """
                select * from exchange_outbox o
                 where o.state = 'WAITING' and o.next_attempt_at <= :now
                   and (o.kind = 'STATUS' or o.business in (:first)
                        or not exists (
                          select 1 from exchange_outbox f
                           where f.exchange_document_id = o.exchange_document_id
                             and f.recipient = o.recipient and f.kind = 'DOCUMENT'
                             and f.business in (:first) and f.state = 'WAITING'))
                 order by o.priority desc, o.next_attempt_at, o.file_sha256, o.id
                 fetch first :most rows only
                   for update skip locked
                """)
            .param("now", now())
            .param("first", FIRST)
            .param("most", most)
            .query(OutboxTable::waiting)
            .list();
    if (!claimed.isEmpty()) {
      jdbc.sql(
              """
              update exchange_outbox
                 set attempts = attempts + 1, uncertain = true, next_attempt_at = :until
               where id in (:ids)
              """)
          .param("until", clock.instant().plus(lease).atOffset(ZoneOffset.UTC))
          .param("ids", claimed.stream().map(Waiting::id).toList())
          .update();
    }
    return claimed;
  }

  /** Messages that bring a document, in contrast to those that speak of one. */
  static final List<String> FIRST =
      Stream.of(BusinessType.NEW, BusinessType.REPLACEMENT).map(Enum::name).toList();

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getString("id"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("exchange_document_id"),
        row.getString("sender"),
        row.getString("recipient"),
        row.getString("business"),
        row.getString("file_sha256"),
        row.getInt("attempts") + 1,
        row.getBoolean("uncertain"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant());
  }

  /** Gives back what was claimed and not tried. */
  void release(List<Waiting> untouched) {
    write(
        """
        update exchange_outbox
           set attempts = attempts - 1, uncertain = :uncertain, next_attempt_at = :now
         where id = :id
        """,
        untouched.stream()
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("id", it.id())
                        .addValue("uncertain", it.uncertain())
                        .addValue("now", now()))
            .toList());
  }

  /** Records what came of the attempts, with one batch of statements each. */
  void record(List<Result> results) {
    write(
        """
        update exchange_outbox
           set state = 'SENT', uncertain = false, gateway_id = :gateway, sent_at = :now, last_error = null
         where id = :id and state = 'WAITING'
        """,
        results.stream()
            .filter(it -> it.gatewayId() != null)
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("id", it.message().id())
                        .addValue("gateway", cut(it.gatewayId(), LONGEST_GATEWAY_ID))
                        .addValue("now", now()))
            .toList());
    write(
        """
        update exchange_outbox
           set state = :state, uncertain = :uncertain, last_error = :error, next_attempt_at = :again
         where id = :id and state = 'WAITING'
        """,
        results.stream()
            .filter(it -> it.gatewayId() == null)
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("id", it.message().id())
                        .addValue("state", it.again() == null ? "FAILED" : "WAITING")
                        .addValue("uncertain", it.uncertain())
                        .addValue("error", cut(it.error(), LONGEST_ERROR))
                        .addValue(
                            "again",
                            it.again() == null ? now() : it.again().atOffset(ZoneOffset.UTC)))
            .toList());
  }

  private void write(String sql, List<MapSqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      batches.batchUpdate(sql, rows.toArray(MapSqlParameterSource[]::new));
    }
  }

  List<DeadLetter> deadLetters(String locality) {
    return jdbc.sql(
            """
            select o.*, d.recipient_name
              from exchange_outbox o
              left join exchange_delivery d
                on d.exchange_document_id = o.exchange_document_id and d.recipient = o.recipient
             where o.state = 'FAILED' and o.locality = :locality
             order by o.queued_at desc, o.exchange_document_id, o.recipient, o.id
             fetch first 200 rows only
            """)
        .param("locality", locality)
        .query(OutboxTable::deadLetter)
        .list();
  }

  private static DeadLetter deadLetter(ResultSet row, int number) throws SQLException {
    return new DeadLetter(
        row.getString("id"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("exchange_document_id"),
        row.getString("recipient"),
        row.getString("recipient_name"),
        row.getString("business"),
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant());
  }

  /** A message that was given up, with its locality; or null. */
  @Nullable Letter given(String id) {
    return jdbc.sql(
            """
            select o.*, cast(null as varchar(200)) as recipient_name
              from exchange_outbox o where o.id = :id and o.state = 'FAILED'
            """)
        .param("id", id)
        .query((row, number) -> new Letter(deadLetter(row, number), row.getString("locality")))
        .optional()
        .orElse(null);
  }

  record Letter(DeadLetter letter, String locality) {}

  /** Whether the message had been given up and is waiting again; what is not known stays so. */
  boolean retry(String id) {
    return jdbc.sql(
                """
                update exchange_outbox set state = 'WAITING', attempts = 0, next_attempt_at = :now
                 where id = :id and state = 'FAILED'
                """)
            .param("now", now())
            .param("id", id)
            .update()
        == 1;
  }

  /** A document that was sent goes out once more; what the gateway took before does not count. */
  void again(String documentId, String recipient) {
    jdbc.sql(
            """
            update exchange_outbox
               set state = 'WAITING', attempts = 0, uncertain = false, next_attempt_at = :now, queued_at = :now
             where exchange_document_id = :document and recipient = :recipient and kind = 'DOCUMENT'
               and business in (:first) and state = 'SENT'
            """)
        .param("now", now())
        .param("document", documentId)
        .param("recipient", recipient)
        .param("first", FIRST)
        .update();
  }

  /** What others wrote as a column takes it: no longer than this, without control characters. */
  static @Nullable String cut(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String clean = CONTROL.matcher(text).replaceAll(" ");
    return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
