package vn.trinhky.support;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A locality in the middle of its work. What belongs to it can be told wherever it turns up: by the
 * code of the locality, by the ids of its things, and by words that stand in its titles, in what
 * its people wrote and in their names, and nowhere else.
 *
 * @param code of the locality
 * @param things ids and other texts by the name that a table of calls has for them
 */
public record BusyTown(String code, Map<String, String> things) {

  private static final Pattern NAME = Pattern.compile("<([a-zA-Z.]+)>");

  public BusyTown {
    things = Map.copyOf(things);
  }

  /** Stands in the titles of dossiers. */
  static String titleMark(String code) {
    return "Tua" + code + "xq";
  }

  /** Stands in everything that people wrote. */
  static String wordMark(String code) {
    return "Loi" + code + "xq";
  }

  /** The last part of everybody's name. */
  static String nameMark(String code) {
    return "Ten" + code + "xq";
  }

  /** A call with the town's things in the place of their names in angle brackets. */
  public String fill(String template) {
    Matcher name = NAME.matcher(template);
    return name.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Optional.ofNullable(
                        found.group(1).equals("locality") ? code : things.get(found.group(1)))
                    .orElseThrow(
                        () -> new AssertionError("a busy town has no <" + found.group(1) + ">"))));
  }

  /** Words of the town in a text: titles, what people wrote, names. */
  public List<String> wordsIn(String text) {
    return found(text, List.of(titleMark(code), wordMark(code), nameMark(code)));
  }

  /** What people wrote, in a text. */
  public boolean quotedIn(String text) {
    return !found(text, List.of(wordMark(code))).isEmpty();
  }

  /** Anything of the town in a text: words, ids, the code of the locality. */
  public List<String> tracesIn(String text) {
    Stream<String> codes =
        Pattern.compile("(?<![\\w-])" + code + "(?![\\w-])").matcher(text).find()
            ? Stream.of(code)
            : Stream.empty();
    return Stream.of(wordsIn(text).stream(), found(text, ids()).stream(), codes)
        .flatMap(each -> each)
        .toList();
  }

  private Collection<String> ids() {
    return things.values().stream().filter(each -> each.matches("[0-9a-f-]{36}")).toList();
  }

  private static List<String> found(String text, Collection<String> wanted) {
    String plain = text.toLowerCase(Locale.ROOT);
    return wanted.stream().filter(each -> plain.contains(each.toLowerCase(Locale.ROOT))).toList();
  }
}
