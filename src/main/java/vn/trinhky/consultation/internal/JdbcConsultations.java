package vn.trinhky.consultation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class JdbcConsultations implements Consultations {

  private static final String NOT_CONSULTED =
      "Cơ quan này không có trong danh sách lấy ý kiến của hồ sơ.";

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcConsultations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Round open(
      String planId, String locality, int version, List<String> agencies, Instant dueAt) {
    Optional<Round> last = current(planId);
    if (last.isPresent() && last.get().isOpen()) {
      return last.get();
    }
    List<String> asked = List.copyOf(new LinkedHashSet<>(agencies));
    if (asked.isEmpty() || asked.size() > MOST_AGENCIES) {
      throw Refusal.unprocessable(
          "too-many-agencies",
          "Mỗi đợt lấy ý kiến từ 1 đến %d cơ quan; danh sách đang có %d. Hãy bớt cơ quan rồi trình lại."
              .formatted(MOST_AGENCIES, asked.size()));
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into consultation_round (id, plan_id, locality, round_no, version_no, opened_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            planId,
            locality,
            last.map(Round::number).orElse(0) + 1,
            version,
            utc(clock.instant()),
            utc(dueAt))
        .update();
    for (String agency : asked) {
      jdbc.sql("insert into consultation_opinion (round_id, agency) values (?, ?)")
          .params(id, agency)
          .update();
    }
    return current(planId).orElseThrow();
  }

  @Override
  public void write(String planId, String agency, String content, Actor actor) {
    Round round = roundWith(planId, agency);
    requireUnanswered(round, agency);
    jdbc.sql("update consultation_opinion set content = ? where round_id = ? and agency = ?")
        .params(checked(content), round.id(), agency)
        .update();
  }

  @Override
  public void answer(
      String planId,
      String agency,
      Answer answer,
      @Nullable String content,
      boolean onPaper,
      Actor actor) {
    Round round = roundWith(planId, agency);
    Opinion before = requireUnanswered(round, agency);
    String words = content == null ? before.content() : checked(content);
    if (words == null || words.isBlank()) {
      words = inRemarks(round, agency);
      if (answer == Answer.AGREE && !onPaper && words != null) {
        throw Refusal.unprocessable(
            "opinion-would-be-lost",
            "Anh chị đã góp ý ở từng chỗ của dự thảo: hãy chọn “Thống nhất, có góp ý”, hoặc rút các góp ý đó rồi gửi lại.");
      }
    }
    if (answer.needsResolution() && (words == null || words.isBlank())) {
      throw Refusal.unprocessable(
          "opinion-missing", "Hãy ghi nội dung góp ý hoặc lý do không thống nhất, rồi gửi lại.");
    }
    // nobody would be asked to answer it; on paper the words are the letter that was copied
    if (answer == Answer.AGREE && !onPaper && words != null && !words.isBlank()) {
      throw Refusal.unprocessable(
          "opinion-would-be-lost",
          "Anh chị đã ghi nội dung góp ý: hãy chọn “Thống nhất, có góp ý”, hoặc xóa nội dung rồi gửi lại.");
    }
    int changed =
        jdbc.sql(
                """
                update consultation_opinion
                   set answer = ?, content = ?, answered_by = ?, answered_name = ?, answered_at = ?, late = ?, on_paper = ?
                 where round_id = ? and agency = ? and (answer is null or answer = 'NO_RESPONSE')
                """)
            .params(
                answer.name(),
                words,
                actor.user(),
                actor.name(),
                utc(clock.instant()),
                !round.isOpen(),
                onPaper,
                round.id(),
                agency)
            .update();
    if (changed == 0) {
      throw alreadyAnswered();
    }
  }

  @Override
  public void close(String planId) {
    Optional<Round> open = current(planId).filter(Round::isOpen);
    if (open.isEmpty()) {
      return;
    }
    jdbc.sql(
            "update consultation_opinion set answer = 'NO_RESPONSE' where round_id = ? and answer is null")
        .param(open.get().id())
        .update();
    jdbc.sql("update consultation_round set closed_at = ? where id = ?")
        .params(utc(clock.instant()), open.get().id())
        .update();
  }

  @Override
  public void resolve(
      String planId,
      String agency,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor) {
    Round round = roundWith(planId, agency);
    Opinion opinion = round.of(agency).orElseThrow();
    if (opinion.answer() == null || !opinion.answer().needsResolution()) {
      throw Refusal.unprocessable(
          "nothing-to-resolve", "Cơ quan này không có góp ý cần tiếp thu, giải trình.");
    }
    if (resolution.needsExplanation() && (explanation == null || explanation.isBlank())) {
      throw Refusal.unprocessable(
          "explanation-missing",
          "Khi không tiếp thu hoặc chỉ tiếp thu một phần, hãy ghi rõ lý do giải trình.");
    }
    jdbc.sql(
            """
            update consultation_opinion set resolution = ?, explanation = ?, resolved_by = ?, resolved_at = ?
             where round_id = ? and agency = ?
            """)
        .params(
            resolution.name(),
            explanation == null ? null : checked(explanation),
            actor.user(),
            utc(clock.instant()),
            round.id(),
            agency)
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Round> current(String planId) {
    List<Round> rounds = rounds(planId);
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Round> rounds(String planId) {
    return jdbc.sql("select * from consultation_round where plan_id = ? order by round_no")
        .param(planId)
        .query(
            (row, number) ->
                new Round(
                    row.getString("id"),
                    row.getString("plan_id"),
                    row.getString("locality"),
                    row.getInt("round_no"),
                    row.getInt("version_no"),
                    instant(row, "opened_at"),
                    instant(row, "due_at"),
                    optionalInstant(row, "closed_at"),
                    opinions(row.getString("id"))))
        .list();
  }

  private List<Opinion> opinions(String roundId) {
    return jdbc.sql("select * from consultation_opinion where round_id = ? order by agency")
        .param(roundId)
        .query(
            (row, number) ->
                new Opinion(
                    row.getString("agency"),
                    row.getString("answer") == null
                        ? null
                        : Answer.valueOf(row.getString("answer")),
                    row.getString("content"),
                    row.getString("answered_by"),
                    row.getString("answered_name"),
                    optionalInstant(row, "answered_at"),
                    row.getBoolean("late"),
                    row.getBoolean("on_paper"),
                    row.getString("resolution") == null
                        ? null
                        : Resolution.valueOf(row.getString("resolution")),
                    row.getString("explanation")))
        .list();
  }

  /** What the table of opinions says for an agency that put everything into remarks. */
  private @Nullable String inRemarks(Round round, String agency) {
    int remarks =
        jdbc.sql("select count(*) from consultation_remark where round_id = ? and agency = ?")
            .params(round.id(), agency)
            .query(Integer.class)
            .single();
    return remarks == 0 ? null : "Góp ý %d chỗ của dự thảo.".formatted(remarks);
  }

  private Round roundWith(String planId, String agency) {
    return current(planId)
        .filter(round -> round.of(agency).isPresent())
        .orElseThrow(() -> Refusal.notFound("not-consulted", NOT_CONSULTED));
  }

  private static Opinion requireUnanswered(Round round, String agency) {
    Opinion opinion = round.of(agency).orElseThrow();
    if (opinion.answer() != null && opinion.answer() != Answer.NO_RESPONSE) {
      throw alreadyAnswered();
    }
    return opinion;
  }

  private static Refusal alreadyAnswered() {
    return Refusal.conflict(
        "already-answered", "Cơ quan này đã gửi ý kiến. Hãy tải lại trang để xem.");
  }

  private static String checked(String text) {
    if (text.length() > LONGEST_OPINION) {
      throw Refusal.unprocessable(
          "opinion-too-long",
          "Nội dung dài %d ký tự, quá giới hạn %d. Hãy rút gọn hoặc đính kèm thành tệp."
              .formatted(text.length(), LONGEST_OPINION));
    }
    return text.strip();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
