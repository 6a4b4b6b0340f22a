package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.trinhky.problem.Refusal;

/**
 * A JVM of its own with little memory reads the largest files that anybody should send, and refuses
 * larger ones. A document tree (POI's XWPF) keeps 150 MB alive for the same 5,000 rows of seven
 * columns.
 */
class ReaderMemoryTest {

  private static final String HEAP = "-Xmx96m";

  /** Where the pieces go. */
  private static final String MARK = "<!--pieces-->";

  private static final String ZEROS = "0".repeat(10_000);

  @TempDir Path folder;

  @Test
  void an_appendix_of_5_000_rows_is_read_in_little_memory() throws Exception {
    Path docx = word("a.docx", 5_000);
    Path xlsx = excel("a.xlsx", 5_000);
    assertThat(run(docx, xlsx)).containsExactly("5000 rows", "5000 rows");
  }

  @Test
  void what_is_too_much_is_refused_in_little_memory() throws Exception {
    Path docx = word("b.docx", FileBounds.LINES + 1);
    Path xlsx = excel("b.xlsx", FileBounds.LINES + 1);
    Path bomb =
        write(
            "c.docx",
            OfficeFiles.docxParts(MARK, "", ""),
            20_000_000 / ZEROS.length(),
            number -> number == 1 ? "<w:p><w:r><w:t>" + ZEROS : ZEROS,
            "</w:t></w:r></w:p>");
    assertThat(run(docx, xlsx, bomb))
        .containsExactly("file-too-long", "file-too-long", "file-inflates-too-much");
  }

  private static List<String> run(Path... files) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Arrays.stream(files).forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out.lines().toList();
  }

  private Path word(String name, int rows) throws IOException {
    return write(
        name,
        OfficeFiles.docxParts("<w:tbl>" + MARK, "", ""),
        rows,
        row -> {
          StringBuilder xml = new StringBuilder("<w:tr>");
          for (int c = 0; c < 7; c++) {
            xml.append("<w:tc><w:tcPr><w:tcW w:w=\"1200\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>")
                .append("<w:spacing w:before=\"60\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr>")
                .append("<w:sz w:val=\"26\"/></w:rPr><w:t xml:space=\"preserve\">")
                .append(text(row, c))
                .append("</w:t></w:r></w:p></w:tc>");
          }
          return xml.append("</w:tr>").toString();
        },
        "</w:tbl>");
  }

  private Path excel(String name, int rows) throws IOException {
    return write(
        name,
        OfficeFiles.xlsxParts("<sheetData>" + MARK),
        rows,
        row -> {
          StringBuilder xml = new StringBuilder("<row r=\"").append(row).append("\">");
          for (int c = 0; c < 7; c++) {
            xml.append("<c t=\"inlineStr\"><is><t>").append(text(row, c)).append("</t></is></c>");
          }
          return xml.append("</row>").toString();
        },
        "</sheetData>");
  }

  /** Writes a package piece by piece, because this JVM has not much memory either. */
  private Path write(
      String name, Map<String, byte[]> parts, int pieces, IntFunction<String> piece, String end)
      throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        String xml = new String(part.getValue(), StandardCharsets.UTF_8);
        int mark = xml.indexOf(MARK);
        zip.write(OfficeFiles.bytes(mark < 0 ? xml : xml.substring(0, mark)));
        for (int i = 1; mark >= 0 && i <= pieces; i++) {
          zip.write(OfficeFiles.bytes(piece.apply(i)));
        }
        zip.write(OfficeFiles.bytes(mark < 0 ? "" : end + xml.substring(mark + MARK.length())));
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Texts as long as those of the seeds, none like the other. */
  private static String text(int row, int column) {
    return "Nhiệm vụ "
        + (row * 7919L * (column + 3))
        + " xây dựng kế hoạch kiểm tra, rà soát, đánh giá thủ tục hành chính năm "
        + row;
  }

  /** What runs in the other JVM. */
  static final class Main {
    private Main() {}

    public static void main(String[] files) throws Exception {
      for (String file : files) {
        String answer;
        try {
          answer =
              OfficeFiles.rows(OfficeFiles.read(Files.readAllBytes(Path.of(file)))).size()
                  + " rows";
        } catch (Refusal refusal) {
          answer = refusal.type();
        }
        System.out.println(answer);
      }
    }
  }
}
