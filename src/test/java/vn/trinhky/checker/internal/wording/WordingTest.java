package vn.trinhky.checker.internal.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.checker.internal.Sheet.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Sheet;

/** Slips of the pen and of the scanner; the examples are from the issued plans. */
class WordingTest {

  private static String proposed(Rule rule, String line) {
    Finding finding = Sheet.of(2023).body(line).findings(rule).get(0);
    return finding.excerpt() + " → " + finding.fixes().get(0).changes().get(0).value().asText();
  }

  @ParameterizedTest
  @CsvSource({
    "trên Công Thông tin điện tử, Công Thông tin → Cổng Thông tin",
    "Sau khi có kết quả công bổ, công bổ → công bố",
    "hoạt động Trực liên thông văn bản, Trực liên thông → Trục liên thông",
    "theo hướng đầy mạnh, đầy mạnh → đẩy mạnh",
    "Bổ trí đủ nguồn lực, Bổ trí → Bố trí",
    "xếp hạng chỉ số chuyên đổi số, chuyên đổi → chuyển đổi",
    "gây những nhiễu Nhân dân, những nhiễu → nhũng nhiễu",
    "báo cáo tổng kê về kinh tế, tổng kê → thống kê",
    "CÔNG THÔNG TIN, CÔNG THÔNG TIN → CỔNG THÔNG TIN"
  })
  void a_word_that_looks_like_the_right_one(String line, String slip) {
    assertThat(proposed(new LookAlikes(), line)).isEqualTo(slip);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cổng Thông tin điện tử; công bố; bổ sung; trực tiếp; công bổ sung",
        "lòng đầy mạnh mẽ; chuyên môn; tổng kết; những nhiệm vụ",
        "cung cấp dịch vụ công dịch vụ công; gia công thông tin"
      })
  void a_right_word_is_left_alone(String line) {
    assertThat(Sheet.of(2023).body(line).found(new LookAlikes())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xử lý phản ánh kiến của cá nhân | phản ánh kiến → phản ánh, kiến nghị",
        "đề án của các quan hành chính | các quan hành chính → các cơ quan hành chính",
        "Các cơ quan, đơn vị có liên | đơn vị có liên → đơn vị có liên quan",
        "các cơ chuyên môn, đơn vị sự nghiệp | các cơ chuyên môn → các cơ quan chuyên môn",
        "trên tổng số TTHC bố thực hiện | TTHC bố → TTHC công bố",
        "hiệu lực, hiệu quả” hành Chương trình hành động số 23 | ” hành Chương trình hành động → ” và Chương trình hành động"
      })
  void a_phrase_that_lacks_a_word(String line, String slip) {
    assertThat(proposed(new MissingWords(), line)).isEqualTo(slip);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phản ánh, kiến nghị; phản ánh kiến nghị; các cơ quan hành chính",
        "cơ quan, đơn vị có liên quan; đơn vị có liên thông; đã công bố",
        "ban hành Chương trình hành động số 23; TTHC bố trí tại Bộ phận Một cửa"
      })
  void a_whole_phrase_is_left_alone(String line) {
    assertThat(Sheet.of(2023).body(line).found(new MissingWords())).isEmpty();
  }

  @Test
  void lists_have_their_commas() {
    assertThat(
            Sheet.of(2023)
                .body("Chủ tịch UBND các xã phường và tập thể cá nhân; các xã, phường.")
                .tasks(
                    task("A").lead("Phòng Nội vụ,", "noi-vu"),
                    task("B")
                        .lead("Phòng Tư pháp", "tu-phap")
                        .with("Các ban của HĐND Các phòng, ban chuyên môn", "x"))
                .found(new ListSeparators()))
        .containsExactly(
            "list-separator: các xã phường",
            "list-separator: tập thể cá nhân",
            "list-separator: ,",
            "list-separator:  Các");
  }

  @Test
  void a_phrase_twice_in_a_row_is_found() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("cơ chế tự chủ tài chính của của đơn vị")
                        .withGroup("Các đơn vị sự nghiệp công lập cấp lập cấp thị xã", "x"))
                .found(new DoubledWords()))
        .containsExactly("doubled-word: của của", "doubled-word: lập cấp lập cấp");
    assertThat(proposed(new DoubledWords(), "của của đơn vị")).isEqualTo("của của → của");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cơ quan quan trọng; quy định định mức; chương trình trình Ủy ban; tổ chức chức năng",
        "từ từ, xanh xanh, nhanh nhanh; từng bước từng bước",
        "chính quyền, chính quyền số; cải cách hành chính. Hành chính; tồn tại tại cơ quan"
      })
  void two_syllables_that_meet_are_no_doubled_word(String line) {
    assertThat(Sheet.of(2023).body(line).found(new DoubledWords())).isEmpty();
  }

  @Test
  void a_text_that_breaks_off_is_found() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("theo Quyết định của Thủ tướng Chính."),
                    task("A").product("Văn bản triển khai thực"),
                    task("B").assignment("- Phòng Nội vụ tham mưu, đôn đốc"),
                    task("C").assignment("- Phòng Nội vụ hướng dẫn\n- Các cơ quan thực hiện"),
                    task("Quyết định của Thủ tướng Chính phủ.").product("Kế hoạch"))
                .body("Các cơ quan, đơn vị và", "Gồm:", "- triển khai thực hiện;", "- ổn định.")
                .found(new Truncated()))
        .containsExactlyInAnyOrder(
            "truncated-text: Thủ tướng Chính",
            "truncated-text: triển khai thực",
            "truncated-text: - Phòng Nội vụ tham mưu, đôn đốc",
            "truncated-text: và");
  }

  @Test
  void a_bracket_without_its_partner_is_found() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "chậm nhất ngày 12 (đồng thời nhập dữ liệu vào hệ thống.",
                    "d) tỷ lệ (trên tổng số hồ sơ đạt 15%.",
                    "đ) Đẩy mạnh.",
                    "“lấy người dân làm trung tâm.")
                .findings(new Brackets()))
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void list_markers_and_brackets_over_two_lines_are_balanced() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "a) Công tác CCHC (PAR INDEX);",
                    "1) Một; b) hai; 10) ba.",
                    "(Kèm theo Quyết định số /QĐ-UBND",
                    "của UBND thị xã)",
                    "“một (hai) ba”")
                .found(new Brackets()))
        .isEmpty();
  }

  @Test
  void a_sentence_begins_with_a_capital() {
    assertThat(proposed(new SentenceCase(), "theo đúng quy định. rà soát và tái cấu trúc"))
        .isEqualTo("rà → Rà");
    assertThat(
            Sheet.of(2023)
                .body("TT. thị ủy; VP. huyện; số 1. mục; v.v. và; TP. thuộc tỉnh. Rà soát")
                .found(new SentenceCase()))
        .isEmpty();
  }

  @Test
  void a_gap_that_was_to_be_filled_holds_the_submission() {
    Sheet sheet =
        Sheet.of(2023)
            .body("Theo văn bản số ......... của tỉnh", "Đạt [  ] phần trăm", "Ngày dd/mm/2023")
            .tasks(task("A").product("…"), task("Đạt XX% hồ sơ"));
    assertThat(sheet.findings(new Placeholders()))
        .hasSize(5)
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    assertThat(sheet.on(Occasion.SUBMISSION).findings(new Placeholders()))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
  }

  @Test
  void an_ellipsis_in_prose_is_legal() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "dịch vụ công y tế, giáo dục...",
                    "Cổng dữ liệu mở của tỉnh, Hệ thống thông tin báo cáo, ....",
                    "của thị xã... theo quy định; quản lý,... góp phần",
                    "Đại hội Đảng bộ lần thứ XX, thế kỷ XX",
                    "(Ban hành kèm theo Kế hoạch số ......../KH-UBND)")
                .tasks(task("dịch vụ hành chính công thiết yếu,...").product("Mô hình XXI"))
                .on(Occasion.SUBMISSION)
                .found(new Placeholders()))
        .isEmpty();
  }

  @Test
  void tags_and_rows_of_dashes_are_left_over() {
    assertThat(
            Sheet.of(2022)
                .body("**In đậm** và *nghiêng* là của hệ thống; a < b > c")
                .tasks(
                    task("<b>Nhiệm vụ</b>").assignment("<ul style=\"list-style-type: none\">Phòng"),
                    task("---"),
                    task("**PHỤ LỤC"),
                    task("A&nbsp;B"))
                .found(new LeftoverMarkup()))
        .containsExactly(
            "leftover-markup: <b>",
            "leftover-markup: </b>",
            "leftover-markup: <ul style=\"list-style-type: none\">",
            "leftover-markup: ---",
            "leftover-markup: **",
            "leftover-markup: &nbsp;");
  }

  @Test
  void one_agency_has_one_spelling() {
    Finding finding =
        Sheet.of(2023)
            .tasks(
                task("A").lead("Phòng Tài chính - Kế hoạch", "tc-kh"),
                task("B").lead("Phòng Tài chính – Kế hoạch", "tc-kh"),
                task("C").lead("Phòng Tài chính – Kế hoạch", "tc-kh"),
                task("D").lead("Phòng Nội vụ", "noi-vu").with("phòng Nội vụ", "noi-vu"))
            .findings(new NameVariants())
            .get(0);
    assertThat(finding.excerpt()).isEqualTo("Phòng Tài chính - Kế hoạch");
    assertThat(finding.fixes().get(0).label()).contains("Phòng Tài chính – Kế hoạch");
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("D").lead("Phòng Nội vụ", "noi-vu").with("phòng Nội vụ", "noi-vu"),
                    task("E").assignment("a").lead("UBND xã", "x"),
                    task("F").assignment("b").lead("UBND các xã", "x"))
                .found(new NameVariants()))
        .isEmpty();
  }
}
