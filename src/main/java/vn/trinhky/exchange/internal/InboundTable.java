package vn.trinhky.exchange.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.trinhky.exchange.Exchange.Inbound;
import vn.trinhky.exchange.MessageKind;

/** Files that came, as they came. Every method is called in a transaction. */
@Component
class InboundTable {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final Clock clock;

  InboundTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /** Which of these ids are there already. */
  Set<String> known(Collection<String> gatewayIds) {
    return gatewayIds.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("select gateway_id from exchange_inbound where gateway_id in (:ids)")
                .param("ids", gatewayIds)
                .query(String.class)
                .list());
  }

  record Fetched(String gatewayId, MessageKind kind, String sha256) {}

  void add(List<Fetched> files) {
    batches.batchUpdate(
        """
        insert into exchange_inbound (gateway_id, kind, file_sha256, received_at, state, confirmed)
        values (:id, :kind, :file, :now, 'STORED', false)
        """,
        files.stream()
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("id", it.gatewayId())
                        .addValue("kind", it.kind().name())
                        .addValue("file", it.sha256())
                        .addValue("now", now()))
            .toArray(MapSqlParameterSource[]::new));
  }

  /** A file that nobody has looked into. */
  record Stored(long id, MessageKind kind, String sha256) {}

  /** The next files to look into; no other node gets them until this transaction ends. */
  List<Stored> toRead(int most) {
    return jdbc.sql(
            """
            select id, kind, file_sha256 from exchange_inbound where state = 'STORED'
             order by id fetch first :most rows only for update skip locked
            """)
        .param("most", most)
        .query(
            (row, number) ->
                new Stored(
                    row.getLong("id"),
                    MessageKind.valueOf(row.getString("kind")),
                    row.getString("file_sha256")))
        .list();
  }

  /** Which of these messages have been counted already. */
  Set<String> counted(Collection<String> messageKeys) {
    return messageKeys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("select message_key from exchange_inbound where message_key in (:keys)")
                .param("keys", messageKeys)
                .query(String.class)
                .list());
  }

  /**
   * What a file turned out to be.
   *
   * @param key of the message when this file counts, else null
   */
  record Looked(
      long id,
      String state,
      @Nullable String key,
      @Nullable String sender,
      @Nullable String documentId,
      @Nullable String business,
      @Nullable String subject,
      @Nullable String problems) {}

  void write(List<Looked> files) {
    if (files.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        """
        update exchange_inbound
           set state = :state, message_key = :key, sender = :sender, exchange_document_id = :document,
               business = :business, subject = :subject, problems = :problems
         where id = :id
        """,
        files.stream()
            .map(
                it ->
                    new MapSqlParameterSource()
                        .addValue("id", it.id())
                        .addValue("state", it.state())
                        .addValue("key", it.key())
                        .addValue("sender", OutboxTable.cut(it.sender(), 100))
                        .addValue("document", OutboxTable.cut(it.documentId(), 200))
                        .addValue("business", OutboxTable.cut(it.business(), 20))
                        .addValue("subject", OutboxTable.cut(it.subject(), 1_000))
                        .addValue("problems", OutboxTable.cut(it.problems(), 4_000)))
            .toArray(MapSqlParameterSource[]::new));
  }

  /** A file the gateway has not been told about. */
  record Unconfirmed(long id, String gatewayId, boolean useless) {}

  List<Unconfirmed> toConfirm(long after, int most) {
    return jdbc.sql(
            """
            select id, gateway_id, state from exchange_inbound
             where confirmed = false and state <> 'STORED' and id > :after
             order by id fetch first :most rows only
            """)
        .param("after", after)
        .param("most", most)
        .query(
            (row, number) ->
                new Unconfirmed(
                    row.getLong("id"),
                    row.getString("gateway_id"),
                    row.getString("state").equals("REFUSED")))
        .list();
  }

  void confirmed(List<Long> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql("update exchange_inbound set confirmed = true where id in (:ids)")
          .param("ids", ids)
          .update();
    }
  }

  List<Inbound> newest() {
    return jdbc.sql("select * from exchange_inbound order by id desc fetch first 200 rows only")
        .query(InboundTable::inbound)
        .list();
  }

  private static Inbound inbound(ResultSet row, int number) throws SQLException {
    return new Inbound(
        row.getString("gateway_id"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("file_sha256"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("state"),
        row.getString("sender"),
        row.getString("exchange_document_id"),
        row.getString("business"),
        row.getString("subject"),
        row.getString("problems"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
