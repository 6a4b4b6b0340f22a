package vn.trinhky.consultation;

/** What an asked agency answers. */
public enum Answer {
  AGREE("Thống nhất"),
  AGREE_WITH_COMMENTS("Thống nhất, có góp ý"),
  OBJECT("Không thống nhất"),
  /** Silence until the deadline, which counts as agreement; the agency stays responsible. */
  NO_RESPONSE("Không có ý kiến (xem như thống nhất)");

  private final String label;

  Answer(String label) {
    this.label = label;
  }

  /** The answer as printed in the table of opinions. */
  public String label() {
    return label;
  }

  /** Whether there is something to be answered by the drafter. */
  public boolean needsResolution() {
    return this == AGREE_WITH_COMMENTS || this == OBJECT;
  }
}
