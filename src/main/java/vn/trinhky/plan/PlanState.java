package vn.trinhky.plan;

/** How far the dossier has come, in law rather than in the process. */
public enum PlanState {
  IN_PROGRESS("Đang xử lý"),
  SIGNED("Đã ký, chờ cấp số"),
  NUMBERED("Đã cấp số"),
  ISSUED("Đã phát hành"),
  WITHDRAWN("Đã rút");

  private final String label;

  PlanState(String label) {
    this.label = label;
  }

  /** The state in Vietnamese. */
  public String label() {
    return label;
  }
}
