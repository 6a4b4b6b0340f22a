package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.DraftFix;

/**
 * {@code letter-order} WARNING: points not in the order a, b, c, d, đ, e, g, h, i, k … (Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, II.5; tỉnh Vĩnh Long 2023, III.4: e, h, g, i). Every parent begins
 * anew.
 */
@Component
class LetterOrder implements Rule {

  @Override
  public List<String> codes() {
    return List.of("letter-order");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    List<Subject.BodyLine> points = new ArrayList<>();
    for (Subject.BodyLine line : subject.body()) {
      switch (line.line().kind()) {
        case POINT -> {
          if (letter(line).equals("a")) {
            check(points, found);
            points.clear();
          }
          points.add(line);
        }
        case DASH, PARAGRAPH -> {
          // may stand between two points
        }
        default -> {
          check(points, found);
          points.clear();
        }
      }
    }
    check(points, found);
    return found;
  }

  private static void check(List<Subject.BodyLine> points, List<Finding> found) {
    List<String> printed = points.stream().map(LetterOrder::letter).toList();
    List<String> expected = Labels.letters(printed.size());
    // a list that begins elsewhere, or with a label such as "tr)", is prose
    if (points.isEmpty()
        || printed.equals(expected)
        || !printed.get(0).equals("a")
        || printed.size() > expected.size()) {
      return;
    }
    int first = 0;
    while (printed.get(first).equals(expected.get(first))) {
      first++;
    }
    Subject.Text text = points.get(first).text();
    int start = text.text().indexOf(printed.get(first));
    Found finding =
        Found.warning("letter-order").in(text, start, start + printed.get(first).length());
    if (new TreeSet<>(printed).equals(new TreeSet<>(expected))) {
      finding.fix("Đánh lại chữ cái theo thứ tự", relabelled(points, expected));
    }
    String what =
        Labels.letter(printed.get(first)) < 0
            ? " Chữ “%s” không dùng để đánh điểm.".formatted(printed.get(first))
            : "";
    found.add(
        finding.says(
            "Các điểm đang theo thứ tự %s; theo quy định là %s.%s Đề nghị sắp lại."
                .formatted(listed(printed), listed(expected), what)));
  }

  private static List<DraftFix.Change> relabelled(
      List<Subject.BodyLine> points, List<String> expected) {
    List<DraftFix.Change> changes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      String letter = letter(points.get(i));
      if (!letter.equals(expected.get(i))) {
        Subject.Text text = points.get(i).text();
        int start = text.text().indexOf(letter);
        changes.add(text.change(start, start + letter.length(), expected.get(i)));
      }
    }
    return changes;
  }

  private static String listed(List<String> letters) {
    return letters.stream().map(letter -> letter + ")").collect(Collectors.joining(", "));
  }

  private static String letter(Subject.BodyLine line) {
    return line.line().label().replace(")", "");
  }
}
