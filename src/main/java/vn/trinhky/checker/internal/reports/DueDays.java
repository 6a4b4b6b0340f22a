package vn.trinhky.checker.internal.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * When reports and the agencies' own plans are due. All INFO.
 *
 * <ul>
 *   <li>{@code deadline-non-working}: due on a day of rest and no rule stated (thị xã Vĩnh Châu
 *       2023: Sunday 12/3/2023; thị xã Ngã Năm 2024: 15/6, 15/9, 15/12/2024; thị xã Ninh Hòa 2022:
 *       30 days after 21/01/2022 is a Sunday). Proposes the next working day, moves nothing.
 *   <li>{@code deadline-part-of-day}: "sáng ngày 15" is understood as 12:00.
 *   <li>{@code no-report-day}: a report regime without day and window (tỉnh Vĩnh Long 2023: "đúng
 *       thời gian quy định").
 *   <li>{@code own-plan-no-deadline}: agencies must make a plan of their own and nothing says until
 *       when.
 * </ul>
 */
@Component
class DueDays implements Rule {

  private static final Pattern DATED =
      Pattern.compile("trước|chậm nhất|trong vòng|trong tháng|trong quý|đến ngày|\\d{1,2}/\\d{4}");
  private static final Pattern OWN_PLAN =
      Pattern.compile("kế hoạch[^.;\\n]{0,80}của (?:các )?(?:cơ quan|đơn vị)");

  private final WorkingCalendar calendar;

  DueDays(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public List<String> codes() {
    return List.of(
        "deadline-non-working", "deadline-part-of-day", "no-report-day", "own-plan-no-deadline");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Regime regime = Regime.of(subject);
    List<Finding> found = new ArrayList<>();
    restDays(regime, subject, found);
    if (regime.partOfDay() != null && regime.day() != null) {
      found.add(
          at(regime, Found.info("deadline-part-of-day"))
              .says(
                  "Hạn ghi “%s ngày %d”; hệ thống hiểu là trước %s. Đề nghị ghi giờ nếu khác."
                      .formatted(
                          regime.partOfDay(),
                          regime.day(),
                          regime.partOfDay().equals("chiều") ? "hết giờ làm việc" : "12 giờ")));
    }
    Draft.ReportRegime said = subject.draft().reportRegime();
    if (said != null && regime.day() == null && regime.windows().isEmpty()) {
      found.add(
          Found.info("no-report-day")
              .at("reportRegime", "Chế độ báo cáo", said.text() == null ? "" : said.text())
              .says(
                  "Kế hoạch yêu cầu báo cáo định kỳ nhưng không ghi ngày nộp và thời gian chốt số liệu; lịch báo cáo sẽ lấy từ cài đặt của địa phương."));
    }
    ownPlan(subject, found);
    return found;
  }

  private void restDays(Regime regime, Subject subject, List<Finding> found) {
    Circumstances now = subject.circumstances();
    if (Regime.restIsSettled(subject)) {
      return;
    }
    List<LocalDate> rest =
        regime.reports(subject).stream()
            .map(Regime.Report::due)
            .distinct()
            .filter(due -> !calendar.isWorkingDay(now.locality(), due))
            .toList();
    if (!rest.isEmpty()) {
      found.add(
          at(regime, Found.info("deadline-non-working"))
              .says(
                  "Hạn báo cáo rơi vào ngày nghỉ: %s. Đề nghị ghi rõ cách tính khi trùng ngày nghỉ."
                      .formatted(listed(rest, now.locality()))));
    }
    Draft.OwnPlanDuty duty = subject.draft().ownPlanDuty();
    LocalDate issued = now.documentDate();
    if (duty != null && duty.deadlineDays() != null && issued != null) {
      LocalDate due = issued.plusDays(duty.deadlineDays());
      if (!calendar.isWorkingDay(now.locality(), due)) {
        found.add(
            Found.info("deadline-non-working")
                .at("ownPlanDuty.text", "Kế hoạch của các cơ quan", duty.text())
                .says(
                    "%d ngày kể từ ngày ban hành rơi vào ngày nghỉ: %s."
                        .formatted(duty.deadlineDays(), listed(List.of(due), now.locality()))));
      }
    }
  }

  private String listed(List<LocalDate> days, String locality) {
    return days.stream()
        .map(
            day ->
                "%s (%s), ngày làm việc tiếp theo là %s"
                    .formatted(
                        Dates.text(day),
                        Dates.weekday(day),
                        Dates.text(calendar.addWorkingDays(locality, day, 0))))
        .collect(Collectors.joining("; "));
  }

  private static Found at(Regime regime, Found finding) {
    Subject.Text clause = regime.clause();
    return clause == null
        ? finding.at("reportRegime.deadlineDay", "Chế độ báo cáo", "ngày " + regime.day())
        : finding.in(clause, regime.clauseStart(), regime.clauseEnd());
  }

  private static void ownPlan(Subject subject, List<Finding> found) {
    Draft.OwnPlanDuty duty = subject.draft().ownPlanDuty();
    if (duty == null
        || duty.deadlineDays() != null
        || DATED.matcher(duty.text()).find()
        || aRowSaysWhen(subject)) {
      return;
    }
    found.add(
        Found.info("own-plan-no-deadline")
            .at("ownPlanDuty.text", "Kế hoạch của các cơ quan", duty.text())
            .says(
                "Các cơ quan phải xây dựng kế hoạch riêng nhưng không có thời hạn. Đề nghị ghi thời hạn, hoặc để mở nếu đúng ý."));
  }

  /** The appendix may have the duty as a task, with a time. */
  private static boolean aRowSaysWhen(Subject subject) {
    for (Subject.Row row : subject.rows()) {
      Draft.DeadlineSpec deadline = row.row().deadline();
      if (deadline == null || deadline.latest() == null) {
        continue;
      }
      Subject.Text task = row.text("task", row.row().task());
      String product = row.row().product();
      Matcher own =
          OWN_PLAN.matcher(
              task.folded()
                  + "\n"
                  + (product == null ? "" : row.text("product", product).folded()));
      if (own.find()) {
        return true;
      }
    }
    return false;
  }
}
