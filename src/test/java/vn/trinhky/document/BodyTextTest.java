package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.BodyText.Kind;
import vn.trinhky.document.BodyText.Line;
import vn.trinhky.document.BodyText.Run;

class BodyTextTest {

  @Test
  void a_year_at_the_beginning_of_a_sentence_is_not_a_label() {
    Line line = only("1986. Năm sinh của đồng chí được ghi theo lý lịch");
    assertThat(line.kind()).isEqualTo(Kind.PARAGRAPH);
    assertThat(line.text()).isEqualTo("1986. Năm sinh của đồng chí được ghi theo lý lịch");
  }

  @Test
  void amounts_dates_and_shares_are_not_labels() {
    for (String text :
        List.of("2.000 đồng mỗi bộ", "30/6/2025 là hạn cuối", "100% dịch vụ công", "4,5 điểm")) {
      assertThat(only(text).kind()).as(text).isEqualTo(Kind.PARAGRAPH);
    }
  }

  @Test
  void labels_are_kept_as_written_and_never_renumbered() {
    assertThat(BodyText.parse("3. Ba\n3. Ba nữa\n1. Một").lines())
        .extracting(Line::label)
        .containsExactly("3.", "3.", "1.");
  }

  @Test
  void every_legal_label_is_known() {
    assertThat(only("IV. TỔ CHỨC THỰC HIỆN").kind()).isEqualTo(Kind.ROMAN);
    assertThat(only("12. Nội dung").kind()).isEqualTo(Kind.NUMBER);
    assertThat(only("đ) Đẩy mạnh thanh toán").label()).isEqualTo("đ)");
    assertThat(only("- Chủ trì tham mưu").kind()).isEqualTo(Kind.DASH);
    assertThat(only("+ Hướng dẫn").kind()).isEqualTo(Kind.DASH);
    assertThat(only("Điều 3. Trách nhiệm").label()).isEqualTo("Điều 3.");
    assertThat(only("(1) Xã loại một").label()).isEqualTo("(1)");
    assertThat(only("(1) Xã loại một").depth()).isEqualTo(2);
    assertThat(only("1.2. Chỉ tiêu").depth()).isEqualTo(2);
  }

  @Test
  void letters_that_are_no_roman_number_head_no_section() {
    assertThat(only("IIII. Không phải số La Mã").kind()).isEqualTo(Kind.PARAGRAPH);
    assertThat(only("A. Mục tiêu").kind()).isEqualTo(Kind.PARAGRAPH);
  }

  @Test
  void a_division_stands_alone_with_its_title_below() {
    List<Line> lines = BodyText.parse("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi.").lines();
    assertThat(lines)
        .extracting(Line::kind)
        .containsExactly(Kind.CHAPTER, Kind.DIVISION_TITLE, Kind.ARTICLE);
    assertThat(BodyText.parse("Mục 2. TỔ CHỨC").lines())
        .extracting(Line::kind)
        .containsExactly(Kind.SECTION, Kind.DIVISION_TITLE);
  }

  @Test
  void a_sentence_that_begins_with_a_division_stays_a_sentence() {
    assertThat(only("Mục 1 của Kế hoạch này được điều chỉnh.").kind()).isEqualTo(Kind.PARAGRAPH);
    assertThat(only("Phần lớn hồ sơ đúng hạn.").kind()).isEqualTo(Kind.PARAGRAPH);
  }

  @Test
  void a_short_line_with_items_below_it_is_a_title() {
    List<Line> lines =
        BodyText.parse("1. Phòng Nội vụ\n- Chủ trì tham mưu.\n2. Phòng Tư pháp.").lines();
    assertThat(lines).extracting(Line::titled).containsExactly(true, false, false);
  }

  @Test
  void a_sentence_with_items_below_it_is_running_text() {
    assertThat(BodyText.parse("2. Đẩy mạnh dịch vụ công:\na) Phấn đấu.").lines().get(0).titled())
        .isFalse();
  }

  @Test
  void a_short_line_without_items_is_running_text() {
    assertThat(BodyText.parse("1. Phòng Nội vụ\n2. Phòng Tư pháp").lines())
        .extracting(Line::titled)
        .containsExactly(false, false);
  }

  @Test
  void blank_lines_are_not_printed_but_counted() {
    assertThat(BodyText.parse("a) Một\n\n  \nb) Hai").lines())
        .extracting(Line::number)
        .containsExactly(1, 4);
  }

  @Test
  void emphasis_is_read() {
    assertThat(BodyText.runs("Nêu **rõ** và *nghiêng* hoặc ***cả hai***."))
        .containsExactly(
            new Run("Nêu ", false, false),
            new Run("rõ", true, false),
            new Run(" và ", false, false),
            new Run("nghiêng", false, true),
            new Run(" hoặc ", false, false),
            new Run("cả hai", true, true),
            new Run(".", false, false));
    assertThat(BodyText.runs("**đậm *và nghiêng* tiếp**"))
        .containsExactly(
            new Run("đậm ", true, false),
            new Run("và nghiêng", true, true),
            new Run(" tiếp", true, false));
  }

  @Test
  void a_star_without_partner_is_a_star() {
    for (String text : List.of("5 * 3 * 2", "chú thích (*)", "**mở", "mở *", "****")) {
      assertThat(only(text).text()).as(text).isEqualTo(text);
    }
  }

  @Test
  void the_real_plan_has_four_sections_and_the_titles_of_its_agencies() {
    List<Line> lines =
        BodyText.parse(new Samples().load("ninh-hoa-2022").draft().plan().body()).lines();
    assertThat(lines.stream().filter(l -> l.kind() == Kind.ROMAN).map(Line::label))
        .containsExactly("I.", "II.", "III.", "IV.");
    assertThat(lines.stream().filter(l -> l.kind() == Kind.NUMBER && l.titled()).map(Line::text))
        .containsExactly(
            "Phòng Nội vụ",
            "Văn phòng HĐND và UBND thị xã",
            "Phòng Văn hóa và Thông tin",
            "Phòng Tư pháp",
            "Phòng Tài chính – Kế hoạch");
  }

  private static Line only(String text) {
    List<Line> lines = BodyText.parse(text).lines();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
