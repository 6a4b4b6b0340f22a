package vn.trinhky.checker.internal.formalities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Sheet;
import vn.trinhky.checker.internal.Town;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.IssuingAuthority;

/** Recipients and signature; the examples are from the issued plans that the rules name. */
class FormalitiesTest {

  private final Recipients recipients = new Recipients(Town.registry());

  private static Sheet addressed() {
    return Sheet.of(2023)
        .recipient("Sở Nội vụ tỉnh", RecipientCategory.REPORT)
        .recipient("Cổng Thông tin điện tử thị xã", RecipientCategory.PUBLISH);
  }

  @Test
  void two_bodies_in_one_line_are_told() {
    assertThat(addressed().recipient("TT. Thị ủy; Phòng Nội vụ").found(recipients))
        .containsExactly("recipient-punctuation: TT. Thị ủy; Phòng Nội vụ");
    assertThat(addressed().recipient("TT. Thị ủy, Phòng Nội vụ").found(recipients)).isEmpty();
    assertThat(addressed().recipient("- Phòng Nội vụ;").findings(recipients))
        .extracting(Finding::code)
        .contains("recipient-punctuation");
  }

  @Test
  void as_article_points_to_an_article_that_names_bodies() {
    Sheet sheet =
        addressed()
            .decision()
            .article("Điều 1", "Ban hành kèm theo Quyết định này Kế hoạch.")
            .article(
                "Điều 2",
                "Chánh Văn phòng, Trưởng phòng Nội vụ chịu trách nhiệm thi hành Quyết định này.");
    assertThat(sheet.recipient("Như Điều 2").found(recipients)).isEmpty();
    Finding finding = sheet.recipient("Như Điều 3").findings(recipients).get(0);
    assertThat(finding.code()).isEqualTo("recipient-as-article");
    assertThat(finding.fixes().get(0).label()).isEqualTo("Sửa thành “Như Điều 2”");
    assertThat(sheet.recipient("Như Điều 1").findings(recipients))
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("Điều 1 không nêu cơ quan nào"));
  }

  @Test
  void a_line_that_means_nobody_is_told() {
    assertThat(addressed().recipient("Sở Du hành vũ trụ").found(recipients))
        .containsExactly("recipient-unresolved: Sở Du hành vũ trụ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CT, các PCT UBND thị xã",
        "UBND xã, phường",
        "Ông Nguyễn Văn A",
        "1A, 1G",
        "3E",
        "Đài Truyền thanh (đưa tin)",
        "Lãnh đạo VP. UBND tỉnh",
        "Thành viên BCĐ CCHC"
      })
  void persons_rooms_and_groups_are_let_pass(String line) {
    assertThat(addressed().recipient(line).found(recipients)).isEmpty();
  }

  @Test
  void somebody_above_and_the_portal_are_told() {
    assertThat(Sheet.of(2023).recipient("Phòng Nội vụ").findings(recipients))
        .extracting(Finding::code)
        .containsExactly("recipient-upward-missing", "publish-missing");
    assertThat(Sheet.of(2023).findings(recipients)).isEmpty();
  }

  @Test
  void the_archive_line_names_the_clerk_and_a_unit() {
    ArchiveLine rule = new ArchiveLine();
    assertThat(Sheet.of(2023).archive("VT", "NV").findings(rule)).isEmpty();
    assertThat(Sheet.of(2023).archive("VT", "NV", "(TP, Dũng)").findings(rule)).isEmpty();
    assertThat(Sheet.of(2023).archive("VT", "1.06.02").findings(rule))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    assertThat(Sheet.of(2023).archive("VT").findings(rule))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(Sheet.of(2023).archive("NV", "VT").findings(rule)).hasSize(1);
  }

  @Test
  void an_archive_line_printed_without_its_colon_is_told() {
    assertThat(
            Sheet.of(2022)
                .part("Nơi nhận", null, null, null, null, "- Lưu VT, NV.")
                .on(Occasion.IMPORT)
                .found(new ArchiveLine()))
        .containsExactly("archive-line: - Lưu VT, NV.");
    assertThat(
            Sheet.of(2022)
                .part("Nơi nhận", null, null, null, null, "- Lưu: VT, NC.")
                .found(new ArchiveLine()))
        .isEmpty();
  }

  @Test
  void the_capacity_fits_who_issues() {
    Signature rule = new Signature();
    assertThat(
            Sheet.of(2023)
                .signed("PHÓ CHỦ TỊCH", "A", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
                .findings(rule))
        .isEmpty();
    assertThat(Sheet.of(2023).signed("CHỦ TỊCH", "A", "TM. ỦY BAN NHÂN DÂN").findings(rule))
        .isEmpty();
    assertThat(
            Sheet.of(2023)
                .by(IssuingAuthority.CHAIRPERSON)
                .signed("PHÓ CHỦ TỊCH", "A", "KT. CHỦ TỊCH")
                .findings(rule))
        .isEmpty();
    assertThat(Sheet.of(2023).signed("PHÓ CHỦ TỊCH", "A", "KT. CHỦ TỊCH").found(rule))
        .containsExactly("capacity-vs-authority: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH");
    assertThat(
            Sheet.of(2023)
                .by(IssuingAuthority.CHAIRPERSON)
                .signed("CHỦ TỊCH", "A", "TM. ỦY BAN NHÂN DÂN")
                .findings(rule))
        .hasSize(1);
  }

  @Test
  void a_decision_of_the_chairman_with_a_plan_of_the_committee_is_only_noted() {
    assertThat(Sheet.of(2023).decision().by(IssuingAuthority.CHAIRPERSON).findings(new Signature()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("authority-letterhead-differs", Severity.INFO));
    assertThat(Sheet.of(2023).decision().findings(new Signature())).isEmpty();
  }

  @Test
  void a_name_stands_without_academic_title() {
    Finding finding =
        Sheet.of(2023)
            .signed("CHỦ TỊCH", "TS. Nguyễn Văn A", "TM. ỦY BAN NHÂN DÂN")
            .findings(new Signature())
            .get(0);
    assertThat(finding.code()).isEqualTo("signer-academic-title");
    assertThat(finding.excerpt()).isEqualTo("TS. ");
    assertThat(
            Sheet.of(2023)
                .signed("CHỦ TỊCH", "Tsu Thị Bình", "TM. ỦY BAN NHÂN DÂN")
                .findings(new Signature()))
        .isEmpty();
  }

  @Test
  void a_document_without_its_head_holds_the_submission() {
    Sheet sheet = Sheet.of(2023).letterhead().subject(" ");
    assertThat(sheet.findings(new Header()))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO, Severity.INFO);
    assertThat(sheet.on(Occasion.SUBMISSION).findings(new Header()))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR);
    assertThat(Sheet.of(2023).findings(new Header())).isEmpty();
  }

  @Test
  void a_mark_of_secrecy_is_refused_and_the_word_is_not() {
    assertThat(
            Sheet.of(2023).body("MẬT", "Độ mật: Tối mật", "(TUYỆT MẬT)").findings(new SecretMark()))
        .extracting(Finding::excerpt)
        .containsExactly("MẬT", "Tối mật", "TUYỆT MẬT");
    assertThat(
            Sheet.of(2023)
                .subject("KẾ HOẠCH BẢO MẬT THÔNG TIN")
                .body("bảo mật dữ liệu", "BÍ MẬT NHÀ NƯỚC", "mật độ dân số", "cấp độ mật mã")
                .findings(new SecretMark()))
        .isEmpty();
  }
}
