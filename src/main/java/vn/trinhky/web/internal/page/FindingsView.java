package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checker finds in the version that is shown.
 *
 * @param counts how many of each weight
 * @param lines errors and warnings, in the order of the document
 * @param hints deviations of style and what one should know
 */
public record FindingsView(List<Badge> counts, List<Line> lines, List<Line> hints) {
  public FindingsView {
    counts = List.copyOf(counts);
    lines = List.copyOf(lines);
    hints = List.copyOf(hints);
  }

  /** How many there are in all. */
  public int total() {
    return lines.size() + hints.size();
  }

  /**
   * A finding.
   *
   * @param tone {@code bad}, {@code warn}, {@code done} when it was decided to stay, or empty
   * @param where the place in the document
   * @param title what it is about, in a few words
   * @param kept who keeps it, or proposes to, since when, or null
   * @param reason why, or empty
   * @param awaits who has yet to decide about the proposal, or null
   * @param keep how the reader may keep it, or null
   * @param releaseUrl where the reader may take it back, or null
   */
  public record Line(
      String tone,
      String where,
      String title,
      String message,
      @Nullable String kept,
      String reason,
      @Nullable String awaits,
      @Nullable Keep keep,
      @Nullable String releaseUrl) {}

  /**
   * A way to keep a finding.
   *
   * @param url where the reason is sent
   * @param label what the button says
   */
  public record Keep(String url, String label) {}
}
