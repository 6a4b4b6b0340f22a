package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code task-year-mismatch} WARNING: a task names an earlier year than the plan's (thị xã Vĩnh
 * Châu 2023, row 12: "Kế hoạch đào tạo, bồi dưỡng … năm 2022"). Tasks that look back on purpose,
 * and years of cited acts, are left alone; the words that tell them are in {@code
 * checker/looking-back.txt}. A later year is usual: the plan for next year is made this year.
 */
@Component
class YearInTask implements Rule {

  private static final Pattern YEAR = Pattern.compile("(?<![\\p{L}\\d])năm (20\\d\\d)(?!\\d)");
  private static final Pattern DAY = Pattern.compile("tháng \\d{1,2} ?$");

  private final Set<String> lookingBack = WordList.folded("looking-back");

  @Override
  public List<String> codes() {
    return List.of("task-year-mismatch");
  }

  @Override
  public List<Finding> check(Subject subject) {
    int planYear = subject.circumstances().planYear();
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : subject.rows()) {
      Subject.Text task = row.text("task", row.row().task());
      if (Fold.has(task.folded(), "năm " + planYear)) {
        continue;
      }
      Matcher year = YEAR.matcher(task.folded());
      while (year.find()) {
        String before = task.folded().substring(0, year.start());
        boolean past = Integer.parseInt(year.group(1)) < planYear;
        if (past && !DAY.matcher(before).find() && !looksBack(before)) {
          found.add(finding(task, year, planYear));
        }
      }
    }
    return found;
  }

  private boolean looksBack(String before) {
    int clause = Math.max(before.lastIndexOf(';'), before.lastIndexOf(". "));
    String text = before.substring(clause + 1);
    return lookingBack.stream().anyMatch(word -> Fold.has(text, word));
  }

  private static Finding finding(Subject.Text task, Matcher year, int planYear) {
    Found finding = Found.warning("task-year-mismatch").in(task, year.start(), year.end());
    if (Fold.has(task.folded(), "kế hoạch")) {
      finding.replaceBy("năm " + planYear);
    }
    return finding.says(
        "Nhiệm vụ ghi năm %s trong kế hoạch năm %d. Đề nghị sửa thành năm %d nếu không phải việc của năm trước."
            .formatted(year.group(1), planYear, planYear));
  }
}
