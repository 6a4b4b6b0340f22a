package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Organisation;

/**
 * What the lead of a row is in the catalogue of the locality.
 *
 * <ul>
 *   <li>{@code lead-generic} INFO: a group leads; every member gets the task (tỉnh Vĩnh Long 2023:
 *       25 rows).
 *   <li>{@code lead-unknown} WARNING: neither an agency nor a group of the catalogue.
 *   <li>{@code lead-not-agency} WARNING: a unit inside an agency, or a temporary body (thành phố
 *       Vũng Tàu 2023, rows 5 and 39; thị xã Vĩnh Châu 2023, row 30). Allowed, with its parent
 *       answering.
 * </ul>
 */
@Component
class KindOfLead implements Rule {

  private static final Set<AgencyKind> NOT_AGENCIES =
      Set.of(AgencyKind.WORKING_GROUP, AgencyKind.ONE_STOP_UNIT, AgencyKind.PORTAL);

  private final Organisation organisation;

  KindOfLead(Organisation organisation) {
    this.organisation = organisation;
  }

  @Override
  public List<String> codes() {
    return List.of("lead-generic", "lead-unknown", "lead-not-agency");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    if (subject.rows().isEmpty()) {
      return found;
    }
    Circumstances now = subject.circumstances();
    Map<String, Agency> agencies = new HashMap<>();
    organisation
        .agencies(now.locality(), subject.namedOn())
        .forEach(agency -> agencies.put(agency.code(), agency));
    Map<String, Integer> members = new HashMap<>();
    organisation
        .collectives(now.locality(), subject.namedOn())
        .forEach(group -> members.put(group.name(), group.agencies().size()));
    for (Subject.Row row : subject.rows()) {
      Draft.AgencyRef lead = row.row().lead();
      if (lead != null) {
        lead(row, lead, members, found);
      }
      notAgencies(row, agencies, found);
    }
    return found;
  }

  private static void lead(
      Subject.Row row, Draft.AgencyRef lead, Map<String, Integer> members, List<Finding> found) {
    Subject.Text cell = Rows.leadCell(row);
    if (lead.collective() != null) {
      int count = members.getOrDefault(lead.collective(), 0);
      found.add(
          Found.info("lead-generic")
              .in(cell)
              .says(
                  count == 0
                      ? "“%s” là tên chung không có danh sách cụ thể; chưa biết ai chịu trách nhiệm. Đề nghị ghi tên cơ quan."
                          .formatted(lead.name())
                      : "“%s” là tên chung: việc này sẽ giao cho từng cơ quan trong nhóm (%d cơ quan)."
                          .formatted(lead.name(), count)));
    } else if (lead.agency() == null) {
      found.add(
          Found.warning("lead-unknown")
              .in(cell)
              .says(
                  "Không tìm thấy “%s” trong danh mục cơ quan. Đề nghị chọn từ danh mục, hoặc thêm tên gọi này vào danh mục."
                      .formatted(lead.name())));
    }
  }

  private static void notAgencies(
      Subject.Row row, Map<String, Agency> agencies, List<Finding> found) {
    List<Draft.AgencyRef> leads = Rows.leads(row);
    for (int i = 0; i < leads.size(); i++) {
      Agency agency = leads.get(i).agency() == null ? null : agencies.get(leads.get(i).agency());
      if (agency == null || !NOT_AGENCIES.contains(agency.kind())) {
        continue;
      }
      Agency parent = agency.parent() == null ? null : agencies.get(agency.parent());
      String field = row.row().lead() != null ? "lead.name" : "proposedLeads[" + i + "].name";
      String cell = row.row().assignment();
      found.add(
          Found.warning("lead-not-agency")
              .in(
                  Rows.blank(cell) || cell == null
                      ? row.text(field, leads.get(i).name())
                      : row.text("assignment", cell))
              .says(
                  "“%s” là bộ phận hoặc tổ chức tạm thời, không phải cơ quan. Đề nghị ghi cơ quan chịu trách nhiệm%s."
                      .formatted(
                          leads.get(i).name(),
                          parent == null ? "" : ", có lẽ là " + parent.name())));
    }
  }
}
