package vn.trinhky.importing.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.Reading;
import vn.trinhky.organisation.PlainText;

/**
 * By what the lines of an administrative document are known (Nghị định 30/2020/NĐ-CP, Phụ lục I and
 * III): the fixed words of its form. Nothing here depends on a locality.
 */
final class Marks {

  private static final String GAP = "[\\s.…_\\u00a0]*";

  private static final Pattern NUMBER_LINE =
      Pattern.compile(
          "Số\\s*:?\\s*(?<number>\\d{1,5}[a-zđ]?)?"
              + GAP
              + "/\\s*(?<notation>\\p{Lu}[\\p{L}\\d&.]*(?:\\s?[-–]\\s?[\\p{L}\\d&.]+)*)?\\s*");

  private static final Pattern DATE_LINE =
      Pattern.compile(
          "(?<place>\\p{Lu}[^,]{1,60}),\\s*(?<date>ngày"
              + GAP
              + "\\d{0,2}"
              + GAP
              + "tháng"
              + GAP
              + "\\d{0,2}"
              + GAP
              + "năm"
              + GAP
              + "\\d{0,4})[\\s.…_]*");

  private static final Pattern LONG_DATE =
      Pattern.compile(
          "ngày"
              + GAP
              + "(?<day>\\d{1,2})?"
              + GAP
              + "tháng"
              + GAP
              + "(?<month>\\d{1,2})?"
              + GAP
              + "năm"
              + GAP
              + "(?<year>\\d{4})?");

  private static final Pattern SHORT_DATE =
      Pattern.compile(
          "(?<![\\d/])(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})(?![\\d/])");

  private static final Pattern ATTACHED =
      Pattern.compile(
          "\\(?\\s*(?:Ban hành\\s+)?[Kk]èm theo\\s+(?<type>Quyết định|Kế hoạch|Nghị quyết|Công"
              + " văn|Tờ trình)(?:\\s+số)?\\s*:?.*",
          Pattern.DOTALL);

  private static final Pattern ATTACHED_NUMBER =
      Pattern.compile(
          "số\\s*:?\\s*(?<number>\\d{1,5}[a-zđ]?)?"
              + GAP
              + "/\\s*(?<notation>\\p{Lu}[\\p{L}&.]*(?:[-–][\\p{L}\\d&]+)*)");

  private static final Pattern APPENDIX =
      Pattern.compile(
          "(?:PHỤ LỤC|Phụ"
              + " lục)(?:\\s+(?:số\\s+)?(?<number>[IVXL]{1,5}|\\d{1,2}|[A-H])(?=$|[\\s.:(–-]))?"
              + "\\s*[.:–-]?\\s*(?<rest>$|[\\p{Lu}(].*)",
          Pattern.DOTALL);

  private static final Pattern CAPACITY =
      Pattern.compile("(?:TM|KT|TL|TUQ|Q)\\s*\\.\\s*\\p{Lu}.*|TM\\s+(?:ỦY|UỶ) BAN.*");

