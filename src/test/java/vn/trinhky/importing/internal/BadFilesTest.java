package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.trinhky.importing.internal.OfficeFiles.bytes;
import static vn.trinhky.importing.internal.OfficeFiles.docx;
import static vn.trinhky.importing.internal.OfficeFiles.docxParts;
import static vn.trinhky.importing.internal.OfficeFiles.p;
import static vn.trinhky.importing.internal.OfficeFiles.parts;
import static vn.trinhky.importing.internal.OfficeFiles.read;
import static vn.trinhky.importing.internal.OfficeFiles.resource;
import static vn.trinhky.importing.internal.OfficeFiles.texts;
import static vn.trinhky.importing.internal.OfficeFiles.word;
import static vn.trinhky.importing.internal.OfficeFiles.xlsx;
import static vn.trinhky.importing.internal.OfficeFiles.xlsxParts;
import static vn.trinhky.importing.internal.OfficeFiles.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.problem.Refusal;

/** Files that are not what they say, or not what anybody would send. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BadFilesTest {

  private static void refused(byte[] content, FileRefusal why) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(why.refusal().type());
              assertThat(refusal.status()).isEqualTo(422);
            });
  }

  @ParameterizedTest
  @MethodSource
  void each_kind_of_file_is_told_by_its_content(FileRefusal why, byte[] content) {
    refused(content, why);
  }

  static Stream<Arguments> each_kind_of_file_is_told_by_its_content() throws IOException {
    return Stream.of(
        Arguments.of(FileRefusal.EMPTY, new byte[0]),
        Arguments.of(FileRefusal.PDF, bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj")),
        Arguments.of(FileRefusal.PDF, bytes("\n\nrác %PDF-1.4\n")),
        Arguments.of(FileRefusal.OLD_EXCEL, oldExcel()),
        Arguments.of(FileRefusal.OLD_WORD, compound("WordDocument")),
        Arguments.of(FileRefusal.OLD_OFFICE, compound("PowerPoint Document")),
        Arguments.of(FileRefusal.PROTECTED, encrypted()),
        Arguments.of(
            FileRefusal.OPEN_DOCUMENT,
            zip(Map.of("mimetype", bytes("application/vnd.oasis.opendocument.text")))),
        Arguments.of(FileRefusal.ARCHIVE, zip(Map.of("ảnh.png", new byte[9]))),
        Arguments.of(FileRefusal.ARCHIVE, bytes("Rar!\u001a\u0007\u0000")),
        Arguments.of(FileRefusal.RICH_TEXT, bytes("{\\rtf1\\ansi Ke hoach}")),
        Arguments.of(FileRefusal.WEB_PAGE, bytes("  <!DOCTYPE html><html><body>x</body></html>")),
        Arguments.of(FileRefusal.WEB_PAGE, bytes("<?xml version=\"1.0\"?><html><body/></html>")),
        Arguments.of(
            FileRefusal.XML,
            bytes("<?xml version=\"1.0\"?><?mso-application x?><w:wordDocument/>")),
        Arguments.of(FileRefusal.IMAGE, new byte[] {(byte) 0x89, 0x50, 0x4E, 0x47, 13, 10}),
        Arguments.of(FileRefusal.IMAGE, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}),
        Arguments.of(FileRefusal.UNKNOWN, new byte[] {1, 2, 0, 4, (byte) 0xFF}),
        Arguments.of(FileRefusal.TOO_LARGE, new byte[FileBounds.FILE_BYTES + 1]),
        Arguments.of(FileRefusal.NOTHING_TO_READ, docx(p(" "))),
        Arguments.of(FileRefusal.NOTHING_TO_READ, xlsx("<sheetData/>")));
  }

  @Test
  void every_refusal_is_a_vietnamese_sentence_with_a_type_of_its_own() {
    assertThat(FileRefusal.values())
        .allSatisfy(
            why ->
                assertThat(why.refusal().getMessage())
                    .matches("(?s).*[ạảãàáâậầấẩẫăặằắẳẵđệềếểễêợờớởỡơựừứửữư].*\\."));
    assertThat(Arrays.stream(FileRefusal.values()).map(why -> why.refusal().type()))
        .doesNotHaveDuplicates();
  }

  private static byte[] oldExcel() throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.createSheet("Phụ lục");
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] compound(String stream) throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      file.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), stream);
      file.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] encrypted() throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("matkhau");
      try (OutputStream stream = encryptor.getDataStream(file)) {
        stream.write(docx(p("Mật")));
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
      file.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  // -- macros and entities

  @Test
  void macros_are_refused_whatever_the_file_is_called() {
    Map<String, byte[]> types = docxParts(p("Kế hoạch"), "", "");
    types.computeIfPresent(
        "[Content_Types].xml",
        (name, content) ->
            bytes(
                new String(content, StandardCharsets.UTF_8)
                    .replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml")));
    refused(zip(types), FileRefusal.MACRO);
    Map<String, byte[]> hidden = docxParts(p("Kế hoạch"), "", "");
    hidden.put("word/vbaProject.bin", new byte[100]);
    refused(zip(hidden), FileRefusal.MACRO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE w:document SYSTEM \"http://127.0.0.1:9/x.dtd\">"
      })
  void a_document_type_is_refused_before_anything_of_it_is_followed(String declaration) {
    Map<String, byte[]> parts = docxParts("", "", "");
    parts.put(
        "word/document.xml",
        bytes(
            "<?xml version=\"1.0\"?>"
                + declaration
                + "<w:document xmlns:w=\""
                + OfficeFiles.W
                + "\"><w:body>"
                + p("&a;")
                + "</w:body></w:document>"));
    refused(zip(parts), FileRefusal.EXTERNAL_ENTITY);
    parts.put("word/styles.xml", parts.get("word/document.xml"));
    parts.put("word/document.xml", word("document", "<w:body>" + p("x") + "</w:body>"));
    refused(zip(parts), FileRefusal.EXTERNAL_ENTITY);
  }

  // -- bombs

  @Test
  void a_part_that_inflates_beyond_measure_is_refused_while_it_inflates() {
    Map<String, byte[]> parts = docxParts("", "", "");
    parts.put(
        "word/document.xml",
        word("document", "<w:body>" + p("0".repeat(20_000_000)) + "</w:body>"));
    byte[] bomb = zip(parts);
    assertThat(bomb).hasSizeLessThan(100_000);
    refused(bomb, FileRefusal.INFLATES);
  }

  @Test
  void a_bomb_that_nobody_reads_is_never_inflated() {
    Map<String, byte[]> parts = docxParts(p("Kế hoạch"), "", "");
    parts.put("word/media/image1.png", new byte[50_000_000]);
    parts.put("word/embeddings/a.zip", zip(Map.of("b", new byte[10_000_000])));
    assertThat(texts(read(zip(parts)))).containsExactly("Kế hoạch");
  }

  @Test
  void small_parts_and_shared_texts_are_bounded_too() {
    Map<String, byte[]> styles = docxParts(p("x"), " ".repeat(20_000_000), "");
    refused(zip(styles), FileRefusal.INFLATES);
    Map<String, byte[]> shared = xlsxParts("<sheetData/>");
    shared.put(
        "xl/_rels/workbook.xml.rels",
        OfficeFiles.relations(Map.of("worksheet", "sheet1.xml", "sharedStrings", "sst.xml")));
    shared.put("xl/sst.xml", bytes("<sst>" + "<si><t>abc</t></si>".repeat(2_000_000) + "</sst>"));
    refused(zip(shared), FileRefusal.INFLATES);
  }

  @Test
  void a_cell_of_pieces_without_end_is_refused_before_they_are_put_together() {
    // as much as one part may hold: pieces that are each far below every bound
    StringBuilder pieces = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 9_000; i++) {
      pieces.append("<r><t>");
      for (int c = 0; c < 1_000; c += 8) {
        pieces.append(Integer.toHexString(random.nextInt() | 1 << 31));
      }
      pieces.append("</t></r>");
    }
    refused(
        xlsx(
            "<sheetData><row r=\"1\"><c t=\"inlineStr\"><is>"
                + pieces
                + "</is></c></row></sheetData>"),
        FileRefusal.TOO_LONG);
    Map<String, byte[]> shared = xlsxParts("<sheetData/>");
    shared.put(
        "xl/_rels/workbook.xml.rels",
        OfficeFiles.relations(Map.of("worksheet", "sheet1.xml", "sharedStrings", "sst.xml")));
    shared.put("xl/sst.xml", bytes("<sst><si>" + pieces + "</si></sst>"));
    refused(zip(shared), FileRefusal.TOO_LONG);
  }

  @Test
  void too_many_entries_are_refused() {
    Map<String, byte[]> parts = docxParts(p("Kế hoạch"), "", "");
    for (int i = 0; i < FileBounds.ENTRIES; i++) {
      parts.put("x" + i, new byte[0]);
    }
    refused(zip(parts), FileRefusal.INFLATES);
  }

  @Test
  void elements_inside_each_other_without_end_are_refused() {
    refused(docx("<w:sdt><w:sdtContent>".repeat(100_000)), FileRefusal.TOO_DEEP);
    String cell = "<w:tbl><w:tr><w:tc>";
    String end = "</w:tc></w:tr></w:tbl>";
    refused(docx(cell.repeat(5_000) + p("x") + end.repeat(5_000)), FileRefusal.TOO_DEEP);
  }

  @Test
  void a_table_of_50_000_rows_is_refused() {
    String row = "<w:tr><w:tc>" + p("Việc %d") + "</w:tc><w:tc>" + p("Phòng %d") + "</w:tc></w:tr>";
    StringBuilder word = new StringBuilder("<w:tbl>");
    StringBuilder excel = new StringBuilder("<sheetData>");
    for (int i = 1; i <= 50_000; i++) {
      word.append(row.formatted(i * 7919, i * 104729));
      excel.append(
          "<row r=\"%d\"><c t=\"inlineStr\"><is><t>Việc %d</t></is></c></row>"
              .formatted(i, i * 7919));
    }
    refused(docx(word.append("</w:tbl>").toString()), FileRefusal.TOO_LONG);
    refused(xlsx(excel.append("</sheetData>").toString()), FileRefusal.TOO_LONG);
  }

  @Test
  void a_table_of_too_many_columns_is_refused() {
    String cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr>" + p("x") + "</w:tc>";
    refused(docx("<w:tbl><w:tr>" + cell + cell + "</w:tr></w:tbl>"), FileRefusal.TOO_WIDE);
    refused(
        xlsx(
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row></sheetData>"),
        FileRefusal.TOO_WIDE);
  }

  @Test
  void merged_regions_without_end_cost_nothing() {
    StringBuilder regions = new StringBuilder("<mergeCells>");
    for (int i = 0; i < 20_000; i++) {
      regions.append("<mergeCell ref=\"A").append(i % 500 + 1).append(":XFD1048576\"/>");
    }
    StringBuilder rows = new StringBuilder("<sheetData>");
    for (int i = 1; i <= 5_000; i++) {
      rows.append("<row r=\"").append(i).append("\"><c><v>").append(i).append("</v></c></row>");
    }
    refused(
        xlsx(rows.append("</sheetData>").toString() + regions.append("</mergeCells>")),
        FileRefusal.INFLATES);
  }

  @Test
  void labels_styles_and_references_that_go_in_circles_end() {
    String list =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"a\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    String styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>";
    assertThat(
            texts(
                read(
                    docx(
                        "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr>"
                            + OfficeFiles.r("Vòng")
                            + "</w:p>",
                        styles,
                        list))))
        .containsExactly("Vòng");
  }

  // -- damaged files

  @Test
  void a_file_cut_short_is_damaged_wherever_it_was_cut() {
    for (String name :
        List.of("vinh-chau-2023.libreoffice.docx", "vinh-chau-2023.libreoffice.xlsx")) {
      byte[] whole = resource(name);
      for (int tenth = 1; tenth < 10; tenth++) {
        refused(Arrays.copyOf(whole, whole.length * tenth / 10), FileRefusal.DAMAGED);
      }
    }
  }

  @Test
  void a_package_without_its_main_part_is_damaged() {
    for (String part : List.of("_rels/.rels", "word/document.xml")) {
      Map<String, byte[]> parts = docxParts(p("x"), "", "");
      parts.remove(part);
      refused(zip(parts), FileRefusal.DAMAGED);
    }
    Map<String, byte[]> text = docxParts("", "", "");
    text.put("word/document.xml", bytes("không phải XML"));
    refused(zip(text), FileRefusal.DAMAGED);
    Map<String, byte[]> cut = docxParts("", "", "");
    byte[] document = cut.get("word/document.xml");
    cut.put("word/document.xml", Arrays.copyOf(document, document.length - 20));
    refused(zip(cut), FileRefusal.DAMAGED);
  }

  @Test
  void a_pdf_called_docx_is_a_pdf() {
    assertThatThrownBy(() -> SourceReaders.read("ke-hoach.docx", bytes("%PDF-1.7 …")))
        .hasMessageContaining("Tệp này là PDF")
        .hasMessageContaining(".docx");
  }

  @Test
  void a_sheet_that_is_not_there_is_damage_and_a_path_out_of_the_package_leads_nowhere() {
    Map<String, byte[]> parts = new LinkedHashMap<>(xlsxParts("<sheetData/>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        OfficeFiles.relations(Map.of("worksheet", "../../../../etc/passwd")));
    refused(zip(parts), FileRefusal.DAMAGED);
  }

  @Test
  void nothing_of_a_file_stays_behind() throws IOException {
    java.nio.file.Path folder = java.nio.file.Path.of(System.getProperty("java.io.tmpdir"));
    long before = copies(folder);
    read(resource("vinh-chau-2023.libreoffice.docx"));
    refused(bytes("PK\u0003\u0004 hỏng"), FileRefusal.DAMAGED);
    refused(docx(p(" ")), FileRefusal.NOTHING_TO_READ);
    assertThat(copies(folder)).isLessThanOrEqualTo(before);
  }

  private static long copies(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> files = java.nio.file.Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("trinhky-\\d+\\.zip")).count();
    }
  }

  @Test
  void what_we_export_is_never_refused() {
    parts(Exports.EXPORTER.docx(Exports.twoAppendices()));
    assertThat(read(Exports.EXPORTER.docx(Exports.twoAppendices())).blocks()).isNotEmpty();
    assertThat(read(Exports.EXPORTER.appendixWorkbook(Exports.twoAppendices())).blocks())
        .isNotEmpty();
  }
}
