package vn.trinhky.importing.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.internal.DocxStyles.ListPlace;

/**
 * Automatic numbering of Word (ISO/IEC 29500-1, 17.9): counts as Word prints, so that the label can
 * stand in the text. One for each reading.
 */
final class DocxNumbering {

  static final int LEVELS = 9;

  private static final String[] VIETNAMESE = {
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"
  };

  /** A longer label is no label. */
  private static final int LONGEST_LABEL = 100;

  private static final int HIGHEST_NUMBER = 32_767;

  private final Map<String, Scheme> schemes = new HashMap<>();
  private final Map<String, NumberedList> lists = new HashMap<>();
  private final Map<String, String> schemeOfStyle = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  private record Level(
      int start,
      String format,
      String text,
      String suffix,
      int restartsAfter,
      boolean decimalOnly,
      @Nullable String paragraphStyle) {

    static final Level DEFAULT = new Level(1, "decimal", "", "tab", -1, false, null);
  }

  private record Scheme(String id, Level[] levels, @Nullable String linkedStyle) {}

  private record NumberedList(String scheme, Level[] overrides, Integer[] starts) {}

  static DocxNumbering read(@Nullable XmlCursor x) {
    DocxNumbering numbering = new DocxNumbering();
    if (x != null) {
      int root = x.root("numbering").depth();
      while (x.nextChild(root)) {
        if (x.name().equals("abstractNum")) {
          numbering.readScheme(x);
        } else if (x.name().equals("num")) {
          numbering.readList(x);
        }
      }
    }
    return numbering;
  }

