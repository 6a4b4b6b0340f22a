package vn.trinhky.checker.internal;

import java.util.List;
import java.util.Set;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.MemoryOrganisation;
import vn.trinhky.organisation.MemoryOrganisation.Collective;
import vn.trinhky.organisation.Organisation;

/** The registry of a town as the plans of such towns name it. */
public final class Town {

  private Town() {}

  public static Organisation registry() {
    return new MemoryOrganisation(
        Sheet.TOWN,
        List.of(
            agency("ubnd", "UBND thị xã", AgencyKind.PEOPLES_COMMITTEE, "CT, các PCT UBND thị xã"),
            agency("vp", "Văn phòng HĐND và UBND thị xã", AgencyKind.COMMITTEE_OFFICE),
            agency("noi-vu", "Phòng Nội vụ", AgencyKind.SPECIALIZED_DIVISION),
            agency("tu-phap", "Phòng Tư pháp", AgencyKind.SPECIALIZED_DIVISION),
            agency(
                "tc-kh",
                "Phòng Tài chính - Kế hoạch",
                AgencyKind.SPECIALIZED_DIVISION,
                "Tài chính - Kế hoạch"),
            agency("y-te", "Phòng Y tế", AgencyKind.SPECIALIZED_DIVISION),
            agency("dai", "Đài Truyền thanh", AgencyKind.MEDIA),
            agency("mot-cua", "Bộ phận Một cửa", AgencyKind.ONE_STOP_UNIT),
            agency("doan", "Đoàn Kiểm tra công vụ", AgencyKind.WORKING_GROUP),
            agency("cong", "Cổng Thông tin điện tử thị xã", AgencyKind.PORTAL),
            agency("thi-uy", "TT. Thị ủy", AgencyKind.PARTY_BODY),
            agency("so-nv", "Sở Nội vụ tỉnh", AgencyKind.SUPERIOR)),
        List.of(
            new Collective("Các cơ quan, đơn vị", List.of(), List.of("vp", "noi-vu", "tu-phap")),
            new Collective("Các cơ quan, đơn vị có liên quan", List.of(), List.of()),
            new Collective(
                "UBND các xã, phường", List.of("UBND xã, phường"), List.of("xa-1", "xa-2"))));
  }

  private static Agency agency(String code, String name, AgencyKind kind, String... aliases) {
    return MemoryOrganisation.agency(
        Sheet.TOWN, code, name, null, kind, List.of(aliases), List.of(), Set.of());
  }
}
