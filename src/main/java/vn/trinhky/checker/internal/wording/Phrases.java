package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * Wrong phrases with the right ones. An entry of the list is {@code wrong => right}, and may go on
 * with {@code | not after: a, b} and {@code | not before: c}, the neighbours with which the phrase
 * is right after all.
 */
final class Phrases {

  private final List<Phrase> phrases;

  Phrases(String list) {
    this.phrases = WordList.lines(list).stream().map(Phrases::read).toList();
  }

  private static Phrase read(String line) {
    String[] parts = line.split("\\|", -1);
    String[] sides = parts[0].split("=>", -1);
    List<String> after = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith("not after:")) {
        after.addAll(WordList.parts(part.substring(10)));
      } else if (part.startsWith("not before:")) {
        before.addAll(WordList.parts(part.substring(11)));
      } else {
        throw new IllegalStateException("Not understood: " + line);
      }
    }
    return new Phrase(Fold.of(sides[0].strip()), sides[1].strip(), after, before);
  }

  /**
   * A finding for each wrong phrase of the draft, in the order of the document.
   *
   * @param message what is said of it, with places for the printed and for the right phrase
   */
  List<Finding> find(Subject subject, String code, String message) {
    List<Phrase> present =
        phrases.stream().filter(phrase -> subject.folded().contains(phrase.wrong)).toList();
    List<Finding> found = new ArrayList<>();
    if (present.isEmpty()) {
      return found;
    }
    for (Subject.Text text : subject.texts()) {
      for (Slip slip : slips(text, present)) {
        String printed = text.text().substring(slip.start, slip.end);
        found.add(
            Found.info(code)
                .in(text, slip.start, slip.end)
                .replaceBy(slip.proposed)
                .says(message.formatted(printed, slip.proposed)));
      }
    }
    return found;
  }

  /** A wrong phrase at its place, and what to write instead. */
  private record Slip(int start, int end, String proposed) {}

  private static List<Slip> slips(Subject.Text text, List<Phrase> phrases) {
    List<Slip> slips = new ArrayList<>();
    String folded = text.folded();
    for (Phrase phrase : phrases) {
      for (int at = Fold.find(folded, phrase.wrong, 0);
          at >= 0;
          at = Fold.find(folded, phrase.wrong, at + 1)) {
        int end = at + phrase.wrong.length();
        if (!touches(slips, at, end) && !phrase.isRight(folded, at, end)) {
          slips.add(new Slip(at, end, like(text.text().substring(at, end), phrase.right)));
        }
      }
    }
    slips.sort((a, b) -> Integer.compare(a.start, b.start));
    return slips;
  }

  private static boolean touches(List<Slip> slips, int start, int end) {
    return slips.stream().anyMatch(slip -> slip.start < end && start < slip.end);
  }

  /** The right phrase in the capitals of the printed one. */
  private static String like(String printed, String right) {
    if (printed.equals(printed.toUpperCase(Locale.ROOT))) {
      return right.toUpperCase(Locale.ROOT);
    }
    String[] from = printed.split(" ", -1);
    String[] to = right.split(" ", -1);
    StringBuilder like = new StringBuilder();
    for (int i = 0; i < to.length; i++) {
      // with as many words each has its own capital, else only the first
      boolean capital =
          (from.length == to.length || i == 0) && Character.isUpperCase(from[i].charAt(0));
      like.append(i == 0 ? "" : " ")
          .append(capital ? Character.toUpperCase(to[i].charAt(0)) + to[i].substring(1) : to[i]);
    }
    return like.toString();
  }

  private record Phrase(String wrong, String right, List<String> notAfter, List<String> notBefore) {

    boolean isRight(String text, int start, int end) {
      for (String word : notAfter) {
        int from = start - word.length() - 1;
        if (from >= 0
            && text.startsWith(word + " ", from)
            && Fold.isWhole(text, from, from + word.length())) {
          return true;
        }
      }
      for (String word : notBefore) {
        if (text.startsWith(" " + word, end)
            && Fold.isWhole(text, end + 1, end + 1 + word.length())) {
          return true;
        }
      }
      return false;
    }
  }
}
