package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code internal-order} WARNING: a task is due before the one that it depends on (thành phố Vũng
 * Tàu 2023: the award at the conference in Quý I, row 40, the conference itself in Quý II, row 36).
 * Only the pairs of {@code checker/task-order.txt} are looked at.
 */
@Component
class OrderOfTasks implements Rule {

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  private final List<Pair> pairs =
      WordList.lines("task-order").stream()
          .map(line -> line.split("=>", -1))
          .map(sides -> new Pair(WordList.parts(sides[0]), WordList.parts(sides[1])))
          .toList();

  @Override
  public List<String> codes() {
    return List.of("internal-order");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    Set<String> told = new HashSet<>();
    List<Said> texts = subject.rows().stream().map(row -> new Said(row, textOf(row))).toList();
    for (Pair pair : pairs) {
      List<Subject.Row> sources = saying(pair.source(), texts);
      if (sources.isEmpty()) {
        continue;
      }
      for (Subject.Row dependent : saying(pair.dependent(), texts)) {
        if (told.contains(dependent.path())) {
          continue;
        }
        Due due = Due.last(dependent);
        for (Subject.Row source : sources) {
          Due first = Due.last(source);
          if (due != null
              && first != null
              && !source.path().equals(dependent.path())
              && due.latest().isBefore(first.latest())
              && sameYears(dependent, source)) {
            found.add(finding(due, first));
            told.add(dependent.path());
            break;
          }
        }
      }
    }
    return found;
  }

  private static Finding finding(Due due, Due first) {
    return Found.warning("internal-order")
        .in(due.row().time())
        .proof(first.row().time(), 0, first.row().time().text().length())
        .says(
            "Việc này hạn %s, nhưng phải chờ việc “%s” (%s) hạn %s. Đề nghị kiểm tra thứ tự."
                .formatted(
                    Dates.text(due.latest()),
                    first.row().row().task(),
                    first.row().where(),
                    Dates.text(first.latest())));
  }

  private static List<Subject.Row> saying(List<String> words, List<Said> texts) {
    return texts.stream()
        .filter(said -> words.stream().allMatch(word -> Fold.has(said.text, word)))
        .map(Said::row)
        .toList();
  }

  private static String textOf(Subject.Row row) {
    String product = row.row().product();
    return Fold.of(row.row().task() + " " + (product == null ? "" : product));
  }

  private static boolean sameYears(Subject.Row one, Subject.Row other) {
    Set<String> years = years(one);
    Set<String> others = years(other);
    return years.isEmpty() || others.isEmpty() || years.stream().anyMatch(others::contains);
  }

  private static Set<String> years(Subject.Row row) {
    Set<String> years = new TreeSet<>();
    Matcher year = YEAR.matcher(textOf(row));
    while (year.find()) {
      years.add(year.group());
    }
    return years;
  }

  private record Said(Subject.Row row, String text) {}

  private record Pair(List<String> dependent, List<String> source) {}
}
