package vn.trinhky.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text without accents, for searching. */
public final class PlainText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private PlainText() {}

  /**
   * The text in lower case, without accents ({@code đ} becomes {@code d}), with single spaces and
   * none at the ends: {@code "Cải cách Đô thị"} gives {@code "cai cach do thi"}. Doing it twice
   * changes nothing.
   */
  public static String of(String text) {
    String bare =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("\0", "")
            .replace('đ', 'd');
    return SPACES.matcher(bare).replaceAll(" ").strip();
  }
}
