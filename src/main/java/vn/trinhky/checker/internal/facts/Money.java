package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code money-total} WARNING: an amount that cannot be read, that was read otherwise than printed,
 * or a total that is not the sum. Words such as "Theo tình hình thực tế" or "NSTP" are text, not
 * mistakes (thị xã Vĩnh Châu 2023, row 2; thành phố Vũng Tàu 2023, row 7).
 */
@Component
class Money implements Rule {

  private static final Pattern AMOUNT =
      Pattern.compile("(\\d[\\d.,\\s]{0,30})\\s{0,3}(đồng|đ|vnđ|vnd|triệu đồng|triệu|tr)?");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[.,\\s]\\d{3})+|\\d{1,15}");
  private static final Pattern MILLIONS = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,3})?");
  private static final Pattern TOTAL_ROW =
      Pattern.compile("^\\s*(?:tổng cộng|tổng số|tổng|cộng)\\b");
  private static final Pattern TOTAL_TEXT =
      Pattern.compile(
          "tổng (?:kinh phí|số tiền|dự toán|mức kinh phí)[^.;\\d]{0,80}(\\d{1,3}(?:\\.\\d{3}){1,4}) ?(?:đồng|đ)(?!\\p{L})");

  @Override
  public List<String> codes() {
    return List.of("money-total");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    long group = 0;
    long all = 0;
    int lastGroup = -1;
    for (Subject.Row row : subject.rows()) {
      int thisGroup = row.appendixIndex() * 10_000 + row.groupIndex();
      if (thisGroup != lastGroup) {
        group = 0;
        lastGroup = thisGroup;
      }
      Long amount = amount(row, found);
      if (amount == null) {
        continue;
      }
      if (TOTAL_ROW.matcher(row.row().task().toLowerCase(Locale.ROOT)).find()) {
        if (amount != group && amount != all) {
          found.add(wrongTotal(row, amount, all));
        }
      } else {
        group += amount;
        all += amount;
      }
    }
    if (all > 0) {
      inText(subject, all, found);
    }
    return found;
  }

  private static @Nullable Long amount(Subject.Row row, List<Finding> found) {
    String printed = row.row().budget();
    Long understood = row.row().budgetVnd();
    if (printed == null || printed.isBlank()) {
      return understood;
    }
    Subject.Text text = row.text("budget", printed);
    Matcher amount = AMOUNT.matcher(text.folded().strip());
    if (!amount.matches()) {
      return understood;
    }
    Long read = read(amount.group(1).strip(), amount.group(2));
    if (read == null) {
      found.add(
          Found.warning("money-total")
              .in(text)
              .says(
                  "Không đọc được số tiền “%s”. Đề nghị ghi theo mẫu 5.000.000."
                      .formatted(printed.strip())));
      return understood;
    }
    if (understood != null && !understood.equals(read)) {
      found.add(
          Found.warning("money-total")
              .in(text)
              .says(
                  "In “%s” nhưng đang được hiểu là %s đồng. Đề nghị kiểm tra số tiền."
                      .formatted(printed.strip(), grouped(understood))));
    }
    return read;
  }

  private static @Nullable Long read(String number, @Nullable String unit) {
    if (unit != null && unit.startsWith("tr")) {
      return MILLIONS.matcher(number).matches()
          ? Math.round(Double.parseDouble(number.replace(',', '.')) * 1_000_000)
          : null;
    }
    return GROUPED.matcher(number).matches() ? Long.valueOf(number.replaceAll("[^\\d]", "")) : null;
  }

  private static Finding wrongTotal(Subject.Row row, long printed, long all) {
    String budget = row.row().budget();
    return Found.warning("money-total")
        .in(row.text("budget", budget == null ? "" : budget))
        .says(
            "Dòng tổng ghi %s đồng, nhưng các dòng trên cộng lại là %s đồng. Đề nghị kiểm tra."
                .formatted(grouped(printed), grouped(all)));
  }

  private static void inText(Subject subject, long all, List<Finding> found) {
    for (Subject.BodyLine line : subject.body()) {
      Subject.Text text = line.text();
      if (!text.folded().contains("tổng ")) {
        continue;
      }
      Matcher total = TOTAL_TEXT.matcher(text.folded());
      while (total.find()) {
        Long printed = read(total.group(1), null);
        if (printed != null && printed != all) {
          found.add(
              Found.warning("money-total")
                  .in(text, total.start(1), total.end(1))
                  .says(
                      "Nội dung ghi tổng %s đồng, nhưng phụ lục cộng lại là %s đồng. Đề nghị kiểm tra."
                          .formatted(grouped(printed), grouped(all))));
        }
      }
    }
  }

  private static String grouped(long amount) {
    return String.format(Locale.ROOT, "%,d", amount).replace(',', '.');
  }
}
