package vn.trinhky.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.problem.Refusal;

class OfficeExporterTest {

  private final OfficeExporter exporter = new OfficeExporter();

  private XWPFDocument word(PlanDocument document) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(exporter.docx(document)));
  }

  private XSSFWorkbook excel(PlanDocument document) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(exporter.appendixWorkbook(document)));
  }

  // -- DOCX

  @Test
  void every_paragraph_has_a_style_that_the_file_defines() throws IOException {
    try (XWPFDocument document = word(NinhHoa.issuedDossier())) {
      assertThat(document.getParagraphs())
          .allMatch(p -> document.getStyles().getStyle(p.getStyle()) != null);
      assertThat(document.getParagraphs())
          .filteredOn(p -> p.getText().startsWith("I. MỤC TIÊU"))
          .extracting(XWPFParagraph::getStyle)
          .containsExactly("Heading1");
    }
  }

  @Test
  void decision_plan_and_appendix_are_three_sections_and_the_appendix_lies_across()
      throws IOException {
    try (XWPFDocument document = word(NinhHoa.issuedDossier())) {
      List<CTSectPr> inner =
          document.getParagraphs().stream()
              .filter(p -> p.getCTP().isSetPPr() && p.getCTP().getPPr().isSetSectPr())
              .map(p -> p.getCTP().getPPr().getSectPr())
              .toList();
      assertThat(inner).hasSize(2).noneMatch(s -> s.getPgSz().isSetOrient());
      CTSectPr last = document.getDocument().getBody().getSectPr();
      assertThat(last.getPgSz().getOrient()).isEqualTo(STPageOrientation.LANDSCAPE);
      assertThat(inner)
          .allMatch(s -> s.getPgNumType().getStart().equals(BigInteger.ONE) && s.isSetTitlePg());
    }
  }

  @Test
  void the_headings_of_the_appendix_are_repeated_on_every_page() throws IOException {
    try (XWPFDocument document = word(NinhHoa.issuedDossier())) {
      XWPFTable tasks = document.getTables().get(document.getTables().size() - 1);
      assertThat(tasks.getRow(0).isRepeatHeader()).isTrue();
      assertThat(tasks.getRows().subList(1, tasks.getNumberOfRows()))
          .noneMatch(row -> row.isRepeatHeader());
      // 38 tasks below 7 headings of groups
      assertThat(tasks.getNumberOfRows()).isEqualTo(1 + 7 + 38);
    }
  }

  @Test
  void number_date_and_proposal_stand_in_the_file_once_they_are_there() throws IOException {
    try (XWPFDocument document = word(NinhHoa.issuedDossier())) {
      String head = document.getTables().get(0).getText();
      assertThat(head).contains("Số: 112/QĐ-UBND").contains("ngày 21 tháng 01 năm 2022");
      assertThat(document.getParagraphs())
          .extracting(XWPFParagraph::getText)
          .contains("Theo đề nghị của Phòng Nội vụ tại Công văn số 82/NV ngày 20/01/2022.")
          .anyMatch(text -> text.startsWith("(Kèm theo Quyết định số\u00a0112/QĐ-UBND"));
      assertThat(document.getFooterList().stream().map(f -> f.getText().strip()))
          .contains(NinhHoa.NOTICE);
    }
    try (XWPFDocument document = word(NinhHoa.draftDossier())) {
      assertThat(document.getHeaderList())
          .allMatch(header -> header.getText().contains("DỰ THẢO (bản 3)"));
    }
  }

  @Test
  void a_plan_alone_has_its_signature_and_each_appendix_its_number() throws IOException {
    try (XWPFDocument document = word(NinhHoa.planAlone())) {
      assertThat(document.getParagraphs())
          .extracting(XWPFParagraph::getText)
          .contains("KẾ HOẠCH", "Phụ lục I", "Phụ lục II")
          .doesNotContain("QUYẾT ĐỊNH");
      assertThat(document.getTables()).hasSize(4);
      assertThat(document.getTables().get(1).getText()).contains("Nguyễn Minh Thư");
    }
  }

  @Test
  void the_same_draft_gives_the_same_bytes() {
    assertThat(exporter.docx(NinhHoa.draftDossier()))
        .isEqualTo(new OfficeExporter().docx(NinhHoa.draftDossier()));
    assertThat(exporter.appendixWorkbook(NinhHoa.draftDossier()))
        .isEqualTo(new OfficeExporter().appendixWorkbook(NinhHoa.draftDossier()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>&amp;</b>", "]]>", "\u0000\u0008\uFFFE", "${7*7}", "a\tb\u202E"})
  void no_text_breaks_the_file(String text) throws IOException {
    PlanDocument document = new PlanDocument(draft(text), NinhHoa.beforeIssue());
    try (XWPFDocument word = word(document);
        XSSFWorkbook excel = excel(document)) {
      String clean = Wording.clean(text);
      assertThat(word.getTables().get(word.getTables().size() - 1).getRow(2).getCell(1).getText())
          .isEqualTo(clean.strip());
      assertThat(cell(excel, "B", 6).getStringCellValue()).isEqualTo(clean.strip());
    }
  }

  // -- XLSX

  @Test
  void the_sheet_has_a_frozen_header_and_merged_headings_of_groups() throws IOException {
    try (XSSFWorkbook workbook = excel(NinhHoa.issuedDossier())) {
      XSSFSheet sheet = workbook.getSheet("Phụ lục");
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 4);
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("4:4");
      assertThat(cell(workbook, "B", 4).getStringCellValue()).isEqualTo("Nhiệm vụ");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      // three lines of the title and the names of seven groups
      assertThat(sheet.getMergedRegions()).hasSize(3 + 7);
      assertThat(sheet.getLastRowNum() + 1).isEqualTo(4 + 7 + 38);
      assertThat(sheet.getColumnWidth(1)).isGreaterThan(3 * sheet.getColumnWidth(0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+84 258", "-cmd|' /C calc'!A0", "@SUM(A1)", "=HYPERLINK(\"http://x\")"})
  void no_text_becomes_a_formula(String text) throws IOException {
    try (XSSFWorkbook workbook = excel(new PlanDocument(draft(text), NinhHoa.beforeIssue()))) {
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
        }
      }
      Cell task = cell(workbook, "B", 6);
      assertThat(task.getStringCellValue()).isEqualTo(text);
      assertThat(task.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(cell(workbook, "B", 4).getCellStyle().getQuotePrefixed()).isFalse();
    }
  }

  @Test
  void amounts_can_be_summed_and_other_texts_stay_as_they_are() throws IOException {
    try (XSSFWorkbook workbook = excel(Exports.drafted("vinh-chau-2023"))) {
      double sum = 0;
      for (Row row : workbook.getSheetAt(0)) {
        Cell budget = row.getCell(6);
        sum +=
            budget != null && budget.getCellType() == CellType.NUMERIC
                ? budget.getNumericCellValue()
                : 0;
      }
      // as counted by hand on the plan of thị xã Vĩnh Châu, 2023
      assertThat(sum).isEqualTo(492_000_000);
    }
  }

  @Test
  void a_draft_without_appendix_has_no_workbook() {
    assertThatThrownBy(() -> exporter.appendixWorkbook(Exports.drafted("nga-nam-2024")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("no-appendix"));
  }

  @Test
  void a_cell_that_excel_cannot_hold_is_refused() {
    PlanDocument document = new PlanDocument(draft("x".repeat(40_000)), NinhHoa.beforeIssue());
    assertThatThrownBy(() -> exporter.appendixWorkbook(document))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("cell-too-long"));
    assertThat(exporter.docx(document)).isNotEmpty();
  }

  @Test
  void a_register_is_a_sheet_with_its_ten_columns_and_copies_that_can_be_summed()
      throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(exporter.registerWorkbook(NinhHoa.register())))) {
      XSSFSheet sheet = workbook.getSheet("SỔ ĐĂNG KÝ VĂN BẢN ĐI");
      int headings = sheet.getPaneInformation().getHorizontalSplitTopRow();
      assertThat(sheet.getRepeatingRows().formatAsString())
          .isEqualTo("%d:%d".formatted(headings, headings));
      assertThat(sheet.getRow(headings - 1).getLastCellNum()).isEqualTo((short) 10);
      assertThat(cell(workbook, "J", headings).getStringCellValue()).isEqualTo("Ghi chú\n(10)");
      // two headings of bodies, sixty numbers of one and one of the other
      assertThat(sheet.getLastRowNum() + 1).isEqualTo(headings + 2 + 60 + 1);
      assertThat(cell(workbook, "G", headings + 2).getNumericCellValue()).isEqualTo(48);
      Cell subject = cell(workbook, "C", headings + 63);
      assertThat(subject.getCellType()).isEqualTo(CellType.STRING);
      assertThat(subject.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  private static Cell cell(XSSFWorkbook workbook, String column, int row) {
    return workbook.getSheetAt(0).getRow(row - 1).getCell(column.charAt(0) - 'A');
  }

  /** The draft of thị xã Ninh Hòa with an appendix of one task. */
  private static Draft draft(String task) {
    Draft d = NinhHoa.draft();
    return new Draft(
        d.form(),
        d.authority(),
        d.letterhead(),
        d.superior(),
        d.place(),
        d.subject(),
        d.legalBases(),
        d.articles(),
        d.plan(),
        List.of(
            new Appendix(
                "PHÂN CÔNG",
                List.of(
                    new Column(ColumnKind.ORDINAL, "STT"), new Column(ColumnKind.TASK, "Nhiệm vụ")),
                List.of(
                    new TaskGroup(
                        "I",
                        "Thể chế",
                        List.of(
                            new TaskRow(
                                "1", task, null, null, null, List.of(), List.of(), null, null, null,
                                null)))))),
        d.reportRegime(),
        d.ownPlanDuty(),
        d.recipients(),
        d.archive(),
        d.signature());
  }
}
