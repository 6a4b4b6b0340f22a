package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Subject.Cited;

/**
 * {@code superseded-program} (INFO): the text goes on with a programme that a task of the same plan
 * sums up; in the plan of thị xã Ninh Hòa, 2022, point 9 goes on with 12-CTr/TU, row I.7 sums it
 * up.
 */
@Component
class SupersededProgram implements Rule {

  private static final Pattern SUMS_UP =
      Pattern.compile("tổng kết", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  @Override
  public List<String> codes() {
    return List.of("superseded-program");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Set<String> said = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (Cited cited : subject.citations()) {
      String notation = Citing.notation(cited.act());
      if (notation.isEmpty() || !cited.text().path().equals("plan.body")) {
        continue;
      }
      for (Cited task : subject.citations()) {
        if (task.text().path().endsWith(".task")
            && Citing.notation(task.act()).equals(notation)
            && task.act().type().equals(cited.act().type())
            && isSummedUp(task)
            && said.add(notation)) {
          findings.add(
              Citing.finding(
                  "superseded-program",
                  Severity.INFO,
                  cited,
                  "%s tiếp tục %s, trong khi %s tổng kết văn bản này. Hãy xem câu này còn đúng không."
                      .formatted(
                          cited.text().where(), Citing.name(cited.act()), task.text().where()),
                  List.of(),
                  List.of(Citing.place(task))));
        }
      }
    }
    return findings;
  }

  /** The task begins with the summing up, and this is the act that it names first. */
  private static boolean isSummedUp(Cited task) {
    String before = task.text().text().substring(0, task.act().span().start());
    return SUMS_UP.matcher(before).find() && before.indexOf(';') < 0;
  }
}
