package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Samples;

/**
 * The documents of the other towns: the plans of thị xã Vĩnh Châu (2023) and thị xã Ngã Năm (2024),
 * each issued alone, and what is left of the dossier of thành phố Vũng Tàu (2023).
 */
class TownPlansTest {

  private final FreemarkerRenderer renderer = new FreemarkerRenderer();

  @ParameterizedTest
  @CsvSource({
    "vinh-chau-2023, THỊ XÃ VĨNH CHÂU, Nguyễn Thanh Liêm, '- Lưu: VT, NC.'",
    "nga-nam-2024, THỊ XÃ NGÃ NĂM, Kim Thái Phong, '- Lưu: VT, VP.'"
  })
  void a_plan_alone_carries_head_bases_and_the_chairmans_signature_itself(
      String code, String town, String chairman, String archive) throws IOException {
    Draft draft = new Samples().load(code).draft();
    Document page = Jsoup.parse(renderer.html(before(draft)));

    assertThat(page.select("#quyet-dinh")).isEmpty();
    assertThat(page.select("#ke-hoach .issuer .body").text()).isEqualTo("ỦY BAN NHÂN DÂN " + town);
    assertThat(page.select("#ke-hoach h1").text()).isEqualTo("KẾ HOẠCH");
    assertThat(page.select("#ke-hoach .basis").eachText())
        .containsExactlyElementsOf(
            draft.legalBases().stream().map(Draft.LegalBasis::text).toList());
    assertThat(page.select(".closing")).hasSize(1);
    assertThat(page.select(".signature > div").eachText())
        .filteredOn(line -> !line.isBlank())
        .containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", chairman);
    assertThat(page.select(".recipients .line").eachText())
        .hasSize(draft.recipients().size() + 1)
        .endsWith(archive);

    String printed = text(renderer.pdf(before(draft)), code);
    assertThat(printed)
        .containsSubsequence(
            "KẾ HOẠCH", "I. MỤC TIÊU, YÊU CẦU", "Nơi nhận:", archive, "TM. ỦY BAN NHÂN DÂN")
        .contains("CHỦ TỊCH", chairman)
        .doesNotContain("QUYẾT ĐỊNH:");
  }

  /** "2. Đối với các cơ quan chủ trì …" heads "(1)" and "(2)" of thị xã Vĩnh Châu. */
  @Test
  void a_number_heads_the_numbers_in_brackets_below_it() {
    Document page =
        Jsoup.parse(renderer.html(before(new Samples().load("vinh-chau-2023").draft())));

    assertThat(page.select("#ke-hoach h3").eachText())
        .hasSize(10)
        .endsWith("2. Đối với các cơ quan chủ trì thực hiện nội dung cải cách hành chính");
  }

  @Test
  void a_number_without_a_column_of_its_own_stands_before_the_task() {
    Document page =
        Jsoup.parse(renderer.html(before(new Samples().load("vinh-chau-2023").draft())));
    List<String> tasks = page.select(".tasks tbody td:nth-child(2)").eachText();

    assertThat(tasks).hasSize(33);
    assertThat(tasks.get(0)).startsWith("1. Xây dựng và triển khai Kế hoạch kiểm tra");
    assertThat(tasks.subList(27, 30))
        .containsExactly(
            "3. Hoạt động kiểm tra", "- Kiểm tra cải cách hành chính", "- Kiểm tra Công vụ");
    assertThat(page.select(".tasks .group-name").eachText())
        .filteredOn(group -> !group.isBlank())
        .hasSize(7);
    assertThat(page.select("#phu-luc-1 .attachment").text())
        .contains("Kèm theo Kế hoạch số")
        .contains("của Ủy ban nhân dân thị xã Vĩnh Châu");
  }

  @Test
  void an_appendix_without_its_decision_can_be_looked_at() throws IOException {
    PlanDocument bare = before(new Samples().load("vung-tau-2023").draft());
    Document page = Jsoup.parse(renderer.html(bare));

    assertThat(page.select("#quyet-dinh h1").text()).isEqualTo("QUYẾT ĐỊNH");
    assertThat(page.select(".basis, #quyet-dinh .article, .signer:not(:empty)")).isEmpty();
    List<String> tasks = page.select(".tasks tbody td:nth-child(2)").eachText();
    assertThat(tasks).hasSize(40);
    assertThat(tasks.get(39)).startsWith("40. Tuyên dương những cá nhân");
    assertThat(text(renderer.pdf(bare), "vung-tau-2023")).contains("NSTP");
  }

  private static PlanDocument before(Draft draft) {
    return new PlanDocument(
        draft, new DocumentFacts(null, "KH-UBND", null, null, null, "Dự thảo, bản 1", null));
  }

  /** The text of the file; kept when pictures are wanted. */
  private static String text(byte[] file, String code) throws IOException {
    if (Boolean.getBoolean("trinhky.screenshots")) {
      Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(pictures.resolve(code + ".pdf"), file);
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper()
          .getText(pdf)
          .lines()
          .map(String::strip)
          .collect(Collectors.joining("\n"));
    }
  }
}
