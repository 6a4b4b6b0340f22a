package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;

/**
 *
 *
 * <ul>
 *   <li>{@code number-order} WARNING: a number of the sections I, 1, (1), 1.1 or of the rows is
 *       left out or there twice. Rows may begin anew in every group or count on through all of
 *       them.
 *   <li>{@code mixed-ordinals} INFO: one group writes "1.", the others "1" (tỉnh Vĩnh Long 2023,
 *       group III).
 * </ul>
 */
@Component
class NumberOrder implements Rule {

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})[.)]?");

  @Override
  public List<String> codes() {
    return List.of("number-order", "mixed-ordinals");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    body(subject, found);
    for (int a = 0; a < subject.draft().appendices().size(); a++) {
      Draft.Appendix appendix = subject.draft().appendices().get(a);
      groups(appendix, "appendices[" + a + "]", found);
      rows(subject, a, found);
      style(subject, a, found);
    }
    return found;
  }

  private static void body(Subject subject, List<Finding> found) {
    Map<String, Integer> last = new HashMap<>();
    boolean listFollows = false;
    for (Subject.BodyLine line : subject.body()) {
      BodyText.Line read = line.line();
      switch (read.kind()) {
        case CHAPTER, SECTION -> last.clear();
        case ROMAN -> {
          next(line, "I", Labels.roman(read.label().replaceAll("[.)]", "")), last, false, found);
          last.keySet().removeIf(level -> !level.equals("I"));
        }
        case NUMBER -> number(line, last, listFollows, found);
        default -> {
          // counts nothing
        }
      }
      listFollows = line.text().text().stripTrailing().endsWith(":");
    }
  }

  private static void number(
      Subject.BodyLine line, Map<String, Integer> last, boolean listFollows, List<Finding> found) {
    String label = line.line().label().replaceAll("[.)]$", "");
    String level = label.startsWith("(") ? "(" : "1".repeat(line.line().depth());
    int dot = label.lastIndexOf('.');
    String number = dot < 0 ? label.replace("(", "") : label.substring(dot + 1);
    if (dot >= 0) {
      level = label.substring(0, dot + 1);
    }
    int value = Integer.parseInt(number);
    // a list after "như sau:" counts for itself
    boolean anew = value == 1 && (listFollows || level.equals("("));
    next(line, level, value, last, anew, found);
    if (level.equals("1")) {
      last.keySet().removeIf(other -> !other.equals("I") && !other.equals("1"));
    }
  }

  private static void next(
      Subject.BodyLine line,
      String level,
      int value,
      Map<String, Integer> last,
      boolean anew,
      List<Finding> found) {
    int before = last.getOrDefault(level, 0);
    if (value > 0 && value != before + 1 && !anew) {
      int start = line.text().text().indexOf(line.line().label());
      Found finding =
          Found.warning("number-order")
              .in(
                  line.text(),
                  Math.max(0, start),
                  Math.max(0, start) + line.line().label().length());
      String expected = expected(line.line().label(), before + 1);
      found.add(finding.says(message(line.line().label(), value, before, expected)));
    }
    last.put(level, value);
  }

  private static String message(String label, int value, int before, String expected) {
    return value == before
        ? "Số “%s” dùng hai lần; theo thứ tự là “%s”. Đề nghị đánh lại số."
            .formatted(label, expected)
        : "Số “%s” không theo thứ tự; trước đó cần có “%s”. Đề nghị kiểm tra có thiếu phần nào không, rồi đánh lại số."
            .formatted(label, expected);
  }

  private static String expected(String label, int value) {
    if (Labels.roman(label.replaceAll("[.)]", "")) > 0) {
      String[] tens = {"", "X", "XX", "XXX"};
      String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
      return value < 40 ? tens[value / 10] + ones[value % 10] : String.valueOf(value);
    }
    Matcher number = Pattern.compile("\\d+(?=\\D*$)").matcher(label);
    return number.find()
        ? label.substring(0, number.start()) + value + label.substring(number.end())
        : String.valueOf(value);
  }

  private static void groups(Draft.Appendix appendix, String path, List<Finding> found) {
    int before = 0;
    for (int g = 0; g < appendix.groups().size(); g++) {
      String ordinal = appendix.groups().get(g).ordinal();
      int value = ordinal == null ? 0 : Labels.roman(ordinal.replaceAll("[.)\\s]", ""));
      if (value == 0) {
        continue;
      }
      if (value != before + 1) {
        found.add(
            Found.warning("number-order")
                .at(path + ".groups[" + g + "].ordinal", "Phụ lục, nhóm " + ordinal, ordinal)
                .says(message(ordinal, value, before, expected(ordinal, before + 1))));
      }
      before = value;
    }
  }

  private static void rows(Subject subject, int appendix, List<Finding> found) {
    int before = 0;
    int group = -1;
    for (Subject.Row row : subject.rows()) {
      Matcher number = NUMBER.matcher(row.row().ordinal().strip());
      if (row.appendixIndex() != appendix || !number.matches()) {
        continue;
      }
      int value = Integer.parseInt(number.group(1));
      boolean anew = row.groupIndex() != group && value == 1;
      if (value != before + 1 && !anew) {
        found.add(
            Found.warning("number-order")
                .at(row.path() + ".ordinal", row.where() + ", STT", row.row().ordinal())
                .says(message(row.row().ordinal(), value, before, String.valueOf(before + 1))));
      }
      before = value;
      group = row.groupIndex();
    }
  }

  private static void style(Subject subject, int appendix, List<Finding> found) {
    Map<Integer, List<Subject.Row>> dotted = new HashMap<>();
    int plain = 0;
    int withDot = 0;
    for (Subject.Row row : subject.rows()) {
      String ordinal = row.row().ordinal().strip();
      if (row.appendixIndex() != appendix || !NUMBER.matcher(ordinal).matches()) {
        continue;
      }
      if (ordinal.endsWith(".")) {
        withDot++;
        dotted.computeIfAbsent(row.groupIndex(), g -> new ArrayList<>()).add(row);
      } else {
        plain++;
      }
    }
    if (plain == 0 || withDot == 0 || withDot > plain) {
      return;
    }
    for (List<Subject.Row> rows : dotted.values()) {
      Subject.Row first = rows.get(0);
      List<DraftFix.Change> changes =
          rows.stream()
              .map(
                  row ->
                      Found.piece(
                          row.path() + ".ordinal",
                          0,
                          row.row().ordinal().length(),
                          row.row().ordinal(),
                          row.row().ordinal().replace(".", "").strip()))
              .toList();
      found.add(
          Found.info("mixed-ordinals")
              .at(first.path() + ".ordinal", first.where() + ", STT", first.row().ordinal())
              .fix("Bỏ dấu chấm sau số thứ tự của nhóm này", changes)
              .says(
                  "Nhóm này ghi số thứ tự có dấu chấm (“%s”), các nhóm khác không. Đề nghị thống nhất."
                      .formatted(first.row().ordinal())));
    }
  }
}
