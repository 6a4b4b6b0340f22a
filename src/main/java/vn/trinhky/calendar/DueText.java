package vn.trinhky.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a deadline is said to the person who has to meet it, for example "Còn 2 ngày làm việc, hạn
 * 24/01", "Hạn hôm nay", "Quá hạn 3 ngày làm việc".
 *
 * @param text the phrase, without a full stop
 * @param level how urgent it is
 */
public record DueText(String text, Level level) {

  /** Working days left at which a deadline is called near. */
  private static final int NEAR = 2;

  /** How urgent a deadline is. */
  public enum Level {
    /** More than two working days left. */
    OK,
    /** Due today or within two working days. */
    WARN,
    /** Missed. */
    BAD
  }

  /**
   * Says the deadline {@code due} as seen at {@code now}.
   *
   * @param calendar counts the working days
   * @param locality whose working days count
   */
  public static DueText of(WorkingCalendar calendar, String locality, Instant now, Instant due) {
    LocalDate today = LocalDate.ofInstant(now, ProductClock.ZONE);
    LocalDate day = LocalDate.ofInstant(due, ProductClock.ZONE);
    if (now.isAfter(due)) {
      return new DueText(missed(calendar, locality, today, day, due), Level.BAD);
    }
    if (day.equals(today)) {
      return new DueText("Hạn hôm nay", Level.WARN);
    }
    int left = calendar.workingDaysBetween(locality, today, day);
    Level level = left <= NEAR ? Level.WARN : Level.OK;
    String date = DateText.near(day, today);
    // a deadline on a day of rest may have no working day left before it
    return left == 0
        ? new DueText("Hạn " + date, level)
        : new DueText("Còn " + left + " ngày làm việc, hạn " + date, level);
  }

  private static String missed(
      WorkingCalendar calendar, String locality, LocalDate today, LocalDate day, Instant due) {
    int days = calendar.workingDaysBetween(locality, day, today);
    if (days > 0) {
      return "Quá hạn " + days + " ngày làm việc";
    }
    return day.equals(today)
        ? "Quá hạn từ " + DateText.time(due) + " hôm nay"
        : "Quá hạn từ " + DateText.near(day, today);
  }
}
