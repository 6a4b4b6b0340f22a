package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.internal.CatalogueFile.AgencyEntry;
import vn.trinhky.organisation.internal.CatalogueFile.OfficerEntry;
import vn.trinhky.organisation.internal.CatalogueNames.Name;
import vn.trinhky.problem.Refusal;

/** Finds every fault of a catalogue file before anything is stored. */
final class CatalogueCheck {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern USER = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");
  private static final Pattern FIELD = Pattern.compile("\\*|[A-Z][A-Z_]*");
  private static final int LOCALITY_LENGTH = 32;
  private static final int AGENCY_LENGTH = 38;

  /** The engine's limit for ids of users and groups. */
  private static final int ID_LENGTH = 64;

  private final CatalogueFile file;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, AgencyEntry> agencies = new HashMap<>();

  private CatalogueCheck(CatalogueFile file) {
    this.file = file;
  }

  /**
   * @throws Refusal 400 {@code invalid-catalogue} with all faults
   */
  static void of(CatalogueFile file) {
    CatalogueCheck check = new CatalogueCheck(file);
    check.run();
    if (!check.faults.isEmpty()) {
      throw refusal(check.faults);
    }
  }

  static Refusal refusal(List<String> faults) {
    return Refusal.badRequest(
        "invalid-catalogue", "Danh mục chưa nhập được: " + String.join("; ", faults) + ".");
  }

  private void run() {
    if (file.locality() == null) {
      faults.add("thiếu mục “locality”");
      return;
    }
    locality();
    file.agencies().forEach(this::agency);
    file.agencies().forEach(this::parent);
    collectives();
    names();
    Set<String> users = new HashSet<>();
    file.officers().forEach(officer -> officer(officer, users));
    missingPeople();
  }

  private void locality() {
    CatalogueFile.LocalityEntry locality = file.locality();
    code("mã địa phương", locality.code(), LOCALITY_LENGTH);
    required("tên địa phương", locality.name());
    required("địa danh (place)", locality.place());
    dates("địa phương", locality.validFrom(), locality.validTo());
    Set<String> codes = new HashSet<>();
    file.agencies().forEach(agency -> codes.add(agency.code()));
    known("locality.committee", locality.committee(), codes);
    known("locality.office", locality.office(), codes);
    known("locality.standingAgency", locality.standingAgency(), codes);
    if (locality.justiceAgency() != null) {
      known("locality.justiceAgency", locality.justiceAgency(), codes);
    }
  }

  private void agency(AgencyEntry agency) {
    code("mã cơ quan", agency.code(), AGENCY_LENGTH);
    required("tên của cơ quan “%s”".formatted(agency.code()), agency.name());
    if (agency.kind() == null) {
      faults.add("cơ quan “%s” thiếu loại (kind)".formatted(agency.code()));
    }
    if (agencies.put(agency.code(), agency) != null) {
      faults.add("mã cơ quan “%s” bị trùng".formatted(agency.code()));
    }
    dates("cơ quan “%s”".formatted(agency.code()), agency.validFrom(), agency.validTo());
    for (String group : agency.groups()) {
      group(agency.code(), group);
    }
    link(agency);
  }

  /** The other locality need not be here; where it is not, the agency is an ordinary one. */
  private void link(AgencyEntry agency) {
    String who = "cơ quan “%s”".formatted(agency.code());
    if (agency.locality() != null) {
      code("địa phương (locality) của " + who, agency.locality(), LOCALITY_LENGTH);
      if (agency.locality().equals(file.locality().code())) {
        faults.add(who + " không thể là chính địa phương này");
      }
    }
    if (agency.agencyThere() != null) {
      code(
          "cơ quan tại địa phương riêng (agencyThere) của " + who,
          agency.agencyThere(),
          AGENCY_LENGTH);
      if (agency.locality() == null) {
        faults.add(who + " có agencyThere mà thiếu locality");
      }
    }
  }

  private void group(String agency, String group) {
    if (CatalogueNames.group(group) == null) {
      faults.add("cơ quan “%s”: không có nhóm “%s”".formatted(agency, group));
      return;
    }
    String id = file.locality().code() + "." + agency + "." + group;
    if (id.length() > ID_LENGTH) {
      faults.add("mã nhóm “%s” dài quá %d ký tự".formatted(id, ID_LENGTH));
    }
  }

  private void parent(AgencyEntry agency) {
    Set<String> seen = new HashSet<>();
    AgencyEntry current = agency;
    while (current.parent() != null && seen.add(current.code())) {
      AgencyEntry parent = agencies.get(current.parent());
      if (parent == null) {
        if (current == agency) {
          faults.add(
              "cơ quan “%s” có cơ quan cấp trên “%s” không có trong danh mục"
                  .formatted(agency.code(), agency.parent()));
        }
        return;
      }
      current = parent;
    }
    if (current.parent() != null) {
      faults.add("cơ quan “%s” là cấp trên của chính nó".formatted(agency.code()));
    }
  }

