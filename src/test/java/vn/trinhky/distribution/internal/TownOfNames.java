package vn.trinhky.distribution.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.MemoryOrganisation;
import vn.trinhky.organisation.MemoryOrganisation.Collective;

/** A town whose names hold every difficulty of the issued decision of thị xã Ninh Hòa, 2022. */
final class TownOfNames {

  static final String LOCALITY = "town";
  static final Set<Group> FULL = Set.of(Group.OFFICER, Group.HEAD, Group.CLERK);

  private TownOfNames() {}

  static MemoryOrganisation organisation() {
    List<Agency> agencies = new ArrayList<>();
    add(
        agencies,
        "ubnd",
        "UBND thị xã Ninh Hòa",
        AgencyKind.PEOPLES_COMMITTEE,
        List.of("UBND thị xã", "Chủ tịch và các PCT UBND thị xã"),
        List.of(),
        Set.of(Group.LEADER, Group.CLERK));
    add(
        agencies,
        "hdnd",
        "HĐND thị xã",
        AgencyKind.PEOPLES_COUNCIL,
        List.of("Thường trực HĐND thị xã", "TT. HĐND thị xã"),
        List.of(),
        Set.of());
    add(
        agencies,
        "vp",
        "Văn phòng HĐND và UBND thị xã",
        AgencyKind.COMMITTEE_OFFICE,
        List.of("Văn phòng HĐND và UBND"),
        List.of("Chánh Văn phòng HĐND và UBND thị xã"),
        FULL);
    add(
        agencies,
        "noi-vu",
        "Phòng Nội vụ",
        AgencyKind.SPECIALIZED_DIVISION,
        List.of(),
        List.of("Trưởng phòng Nội vụ"),
        FULL);
    add(
        agencies,
        "gd-dt",
        "Phòng Giáo dục và Đào tạo",
        AgencyKind.SPECIALIZED_DIVISION,
        List.of(),
        List.of("Trưởng phòng Giáo dục và Đào tạo"),
        FULL);
    add(
        agencies,
        "tc-kh",
        "Phòng Tài chính - Kế hoạch",
        AgencyKind.SPECIALIZED_DIVISION,
        List.of(),
        List.of(),
        FULL);
    add(agencies, "xa-1", "UBND xã Ninh Sơn", AgencyKind.COMMUNE, List.of(), List.of(), FULL);
    add(
        agencies,
        "phuong-1",
        "UBND phường Ninh Hiệp",
        AgencyKind.COMMUNE,
        List.of(),
        List.of(),
        FULL);
    add(
        agencies,
        "thi-uy",
        "Thị ủy",
        AgencyKind.PARTY_BODY,
        List.of("Thường trực Thị ủy", "Các cơ quan tham mưu, giúp việc Thị ủy"),
        List.of(),
        Set.of());
    add(
        agencies,
        "mttq",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thị xã",
        AgencyKind.MASS_ORGANIZATION,
        List.of("UBMTTQ VN thị xã"),
        List.of(),
        Set.of());
    add(
        agencies,
        "doan-the",
        "Các đoàn thể thị xã",
        AgencyKind.MASS_ORGANIZATION,
        List.of(),
        List.of(),
        Set.of());
    add(
        agencies,
        "ubnd-tinh",
        "UBND tỉnh Khánh Hòa",
        AgencyKind.SUPERIOR,
        List.of(),
        List.of(),
        Set.of());
    add(
        agencies,
        "cong-ttdt",
        "Cổng thông tin điện tử thị xã",
        AgencyKind.PORTAL,
        List.of("Công thông tin điện tử thị xã"),
        List.of(),
        Set.of());
    List<String> bodies = List.of("vp", "noi-vu", "gd-dt", "tc-kh");
    return new MemoryOrganisation(
        LOCALITY,
        agencies,
        List.of(
            new Collective(
                "Các cơ quan, đơn vị",
                List.of(
                    "Các cơ quan, đơn vị thuộc UBND thị xã",
                    "Thủ trưởng các cơ quan, đơn vị thuộc UBND thị xã"),
                bodies),
            new Collective("Các ban, ngành thị xã", List.of(), bodies),
            new Collective("Các đơn vị sự nghiệp", List.of(), List.of()),
            new Collective(
                "UBND các xã, phường",
                List.of("UBND xã, phường", "Chủ tịch UBND các xã, phường"),
                List.of("xa-1", "phuong-1")),
            new Collective(
                "Các cơ quan, đơn vị có liên quan",
                List.of("Thủ trưởng các cơ quan, đơn vị có liên quan"),
                List.of())));
  }

  private static void add(
      List<Agency> agencies,
      String code,
      String name,
      AgencyKind kind,
      List<String> aliases,
      List<String> titles,
      Set<Group> groups) {
    agencies.add(
        MemoryOrganisation.agency(LOCALITY, code, name, null, kind, aliases, titles, groups));
  }
}
