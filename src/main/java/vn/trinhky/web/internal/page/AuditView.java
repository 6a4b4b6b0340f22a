package vn.trinhky.web.internal.page;

import java.util.List;

/**
 * The state of the trail of the whole installation.
 *
 * @param anchors the latest anchors, newest first
 */
public record AuditView(List<AnchorRow> anchors) {
  public AuditView {
    anchors = List.copyOf(anchors);
  }

  /** An anchor. */
  public record AnchorRow(String day, String taken, int chains, String digest) {}
}
