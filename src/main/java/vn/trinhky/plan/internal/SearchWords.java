package vn.trinhky.plan.internal;

import java.util.Arrays;
import java.util.List;
import vn.trinhky.organisation.PlainText;

/** What somebody looks for, word by word. */
final class SearchWords {

  private SearchWords() {}

  /** The words without accents; none for blank text. */
  static List<String> of(String text) {
    return Arrays.stream(PlainText.of(text).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** A pattern for {@code like … escape '!'} that finds the word anywhere. */
  static String pattern(String word) {
    return "%" + word.replaceAll("[!%_]", "!$0") + "%";
  }
}
