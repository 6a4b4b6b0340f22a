package vn.trinhky.checker.internal;

/** Makes Vietnamese text comparable without moving a single character. */
public final class Fold {

  private static final String TONED_O = "oòóỏõọ";
  private static final String TONED_U = "uùúủũụ";
  private static final String TONED_A = "aàáảãạ";
  private static final String TONED_E = "eèéẻẽẹ";
  private static final String TONED_Y = "yỳýỷỹỵ";

  private Fold() {}

  /**
   * The text in lower case, with one kind of dash and of space, and the tone of {@code hóa}, {@code
   * khỏe}, {@code ủy} on the second vowel; as long as the text, so that places are the same in
   * both.
   */
  public static String of(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = plain(chars[i]);
    }
    for (int i = 0; i + 1 < chars.length; i++) {
      boolean last = i + 2 == chars.length || !Character.isLetter(chars[i + 2]);
      if (last && chars[i] > 'z') {
        moveTone(chars, i);
      }
    }
    return new String(chars);
  }

  private static char plain(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    if (c == '\u00a0' || c == '\u2009' || c == '\u202f') {
      return ' ';
    }
    if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212') {
      return '-';
    }
    return Character.toLowerCase(c);
  }

  private static void moveTone(char[] chars, int i) {
    int tone = TONED_O.indexOf(chars[i]);
    if (tone > 0) {
      String second = chars[i + 1] == 'a' ? TONED_A : chars[i + 1] == 'e' ? TONED_E : "";
      if (!second.isEmpty()) {
        chars[i] = 'o';
        chars[i + 1] = second.charAt(tone);
      }
      return;
    }
    tone = TONED_U.indexOf(chars[i]);
    if (tone > 0 && chars[i + 1] == 'y') {
      chars[i] = 'u';
      chars[i + 1] = TONED_Y.charAt(tone);
    }
  }

  /** Where the phrase stands as whole words at or after {@code from}, or -1. */
  public static int find(String text, String phrase, int from) {
    int at = text.indexOf(phrase, from);
    while (at >= 0 && !isWhole(text, at, at + phrase.length())) {
      at = text.indexOf(phrase, at + 1);
    }
    return at;
  }

  /** Whether the phrase stands somewhere in the text as whole words. */
  public static boolean has(String text, String phrase) {
    return find(text, phrase, 0) >= 0;
  }

  /** Whether the piece of text (not empty) begins and ends where words do. */
  public static boolean isWhole(String text, int start, int end) {
    return (start == 0 || !meet(text.charAt(start - 1), text.charAt(start)))
        && (end >= text.length() || !meet(text.charAt(end - 1), text.charAt(end)));
  }

  private static boolean meet(char left, char right) {
    return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right);
  }
}
