package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a draft beside each other, and all versions there are.
 *
 * @param apiUrl the versions in the API
 * @param froms the older version
 * @param tos the newer version
 * @param only {@code appendix} when only the appendix is shown, else empty
 * @param look {@code side} for two columns, else empty
 * @param counts how many places of which kind
 * @param filters what to show
 * @param looks how to show it
 * @param sections the places by part of the document
 * @param restore what restoring the older version would do, or null when the reader may not
 * @param versions newest first
 */
public record CompareView(
    String title,
    String code,
    String planUrl,
    String apiUrl,
    int from,
    int to,
    List<Option> froms,
    List<Option> tos,
    String only,
    String look,
    List<Badge> counts,
    List<Link> filters,
    List<Link> looks,
    List<Section> sections,
    int total,
    int page,
    int pages,
    @Nullable String previous,
    @Nullable String next,
    @Nullable Restore restore,
    List<Row> versions) {
  public CompareView {
    froms = List.copyOf(froms);
    tos = List.copyOf(tos);
    counts = List.copyOf(counts);
    filters = List.copyOf(filters);
    looks = List.copyOf(looks);
    sections = List.copyOf(sections);
    versions = List.copyOf(versions);
  }

  /** A way to look at it. */
  public record Link(String label, @Nullable Integer count, String url, boolean current) {}

  /** Places in one part of the document. */
  public record Section(String label, List<DiffLine> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Restoring the older version.
   *
   * @param newest the version that the reader has seen as the newest
   * @param effect what would change, in a sentence
   */
  public record Restore(int number, int newest, String url, String effect) {}

  /**
   * A version.
   *
   * @param name its own name, or empty
   * @param milestones what it went through, or empty
   * @param how why it was made
   * @param compareUrl compared with the newest, or null for the newest
   * @param restoreUrl where it can be restored, or null
   * @param nameable whether the reader may name it
   */
  public record Row(
      int number,
      String name,
      String milestones,
      String how,
      String who,
      String when,
      String url,
      @Nullable String compareUrl,
      @Nullable String restoreUrl,
      boolean nameable) {}
}
