package vn.trinhky.distribution.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.distribution.AgencyNames;
import vn.trinhky.distribution.AgencyNames.Named;

class PrintedAgencyNamesTest {

  private static final LocalDate DAY = LocalDate.of(2022, 1, 21);

  private final AgencyNames names = new PrintedAgencyNames(TownOfNames.organisation());

  @Test
  void keeps_names_together_that_contain_separators() {
    assertThat(resolve("Phòng Giáo dục và Đào tạo, Phòng Nội vụ và Các ban, ngành thị xã"))
        .extracting(Named::printed)
        .containsExactly("Phòng Giáo dục và Đào tạo", "Phòng Nội vụ", "Các ban, ngành thị xã");
  }

  @Test
  void splits_several_bodies_of_one_line() {
    assertThat(
            names.agencies(
                TownOfNames.LOCALITY, "Thường trực Thị ủy, Thường trực HĐND thị xã", DAY))
        .containsExactly("thi-uy", "hdnd");
    assertThat(names.agencies(TownOfNames.LOCALITY, "UBMTTQ VN thị xã; các đoàn thể thị xã.", DAY))
        .containsExactly("mttq", "doan-the");
  }

  @Test
  void prefers_the_longest_known_name() {
    assertThat(resolve("Các cơ quan tham mưu, giúp việc Thị ủy"))
        .containsExactly(
            new Named("Các cơ quan tham mưu, giúp việc Thị ủy", "thi-uy", null, List.of("thi-uy")));
  }

  @Test
  void keeps_unknown_text_between_known_names_in_one_piece() {
    assertThat(resolve("Phòng Nội vụ, Ban Quản lý chợ, bến xe và UBND tỉnh Khánh Hòa"))
        .extracting(Named::printed, Named::isUnknown)
        .containsExactly(
            tuple("Phòng Nội vụ", false),
            tuple("Ban Quản lý chợ, bến xe", true),
            tuple("UBND tỉnh Khánh Hòa", false));
  }

  @Test
  void concerned_bodies_without_a_name_are_a_group_without_members() {
    assertThat(resolve("Sở Lạ và các tổ chức, cá nhân có liên quan"))
        .containsExactly(
            new Named("Sở Lạ", null, null, List.of()),
            new Named(
                "các tổ chức, cá nhân có liên quan",
                null,
                "các tổ chức, cá nhân có liên quan",
                List.of()));
  }

  @Test
  void leaves_out_notes_bullets_and_final_marks() {
    assertThat(
            names.agencies(
                TownOfNames.LOCALITY, "- UBND tỉnh Khánh Hòa (báo cáo);\n- Phòng Nội vụ.", DAY))
        .containsExactly("ubnd-tinh", "noi-vu");
    assertThat(resolve(" ; . ")).isEmpty();
  }

  private List<Named> resolve(String text) {
    return names.resolve(TownOfNames.LOCALITY, text, DAY);
  }
}
