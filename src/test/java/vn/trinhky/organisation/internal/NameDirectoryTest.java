package vn.trinhky.organisation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.Directory.Mention;

class NameDirectoryTest {

  private static final LocalDate DAY = LocalDate.of(2023, 1, 3);
  private static final Directory VINH_CHAU = Directories.ofCatalogue("vinh-chau", DAY);
  private static final Directory VUNG_TAU = Directories.ofCatalogue("vung-tau", DAY);
  private static final Directory NINH_HOA = Directories.ofCatalogue("ninh-hoa", DAY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Phòng Nội vụ, | noi-vu",
        "PHÒNG  NỘI\u00a0VỤ. | noi-vu",
        "Phòng Tài chính – Kế hoạch | tc-kh",
        "Phòng Tài chính-Kế hoạch | tc-kh",
        "Phòng Văn hoá và Thông tin | vh-tt",
        "Phòng Giáo dục và đào tạo | gd-dt",
        "Uỷ ban nhân dân các phường, xã | UBND các phường, xã",
        "Các ban của HĐND Các phòng, ban chuyên môn thuộc UBND TP | ban-hdnd; Các phòng, ban chuyên môn thuộc UBND TP",
        "Văn phòng HĐND và UBND, phòng Tài chính - Kế hoạch; UBND các phường, xã | vp; tc-kh; UBND các phường, xã",
        "Các cơ quan, đơn vị và UBND các phường, xã, Bưu điện thành phố. | Các cơ quan, đơn vị; UBND các phường, xã; buu-dien-thanh-pho",
        "cơ quan, đơn vị có liên quan | Các cơ quan, đơn vị có liên quan",
        "- Phòng Nội vụ (thường trực)\\n- Phòng Tư pháp | noi-vu; tu-phap",
        "Văn phòng\\nHĐND và UBND | vp",
        "Phòng Nội vụ, Sở Giao thông vận tải, Phòng Tư pháp | noi-vu; ? Sở Giao thông vận tải; tu-phap",
        "Phòng Nội vụ huyện | ? Phòng Nội vụ huyện",
        "Các Ban, ngành và Đoàn thể | ? Các Ban, ngành và Đoàn thể",
        "Hội Nông dân; Ban Quản lý chợ, Trung tâm Y tế | ? Hội Nông dân; ? Ban Quản lý chợ; ? Trung tâm Y tế",
      })
  void an_enumeration_is_told_apart_by_the_names_that_are_known(String text, String meant) {
    assertThat(VUNG_TAU.list(text.replace("\\n", "\n")).stream().map(NameDirectoryTest::meaning))
        .containsExactly(meant.split("; "));
  }

  @Test
  void a_name_is_found_in_any_spelling_of_unicode() {
    String text = "giao Phòng Văn hóa và Thông tin chủ trì";
    for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
      String spelled = Normalizer.normalize(text, form);
      Mention mention = VINH_CHAU.find(spelled).get(0);
      assertThat(mention.agency()).isEqualTo("vh-tt");
      assertThat(spelled.substring(mention.start(), mention.end()))
          .isEqualTo(mention.text())
          .isEqualTo(Normalizer.normalize("Phòng Văn hóa và Thông tin", form));
    }
  }

  @Test
  void running_text_gives_its_names_with_their_places() {
    String text =
        "Các cơ quan xây dựng dự thảo gửi Phòng Nội vụ thẩm định, trình UBND thị xã ban hành";
    assertThat(NINH_HOA.find(text))
        .extracting(NameDirectoryTest::meaning)
        .containsExactly("Các cơ quan chuyên môn thuộc UBND thị xã", "noi-vu", "ubnd");
    assertThat(NINH_HOA.find(text))
        .allSatisfy(
            mention ->
                assertThat(text.substring(mention.start(), mention.end()))
                    .isEqualTo(mention.text()));
  }

  @Test
  void concerned_behind_an_enumeration_is_said_of_each_of_its_names() {
    assertThat(
            NINH_HOA.find("phối hợp với các cơ quan, đơn vị, UBND xã, phường liên quan tham mưu"))
        .extracting(NameDirectoryTest::meaning)
        .containsExactly("Các cơ quan, đơn vị có liên quan", "UBND các xã, phường");
  }

  @Test
  void five_thousand_cells_and_hostile_texts_take_no_time() {
    Assertions.assertTimeout(
        Duration.ofSeconds(3),
        () -> {
          for (int i = 0; i < 5_000; i++) {
            VINH_CHAU.list("Các cơ quan, đơn vị cấp thị xã và UBND xã, phường, Sở Nội vụ " + i);
          }
          for (String piece :
              List.of("các cơ quan, ", "(", "và ", "\u0301", "UBND", "-", ", Sở a")) {
            VINH_CHAU.list(piece.repeat(20_000 / piece.length()));
            VINH_CHAU.find(piece.repeat(20_000 / piece.length()));
          }
        });
  }

  private static String meaning(Mention mention) {
    if (mention.agency() != null) {
      return mention.agency();
    }
    return mention.collective() == null ? "? " + mention.text() : mention.collective();
  }
}
