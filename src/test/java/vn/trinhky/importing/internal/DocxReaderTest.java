package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.importing.internal.OfficeFiles.bytes;
import static vn.trinhky.importing.internal.OfficeFiles.docx;
import static vn.trinhky.importing.internal.OfficeFiles.docxParts;
import static vn.trinhky.importing.internal.OfficeFiles.p;
import static vn.trinhky.importing.internal.OfficeFiles.r;
import static vn.trinhky.importing.internal.OfficeFiles.read;
import static vn.trinhky.importing.internal.OfficeFiles.rows;
import static vn.trinhky.importing.internal.OfficeFiles.table;
import static vn.trinhky.importing.internal.OfficeFiles.texts;
import static vn.trinhky.importing.internal.OfficeFiles.word;
import static vn.trinhky.importing.internal.OfficeFiles.zip;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Samples;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.SourceFormat;

class DocxReaderTest {

  // -- numbering

  private static final String LEGAL_LIST =
      "<w:abstractNum w:abstractNumId=\"7\">"
          + level(0, 1, "upperRoman", "%1.")
          + level(1, 1, "decimal", "%2.")
          + level(2, 1, "lowerLetter", "%3)")
          + level(3, 1, "decimal", "%2.%4.")
          + "</w:abstractNum>"
          + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
          + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>"
          + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
          + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";

  private static String level(int level, int start, String format, String text) {
    return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"%d\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
        .formatted(level, start, format, text);
  }

  private static String numbered(int list, int level, String text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\""
        + level
        + "\"/><w:numId w:val=\""
        + list
        + "\"/></w:numPr></w:pPr>"
        + r(text)
        + "</w:p>";
  }

  @Test
  void automatic_numbers_stand_in_the_text_as_word_prints_them() {
    String body =
        numbered(1, 0, "MỤC TIÊU")
            + numbered(1, 1, "Chung")
            + numbered(1, 2, "Một")
            + numbered(1, 2, "Hai")
            + numbered(1, 1, "Cụ thể")
            + numbered(1, 2, "Lại từ đầu")
            + numbered(1, 1, "Khác")
            + numbered(1, 3, "Bỏ qua một mức")
            + numbered(1, 2, "Mức bỏ qua đã được tính")
            + p("Không đánh số")
            + numbered(1, 0, "NHIỆM VỤ")
            + numbered(1, 1, "Lại từ một");
    assertThat(texts(read(docx(body, "", LEGAL_LIST))))
        .containsExactly(
            "I. MỤC TIÊU",
            "1. Chung",
            "a) Một",
            "b) Hai",
            "2. Cụ thể",
            "a) Lại từ đầu",
            "3. Khác",
            "3.1. Bỏ qua một mức",
            "b) Mức bỏ qua đã được tính",
            "Không đánh số",
            "II. NHIỆM VỤ",
            "1. Lại từ một");
  }

  @Test
  void a_list_begins_again_where_it_says_so_and_goes_on_where_it_shares_its_scheme() {
    String body =
        numbered(1, 0, "A")
            + numbered(1, 0, "B")
            + numbered(3, 0, "C")
            + numbered(2, 0, "D")
            + numbered(2, 0, "E");
    assertThat(texts(read(docx(body, "", LEGAL_LIST))))
        .containsExactly("I. A", "II. B", "III. C", "I. D", "II. E");
  }

