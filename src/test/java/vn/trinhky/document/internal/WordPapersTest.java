package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.OpinionLine;
import vn.trinhky.document.Printable.OpinionRound;
import vn.trinhky.document.Printable.OpinionTable;

/** Every paper as a Word file: the words of the PDF, and the layout that the law asks for. */
class WordPapersTest {

  /** What stands further out on a page is no part of the text: number, mark, notice. */
  private static final double MARGIN = 20 * 72 / 25.4;

  private final OfficeExporter exporter = new OfficeExporter();
  private final FreemarkerRenderer renderer = new FreemarkerRenderer();

  static Stream<Arguments> papers() {
    return NinhHoa.all().stream()
        .map(paper -> arguments(named(paper.getClass().getSimpleName(), paper)));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void says_the_words_of_the_pdf_in_their_order(Printable paper) throws IOException {
    try (XWPFDocument document = word(paper)) {
      List<String> words = split(text(document.getBodyElements()));
      assertThat(words).hasSizeGreaterThan(50);
      assertThat(words).isEqualTo(printed(renderer.pdf(paper), headings(document)));
    }
  }

  @Test
  void an_opinion_longer_than_a_page_is_printed_whole() throws IOException {
    OpinionTable table = NinhHoa.opinionTable();
    String opinion = numbered("góp ý");
    String reason = numbered("giải trình");
    OpinionRound round =
        new OpinionRound(
            "Đợt 1",
            "Gửi lấy ý kiến 1 cơ quan.",
            List.of(
                new OpinionLine("Phòng Tư pháp", null, "Thống nhất", "Không có đề nghị", null),
                new OpinionLine("Phòng Kinh tế", null, opinion, "Không tiếp thu", reason)));
    OpinionTable longer =
        new OpinionTable(
            table.superior(),
            table.letterhead(),
            table.place(),
            table.date(),
            table.matter(),
            List.of(round),
            table.compiler());
    try (XWPFDocument document = word(longer)) {
      // where a row goes on, the page has the rest of each column
      assertThat(printed(renderer.pdf(longer), headings(document)))
          .containsExactlyInAnyOrderElementsOf(split(text(document.getBodyElements())));
    }
  }

  private static String numbered(String word) {
    return IntStream.range(0, 900).mapToObj(n -> word + n).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void every_paragraph_has_a_style_that_the_file_defines(Printable paper) throws IOException {
    try (XWPFDocument document = word(paper)) {
      assertThat(paragraphs(document.getBodyElements()))
          .extracting(XWPFParagraph::getStyle)
          .doesNotContainNull()
          .allMatch(style -> document.getStyles().getStyle(style) != null);
    }
  }

  /** Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I. */
  @ParameterizedTest
  @MethodSource("papers")
  void pages_are_numbered_at_the_top_from_the_second_on(Printable paper) throws IOException {
    try (XWPFDocument document = word(paper)) {
      for (CTSectPr section : sections(document)) {
        assertThat(section.isSetTitlePg()).isTrue();
        assertThat(section.getPgNumType().getStart()).isEqualTo(BigInteger.ONE);
        XWPFHeaderFooterPolicy pages = new XWPFHeaderFooterPolicy(document, section);
        XWPFParagraph number = last(pages.getDefaultHeader().getParagraphs());
        assertThat(number.getCTP().xmlText()).contains("PAGE");
        assertThat(document.getStyles().getStyle(number.getStyle()).getCTStyle().xmlText())
            .contains("<w:jc w:val=\"center\"/>", "<w:sz w:val=\"26\"/>");
        assertThat(pages.getFirstPageHeader().getParagraphs())
            .noneMatch(paragraph -> paragraph.getCTP().xmlText().contains("PAGE"));
        assertThat(pages.getDefaultFooter().getText()).doesNotContain("PAGE");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("papers")
  void headings_of_tables_are_repeated_and_rows_below_them_are_not(Printable paper)
      throws IOException {
    try (XWPFDocument document = word(paper)) {
      for (XWPFTable table : document.getTables()) {
        boolean ruled = "TaskTable".equals(table.getStyleID());
        assertThat(table.getRow(0).isRepeatHeader()).isEqualTo(ruled);
        assertThat(table.getRows().subList(1, table.getNumberOfRows()))
            .noneMatch(XWPFTableRow::isRepeatHeader);
      }
    }
  }

  @Test
  void only_the_wide_tables_lie_across() throws IOException {
    try (XWPFDocument table = word(NinhHoa.opinionTable());
        XWPFDocument sheet = word(NinhHoa.reviewSheet(null))) {
      assertThat(sections(table))
          .singleElement()
          .satisfies(
              section -> {
                assertThat(section.getPgSz().getOrient()).isEqualTo(STPageOrientation.LANDSCAPE);
                assertThat(section.getPgSz().getW()).isEqualTo(BigInteger.valueOf(16838));
              });
      assertThat(sections(sheet))
          .singleElement()
          .satisfies(section -> assertThat(section.getPgSz().isSetOrient()).isFalse());
    }
  }

  private XWPFDocument word(Printable paper) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(exporter.docx(paper)));
  }

  private static List<CTSectPr> sections(XWPFDocument document) {
    return Stream.concat(
            document.getParagraphs().stream()
                .map(paragraph -> paragraph.getCTP().getPPr())
                .filter(properties -> properties != null && properties.isSetSectPr())
                .map(CTPPr::getSectPr),
            Stream.of(document.getDocument().getBody().getSectPr()))
        .toList();
  }

  private static List<XWPFParagraph> paragraphs(List<? extends IBodyElement> elements) {
    return elements.stream()
        .flatMap(
            element ->
                element instanceof XWPFTable table
                    ? table.getRows().stream()
                        .flatMap(row -> row.getTableCells().stream())
                        .flatMap(cell -> paragraphs(cell.getBodyElements()).stream())
                    : Stream.of((XWPFParagraph) element))
        .toList();
  }

  private static String text(List<? extends IBodyElement> elements) {
    return paragraphs(elements).stream()
        .map(XWPFParagraph::getText)
        .collect(Collectors.joining("\n"));
  }

  /** The words of the headings that each page of a table begins with. */
  private static List<List<String>> headings(XWPFDocument document) {
    return document.getTables().stream()
        .map(table -> table.getRow(0))
        .filter(XWPFTableRow::isRepeatHeader)
        .map(
            row ->
                row.getTableCells().stream()
                    .flatMap(cell -> split(text(cell.getBodyElements())).stream())
                    .toList())
        .distinct()
        .toList();
  }

  /** The words of a PDF within the margins, without headings that are only repeated. */
  private static List<String> printed(byte[] pdf, List<List<String>> headings) throws IOException {
    List<String> words = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        PDRectangle paper = page.getMediaBox();
        PDFTextStripperByArea text = new PDFTextStripperByArea();
        text.addRegion(
            "text",
            new Rectangle2D.Double(0, MARGIN, paper.getWidth(), paper.getHeight() - 2 * MARGIN));
        text.extractRegions(page);
        List<String> found = split(text.getTextForRegion("text"));
        headings.stream()
            .filter(heading -> Collections.indexOfSubList(words, heading) >= 0)
            .filter(heading -> startsWith(found, heading))
            .findFirst()
            .ifPresentOrElse(
                heading -> words.addAll(found.subList(heading.size(), found.size())),
                () -> words.addAll(found));
      }
    }
    return words;
  }

  private static boolean startsWith(List<String> words, List<String> heading) {
    return words.size() >= heading.size() && words.subList(0, heading.size()).equals(heading);
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[\\s\\u00a0]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }
}
