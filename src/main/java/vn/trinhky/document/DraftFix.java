package vn.trinhky.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a draft that is proposed to a person, who applies it or does not. Paths are those of
 * the JSON shape of {@link Draft}, e.g. {@code plan.body}, {@code
 * appendices[0].groups[2].rows[3].time}.
 *
 * @param label what the button says, e.g. {@code Sửa thành Quý I/2022}
 * @param changes all of them or none, in order
 */
public record DraftFix(String label, List<Change> changes) {

  /** Copies the list. */
  public DraftFix {
    changes = List.copyOf(changes);
  }

  /**
   * One change: of a piece of a text, or of a whole node.
   *
   * @param path place in the draft
   * @param start first character (UTF-16) of the piece, or null when the whole node is replaced
   * @param end character after the last one of the piece, or null like {@code start}
   * @param expected the piece as it was when the fix was proposed; when the text differs by now,
   *     the fix is no longer offered. Null when a whole node is replaced
   * @param value what comes in its place: a text for a piece, any JSON value for a node. For an
   *     element of a list a JSON array stands for the elements that take its place, several or
   *     none, e.g. the two rows that a row is torn into
   */
  public record Change(
      String path,
      @Nullable Integer start,
      @Nullable Integer end,
      @Nullable String expected,
      JsonNode value) {}
}
