package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.problem.Refusal;

class TextReaderTest {

  private static final String TEXT = "Kế hoạch của Ủy ban nhân dân, năm 2026\r\nđược ban hành.";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258"})
  void every_encoding_of_vietnamese_text_gives_composed_unicode(String charset) {
    // Windows-1258 writes the tone mark behind its letter
    String text =
        charset.equals("windows-1258")
            ? Normalizer.normalize(TEXT, Normalizer.Form.NFC)
                .replace("ế", "ê\u0301")
                .replace("ạ", "a\u0323")
                .replace("ủ", "u\u0309")
                .replace("Ủ", "U\u0309")
                .replace("ợ", "ơ\u0323")
            : TEXT;
    SourceDocument source = SourceReaders.read("tệp.txt", text.getBytes(Charset.forName(charset)));
    assertThat(source.blocks())
        .containsExactly(
            paragraph(1, "Kế hoạch của Ủy ban nhân dân, năm 2026"), paragraph(2, "được ban hành."));
    assertThat(source.notes()).hasSize(charset.equals("windows-1258") ? 1 : 0);
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      assertThat(SourceReaders.read("tệp", ("\uFEFF" + TEXT).getBytes(charset)).blocks().get(0))
          .isEqualTo(paragraph(1, "Kế hoạch của Ủy ban nhân dân, năm 2026"));
    }
  }

  @Test
  void characters_that_nobody_sees_are_removed_and_told() {
    SourceDocument source = read("Kế\u202E hoạch\u0007 số\u200B 12");
    assertThat(source.blocks()).containsExactly(paragraph(1, "Kế hoạch số 12"));
    assertThat(source.notes()).hasSize(2).anyMatch(note -> note.contains("đảo chiều"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**Nơi nhận:** | Nơi nhận:",
        "## **II. NHIỆM VỤ** | II. NHIỆM VỤ",
        "*(Kèm theo Quyết định số /QĐ-UBND)* | (Kèm theo Quyết định số /QĐ-UBND)",
        "**TM. ỦY BAN NHÂN DÂN | TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH** | CHỦ TỊCH",
        "<b>3.</b> Tổ chức tập huấn | 3. Tổ chức tập huấn",
        "tại <https://example.vn>. | tại https://example.vn.",
        "5 * 3 = 15 (*) | 5 * 3 = 15 (*)",
        "* Ghi chú | * Ghi chú",
        "1\\. Mục tiêu | 1. Mục tiêu",
        "A &amp; B | A & B",
        "dưới < 5 và > 3 | dưới < 5 và > 3",
      })
  void marks_of_markdown_and_html_are_no_text(String line, String text) {
    assertThat(((Paragraph) read(line).blocks().get(0)).text()).isEqualTo(text);
  }

  @Test
  void lines_that_were_glued_are_lines_again() {
    assertThat(read("**PHỤ LỤC****PHÂN CÔNG NĂM 2023***(Kèm theo Kế hoạch số /KH)*").blocks())
        .containsExactly(
            new Paragraph(
                1, "PHỤ LỤC\nPHÂN CÔNG NĂM 2023\n(Kèm theo Kế hoạch số /KH)", false, false, 0));
  }

  @Test
  void looks_are_kept() {
    assertThat(read("# I. MỤC TIÊU\n**Điều 1**\n*nghiêng*").blocks())
        .containsExactly(
            new Paragraph(1, "I. MỤC TIÊU", false, false, 1),
            new Paragraph(2, "Điều 1", true, false, 0),
            new Paragraph(3, "nghiêng", false, true, 0));
  }

  @Test
  void tables_are_lines_with_tabs_or_bars_and_end_at_a_blank_line() {
    SourceDocument source =
        read(
            "\tthụt đầu dòng\n\nSTT\tNhiệm vụ\tThời gian\n\tphần còn lại\t\n\n"
                + "| 1 | <b>a\\|b</b> |\n|---|:--:|\n| 2 | c<br>d |");
    assertThat(source.blocks()).hasSize(3);
    assertThat(source.blocks().get(0)).isEqualTo(paragraph(1, "thụt đầu dòng"));
    Table tabs = (Table) source.blocks().get(1);
    assertThat(tabs.rows()).extracting(row -> row.cells().size()).containsExactly(3, 3);
    assertThat(tabs.rows().get(1).line()).isEqualTo(4);
    Table bars = (Table) source.blocks().get(2);
    assertThat(bars.rows().get(0).cells().get(1).text()).isEqualTo("a|b");
    assertThat(bars.rows().get(0).cells().get(1).bold()).isTrue();
    assertThat(bars.rows().get(2).cells().get(1).text()).isEqualTo("c\nd");
  }

  @Test
  void what_is_too_long_or_no_text_is_refused() {
    assertThatThrownBy(() -> read("a\n".repeat(TextReader.MOST_LINES + 1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("50.000 dòng");
    assertThatThrownBy(() -> SourceReaders.read("a", new byte[TextReader.LARGEST_BYTES + 1]))
        .isInstanceOf(Refusal.class);
    byte[] binary = {(byte) 0xC3, 0x28, 0x01, 0x02, 0x41};
    assertThatThrownBy(() -> SourceReaders.read("a", binary)).isInstanceOf(Refusal.class);
  }

  @Test
  void a_hostile_text_takes_no_time() {
    for (String piece :
        List.of("*", "**a", "<b", "<ul ", "\t", "|", "\\", "<li> ", "a\t\n\n", "&")) {
      Assertions.assertTimeout(
          Duration.ofSeconds(3), () -> read(piece.repeat(90_000 / piece.length())), piece);
    }
  }

  private static SourceDocument read(String text) {
    return TextReader.read("Văn bản đã dán", text, List.of());
  }

  private static Paragraph paragraph(int line, String text) {
    return new Paragraph(line, text, false, false, 0);
  }
}
