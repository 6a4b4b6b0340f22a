package vn.trinhky.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number and notation of a document taken apart (Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục III).
 *
 * @param text as written, without spaces
 * @param number with its letter if it has one, e.g. {@code 30c}
 * @param year the year that normative documents carry in their notation, or null
 * @param type letters of the type, e.g. {@code QĐ}, {@code QH}; null where the class has none
 * @param issuer letters of who issued it, e.g. {@code UBND}, {@code TTg}, {@code TU}; empty for
 *     laws
 */
public record Notation(
    String text,
    Kind kind,
    String number,
    @Nullable Integer year,
    @Nullable String type,
    String issuer) {

  /** The classes of notations that are in use. */
  public enum Kind {
    /** Normative, with the year: {@code 60/2021/NĐ-CP}. */
    NORMATIVE,
    /** Of a central body, without year: {@code 766/QĐ-TTg}. */
    CENTRAL,
    /** Administrative, with the letters of its type: {@code 192/KH-UBND}. */
    ADMINISTRATIVE,
    /** Of the Party: {@code 18-NQ/TW}. */
    PARTY,
    /** Official letter: agency and unit or field, {@code 1187/SNV-CCHC}. */
    LETTER,
    /** Letter with one group of letters: {@code 82/NV}; in use, not in the standard. */
    LETTER_SHORT,
    /** Anything else. */
    UNKNOWN
  }

  private static final String UNIT = "\\p{Lu}[\\p{L}0-9&.]{0,30}+";
  private static final String NUMBER = "(\\d{1,5}+[a-zđ]?+)";
  private static final String ADMINISTRATIVE_TYPES =
      "(NQLT|NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|CTHĐ|CTPH|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|"
          + "GNP|PG|PC|PB|KL|SY|SL|TrS|VBHN|L|TT|TTLT)";

  private static final Pattern LAW = Pattern.compile(NUMBER + "/(\\d{4})/((?:QH|UBTVQH)\\d{1,2}+)");
  private static final Pattern NORMATIVE =
      Pattern.compile(
          NUMBER + "/(\\d{4})/(NĐ|QĐ|TT|TTLT|NQ|NQLT|CT|L)-(" + UNIT + "(?:-" + UNIT + "){0,4}+)");
  private static final Pattern CENTRAL =
      Pattern.compile(NUMBER + "/(?:(NQ)-(CP)|(QĐ|CT|CĐ)-(TTg))");
  private static final Pattern ADMINISTRATIVE =
      Pattern.compile(
          NUMBER + "/" + ADMINISTRATIVE_TYPES + "-(" + UNIT + "(?:-" + UNIT + "){0,4}+)");
  private static final Pattern PARTY =
      Pattern.compile(
          NUMBER
              + "-(NQLT|NQ|CTr|CTHĐ|CT|KH|QĐ|KL|TB|BC|TTr|HD|ĐA|QC|QyĐ|TT|CV)/("
              + UNIT
              + "(?:-"
              + UNIT
              + "){0,2}+)");
  private static final Pattern LETTER =
      Pattern.compile(NUMBER + "/(" + UNIT + "(?:-" + UNIT + "){1,4}+)");
  private static final Pattern LETTER_SHORT = Pattern.compile(NUMBER + "/(" + UNIT + ")");
  private static final Pattern LEADING_NUMBER = Pattern.compile(NUMBER);

  private static final Map<String, List<String>> LETTERS_BY_TYPE =
      Map.ofEntries(
          Map.entry("Nghị quyết liên tịch", List.of("NQLT")),
          Map.entry("Nghị quyết", List.of("NQ", "QH", "UBTVQH")),
          Map.entry("Nghị định", List.of("NĐ")),
          Map.entry("Quyết định", List.of("QĐ")),
          Map.entry("Chỉ thị", List.of("CT")),
          Map.entry("Quy chế", List.of("QC")),
          Map.entry("Quy định", List.of("QyĐ", "QĐ")),
          Map.entry("Thông cáo", List.of("TC")),
          Map.entry("Thông báo", List.of("TB")),
          Map.entry("Thông tư liên tịch", List.of("TTLT")),
          Map.entry("Thông tư", List.of("TT")),
          Map.entry("Hướng dẫn", List.of("HD")),
          Map.entry("Chương trình hành động", List.of("CTr", "CTHĐ")),
          Map.entry("Chương trình phối hợp", List.of("CTr", "CTPH")),
          Map.entry("Chương trình", List.of("CTr")),
          Map.entry("Kế hoạch", List.of("KH")),
          Map.entry("Phương án", List.of("PA")),
          Map.entry("Đề án", List.of("ĐA")),
          Map.entry("Dự án", List.of("DA")),
          Map.entry("Báo cáo", List.of("BC")),
          Map.entry("Biên bản", List.of("BB")),
          Map.entry("Tờ trình", List.of("TTr")),
          Map.entry("Công điện", List.of("CĐ")),
          Map.entry("Kết luận", List.of("KL")),
          Map.entry("Văn bản hợp nhất", List.of("VBHN")),
          Map.entry("Pháp lệnh", List.of("UBTVQH")),
          Map.entry("Luật", List.of("QH")),
          Map.entry("Bộ luật", List.of("QH")));

  /**
   * Reads a notation.
   *
   * @param written with or without spaces around its marks
   * @return of the kind {@link Kind#UNKNOWN} when it is in no known class; empty when it does not
   *     even begin with a number
   */
  public static Optional<Notation> parse(String written) {
    String text = written.replaceAll("[\\s\\u00a0]+", "");
    Matcher law = LAW.matcher(text);
    if (law.matches()) {
      String type = law.group(3).replaceAll("\\d", "");
      return Optional.of(
          new Notation(
              text, Kind.NORMATIVE, law.group(1), Integer.valueOf(law.group(2)), type, ""));
    }
    Matcher normative = NORMATIVE.matcher(text);
    if (normative.matches()) {
      return Optional.of(
          new Notation(
              text,
              Kind.NORMATIVE,
              normative.group(1),
              Integer.valueOf(normative.group(2)),
              normative.group(3),
              normative.group(4)));
    }
    Matcher central = CENTRAL.matcher(text);
    if (central.matches()) {
      boolean government = central.group(2) != null;
      return Optional.of(
          new Notation(
              text,
              Kind.CENTRAL,
              central.group(1),
              null,
              central.group(government ? 2 : 4),
              central.group(government ? 3 : 5)));
    }
    Matcher administrative = ADMINISTRATIVE.matcher(text);
    if (administrative.matches()) {
      return Optional.of(of(text, Kind.ADMINISTRATIVE, administrative));
    }
    Matcher party = PARTY.matcher(text);
    if (party.matches()) {
      return Optional.of(of(text, Kind.PARTY, party));
    }
    Matcher letter = LETTER.matcher(text);
    if (letter.matches()) {
      return Optional.of(
          new Notation(text, Kind.LETTER, letter.group(1), null, null, letter.group(2)));
    }
    Matcher shortLetter = LETTER_SHORT.matcher(text);
    if (shortLetter.matches()) {
      return Optional.of(
          new Notation(
              text, Kind.LETTER_SHORT, shortLetter.group(1), null, null, shortLetter.group(2)));
    }
    Matcher number = LEADING_NUMBER.matcher(text);
    return number.lookingAt()
        ? Optional.of(new Notation(text, Kind.UNKNOWN, number.group(1), null, null, ""))
        : Optional.empty();
  }

  private static Notation of(String text, Kind kind, Matcher matched) {
    return new Notation(text, kind, matched.group(1), null, matched.group(2), matched.group(3));
  }

  /**
   * The letters that the notation of a document of this type carries (Phụ lục III); Party offices
   * write {@code QĐ} for Quy định.
   *
   * @param type e.g. {@code Quyết định}
   * @return empty for a type without letters of its own, as Công văn, and for an unknown one
   */
  public static List<String> lettersOf(String type) {
    return LETTERS_BY_TYPE.getOrDefault(type, List.of());
  }
}
