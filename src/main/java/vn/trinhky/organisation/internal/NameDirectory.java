package vn.trinhky.organisation.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.internal.PrintedName.Word;

/** The names as a tree of words: finding one takes as long as the name has words. */
final class NameDirectory implements Directory {

  private static final String EACH = PrintedName.key("các");
  private static final String AND = PrintedName.key("và");
  private static final List<String> CONCERNED = List.of("liên", "quan");
  private static final List<String> THAT_ARE_CONCERNED =
      List.of(PrintedName.key("có"), "liên", "quan");

  /** A shorter name without "các" would be an everyday word. */
  private static final int SHORTEST_WITHOUT_EACH = 4;

  /** First words of agencies, by which unknown ones are told apart in an enumeration. */
  private static final Set<String> HEADS =
      Stream.of(
              "Sở", "Phòng", "UBND", "HĐND", "Trung", "Chi", "Cục", "Công", "Bộ", "Thanh", "Đài",
              "Ban")
          .map(PrintedName::key)
          .collect(Collectors.toUnmodifiableSet());

  private final Node root = new Node();

  private NameDirectory() {}

  /** The names of what exists on this day. */
  static NameDirectory of(LocalityData data, LocalDate on) {
    NameDirectory directory = new NameDirectory();
    data.byName()
        .forEach(
            (key, agencies) ->
                agencies.stream()
                    .filter(agency -> LocalityData.exists(agency, on))
                    .findFirst()
                    .map(Agency::code)
                    .ifPresent(code -> directory.add(key, new Meaning(code, null))));
    data.collectives()
        .forEach((key, collective) -> directory.add(key, new Meaning(null, collective.name())));
    data.collectives().forEach((key, collective) -> directory.addVariants(key, collective.name()));
    return directory;
  }

  /** The agency or collective name that a key of {@link PrintedName} means. */
  record Meaning(@Nullable String agency, @Nullable String collective) {}

  /** Names by their keys, for those who have no locality. */
  static NameDirectory of(Map<String, Meaning> names) {
    NameDirectory directory = new NameDirectory();
    names.forEach(directory::add);
    names.forEach(
        (key, meaning) -> {
          if (meaning.collective() != null) {
            directory.addVariants(key, meaning.collective());
          }
        });
    return directory;
  }

  private void add(String key, Meaning meaning) {
    add(PrintedName.wordsOfKey(key), meaning);
  }

  private void add(List<String> words, Meaning meaning) {
    Node node = root;
    for (String word : words) {
      node = node.next.computeIfAbsent(word, w -> new Node());
    }
    // an agency's own name comes before a collective one, a printed name before a variant
    node.meaning = node.meaning == null ? meaning : node.meaning;
  }

  private void addVariants(String key, String collective) {
    Set<List<String>> variants = new LinkedHashSet<>();
    List<String> words = PrintedName.wordsOfKey(key);
    variants.add(words);
    if (words.get(0).equals(EACH)) {
      if (words.size() > SHORTEST_WITHOUT_EACH) {
        variants.add(words.subList(1, words.size()));
      }
    } else {
      variants.add(joined(List.of(EACH), words));
    }
    for (List<String> variant : List.copyOf(variants)) {
      if (endsWith(variant, THAT_ARE_CONCERNED)) {
        variants.add(joined(variant.subList(0, variant.size() - 3), CONCERNED));
      } else if (endsWith(variant, CONCERNED)) {
        variants.add(joined(variant.subList(0, variant.size() - 2), THAT_ARE_CONCERNED));
      }
    }
    for (List<String> variant : List.copyOf(variants)) {
      variants.add(variant.stream().filter(word -> !word.equals(",")).toList());
    }
    variants.forEach(variant -> add(variant, new Meaning(null, collective)));
  }

