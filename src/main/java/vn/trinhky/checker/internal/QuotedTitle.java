package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.trinhky.organisation.PlainText;

/**
 * Compares two quotations of one title. A title may be shortened, continued or paraphrased; it has
 * drifted when it says the same words with few others between.
 */
final class QuotedTitle {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Words that come and go without changing a title. */
  private static final Set<String> LIGHT =
      Set.of("ve", "viec", "so", "ngay", "thang", "nam", "cua", "va", "cac", "v");

  /** So many words before the difference show that the same title is meant. */
  private static final int BEFORE = 4;

  /** So many words after it show that it goes on. */
  private static final int AFTER = 3;

  private static final int MOST_OTHER = 2;
  private static final int LONGEST = 120;

  private QuotedTitle() {}

  /**
   * Where the printed title differs from the known one.
   *
   * @param start in the printed title
   * @param known the words that the known title has there; empty when it has none
   * @param replaces whether words stand in the place of others, so that none are only left out or
   *     added
   */
  record Drift(int start, int end, String known, boolean replaces) {}

  /** The first difference that is a drift. */
  static Optional<Drift> drift(String printed, String known) {
    List<Word> said = words(printed);
    List<Word> right = words(known);
    int at = 0;
    while (at < said.size() && at < right.size() && said.get(at).same(right.get(at))) {
      at++;
    }
    if (at < BEFORE || at >= said.size() || at >= right.size()) {
      return Optional.empty();
    }
    for (int other = 1; other <= 2 * MOST_OTHER; other++) {
      for (int inSaid = Math.min(other, MOST_OTHER); inSaid >= 0; inSaid--) {
        int inRight = other - inSaid;
        if (inRight <= MOST_OTHER && goesOn(said, at + inSaid, right, at + inRight)) {
          return Optional.of(found(printed, known, said, right, at, inSaid, inRight));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean goesOn(List<Word> said, int i, List<Word> right, int j) {
    int same = 0;
    while (same < AFTER
        && i + same < said.size()
        && j + same < right.size()
        && said.get(i + same).same(right.get(j + same))) {
      same++;
    }
    return same == AFTER || same > 0 && i + same == said.size() && j + same == right.size();
  }

  private static Drift found(
      String printed,
      String known,
      List<Word> said,
      List<Word> right,
      int at,
      int inSaid,
      int inRight) {
    int start = inSaid == 0 ? said.get(at - 1).start() : said.get(at).start();
    int end = inSaid == 0 ? said.get(at - 1).end() : said.get(at + inSaid - 1).end();
    int from = inSaid == 0 ? right.get(at - 1).start() : right.get(at).start();
    int to = inRight == 0 ? from : right.get(at + inRight - 1).end();
    return new Drift(
        start, end, known.substring(from, Math.max(from, to)), inSaid > 0 && inRight > 0);
  }

  private static List<Word> words(String title) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(title);
    while (words.size() < LONGEST && word.find()) {
      String plain = PlainText.of(word.group());
      if (!LIGHT.contains(plain)) {
        words.add(new Word(plain, word.start(), word.end()));
      }
    }
    return words;
  }

  private record Word(String plain, int start, int end) {
    boolean same(Word other) {
      return plain.equals(other.plain);
    }
  }
}
