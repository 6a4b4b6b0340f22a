package vn.trinhky.calendar;

/** The half of a day that a {@link CalendarDay} speaks of. */
public enum DayPart {
  FULL,
  MORNING,
  AFTERNOON;

  /** Whether this part includes the half {@code half}. */
  public boolean covers(DayPart half) {
    return this == FULL || this == half;
  }
}
