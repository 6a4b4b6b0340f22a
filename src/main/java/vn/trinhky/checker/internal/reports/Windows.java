package vn.trinhky.checker.internal.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * Data windows against each other and against the due day (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5
 * and Điều 12). All WARNING: issued plans have them (thị xã Vĩnh Châu 2023; thị xã Ngã Năm 2024
 * closes on the 14th for the morning of the 15th).
 *
 * <ul>
 *   <li>{@code cutoff-equals-deadline}: less than one working day from the close of the figures to
 *       the due day.
 *   <li>{@code window-overlap}: a window begins before the one that it follows has ended. Windows
 *       of a quarter, half and year contain each other by design.
 *   <li>{@code window-gap}: days of the year that lie in no window.
 * </ul>
 */
@Component
class Windows implements Rule {

  /** Periods that follow each other: the second begins where the first ends. */
  private static final String[][] SEQUENCES = {
    {"Q1", "Q2"}, {"Q2", "Q3"}, {"H1", "Q3"}, {"H1", "H2"}, {"Q3", "Q4"}, {"M9", "Q4"}
  };

  private final WorkingCalendar calendar;

  Windows(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public List<String> codes() {
    return List.of("cutoff-equals-deadline", "window-overlap", "window-gap");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Regime regime = Regime.of(subject);
    List<Finding> found = new ArrayList<>();
    cutoff(regime, subject, found);
    Map<String, Regime.Window> byPeriod = new HashMap<>();
    regime.windows().forEach(window -> byPeriod.putIfAbsent(window.period(), window));
    for (String[] pair : SEQUENCES) {
      Regime.Window first = byPeriod.get(pair[0]);
      Regime.Window second = byPeriod.get(pair[1]);
      if (first != null && second != null) {
        follow(first, second, found);
      }
    }
    Regime.Window year = byPeriod.get("YEAR");
    if (year != null) {
      year(year, found);
    }
    return found;
  }

  private void cutoff(Regime regime, Subject subject, List<Finding> found) {
    String locality = subject.circumstances().locality();
    List<Regime.Report> close = new ArrayList<>();
    for (Regime.Report report : regime.reports(subject)) {
      Regime.Window window = report.window();
      if (window == null) {
        continue;
      }
      // the due day counts only when all of it is left
      LocalDate last = regime.partOfDay() == null ? report.due() : report.due().minusDays(1);
      if (last.isBefore(window.end())
          || calendar.workingDaysBetween(locality, window.end(), last) < 1) {
        close.add(report);
      }
    }
    if (close.isEmpty()) {
      return;
    }
    Regime.Window first = close.get(0).window();
    Found finding = Found.warning("cutoff-equals-deadline");
    Subject.Text clause = regime.clause();
    if (clause != null) {
      finding.in(clause, regime.clauseStart(), regime.clauseEnd());
    } else if (first != null) {
      finding.in(first.text(), first.from(), first.to());
    }
    for (Regime.Report report : close) {
      Regime.Window window = report.window();
      if (window != null) {
        finding.proof(
            window.text().path(),
            "Báo cáo %s: chốt số liệu ngày %s, hạn %sngày %s"
                .formatted(
                    report.name(),
                    Dates.text(window.end()),
                    regime.partOfDay() == null ? "" : regime.partOfDay() + " ",
                    Dates.text(report.due())));
      }
    }
    found.add(
        finding.says(
            "Từ lúc chốt số liệu đến hạn gửi không đủ một ngày làm việc (%d kỳ báo cáo). Nghị định 09/2019/NĐ-CP yêu cầu ít nhất một ngày làm việc; đề nghị chốt số liệu sớm hơn hoặc lùi hạn gửi."
                .formatted(close.size())));
  }

  private static void follow(Regime.Window first, Regime.Window second, List<Finding> found) {
    LocalDate next = first.end().plusDays(1);
    if (second.start().isBefore(next)) {
      found.add(
          Found.warning("window-overlap")
              .in(second.text(), second.from(), second.to())
              .proof(first.text(), first.from(), first.to())
              .says(
                  "Kỳ %s bắt đầu ngày %s khi kỳ %s chưa kết thúc (ngày %s): số liệu bị tính hai lần. Đề nghị bắt đầu từ ngày %s."
                      .formatted(
                          second.name(),
                          Dates.text(second.start()),
                          first.name(),
                          Dates.text(first.end()),
                          Dates.text(next))));
    } else if (second.start().isAfter(next)) {
      found.add(
          gap(second)
              .proof(first.text(), first.from(), first.to())
              .says(
                  "Từ ngày %s đến ngày %s không thuộc kỳ nào, giữa kỳ %s và kỳ %s. Đề nghị nối liền hai kỳ."
                      .formatted(
                          Dates.text(next),
                          Dates.text(second.start().minusDays(1)),
                          first.name(),
                          second.name())));
    }
  }

  /** The year before began on the same day, so that its window ended the day before. */
  private static void year(Regime.Window year, List<Finding> found) {
    LocalDate whole = year.start().plusYears(1).minusDays(1);
    if (year.end().isBefore(whole)) {
      LocalDate from = year.end().plusDays(1);
      found.add(
          gap(year)
              .says(
                  "Kỳ năm bắt đầu ngày %s và kết thúc ngày %s: từ ngày %s đến ngày %s không thuộc kỳ nào. Đề nghị kết thúc ngày %s."
                      .formatted(
                          Dates.text(year.start()),
                          Dates.text(year.end()),
                          Dates.text(from),
                          Dates.text(whole),
                          Dates.text(whole))));
    }
  }

  private static Found gap(Regime.Window window) {
    return Found.warning("window-gap").in(window.text(), window.from(), window.to());
  }
}
