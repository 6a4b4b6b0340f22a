package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftDiff.Segment;
import vn.trinhky.document.DraftDiff.SegmentKind;

/** Two texts merged word by word, as a reader would mark them by hand. */
final class WordDiff {

  /** From so many words on, two texts may be too different to be merged. */
  private static final int LONG = 8;

  /** Less in common than this share of the shorter text is chance. */
  private static final double LEAST_COMMON = 0.3;

  private WordDiff() {}

  /** Both texts in one; without the insertions it is the old one, without the deletions the new. */
  static List<Segment> of(String before, String after, Effort effort) {
    List<String> old = Pieces.of(before);
    List<String> now = Pieces.of(after);
    int[] partner = CommonSequence.of(old, now, effort);
    if (Math.min(old.size(), now.size()) >= 2 * LONG && isChance(old, now, partner)) {
      return new Change(before, after).segments().toList();
    }
    List<Change> changes = new ArrayList<>();
    int next = 0;
    int i = 0;
    while (i < old.size() || next < now.size()) {
      StringBuilder deleted = new StringBuilder();
      StringBuilder inserted = new StringBuilder();
      StringBuilder same = new StringBuilder();
      while (i < old.size() && partner[i] < 0) {
        deleted.append(old.get(i++));
      }
      int until = i < old.size() ? partner[i] : now.size();
      while (next < until) {
        inserted.append(now.get(next++));
      }
      while (i < old.size() && partner[i] == next) {
        same.append(old.get(i++));
        next++;
      }
      add(new Change(deleted.toString(), inserted.toString(), same.toString()), changes);
    }
    return changes.stream().flatMap(Change::segments).toList();
  }

  /** A blank between two replacements belongs to them: phrases are replaced, not words. */
  private static void add(Change change, List<Change> changes) {
    if (!changes.isEmpty()) {
      Change last = changes.get(changes.size() - 1);
      Change both =
          new Change(
              last.deleted + last.same + change.deleted,
              last.inserted + last.same + change.inserted,
              change.same);
      if (last.same.isBlank() && !both.deleted.isBlank() && !both.inserted.isBlank()) {
        changes.set(changes.size() - 1, both);
        return;
      }
      Change joined = last.joined(change);
      if (joined != null) {
        changes.set(changes.size() - 1, joined);
        return;
      }
    }
    changes.add(change);
  }

  private static boolean isChance(List<String> old, List<String> now, int[] partner) {
    int common = 0;
    int whole = 0;
    for (int i = 0; i < old.size(); i++) {
      int letters = old.get(i).isBlank() ? 0 : old.get(i).length();
      whole += letters;
      common += partner[i] < 0 ? 0 : letters;
    }
    int other = now.stream().filter(piece -> !piece.isBlank()).mapToInt(String::length).sum();
    return common < LEAST_COMMON * Math.min(whole, other);
  }

  /** What was replaced by what, and what stays behind it. */
  private record Change(String deleted, String inserted, String same) {
    Change(String deleted, String inserted) {
      this(deleted, inserted, "");
    }

    /**
     * Two deletions with a blank between them, or two insertions, as one with the blank behind it:
     * "a, <s>b</s>" for "a<s>,</s> <s>b</s>".
     */
    @Nullable Change joined(Change next) {
      if (!same.isBlank() || same.isEmpty()) {
        return null;
      }
      if (inserted.isEmpty() && next.inserted.isEmpty() && next.deleted.endsWith(same)) {
        return new Change(deleted + same + cut(next.deleted), "", same + next.same);
      }
      if (deleted.isEmpty() && next.deleted.isEmpty() && next.inserted.endsWith(same)) {
        return new Change("", inserted + same + cut(next.inserted), same + next.same);
      }
      return null;
    }

    private String cut(String text) {
      return text.substring(0, text.length() - same.length());
    }

    Stream<Segment> segments() {
      return Stream.of(
              new Segment(SegmentKind.DELETE, deleted),
              new Segment(SegmentKind.INSERT, inserted),
              new Segment(SegmentKind.EQUAL, same))
          .filter(segment -> !segment.text().isEmpty());
    }
  }
}