  private void collectives() {
    Set<String> names = new HashSet<>();
    for (CatalogueFile.CollectiveEntry collective : file.collectives()) {
      required("tên gọi chung", collective.name());
      if (!names.add(collective.name())) {
        faults.add("tên gọi chung “%s” bị trùng".formatted(collective.name()));
      }
      for (String code : collective.include()) {
        known("tên gọi chung “%s”".formatted(collective.name()), code, agencies.keySet());
      }
      for (String code : collective.exclude()) {
        known("tên gọi chung “%s”".formatted(collective.name()), code, agencies.keySet());
      }
    }
  }

  /** A printed name must mean one thing on one day. */
  private void names() {
    Map<String, List<Name>> byKey = new HashMap<>();
    CatalogueNames.of(file)
        .forEach(name -> byKey.computeIfAbsent(name.key(), key -> new ArrayList<>()).add(name));
    byKey.values().forEach(this::oneMeaning);
  }

  private void oneMeaning(List<Name> names) {
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Name a = names.get(i);
        Name b = names.get(j);
        if (!a.meaning().equals(b.meaning()) && overlap(a, b)) {
          faults.add(
              "tên “%s” chỉ cả “%s” lẫn “%s”".formatted(a.printed(), a.meaning(), b.meaning()));
        }
      }
    }
  }

  private static boolean overlap(Name a, Name b) {
    return Days.overlap(a.validFrom(), a.validTo(), b.validFrom(), b.validTo());
  }

  private void officer(OfficerEntry officer, Set<String> users) {
    String who = "người dùng “%s”".formatted(officer.user());
    if (officer.user() == null || !USER.matcher(officer.user()).matches()) {
      faults.add(who + ": tên đăng nhập phải có dạng <cơ quan>.<nhóm>");
      return;
    }
    if (!users.add(officer.user())) {
      faults.add(who + " bị trùng");
    }
    if ((file.locality().code() + "." + officer.user()).length() > ID_LENGTH) {
      faults.add(who + ": tên đăng nhập dài quá %d ký tự".formatted(ID_LENGTH));
    }
    required("họ tên của " + who, officer.name());
    required("chức vụ của " + who, officer.position());
    if (officer.rank() == null) {
      faults.add(who + " thiếu thứ bậc (rank)");
    }
    AgencyEntry agency = agencies.get(officer.agency());
    if (agency == null) {
      faults.add(who + ": không có cơ quan “%s”".formatted(officer.agency()));
      return;
    }
    for (String group : officer.groups()) {
      if (!agency.groups().contains(group)) {
        faults.add(who + ": cơ quan “%s” không có nhóm “%s”".formatted(agency.code(), group));
      }
    }
    for (String field : officer.fields()) {
      if (!FIELD.matcher(field).matches()) {
        faults.add(who + ": mã lĩnh vực “%s” không hợp lệ".formatted(field));
      }
    }
  }

  /** A group without people would leave its tasks to nobody. */
  private void missingPeople() {
    Map<String, Integer> heads = new HashMap<>();
    Set<String> filled = new HashSet<>();
    for (OfficerEntry officer : file.officers()) {
      if (Boolean.FALSE.equals(officer.active())) {
        continue;
      }
      officer.groups().forEach(group -> filled.add(officer.agency() + "." + group));
      if (officer.rank() == PositionRank.HEAD) {
        heads.merge(officer.agency(), 1, Integer::sum);
      }
    }
    heads.forEach(
        (agency, count) -> {
          if (count > 1) {
            faults.add("cơ quan “%s” có %d người đứng đầu".formatted(agency, count));
          }
        });
    for (AgencyEntry agency : file.agencies()) {
      for (String group : agency.groups()) {
        if (!filled.contains(agency.code() + "." + group)) {
          faults.add("nhóm “%s” của cơ quan “%s” chưa có ai".formatted(group, agency.code()));
        }
      }
    }
  }

  private void code(String what, @Nullable String code, int length) {
    if (code == null || !CODE.matcher(code).matches()) {
      faults.add("%s “%s” chỉ được gồm a-z, 0-9 và dấu gạch nối".formatted(what, code));
    } else if (code.length() > length) {
      faults.add("%s “%s” dài quá %d ký tự".formatted(what, code, length));
    }
  }

  private void required(String what, @Nullable String content) {
    if (content == null || content.isBlank()) {
      faults.add("thiếu " + what);
    }
  }

  private void known(String what, @Nullable String code, Set<String> codes) {
    if (code == null || !codes.contains(code)) {
      faults.add("%s: không có cơ quan “%s”".formatted(what, code));
    }
  }

  private void dates(String what, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      faults.add("%s: ngày kết thúc trước ngày bắt đầu".formatted(what));
    }
  }
}
