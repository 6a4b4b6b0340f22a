package vn.trinhky.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which element of an old list became which of a new one: the same ones first, then those of the
 * same name, then those with most words in common, wherever they stand now. The work grows with the
 * lists and their words, not with their product.
 */
final class Alignment<T> {

  /** Words of an element that are looked at. */
  private static final int MOST_WORDS = 64;

  /** A word in more elements than this says nothing about which of them is meant. */
  private static final int MOST_SHARING = 8;

  /** Share of common words from which an element in another place is the same one. */
  private static final double SAME_ELSEWHERE = 0.6;

  /** Share of common words from which an element in the same place is the same one. */
  private static final double SAME_HERE = 0.35;

  private final List<T> before;
  private final List<T> after;
  private final Function<T, String> text;
  private final int wordsToMove;
  private final Effort effort;
  private final int[] newOf;
  private final int[] oldOf;
  private @Nullable List<Set<String>> oldWords;
  private @Nullable List<Set<String>> newWords;

  private Alignment(
      List<T> before, List<T> after, Function<T, String> text, int wordsToMove, Effort effort) {
    this.before = before;
    this.after = after;
    this.text = text;
    this.wordsToMove = wordsToMove;
    this.effort = effort;
    this.newOf = new int[before.size()];
    this.oldOf = new int[after.size()];
    Arrays.fill(newOf, -1);
    Arrays.fill(oldOf, -1);
  }

  /**
   * An element of the old list, the new one, or both.
   *
   * @param moved whether it stands in another order among the others
   */
  record Link<T>(
      @Nullable T before, @Nullable T after, int beforeIndex, int afterIndex, boolean moved) {
    /** The newer one. */
    T either() {
      return after != null ? after : Objects.requireNonNull(before);
    }

    /** The place of {@link #either} in its list, from 0. */
    int index() {
      return after != null ? afterIndex : beforeIndex;
    }
  }

  /**
   * Aligns two lists.
   *
   * @param names what identifies an element, the surest first
   * @param text what is compared when no name helps
   * @param wordsToMove shorter elements are not recognised in another place: they stand everywhere
   * @return in the order of the new list, what was removed at its old neighbours
   */
  static <T> List<Link<T>> of(
      List<T> before,
      List<T> after,
      List<Function<T, String>> names,
      Function<T, String> text,
      int wordsToMove,
      Effort effort) {
    Alignment<T> alignment = new Alignment<>(before, after, text, wordsToMove, effort);
    names.forEach(alignment::byName);
    if (alignment.isOpen()) {
      alignment.byWords();
      alignment.byPlace();
    }
    return alignment.links();
  }

  private boolean isOpen() {
    return Arrays.stream(newOf).anyMatch(i -> i < 0) && Arrays.stream(oldOf).anyMatch(i -> i < 0);
  }

  private void link(int old, int now) {
    newOf[old] = now;
    oldOf[now] = old;
  }

  // by name

  private void byName(Function<T, String> name) {
    List<Integer> oldOpen = open(newOf);
    List<Integer> newOpen = open(oldOf);
    List<String> oldNames = oldOpen.stream().map(i -> name.apply(before.get(i))).toList();
    List<String> newNames = newOpen.stream().map(j -> name.apply(after.get(j))).toList();
    int[] inOrder = CommonSequence.of(oldNames, newNames, effort);
    for (int i = 0; i < inOrder.length; i++) {
      if (inOrder[i] >= 0 && !oldNames.get(i).isBlank()) {
        link(oldOpen.get(i), newOpen.get(inOrder[i]));
      }
    }
    Map<String, Deque<Integer>> elsewhere = new HashMap<>();
    for (int i = 0; i < oldOpen.size(); i++) {
      if (newOf[oldOpen.get(i)] < 0 && isLong(before.get(oldOpen.get(i)))) {
        elsewhere.computeIfAbsent(oldNames.get(i), fresh -> new ArrayDeque<>()).add(oldOpen.get(i));
      }
    }
    for (int j = 0; j < newOpen.size(); j++) {
      Deque<Integer> same = elsewhere.get(newNames.get(j));
      if (oldOf[newOpen.get(j)] < 0 && same != null && !same.isEmpty()) {
        link(same.remove(), newOpen.get(j));
      }
    }
  }

