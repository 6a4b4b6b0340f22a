package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.Letters.Correction;
import vn.trinhky.document.Letters.Issued;
import vn.trinhky.document.Letters.Request;
import vn.trinhky.document.Letters.Sender;
import vn.trinhky.document.Printable.OfficialPaper;

class LettersTest {

  private static final Sender SENDER =
      new Sender(
          null,
          List.of("PHÒNG NỘI VỤ"),
          "Phòng Nội vụ",
          "Ninh Hòa",
          new Draft.ArchiveLine(List.of("VT"), null),
          new DocumentFacts(null, "NV", null, null, null, null, null));

  private static final Issued DECISION =
      new Issued(
          "Quyết định",
          "112/QĐ-UBND",
          LocalDate.of(2022, 1, 21),
          "Ban hành Kế hoạch cải cách hành chính");

  private static final LocalDate DUE = LocalDate.of(2022, 1, 17);

  @Test
  void silence_counts_as_consent_and_the_letter_says_so() {
    OfficialPaper letter =
        Letters.consultation(SENDER, List.of("Phòng Tư pháp"), "Kế hoạch năm 2022", DUE);
    assertThat(letter.subject()).isEqualTo("góp ý dự thảo Kế hoạch năm 2022");
    assertThat(letter.body())
        .contains("gửi ý kiến về Phòng Nội vụ chậm nhất ngày 17/01/2022", "xem như thống nhất");
    assertThat(Letters.consultation(SENDER, List.of("Phòng Tư pháp"), "Kế hoạch", null).body())
        .contains("chậm nhất ngày …/…/……");
  }

  @Test
  void a_reminder_knows_whether_the_time_is_over() {
    Request onSystem = new Request("góp ý dự thảo Kế hoạch", null, LocalDate.of(2022, 1, 10), DUE);
    assertThat(remind(onSystem, DUE))
        .contains("Ngày 10/01/2022, Phòng Nội vụ đã đề nghị trên hệ thống", "Thời hạn sắp hết")
        .doesNotContain("quá thời hạn");
    Request onPaper =
        new Request("báo cáo Quý I", "Công văn số 40/NV ngày 10/01/2022", DUE.minusDays(7), DUE);
    assertThat(remind(onPaper, DUE.plusDays(1)))
        .contains("Tại Công văn số 40/NV ngày 10/01/2022", "Đến nay đã quá thời hạn")
        .contains("chậm nhất ngày 21/01/2022");
  }

  private static String remind(Request request, LocalDate today) {
    return Letters.reminder(
            SENDER, List.of("Phòng Kinh tế"), request, today, LocalDate.of(2022, 1, 21))
        .body();
  }

  /** Điều 18 khoản 4 of Nghị định 30/2020/NĐ-CP. */
  @Test
  void a_recall_asks_for_the_paper_back_and_for_electronic_copies_to_be_cancelled() {
    OfficialPaper notice = Letters.recall(SENDER, DECISION, "ban hành nhầm.", List.of());
    assertThat(notice.typeName()).isEqualTo("THÔNG BÁO");
    assertThat(notice.addressees()).isEmpty();
    assertThat(notice.body())
        .contains("Do ban hành nhầm, Phòng Nội vụ thông báo:")
        .contains("Thu hồi Quyết định số 112/QĐ-UBND ngày 21/01/2022.")
        .contains(
            "gửi lại văn bản đã nhận", "hủy bỏ văn bản trên hệ thống", "thông báo qua hệ thống");
  }

  /** Điều 18 khoản 3 of Nghị định 30/2020/NĐ-CP: by công văn. */
  @Test
  void a_correction_sets_what_was_printed_beside_what_is_right() {
    OfficialPaper letter =
        Letters.correction(
            SENDER,
            DECISION,
            List.of(
                new Correction("trang 1", "số 12", "số 112"),
                new Correction("Điều 2", "Nội Vụ", "Nội vụ")),
            List.of("Các cơ quan đã nhận văn bản"));
    assertThat(letter.typeName()).isNull();
    assertThat(letter.body())
        .contains("1. Tại trang 1: đã in “số 12”, nay đính chính là “số 112”.\n2. Tại Điều 2:")
        .endsWith("không thay đổi.");
    assertThatThrownBy(() -> Letters.correction(SENDER, DECISION, List.of(), List.of("A")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
