package vn.trinhky.consultation;

/** How the drafter answered a comment. */
public enum Resolution {
  ACCEPTED("Tiếp thu"),
  PARTLY_ACCEPTED("Tiếp thu một phần"),
  NOT_ACCEPTED("Không tiếp thu");

  private final String label;

  Resolution(String label) {
    this.label = label;
  }

  /** The resolution as printed in the table of opinions. */
  public String label() {
    return label;
  }

  /** Whether the reason must be given. */
  public boolean needsExplanation() {
    return this != ACCEPTED;
  }
}
