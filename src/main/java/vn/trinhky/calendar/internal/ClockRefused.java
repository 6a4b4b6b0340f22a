package vn.trinhky.calendar.internal;

/** The product does not start, because its clock would stand where it must not. */
final class ClockRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * @param description what is wrong
   * @param action what the operator can do about it
   */
  ClockRefused(String description, String action) {
    super(description);
    this.action = action;
  }

  String action() {
    return action;
  }
}
