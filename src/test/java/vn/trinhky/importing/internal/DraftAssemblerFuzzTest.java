package vn.trinhky.importing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.problem.Refusal;

/**
 * Damaged documents: whatever was lost, doubled, moved or garbled, a reading accounts for every
 * line once, in bounded time, and twice the same.
 */
class DraftAssemblerFuzzTest {

  private static final int ROUNDS = 25;

  /** A reading takes a fraction of a second; the rest is for a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Căn cứ ",
        "các cơ quan, ",
        ", các đơn vị xây dựng kế hoạch của ",
        "kèm theo Quyết định số ",
        "báo cáo định kỳ về UBND ",
        "(",
        "Nơi nhận: - A; ",
        "Phụ lục ",
        "TM. "
      })
  void a_text_that_repeats_one_phrase_without_end_takes_bounded_time(String phrase) {
    String line = phrase.repeat(100_000 / phrase.length());
    String lines = (phrase + "\n").repeat(2_000);
    for (String text :
        List.of(
            "KẾ HOẠCH\nCải cách\nI. TỔ CHỨC THỰC HIỆN\n" + line,
            "QUYẾT ĐỊNH\n" + line + "\nĐiều 1. " + line,
            "Phụ lục\n" + line,
            "KẾ HOẠCH\nCải cách\n" + lines + "Nơi nhận:\n" + lines)) {
      Instant begin = Instant.now();
      Reading reading = DraftAssemblerTest.read(Sources.of("lap.txt", text));
      assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
      assertThat(reading.lines()).noneMatch(read -> Ledger.UNSEEN.equals(read.why()));
    }
  }

  /** Every line goes on in the middle of a sentence: joined, they would be one paragraph. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "KẾ HOẠCH\nCải cách\nI. MỤC TIÊU\n",
        "QUYẾT ĐỊNH\nVề cải cách\nCăn cứ Luật Tổ chức của\n",
        "QUYẾT ĐỊNH\nVề cải cách\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kế hoạch của\n",
        "QUYẾT ĐỊNH\nvề cải cách\n",
        "KẾ HOẠCH\nCải cách\nNơi nhận:\n- Lưu: VT của\n",
        "KẾ HOẠCH\nCải cách\nCăn cứ Luật của\n"
      })
  void lines_that_never_end_a_sentence_take_bounded_time_and_stay(String beginning) {
    String line = "các cơ quan và đơn vị thực hiện kế hoạch cải cách hành chính cùng với các";
    StringBuilder text = new StringBuilder(beginning);
    for (int i = 0; i < 20_000; i++) {
      text.append(line)
          .append(i % 7 == 0 && beginning.contains("Luật của") ? "\nCăn cứ Luật của" : "")
          .append('\n');
    }
    Instant begin = Instant.now();
    Reading reading = DraftAssemblerTest.read(Sources.of("dai.txt", text.toString()));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
    assertThat(reading.lines()).noneMatch(read -> Ledger.UNSEEN.equals(read.why()));
    assertThat(reading.draft().plan().body().lines())
        .allMatch(paragraph -> paragraph.length() < FileBounds.JOINED_CHARACTERS + 1_000);
  }

  static List<String> seeds() {
    return Sources.SEEDS;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_damaged_document_is_read_or_refused_and_nothing_of_it_is_lost(String seed) {
    Random random = new Random(seed.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      List<String> lines = new ArrayList<>(Arrays.asList(Sources.seed(seed).split("\n", -1)));
      int damages = 1 + random.nextInt(12);
      for (int i = 0; i < damages && !lines.isEmpty(); i++) {
        damage(lines, random);
      }
      String text = String.join("\n", lines);
      SourceDocument source = Sources.of(seed, text);
      Instant begin = Instant.now();
      try {
        Reading reading = DraftAssemblerTest.read(source);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
        assertThat(reading.lines())
            .as("round %d", round)
            .extracting(Reading.Line::number)
            .containsExactlyElementsOf(DraftAssemblerTest.numbers(source));
        assertThat(reading.lines())
            .as("round %d", round)
            .noneMatch(line -> Ledger.UNSEEN.equals(line.why()));
        if (round % 10 == 0) {
          assertThat(DraftAssemblerTest.read(source)).isEqualTo(reading);
        }
      } catch (Refusal refusal) {
        assertThat(refusal.status()).isEqualTo(422);
      }
    }
  }

  private static void damage(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(12)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
      case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
      case 3 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      case 4 -> {
        int cut = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, cut));
        lines.add(at + 1, line.substring(cut));
      }
      case 5 -> {
        if (at + 1 < lines.size()) {
          lines.set(at, line + lines.remove(at + 1));
        }
      }
      case 6 -> lines.set(at, garbled(line, random));
      case 7 -> {
        int end = Math.min(lines.size(), at + random.nextInt(60));
        lines.subList(at, end).clear();
      }
      case 8 -> {
        int end = Math.min(lines.size(), at + random.nextInt(40));
        List<String> moved = new ArrayList<>(lines.subList(at, end));
        lines.subList(at, end).clear();
        lines.addAll(random.nextInt(lines.size() + 1), moved);
      }
      case 9 -> lines.set(at, line.replace('\t', ' '));
      case 10 ->
          lines.set(
              at,
              random.nextBoolean() ? line.toUpperCase(Locale.ROOT) : line.toLowerCase(Locale.ROOT));
      default -> lines.set(at, MARKS.get(random.nextInt(MARKS.size())));
    }
  }

  /** What tells parts from each other, at places where it does not belong. */
  private static final List<String> MARKS =
      List.of(
          "QUYẾT ĐỊNH",
          "QUYẾT ĐỊNH:",
          "KẾ HOẠCH",
          "Nơi nhận:",
          "Phụ lục",
          "PHỤ LỤC II",
          "TM. ỦY BAN NHÂN DÂN",
          "CHỦ TỊCH",
          "Điều 1.",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "Số: /KH-UBND",
          "(Kèm theo Quyết định số",
          "- Lưu: VT.",
          "Căn cứ",
          "Theo đề nghị",
          "I.",
          "a)",
          "-",
          "1",
          "…",
          "(((((((((((((((((((((((((((((((",
          "\t\t\t\t",
          "****",
          "Chương I",
          "STT\tNhiệm vụ\tThời gian\tChủ trì");

  private static String garbled(String line, Random random) {
    StringBuilder garbled = new StringBuilder(line);
    for (int i = 0; i < 1 + line.length() / 20 && garbled.length() > 0; i++) {
      garbled.setCharAt(
          random.nextInt(garbled.length()),
          (char) (random.nextBoolean() ? 32 + random.nextInt(90) : 0xC0 + random.nextInt(0x1E00)));
    }
    return garbled.toString();
  }
}
