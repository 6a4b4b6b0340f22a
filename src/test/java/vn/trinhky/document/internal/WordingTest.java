package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void days_below_ten_and_months_one_and_two_have_a_leading_zero() {
    assertThat(Wording.date(LocalDate.of(2020, 3, 5))).isEqualTo("ngày 05 tháng 3 năm 2020");
    assertThat(Wording.date(LocalDate.of(2020, 1, 2))).isEqualTo("ngày 02 tháng 01 năm 2020");
    assertThat(Wording.date(LocalDate.of(2020, 12, 20))).isEqualTo("ngày 20 tháng 12 năm 2020");
  }

  @Test
  void a_number_below_ten_has_a_leading_zero() {
    assertThat(Wording.number("7")).isEqualTo("07");
    assertThat(Wording.number("07")).isEqualTo("07");
    assertThat(Wording.number("112")).isEqualTo("112");
    assertThat(Wording.number("30c")).isEqualTo("30c");
  }

  @Test
  void what_is_missing_is_a_gap_of_blanks() {
    assertThat(Wording.number(null)).isNotEmpty().matches("\u00a0+");
    assertThat(Wording.date(null)).matches("ngày\u00a0+tháng\u00a0+năm\u00a0+");
  }

  @Test
  void a_text_ends_with_its_mark_exactly_once() {
    for (String text :
        List.of("từ ngày ký", "từ ngày ký.", "từ ngày ký./.", "từ ngày ký./. ./.\n")) {
      assertThat(Wording.ended(text)).isEqualTo("từ ngày ký./.");
    }
  }

  @Test
  void the_committee_is_named_in_running_text() {
    assertThat(Wording.bodyName(List.of("ỦY BAN NHÂN DÂN", "THỊ XÃ NINH HÒA")))
        .isEqualTo("Ủy ban nhân dân thị xã Ninh Hòa");
    assertThat(Wording.bodyName(List.of("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG")))
        .isEqualTo("Ủy ban nhân dân tỉnh Vĩnh Long");
    assertThat(Wording.bodyName(List.of("CHỦ TỊCH", "UỶ BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH")))
        .isEqualTo("Chủ tịch Uỷ ban nhân dân Thành phố Hồ Chí Minh");
    assertThat(Wording.bodyName(List.of("ỦY BAN NHÂN DÂN", "PHƯỜNG 1")))
        .isEqualTo("Ủy ban nhân dân Phường 1");
  }

  @Test
  void text_is_composed_and_free_of_control_characters() {
    assertThat(Wording.clean("Ho\u0300a\u0000\u000b bình")).isEqualTo("Hòa bình");
  }

  /** As it comes in from Word, where the last sign of a bold line is bold, too. */
  @Test
  void a_line_that_ends_in_emphasis_ends_once() {
    assertThat(Wording.marked("Căn cứ **Luật Cán bộ, công chức;**", "."))
        .isEqualTo("Căn cứ **Luật Cán bộ, công chức**.");
    assertThat(Wording.marked("Căn cứ **Luật**;", ";")).isEqualTo("Căn cứ **Luật**;");
    assertThat(Wording.ended("Có hiệu lực **từ ngày ký.**"))
        .isEqualTo("Có hiệu lực **từ ngày ký**./.");
    assertThat(Wording.ended("*Có hiệu lực từ ngày ký./.*"))
        .isEqualTo("*Có hiệu lực từ ngày ký*./.");
  }

  @Test
  void appendices_have_roman_numbers() {
    assertThat(List.of(1, 4, 9, 14)).map(Wording::roman).containsExactly("I", "IV", "IX", "XIV");
  }
}
