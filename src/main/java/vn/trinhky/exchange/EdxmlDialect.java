package vn.trinhky.exchange;

/** How a gateway wants edXML spelled. */
public enum EdxmlDialect {
  /** QCVN 102:2016/BTTTT as the national axis sends it. */
  QCVN,
  /**
   * {@code Business…} with one s, {@code OrganInCharge}, {@code Manifest} with {@code xlink:href}.
   */
  BKAV,
  /** One envelope without header and body, namespace {@code http://www.go.vn/eDoc}. */
  FLAT
}
