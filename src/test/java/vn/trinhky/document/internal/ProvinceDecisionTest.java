package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;

/** The Chairman's decision of tỉnh Vĩnh Long (December 2022) with the committee's plan. */
class ProvinceDecisionTest {

  private static final String MEMO =
      "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 789/TTr-SNV ngày 05 tháng 12 năm 2022";

  private final FreemarkerRenderer renderer = new FreemarkerRenderer();
  private final Draft draft = new Samples().load("vinh-long-2023").draft();
  private final PlanDocument issued =
      new PlanDocument(
          draft,
          new DocumentFacts(
              "2560",
              "QĐ-UBND",
              LocalDate.of(2022, 12, 9),
              MEMO,
              new DocumentFacts.SignatureBlock(
                  List.of("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Quyên Thanh"),
              null,
              null));

  @Test
  void the_decision_is_the_chairmans_and_the_plan_the_committees() {
    Document page = Jsoup.parse(renderer.html(issued));

    assertThat(page.select("#quyet-dinh .issuer .body").text())
        .isEqualTo("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG");
    assertThat(page.select("#quyet-dinh .authority").text())
        .isEqualTo("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VĨNH LONG");
    assertThat(page.select("#ke-hoach .issuer .body").text())
        .isEqualTo("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG");
    assertThat(page.select("#quyet-dinh .basis").eachText()).hasSize(7).endsWith(MEMO + ".");
    assertThat(page.select("#ke-hoach .attachment, #phu-luc-1 .attachment").eachText())
        .containsExactly(
            attached("Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long"),
            attached("Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long"));
  }

  @Test
  void the_deputy_signs_in_place_of_the_chairman_and_not_for_the_committee() {
    Document page = Jsoup.parse(renderer.html(issued));

    assertThat(page.select(".signature > div").eachText())
        .filteredOn(line -> !line.isBlank())
        .containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Quyên Thanh");
    assertThat(page.text()).doesNotContain("TM. ỦY BAN NHÂN DÂN");
    assertThat(page.select(".recipients .line").eachText())
        .startsWith("- Như Điều 3;", "- Bộ Nội vụ;")
        .endsWith("- Lưu: VT, 1.06.02.");
  }

  @Test
  void the_appendix_keeps_rows_without_a_number_and_letters() {
    Document page = Jsoup.parse(renderer.html(issued));

    assertThat(page.select(".tasks tbody tr:not(.group)")).hasSize(59);
    // 53 numbers and two letters; the four second tasks have none
    assertThat(page.select(".tasks tbody tr:not(.group) td:first-child").eachText())
        .hasSize(55)
        .contains("a)", "b)", "1.", "10.");
    assertThat(page.select(".tasks tbody tr.group")).hasSize(8);
  }

  @Test
  void the_file_has_a_page_for_every_part() throws IOException {
    byte[] file = renderer.pdf(issued);
    if (Boolean.getBoolean("trinhky.screenshots")) {
      Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(pictures.resolve("vinh-long-2023.pdf"), file);
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      assertThat(pdf.getNumberOfPages()).isBetween(15, 30);
    }
  }

  private static String attached(String by) {
    return "(Kèm theo Quyết định số 2560/QĐ-UBND ngày 09 tháng 12 năm 2022 của " + by + ")";
  }
}
