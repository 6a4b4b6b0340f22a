package vn.trinhky.notification;

/** What a notice tells, from the first to the last that can be told about one task. */
public enum Kind {
  /** A task arrived. */
  NEW("Việc mới", Delivery.IMMEDIATELY),
  /** A task arrived because a later step returned the dossier. */
  RETURNED("Bị trả lại", Delivery.IMMEDIATELY),
  /** 80 % of the time has passed. */
  REMIND("Sắp đến hạn", Delivery.DAILY),
  /** The deadline has passed; told to whoever has to act and to the head. */
  OVERDUE("Quá hạn", Delivery.IMMEDIATELY),
  /** One working day has passed since the deadline; told to the superior. */
  ESCALATE("Quá hạn hơn một ngày làm việc", Delivery.DAILY),
  /** The dossier was issued or withdrawn; told to the drafter. */
  FINISHED("Kết quả hồ sơ", Delivery.IMMEDIATELY);

  private final String label;
  private final Delivery standard;

  Kind(String label, Delivery standard) {
    this.label = label;
    this.standard = standard;
  }

  /** What it is called on screen and in the subject of an e-mail. */
  public String label() {
    return label;
  }

  /** How it is sent to somebody who has not said anything else. */
  public Delivery standard() {
    return standard;
  }

  /** When an e-mail about it is sent. */
  public enum Delivery {
    IMMEDIATELY,
    /** In the digest of the day. */
    DAILY,
    NEVER
  }
}
