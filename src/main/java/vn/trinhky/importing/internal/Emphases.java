package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.trinhky.document.BodyText;
import vn.trinhky.importing.SourceDocument.Emphasis;

/** Emphasis of parts of a line, from places in a text to the marks of a draft. */
final class Emphases {

  private Emphases() {}

  /** The emphasis of a piece of the text, by places in that piece. */
  static List<Emphasis> within(List<Emphasis> all, int from, int to) {
    List<Emphasis> within = new ArrayList<>();
    for (Emphasis one : all) {
      int start = Math.max(one.from(), from);
      int end = Math.min(one.to(), to);
      if (start < end) {
        within.add(new Emphasis(start - from, end - from, one.bold(), one.italic()));
      }
    }
    return List.copyOf(within);
  }

  /**
   * The text with {@code **} and {@code *} around what is emphasised (see {@link BodyText}). Where
   * marks would touch each other and be misread, what is bold is marked alone, or nothing.
   */
  static String marked(String text, List<Emphasis> emphasis) {
    if (emphasis.isEmpty() || text.indexOf('*') >= 0) {
      return text;
    }
    List<UnaryOperator<Emphasis>> ways =
        List.of(one -> one, one -> new Emphasis(one.from(), one.to(), one.bold(), false));
    for (UnaryOperator<Emphasis> way : ways) {
      String marked = withMarks(text, emphasis.stream().map(way).toList());
      if (text.equals(
          BodyText.runs(marked).stream().map(BodyText.Run::text).collect(Collectors.joining()))) {
        return marked;
      }
    }
    return text;
  }

  private static String withMarks(String text, List<Emphasis> emphasis) {
    StringBuilder marked = new StringBuilder(text.length() + emphasis.size() * 4);
    int at = 0;
    for (Emphasis one : emphasis) {
      int from = one.from();
      int to = one.to();
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      String stars = one.bold() ? one.italic() ? "***" : "**" : one.italic() ? "*" : "";
      // a bold comma is nobody's intention
      if (!text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
        continue;
      }
      marked.append(text, at, from).append(stars).append(text, from, to).append(stars);
      at = to;
    }
    return marked.append(text, at, text.length()).toString();
  }
}
