package vn.trinhky.workflow.internal.identity;

/** The installation must not start like this. */
class UnsafeStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  UnsafeStart(String reason, String action) {
    super(reason);
    this.action = action;
  }

  /** What whoever starts it should do. */
  String action() {
    return action;
  }
}
