package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.internal.Exports;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.problem.Refusal;

/**
 * Real files, broken in every way that keeps them a little like themselves: what comes out is a
 * document in order or a refusal, soon, and nothing else. The seeds are fixed; {@code
 * -Dtrinhky.fuzz=<rounds>} plays longer.
 */
class ReaderFuzzTest {

  private static final int ROUNDS = Integer.getInteger("trinhky.fuzz", 100);

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ELEMENT = Pattern.compile("<((?:w:)?[a-zA-Z]+)(?: [^>]*[^/>])?>");
  private static final Pattern VALUE = Pattern.compile("=\"([^\"]*)\"");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "65535",
          "2147483648",
          "99999999999999999999",
          "true",
          "A1:XFD1048576",
          "%1%2%3%9",
          "\u202E",
          "x".repeat(3_000),
          "1e308",
          "../../x",
          "&#0;",
          "&amp;");

  private static final List<String> TEXTS =
      List.of("\u202Eẩn", "e\u0302\u0301", "\u0007", "<", "&#1;", "]]>", "<!--", "\uFFFF", "&x;");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ninh-hoa-2022.libreoffice.docx",
        "vinh-chau-2023.libreoffice.docx",
        "vinh-chau-2023.libreoffice.xlsx",
        "vinh-long-2023.libreoffice.xlsx"
      })
  void a_broken_file_of_another_program_is_read_or_refused(String name) {
    play(name, OfficeFiles.resource(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "xlsx"})
  void a_broken_file_of_ours_is_read_or_refused(String kind) {
    play(
        kind,
        kind.equals("docx")
            ? Exports.EXPORTER.docx(Exports.drafted("vung-tau-2023"))
            : Exports.EXPORTER.appendixWorkbook(Exports.drafted("vung-tau-2023")));
  }

  private static void play(String name, byte[] whole) {
    Map<String, byte[]> parts = OfficeFiles.parts(whole);
    int read = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] broken =
          seed % 3 == 0 ? flipped(whole, random) : OfficeFiles.zip(mutated(parts, random));
      long begin = System.nanoTime();
      try {
        inOrder(SourceReaders.read(name, broken));
        read++;
      } catch (Refusal refusal) {
        assertThat(refusal.status()).as(name + " " + seed).isEqualTo(422);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(name + ", seed " + seed, e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as(name + " " + seed)
          .isLessThan(LONGEST);
    }
    // were everything refused, the mutations would say nothing about the readers
    assertThat(read).as("still read of " + name).isGreaterThan(ROUNDS / 5);
  }

  private static void inOrder(SourceDocument source) {
    int line = 0;
    for (Block block : source.blocks()) {
      if (block instanceof Paragraph paragraph) {
        assertThat(paragraph.line()).isEqualTo(++line);
        assertThat(paragraph.text()).isNotBlank();
        clean(paragraph.text());
      } else if (block instanceof Table table) {
        assertThat(table.rows()).isNotEmpty();
        for (SourceDocument.TableRow row : table.rows()) {
          assertThat(row.line()).isEqualTo(++line);
          assertThat(row.cells()).isNotEmpty();
          assertThat(row.cells().stream().mapToInt(Cell::span).sum())
              .isBetween(1, FileBounds.COLUMNS);
          row.cells().forEach(cell -> clean(cell.text()));
        }
      }
    }
  }

  private static void clean(String text) {
    assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as(text).isTrue();
    assertThat(text.codePoints())
        .noneMatch(
            c ->
                Character.isISOControl(c) && c != '\n' && c != '\t'
                    || c >= 0x202A && c <= 0x202E
                    || c == 0xFFFF);
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] broken = whole.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return broken;
  }

  private static Map<String, byte[]> mutated(Map<String, byte[]> parts, Random random) {
    Map<String, byte[]> broken = new LinkedHashMap<>(parts);
    List<String> names = new ArrayList<>(parts.keySet());
    // most of it is in the text, the rest holds it together
    List<String> texts =
        names.stream().filter(n -> n.matches(".*/(document|sheet1|sharedStrings)\\.xml")).toList();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      String name =
          random.nextInt(3) > 0
              ? texts.get(random.nextInt(texts.size()))
              : names.get(random.nextInt(names.size()));
      byte[] part = broken.get(name);
      if (part != null && random.nextInt(40) == 0) {
        broken.remove(name);
      } else if (part != null) {
        String xml = new String(part, StandardCharsets.UTF_8);
        broken.put(name, mutated(xml, random).getBytes(StandardCharsets.UTF_8));
      }
    }
    return broken;
  }

  private static String mutated(String xml, Random random) {
    int at = random.nextInt(Math.max(1, xml.length()));
    return switch (random.nextInt(8)) {
      case 0 -> replace(xml, TAG, at, "");
      case 1 -> {
        int[] element = element(xml, at);
        yield element == null ? xml : xml.substring(0, element[0]) + xml.substring(element[1]);
      }
      case 2 -> {
        int[] element = element(xml, at);
        yield element == null
            ? xml
            : xml.substring(0, element[1])
                + xml.substring(element[0], element[1]).repeat(1 + random.nextInt(3))
                + xml.substring(element[1]);
      }
      case 3 -> {
        int[] element = element(xml, at);
        int depth = 1 + random.nextInt(300);
        yield element == null
            ? xml
            : xml.substring(0, element[0])
                + element(xml, element, depth)
                + xml.substring(element[1]);
      }
      case 4, 5 ->
          replace(xml, VALUE, at, "=\"" + VALUES.get(random.nextInt(VALUES.size())) + "\"");
      case 6 -> {
        int text = xml.indexOf('>', at) + 1;
        yield xml.substring(0, text)
            + TEXTS.get(random.nextInt(TEXTS.size()))
            + xml.substring(text);
      }
      default -> {
        // two elements change places
        int[] one = element(xml, at);
        int[] other = element(xml, random.nextInt(Math.max(1, xml.length())));
        yield one == null || other == null || one[1] > other[0]
            ? xml
            : xml.substring(0, one[0])
                + xml.substring(other[0], other[1])
                + xml.substring(one[1], other[0])
                + xml.substring(one[0], one[1])
                + xml.substring(other[1]);
      }
    };
  }

  /** The element inside itself, so often. */
  private static String element(String xml, int[] range, int depth) {
    String element = xml.substring(range[0], range[1]);
    String start = element.substring(0, element.indexOf('>') + 1);
    String end = element.substring(element.lastIndexOf('<'));
    return start.repeat(depth) + element + end.repeat(depth);
  }

  private static String replace(String xml, Pattern pattern, int from, String with) {
    Stream<MatchResult> found = pattern.matcher(xml).region(from, xml.length()).results();
    return found
        .findFirst()
        .map(m -> xml.substring(0, m.start()) + with + xml.substring(m.end()))
        .orElse(xml);
  }

  /** Begin and end of the first whole element after a place; short ones only. */
  private static int[] element(String xml, int from) {
    MatchResult start =
        ELEMENT.matcher(xml).region(from, xml.length()).results().findFirst().orElse(null);
    if (start == null) {
      return null;
    }
    int end = xml.indexOf("</" + start.group(1) + ">", start.end());
    return end < 0 ? null : new int[] {start.start(), end + start.group(1).length() + 3};
  }
}