  @Override
  public List<Mention> find(String text) {
    List<Word> words = PrintedName.words(text);
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Found next = longest(words, at);
      if (next != null) {
        found.add(next);
        at = concerned(words, next.to, found);
      } else {
        at++;
      }
    }
    return found.stream().map(one -> one.mention(text, words)).toList();
  }

  @Override
  public List<Mention> list(String text) {
    List<Word> words = PrintedName.words(text);
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      if (separates(words, at)) {
        at++;
        continue;
      }
      Found next = longest(words, at);
      if (next != null && ends(words, concerned(words, next.to, List.of(next)))) {
        found.add(next);
        at = remark(words, concerned(words, next.to, found));
      } else {
        int end = at + 1;
        while (end < words.size() && !beginsAnother(words, end)) {
          end++;
        }
        found.add(new Found(at, trimmed(words, at, end), null));
        at = end;
      }
    }
    return found.stream().map(one -> one.mention(text, words)).toList();
  }

  private @Nullable Found longest(List<Word> words, int from) {
    Found longest = null;
    Node node = root;
    for (int at = from; at < words.size(); at++) {
      String key = words.get(at).key();
      if (key.equals("\n") && at > from) {
        continue; // a name goes on in the next line of a cell
      }
      node = node.next.get(key);
      if (node == null) {
        break;
      }
      if (node.meaning != null) {
        longest = new Found(from, at + 1, node.meaning);
      }
    }
    return longest;
  }

  /**
   * "… liên quan" behind an enumeration says it of each of its names: those that the catalogue
   * knows so are meant so.
   *
   * @return where the text goes on
   */
  private int concerned(List<Word> words, int at, List<Found> found) {
    int end = follows(words, at, THAT_ARE_CONCERNED) ? at + 3 : at;
    end = end == at && follows(words, at, CONCERNED) ? at + 2 : end;
    if (end == at) {
      return at;
    }
    int next = at;
    for (int i = found.size() - 1; i >= 0; i--) {
      Found one = found.get(i);
      for (int between = one.to; between < next; between++) {
        if (!separates(words, between)) {
          return end;
        }
      }
      next = one.from;
      Node node = node(words.subList(one.from, one.to));
      for (List<String> ending : List.of(THAT_ARE_CONCERNED, CONCERNED)) {
        Node concerned = node;
        for (String word : ending) {
          concerned = concerned == null ? null : concerned.next.get(word);
        }
        if (concerned != null && concerned.meaning != null) {
          one.meaning = concerned.meaning;
          break;
        }
      }
    }
    return end;
  }

  private @Nullable Node node(List<Word> words) {
    Node node = root;
    for (Word word : words) {
      if (node != null && !word.key().equals("\n")) {
        node = node.next.get(word.key());
      }
    }
    return node;
  }

  private static boolean follows(List<Word> words, int at, List<String> expected) {
    return at + expected.size() <= words.size()
        && words.subList(at, at + expected.size()).stream()
            .map(Word::key)
            .toList()
            .equals(expected);
  }

  private boolean ends(List<Word> words, int at) {
    return at == words.size()
        || separates(words, at)
        || words.get(at).key().equals("(")
        || longest(words, at) != null;
  }

  /** Behind a remark in brackets. */
  private static int remark(List<Word> words, int at) {
    if (at < words.size() && words.get(at).key().equals("(")) {
      for (int end = at; end < words.size(); end++) {
        if (words.get(end).key().equals(")")) {
          return end + 1;
        }
      }
    }
    return at;
  }

  private static boolean separates(List<Word> words, int at) {
    String key = words.get(at).key();
    return switch (key) {
      case ",", ";", ".", ":", "\n", "+", "•", "*" -> true;
      case "-" -> at == 0 || words.get(at - 1).key().matches("[\n;,.]");
      default -> key.equals(AND);
    };
  }

  /** Whether something else begins here, so that an unknown name ends before. */
  private boolean beginsAnother(List<Word> words, int at) {
    String before = words.get(at - 1).key();
    if (before.equals(";") || before.equals("\n")) {
      return true;
    }
    Found known = separates(words, at - 1) ? longest(words, at) : null;
    if (known != null) {
      return ends(words, known.to);
    }
    return before.equals(",")
        && words.get(at).capital()
        && HEADS.contains(words.get(at).key())
        && at + 1 < words.size()
        && !separates(words, at + 1);
  }

  private static int trimmed(List<Word> words, int from, int to) {
    int end = to;
    while (end > from + 1 && separates(words, end - 1)) {
      end--;
    }
    return end;
  }

  private static boolean endsWith(List<String> words, List<String> ending) {
    return words.size() > ending.size()
        && words.subList(words.size() - ending.size(), words.size()).equals(ending);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private @Nullable Meaning meaning;
  }

  /** Words that were found to belong together. */
  private static final class Found {
    private final int from;
    private final int to;
    private @Nullable Meaning meaning;

    Found(int from, int to, @Nullable Meaning meaning) {
      this.from = from;
      this.to = to;
      this.meaning = meaning;
    }

    Mention mention(String text, List<Word> words) {
      int start = words.get(from).start();
      int end = words.get(to - 1).end();
      return new Mention(
          start,
          end,
          text.substring(start, end),
          meaning == null ? null : meaning.agency(),
          meaning == null ? null : meaning.collective());
    }
  }
}