  @Test
  void a_level_may_never_begin_again_and_print_all_levels_in_digits() {
    String lists =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, 1, "upperRoman", "%1.")
            + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlRestart w:val=\"0\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/><w:suff w:val=\"space\"/></w:lvl>"
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    String body =
        numbered(1, 0, "A") + numbered(1, 1, "a") + numbered(1, 0, "B") + numbered(1, 1, "b");
    assertThat(texts(read(docx(body, "", lists))))
        .containsExactly("I. A", "1.1 a", "II. B", "2.2 b");
  }

  @Test
  void numbers_come_from_styles_too_and_the_paragraph_may_take_them_away() {
    String lists =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Dieu\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"Điều %1. \"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num>";
    String styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"DieuCon\"><w:basedOn w:val=\"Dieu\"/></w:style>";
    String body =
        "<w:p><w:pPr><w:pStyle w:val=\"Dieu\"/></w:pPr>"
            + r("Ban hành")
            + "</w:p><w:p><w:pPr><w:pStyle w:val=\"DieuCon\"/></w:pPr>"
            + r("Giao")
            + "</w:p><w:p><w:pPr><w:pStyle w:val=\"Dieu\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>"
            + r("Trơn")
            + "</w:p>";
    assertThat(texts(read(docx(body, styles, lists))))
        .containsExactly("Điều 1. Ban hành", "Điều 2. Giao", "Trơn");
  }

  @Test
  void the_numbers_of_an_automatic_column_are_the_texts_of_its_cells() {
    String list =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, 1, "decimal", "%1")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    String row =
        "<w:tr><w:tc>" + numbered(1, 0, "") + "</w:tc><w:tc>" + p("Việc") + "</w:tc></w:tr>";
    assertThat(texts(read(docx("<w:tbl>" + row + row + row + "</w:tbl>", "", list))))
        .containsExactly("|1|Việc|", "|2|Việc|", "|3|Việc|");
  }

  @ParameterizedTest
  @CsvSource({
    "decimal, 12, 12",
    "decimalZero, 7, 07",
    "upperRoman, 49, XLIX",
    "lowerRoman, 4, iv",
    "lowerLetter, 28, bb",
    "upperLetter, 3, C",
    "vietnameseCounting, 25, hai mươi lăm",
    "vietnameseCounting, 11, mười một",
    "upperRoman, 32767, 32767",
    "lowerLetter, 32767, 32767"
  })
  void numbers_are_written_in_every_way_of_a_plan(String format, int number, String written) {
    assertThat(DocxNumbering.number(format, number)).isEqualTo(written);
  }

  @Test
  void a_bullet_that_only_draws_becomes_one_that_every_font_has() {
    String list =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, 1, "bullet", "\uF0B7")
            + level(1, 1, "bullet", "-")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    assertThat(texts(read(docx(numbered(1, 0, "Một") + numbered(1, 1, "Hai"), "", list))))
        .containsExactly("• Một", "- Hai");
  }

  // -- tracked changes

  @Test
  void what_was_inserted_is_taken_and_what_was_deleted_is_not_and_both_are_said() {
    SourceDocument source =
        read(
            docx(
                "<w:p>"
                    + r("Tỷ lệ đạt ")
                    + "<w:del><w:r><w:delText>83%</w:delText></w:r></w:del><w:ins>"
                    + r("85%")
                    + "</w:ins><w:moveFrom>"
                    + r(" cũ")
                    + "</w:moveFrom></w:p><w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>"
                    + p("Dòng bỏ")
                    + "</w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"2\"/></w:trPr><w:tc>"
                    + p("Dòng mới")
                    + "</w:tc></w:tr></w:tbl>"));
    assertThat(texts(source)).containsExactly("Tỷ lệ đạt 85%", "|Dòng mới|");
    assertThat(source.notes()).anyMatch(note -> note.contains("Track Changes"));
  }

  @Test
  void former_letters_of_a_tracked_change_are_not_those_of_now() {
    SourceDocument source =
        read(
            docx(
                "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Thường</w:t></w:r></w:p>"));
    assertThat(source.blocks()).containsExactly(new Paragraph(1, "Thường", false, false, 0));
  }

  @Test
  void paragraphs_are_joined_where_the_mark_between_them_was_deleted() {
    String first =
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + r("Phòng Nội vụ ") + "</w:p>";
    assertThat(texts(read(docx(first + p("chủ trì.") + first))))
        .containsExactly("Phòng Nội vụ chủ trì.", "Phòng Nội vụ");
  }

  // -- text

  @Test
  void breaks_tabs_hyphens_and_signs_are_read_as_printed() {
    assertThat(
            texts(
                read(
                    docx(
                        "<w:p><w:r><w:t>CHỦ TỊCH</w:t><w:br/><w:t>PHÓ</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t><w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r></w:p>"))))
        .containsExactly("CHỦ TỊCH\nPHÓ\t12-KH☑≥");
  }

  @Test
  void of_a_field_the_result_is_read_even_when_fields_stand_inside_each_other() {
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>%s<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + r("%s")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    String inner = field.formatted("", "trong");
    assertThat(texts(read(docx("<w:p>" + field.formatted(inner, "ngoài") + r(" tiếp") + "</w:p>"))))
        .containsExactly("ngoài tiếp");
  }

  @Test
  void capitals_and_hidden_letters_are_read_as_printed() {
    SourceDocument source =
        read(
            docx(
                "<w:p><w:pPr><w:pStyle w:val=\"Hoa\"/></w:pPr>"
                    + r("Kế hoạch")
                    + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>",
                "<w:style w:type=\"paragraph\" w:styleId=\"Hoa\"><w:rPr><w:caps/></w:rPr></w:style>",
                ""));
    assertThat(texts(source)).containsExactly("KẾ HOẠCH");
    assertThat(source.notes()).anyMatch(note -> note.contains("chữ ẩn"));
  }

  @Test
  void a_look_that_changes_without_end_is_given_up_and_no_letter_with_it() {
    String runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>đ</w:t></w:r><w:r><w:t>n</w:t></w:r>";
    SourceDocument source = read(docx("<w:p>" + runs.repeat(FileBounds.EMPHASES) + "</w:p>"));
    assertThat(source.blocks())
        .containsExactly(new Paragraph(1, "đn".repeat(FileBounds.EMPHASES), false, false, 0));
    assertThat(source.notes()).singleElement().asString().contains("1 đoạn", "chữ được lấy đủ");
  }

  @Test
  void bold_italic_and_headings_come_from_styles_and_from_the_text() {
    String styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"u1\"><w:name w:val=\"heading 1\"/><w:rPr><w:b/></w:rPr></w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"dam\"><w:rPr><w:b/><w:i/></w:rPr></w:style>";
    String body =
        "<w:p><w:pPr><w:pStyle w:val=\"u1\"/></w:pPr>"
            + r("Đầu đề")
            + "</w:p><w:p><w:r><w:rPr><w:rStyle w:val=\"dam\"/></w:rPr><w:t>Đậm</w:t></w:r></w:p>"
            + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Một phần</w:t></w:r>"
            + r(" đậm")
            + "</w:p><w:p><w:pPr><w:pStyle w:val=\"u1\"/></w:pPr><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Thôi đậm</w:t></w:r></w:p>";
    assertThat(read(docx(body, styles, "")).blocks())
        .containsExactly(
            new Paragraph(1, "Đầu đề", true, false, 1),
            new Paragraph(2, "Đậm", true, true, 0),
            new Paragraph(
                3,
                "Một phần đậm",
                false,
                false,
                0,
                List.of(new SourceDocument.Emphasis(0, 8, true, false))),
            new Paragraph(4, "Thôi đậm", false, false, 1));
  }

  @Test
  void text_is_composed_and_without_characters_that_nobody_sees() {
    String decomposed = Normalizer.normalize("Ủy ban nhân dân", Normalizer.Form.NFD);
    SourceDocument source =
        read(
            docx(
                "<w:p>"
                    + r(decomposed.substring(0, 1))
                    + r(decomposed.substring(1))
                    + r("\u00A0thị\u202Exã\u202C\u200B \u00AD\u0090hết")
                    + "</w:p>"));
    assertThat(texts(source)).containsExactly("Ủy ban nhân dân thịxã hết");
    assertThat(source.notes())
        .anyMatch(note -> note.contains("2 ký tự đảo chiều"))
        .anyMatch(note -> note.contains("1 ký tự điều khiển"));
  }

  @Test
  void letters_of_an_old_code_page_are_said() {
    SourceDocument source =
        read(
            docx(
                "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>ñy ban</w:t></w:r></w:p>"));
    assertThat(source.notes()).anyMatch(note -> note.contains(".VnTime"));
  }

  @Test
  void a_text_box_stands_once_after_its_paragraph() {
    String box = "<w:txbxContent>" + p("DỰ THẢO") + "</w:txbxContent>";
    SourceDocument source =
        read(
            docx(
                "<w:p>"
                    + r("ỦY BAN NHÂN DÂN")
                    + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
                    + box
                    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                    + box
                    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                    + p("THỊ XÃ")));
    assertThat(texts(source)).containsExactly("ỦY BAN NHÂN DÂN", "DỰ THẢO", "THỊ XÃ");
    assertThat(source.notes()).anyMatch(note -> note.contains("1 khung chữ"));
  }

  @Test
  void footnotes_come_last_and_headers_are_named() {
    Map<String, byte[]> parts =
        docxParts(
            "<w:p>" + r("Kế hoạch") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", "", "");
    parts.put(
        "word/footnotes.xml",
        word(
            "footnotes",
            "<w:footnote w:id=\"1\">"
                + p("thừa")
                + "</w:footnote><w:footnote w:id=\"2\">"
                + p("Theo Quyết định 76")
                + "</w:footnote>"));
    parts.put("word/header1.xml", word("hdr", p("DỰ THẢO LẦN 2") + p("3")));
    SourceDocument source = read(zip(parts));
    assertThat(texts(source)).containsExactly("Kế hoạch", "Theo Quyết định 76");
    assertThat(source.notes())
        .anyMatch(note -> note.contains("“DỰ THẢO LẦN 2”."))
        .anyMatch(note -> note.contains("1 chú thích"));
  }

  // -- tables

  private static String tc(String properties, String content) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
  }

  @Test
  void merged_and_missing_cells_keep_their_columns() {
    String body =
        "<w:tbl><w:tr>"
            + tc("<w:vMerge w:val=\"restart\"/>", p("Nhóm"))
            + tc("<w:gridSpan w:val=\"2\"/>", p("Nhiệm vụ"))
            + "</w:tr><w:tr>"
            + tc("<w:vMerge/>", p(""))
            + tc("", p("Một"))
            + tc("", p("Hai"))
            + "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>"
            + tc("", p("Giữa"))
            + "</w:tr><w:tr>"
            + tc("<w:hMerge w:val=\"restart\"/>", p("Rộng"))
            + tc("<w:hMerge/>", p(""))
            + tc("<w:vMerge/>", p("Không nối gì"))
            + "</w:tr></w:tbl>";
    assertThat(texts(read(docx(body))))
        .containsExactly("|Nhóm|Nhiệm vụ{2}|", "|^|Một|Hai|", "||Giữa||", "|Rộng{2}|Không nối gì|");
  }

  @Test
  void a_table_in_a_cell_is_text_of_the_cell() {
    SourceDocument source =
        read(
            docx(
                "<w:tbl><w:tr><w:tc>"
                    + p("Sở Tư pháp:")
                    + table(List.of(List.of("Quý I", "Báo cáo"), List.of("Quý II", "")))
                    + p("")
                    + "</w:tc></w:tr></w:tbl>"));
    assertThat(texts(source)).containsExactly("|Sở Tư pháp:\nQuý I Báo cáo\nQuý II|");
    assertThat(source.notes()).anyMatch(note -> note.contains("1 bảng lồng"));
  }

  @Test
  void paragraphs_and_rows_are_counted_together_and_blank_paragraphs_are_no_lines() {
    SourceDocument source =
        read(
            docx(
                p("Một")
                    + p(" ")
                    + table(List.of(List.of("Hai"), List.of("")))
                    + "<w:sdt><w:sdtPr/><w:sdtContent>"
                    + p("Bốn")
                    + "</w:sdtContent></w:sdt>"));
    assertThat(rows(source)).extracting(row -> row.line()).containsExactly(2, 3);
    assertThat(source.blocks().get(2)).isEqualTo(new Paragraph(4, "Bốn", false, false, 0));
  }

  // -- files of other programs

  @ParameterizedTest
  @ValueSource(strings = {"ninh-hoa-2022", "vinh-chau-2023", "vinh-long-2023"})
  void every_task_and_every_basis_is_read_of_what_libreoffice_saved(String sample) {
    Draft draft = new Samples().load(sample).draft();
    SourceDocument source = read(OfficeFiles.resource(sample + ".libreoffice.docx"));
    assertThat(source.format()).isEqualTo(SourceFormat.DOCX);
    List<String> cells =
        rows(source).stream()
            .flatMap(row -> row.cells().stream())
            .map(cell -> cell.text().replaceAll("\\s+", " "))
            .toList();
    draft.appendices().get(0).groups().stream()
        .flatMap(group -> group.rows().stream())
        .forEach(
            row -> {
              String task = row.task().replaceAll("\\s+", " ").strip();
              assertThat(cells)
                  .as(task)
                  .anyMatch(cell -> cell.equals(task) || cell.equals(row.ordinal() + ". " + task));
            });
    draft
        .legalBases()
        .forEach(
            basis ->
                assertThat(texts(source))
                    .anyMatch(text -> text.startsWith(basis.text().replaceAll("[.;]$", ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ninh-hoa-2022", "vinh-chau-2023", "vinh-long-2023"})
  void nothing_of_the_text_is_lost_or_read_twice(String sample) {
    byte[] file = OfficeFiles.resource(sample + ".libreoffice.docx");
    String xml =
        new String(OfficeFiles.parts(file).get("word/document.xml"), StandardCharsets.UTF_8);
    Matcher text = Pattern.compile("<w:t[ >][^<]*").matcher(xml);
    String written =
        text.results()
            .map(found -> found.group().replaceFirst("^[^>]*>", ""))
            .collect(Collectors.joining())
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
    assertThat(String.join("", cellTexts(read(file))).replaceAll("[\\s\u00A0]", ""))
        .isEqualTo(
            Normalizer.normalize(written, Normalizer.Form.NFC).replaceAll("[\\s\u00A0]", ""));
  }

  private static List<String> cellTexts(SourceDocument source) {
    return source.blocks().stream()
        .flatMap(
            block ->
                block instanceof Paragraph p
                    ? java.util.stream.Stream.of(p.text())
                    : ((SourceDocument.Table) block)
                        .rows().stream()
                            .flatMap(row -> row.cells().stream())
                            .map(SourceDocument.Cell::text))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ninh-hoa-2022",
        "vinh-chau-2023",
        "vinh-long-2023",
        "vung-tau-2023",
        "nga-nam-2024"
      })
  void our_own_export_is_read_as_quietly_as_any_other_file(String sample) {
    SourceDocument source = read(Exports.EXPORTER.docx(Exports.drafted(sample)));
    assertThat(source.notes()).hasSize(1).allMatch(note -> note.contains("DỰ THẢO (bản 3)"));
  }

  @Test
  void strict_documents_have_other_namespaces_and_are_read_too() {
    Map<String, byte[]> parts = docxParts(p("Kế hoạch"), "", "");
    parts.replaceAll(
        (name, content) ->
            bytes(
                new String(content, StandardCharsets.UTF_8)
                    .replace(OfficeFiles.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
                    .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")));
    assertThat(texts(read(zip(parts)))).containsExactly("Kế hoạch");
  }
}
