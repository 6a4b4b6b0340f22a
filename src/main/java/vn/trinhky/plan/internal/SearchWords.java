package vn.trinhky.plan.internal;

import java.util.Arrays;
import java.util.List;
import vn.trinhky.organisation.PlainText;

/** What somebody looks for, word by word. */
final class SearchWords {

  private static final int LONGEST = 200;
  private static final int MOST = 10;

  private SearchWords() {}

  /**
   * The different words without accents; none for blank text. Nobody types more than the first
   * {@value #MOST} within {@value #LONGEST} characters; the rest would only cost, each word a
   * condition over every row.
   */
  static List<String> of(String text) {
    int[] start = PlainText.of(text).codePoints().limit(LONGEST).toArray();
    return Arrays.stream(new String(start, 0, start.length).split(" "))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** A pattern for {@code like … escape '!'} that finds the word anywhere. */
  static String pattern(String word) {
    return "%" + word.replaceAll("[!%_]", "!$0") + "%";
  }
}
