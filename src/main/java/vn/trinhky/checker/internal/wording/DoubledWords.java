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
      int length = doubled(text.folded(), words, i);
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

  private int doubled(String text, List<Word> words, int i) {
    for (int length = LONGEST; length >= 1; length--) {
      if (i + 2 * length <= words.size() && same(text, words, i, length)) {
        String phrase = text.substring(words.get(i).start, words.get(i + length - 1).end);
        if (length == 1 ? small.contains(phrase) : !reduplications.contains(phrase)) {
          return length;
        }
      }
    }
    return 0;
  }

  /** Whether the words are repeated at once, with nothing but blanks between all of them. */
  private static boolean same(String text, List<Word> words, int i, int length) {
    for (int k = 0; k < length; k++) {
      Word one = words.get(i + k);
      Word other = words.get(i + length + k);
      if (one.end - one.start != other.end - other.start
          || !text.regionMatches(one.start, text, other.start, one.end - one.start)) {
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
      words.add(new Word(start, i, joined));
      joined = true;
    }
    return words;
  }

  /** A word; {@code joined} when only blanks stand between it and the one before. */
  private record Word(int start, int end, boolean joined) {}
}
