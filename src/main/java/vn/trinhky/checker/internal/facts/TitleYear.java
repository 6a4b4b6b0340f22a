package vn.trinhky.checker.internal.facts;

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
 * {@code title-year} INFO: the title names another year than the plan's, or writes the word "Năm"
 * with a capital in the middle of a sentence (thị xã Ninh Hòa 2022: "thị xã Ninh Hòa Năm 2022").
 */
@Component
class TitleYear implements Rule {

  private static final Pattern YEAR = Pattern.compile("(?<![\\p{L}\\d])năm (20\\d\\d)(?!\\d)");
  private static final Pattern UNTIL = Pattern.compile("(?:đến|từ|cuối|hết|sau) $");

  @Override
  public List<String> codes() {
    return List.of("title-year");
  }

  @Override
  public List<Finding> check(Subject subject) {
    int planYear = subject.circumstances().planYear();
    List<Finding> found = new ArrayList<>();
    for (Subject.Text title : subject.texts()) {
      if (!isTitle(title.path())) {
        continue;
      }
      boolean named = title.folded().contains(String.valueOf(planYear));
      boolean capitals = title.text().chars().noneMatch(Character::isLowerCase);
      Matcher year = YEAR.matcher(title.folded());
      while (year.find()) {
        String before = title.folded().substring(0, year.start());
        if (!named && !UNTIL.matcher(before).find()) {
          found.add(
              Found.info("title-year")
                  .in(title, year.start(1), year.end(1))
                  .replaceBy(String.valueOf(planYear))
                  .says(
                      "Tiêu đề ghi năm %s, nhưng đây là kế hoạch năm %d. Đề nghị kiểm tra."
                          .formatted(year.group(1), planYear)));
        }
        if (!capitals && year.start() > 0 && title.text().startsWith("Năm", year.start())) {
          found.add(
              Found.info("title-year")
                  .in(title, year.start(), year.start() + 3)
                  .replaceBy("năm")
                  .says("Chữ “Năm” ở giữa câu viết thường. Đề nghị sửa thành “năm”."));
        }
      }
    }
    return found;
  }

  private static boolean isTitle(String path) {
    return path.equals("subject")
        || path.equals("plan.subject")
        || (path.endsWith("].title") && !path.contains("groups"));
  }
}