  private static final Pattern POSITION =
      Pattern.compile(
          "(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|BỘ TRƯỞNG|THỨ"
              + " TRƯỞNG)");

  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:TS|ThS|PGS|GS|BS|KS|CN)\\.\\s*)*\\p{Lu}\\p{Ll}*(?:\\s+\\p{Lu}\\p{Ll}*){1,5}");

  private static final Pattern SIGNED =
      Pattern.compile(
          "[\\[(]?\\s*(?:đã ký|đã kí|da ky|ký tên,? đóng dấu|signed)\\s*[\\])]?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-–—\\s]*\\d{1,4}[-–—\\s]*|(?:Trang|Page)\\s+\\d{1,4}(?:\\s*(?:/|trên|of)\\s*\\d{1,4})?|\\d{1,4}\\s*/\\s*\\d{1,4}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern RULE = Pattern.compile("[-–—_=*~.…\\s\\u2500-\\u257f]{3,}");

  private static final Pattern SITE =
      Pattern.compile(
          "(?:Nguồn|Source)\\s*:.*|<?(?:https?://|www\\.)\\S+>?|.*(?:Bản"
              + " quyền|Copyright|©).*|(?:Tải về|Tải xuống|Xem thêm|Chia sẻ|In trang|In bài|Quay"
              + " lại|Về đầu trang|Gửi email|Bình luận|Lượt xem|Lượt truy cập|Số lượt|Cập nhật"
              + " lúc|Trang chủ\\b.*[>»/]|File đính kèm|Tệp đính kèm)[^.;]{0,80}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern DRAFT_MARK =
      Pattern.compile(
          "\\(?DỰ THẢO(?:\\s+(?:LẦN|BẢN|lần|bản)?\\s*\\d{0,2})?(?:\\s*\\([^)]*\\))?\\)?");

  private static final Pattern URGENCY =
      Pattern.compile("HO[ẢẠ]\\s?TỐC|H[ỎO]A TỐC|THƯỢNG KHẨN|KHẨN");

  private Marks() {}

  static boolean isNation(String text) {
    return starts(text, "Cc") && head(text).startsWith("cong hoa xa hoi chu nghia viet nam");
  }

  static boolean isMotto(String text) {
    return starts(text, "ĐđDd")
        && head(text).replaceAll("\\s*[-–—.]\\s*", "-").startsWith("doc lap-tu do-hanh phuc");
  }

  private static boolean starts(String text, String letters) {
    return !text.isEmpty() && letters.indexOf(text.charAt(0)) >= 0;
  }

  /** The beginning of a text without accents; long enough for every fixed word. */
  private static String head(String text) {
    return PlainText.of(text.substring(0, Math.min(60, text.length())));
  }

  /** "Số: 12/KH-UBND", with or without the number. */
  static @Nullable Matcher numberLine(String text) {
    Matcher m = NUMBER_LINE.matcher(text);
    return m.matches() ? m : null;
  }

  /** "Địa danh, ngày … tháng … năm …". */
  static @Nullable Matcher dateLine(String text) {
    Matcher m = DATE_LINE.matcher(text);
    return m.matches() ? m : null;
  }

  /** "(Ban hành kèm theo Quyết định số …". */
  static boolean isAttachedLine(String text) {
    return ATTACHED.matcher(text).matches();
  }

  /** The heading of an appendix: "Phụ lục", "PHỤ LỤC II", also with its title glued to it. */
  static @Nullable Matcher appendix(String text) {
    Matcher m = APPENDIX.matcher(text);
    return m.matches() && m.group("rest").length() <= 400 ? m : null;
  }

  static boolean isRecipients(String text) {
    return starts(text, "Nn")
        && head(text).startsWith("noi nhan")
        && head(text).substring(8).stripLeading().matches("(?:[:;.].*)?");
  }

  /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH" and the like. */
  static boolean isCapacity(String text) {
    return isCapitals(text) && CAPACITY.matcher(text).matches();
  }

  /** The title of a signer alone on its line. */
  static boolean isPosition(String text) {
    return POSITION.matcher(text).matches();
  }

  static boolean isName(String text) {
    return text.length() <= 60 && !isCapitals(text) && NAME.matcher(text).matches();
  }

  static boolean isSigned(String text) {
    return SIGNED.matcher(text).matches();
  }

  static boolean isPageNumber(String text) {
    return PAGE_NUMBER.matcher(text).matches();
  }

  static boolean isRule(String text) {
    return RULE.matcher(text).matches();
  }

  /** Furniture of a web page that was copied along. */
  static boolean isSite(String text) {
    return text.length() <= 200 && SITE.matcher(text).matches();
  }

  static boolean isDraftMark(String text) {
    return DRAFT_MARK.matcher(text).matches();
  }

  static boolean isUrgency(String text) {
    return URGENCY.matcher(text).matches();
  }

  static boolean isCapitals(String text) {
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      any |= Character.isUpperCase(c);
    }
    return any;
  }

  /** The part of a dossier as its own line or a line "Kèm theo …" prints it. */
  static Reading.Part part(Reading.PartKind kind, @Nullable String printed) {
    if (printed == null) {
      return new Reading.Part(kind, null, null, null, null, null, null);
    }
    Matcher number = ATTACHED_NUMBER.matcher(printed);
    boolean numbered = number.find();
    Integer[] date = date(printed);
    return new Reading.Part(
        kind,
        numbered ? number.group("number") : null,
        numbered ? number.group("notation") : null,
        date[0],
        date[1],
        date[2],
        printed);
  }

  /** Day, month and year of the first date in the text, each as far as it is printed. */
  static Integer[] date(String text) {
    Matcher written = LONG_DATE.matcher(text);
    Matcher figures = SHORT_DATE.matcher(text);
    boolean isLong = written.find();
    boolean isShort = figures.find();
    Matcher m = isShort && (!isLong || figures.start() < written.start()) ? figures : written;
    if (!isLong && !isShort) {
      return new Integer[3];
    }
    return new Integer[] {
      figure(m.group("day")), figure(m.group("month")), figure(m.group("year"))
    };
  }

  private static @Nullable Integer figure(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  /** The word in lower case without accents, for comparison. */
  static String plain(String text) {
    return PlainText.of(text);
  }

  /** The text with its first letter in upper case. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
