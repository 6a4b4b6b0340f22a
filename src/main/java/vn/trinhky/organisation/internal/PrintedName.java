package vn.trinhky.organisation.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes names that mean the same compare equal, however they were typed. */
final class PrintedName {

  private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
  private static final Pattern DASH = Pattern.compile("[-\\u2010-\\u2015\\u2212]");
  private static final Pattern PIECES = Pattern.compile(" |(?<=-)|(?=-)");
  private static final Pattern TONE_AT_END = Pattern.compile("'\\d+$");
  private static final Pattern DASHES = Pattern.compile("\\s*[-\\u2010-\\u2015\\u2212]\\s*");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern LEADING = Pattern.compile("^[-+*•\\s]+");
  private static final Pattern TRAILING = Pattern.compile("[.,;:/\\s]+$");
  private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*");

  private static final String UBND = toneLast("ủy") + " ban nhân dân";
  private static final String HDND = toneLast("hội") + " " + toneLast("đồng") + " nhân dân";

  private PrintedName() {}

  /**
   * The key of a name: lower case; dashes and spaces alike; without bullet and trailing
   * punctuation; the tone mark behind its syllable, so that both spellings of {@code hóa} and
   * {@code ủy} are one; the two national abbreviations UBND and HĐND in their short form.
   */
  static String key(String printed) {
    String text =
        COMMAS
            .matcher(SPACES.matcher(printed).replaceAll(" ").toLowerCase(Locale.ROOT))
            .replaceAll(", ");
    text = DASHES.matcher(text).replaceAll("-");
    text = LEADING.matcher(text).replaceFirst("");
    text = TRAILING.matcher(text).replaceFirst("");
    StringBuilder key = new StringBuilder(text.length());
    for (String syllable : SPACES.split(text)) {
      key.append(key.isEmpty() ? "" : " ").append(toneLast(syllable));
    }
    return key.toString().replace(UBND, "ubnd").replace(HDND, "hđnd");
  }

  /**
   * The words and marks of a text with their places. A word's key is the one that it has inside the
   * key of a name; a line break is a word of its own, and so is each of the two national
   * abbreviations when it is written out.
   */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\n') {
        words.add(new Word("\n", at, end, false));
      } else if (DASH.matcher(text.substring(at, end)).matches()) {
        words.add(new Word("-", at, end, false));
      } else if (isLetter(c)) {
        while (end < text.length() && !breaks(text.charAt(end))) {
          end++;
        }
        while (!isLetter(text.charAt(end - 1))) {
          end--;
        }
        String key = toneLast(text.substring(at, end).toLowerCase(Locale.ROOT));
        words.add(new Word(key, at, end, Character.isUpperCase(c)));
      } else if (!Character.isWhitespace(c) && c != '\u00a0') {
        words.add(new Word(String.valueOf(c), at, end, false));
      }
      at = end;
    }
    return abbreviated(words);
  }

  /** The words of a key, as {@link #words} gives them for a text that has this name. */
  static List<String> wordsOfKey(String key) {
    List<String> words = new ArrayList<>();
    for (String piece : PIECES.split(key)) {
      Matcher tone = TONE_AT_END.matcher(piece);
      String base = tone.find() ? piece.substring(0, tone.start()) : piece;
      List<Word> bare = words(base);
      int last = -1;
      for (Word word : bare) {
        words.add(word.key);
        last = isLetter(word.key.charAt(0)) ? words.size() - 1 : last;
      }
      if (last >= 0 && base.length() < piece.length()) {
        words.set(last, words.get(last) + piece.substring(base.length()));
      }
    }
    return words;
  }

  private static List<Word> abbreviated(List<Word> words) {
    List<Word> result = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      int from = i;
      String key =
          i + 4 > words.size()
              ? ""
              : words.subList(i, i + 4).stream().map(Word::key).collect(Collectors.joining(" "));
      if (key.equals(UBND) || key.equals(HDND)) {
        i += 3;
        result.add(
            new Word(
                key.equals(UBND) ? "ubnd" : "hđnd",
                words.get(from).start,
                words.get(i).end,
                words.get(from).capital));
      } else {
        result.add(words.get(i));
      }
    }
    return result;
  }

  private static boolean isLetter(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || Character.isSurrogate(c);
  }

  private static boolean breaks(char c) {
    return Character.isWhitespace(c)
        || c == '\u00a0'
        || ",;:()".indexOf(c) >= 0
        || DASH.matcher(String.valueOf(c)).matches();
  }

  /**
   * A word or mark.
   *
   * @param start first character in the text
   * @param end character after the last one
   * @param capital whether it begins with a capital letter
   */
  record Word(String key, int start, int end, boolean capital) {}

  private static String toneLast(String syllable) {
    StringBuilder result = new StringBuilder();
    for (String part : syllable.split("(?<=-)|(?=-)", -1)) {
      String decomposed = Normalizer.normalize(part, Normalizer.Form.NFD);
      StringBuilder tones = new StringBuilder();
      TONES.matcher(decomposed).results().forEach(tone -> tones.append(tone.group()));
      result
          .append(
              Normalizer.normalize(TONES.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC))
          .append(tones.isEmpty() ? "" : "'" + (int) tones.charAt(0));
    }
    return result.toString();
  }
}
