package vn.trinhky.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;

/** The shipped catalogue of thị xã Ninh Hòa, imported under a code of this class's own. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueIT {

  private static final Resource FILE = new ClassPathResource("catalogue/ninh-hoa.yaml");
  private static final String TOWN = "catalogue-it";
  private static final LocalDate ISSUED = LocalDate.of(2022, 1, 21);

  @Autowired private CatalogueImport catalogue;
  @Autowired private Organisation organisation;
  @Autowired private JdbcClient jdbc;

  @BeforeAll
  void importTown() {
    assertThat(catalogue.importLocality(FILE, TOWN).changes())
        .contains("organisation_agency + 51", "organisation_officer + 129");
  }

  @Test
  void the_shipped_catalogue_is_there_after_the_start() {
    assertThat(organisation.localities()).extracting(Locality::code).contains("ninh-hoa");
    assertThat(organisation.officer("ninh-hoa.ubnd.leader-2"))
        .hasValueSatisfying(
            officer -> {
              assertThat(officer.name()).isEqualTo("Nguyễn Minh Thư");
              assertThat(officer.position()).isEqualTo("Phó Chủ tịch");
            });
  }

  @Test
  void who_asks_often_is_answered_from_one_state_and_later_from_the_next() {
    List<Officer> first =
        organisation.unchanged(
            () -> {
              List<Officer> before = organisation.officers(TOWN);
              jdbc.sql("update organisation_locality set catalogue_version = ? where code = ?")
                  .params("of-another-node", TOWN)
                  .update();
              assertThat(organisation.officers(TOWN)).isSameAs(before);
              return before;
            });
    assertThat(organisation.officers(TOWN)).isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void a_second_import_changes_nothing() {
    CatalogueImport.Report report = catalogue.importLocality(FILE, TOWN);
    assertThat(report.changes()).isEmpty();
    assertThat(report.missing()).isEmpty();
  }

  @Test
  void the_locality_names_its_offices() {
    Locality town = organisation.locality(TOWN);
    assertThat(town.place()).isEqualTo("Ninh Hòa");
    assertThat(town.committee()).isEqualTo("ubnd");
    assertThat(town.office()).isEqualTo("vp");
    assertThat(town.standingAgency()).isEqualTo("noi-vu");
    assertThat(town.justiceAgency()).isEqualTo("tu-phap");
    assertThat(organisation.agency(TOWN, "ubnd").letterhead())
        .containsExactly("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA");
    assertThat(organisation.agency(TOWN, "noi-vu").shortName()).isEqualTo("NV");
  }

  /** Appendix of the issued decision of thị xã Ninh Hòa, 2022: leads and coordinating bodies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bưu điện Ninh Hòa | buu-dien-ninh-hoa",
        "Chi cục Thuế khu vực Bắc Khánh Hòa | thue-bac-kh",
        "Phòng Kinh tế | kinh-te",
        "Phòng Nội vụ | noi-vu",
        "Phòng Tài chính - Kế hoạch | tc-kh",
        "Phòng Tài chính – Kế hoạch | tc-kh",
        "Phòng Tư pháp | tu-phap",
        "Phòng Văn hóa và Thông tin | vh-tt",
        "Văn phòng HĐND và UBND thị xã | vp",
        // Điều 3 names heads
        "Chánh Văn phòng HĐND và UBND thị xã | vp",
        "Trưởng phòng Nội vụ | noi-vu",
        // Nơi nhận
        "- UBND tỉnh Khánh Hòa; | ubnd-tinh-khanh-hoa",
        "Sở Nội vụ tỉnh Khánh Hòa | so-noi-vu-tinh-khanh-hoa",
        "Thường trực Thị ủy | thi-uy",
        "Thường trực HĐND thị xã | hdnd",
        "Chủ tịch và các PCT UBND thị xã | ubnd",
        "Các cơ quan tham mưu, giúp việc Thị ủy | thi-uy",
        "UBMTTQ VN thị xã | mttq",
        "các đoàn thể thị xã | doan-the",
        "Công thông tin điện tử thị xã | cong-ttdt",
        // other spellings
        "Uỷ ban nhân dân xã Ninh Sơn | xa-ninh-son",
        "Chủ tịch UBND phường Ninh Hiệp | phuong-ninh-hiep",
        "Giám đốc Trung tâm Văn hoá – Thông tin và Thể thao | vh-tt-tt",
        "Chánh Thanh tra thị xã | thanh-tra"
      })
  void printed_names_of_the_decision_mean_one_agency(String printed, String code) {
    assertThat(organisation.resolve(TOWN, printed, ISSUED))
        .hasValueSatisfying(agency -> assertThat(agency.code()).isEqualTo(code));
    assertThat(organisation.collective(TOWN, printed, ISSUED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Các cơ quan, đơn vị | 13",
        "Thủ trưởng các cơ quan, đơn vị thuộc UBND thị xã | 13",
        "UBND các xã, phường | 27",
        "Chủ tịch UBND các xã, phường | 27",
        "Các cơ quan chuyên môn thuộc UBND thị xã | 12",
        "Các đơn vị sự nghiệp công lập | 1",
        "Các cơ quan, đơn vị có liên quan | 0",
        "thủ trưởng các cơ quan, đơn vị có liên quan | 0",
        "Các cơ quan liên quan | 0"
      })
  void collective_names_of_the_decision_expand(String printed, int count) {
    assertThat(organisation.collective(TOWN, printed, ISSUED))
        .hasValueSatisfying(
            collective -> {
              assertThat(collective.agencies()).hasSize(count).doesNotHaveDuplicates();
              assertThat(collective.agencies())
                  .allMatch(code -> organisation.agency(TOWN, code).isInternal());
            });
    assertThat(organisation.resolve(TOWN, printed, ISSUED)).isEmpty();
  }

  @Test
  void the_directory_finds_every_printed_name_as_it_is_resolved() {
    Directory directory = organisation.directory(TOWN, ISSUED);
    for (Agency agency : organisation.agencies(TOWN, ISSUED)) {
      for (List<String> names :
          List.of(List.of(agency.name()), agency.aliases(), agency.titleAliases())) {
        for (String name : names) {
          assertThat(directory.list("- " + name + ";"))
              .extracting(Directory.Mention::agency)
              .containsExactly(organisation.resolve(TOWN, name, ISSUED).orElseThrow().code());
        }
      }
    }
    for (Organisation.CollectiveName collective : organisation.collectives(TOWN, ISSUED)) {
      assertThat(directory.list(collective.name()))
          .extracting(Directory.Mention::collective)
          .containsExactly(collective.name());
    }
    assertThat(organisation.directory(TOWN, LocalDate.of(2030, 1, 1)).find("Phòng Nội vụ"))
        .isEmpty();
  }

  @Test
  void agencies_end_with_their_level() {
    LocalDate lastDay = LocalDate.of(2025, 6, 30);
    assertThat(organisation.agencies(TOWN, lastDay)).hasSize(51);
    assertThat(organisation.agencies(TOWN, lastDay.plusDays(1))).isEmpty();
    assertThat(organisation.resolve(TOWN, "Phòng Nội vụ", lastDay)).isPresent();
    assertThat(organisation.resolve(TOWN, "Phòng Nội vụ", lastDay.plusDays(1))).isEmpty();
  }

  @Test
  void every_group_of_every_agency_has_its_user() {
    for (Agency agency : organisation.agencies(TOWN, ISSUED)) {
      for (Group group : agency.groups()) {
        String user = group.of(TOWN, agency.code());
        assertThat(organisation.members(TOWN, agency.code(), group))
            .extracting(Officer::user)
            .contains(user);
        assertThat(organisation.actor(user).isIn(group, TOWN, agency.code())).isTrue();
        assertThat(user.length()).isLessThanOrEqualTo(64);
      }
    }
    assertThat(organisation.members(TOWN, "noi-vu", Group.HEAD))
        .extracting(Officer::position)
        .containsExactly("Trưởng phòng", "Phó Trưởng phòng");
  }

  @Test
  void an_unknown_login_has_no_right() {
    Actor nobody = organisation.actor("nobody");
    assertThat(nobody.groups()).isEmpty();
    assertThat(nobody.localities()).isEmpty();
    assertThat(nobody.administrator()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Phòng Không có", ""})
  void an_unknown_name_means_nothing(String printed) {
    assertThat(organisation.resolve(TOWN, printed, ISSUED)).isEmpty();
    assertThat(organisation.collective(TOWN, printed, ISSUED)).isEmpty();
  }

  @Test
  void what_leaves_the_file_is_kept_and_reported() throws IOException {
    String code = "catalogue-it-kept";
    catalogue.importLocality(FILE, code);
    String shorter =
        text()
            .replaceAll("(?s)  - code: buu-dien-ninh-hoa\n.*?(?=  - code: thi-uy)", "")
            .replaceAll("(?m)^  - \\{user: noi-vu.officer-2,.*\n", "")
            .replace("name: Lê Quang Hải", "name: Lê Quang Đổi");
    CatalogueImport.Report report = catalogue.importLocality(file(shorter), code);
    assertThat(report.missing())
        .containsExactlyInAnyOrder(
            "agency buu-dien-ninh-hoa", "officer " + code + ".noi-vu.officer-2");
    assertThat(organisation.resolve(code, "Bưu điện Ninh Hòa", ISSUED)).isPresent();
    assertThat(organisation.actor(code + ".noi-vu.officer-2").groups()).isNotEmpty();
    // the cache follows
    assertThat(organisation.officer(code + ".noi-vu.head"))
        .hasValueSatisfying(officer -> assertThat(officer.name()).isEqualTo("Lê Quang Đổi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code: thue-bac-kh | code: Thuế | chỉ được gồm a-z",
        "code: thue-bac-kh | code: a23456789-123456789-123456789-123456789 | dài quá 38",
        "parent: vp | parent: vpp | không có trong danh mục",
        "parent: vp | parent: cong-ttdt | cấp trên của chính nó",
        "name: Phòng Tư pháp | name: Phòng Nội vụ | chỉ cả",
        "groups: [leader, clerk] | groups: [leader, clerk, boss] | không có nhóm “boss”",
        "standingAgency: noi-vu | standingAgency: noi-vuu | không có cơ quan “noi-vuu”",
        "kind: PORTAL | kind: GATE | sai cấu trúc"
      })
  void a_faulty_file_is_refused_as_a_whole(String good, String bad, String message)
      throws IOException {
    String text = text();
    assertThat(text).contains(good);
    assertThatThrownBy(
            () -> catalogue.importLocality(file(text.replace(good, bad)), "catalogue-it-bad"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
    assertThat(organisation.localities())
        .extracting(Locality::code)
        .doesNotContain("catalogue-it-bad");
  }

  @Test
  void a_locality_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> organisation.agencies("nowhere", ISSUED))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-locality"));
    assertThatThrownBy(() -> organisation.agency(TOWN, "nothing"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-agency"));
  }

  @Test
  void a_code_that_is_too_long_for_the_engine_is_refused() {
    assertThatThrownBy(() -> catalogue.importLocality(FILE, "x".repeat(33)))
        .hasMessageContaining("dài quá 32");
    assertThatThrownBy(
            () ->
                catalogue.importLocality(
                    file(text().replace("vh-tt-tt", "v".repeat(30))), "x".repeat(32)))
        .hasMessageContaining("dài quá 64");
  }

  private static String text() throws IOException {
    return FILE.getContentAsString(StandardCharsets.UTF_8);
  }

  private static Resource file(String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "test.yaml");
  }
}
