package vn.trinhky.checker.internal.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.checker.internal.Sheet.task;

import org.junit.jupiter.api.Test;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Sheet;

/** Structure and numbering; the examples are from the issued plans that the rules name. */
class OutlineTest {

  @Test
  void an_appendix_that_the_text_refers_to_must_be_there() {
    Sheet sheet =
        Sheet.of(2024)
            .body("III. PHÂN CÔNG NHIỆM VỤ", "*(Theo phụ lục đính kèm)*", "IV. TỔ CHỨC", "Hết.");
    assertThat(sheet.findings(new AppendixMentioned()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("appendix-missing");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.where()).startsWith("Mục III");
            });
    assertThat(sheet.attachments(1).found(new AppendixMentioned())).isEmpty();
  }

  @Test
  void the_appendix_of_another_act_is_none_of_ours() {
    assertThat(
            Sheet.of(2024)
                .body(
                    "Theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP.",
                    "Thực hiện biểu mẫu tại Phụ lục kèm theo Thông tư số 02/2017/TT-VPCP.")
                .found(new AppendixMentioned()))
        .isEmpty();
  }

  @Test
  void an_appendix_must_be_mentioned() {
    Sheet sheet = Sheet.of(2024).body("I. NHIỆM VỤ", "Làm tốt.").tasks(task("A"));
    assertThat(sheet.found(new AppendixMentioned()))
        .containsExactly("appendix-not-mentioned: NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH");
    assertThat(
            sheet
                .body("- *Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch.*")
                .found(new AppendixMentioned()))
        .isEmpty();
  }

  @Test
  void what_an_import_did_not_find_is_listed() {
    Sheet appendixAlone = Sheet.of(2023).decision().tasks(task("A")).on(Occasion.IMPORT);
    assertThat(appendixAlone.findings(new MissingParts()))
        .extracting(Finding::path)
        .containsExactly("legalBases", "articles", "plan.body", "recipients", "signature");
    assertThat(appendixAlone.on(Occasion.DRAFT).findings(new MissingParts())).isEmpty();
  }

  private static Sheet withSectionTwo(String line) {
    return Sheet.of(2023)
        .body(
            "I. MỤC ĐÍCH",
            "II. NHIỆM VỤ",
            "7. Chính quyền số",
            "8. Đánh giá tác động",
            "a) Khảo sát.",
            "b) Thu hút đầu tư.",
            "c) Thu ngân sách.",
            "d) Phát triển.",
            "III. TỔ CHỨC",
            line);
  }

  @Test
  void references_resolve_with_one_letter_or_several() {
    CrossReferences rule = new CrossReferences();
    assertThat(withSectionTwo("nhiệm vụ tại điểm c khoản 8 mục II của Kế hoạch này.").found(rule))
        .isEmpty();
    assertThat(
            withSectionTwo("được nêu tại điểm b, d khoản 8 mục II của Kế hoạch này.").found(rule))
        .isEmpty();
    assertThat(withSectionTwo("theo Mục I và mục III.").found(rule)).isEmpty();
  }

  @Test
  void a_reference_to_nothing_is_an_error() {
    assertThat(
            withSectionTwo("nhiệm vụ tại điểm e khoản 8 mục II của Kế hoạch này.")
                .findings(new CrossReferences()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message()).contains("điểm e");
            });
    assertThat(withSectionTwo("theo khoản 9 mục II.").found(new CrossReferences()))
        .containsExactly("cross-reference-unresolved: khoản 9 mục II");
    assertThat(withSectionTwo("theo mục VI.").found(new CrossReferences()))
        .containsExactly("cross-reference-unresolved: mục VI");
  }

  @Test
  void a_reference_into_another_act_is_left_alone() {
    assertThat(
            withSectionTwo(
                    "theo khoản 2 Điều 9, Mục IV Nghị định số 30/2020/NĐ-CP và mục VII của Đề án 06")
                .decision()
                .article("Điều 1", "Ban hành.")
                .found(new CrossReferences()))
        .isEmpty();
    assertThat(
            withSectionTwo("Thực hiện Nghị quyết số 76/NQ-CP, theo mục IX.")
                .findings(new CrossReferences()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(
            withSectionTwo("theo quy định tại Điều 12.")
                .decision()
                .article("Điều 1", "Ban hành.")
                .findings(new CrossReferences()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void swapped_points_are_found_and_relabelled() {
    Sheet sheet =
        Sheet.of(2023)
            .body(
                "III. TỔ CHỨC",
                "4. Văn phòng",
                "a) Một.",
                "b) Hai.",
                "c) Ba.",
                "d) Bốn.",
                "đ) Năm.",
                "e) Sáu.",
                "h) Bảy.",
                "g) Tám.",
                "i) Chín.");
    Finding finding = sheet.findings(new LetterOrder()).get(0);
    assertThat(finding.excerpt()).isEqualTo("h");
    assertThat(finding.fixes().get(0).changes())
        .extracting(change -> change.expected() + "→" + change.value().asText())
        .containsExactly("h→g", "g→h");
  }

  @Test
  void letters_begin_anew_under_every_parent_and_skip_f_and_j() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "1. Một",
                    "a) A;",
                    "- chi tiết",
                    "b) B;",
                    "c) C;",
                    "d) D;",
                    "đ) Đ;",
                    "e) E;",
                    "g) G.",
                    "2. Hai",
                    "a) A;",
                    "b) B.")
                .found(new LetterOrder()))
        .isEmpty();
    assertThat(
            Sheet.of(2023)
                .body("1. Một", "a) A;", "b) B;", "c) C;", "d) D;", "đ) Đ;", "e) E;", "f) F.")
                .findings(new LetterOrder()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("Chữ “f” không dùng"));
  }

  @Test
  void numbers_left_out_or_used_twice_are_found() {
    NumberOrder rule = new NumberOrder();
    assertThat(Sheet.of(2023).body("I. A", "II. B", "IV. C", "IV. D").found(rule))
        .containsExactly("number-order: IV.", "number-order: IV.");
    assertThat(Sheet.of(2023).body("I. A", "1. Một", "3. Ba").found(rule))
        .containsExactly("number-order: 3.");
    assertThat(Sheet.of(2023).tasks(task("A").no("1"), task("B").no("3")).found(rule))
        .containsExactly("number-order: 3");
  }

  @Test
  void lists_and_groups_may_count_anew_or_on() {
    NumberOrder rule = new NumberOrder();
    assertThat(
            Sheet.of(2023)
                .body(
                    "I. A",
                    "1. Một",
                    "1.1. Một một",
                    "1.2. Một hai",
                    "2. Hai gồm:",
                    "(1) Thứ nhất.",
                    "(2) Thứ hai.",
                    "II. B",
                    "1. Một",
                    "(1) Thứ nhất.")
                .found(rule))
        .isEmpty();
    assertThat(
            Sheet.of(2023)
                .group("I", "A", task("A").no("1"), task("B").no("2"))
                .group("II", "B", task("C").no("1"))
                .found(rule))
        .isEmpty();
    assertThat(
            Sheet.of(2023)
                .group("I", "A", task("A").no("1"), task("B").no("2"))
                .group("II", "B", task("C").no("3"), task("D").no(""))
                .found(rule))
        .isEmpty();
  }

  @Test
  void ordinals_of_one_table_look_alike() {
    Finding finding =
        Sheet.of(2023)
            .group("I", "A", task("A").no("1"), task("B").no("2"))
            .group("II", "B", task("C").no("1."))
            .findings(new NumberOrder())
            .get(0);
    assertThat(finding.code()).isEqualTo("mixed-ordinals");
    assertThat(finding.fixes().get(0).changes().get(0).value().asText()).isEqualTo("1");
  }

  @Test
  void a_number_that_is_text_here_and_heading_there_is_told() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "2. Đối với các cơ quan chủ trì",
                    "(1) Hướng dẫn, đôn đốc các nội dung được giao.",
                    "Rà soát, báo cáo tiến độ thực hiện.",
                    "(2) Phòng Nội vụ",
                    "Theo dõi, kiểm tra.")
                .found(new AmbiguousNumbering()))
        .containsExactly("numbering-ambiguous: (2) Phòng Nội vụ");
    assertThat(
            Sheet.of(2023)
                .body(
                    "1. Phòng Nội vụ",
                    "- Theo dõi.",
                    "2. Căn cứ nội dung, các cơ quan thực hiện.",
                    "Tăng cường.")
                .found(new AmbiguousNumbering()))
        .isEmpty();
  }

  @Test
  void groups_have_the_names_of_their_sections() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "II. NHIỆM VỤ",
                    "1. Cải cách thể chế",
                    "Làm.",
                    "2. Cải cách thủ tục hành chính (TTHC)",
                    "Làm.",
                    "3. Cải cách chế độ công vụ",
                    "Làm.")
                .group(null, "Cải cách thể chế", task("A"))
                .group(null, "Công tác cải cách TTHC", task("B"))
                .group(null, "Cải cách công vụ", task("C"))
                .found(new GroupNames()))
        .containsExactly("group-name-mismatch: Cải cách công vụ");
  }

  @Test
  void decision_and_plan_each_end_with_their_mark() {
    assertThat(
            Sheet.of(2023)
                .decision()
                .article("Điều 1", "Ban hành.")
                .article("Điều 2", "Thi hành kể từ ngày ký./.")
                .body("I. A", "Trên đây là Kế hoạch.")
                .found(new EndMark()))
        .containsExactly("end-mark-missing: .");
    assertThat(Sheet.of(2023).body("Hết./.").found(new EndMark())).isEmpty();
  }
}
