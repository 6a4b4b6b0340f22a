package vn.trinhky.organisation;

/** Where a post stands in its agency. */
public enum PositionRank {
  /** Người đứng đầu. */
  HEAD,
  /** Cấp phó. */
  DEPUTY,
  /** Everyone else. */
  STAFF
}
