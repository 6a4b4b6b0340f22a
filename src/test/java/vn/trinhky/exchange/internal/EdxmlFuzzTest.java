package vn.trinhky.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlReading;

/**
 * Messages that somebody has damaged, by chance or on purpose, element by element and byte by byte:
 * the reader answers, soon and within its memory, and what it accepts it can write again.
 */
class EdxmlFuzzTest {

  private static final int ROUNDS = 3_000;
  private static final int MOST_CHANGES = 6;

  /** What reading may allocate, in bytes per byte of the file, and besides. */
  private static final int PER_BYTE = 60;

  private static final int BESIDES = 24 << 20;

  private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z:]+)[^<>/]*>([^<]*)</\\1>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");

  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "-1",
          "99999999999999999999",
          "0x10",
          "2026/02/30",
          "0000/00/00",
          "2026-12-18",
          "H98.3",
          "../../x",
          "cid:1",
          "&amp;",
          "&#0;",
          "&#x1F600;",
          "&undefined;",
          "<![CDATA[<x>]]>",
          "<!-- -- -->",
          "<?php ?>",
          "\u0000",
          "\uFFFF",
          "\u202E",
          "A".repeat(600),
          "ợ".repeat(20_100),
          "<a>".repeat(30),
          "<x xmlns=\"urn:x\" y=\"1\"/>",
          "<edXML:To xmlns:edXML=\"" + Spelling.QCVN_NAMESPACE + "\"/>",
          "UEsDBA==",
          "====",
          "%s%n{0}");

  private final Edxml edxml = new EdxmlCodec(Messages.CLOCK);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  @Timeout(60)
  void damaged_messages_are_answered_soon_and_what_is_accepted_can_be_written_again() {
    Random random = new Random(20_261_218);
    List<byte[]> good = good();
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] file = good.get(random.nextInt(good.size()));
      for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
        file = random.nextInt(4) == 0 ? bytes(file, random) : structure(file, good, random);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      EdxmlReading reading = edxml.read(file);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("round %d allocates for %d bytes", round, file.length)
          .isLessThan(BESIDES + (long) PER_BYTE * file.length);
      assertThat(reading.isRefused() || reading.message() != null).isTrue();
      EdxmlMessage message = reading.message();
      if (!reading.isRefused() && edxml.check(message).stream().noneMatch(EdxmlProblem::refuses)) {
        accepted++;
        assertThat(edxml.read(edxml.write(message, EdxmlDialect.QCVN)).message())
            .as("round %d", round)
            .isEqualTo(message);
      }
    }
    // else the test would only say that nonsense is refused
    assertThat(accepted).isBetween(ROUNDS / 50, ROUNDS * 3 / 4);
  }

  private List<byte[]> good() {
    List<byte[]> good = new ArrayList<>();
    for (EdxmlMessage message : Messages.all().values()) {
      for (EdxmlDialect dialect : EdxmlDialect.values()) {
        good.add(edxml.write(message, dialect));
      }
    }
    Stream.of("new", "recall", "update", "replacement", "status")
        .forEach(name -> good.add(Messages.file("examples/" + name + ".edxml")));
    good.add(Messages.file("samples/status.edxml"));
    return good;
  }

  /** Changes one thing in the tree. */
  private static byte[] structure(byte[] file, List<byte[]> good, Random random) {
    String text = new String(file, StandardCharsets.UTF_8);
    List<int[]> found = new ArrayList<>();
    Matcher matcher = (random.nextInt(3) == 0 ? TAG : ELEMENT).matcher(text);
    while (matcher.find() && found.size() < 500) {
      found.add(new int[] {matcher.start(), matcher.end()});
    }
    if (found.isEmpty()) {
      return file;
    }
    int[] one = found.get(random.nextInt(found.size()));
    int[] other = found.get(random.nextInt(found.size()));
    String element = text.substring(one[0], one[1]);
    String changed =
        switch (random.nextInt(7)) {
          case 0 -> "";
          case 1 -> element + element;
          case 2 -> element.repeat(1 + random.nextInt(60));
          case 3 -> text.substring(other[0], other[1]);
          case 4 -> element + NASTY.get(random.nextInt(NASTY.size()));
          case 5 -> {
            String donor =
                new String(good.get(random.nextInt(good.size())), StandardCharsets.UTF_8);
            Matcher piece = ELEMENT.matcher(donor);
            yield piece.find(random.nextInt(donor.length())) ? piece.group() : element;
          }
          default -> {
            int end = element.indexOf('>') + 1;
            int start = element.lastIndexOf('<');
            yield end > 0 && start >= end
                ? element.substring(0, end)
                    + NASTY.get(random.nextInt(NASTY.size()))
                    + element.substring(start)
                : element.toLowerCase(Locale.ROOT);
          }
        };
    return (text.substring(0, one[0]) + changed + text.substring(one[1]))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Changes some bytes. */
  private static byte[] bytes(byte[] file, Random random) {
    if (file.length < 2) {
      return file;
    }
    int at = random.nextInt(file.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(file, at);
      }
      case 1 -> {
        byte[] changed = file.clone();
        changed[at] = (byte) random.nextInt();
        return changed;
      }
      case 2 -> {
        return Arrays.copyOfRange(file, Math.min(at, 40), file.length);
      }
      default -> {
        byte[] changed = file.clone();
        int length = Math.min(random.nextInt(64), file.length - at);
        System.arraycopy(file, random.nextInt(file.length - length), changed, at, length);
        return changed;
      }
    }
  }
}
