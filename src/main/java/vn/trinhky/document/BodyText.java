package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Line-oriented text whose markup is the legal labels themselves (Nghị định 30/2020/NĐ-CP, Phụ lục
 * I, II.5): one paragraph per line, {@code I.}, {@code 1.}, {@code a)}, {@code -}, {@code Điều 1.},
 * {@code Chương I} at its beginning, {@code **} and {@code *} inside. Labels are read, never made:
 * nothing is renumbered, and "1986. Năm sinh" stays the sentence it is.
 *
 * @param lines the lines that are not blank, in order
 */
public record BodyText(List<Line> lines) {

  /** A longer line is a sentence, not a title, whatever it ends in. */
  private static final int LONGEST_TITLE = 150;

  private static final Pattern DIVISION =
      Pattern.compile(
          "(?<label>(?:Phần|Chương|Mục|Tiểu mục)\\s+(?:thứ\\s+\\p{L}+|[IVXLC]+|\\d{1,3}))[.:]?(?:\\s+(?<text>.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ARTICLE =
      Pattern.compile("(?<label>Điều\\s+\\d{1,4}[a-zđ]?[.:])\\s*(?<text>.*)");
  private static final Pattern ROMAN =
      Pattern.compile(
          "(?<label>(?=[IVXLC])(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})[.)])\\s+(?<text>.*)");
  private static final Pattern LEVELS =
      Pattern.compile("(?<label>\\d{1,2}(?:\\.\\d{1,2})+[.)]?)\\s+(?<text>.*)");
  private static final Pattern NUMBER =
      Pattern.compile("(?<label>\\d{1,3}[.)]|\\(\\d{1,3}\\))\\s+(?<text>.*)");
  private static final Pattern POINT = Pattern.compile("(?<label>[a-zđ]{1,2}\\))\\s+(?<text>.*)");
  private static final Pattern DASH = Pattern.compile("(?<label>[-–—+•])\\s+(?<text>.*)");

  /** Copies the list. */
  public BodyText {
    lines = List.copyOf(lines);
  }

  /** What a line is. */
  public enum Kind {
    /** Phần, Chương: a centred line of its own. */
    CHAPTER,
    /** Mục, Tiểu mục: a centred line of its own. */
    SECTION,
    /** The title in capitals below a Phần, Chương, Mục or Tiểu mục. */
    DIVISION_TITLE,
    /** Điều 1. */
    ARTICLE,
    /** I. */
    ROMAN,
    /** 1., 1.1., (1) */
    NUMBER,
    /** a) */
    POINT,
    /** - */
    DASH,
    /** A paragraph without a label. */
    PARAGRAPH
  }

  /**
   * One line.
   *
   * @param number number of the line in the text, from 1, blank lines counted
   * @param label the legal label as written, e.g. {@code a)}; empty for a paragraph
   * @param depth depth of the label below the roman number: 1 for {@code 1.}, 2 for {@code 1.1.}
   *     and {@code (1)}; 0 otherwise
   * @param titled whether the line is the title of what follows, not running text
   * @param runs the text after the label, by emphasis
   */
  public record Line(
      int number, Kind kind, String label, int depth, boolean titled, List<Run> runs) {
    /** Copies the list. */
    public Line {
      runs = List.copyOf(runs);
    }

    /** The text after the label without emphasis marks. */
    public String text() {
      StringBuilder text = new StringBuilder();
      runs.forEach(run -> text.append(run.text()));
      return text.toString();
    }
  }

  /** A piece of text with one emphasis. */
  public record Run(String text, boolean bold, boolean italic) {}

  /** Reads a text. Never fails: what is not a label is text. */
  public static BodyText parse(String text) {
    String[] raw = text.split("\\R", -1);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      String line = raw[i].strip();
      if (!line.isEmpty()) {
        Kind previous = lines.isEmpty() ? null : lines.get(lines.size() - 1).kind();
        read(line, i + 1, previous, lines);
      }
    }
    return new BodyText(markTitles(lines));
  }

