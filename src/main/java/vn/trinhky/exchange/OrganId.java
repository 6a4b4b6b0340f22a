package vn.trinhky.exchange;

import java.util.regex.Pattern;

/**
 * The identifier of an agency in the exchange of documents (mã định danh cơ quan), in the two forms
 * that are in use side by side.
 */
public enum OrganId {
  /**
   * Quyết định 20/2020/QĐ-TTg, Điều 4: level 1 first, e.g. {@code H49.1.2}; at most 35 characters.
   */
  CURRENT(Pattern.compile("(?=.{3,35}$)[A-Y][0-9]{2}(\\.[A-Z0-9]+)*")),
  /** QCVN 102:2016/BTTTT: level 1 last, e.g. {@code 000.00.00.H49}. */
  OLD(Pattern.compile("[0-9A-Z]{2,3}(\\.[0-9A-Z]{2}){1,2}\\.[A-Z][0-9]{2}")),
  /** Neither; accepted from others with a warning, never sent. */
  MALFORMED(Pattern.compile("(?s).*"));

  /** Most characters of an identifier. */
  public static final int LONGEST = 35;

  private final Pattern pattern;

  OrganId(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The form of this identifier. */
  public static OrganId formOf(String code) {
    if (code.length() > LONGEST) {
      return MALFORMED;
    }
    return CURRENT.pattern.matcher(code).matches()
        ? CURRENT
        : OLD.pattern.matcher(code).matches() ? OLD : MALFORMED;
  }

  /**
   * The code of level 1 (ministry or province), e.g. {@code H49}, by which both forms of agencies
   * of one province can be compared; empty for what is malformed.
   */
  public static String levelOne(String code) {
    return switch (formOf(code)) {
      case CURRENT -> code.substring(0, 3);
      case OLD -> code.substring(code.length() - 3);
      case MALFORMED -> "";
    };
  }
}
