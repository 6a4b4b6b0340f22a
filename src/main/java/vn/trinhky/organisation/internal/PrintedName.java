package vn.trinhky.organisation.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names that mean the same compare equal, however they were typed. */
final class PrintedName {

  private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
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