  private void readScheme(XmlCursor x) {
    String id = String.valueOf(x.attribute("abstractNumId"));
    Level[] levels = new Level[LEVELS];
    String linkedStyle = null;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "lvl" -> {
          int level = x.number("ilvl", 0, 0, LEVELS - 1);
          levels[level] = readLevel(x);
        }
        case "numStyleLink" -> linkedStyle = x.attribute("val");
        case "styleLink" -> {
          String style = x.attribute("val");
          if (style != null) {
            schemeOfStyle.put(style, id);
          }
        }
        default -> {
          // says nothing about what is printed
        }
      }
    }
    schemes.put(id, new Scheme(id, levels, linkedStyle));
  }

  private static Level readLevel(XmlCursor x) {
    int start = 0;
    String format = "decimal";
    String text = "";
    String suffix = "tab";
    int restartsAfter = -1;
    boolean decimalOnly = false;
    String style = null;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      String value = x.attribute("val");
      switch (x.name()) {
        case "start" -> start = x.number("val", 0, 0, HIGHEST_NUMBER);
        case "numFmt" -> format = value == null ? "decimal" : value;
        case "AlternateContent" -> format = alternative(x, format);
        case "lvlText" -> text = value == null || value.length() > LONGEST_LABEL ? "" : value;
        case "suff" -> suffix = value == null ? "tab" : value;
        case "lvlRestart" -> restartsAfter = x.number("val", -1, 0, LEVELS);
        case "isLgl" -> decimalOnly = x.on();
        case "pStyle" -> style = value;
        default -> {
          // says nothing about what is printed
        }
      }
    }
    return new Level(start, format, text, suffix, restartsAfter, decimalOnly, style);
  }

  /** A format that only newer programs know, or what others are to print in its place. */
  private static String alternative(XmlCursor x, String otherwise) {
    String format = otherwise;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      int choice = x.depth();
      while (x.nextChild(choice)) {
        String value = x.attribute("val");
        if (x.name().equals("numFmt") && value != null && !value.equals("custom")) {
          format = value;
        }
      }
    }
    return format;
  }

  private void readList(XmlCursor x) {
    String id = x.attribute("numId");
    String scheme = "";
    Level[] overrides = new Level[LEVELS];
    Integer[] starts = new Integer[LEVELS];
    int depth = x.depth();
    while (x.nextChild(depth)) {
      if (x.name().equals("abstractNumId")) {
        scheme = String.valueOf(x.attribute("val"));
      } else if (x.name().equals("lvlOverride")) {
        int level = x.number("ilvl", 0, 0, LEVELS - 1);
        int override = x.depth();
        while (x.nextChild(override)) {
          if (x.name().equals("startOverride")) {
            starts[level] = x.number("val", 1, 0, HIGHEST_NUMBER);
          } else if (x.name().equals("lvl")) {
            overrides[level] = readLevel(x);
          }
        }
      }
    }
    if (id != null) {
      lists.put(id, new NumberedList(scheme, overrides, starts));
    }
  }

  /**
   * The label of the next paragraph at this place, as printed, with what separates it from the
   * text; empty when it has none.
   *
   * @param style style of the paragraph, which may say the level
   */
  String next(ListPlace place, @Nullable String style, DocxStyles styles) {
    NumberedList list = place.list() == null ? null : lists.get(place.list());
    Scheme scheme = list == null ? null : scheme(list.scheme(), styles);
    if (list == null || scheme == null) {
      return "";
    }
    int level = place.level() != null ? place.level() : levelOf(scheme, style);
    Level own = level(list, scheme, level);
    int[] counter = counters.computeIfAbsent(scheme.id(), id -> fresh());
    Integer start = list.starts()[level];
    if (begun.add(place.list() + " " + level) && start != null) {
      counter[level] = start;
    } else if (counter[level] < 0) {
      counter[level] = start != null ? start : own.start();
    } else {
      counter[level] = Math.min(counter[level] + 1, HIGHEST_NUMBER);
    }
    for (int above = 0; above < level; above++) {
      if (counter[above] < 0) {
        counter[above] = level(list, scheme, above).start();
      }
    }
    for (int below = level + 1; below < LEVELS; below++) {
      int after = level(list, scheme, below).restartsAfter();
      // 0: never; n: only after level n or one above it; not said: after every level above
      if (after < 0 || after > 0 && level < after) {
        counter[below] = -1;
      }
    }
    String label = label(own, counter, list, scheme);
    return label.isEmpty() || own.suffix().equals("nothing") ? label : label + " ";
  }

  private static int[] fresh() {
    int[] counter = new int[LEVELS];
    Arrays.fill(counter, -1);
    return counter;
  }

  private @Nullable Scheme scheme(String id, DocxStyles styles) {
    Scheme scheme = schemes.get(id);
    if (scheme == null || scheme.linkedStyle() == null) {
      return scheme;
    }
    String linked = schemeOfStyle.get(scheme.linkedStyle());
    if (linked == null) {
      linked =
          styles
              .place(scheme.linkedStyle())
              .map(ListPlace::list)
              .map(lists::get)
              .map(NumberedList::scheme)
              .orElse(id);
    }
    return schemes.getOrDefault(linked, scheme);
  }

  private static int levelOf(Scheme scheme, @Nullable String style) {
    for (int i = 0; style != null && i < LEVELS; i++) {
      if (scheme.levels()[i] != null && style.equals(scheme.levels()[i].paragraphStyle())) {
        return i;
      }
    }
    return 0;
  }

  private static Level level(NumberedList list, Scheme scheme, int level) {
    Level override = list.overrides()[level];
    Level own = override != null ? override : scheme.levels()[level];
    return own == null ? Level.DEFAULT : own;
  }

  private static String label(Level own, int[] counter, NumberedList list, Scheme scheme) {
    if (own.format().equals("none")) {
      return own.text().replaceAll("%[1-9]", "");
    }
    if (own.format().equals("bullet")) {
      return bullet(own.text());
    }
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < own.text().length(); i++) {
      char c = own.text().charAt(i);
      char digit = i + 1 < own.text().length() ? own.text().charAt(i + 1) : ' ';
      if (c == '%' && digit >= '1' && digit <= '9') {
        int level = digit - '1';
        String format = own.decimalOnly() ? "decimal" : level(list, scheme, level).format();
        label.append(number(format, Math.max(counter[level], 0)));
        i++;
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  /** Signs of the fonts that only draw become the one bullet that every font has. */
  private static String bullet(String text) {
    if (text.isEmpty()) {
      return "";
    }
    String sign = text.strip();
    return switch (sign) {
      case "-", "–", "—", "+", "*" -> sign;
      case "\uF02D", "\u2212", "\u2010", "\u2011" -> "-";
      default -> "•";
    };
  }

  static String number(String format, int number) {
    return switch (format) {
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
      case "lowerLetter" -> letters(number);
      case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
      case "vietnameseCounting" -> vietnamese(number);
      case "none" -> "";
      default -> String.valueOf(number);
    };
  }

  private static String roman(int number) {
    if (number < 1 || number > 3_999) {
      return String.valueOf(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        roman.append(signs[i]);
        rest -= values[i];
      }
    }
    return roman.toString();
  }

  /** a to z, then aa to zz, as Word counts. */
  private static String letters(int number) {
    return number < 1 || number > 26 * 20
        ? String.valueOf(number)
        : String.valueOf((char) ('a' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
  }

  private static String vietnamese(int number) {
    if (number <= 10) {
      return VIETNAMESE[Math.max(number, 0)];
    }
    if (number > 99) {
      return String.valueOf(number);
    }
    String tens = number < 20 ? "mười" : VIETNAMESE[number / 10] + " mươi";
    String ones =
        switch (number % 10) {
          case 0 -> "";
          case 1 -> number < 20 ? " một" : " mốt";
          case 5 -> " lăm";
          default -> " " + VIETNAMESE[number % 10];
        };
    return tens + ones;
  }
}
