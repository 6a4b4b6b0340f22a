package vn.trinhky.plan.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.problem.Refusal;

/** Rows of {@code plan_version}: written once, never changed. */
@Repository
class VersionTable {

  private final JdbcClient jdbc;

  VersionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Version add(
      String planId,
      int number,
      Draft draft,
      String reason,
      @Nullable String note,
      Actor author,
      Instant at) {
    VersionInfo info =
        new VersionInfo(
            number, DraftJson.digest(draft), reason, note, author.name(), at, null, List.of());
    try {
      jdbc.sql(
              """
              insert into plan_version (plan_id, version_no, content, digest, reason, note, author, author_name, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              planId,
              number,
              DraftJson.write(draft),
              info.digest(),
              reason,
              note,
              author.user(),
              author.name(),
              at.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException overtaken) {
      throw changed(number);
    }
    return new Version(info, draft);
  }

  static Refusal changed(int newest) {
    return Refusal.conflict(
        "draft-changed",
        "Đồng nghiệp vừa lưu bản %d của dự thảo này. Nội dung anh chị đang viết chưa bị mất: hãy mở bản mới, đối chiếu rồi lưu lại."
            .formatted(newest));
  }

  Version current(String planId) {
    return version(planId, "= (select max(version_no) from plan_version where plan_id = :plan)", 0)
        .orElseThrow(VersionTable::unknown);
  }

  /** The newest version without its content, which is long. */
  VersionInfo newest(String planId) {
    return list(planId).stream().findFirst().orElseThrow(VersionTable::unknown);
  }

  Version get(String planId, int number) {
    return version(planId, "= :number", number).orElseThrow(VersionTable::unknown);
  }

  private Optional<Version> version(String planId, String which, int number) {
    return jdbc.sql(
            """
            select v.*, n.own_name from plan_version v left join plan_version_name n
                on n.plan_id = v.plan_id and n.version_no = v.version_no
             where v.plan_id = :plan and v.version_no
            """
                + which)
        .param("plan", planId)
        .param("number", number)
        .query((row, n) -> new Version(info(row), DraftJson.read(row.getString("content"))))
        .optional();
  }

  List<VersionInfo> list(String planId) {
    return jdbc.sql(
            """
            select v.version_no, v.digest, v.reason, v.note, v.author_name, v.created_at, n.own_name
              from plan_version v left join plan_version_name n
                on n.plan_id = v.plan_id and n.version_no = v.version_no
             where v.plan_id = ? order by v.version_no desc
            """)
        .param(planId)
        .query((row, n) -> info(row))
        .list();
  }

  /** SHA-256 of the content of a version. */
  String digest(String planId, int number) {
    return jdbc.sql("select digest from plan_version where plan_id = ? and version_no = ?")
        .params(planId, number)
        .query(String.class)
        .optional()
        .orElseThrow(VersionTable::unknown);
  }

  private static VersionInfo info(ResultSet row) throws SQLException {
    return new VersionInfo(
        row.getInt("version_no"),
        row.getString("digest"),
        row.getString("reason"),
        row.getString("note"),
        row.getString("author_name"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("own_name"),
        List.of());
  }

  /** The caller holds the dossier's row. */
  void name(String planId, int number, @Nullable String name, Actor actor, Instant at) {
    jdbc.sql("delete from plan_version_name where plan_id = ? and version_no = ?")
        .params(planId, number)
        .update();
    if (name != null) {
      jdbc.sql(
              """
              insert into plan_version_name (plan_id, version_no, own_name, named_by, named_at)
              values (?, ?, ?, ?, ?)
              """)
          .params(planId, number, name, actor.user(), at.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private static Refusal unknown() {
    return Refusal.notFound("unknown-version", "Không có bản dự thảo này. Hãy chọn một bản khác.");
  }
}