  /** Reads the emphasis marks of one line; a mark without its partner is text. */
  public static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    collect(text, false, false, runs);
    return runs;
  }

  private static void read(String line, int number, @Nullable Kind previous, List<Line> lines) {
    Matcher m = DIVISION.matcher(line);
    if (m.matches() && isDivision(m)) {
      Kind kind =
          m.group("label").toLowerCase(Locale.ROOT).contains("mục") ? Kind.SECTION : Kind.CHAPTER;
      lines.add(new Line(number, kind, m.group("label"), 0, true, List.of()));
      String title = m.group("text");
      if (title != null && !title.isBlank()) {
        lines.add(new Line(number, Kind.DIVISION_TITLE, "", 0, true, runs(title.strip())));
      }
      return;
    }
    if ((previous == Kind.CHAPTER || previous == Kind.SECTION) && isCapitals(line)) {
      lines.add(new Line(number, Kind.DIVISION_TITLE, "", 0, true, runs(line)));
      return;
    }
    Line labelled = labelled(line, number);
    lines.add(
        labelled != null ? labelled : new Line(number, Kind.PARAGRAPH, "", 0, false, runs(line)));
  }

  private static @Nullable Line labelled(String line, int number) {
    Matcher m;
    if ((m = ARTICLE.matcher(line)).matches()) {
      return of(number, Kind.ARTICLE, 0, m);
    }
    if ((m = ROMAN.matcher(line)).matches()) {
      return of(number, Kind.ROMAN, 0, m);
    }
    if ((m = LEVELS.matcher(line)).matches()) {
      String label = m.group("label");
      int dots = label.replaceAll("[.)]$", "").split("\\.", -1).length;
      return of(number, Kind.NUMBER, dots, m);
    }
    if ((m = NUMBER.matcher(line)).matches()) {
      // (1), (2) count what stands below 1., 2.
      return of(number, Kind.NUMBER, m.group("label").startsWith("(") ? 2 : 1, m);
    }
    if ((m = POINT.matcher(line)).matches()) {
      return of(number, Kind.POINT, 0, m);
    }
    if ((m = DASH.matcher(line)).matches()) {
      return of(number, Kind.DASH, 0, m);
    }
    return null;
  }

  private static Line of(int number, Kind kind, int depth, Matcher m) {
    return new Line(number, kind, m.group("label"), depth, false, runs(m.group("text").strip()));
  }

  /** "Mục 1" and "Chương II TÊN" head a division; "Mục 1 của Kế hoạch này quy định …" does not. */
  private static boolean isDivision(Matcher m) {
    char first = m.group("label").charAt(0);
    String text = m.group("text");
    return Character.isUpperCase(first) && (text == null || text.isBlank() || isCapitals(text));
  }

  private static boolean isCapitals(String text) {
    String letters = text.replaceAll("[^\\p{L}]", "");
    return !letters.isEmpty() && letters.equals(letters.toUpperCase(Locale.ROOT));
  }

  private static List<Line> markTitles(List<Line> lines) {
    List<Line> marked = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      marked.add(
          isTitle(line, next)
              ? new Line(line.number(), line.kind(), line.label(), line.depth(), true, line.runs())
              : line);
    }
    return marked;
  }

  private static boolean isTitle(Line line, @Nullable Line next) {
    return switch (line.kind()) {
      case CHAPTER, SECTION, DIVISION_TITLE -> true;
      case ROMAN -> isCapitals(line.text()) || isShort(line.text());
      case ARTICLE -> isShort(line.text()) && next != null && rank(next) > rank(line);
      case NUMBER, POINT -> isShort(line.text()) && next != null && rank(next) > rank(line);
      case DASH, PARAGRAPH -> false;
    };
  }

  private static boolean isShort(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_TITLE
        && !text.matches("(?s).*[.;:,!?…/]\\s*");
  }

  /** How deep a line stands; what stands deeper belongs to the line above it. */
  private static int rank(Line line) {
    return switch (line.kind()) {
      case CHAPTER -> 0;
      case SECTION -> 1;
      case DIVISION_TITLE -> 2;
      case ARTICLE -> 3;
      case ROMAN -> 4;
      case NUMBER -> 10 + line.depth();
      case POINT -> 20;
      case DASH -> 30;
      case PARAGRAPH -> 40;
    };
  }

  private static void collect(String text, boolean bold, boolean italic, List<Run> runs) {
    int i = 0;
    int plain = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '*') {
        i++;
        continue;
      }
      int stars = stars(text, i);
      int close = closing(text, i + stars, stars);
      if (stars > 3 || close < 0) {
        i += stars;
        continue;
      }
      add(text.substring(plain, i), bold, italic, runs);
      collect(text.substring(i + stars, close), bold || stars >= 2, italic || stars != 2, runs);
      i = close + stars;
      plain = i;
    }
    add(text.substring(plain), bold, italic, runs);
  }

  private static int stars(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '*') {
      i++;
    }
    return i - from;
  }

  /** Where as many stars stand that close the emphasis opened before {@code from}, or -1. */
  private static int closing(String text, int from, int stars) {
    if (from >= text.length() || Character.isWhitespace(text.charAt(from))) {
      return -1;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '*') {
        int found = stars(text, i);
        if (found == stars && !Character.isWhitespace(text.charAt(i - 1))) {
          return i;
        }
        i += found - 1;
      }
    }
    return -1;
  }

  private static void add(String text, boolean bold, boolean italic, List<Run> runs) {
    if (!text.isEmpty()) {
      runs.add(new Run(text, bold, italic));
    }
  }
}
