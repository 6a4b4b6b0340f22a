package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.importing.internal.OfficeFiles.read;
import static vn.trinhky.importing.internal.OfficeFiles.rows;
import static vn.trinhky.importing.internal.OfficeFiles.texts;
import static vn.trinhky.importing.internal.OfficeFiles.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Samples;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.SourceFormat;
import vn.trinhky.importing.SourceDocument.Table;

class XlsxReaderTest {

  private static byte[] workbook(Consumer<XSSFWorkbook> content) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(Sheet sheet, int number, Object... values) {
    Row row = sheet.createRow(number);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Number n) {
        row.createCell(i).setCellValue(n.doubleValue());
      } else if (values[i] != null) {
        row.createCell(i).setCellValue(values[i].toString());
      }
    }
    return row;
  }

  private static void format(Cell cell, String format) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  @Test
  void titles_stand_before_the_table_and_notes_after_it() {
    SourceDocument source =
        read(
            workbook(
                book -> {
                  Sheet sheet = book.createSheet("Phụ lục");
                  row(sheet, 0, "PHỤ LỤC");
                  sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
                  row(sheet, 2, "STT", "Nhiệm vụ", "Chủ trì", "Thời gian");
                  row(sheet, 3, "I", "CẢI CÁCH THỂ CHẾ");
                  row(sheet, 4, 1, "Ban hành Kế hoạch", "Phòng Nội vụ", "Quý I");
                  row(sheet, 5, 1.1, "Tự kiểm tra", "Phòng Tư pháp");
                  row(sheet, 7, null, "Ghi chú cuối bảng");
                }));
    assertThat(source.format()).isEqualTo(SourceFormat.XLSX);
    assertThat(texts(source))
        .containsExactly(
            "PHỤ LỤC",
            "|STT|Nhiệm vụ|Chủ trì|Thời gian|",
            "|I|CẢI CÁCH THỂ CHẾ|||",
            "|1|Ban hành Kế hoạch|Phòng Nội vụ|Quý I|",
            "|1.1|Tự kiểm tra|Phòng Tư pháp||",
            "Ghi chú cuối bảng");
    assertThat(source.notes()).isEmpty();
    assertThat(((Paragraph) source.blocks().get(2)).line()).isEqualTo(6);
  }

  @Test
  void merged_cells_are_spans_and_continuations() {
    assertThat(
            texts(
                read(
                    workbook(
                        book -> {
                          Sheet sheet = book.createSheet();
                          row(sheet, 0, "Nhóm", "Việc", "Cơ quan");
                          row(sheet, 1, "1. Thể chế", "A", "X");
                          row(sheet, 2, null, "B", "Y");
                          row(sheet, 3, "II", "Cả hàng");
                          row(sheet, 4, "c", "C", "Z");
                          sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
                          sheet.addMergedRegion(new CellRangeAddress(3, 3, 1, 2));
                        }))))
        .containsExactly(
            "|Nhóm|Việc|Cơ quan|", "|1. Thể chế|A|X|", "|^|B|Y|", "|II|Cả hàng{2}|", "|c|C|Z|");
  }

  @Test
  void numbers_and_dates_are_read_as_the_cell_prints_them() {
    assertThat(
            texts(
                read(
                    workbook(
                        book -> {
                          Sheet sheet = book.createSheet();
                          Row row = row(sheet, 0, "a", 5_000_000, 0.25, 3, "x");
                          format(row.getCell(1), "#,##0");
                          format(row.getCell(2), "0%");
                          row.getCell(3).setCellValue(LocalDate.of(2023, 1, 1));
                          format(row.getCell(3), "dd/mm/yyyy");
                          Row second = row(sheet, 1, 2026, 1, 12.5, 0, "y");
                          second.getCell(1).setCellValue(LocalDate.of(2023, 6, 30));
                          CellStyle builtIn = book.createCellStyle();
                          builtIn.setDataFormat((short) 14);
                          second.getCell(1).setCellStyle(builtIn);
                          second.getCell(3).setCellValue(LocalDate.of(2023, 6, 1));
                          format(second.getCell(3), "\"Tháng\" m \"năm\" yyyy");
                        }))))
        .containsExactly(
            "|a|5.000.000|25%|01/01/2023|x|", "|2026|30/06/2023|12.5|Tháng 6 năm 2023|y|");
  }

  @Test
  void formulas_are_never_calculated() {
    SourceDocument source =
        read(
            xlsx(
                "<sheetData><row r=\"1\"><c r=\"A1\"><f>1+1</f><v>5</v></c><c r=\"B1\" t=\"str\"><f>A1&amp;\"x\"</f><v>5x</v></c><c r=\"C1\"><f>HYPERLINK(\"http://x\")</f></c><c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>"));
    assertThat(texts(source)).containsExactly("|5|5x|=HYPERLINK(\"http://x\")|#DIV/0!|");
    assertThat(source.notes())
        .anyMatch(note -> note.contains("3 ô là công thức"))
        .anyMatch(note -> note.contains("1 ô công thức không có kết quả"))
        .anyMatch(note -> note.contains("báo lỗi"));
  }

  @Test
  void what_is_hidden_is_not_read_and_said() {
    SourceDocument source =
        read(
            workbook(
                book -> {
                  Sheet sheet = book.createSheet("Phụ lục");
                  row(sheet, 0, "STT", "Việc", "Mã", "Cơ quan");
                  row(sheet, 1, "1", "Ẩn", "m", "X").setZeroHeight(true);
                  row(sheet, 2, null, "Hiện", "m", "Y");
                  sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
                  sheet.setColumnHidden(2, true);
                  row(book.createSheet("Danh mục"), 0, "không đọc");
                  book.setSheetHidden(1, true);
                }));
    assertThat(texts(source)).containsExactly("|STT|Việc|Cơ quan|", "|1|Hiện|Y|");
    assertThat(source.notes())
        .anyMatch(note -> note.contains("bỏ qua 1 dòng bị ẩn hoặc bị lọc (dòng 2)"))
        .anyMatch(note -> note.contains("cột bị ẩn"))
        .anyMatch(note -> note.contains("“Danh mục”"));
  }

  @Test
  void every_visible_sheet_is_read_in_order() {
    SourceDocument source =
        read(
            workbook(
                book -> {
                  row(book.createSheet("PL1"), 0, "a", "b", "c");
                  book.createSheet("Trống");
                  row(book.createSheet("PL2"), 0, "d", "e", "f");
                }));
    assertThat(source.blocks()).hasSize(2).allMatch(Table.class::isInstance);
    assertThat(source.notes()).anyMatch(note -> note.contains("“PL1”, “PL2”"));
  }

  @Test
  void apostrophes_that_only_make_a_text_are_taken_off() {
    assertThat(
            texts(
                read(
                    workbook(
                        book ->
                            row(book.createSheet(), 0, "'1.1", "'=SUM(A1)", "'Kế hoạch'", "- x")))))
        .containsExactly("|1.1|=SUM(A1)|'Kế hoạch'|- x|");
  }

  @Test
  void bold_cells_are_known_and_line_breaks_kept() {
    SourceDocument source =
        read(
            workbook(
                book -> {
                  Row row = row(book.createSheet(), 0, "đậm\nhai dòng", "thường", "c");
                  Font font = book.createFont();
                  font.setBold(true);
                  CellStyle style = book.createCellStyle();
                  style.setFont(font);
                  row.getCell(0).setCellStyle(style);
                }));
    assertThat(rows(source).get(0).cells())
        .extracting(cell -> cell.text() + cell.bold())
        .containsExactly("đậm\nhai dòngtrue", "thườngfalse", "cfalse");
  }

  @Test
  void pronunciation_guides_are_no_text() {
    assertThat(
            texts(
                read(
                    xlsx(
                        "<sheetData><row><c t=\"inlineStr\"><is><r><t>Kế </t></r><r><t>hoạch</t></r><rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></is></c></row></sheetData>"))))
        .containsExactly("Kế hoạch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ninh-hoa-2022", "vinh-chau-2023", "vinh-long-2023"})
  void what_libreoffice_saved_is_read_like_our_own_export(String sample) {
    List<String> saved = texts(read(OfficeFiles.resource(sample + ".libreoffice.xlsx")));
    List<String> ours = texts(read(Exports.EXPORTER.appendixWorkbook(Exports.drafted(sample))));
    assertThat(saved).isEqualTo(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ninh-hoa-2022", "vinh-chau-2023", "vinh-long-2023", "vung-tau-2023"})
  void every_cell_of_an_exported_appendix_comes_back(String sample) {
    Draft.Appendix appendix = new Samples().load(sample).draft().appendices().get(0);
    List<String> cells =
        rows(read(Exports.EXPORTER.appendixWorkbook(Exports.drafted(sample)))).stream()
            .flatMap(row -> row.cells().stream())
            .map(cell -> cell.text().replaceAll("\\s+", " "))
            .toList();
    appendix.groups().stream()
        .flatMap(group -> group.rows().stream())
        .forEach(
            row -> {
              assertThat(cells)
                  .anyMatch(cell -> cell.endsWith(row.task().replaceAll("\\s+", " ").strip()));
              if (row.budget() != null) {
                assertThat(cells).contains(row.budget().strip());
              }
              if (row.time() != null && !row.time().isBlank()) {
                assertThat(cells).contains(row.time().replaceAll("\\s+", " ").strip());
              }
            });
  }
}
