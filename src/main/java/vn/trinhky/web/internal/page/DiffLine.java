package vn.trinhky.web.internal.page;

import java.util.List;
import vn.trinhky.document.DraftDiff;

/**
 * A place that differs between two versions.
 *
 * @param note what happened to it beyond its words ("chuyển từ dòng II.5"), or empty
 */
public record DiffLine(String at, String note, List<Part> parts) {
  public DiffLine {
    parts = List.copyOf(parts);
  }

  /** A piece of text: {@code same}, {@code ins} or {@code del}. */
  public record Part(String kind, String text) {}

  static DiffLine of(DraftDiff.Change change) {
    return new DiffLine(
        change.where(),
        switch (change.kind()) {
          case CHANGED, RENUMBERED -> "";
          case ADDED -> "thêm";
          case REMOVED -> "bỏ";
          case MOVED -> "chuyển từ " + change.from();
        },
        change.segments().stream()
            .map(
                segment ->
                    new Part(
                        switch (segment.kind()) {
                          case INSERT -> "ins";
                          case DELETE -> "del";
                          case EQUAL -> "same";
                        },
                        segment.text()))
            .toList());
  }
}
