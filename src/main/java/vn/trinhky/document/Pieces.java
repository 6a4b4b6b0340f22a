package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in pieces that join to it again: words, runs of blanks, and each mark by itself. Numbers
 * and notations stay whole ("I/2022", "76/NQ-CP"), so that they are replaced and not patched.
 */
final class Pieces {

  private Pieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = end(text, from);
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  /** The first words only. */
  static List<String> words(String text, int most) {
    List<String> words = new ArrayList<>();
    for (int from = 0; from < text.length() && words.size() < most; ) {
      int to = end(text, from);
      if (isOfWord(text.codePointAt(from))) {
        words.add(text.substring(from, to));
      }
      from = to;
    }
    return words;
  }

  private static int end(String text, int from) {
    int first = text.codePointAt(from);
    int at = from + Character.charCount(first);
    if (Character.isWhitespace(first)) {
      while (at < text.length() && Character.isWhitespace(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
    } else if (isOfWord(first)) {
      while (at < text.length() && (isOfWord(text.codePointAt(at)) || isJoint(text, at))) {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return at;
  }

  private static boolean isOfWord(int letter) {
    return Character.isLetterOrDigit(letter)
        || Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  private static boolean isJoint(String text, int at) {
    return "./-".indexOf(text.charAt(at)) >= 0
        && at + 1 < text.length()
        && isOfWord(text.codePointAt(at + 1));
  }
}
