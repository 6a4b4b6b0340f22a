package vn.trinhky.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two sequences have in common, in order: the longest such sequence where that is affordable,
 * else one along the elements that occur once on each side.
 */
final class CommonSequence {

  /** Pieces between pieces between pieces; deeper ones are taken as different. */
  private static final int DEEPEST = 40;

  private final int[] before;
  private final int[] after;
  private final Effort effort;
  private final int[] partner;

  private CommonSequence(int[] before, int[] after, Effort effort) {
    this.before = before;
    this.after = after;
    this.effort = effort;
    this.partner = new int[before.length];
    Arrays.fill(partner, -1);
  }

  /** For each element before, the index of the same element after, or -1; ascending. */
  static <T> int[] of(List<T> before, List<T> after, Effort effort) {
    Map<T, Integer> numbers = new HashMap<>();
    CommonSequence common =
        new CommonSequence(numbered(before, numbers), numbered(after, numbers), effort);
    common.match(0, before.size(), 0, after.size(), 0);
    return common.partner;
  }

  private static <T> int[] numbered(List<T> elements, Map<T, Integer> numbers) {
    return elements.stream()
        .mapToInt(
            element -> {
              Integer fresh = numbers.size();
              Integer known = numbers.putIfAbsent(element, fresh);
              return known == null ? fresh : known;
            })
        .toArray();
  }

  private void match(int beforeFrom, int beforeTo, int afterFrom, int afterTo, int depth) {
    int oldStart = beforeFrom;
    int newStart = afterFrom;
    while (oldStart < beforeTo && newStart < afterTo && before[oldStart] == after[newStart]) {
      partner[oldStart++] = newStart++;
    }
    int oldEnd = beforeTo;
    int newEnd = afterTo;
    while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] == after[newEnd - 1]) {
      partner[--oldEnd] = --newEnd;
    }
    if (oldStart == oldEnd || newStart == newEnd || depth > DEEPEST) {
      return;
    }
    if (effort.allows((long) (oldEnd - oldStart) * (newEnd - newStart))) {
      longest(oldStart, oldEnd, newStart, newEnd);
      return;
    }
    int old = oldStart;
    int now = newStart;
    for (int[] anchor : anchors(oldStart, oldEnd, newStart, newEnd)) {
      match(old, anchor[0], now, anchor[1], depth + 1);
      partner[anchor[0]] = anchor[1];
      old = anchor[0] + 1;
      now = anchor[1] + 1;
    }
    if (old > oldStart) {
      match(old, oldEnd, now, newEnd, depth + 1);
    }
  }

  private void longest(int oldStart, int oldEnd, int newStart, int newEnd) {
    int width = newEnd - newStart + 1;
    int height = oldEnd - oldStart + 1;
    int[] length = new int[width * height];
    for (int i = height - 2; i >= 0; i--) {
      for (int j = width - 2; j >= 0; j--) {
        length[i * width + j] =
            before[oldStart + i] == after[newStart + j]
                ? length[(i + 1) * width + j + 1] + 1
                : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < height - 1 && j < width - 1) {
      if (before[oldStart + i] == after[newStart + j]) {
        partner[oldStart + i++] = newStart + j++;
      } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** Elements that occur once on each side, as many of them as stand in the same order. */
  private List<int[]> anchors(int oldStart, int oldEnd, int newStart, int newEnd) {
    Map<Integer, Integer> oldPlaces = onlyPlaces(before, oldStart, oldEnd);
    Map<Integer, Integer> newPlaces = onlyPlaces(after, newStart, newEnd);
    List<int[]> pairs = new ArrayList<>();
    for (int i = oldStart; i < oldEnd; i++) {
      int there = newPlaces.getOrDefault(before[i], -1);
      if (there >= 0 && oldPlaces.get(before[i]) >= 0) {
        pairs.add(new int[] {i, there});
      }
    }
    boolean[] ascending = ascending(pairs.stream().mapToInt(pair -> pair[1]).toArray());
    List<int[]> anchors = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (ascending[i]) {
        anchors.add(pairs.get(i));
      }
    }
    return anchors;
  }

  /** Where each element stands that occurs once; -1 for the others. */
  private static Map<Integer, Integer> onlyPlaces(int[] elements, int from, int to) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(elements[i], i, (first, second) -> -1);
    }
    return places;
  }

  /** Which of the numbers form the longest ascending sequence among them. */
  static boolean[] ascending(int[] numbers) {
    int[] lastOfLength = new int[numbers.length + 1];
    int[] previous = new int[numbers.length];
    int longest = 0;
    for (int i = 0; i < numbers.length; i++) {
      int low = 1;
      int high = longest;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (numbers[lastOfLength[middle]] < numbers[i]) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      previous[i] = low > 1 ? lastOfLength[low - 1] : -1;
      lastOfLength[low] = i;
      longest = Math.max(longest, low);
    }
    boolean[] chosen = new boolean[numbers.length];
    for (int i = longest == 0 ? -1 : lastOfLength[longest]; i >= 0; i = previous[i]) {
      chosen[i] = true;
    }
    return chosen;
  }
}
