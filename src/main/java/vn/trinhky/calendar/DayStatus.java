package vn.trinhky.calendar;

/** How sure a {@link CalendarDay} is. */
public enum DayStatus {
  /** Follows from the law; the Prime Minister may still fix other days for Tết and Quốc khánh. */
  GENERATED,
  /** Announced. */
  CONFIRMED
}
