package vn.trinhky.plan.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.importing.Reading;
import vn.trinhky.plan.Imports.PendingImport;

/** Rows of {@code plan_import}. */
@Repository
class ImportTable {

  private final JdbcClient jdbc;
  private final PlanTable plans;
  private final JsonMapper json = JsonMapper.builder().build();

  ImportTable(JdbcClient jdbc, PlanTable plans) {
    this.jdbc = jdbc;
    this.plans = plans;
  }

  /** Keeps a file in place of an earlier one; who reads two at once keeps the later one. */
  @Transactional
  void put(String planId, String user, PendingImport read, String mediaType, byte[] content) {
    plans.lock(planId);
    jdbc.sql("delete from plan_import where plan_id = ? and user_id = ?")
        .params(planId, user)
        .update();
    jdbc.sql(
            """
            insert into plan_import
              (plan_id, user_id, reading_id, file_name, media_type, content, reading, version_no, read_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            planId,
            user,
            read.id(),
            read.fileName(),
            mediaType,
            content,
            write(read.reading()),
            read.version(),
            read.readAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<PendingImport> find(String planId, String user) {
    return jdbc.sql(
            """
            select reading_id, file_name, octet_length(content) as size_bytes, reading, version_no, read_at
              from plan_import where plan_id = ? and user_id = ?
            """)
        .params(planId, user)
        .query(this::read)
        .optional();
  }

  boolean isThere(String planId, String user) {
    return jdbc.sql("select count(*) from plan_import where plan_id = ? and user_id = ?")
            .params(planId, user)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The original as it was sent. */
  Optional<Original> original(String planId, String user) {
    return jdbc.sql(
            """
            select reading_id, file_name, media_type, content
              from plan_import where plan_id = ? and user_id = ?
            """)
        .params(planId, user)
        .query(
            (row, number) ->
                new Original(
                    row.getString("reading_id"),
                    row.getString("file_name"),
                    row.getString("media_type"),
                    row.getBytes("content")))
        .optional();
  }

  void delete(String planId, String user, String reading) {
    jdbc.sql("delete from plan_import where plan_id = ? and user_id = ? and reading_id = ?")
        .params(planId, user, reading)
        .update();
  }

  private PendingImport read(ResultSet row, int number) throws SQLException {
    try {
      return new PendingImport(
          row.getString("reading_id"),
          row.getString("file_name"),
          row.getLong("size_bytes"),
          row.getInt("version_no"),
          row.getObject("read_at", OffsetDateTime.class).toInstant(),
          json.readValue(row.getString("reading"), Reading.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A reading is kept in the shape it was written in", e);
    }
  }

  private String write(Reading reading) {
    try {
      return json.writeValueAsString(reading);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A reading is always writable", e);
    }
  }

  /** A file as it was sent. */
  @SuppressWarnings("ArrayRecordComponent")
  record Original(String id, String fileName, String mediaType, byte[] content) {}
}