  private static List<Integer> open(int[] partners) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] < 0) {
        open.add(i);
      }
    }
    return open;
  }

  private boolean isLong(T element) {
    return wordsToMove == 0 || Pieces.words(text.apply(element), wordsToMove).size() >= wordsToMove;
  }

  // by words

  private void byWords() {
    List<Set<String>> old = words(before, newOf);
    List<Set<String>> now = words(after, oldOf);
    oldWords = old;
    newWords = now;
    Map<String, List<Integer>> holders = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      for (String word : old.get(i)) {
        holders.computeIfAbsent(word, fresh -> new ArrayList<>()).add(i);
      }
    }
    int[] oldGaps = gaps(newOf, true);
    int[] newGaps = gaps(oldOf, false);
    List<Pair> pairs = new ArrayList<>();
    for (int j = 0; j < now.size(); j++) {
      Set<Integer> candidates = new LinkedHashSet<>();
      for (String word : now.get(j)) {
        List<Integer> holding = holders.getOrDefault(word, List.of());
        if (holding.size() <= MOST_SHARING) {
          candidates.addAll(holding);
        }
      }
      for (int i : candidates) {
        double likeness = likeness(old.get(i), now.get(j));
        boolean here = oldGaps[i] == newGaps[j];
        if (likeness >= (here ? SAME_HERE : SAME_ELSEWHERE) && (here || isLong(after.get(j)))) {
          pairs.add(new Pair(i, j, likeness));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.likeness)
            .thenComparingInt(pair -> Math.abs(pair.old - pair.now))
            .thenComparingInt(Pair::now));
    for (Pair pair : pairs) {
      if (newOf[pair.old] < 0 && oldOf[pair.now] < 0) {
        link(pair.old, pair.now);
      }
    }
  }

  private List<Set<String>> words(List<T> elements, int[] partners) {
    List<Set<String>> words = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      words.add(partners[i] < 0 ? words(text.apply(elements.get(i))) : Set.of());
    }
    return words;
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Pieces.words(text, MOST_WORDS).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    return words;
  }

  private static double likeness(Set<String> old, Set<String> now) {
    long common = now.stream().filter(old::contains).count();
    int all = old.size() + now.size();
    return all == 0 ? 0 : 2.0 * common / all;
  }

  /** Between which of the elements that stayed in order each element stands. */
  private int[] gaps(int[] partners, boolean isOld) {
    boolean[] stays = stays();
    int[] gaps = new int[partners.length];
    int passed = 0;
    for (int i = 0; i < partners.length; i++) {
      gaps[i] = passed;
      int now = isOld ? partners[i] : partners[i] < 0 ? -1 : i;
      if (now >= 0 && stays[now]) {
        passed++;
      }
    }
    return gaps;
  }

  /** Which elements of the new list are old ones in their old order. */
  private boolean[] stays() {
    List<Integer> linked = new ArrayList<>();
    for (int j = 0; j < oldOf.length; j++) {
      if (oldOf[j] >= 0) {
        linked.add(j);
      }
    }
    boolean[] ascending =
        CommonSequence.ascending(linked.stream().mapToInt(j -> oldOf[j]).toArray());
    boolean[] stays = new boolean[oldOf.length];
    for (int k = 0; k < ascending.length; k++) {
      stays[linked.get(k)] = ascending[k];
    }
    return stays;
  }

  // by place

  /** As many old as new elements between two that stayed: one for the other, if at all alike. */
  private void byPlace() {
    List<Set<String>> old = Objects.requireNonNull(oldWords);
    List<Set<String>> now = Objects.requireNonNull(newWords);
    Map<Integer, List<Integer>> oldByGap = byGap(gaps(newOf, true), newOf);
    byGap(gaps(oldOf, false), oldOf)
        .forEach(
            (gap, here) -> {
              List<Integer> were = oldByGap.getOrDefault(gap, List.of());
              for (int k = 0; k < here.size() && were.size() == here.size(); k++) {
                if (likeness(old.get(were.get(k)), now.get(here.get(k))) >= SAME_HERE) {
                  link(were.get(k), here.get(k));
                }
              }
            });
  }

  private static Map<Integer, List<Integer>> byGap(int[] gaps, int[] partners) {
    Map<Integer, List<Integer>> byGap = new HashMap<>();
    for (int i : open(partners)) {
      byGap.computeIfAbsent(gaps[i], fresh -> new ArrayList<>()).add(i);
    }
    return byGap;
  }

  // in the order of the new list

  private List<Link<T>> links() {
    boolean[] stays = stays();
    List<Link<T>> links = new ArrayList<>();
    int next = 0;
    for (int j = 0; j < after.size(); j++) {
      int old = oldOf[j];
      if (old >= 0 && stays[j]) {
        removedUpTo(old, next, links);
        next = old + 1;
      }
      links.add(
          new Link<>(
              old < 0 ? null : before.get(old), after.get(j), old, j, old >= 0 && !stays[j]));
    }
    removedUpTo(before.size(), next, links);
    return links;
  }

  private void removedUpTo(int end, int from, List<Link<T>> links) {
    for (int i = from; i < end; i++) {
      if (newOf[i] < 0) {
        links.add(new Link<>(before.get(i), null, i, -1, false));
      }
    }
  }

  private record Pair(int old, int now, double likeness) {}
}
