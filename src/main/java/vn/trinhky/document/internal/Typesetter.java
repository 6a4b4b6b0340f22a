package vn.trinhky.document.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Breaks centred texts into lines as a typist would, and measures them. */
final class Typesetter {

  /** A new line begins best with one of these. */
  private static final Pattern GOOD_START =
      Pattern.compile(
          "(?:tỉnh|thành phố|thị xã|huyện|quận|phường|trên địa bàn|giai đoạn|ngày|của|về|theo"
              + "|ban hành|phê duyệt|hội đồng|ủy ban)(?: .*)?");

  /** What a break elsewhere costs, compared with a line that is this much too long or short. */
  private static final double BAD_START = 60;

  /**
   * Lines as they will stand on paper.
   *
   * @param width length of the longest line, in millimetres
   */
  public record Block(List<String> lines, double width) {
    public Block {
      lines = List.copyOf(lines);
    }

    /**
     * Length of the rule under this text, in millimetres: the law asks for a third to a half of the
     * length of the text (Phụ lục I, II.2 and II.5); two fifths stand safely between.
     */
    public double rule() {
      return Math.round(width * 0.4 * 100) / 100.0;
    }
  }

  private final Serif serif;

  Typesetter(Serif serif) {
    this.serif = serif;
  }

  /**
   * Breaks a text into as few lines as fit, these as even as possible and beginning where the sense
   * allows it. Line breaks of the text itself are kept.
   *
   * @param points size of the type
   * @param available width in millimetres
   */
  Block set(String text, Serif.Face face, double points, double available) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R")) {
      if (!paragraph.isBlank()) {
        lines.addAll(broken(paragraph.strip().split("\\s+"), face, points, available));
      }
    }
    double widest =
        lines.stream().mapToDouble(line -> serif.width(line, face, points)).max().orElse(0);
    return new Block(lines, widest);
  }

  private List<String> broken(String[] words, Serif.Face face, double points, double available) {
    int fewest = 1;
    double length = 0;
    for (String word : words) {
      double longer = length == 0 ? 0 : length + serif.width(" ", face, points);
      length = longer + serif.width(word, face, points);
      if (length > available && longer > 0) {
        fewest++;
        length = serif.width(word, face, points);
      }
    }
    if (fewest == 1) {
      return List.of(String.join(" ", words));
    }
    double even = serif.width(String.join(" ", words), face, points) / fewest;
    // cost[k][i]: least cost of setting the first i words in k lines; from[k][i]: its last break
    double[][] cost = new double[fewest + 1][words.length + 1];
    int[][] from = new int[fewest + 1][words.length + 1];
    Arrays.stream(cost).forEach(row -> Arrays.fill(row, Double.POSITIVE_INFINITY));
    cost[0][0] = 0;
    for (int k = 1; k <= fewest; k++) {
      for (int i = k; i <= words.length; i++) {
        for (int j = i - 1; j >= k - 1; j--) {
          double width = serif.width(join(words, j, i), face, points);
          if (width > available && j < i - 1) {
            break;
          }
          double off = width - even;
          double start = j == 0 || isGoodStart(words, j) ? 0 : BAD_START * BAD_START;
          double sum = cost[k - 1][j] + off * off + start;
          if (sum < cost[k][i]) {
            cost[k][i] = sum;
            from[k][i] = j;
          }
        }
      }
    }
    List<String> lines = new ArrayList<>();
    int end = words.length;
    for (int k = fewest; k > 0; k--) {
      lines.add(0, join(words, from[k][end], end));
      end = from[k][end];
    }
    return lines;
  }

  private static boolean isGoodStart(String[] words, int at) {
    String rest = join(words, at, Math.min(at + 3, words.length)).toLowerCase(Locale.ROOT);
    return GOOD_START.matcher(rest).matches() || words[at - 1].matches(".*[,;:]");
  }

  private static String join(String[] words, int from, int to) {
    return String.join(" ", Arrays.asList(words).subList(from, to));
  }
}
