package vn.trinhky.register.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Text as people type it into a search field: small letters without accents. */
final class PlainText {

  private PlainText() {}

  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D')
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
