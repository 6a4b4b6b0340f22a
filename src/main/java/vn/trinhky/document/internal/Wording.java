package vn.trinhky.document.internal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fixed wording of documents (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
final class Wording {

  /** A gap for the clerk's hand; no dots, so that it cannot be read as a number. */
  private static final String NUMBER_GAP = "\u00a0".repeat(9);

  private static final String DATE_GAP = "\u00a0".repeat(6);

  /** Common nouns that stay in lower case inside the name of a committee (Phụ lục II). */
  private static final Set<String> UNITS =
      Set.of("tỉnh", "thành phố", "thị xã", "huyện", "quận", "phường", "xã", "thị trấn", "đặc khu");

  private static final List<String> BODIES =
      List.of("Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân");

  private Wording() {}

  /** Text as it can be printed: composed form (NFC), and no control characters. */
  static String clean(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(composed.length());
    composed
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || isPrintable(c))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isPrintable(int c) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !Character.isISOControl(c) && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  /** A number below ten gets a leading zero (II.3); a gap while there is no number. */
  static String number(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return NUMBER_GAP;
    }
    String stripped = clean(number).strip();
    return stripped.matches("\\d") ? "0" + stripped : stripped;
  }

  /** {@code ngày 05 tháng 3 năm 2020}: a leading zero for days below ten and months 1, 2 (II.4). */
  static String date(@Nullable LocalDate date) {
    if (date == null) {
      return "ngày" + DATE_GAP + "tháng" + DATE_GAP + "năm" + DATE_GAP;
    }
    int day = date.getDayOfMonth();
    int month = date.getMonthValue();
    return "ngày %s tháng %s năm %d"
        .formatted(
            day < 10 ? "0" + day : String.valueOf(day),
            month < 3 ? "0" + month : String.valueOf(month),
            date.getYear());
  }

  /** {@code Kèm theo Quyết định số 112/QĐ-UBND ngày … của …}, from the one number and date. */
  static String attachedTo(
      String type, @Nullable String number, String notation, @Nullable LocalDate date, String of) {
    return "(Kèm theo "
        + type
        + " số\u00a0"
        + number(number)
        + "/"
        + clean(notation)
        + " "
        + date(date)
        + " của "
        + of
        + ")";
  }

  /**
   * The text with its mark {@code ./.} exactly once, at its end; a text that says nothing ends
   * nothing.
   */
  static String ended(String text) {
    if (text.isBlank()) {
      return "";
    }
    String bare = text.stripTrailing().replaceAll("(?:\\s*\\./\\.)+$", "").stripTrailing();
    return bare.replaceAll("[.;,]+$", "") + "./.";
  }

  /** The line with this final mark instead of the one that it has. */
  static String marked(String line, String mark) {
    return line.stripTrailing().replaceAll("[.;,\\s]+$", "") + mark;
  }

  /**
   * Name of a people's committee in running text, from its letterhead in capitals: {@code Ủy ban
   * nhân dân thị xã Ninh Hòa}.
   */
  static String bodyName(List<String> letterhead) {
    String name = clean(String.join(" ", letterhead)).strip().toLowerCase(Locale.ROOT);
    String chairman = "chủ tịch ";
    if (name.startsWith(chairman)) {
      return "Chủ tịch " + bodyName(List.of(name.substring(chairman.length())));
    }
    for (String body : BODIES) {
      if (name.startsWith(body.toLowerCase(Locale.ROOT))) {
        return body + placeName(name.substring(body.length()).strip());
      }
    }
    return capital(name);
  }

  private static String placeName(String place) {
    if (place.isEmpty()) {
      return "";
    }
    for (String unit : UNITS) {
      if (place.startsWith(unit + " ")) {
        String proper = eachWord(place.substring(unit.length() + 1));
        // the common noun is part of the name with a number, and in one city (Phụ lục II)
        boolean part = proper.equals("Hồ Chí Minh") || Character.isDigit(proper.charAt(0));
        String common = part ? capital(unit) : unit;
        return " " + common + " " + proper;
      }
    }
    return " " + eachWord(place);
  }

  private static String eachWord(String text) {
    StringBuilder words = new StringBuilder();
    boolean start = true;
    for (char c : text.toCharArray()) {
      words.append(start ? Character.toUpperCase(c) : c);
      start = c == ' ' || c == '-';
    }
    return words.toString();
  }

  /** The text with its first letter in upper case. */
  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Roman number of an appendix, from 1 to 39. */
  static String roman(int number) {
    String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    return "X".repeat(number / 10) + ones[number % 10];
  }
}
