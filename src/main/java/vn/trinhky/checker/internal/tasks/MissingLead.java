package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * Who answers for a task. Heading rows have no lead by design.
 *
 * <ul>
 *   <li>{@code lead-missing} WARNING: a row whose text makes nobody the lead, or whose lead was
 *       only inferred (thị xã Ninh Hòa 2022: 10 rows without "chủ trì"); ERROR before submission
 *       for a row that names no body at all.
 *   <li>{@code lead-only-coordinating} WARNING: the cell names a body only with "phối hợp" (rows
 *       II.8, VI.2). A person confirms, the checker never guesses.
 *   <li>{@code lead-multiple} WARNING: two leads; one is accountable, the others join (Nghị định
 *       314/2025/NĐ-CP, Điều 2: one task, one lead; thành phố Vũng Tàu 2023, rows 5, 27).
 * </ul>
 */
@Component
class MissingLead implements Rule {

  private static final Pattern CHIEF = Pattern.compile("(?<!\\p{L})chủ trì(?!\\p{L})");
  private static final Pattern TOGETHER =
      Pattern.compile("^[-\\s]*[^\\n,;.]{3,120}? phối hợp (?:với|cùng)(?!\\p{L})");

  @Override
  public List<String> codes() {
    return List.of("lead-missing", "lead-only-coordinating", "lead-multiple");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Row row : Rows.actionable(subject)) {
      if (row.row().lead() != null || !Rows.namesBodies(subject, row)) {
        continue;
      }
      Subject.Text cell = Rows.leadCell(row);
      List<Draft.AgencyRef> proposed = row.row().proposedLeads();
      boolean chief = CHIEF.matcher(cell.folded()).find();
      if (proposed.size() > 1 && (Rows.blank(row.row().assignment()) || chief)) {
        found.add(multiple(row, proposed));
        continue;
      }
      found.add(missing(row, cell, proposed, subject.circumstances().occasion()));
      if (!chief && TOGETHER.matcher(cell.folded()).find()) {
        found.add(
            Found.warning("lead-only-coordinating")
                .in(cell)
                .says(
                    "Ô này chỉ ghi “phối hợp”, không nói cơ quan nào chủ trì. Đề nghị ghi rõ “… chủ trì, phối hợp với …”."));
      }
    }
    return found;
  }

  private static Finding missing(
      Subject.Row row, Subject.Text cell, List<Draft.AgencyRef> proposed, Occasion occasion) {
    boolean nobody = proposed.isEmpty() && cell.text().isBlank();
    boolean submitted = occasion == Occasion.SUBMISSION || occasion == Occasion.NUMBERED;
    Found finding =
        Found.of("lead-missing", nobody && submitted ? Severity.ERROR : Severity.WARNING);
    if (cell.text().isBlank()) {
      finding.at(row.path() + ".lead", row.where() + ", Cơ quan chủ trì");
    } else {
      finding.in(cell);
    }
    if (proposed.isEmpty()) {
      return finding.says("Nhiệm vụ này chưa có cơ quan chủ trì. Đề nghị chọn một cơ quan.");
    }
    if (proposed.size() == 1) {
      finding.fix(
          "Xác nhận " + proposed.get(0).name() + " chủ trì",
          List.of(
              Found.node(row.path() + ".lead", proposed.get(0)),
              Found.node(row.path() + ".proposedLeads", List.of())));
    }
    return finding.says(
        "Văn bản không ghi rõ cơ quan nào chủ trì; có lẽ là %s. Đề nghị xác nhận hoặc chọn cơ quan khác."
            .formatted(names(proposed, " hoặc ")));
  }

  private static Finding multiple(Subject.Row row, List<Draft.AgencyRef> proposed) {
    Subject.Text first = Rows.leadCell(row);
    return Found.warning("lead-multiple")
        .in(first)
        .says(
            "Nhiệm vụ có %d cơ quan chủ trì: %s. Mỗi việc chỉ một cơ quan chủ trì, chịu trách nhiệm; đề nghị chọn một, cơ quan còn lại phối hợp."
                .formatted(proposed.size(), names(proposed, "; ")));
  }

  private static String names(List<Draft.AgencyRef> refs, String between) {
    return refs.stream().map(Draft.AgencyRef::name).collect(Collectors.joining(between));
  }
}
