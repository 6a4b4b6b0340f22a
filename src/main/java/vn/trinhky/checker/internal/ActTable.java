package vn.trinhky.checker.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.checker.RegisteredAct.Scope;
import vn.trinhky.checker.RegisteredAct.Status;
import vn.trinhky.organisation.Actor;

/** Rows of {@code checker_act}, their changes, and the version of the whole. */
@Repository
class ActTable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final JdbcClient jdbc;
  private final Clock clock;

  ActTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  String version() {
    return jdbc.sql("select version from checker_registry where id = 1")
        .query(String.class)
        .single();
  }

  /** One writer at a time, and the caches of all nodes learn of it. */
  void newVersion() {
    jdbc.sql("update checker_registry set version = ? where id = 1")
        .param(UUID.randomUUID().toString())
        .update();
  }

  List<Row> all() {
    return jdbc.sql("select * from checker_act order by issued_on desc, notation")
        .query(ActTable::row)
        .list();
  }

  Optional<Row> find(String id) {
    return jdbc.sql("select * from checker_act where id = ?")
        .param(id)
        .query(ActTable::row)
        .optional();
  }

  void insert(RegisteredAct act, boolean edited) {
    jdbc.sql(
            """
            insert into checker_act (locality, notation, issued_on, act_type, issuer, title, status, valid_from,
              valid_to, replaced_by, scope_covers, scope_not, scope_act, source, edited, row_version, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(values(act, edited))
        .update();
  }

  void update(RegisteredAct act, boolean edited) {
    jdbc.sql(
            """
            update checker_act set locality = ?, notation = ?, issued_on = ?, act_type = ?, issuer = ?, title = ?,
              status = ?, valid_from = ?, valid_to = ?, replaced_by = ?, scope_covers = ?, scope_not = ?,
              scope_act = ?, source = ?, edited = ?, row_version = ?
             where id = ?
            """)
        .params(values(act, edited))
        .update();
  }

  void delete(String id) {
    jdbc.sql("delete from checker_act where id = ?").param(id).update();
  }

  void changed(@Nullable RegisteredAct before, RegisteredAct after, Actor actor) {
    jdbc.sql(
            """
            insert into checker_act_change (act_id, changed_at, changed_by, changed_name, before_json, after_json)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(after.id())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(actor.user())
        .param(actor.name())
        .param(before == null ? null : json(before))
        .param(json(after))
        .update();
  }

  private static String json(RegisteredAct act) {
    try {
      return JSON.writeValueAsString(act);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<@Nullable Object> values(RegisteredAct act, boolean edited) {
    return Arrays.asList(
        act.locality() == null ? "" : act.locality(),
        act.notation(),
        act.issuedOn(),
        act.type(),
        act.issuer(),
        act.title(),
        act.status().name(),
        act.validFrom(),
        act.validTo(),
        act.replacedBy(),
        String.join("\n", act.scope().covers()),
        String.join("\n", act.scope().excludes()),
        act.scope().instead(),
        act.source(),
        edited,
        act.rowVersion(),
        act.id());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String locality = row.getString("locality");
    return new Row(
        new RegisteredAct(
            row.getString("id"),
            locality.isEmpty() ? null : locality,
            row.getString("notation"),
            row.getObject("issued_on", LocalDate.class),
            row.getString("act_type"),
            row.getString("issuer"),
            row.getString("title"),
            Status.valueOf(row.getString("status")),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getString("replaced_by"),
            new Scope(
                lines(row.getString("scope_covers")),
                lines(row.getString("scope_not")),
                row.getString("scope_act")),
            row.getString("source"),
            row.getInt("row_version")),
        row.getBoolean("edited"));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /** An act, and whether somebody changed it by hand. */
  record Row(RegisteredAct act, boolean edited) {}
}
