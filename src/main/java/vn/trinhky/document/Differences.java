package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftDiff.Change;
import vn.trinhky.document.DraftDiff.ChangeKind;
import vn.trinhky.document.DraftDiff.Part;
import vn.trinhky.document.DraftDiff.Segment;
import vn.trinhky.document.DraftDiff.SegmentKind;

/**
 * The differences found so far, in the order in which they are told, and the effort that finding
 * them may still take.
 */
final class Differences {

  private static final int MOST_RENUMBERED = 20;

  private static final Pattern ENDING_NUMBER = Pattern.compile("(.*?)(\\d{1,9})");

  private final Effort effort = new Effort();
  private final List<Change> changes = new ArrayList<>();

  Effort effort() {
    return effort;
  }

  int count() {
    return changes.size();
  }

  List<Change> all() {
    return List.copyOf(changes);
  }

  void text(Part part, String where, @Nullable String before, @Nullable String after) {
    String old = Objects.requireNonNullElse(before, "");
    String now = Objects.requireNonNullElse(after, "");
    if (!old.equals(now)) {
      changes.add(new Change(part, ChangeKind.CHANGED, where, null, WordDiff.of(old, now, effort)));
    }
  }

  void added(Part part, String where, String text) {
    changes.add(new Change(part, ChangeKind.ADDED, where, null, one(SegmentKind.INSERT, text)));
  }

  void removed(Part part, String where, String text) {
    changes.add(new Change(part, ChangeKind.REMOVED, where, null, one(SegmentKind.DELETE, text)));
  }

  void moved(Part part, String where, String from, String text) {
    changes.add(new Change(part, ChangeKind.MOVED, where, from, one(SegmentKind.EQUAL, text)));
  }

  private static List<Segment> one(SegmentKind kind, String text) {
    return text.isEmpty() ? List.of() : List.of(new Segment(kind, text));
  }

  /** What only got another number: told once for all. */
  final class Renumbered {

    /** From the first to the last number before, from the first to the last now. */
    private final List<List<String>> runs = new ArrayList<>();

    private int count;

    void note(String old, String now) {
      if (old.equals(now)) {
        return;
      }
      count++;
      if (!runs.isEmpty()) {
        List<String> last = runs.get(runs.size() - 1);
        if (follows(last.get(1), old) && follows(last.get(3), now)) {
          runs.set(runs.size() - 1, List.of(last.get(0), old, last.get(2), now));
          return;
        }
      }
      runs.add(List.of(old, old, now, now));
    }

    void into(Part part, String where) {
      if (count == 0) {
        return;
      }
      List<Segment> segments = new ArrayList<>();
      for (List<String> run : runs.subList(0, Math.min(runs.size(), MOST_RENUMBERED))) {
        if (!segments.isEmpty()) {
          segments.add(new Segment(SegmentKind.EQUAL, "; "));
        }
        segments.add(new Segment(SegmentKind.DELETE, span(run.get(0), run.get(1))));
        segments.add(new Segment(SegmentKind.INSERT, span(run.get(2), run.get(3))));
      }
      if (runs.size() > MOST_RENUMBERED) {
        segments.add(new Segment(SegmentKind.EQUAL, "; …"));
      }
      changes.add(
          new Change(
              part,
              ChangeKind.RENUMBERED,
              "%s (%d dòng đánh số lại)".formatted(where, count),
              null,
              segments));
    }

    private static String span(String first, String last) {
      return first.equals(last) ? first : first + "–" + last;
    }

    /** {@code II.5} after {@code II.4}, {@code b} after {@code a}. */
    private static boolean follows(String first, String second) {
      Matcher one = ENDING_NUMBER.matcher(first);
      Matcher two = ENDING_NUMBER.matcher(second);
      return one.matches()
          && two.matches()
          && one.group(1).equals(two.group(1))
          && Long.parseLong(one.group(2)) + 1 == Long.parseLong(two.group(2));
    }
  }
}
