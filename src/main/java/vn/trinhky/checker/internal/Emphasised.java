package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.BodyText;

/**
 * A text as it is read, without the marks of emphasis that a draft holds in it (see {@link
 * BodyText}), and where its characters stand among them. A rule that looks for a number must find
 * the bold one, too.
 */
public final class Emphasised {

  private final String raw;
  private final String plain;

  /** For each character of the plain text its place among the marks. */
  private final int[] places;

  /** For each character of the plain text the marks that it stands between. */
  private final List<String> looks;

  private Emphasised(String raw, String plain, int[] places, List<String> looks) {
    this.raw = raw;
    this.plain = plain;
    this.places = places;
    this.looks = looks;
  }

  /** The text without its marks, or null when it has none. */
  static @Nullable Emphasised of(String raw) {
    if (raw.indexOf('*') < 0) {
      return null;
    }
    StringBuilder plain = new StringBuilder(raw.length());
    List<String> looks = new ArrayList<>();
    for (BodyText.Run run : BodyText.runs(raw)) {
      plain.append(run.text());
      looks.addAll(Collections.nCopies(run.text().length(), marks(run)));
    }
    if (plain.length() == raw.length()) {
      return null;
    }
    int[] places = new int[plain.length()];
    int at = 0;
    for (int i = 0; i < places.length; i++) {
      // nothing but stars is left out
      while (raw.charAt(at) != plain.charAt(i)) {
        at++;
      }
      places[i] = at++;
    }
    return new Emphasised(raw, plain.toString(), places, looks);
  }

  String plain() {
    return plain;
  }

  /** Where the piece of the plain text begins. */
  int start(int from, int to) {
    return from < to ? places[from] : end(to);
  }

  /** Where a piece of the plain text ends, before the marks that follow it. */
  int end(int to) {
    return to == 0 ? 0 : places[to - 1] + 1;
  }

  /** The piece with the marks inside of it. */
  String piece(int from, int to) {
    return raw.substring(start(from, to), end(to));
  }

  /**
   * What to write in place of a piece, so that emphasis which begins or ends inside of it still
   * begins or ends.
   */
  String instead(int from, int to, String value) {
    String first = from < to ? looks.get(from) : "";
    String last = from < to ? looks.get(to - 1) : "";
    if (first.equals(last)) {
      return value;
    }
    return first.isEmpty() ? last + value : value + first + (last.isEmpty() ? "" : " " + last);
  }

  private static String marks(BodyText.Run run) {
    return (run.bold() ? "**" : "") + (run.italic() ? "*" : "");
  }
}
