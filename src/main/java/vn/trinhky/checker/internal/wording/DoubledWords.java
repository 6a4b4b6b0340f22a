package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code doubled-word} INFO: a phrase of two to four words, or a small word, twice in a row (thị xã
 * Vĩnh Châu 2023, row 18: "công lập cấp lập cấp", "của của"). One syllable twice is usually the end
 * of one word and the beginning of the next ("cơ quan quan trọng", "quy định định mức"), so single
 * syllables are looked at only when {@code checker/doubled-words.txt} names them; reduplications
 * are in {@code checker/reduplications.txt}.
 */
@Component
class DoubledWords implements Rule {

  private static final int LONGEST = 4;

  private final Set<String> small = WordList.folded("doubled-words");
  private final Set<String> reduplications = WordList.folded("reduplications");

  @Override
  public List<String> codes() {
    return List.of("doubled-word");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      check(text, found);
    }
    return found;
  }

  private void check(Subject.Text text, List<Finding> found) {
    List<Word> words = words(text.folded());
    int i = 0;
    while (i < words.size()) {
      int length = doubled(words, i);
      if (length == 0) {
        i++;
        continue;
      }
      Word first = words.get(i);
      Word last = words.get(i + length - 1);
      Word end = words.get(i + 2 * length - 1);
      String once = text.text().substring(first.start, last.end);
      found.add(
          Found.info("doubled-word")
              .in(text, first.start, end.end)
              .replaceBy(once)
              .says("“%s” viết hai lần liền nhau. Đề nghị bỏ một.".formatted(once)));
      i += 2 * length;
    }
  }

  private int doubled(List<Word> words, int i) {
    for (int length = LONGEST; length >= 1; length--) {
      if (i + 2 * length <= words.size() && same(words, i, length)) {
        String phrase = phrase(words, i, length);
        if (length == 1 ? small.contains(phrase) : !reduplications.contains(phrase)) {
          return length;
        }
      }
    }
    return 0;
  }

  /** Whether the words are repeated at once, with nothing but blanks between all of them. */
  private static boolean same(List<Word> words, int i, int length) {
    for (int k = 0; k < length; k++) {
      if (!words.get(i + k).text.equals(words.get(i + length + k).text)) {
        return false;
      }
    }
    for (int k = i + 1; k < i + 2 * length; k++) {
      if (!words.get(k).joined) {
        return false;
      }
    }
    return true;
  }

  private static String phrase(List<Word> words, int i, int length) {
    StringBuilder phrase = new StringBuilder();
    for (int k = i; k < i + length; k++) {
      phrase.append(phrase.isEmpty() ? "" : " ").append(words.get(k).text);
    }
    return phrase.toString();
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    boolean joined = false;
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetter(text.charAt(i))) {
        joined &= text.charAt(i) == ' ';
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && Character.isLetter(text.charAt(i))) {
        i++;
      }
      words.add(new Word(text.substring(start, i), start, i, joined));
      joined = true;
    }
    return words;
  }

  /** A word; {@code joined} when only blanks stand between it and the one before. */
  private record Word(String text, int start, int end, boolean joined) {}
}
