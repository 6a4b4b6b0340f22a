package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Letters and numbers in the order in which documents count (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 */
final class Labels {

  /** No f, j, w, z; đ follows d. */
  private static final String LETTERS = "abcdđeghiklmnopqrstuvxy";

  private Labels() {}

  /** Place of the letter from 0, or -1 when it does not count. */
  static int letter(String label) {
    return label.length() == 1 ? LETTERS.indexOf(label.charAt(0)) : -1;
  }

  /** The letters from the first on. */
  static List<String> letters(int count) {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < Math.min(count, LETTERS.length()); i++) {
      letters.add(String.valueOf(LETTERS.charAt(i)));
    }
    return letters;
  }

  /** The value of a Roman number, 0 when it is none. */
  static int roman(String printed) {
    int sum = 0;
    int last = 0;
    String text = printed.toLowerCase(Locale.ROOT);
    for (int i = text.length() - 1; i >= 0; i--) {
      int value =
          switch (text.charAt(i)) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            case 'c' -> 100;
            default -> 0;
          };
      if (value == 0) {
        return 0;
      }
      sum += value < last ? -value : value;
      last = Math.max(last, value);
    }
    return sum;
  }
}
