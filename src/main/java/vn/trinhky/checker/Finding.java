package vn.trinhky.checker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftFix;

/**
 * Something found in a draft.
 *
 * @param code id of the rule, e.g. {@code basis-after-document}
 * @param path place in the JSON shape of the draft, e.g. {@code
 *     appendices[0].groups[2].rows[3].time}; empty for the draft as a whole
 * @param start first character (UTF-16) in the text at {@code path}, or null for the whole text
 * @param end character after the last one, or null like {@code start}
 * @param where the place in Vietnamese, e.g. {@code Phụ lục, dòng IV.2, Tiến độ}
 * @param excerpt the words it is about, as printed; empty when something is missing
 * @param message what is wrong and why, in Vietnamese
 * @param fixes proposed corrections, the best first; empty when only a person can tell
 * @param evidence what proves it: another place of the draft or an act of the citation registry
 */
public record Finding(
    String code,
    Severity severity,
    String path,
    @Nullable Integer start,
    @Nullable Integer end,
    String where,
    String excerpt,
    String message,
    List<DraftFix> fixes,
    List<Evidence> evidence) {

  /** Copies the lists. */
  public Finding {
    fixes = List.copyOf(fixes);
    evidence = List.copyOf(evidence);
  }

  /**
   * What proves a finding.
   *
   * @param path another place of the draft, or null when it lies outside
   * @param text what stands there, in Vietnamese, with the source of a registry row
   */
  public record Evidence(@Nullable String path, String text) {}
}
