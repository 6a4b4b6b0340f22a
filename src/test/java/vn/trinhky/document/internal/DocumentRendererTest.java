package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.PlanDocument;

class DocumentRendererTest {

  private final FreemarkerRenderer renderer = new FreemarkerRenderer();
  private final OfficeExporter exporter = new OfficeExporter();

  /** The files stay in {@code target/documents} to be looked at. */
  @Test
  void every_kind_of_document_becomes_a_page_and_a_pdf() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/documents"));
    List<Printable> documents = NinhHoa.all();
    for (int i = 0; i < documents.size(); i++) {
      String html = renderer.html(documents.get(i));
      assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"vi\">", "<title>");
      Files.writeString(folder.resolve(i + ".html"), html);
      byte[] pdf = renderer.pdf(documents.get(i));
      assertThat(pdf).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
      Files.write(folder.resolve(i + ".pdf"), pdf);
      Files.write(folder.resolve(i + ".docx"), exporter.docx(documents.get(i)));
    }
  }

  @Test
  void the_same_input_gives_the_same_bytes() {
    assertThat(renderer.pdf(NinhHoa.issuedDossier()))
        .isEqualTo(new FreemarkerRenderer().pdf(NinhHoa.issuedDossier()));
  }

  @Test
  void the_preview_needs_nothing_from_outside_and_runs_nothing() {
    assertThat(renderer.html(NinhHoa.issuedDossier()))
        .doesNotContain("<script", "javascript:", "http://", "https://", "url(", "@import");
  }

  @Test
  void a_blank_dossier_can_be_looked_at() {
    for (IssuanceForm form : IssuanceForm.values()) {
      PlanDocument blank =
          new PlanDocument(
              new Draft(
                  form,
                  IssuingAuthority.COMMITTEE,
                  List.of(),
                  null,
                  "",
                  "",
                  List.of(),
                  List.of(),
                  new Draft.PlanText("", ""),
                  List.of(new Draft.Appendix("", List.of(), List.of())),
                  null,
                  null,
                  List.of(),
                  new Draft.ArchiveLine(List.of(), null),
                  null),
              new DocumentFacts(null, "QĐ-UBND", null, null, null, "DỰ THẢO", null));
      assertThat(renderer.html(blank)).contains("Độc lập - Tự do - Hạnh phúc");
      assertThat(new MeasuredPdf(renderer.pdf(blank)).pages).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void text_stays_text_whatever_it_contains() {
    String text = "<script>alert(1)</script> ]]> & \u0000\u000b\uFFFE 😀 ${heading} <#list";
    PlanDocument document = chairman(text + "a".repeat(300), text);
    String html = renderer.html(document);
    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;", "${heading} &lt;#list");
    MeasuredPdf pdf = new MeasuredPdf(renderer.pdf(document));
    assertThat(pdf.pages.get(0).has("<script>alert(1)</script> ]]> &")).isTrue();
    pdf.pages.forEach(
        page ->
            assertThat(page.glyphs()).allMatch(glyph -> glyph.right() < page.width() - 15 + 0.5));
  }

  @Test
  void a_decision_of_the_chairman_says_so_in_its_authority_and_attachments() {
    String html = renderer.html(chairman("Nội dung.", "Nhiệm vụ"));
    assertThat(html).contains("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VĨNH LONG");
    assertThat(html.replaceAll("<br/>", " "))
        .contains("của Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long)");
  }

  @Test
  void lead_and_coordinators_have_columns_of_their_own_where_the_plan_has_them() {
    String html = renderer.html(chairman("Nội dung.", "Nhiệm vụ một"));
    assertThat(html).contains("<div>Sở Nội vụ</div>", "<div>Sở Tư pháp; Sở Tài chính</div>");
    assertThat(StringUtils.countOccurrencesOf(html, "I. Nhóm một")).isEqualTo(1);
  }

  private static PlanDocument chairman(String article, String task) {
    Draft.TaskRow row =
        new Draft.TaskRow(
            "1",
            task,
            null,
            null,
            new AgencyRef("Sở Nội vụ", null, null),
            List.of(),
            List.of(
                new AgencyRef("Sở Tư pháp", null, null), new AgencyRef("Sở Tài chính", null, null)),
            "Quý I",
            null,
            "5.000.000",
            5_000_000L);
    List<Draft.Column> columns =
        java.util.Arrays.stream(ColumnKind.values())
            .map(kind -> new Draft.Column(kind, kind.name()))
            .toList();
    return new PlanDocument(
        new Draft(
            IssuanceForm.DECISION_WITH_PLAN,
            IssuingAuthority.CHAIRPERSON,
            List.of("ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"),
            null,
            "Vĩnh Long",
            "Ban hành Kế hoạch",
            List.of(),
            List.of(new Draft.Article("Điều 1", article)),
            new Draft.PlanText("Kế hoạch", article),
            List.of(
                new Draft.Appendix(
                    "NHIỆM VỤ",
                    columns,
                    List.of(new Draft.TaskGroup("I", "Nhóm một", List.of(row, row))))),
            null,
            null,
            List.of(),
            new Draft.ArchiveLine(List.of("VT"), 12),
            null),
        new DocumentFacts("3", "QĐ-UBND", LocalDate.of(2022, 12, 20), null, null, null, null));
  }
}
