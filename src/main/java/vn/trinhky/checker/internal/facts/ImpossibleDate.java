package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code date-impossible} ERROR: a day or month that no calendar has: 30/02, 31/6, tháng 13. Dates
 * are read as day/month/year, as everywhere here.
 */
@Component
class ImpossibleDate implements Rule {

  private static final Pattern MONTH =
      Pattern.compile("(?<!\\p{L})tháng (\\d{1,2}) ?(?:/|năm ) ?20\\d\\d(?!\\d)");

  @Override
  public List<String> codes() {
    return List.of("date-impossible");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      List<Dates.Printed> dates = Dates.in(text.text());
      for (Dates.Printed date : dates) {
        boolean number = text.folded().startsWith("số ", date.start() - 3);
        if (date.date() == null && !number) {
          found.add(
              Found.error("date-impossible")
                  .in(text, date.start(), date.end())
                  .says(
                      "Không có ngày “%s” trong lịch. Đề nghị kiểm tra ngày, tháng."
                          .formatted(date.text())));
        }
      }
      if (!text.folded().contains("tháng")) {
        continue;
      }
      Matcher month = MONTH.matcher(text.folded());
      while (month.find()) {
        int number = Integer.parseInt(month.group(1));
        boolean partOfDate =
            dates.stream()
                .anyMatch(date -> date.start() <= month.start() && month.start() < date.end());
        if ((number < 1 || number > 12) && !partOfDate) {
          found.add(
              Found.error("date-impossible")
                  .in(text, month.start(), month.end())
                  .says(
                      "Không có tháng %d. Đề nghị kiểm tra “%s”."
                          .formatted(number, text.text().substring(month.start(), month.end()))));
        }
      }
    }
    return found;
  }
}
