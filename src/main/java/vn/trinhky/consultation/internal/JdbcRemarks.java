package vn.trinhky.consultation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Remark.Reply;
import vn.trinhky.consultation.Remarks;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class JdbcRemarks implements Remarks {

  private static final int LONGEST_PLACE = 300;

  private final Consultations consultations;
  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcRemarks(Consultations consultations, JdbcClient jdbc, Clock clock) {
    this.consultations = consultations;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Remark add(String planId, String agency, Passage passage, String content, Actor actor) {
    Round round = openTo(planId, agency);
    String words = checked(content);
    int made =
        jdbc.sql("select count(*) from consultation_remark where round_id = ? and agency = ?")
            .params(round.id(), agency)
            .query(Integer.class)
            .single();
    if (made >= MOST_OF_AGENCY) {
      throw Refusal.unprocessable(
          "too-many-remarks",
          "Mỗi cơ quan góp ý nhiều nhất %d chỗ trong một đợt. Hãy gộp các góp ý còn lại vào ý kiến chung."
              .formatted(MOST_OF_AGENCY));
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into consultation_remark (id, plan_id, round_id, agency, path, place, excerpt, content, author,
              author_name, written_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            planId,
            round.id(),
            agency,
            passage.path(),
            passage.place().length() > LONGEST_PLACE
                ? passage.place().substring(0, LONGEST_PLACE)
                : passage.place(),
            shortened(passage.text()),
            words,
            actor.user(),
            actor.name(),
            now())
        .update();
    return get(planId, id);
  }

  /** The round in which this agency may still say something. */
  private Round openTo(String planId, String agency) {
    Round round =
        consultations
            .current(planId)
            .filter(current -> current.of(agency).isPresent())
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "not-consulted",
                        "Cơ quan này không có trong danh sách lấy ý kiến của hồ sơ."));
    if (!round.isOpen()) {
      throw Refusal.conflict(
          "round-closed",
          "Đợt lấy ý kiến đã kết thúc nên không góp ý từng chỗ được nữa. Hãy gửi ý kiến muộn ở trang hồ sơ.");
    }
    Opinion opinion = round.of(agency).orElseThrow();
    if (opinion.answer() != null && opinion.answer() != Answer.NO_RESPONSE) {
      throw Refusal.conflict(
          "already-answered",
          "Cơ quan đã gửi ý kiến nên không thêm, bớt góp ý được nữa. Hãy trao đổi dưới từng góp ý.");
    }
    return round;
  }

  @Override
  public void remove(String planId, String remark, Actor actor) {
    Remark taken = locked(planId, remark);
    Round round = openTo(planId, taken.agency());
    if (taken.round() != round.number() || taken.resolution() != null) {
      throw Refusal.conflict(
          "remark-answered",
          "Góp ý này thuộc đợt trước hoặc đã được trả lời nên không rút được. Hãy trao đổi dưới góp ý.");
    }
    if (!taken.replies().isEmpty()) {
      throw talkedAbout();
    }
    try {
      jdbc.sql("delete from consultation_remark where id = ?").param(remark).update();
    } catch (DataIntegrityViolationException repliedMeanwhile) {
      // H2 may still show a statement behind the lock what stood before it
      throw talkedAbout();
    }
  }

  private static Refusal talkedAbout() {
    return Refusal.conflict(
        "remark-answered",
        "Góp ý này đã có người trao đổi nên không rút được. Hãy ghi thêm ở phần trao đổi.");
  }

  @Override
  public Remark reply(String planId, String remark, String agency, String content, Actor actor) {
    if (locked(planId, remark).replies().size() >= MOST_REPLIES) {
      throw Refusal.unprocessable(
          "too-many-remarks",
          "Góp ý này đã có %d lượt trao đổi. Hãy trao đổi trực tiếp với cơ quan soạn thảo."
              .formatted(MOST_REPLIES));
    }
    jdbc.sql(
            """
            insert into consultation_reply (id, remark_id, agency, content, author, author_name, written_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            remark,
            agency,
            checked(content),
            actor.user(),
            actor.name(),
            now())
        .update();
    return get(planId, remark);
  }

  @Override
  public Remark resolve(
      String planId,
      String remark,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor) {
    locked(planId, remark);
    String why = explanation == null || explanation.isBlank() ? null : checked(explanation);
    if (why == null && resolution.needsExplanation()) {
      throw Refusal.unprocessable(
          "explanation-missing",
          "Hãy ghi lý do không tiếp thu hoặc chỉ tiếp thu một phần, rồi lưu lại.");
    }
    jdbc.sql(
            """
            update consultation_remark
               set resolution = ?, explanation = ?, resolved_by = ?, resolved_name = ?, resolved_at = ?
             where id = ?
            """)
        .params(resolution.name(), why, actor.user(), actor.name(), now(), remark)
        .update();
    return get(planId, remark);
  }

  /** One hand at a time: what is said to a remark and its withdrawal come one after the other. */
  private Remark locked(String planId, String remark) {
    jdbc.sql("select id from consultation_remark where id = ? for update")
        .param(remark)
        .query(String.class)
        .optional();
    return get(planId, remark);
  }

  @Override
  @Transactional(readOnly = true)
  public Remark get(String planId, String remark) {
    return of(planId).stream()
        .filter(known -> known.id().equals(remark))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-remark",
                    "Không còn góp ý này: có thể cơ quan góp ý đã rút. Hãy tải lại trang."));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Remark> of(String planId) {
    Map<String, List<Reply>> replies = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.* from consultation_reply p join consultation_remark r on r.id = p.remark_id
             where r.plan_id = ? order by p.written_at, p.id
            """)
        .param(planId)
        .query(
            row -> {
              replies
                  .computeIfAbsent(row.getString("remark_id"), id -> new ArrayList<>())
                  .add(
                      new Reply(
                          row.getString("id"),
                          row.getString("agency"),
                          row.getString("content"),
                          row.getString("author_name"),
                          row.getObject("written_at", OffsetDateTime.class).toInstant()));
            });
    return jdbc.sql(
            """
            select r.*, o.round_no, o.version_no from consultation_remark r
              join consultation_round o on o.id = r.round_id
             where r.plan_id = ? order by r.written_at, r.id
            """)
        .param(planId)
        .query((row, number) -> remark(row, replies))
        .list();
  }

  private static Remark remark(ResultSet row, Map<String, List<Reply>> replies)
      throws SQLException {
    String resolution = row.getString("resolution");
    OffsetDateTime resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
    return new Remark(
        row.getString("id"),
        row.getString("plan_id"),
        row.getInt("round_no"),
        row.getInt("version_no"),
        row.getString("agency"),
        row.getString("path"),
        row.getString("place"),
        row.getString("excerpt"),
        row.getString("content"),
        row.getString("author"),
        row.getString("author_name"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        replies.getOrDefault(row.getString("id"), List.of()),
        resolution == null ? null : Resolution.valueOf(resolution),
        row.getString("explanation"),
        row.getString("resolved_name"),
        resolvedAt == null ? null : resolvedAt.toInstant());
  }

  private static String checked(String content) {
    String words = content.strip();
    if (words.isEmpty()) {
      throw Refusal.unprocessable("remark-missing", "Hãy ghi nội dung rồi gửi lại.");
    }
    if (words.length() > LONGEST) {
      throw Refusal.unprocessable(
          "remark-too-long",
          "Nội dung dài %d ký tự, quá giới hạn %d. Hãy rút gọn hoặc đính kèm thành tệp."
              .formatted(words.length(), LONGEST));
    }
    return words;
  }

  private static String shortened(String text) {
    return text.length() <= Remark.LONGEST_EXCERPT
        ? text
        : text.substring(0, Remark.LONGEST_EXCERPT - 2) + "…";
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
