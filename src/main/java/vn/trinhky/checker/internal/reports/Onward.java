package vn.trinhky.checker.internal.reports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;

/**
 * Where the consolidated report goes.
 *
 * <ul>
 *   <li>{@code onward-inconsistent} WARNING: two clauses name addressees that have nothing in
 *       common (thị xã Ngã Năm 2024: UBND tỉnh, then UBND thị xã and Sở Nội vụ tỉnh). Several
 *       addressees are allowed.
 *   <li>{@code consolidated-before-inputs} ERROR: a consolidated report due before the figures that
 *       it needs are closed.
 *   <li>{@code report-recipient-missing} INFO: a body that gets reports is not among the
 *       recipients.
 * </ul>
 */
@Component
class Onward implements Rule {

  private static final Pattern CLAUSE =
      Pattern.compile("tổng hợp(?:,| và)? ?báo cáo (?:kết quả thực hiện cho |về |lên |cho )?");
  private static final Pattern STOP =
      Pattern.compile("[.;(]| theo | về | xem xét| đúng | để | trong | biết| định kỳ");
  private static final Pattern BODY =
      Pattern.compile(
          "^(?:chủ tịch |văn phòng )?(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|sở|bộ|chính phủ|thủ tướng|hđnd|hội đồng nhân dân|(?:tỉnh|huyện|thị) uỷ|phòng)(?!\\p{L})");
  private static final Pattern CONSOLIDATED =
      Pattern.compile(
          "tổng hợp[^.;]{0,120}(?:trước|chậm nhất|đến) (?:vào )?ngày (\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?(?![\\d/])");

  private final Organisation organisation;

  Onward(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public List<String> codes() {
    return List.of("onward-inconsistent", "consolidated-before-inputs", "report-recipient-missing");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    inconsistent(subject, found);
    for (Regime.Window window : Regime.of(subject).windows()) {
      beforeInputs(window, found);
    }
    missingRecipients(subject, found);
    return found;
  }

  private static void inconsistent(Subject subject, List<Finding> found) {
    Clause first = null;
    for (Subject.BodyLine line : subject.body()) {
      Subject.Text text = line.text();
      if (!text.folded().contains("tổng hợp")) {
        continue;
      }
      Matcher m = CLAUSE.matcher(text.folded());
      while (m.find()) {
        Clause clause = clause(text, m.end());
        if (clause == null) {
          continue;
        }
        if (first == null) {
          first = clause;
        } else if (!first.sharesWith(clause)) {
          found.add(
              Found.warning("onward-inconsistent")
                  .in(text, clause.start, clause.end)
                  .proof(first.text, first.start, first.end)
                  .says(
                      "Chỗ này báo cáo tổng hợp gửi “%s”, chỗ khác (%s) gửi “%s”. Đề nghị thống nhất nơi nhận báo cáo."
                          .formatted(clause.printed(), first.text.where(), first.printed())));
          return;
        }
      }
    }
  }

  private static @Nullable Clause clause(Subject.Text text, int from) {
    Matcher stop = STOP.matcher(text.folded());
    int end = stop.find(from) ? stop.start() : text.folded().length();
    List<String> bodies =
        Stream.of(text.folded().substring(from, end).split(",| và ", -1))
            .map(String::strip)
            .filter(body -> BODY.matcher(body).find())
            .map(Onward::key)
            .toList();
    return bodies.isEmpty() ? null : new Clause(text, from, end, bodies);
  }

  private static String key(String body) {
    return Fold.of(body)
        .strip()
        .replace(Fold.of("Ủy ban nhân dân"), "ubnd")
        .replaceFirst("^(?:chủ tịch|văn phòng) ", "");
  }

  private record Clause(Subject.Text text, int start, int end, List<String> bodies) {

    boolean sharesWith(Clause other) {
      return bodies.stream()
          .anyMatch(
              body ->
                  other.bodies.stream()
                      .anyMatch(one -> one.startsWith(body) || body.startsWith(one)));
    }

    String printed() {
      return text.text().substring(start, end).strip();
    }
  }

  private static void beforeInputs(Regime.Window window, List<Finding> found) {
    Subject.Text text = window.text();
    Matcher m = CONSOLIDATED.matcher(text.folded());
    if (!m.find(window.to())) {
      return;
    }
    try {
      LocalDate due =
          LocalDate.of(
              m.group(3) == null ? window.end().getYear() : Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(1)));
      if (due.isBefore(window.end())) {
        found.add(
            Found.error("consolidated-before-inputs")
                .in(text, m.start(), m.end())
                .proof(text, window.from(), window.to())
                .says(
                    "Báo cáo tổng hợp %s hạn %s, trước khi chốt số liệu (%s). Đề nghị sửa một trong hai ngày."
                        .formatted(window.name(), Dates.text(due), Dates.text(window.end()))));
      }
    } catch (DateTimeException noSuchDay) {
      // the rule about impossible dates tells
    }
  }

  private void missingRecipients(Subject subject, List<Finding> found) {
    Draft.ReportRegime regime = subject.draft().reportRegime();
    if (regime == null || subject.draft().recipients().isEmpty()) {
      return;
    }
    String committee = organisation.locality(subject.circumstances().locality()).committee();
    for (int i = 0; i < regime.onwardTo().size(); i++) {
      String name = regime.onwardTo().get(i);
      String agency = agency(name, subject);
      if (committee.equals(agency)
          || subject.draft().recipients().stream()
              .anyMatch(line -> means(line.text(), name, agency, subject))) {
        continue;
      }
      found.add(
          Found.info("report-recipient-missing")
              .at("reportRegime.onwardTo[" + i + "]", "Chế độ báo cáo", name)
              .says(
                  "Báo cáo gửi “%s” nhưng nơi nhận của kế hoạch không có cơ quan này. Đề nghị thêm vào nơi nhận nếu cần."
                      .formatted(name)));
    }
  }

  private boolean means(String line, String name, @Nullable String agency, Subject subject) {
    String printed = key(line);
    String wanted = key(name);
    if (printed.contains(wanted) || wanted.contains(printed)) {
      // the office of a committee is not the committee
      return Fold.of(line).startsWith("văn phòng") == Fold.of(name).startsWith("văn phòng");
    }
    return agency != null && agency.equals(agency(line, subject));
  }

  /** Code of the agency that the name means, or null. */
  private @Nullable String agency(String name, Subject subject) {
    return organisation
        .resolve(subject.circumstances().locality(), name, subject.namedOn())
        .map(Agency::code)
        .orElse(null);
  }
}
