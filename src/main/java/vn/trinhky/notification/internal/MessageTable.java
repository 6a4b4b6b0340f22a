package vn.trinhky.notification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Outbox.Failure;

/** The messages that wait, were sent or were given up. */
@Component
class MessageTable {

  /** How long what was sent is kept. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int LONGEST_ERROR = 1_000;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final Clock clock;

  MessageTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /** Writes those that are not there yet, in the caller's transaction, with two statements. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(List<NewMessage> messages) {
    Map<String, NewMessage> once = new LinkedHashMap<>();
    messages.forEach(message -> once.putIfAbsent(message.key(), message));
    if (once.isEmpty()) {
      return;
    }
    Set<String> known =
        new HashSet<>(
            jdbc.sql(
                    "select idempotency_key from notification_message where idempotency_key in (:keys)")
                .param("keys", once.keySet())
                .query(String.class)
                .list());
    MapSqlParameterSource[] rows =
        once.values().stream()
            .filter(message -> !known.contains(message.key()))
            .map(this::row)
            .toArray(MapSqlParameterSource[]::new);
    if (rows.length > 0) {
      batches.batchUpdate(
          """
          insert into notification_message (id, idempotency_key, user_id, address, task_id, business_key,
            subject, body_plain, body_html, state, attempts, next_attempt_at, created_at)
          values (:id, :key, :user, :address, :task, :business, :subject, :plain, :html, 'WAITING', 0,
            :now, :now)
          """,
          rows);
    }
  }

  private MapSqlParameterSource row(NewMessage message) {
    return new MapSqlParameterSource()
        .addValue("id", UUID.randomUUID().toString())
        .addValue("key", message.key())
        .addValue("user", message.user())
        .addValue("address", message.address())
        .addValue("task", message.taskId())
        .addValue("business", message.businessKey())
        .addValue("subject", message.letter().subject())
        .addValue("plain", message.letter().plain())
        .addValue("html", message.letter().html())
        .addValue("now", utc(clock.instant()));
  }

  /**
   * Takes messages that may be sent now. Until the lease ends no other node takes them; when this
   * node dies meanwhile, another one sends them after it.
   */
  @Transactional
  public List<Waiting> claim(int most, Duration lease) {
    List<Waiting> claimed =
        jdbc.sql(
                """
                select * from notification_message
                 where state = 'WAITING' and next_attempt_at <= :now
                 order by next_attempt_at, id fetch first :most rows only
                   for update skip locked
                """)
            .param("now", utc(clock.instant()))
            .param("most", most)
            .query(MessageTable::waiting)
            .list();
    if (!claimed.isEmpty()) {
      jdbc.sql(
              """
              update notification_message set attempts = attempts + 1, next_attempt_at = :until
               where id in (:ids)
              """)
          .param("until", utc(clock.instant().plus(lease)))
          .param("ids", claimed.stream().map(Waiting::id).toList())
          .update();
    }
    return claimed;
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getString("id"),
        row.getString("address"),
        row.getInt("attempts") + 1,
        new Letter(
            row.getString("subject"), row.getString("body_plain"), row.getString("body_html")));
  }

  @Transactional
  public void sent(String id) {
    jdbc.sql(
            "update notification_message set state = 'SENT', sent_at = :now, last_error = null where id = :id")
        .param("now", utc(clock.instant()))
        .param("id", id)
        .update();
  }

  /** The server did not take it; it is tried again at this moment, or never when null. */
  @Transactional
  public void failed(String id, String error, @Nullable Instant again) {
    jdbc.sql(
            """
            update notification_message
               set state = :state, last_error = :error, next_attempt_at = :again
             where id = :id and state = 'WAITING'
            """)
        .param("state", again == null ? "FAILED" : "WAITING")
        .param("error", NoticeTable.cut(Letters.oneLine(error), LONGEST_ERROR))
        .param("again", utc(again == null ? clock.instant() : again))
        .param("id", id)
        .update();
  }

  @Transactional(readOnly = true)
  public List<Failure> failures() {
    return jdbc.sql(
            """
            select * from notification_message where state = 'FAILED'
             order by created_at desc, id fetch first 200 rows only
            """)
        .query(
            (row, number) ->
                new Failure(
                    row.getString("id"),
                    row.getString("user_id"),
                    row.getString("address"),
                    row.getString("subject"),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Whether the message had been given up and is waiting again. */
  @Transactional
  public boolean retry(String id) {
    return jdbc.sql(
                """
                update notification_message set state = 'WAITING', attempts = 0, next_attempt_at = :now
                 where id = :id and state = 'FAILED'
                """)
            .param("now", utc(clock.instant()))
            .param("id", id)
            .update()
        == 1;
  }

  @Transactional
  public void clean() {
    OffsetDateTime before = utc(clock.instant().minus(KEPT));
    jdbc.sql("delete from notification_message where state = 'SENT' and sent_at < ?")
        .param(before)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * A message to write.
   *
   * @param key says what it is about and to whom; written once
   */
  record NewMessage(
      String key,
      String user,
      String address,
      @Nullable String taskId,
      @Nullable String businessKey,
      Letter letter) {}

  /**
   * A message to send.
   *
   * @param attempt the how manieth attempt this is, from 1
   */
  record Waiting(String id, String address, int attempt, Letter letter) {}
}
