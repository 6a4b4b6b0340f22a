package vn.trinhky.importing.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook print their numbers, and which are bold. */
final class XlsxStyles {

  /** A longer format is none. */
  private static final int LONGEST_FORMAT = 200;

  private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"");

  private static final int GENERAL = 0;
  private static final int DATE = 14;
  private static final int DATE_AND_TIME = 22;

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Boolean> boldFonts = new ArrayList<>();
  private final List<CellStyle> styles = new ArrayList<>();
  private final DataFormatter formatter = new DataFormatter(Locale.forLanguageTag("vi-VN"));

  private record CellStyle(int format, int font) {}

  static XlsxStyles read(@Nullable XmlCursor x) {
    XlsxStyles styles = new XlsxStyles();
    if (x != null) {
      int root = x.root("styleSheet").depth();
      while (x.nextChild(root)) {
        switch (x.name()) {
          case "numFmts" -> styles.readFormats(x);
          case "fonts" -> styles.readFonts(x);
          case "cellXfs" -> styles.readStyles(x);
          default -> {
            // says nothing about what is read
          }
        }
      }
    }
    return styles;
  }

  private void readFormats(XmlCursor x) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      String code = x.attribute("formatCode");
      if (code != null) {
        formats.put(x.number("numFmtId", 0, 0, Integer.MAX_VALUE), code);
      }
    }
  }

  private void readFonts(XmlCursor x) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      boolean bold = false;
      int font = x.depth();
      while (x.nextChild(font)) {
        bold |= x.name().equals("b") && x.on();
      }
      boldFonts.add(bold);
    }
  }

  private void readStyles(XmlCursor x) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      styles.add(
          new CellStyle(
              x.number("numFmtId", 0, 0, Integer.MAX_VALUE),
              x.number("fontId", 0, 0, Integer.MAX_VALUE)));
    }
  }

  boolean bold(int style) {
    return style < styles.size()
        && styles.get(style).font() < boldFonts.size()
        && boldFonts.get(styles.get(style).font());
  }

  /**
   * A number as the cell prints it on a Vietnamese machine; a number without format is printed
   * plainly, with a point, because in plans it is an ordinal more often than an amount.
   */
  String print(double number, int style, boolean from1904) {
    int id = style < styles.size() ? styles.get(style).format() : GENERAL;
    String code = formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id));
    if (id == DATE) {
      code = "dd/mm/yyyy";
    } else if (id == DATE_AND_TIME) {
      code = "dd/mm/yyyy hh:mm";
    }
    if (code == null
        || code.isBlank()
        || code.length() > LONGEST_FORMAT
        || code.equals("@")
        || code.equalsIgnoreCase("General")) {
      return plain(number);
    }
    try {
      return isWordedDate(code)
          ? wordedDate(number, code, from1904)
          : formatter.formatRawCellContents(number, id, code, from1904);
    } catch (RuntimeException e) {
      // the formatter fails in many ways on codes that are none
      return plain(number);
    }
  }

  /** The formatter takes a date with words in it ({@code "Tháng" m/yyyy}) for a number. */
  private static boolean isWordedDate(String code) {
    String bare = WORDS.matcher(code).replaceAll(" ");
    return !bare.equals(code)
        && !DateUtil.isADateFormat(-1, code)
        && bare.matches(".*[dmyDMY].*")
        && DateUtil.isADateFormat(-1, bare.strip());
  }

  private String wordedDate(double number, String code, boolean from1904) {
    StringBuilder printed = new StringBuilder();
    Matcher words = WORDS.matcher(code);
    int from = 0;
    while (words.find()) {
      printed.append(piece(number, code.substring(from, words.start()), from1904));
      printed.append(words.group(1));
      from = words.end();
    }
    return printed.append(piece(number, code.substring(from), from1904)).toString();
  }

  private String piece(double number, String code, boolean from1904) {
    String bare = code.strip();
    return bare.isEmpty()
        ? code
        : code.replace(bare, formatter.formatRawCellContents(number, -1, bare, from1904));
  }

  private static String plain(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return "";
    }
    BigDecimal exact = new BigDecimal(number, new MathContext(15)).stripTrailingZeros();
    return Math.abs(exact.scale()) > 30 ? String.valueOf(number) : exact.toPlainString();
  }
}
