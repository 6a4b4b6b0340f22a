package vn.trinhky.importing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;

/** Packages written by hand, part by part, and what was read of them in a form to compare. */
final class OfficeFiles {

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

  static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private OfficeFiles() {}

  /** A file of the test resources. */
  static byte[] resource(String name) {
    try (InputStream in = OfficeFiles.class.getResourceAsStream("/importing/files/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Map<String, byte[]> parts(byte[] content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A document with this body. */
  static byte[] docx(String body) {
    return zip(docxParts(body, "", ""));
  }

  /** A document with this body, these styles and these lists. */
  static byte[] docx(String body, String styles, String numbering) {
    return zip(docxParts(body, styles, numbering));
  }

  static Map<String, byte[]> docxParts(String body, String styles, String numbering) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        bytes(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\""
                + TYPES
                + "wordprocessingml.document.main+xml\"/></Types>"));
    parts.put("_rels/.rels", relations(Map.of("officeDocument", "word/document.xml")));
    parts.put(
        "word/_rels/document.xml.rels",
        relations(
            Map.of(
                "styles", "styles.xml",
                "numbering", "numbering.xml",
                "footnotes", "footnotes.xml",
                "header", "header1.xml")));
    parts.put("word/document.xml", word("document", "<w:body>" + body + "</w:body>"));
    parts.put("word/styles.xml", word("styles", styles));
    parts.put("word/numbering.xml", word("numbering", numbering));
    return parts;
  }

  static byte[] word(String root, String content) {
    return bytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:"
            + root
            + " xmlns:w=\""
            + W
            + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"wps\" xmlns:v=\"v\" xmlns:r=\""
            + RELATIONS
            + "\">"
            + content
            + "</w:"
            + root
            + ">");
  }

  /** A workbook with one sheet of this content. */
  static byte[] xlsx(String sheet) {
    return zip(xlsxParts(sheet));
  }

  static Map<String, byte[]> xlsxParts(String sheet) {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        bytes(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\""
                + TYPES
                + "spreadsheetml.sheet.main+xml\"/></Types>"));
    parts.put("_rels/.rels", relations(Map.of("officeDocument", "xl/workbook.xml")));
    parts.put("xl/_rels/workbook.xml.rels", relations(Map.of("worksheet", "sheet1.xml")));
    parts.put(
        "xl/workbook.xml",
        bytes(
            "<workbook xmlns=\""
                + main
                + "\" xmlns:r=\""
                + RELATIONS
                + "\"><sheets><sheet name=\"PL\" sheetId=\"1\" r:id=\"worksheet\"/></sheets>"
                + "</workbook>"));
    parts.put(
        "xl/sheet1.xml", bytes("<worksheet xmlns=\"" + main + "\">" + sheet + "</worksheet>"));
    return parts;
  }

  /** Relations whose ids are their kinds. */
  static byte[] relations(Map<String, String> targets) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    targets.forEach(
        (type, target) ->
            xml.append("<Relationship Id=\"")
                .append(type)
                .append("\" Type=\"")
                .append(RELATIONS)
                .append('/')
                .append(type)
                .append("\" Target=\"")
                .append(target)
                .append("\"/>"));
    return bytes(xml.append("</Relationships>").toString());
  }

  /** A paragraph with one run. */
  static String p(String text) {
    return "<w:p>" + r(text) + "</w:p>";
  }

  static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** A table of rows of cells of text. */
  static String table(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<w:tbl>");
    for (List<String> row : rows) {
      xml.append("<w:tr>");
      row.forEach(cell -> xml.append("<w:tc>").append(p(cell)).append("</w:tc>"));
      xml.append("</w:tr>");
    }
    return xml.append("</w:tbl>").toString();
  }

  static SourceDocument read(byte[] content) {
    return SourceReaders.read("tệp", content);
  }

  /** The texts of the paragraphs, and of each table row its cells between bars. */
  static List<String> texts(SourceDocument source) {
    return source.blocks().stream().flatMap(block -> texts(block).stream()).toList();
  }

  private static List<String> texts(Block block) {
    return block instanceof Paragraph paragraph
        ? List.of(paragraph.text())
        : ((Table) block)
            .rows().stream()
                .map(
                    row ->
                        row.cells().stream()
                            .map(
                                cell ->
                                    cell.text()
                                        + (cell.span() > 1 ? "{" + cell.span() + "}" : "")
                                        + (cell.merged() ? "^" : ""))
                            .reduce("|", (a, b) -> a + b + "|"))
                .toList();
  }

  static List<TableRow> rows(SourceDocument source) {
    return source.blocks().stream()
        .filter(Table.class::isInstance)
        .flatMap(block -> ((Table) block).rows().stream())
        .toList();
  }
}
