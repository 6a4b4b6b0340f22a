package vn.trinhky.plan.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Remarks;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.Printable.OpinionLine;
import vn.trinhky.document.Printable.OpinionRound;
import vn.trinhky.document.Printable.OpinionTable;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;

/** Makes the table of opinions from the rounds and the remarks. */
@Component
class OpinionTables {

  private final Remarks remarks;
  private final Organisation organisation;

  OpinionTables(Remarks remarks, Organisation organisation) {
    this.remarks = remarks;
    this.organisation = organisation;
  }

  OpinionTable of(
      Plan plan, @Nullable String superior, Agency drafting, List<Round> rounds, LocalDate date) {
    List<Remark> all = remarks.of(plan.id());
    return new OpinionTable(
        superior,
        drafting.letterhead(),
        organisation.locality(plan.locality()).place(),
        date,
        "đối với dự thảo %s: %s"
            .formatted(plan.typeName().toLowerCase(Locale.forLanguageTag("vi")), plan.title()),
        rounds.stream().map(round -> round(plan, round, all)).toList(),
        organisation.officer(plan.drafter()).map(Officer::name).orElse(plan.drafter()));
  }

  private OpinionRound round(Plan plan, Round round, List<Remark> all) {
    List<OpinionLine> lines = new ArrayList<>();
    for (Opinion opinion : round.opinions()) {
      String agency = name(plan, opinion.agency());
      if (opinion.answer() != null && opinion.answer() != Answer.NO_RESPONSE) {
        lines.add(whole(agency, opinion));
      }
      all.stream()
          .filter(remark -> isOf(remark, round, opinion))
          .forEach(
              remark ->
                  lines.add(
                      new OpinionLine(
                          agency,
                          remark.place(),
                          remark.content(),
                          label(remark.resolution()),
                          remark.explanation())));
    }
    return new OpinionRound(
        "Đợt %d, bản %d, lấy ý kiến đến ngày %s"
            .formatted(round.number(), round.version(), DateText.date(round.dueAt())),
        summary(plan, round, all),
        lines);
  }

  private static boolean isOf(Remark remark, Round round, Opinion opinion) {
    return remark.round() == round.number() && remark.agency().equals(opinion.agency());
  }

  private static OpinionLine whole(String agency, Opinion opinion) {
    Answer answer = Objects.requireNonNull(opinion.answer());
    return new OpinionLine(
        agency + (opinion.late() ? " (gửi sau hạn)" : ""),
        null,
        opinion.content() == null || opinion.content().isBlank()
            ? answer.label()
            : answer.label() + ": " + opinion.content(),
        answer.needsResolution() ? label(opinion.resolution()) : "Không có đề nghị",
        opinion.explanation());
  }

  private static @Nullable String label(@Nullable Resolution resolution) {
    return resolution == null ? null : resolution.label();
  }

  private String summary(Plan plan, Round round, List<Remark> all) {
    List<Opinion> waiting = round.opinions().stream().filter(o -> o.answer() == null).toList();
    List<Opinion> silent =
        round.opinions().stream()
            .filter(o -> o.answer() == Answer.NO_RESPONSE)
            .filter(o -> all.stream().noneMatch(remark -> isOf(remark, round, o)))
            .toList();
    StringBuilder words =
        new StringBuilder(
            "Gửi lấy ý kiến %d cơ quan, đơn vị; %d cơ quan đã trả lời."
                .formatted(
                    round.opinions().size(),
                    round.opinions().size() - waiting.size() - silent.size()));
    if (!silent.isEmpty()) {
      words
          .append(" Không có ý kiến (xem như thống nhất): ")
          .append(names(plan, silent))
          .append('.');
    }
    if (!waiting.isEmpty()) {
      words.append(" Đang chờ trả lời: ").append(names(plan, waiting)).append('.');
    }
    return words.toString();
  }

  private String names(Plan plan, List<Opinion> opinions) {
    return opinions.stream()
        .map(opinion -> name(plan, opinion.agency()))
        .collect(Collectors.joining("; "));
  }

  private String name(Plan plan, String agency) {
    return organisation.agency(plan.locality(), agency).name();
  }
}
