package vn.trinhky.plan;

/** Mức độ khẩn: proposed by the drafter, decided by the signer. */
public enum Urgency {
  NORMAL("Thường"),
  URGENT("Khẩn"),
  VERY_URGENT("Thượng khẩn"),
  FLASH("Hỏa tốc");

  private final String label;

  Urgency(String label) {
    this.label = label;
  }

  /** The urgency in Vietnamese. */
  public String label() {
    return label;
  }
}
