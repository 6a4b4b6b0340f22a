package vn.trinhky.calendar;

/** Why a day is worked or not worked against the weekly rhythm. */
public enum DayType {
  /** Public holiday (Bộ luật Lao động 2019, Điều 112). */
  HOLIDAY("Nghỉ lễ, Tết"),
  /** Day off for a holiday that fell on a weekly day of rest (Điều 111 khoản 3). */
  COMPENSATORY_OFF("Nghỉ bù"),
  /** Working day given for another one (hoán đổi). */
  SWAP_OFF("Nghỉ hoán đổi"),
  /**
   * Offices work although the day would be one of rest: nearly always the Saturday of an exchange.
   * For a locality it also takes back a day off of the whole system.
   */
  WORKING_SATURDAY("Làm việc bù"),
  /** Day off of one locality only. */
  LOCAL_OFF("Nghỉ riêng của địa phương");

  private final String label;

  DayType(String label) {
    this.label = label;
  }

  /** Vietnamese name for pages. */
  public String label() {
    return label;
  }

  /** Whether offices work on such a day. */
  public boolean works() {
    return this == WORKING_SATURDAY;
  }
}
