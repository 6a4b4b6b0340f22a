package vn.trinhky.checker.internal.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;

/**
 * Due dates of tasks against the year of the plan and the date of the document.
 *
 * <ul>
 *   <li>{@code task-due-before-plan-year} WARNING: due before 1 January of the plan's year (thị xã
 *       Vĩnh Châu 2023, row 33: Quý 3/2022; tỉnh Vĩnh Long 2023, V.3; thị xã Ninh Hòa 2022, IV.2).
 *   <li>{@code task-due-within-weeks} INFO: due in the last quarter of the year before, which is
 *       usual for a plan signed in that quarter, but less than 30 days are left (tỉnh Vĩnh Long
 *       2023: 9 rows).
 *   <li>{@code task-due-before-issue} WARNING: due before the document is dated.
 * </ul>
 */
@Component
class TaskDueDates implements Rule {

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");
  private static final int FEW_DAYS = 30;

  @Override
  public List<String> codes() {
    return List.of("task-due-before-plan-year", "task-due-within-weeks", "task-due-before-issue");
  }

  @Override
  public List<Finding> check(Subject subject) {
    int planYear = subject.circumstances().planYear();
    DocumentDate issued = DocumentDate.of(subject.circumstances());
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : subject.rows()) {
      for (Due due : Due.of(row)) {
        Finding finding = check(due, planYear, issued);
        if (finding != null) {
          found.add(finding);
          break;
        }
      }
    }
    return found;
  }

  private static @Nullable Finding check(Due due, int planYear, @Nullable DocumentDate issued) {
    boolean past = issued != null && due.latest().isBefore(issued.earliest());
    if (due.latest().getYear() < planYear && !due.inLastQuarterBefore(planYear)) {
      return beforeThePlan(due, planYear);
    }
    if (past) {
      return Found.warning("task-due-before-issue")
          .in(due.row().time())
          .says(
              "Hạn %s đã qua khi văn bản được ban hành (%s). Đề nghị sửa hạn hoặc ngày ban hành."
                  .formatted(Dates.text(due.latest()), issued.printed()));
    }
    if (due.inLastQuarterBefore(planYear)) {
      boolean plenty =
          issued != null
              && issued.known()
              && ChronoUnit.DAYS.between(issued.earliest(), due.latest()) >= FEW_DAYS + 1;
      return plenty ? null : soon(due, planYear);
    }
    return null;
  }

  private static Finding soon(Due due, int planYear) {
    return Found.info("task-due-within-weeks")
        .in(due.row().time())
        .says(
            "Hạn %s nằm trong quý IV năm %d, trước năm kế hoạch: chỉ kịp nếu kế hoạch được ký trong quý đó, và còn không quá vài tuần để thực hiện. Đề nghị kiểm tra."
                .formatted(Dates.text(due.latest()), planYear - 1));
  }

  private static Finding beforeThePlan(Due due, int planYear) {
    Subject.Text time = due.row().time();
    Found finding = Found.warning("task-due-before-plan-year").in(time);
    String said =
        "Hạn “%s” kết thúc ngày %s, trước khi năm kế hoạch %d bắt đầu."
            .formatted(oneLine(time.text()), Dates.text(due.latest()), planYear);
    String proposed = inPlanYear(time, due, planYear, finding);
    return finding.says(
        proposed.isEmpty()
            ? said + " Đề nghị kiểm tra lại năm."
            : said + " Có lẽ là “" + oneLine(proposed) + "”; đề nghị sửa.");
  }

  /** The time with the plan's year instead of the only year that it names. */
  private static String inPlanYear(Subject.Text time, Due due, int planYear, Found finding) {
    Matcher year = YEAR.matcher(time.text());
    if (!year.find() || Integer.parseInt(year.group()) != due.latest().getYear()) {
      return "";
    }
    int start = year.start();
    int printed = Integer.parseInt(year.group());
    if (year.find()) {
      return "";
    }
    String proposed = time.text().substring(0, start) + planYear + time.text().substring(start + 4);
    List<DraftFix.Change> changes = new ArrayList<>();
    changes.add(
        Found.piece(
            time.path(), start, start + 4, String.valueOf(printed), String.valueOf(planYear)));
    Draft.DeadlineSpec deadline = due.row().row().deadline();
    if (deadline != null) {
      changes.add(Found.node(due.row().path() + ".deadline", later(deadline, planYear - printed)));
    }
    finding.fix("Sửa thành “" + oneLine(proposed) + "”", changes);
    return proposed;
  }

  private static Draft.DeadlineSpec later(Draft.DeadlineSpec deadline, int years) {
    return new Draft.DeadlineSpec(
        deadline.kind(),
        later(deadline.earliest(), years),
        later(deadline.latest(), years),
        deadline.recurrence(),
        deadline.condition(),
        deadline.milestones().stream()
            .map(
                m ->
                    new Draft.Milestone(
                        m.label(), later(m.earliest(), years), later(m.latest(), years)))
            .toList(),
        null);
  }

  private static @Nullable String later(@Nullable String iso, int years) {
    LocalDate date = Dates.iso(iso);
    if (date == null) {
      return iso;
    }
    LocalDate moved = date.plusYears(years);
    // the end of February is the end of February
    boolean endOfMonth = date.getDayOfMonth() == date.lengthOfMonth();
    return (endOfMonth ? moved.withDayOfMonth(moved.lengthOfMonth()) : moved).toString();
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').strip();
  }
}
