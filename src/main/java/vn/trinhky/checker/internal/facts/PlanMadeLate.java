package vn.trinhky.checker.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code plan-task-late} WARNING: the plan for a year is to be made in the last quarter of that
 * same year (thành phố Vũng Tàu 2023, row 26). The plan for the year after is fine.
 */
@Component
class PlanMadeLate implements Rule {

  private static final Pattern MAKING =
      Pattern.compile(
          "^[-\\s]*(?:tham mưu )?(?:xây dựng|ban hành|lập|trình)[^.;]{0,60}?kế hoạch[^.;]{0,120}?năm (20\\d\\d)(?!\\d)");

  @Override
  public List<String> codes() {
    return List.of("plan-task-late");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : subject.rows()) {
      Due due = Due.last(row);
      if (due == null || due.earliest() == null || Due.of(row).size() > 1) {
        continue;
      }
      Subject.Text task = row.text("task", row.row().task());
      Matcher plan = MAKING.matcher(task.folded());
      if (!plan.find()) {
        continue;
      }
      int year = Integer.parseInt(plan.group(1));
      if (due.latest().getYear() == year && !due.earliest().isBefore(LocalDate.of(year, 10, 1))) {
        found.add(
            Found.warning("plan-task-late")
                .in(row.time())
                .proof(task, 0, task.text().length())
                .says(
                    "Kế hoạch cho năm %d mà đến quý IV năm %d mới xây dựng thì không còn thời gian thực hiện. Đề nghị kiểm tra hạn, hoặc đây là kế hoạch của năm %d."
                        .formatted(year, year, year + 1)));
      }
    }
    return found;
  }
}
