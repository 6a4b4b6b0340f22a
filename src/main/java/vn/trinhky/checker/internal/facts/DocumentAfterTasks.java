package vn.trinhky.checker.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code document-after-own-tasks}: the document is dated after three or more of its own tasks, or
 * a quarter of them, are due. ERROR after 30 September of the plan's year, when the year itself is
 * likely wrong (thành phố Vũng Tàu 2023: decision of December 2023 for the plan of 2023); WARNING
 * before, because plans signed in May or June for their own year exist.
 */
@Component
class DocumentAfterTasks implements Rule {

  private static final int MANY = 3;

  @Override
  public List<String> codes() {
    return List.of("document-after-own-tasks");
  }

  @Override
  public List<Finding> check(Subject subject) {
    DocumentDate issued = DocumentDate.of(subject.circumstances());
    if (issued == null || !issued.known()) {
      return List.of();
    }
    int planYear = subject.circumstances().planYear();
    LocalDate start = LocalDate.of(planYear, 1, 1);
    int dated = 0;
    List<Due> past = new ArrayList<>();
    for (Subject.Row row : subject.rows()) {
      Due due = Due.last(row);
      // a due date long before the plan is a slip of its own and says nothing about the document
      if (due == null || (due.latest().isBefore(start) && !due.inLastQuarterBefore(planYear))) {
        continue;
      }
      dated++;
      if (due.latest().isBefore(issued.earliest())) {
        past.add(due);
      }
    }
    if (past.isEmpty() || (past.size() < MANY && past.size() * 4 <= dated)) {
      return List.of();
    }
    boolean late = issued.earliest().isAfter(LocalDate.of(planYear, 9, 30));
    Found finding =
        Found.of("document-after-own-tasks", late ? Severity.ERROR : Severity.WARNING)
            .at("", "Ngày ban hành", issued.printed());
    past.forEach(due -> finding.proof(due.row().time(), 0, due.row().time().text().length()));
    LocalDate proposed = proposed(issued, subject);
    return List.of(
        finding.says(
            "Văn bản ghi %s, nhưng %d trong %d nhiệm vụ có hạn đã phải xong trước ngày đó.%s Đề nghị kiểm tra ngày ban hành."
                .formatted(
                    issued.printed(),
                    past.size(),
                    dated,
                    proposed == null
                        ? ""
                        : " Có lẽ là tháng %d năm %d."
                            .formatted(proposed.getMonthValue(), proposed.getYear()))));
  }

  /** The same month a year before, unless the document cites something later. */
  private static @Nullable LocalDate proposed(DocumentDate issued, Subject subject) {
    LocalDate latest = issued.latest() == null ? issued.earliest() : issued.latest();
    LocalDate yearBefore = latest.minusYears(1);
    for (Subject.Text text : subject.texts()) {
      boolean time = text.path().endsWith(".time") || text.path().equals("plan.body");
      for (Dates.Printed date : time ? List.<Dates.Printed>of() : Dates.in(text.text())) {
        if (date.date() != null
            && date.date().isAfter(yearBefore)
            && !date.date().isAfter(issued.earliest())) {
          return null;
        }
      }
    }
    return yearBefore;
  }
}
