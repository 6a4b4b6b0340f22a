package vn.trinhky.workflow.internal.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.support.TestOrganisation;

/**
 * A throw-away locality for a test class: committee, office and two divisions, with a login {@code
 * <locality>.<agency>.<group>} for every group and a second officer of the division of home affairs.
 */
@Component
public class SmallTown {

  private final TestOrganisation registry;
  private final IdentitySync sync;

  SmallTown(TestOrganisation registry, IdentitySync sync) {
    this.registry = registry;
    this.sync = sync;
  }

  /** Founds the town and gives its people their logins. */
  public void found(String code) {
    Locality locality =
        new Locality(code, "Thị xã " + code, "Khánh Hòa", code, "ubnd", "vp", "noi-vu", "tu-phap");
    List<Agency> agencies =
        List.of(
            agency(code, "ubnd", AgencyKind.PEOPLES_COMMITTEE, Group.CLERK, Group.LEADER),
            agency(code, "vp", AgencyKind.COMMITTEE_OFFICE, Group.HEAD, Group.REVIEWER, Group.CLERK),
            division(code, "noi-vu"),
            division(code, "tai-chinh"));
    List<Officer> people = new ArrayList<>();
    for (Agency agency : agencies) {
      agency.groups().forEach(group -> people.add(officer(agency, group, group.code())));
    }
    people.add(officer(agencies.get(2), Group.OFFICER, "officer-2"));
    registry.put(locality, agencies, people);
    sync.synchronise(locality, agencies, people);
  }

  private static Agency division(String locality, String code) {
    return agency(
        locality, code, AgencyKind.SPECIALIZED_DIVISION, Group.OFFICER, Group.HEAD, Group.CLERK);
  }

  private static Agency agency(String locality, String code, AgencyKind kind, Group... groups) {
    return new Agency(
        locality,
        code,
        "Cơ quan " + code,
        null,
        List.of(),
        kind,
        null,
        List.of(),
        List.of(),
        Set.of(groups),
        Set.of(),
        null,
        null);
  }

  private static Officer officer(Agency agency, Group group, String login) {
    return new Officer(
        agency.locality() + "." + agency.code() + "." + login,
        "Nguyễn Văn " + login,
        agency.locality(),
        agency.code(),
        "Chuyên viên",
        PositionRank.STAFF,
        Set.of(group),
        null);
  }
}
