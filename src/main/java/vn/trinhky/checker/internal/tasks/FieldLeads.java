package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Fields;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.BodyText.Kind;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Organisation;

/**
 * Bodies that the text makes responsible for a field, against the rows of the appendix.
 *
 * <ul>
 *   <li>{@code field-lead-without-task} WARNING: a body with a duty to report leads no row (thị xã
 *       Vĩnh Châu 2023: Trung tâm Văn hóa - Thể thao - Truyền thanh; tỉnh Vĩnh Long 2023: the
 *       broadcaster and the newspaper); INFO when its section gives it a duty without a report (the
 *       departments of health and of education there).
 *   <li>{@code lead-list-incomplete} WARNING: the clause about reports of the fields names fewer
 *       bodies than there are fields, or names one incompletely (thị xã Ngã Năm 2024: 4 bodies for
 *       7 fields, "Tài chính - Kế hoạch").
 * </ul>
 */
@Component
class FieldLeads implements Rule {

  private static final Pattern CLAUSE = Pattern.compile("báo cáo thêm|phải báo cáo");
  private static final Pattern LIST = Pattern.compile("\\(([^()]{10,600})\\)");
  private static final int FEW_FIELDS = 3;
  private static final int FAR = 400;

  private final Organisation organisation;

  FieldLeads(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public List<String> codes() {
    return List.of("field-lead-without-task", "lead-list-incomplete");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    Set<String> leading = leading(subject);
    Map<String, Severity> told = new LinkedHashMap<>();
    for (Subject.BodyLine line : subject.body()) {
      if (CLAUSE.matcher(line.text().folded()).find()) {
        clause(line.text(), subject, leading, told, found);
      }
    }
    if (!subject.rows().isEmpty()) {
      sections(subject, leading, told, found);
    }
    return found;
  }

  private static Set<String> leading(Subject subject) {
    Set<String> leading = new HashSet<>();
    for (Subject.Row row : subject.rows()) {
      for (Draft.AgencyRef lead : Rows.leads(row)) {
        if (lead.agency() != null) {
          leading.add(lead.agency());
        }
      }
    }
    return leading;
  }

  /** "các cơ quan chủ trì (A, B, C) … phải báo cáo thêm …". */
  private void clause(
      Subject.Text text,
      Subject subject,
      Set<String> leading,
      Map<String, Severity> told,
      List<Finding> found) {
    Matcher clause = CLAUSE.matcher(text.folded());
    Matcher list = LIST.matcher(text.folded());
    while (list.find()) {
      boolean applies = clause.find(list.end()) && clause.start() - list.end() < FAR;
      if (!applies) {
        continue;
      }
      List<Named> named = names(text, list.start(1), list.end(1), subject);
      if (named.isEmpty()) {
        continue;
      }
      for (Named name : named) {
        if (!subject.rows().isEmpty() && !leading.contains(name.agency.code())) {
          withoutTask(text, name, Severity.WARNING, told, found);
        }
      }
      incomplete(text, list, named, subject, found);
    }
  }

  private static void incomplete(
      Subject.Text text, Matcher list, List<Named> named, Subject subject, List<Finding> found) {
    Map<String, Subject.BodyLine> fields = Fields.headings(subject);
    if (fields.size() >= FEW_FIELDS && named.size() < fields.size()) {
      Found finding = Found.warning("lead-list-incomplete").in(text, list.start(1), list.end(1));
      fields
          .values()
          .forEach(field -> finding.proof(field.text(), 0, field.text().text().length()));
      found.add(
          finding.says(
              "Kế hoạch có %d lĩnh vực nhưng chỗ này chỉ nêu %d cơ quan phải báo cáo theo lĩnh vực. Đề nghị kiểm tra lĩnh vực nào chưa có cơ quan phụ trách."
                  .formatted(fields.size(), named.size())));
    }
    for (Named name : named) {
      String type = Fold.of(name.agency.name()).split(" ", 2)[0];
      String printed = text.folded().substring(name.start, name.end);
      if (!printed.startsWith(type) && Fold.has(Fold.of(name.agency.name()), printed)) {
        found.add(
            Found.warning("lead-list-incomplete")
                .in(text, name.start, name.end)
                .replaceBy(name.agency.name())
                .says(
                    "Tên cơ quan ghi thiếu: “%s”. Đề nghị ghi đủ “%s”."
                        .formatted(
                            text.text().substring(name.start, name.end), name.agency.name())));
      }
    }
  }

  /** Headings such as "8. Sở Y tế" with the duties below them. */
  private void sections(
      Subject subject, Set<String> leading, Map<String, Severity> told, List<Finding> found) {
    List<Subject.BodyLine> body = subject.body();
    for (int i = 0; i < body.size(); i++) {
      Subject.BodyLine line = body.get(i);
      if (line.line().kind() != Kind.NUMBER || !line.line().titled()) {
        continue;
      }
      int start = line.text().text().indexOf(line.line().text());
      if (start < 0) {
        continue;
      }
      int end = start + line.line().text().length();
      List<Named> named = names(line.text(), start, end, subject);
      if (named.isEmpty()) {
        continue;
      }
      Severity severity = reports(body, i) ? Severity.WARNING : Severity.INFO;
      for (Named name : named) {
        if (!leading.contains(name.agency.code())) {
          withoutTask(line.text(), name, severity, told, found);
        }
      }
    }
  }

  private static boolean reports(List<Subject.BodyLine> body, int heading) {
    for (int k = heading + 1; k < body.size(); k++) {
      Kind kind = body.get(k).line().kind();
      if (kind == Kind.NUMBER || kind == Kind.ROMAN || kind == Kind.ARTICLE) {
        return false;
      }
      if (body.get(k).text().folded().contains("báo cáo kết quả")) {
        return true;
      }
    }
    return false;
  }

  private static void withoutTask(
      Subject.Text text,
      Named name,
      Severity severity,
      Map<String, Severity> told,
      List<Finding> found) {
    if (told.putIfAbsent(name.agency.code(), severity) != null) {
      return;
    }
    found.add(
        Found.of("field-lead-without-task", severity)
            .in(text, name.start, name.end)
            .says(
                severity == Severity.WARNING
                    ? "%s phải báo cáo về lĩnh vực được giao nhưng không chủ trì nhiệm vụ nào trong phụ lục. Đề nghị bổ sung nhiệm vụ hoặc bỏ tên ở đây."
                        .formatted(name.agency.name())
                    : "%s được giao việc ở đây nhưng không chủ trì nhiệm vụ nào trong phụ lục. Nếu cần theo dõi, đề nghị bổ sung vào phụ lục."
                        .formatted(name.agency.name())));
  }

  /** The agencies of a list; what is no name of the catalogue is left out. */
  private List<Named> names(Subject.Text text, int from, int to, Subject subject) {
    List<Integer> cuts = new ArrayList<>();
    cuts.add(from);
    for (int i = from; i < to; i++) {
      if (text.text().charAt(i) == ',' || text.text().charAt(i) == ';') {
        cuts.add(i + 1);
      }
    }
    cuts.add(to + 1);
    List<Named> named = new ArrayList<>();
    int i = 0;
    while (i + 1 < cuts.size()) {
      int next = i + 1;
      // a name may hold a comma itself: the longest that the catalogue knows
      for (int last = Math.min(cuts.size() - 1, i + 3); last > i; last--) {
        Named name = name(text, cuts.get(i), cuts.get(last) - 1, subject);
        if (name != null) {
          named.add(name);
          next = last;
          break;
        }
      }
      i = next;
    }
    return named;
  }

  private @Nullable Named name(Subject.Text text, int from, int to, Subject subject) {
    int start = from;
    int end = Math.min(to, text.text().length());
    while (start < end && Character.isWhitespace(text.text().charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.text().charAt(end - 1))) {
      end--;
    }
    // the longest name of an agency is far shorter
    if (end - start < 3 || end - start > 120) {
      return null;
    }
    Optional<Agency> agency =
        organisation.resolve(
            subject.circumstances().locality(),
            text.text().substring(start, end),
            subject.namedOn());
    return agency.isPresent() ? new Named(agency.get(), start, end) : null;
  }

  private record Named(Agency agency, int start, int end) {}
}
