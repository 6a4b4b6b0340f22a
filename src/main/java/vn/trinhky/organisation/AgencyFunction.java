package vn.trinhky.organisation;

/** Finer duties of an agency, beyond its groups. */
public enum AgencyFunction {
  /** Cơ quan thường trực cải cách hành chính. */
  STANDING_AGENCY,
  /** Tư pháp: appraises legality. */
  JUSTICE,
  /** Tài chính: reviews the budget. */
  FINANCE,
  /** Cơ quan chủ trì lĩnh vực. */
  FIELD_LEAD,
  /** Văn phòng: reviews dossiers. */
  COMMITTEE_OFFICE,
  /** Đăng cổng thông tin. */
  PUBLISHER
}
