package vn.trinhky.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Dates as people here write them, always in {@link ProductClock#ZONE}. */
public final class DateText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("dd/MM");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter TIME_DATE =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

  private DateText() {}

  /** {@code 21/01/2022}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** {@code 21/01/2022}. */
  public static String date(Instant instant) {
    return DATE.format(instant.atZone(ProductClock.ZONE));
  }

  /** {@code 21/01}. */
  public static String dayMonth(LocalDate date) {
    return DAY_MONTH.format(date);
  }

  /** {@code 21/01}, or {@code 21/01/2023} when the year is not that of {@code today}. */
  public static String near(LocalDate date, LocalDate today) {
    return date.getYear() == today.getYear() ? dayMonth(date) : date(date);
  }

  /** {@code 15:52}. */
  public static String time(Instant instant) {
    return TIME.format(instant.atZone(ProductClock.ZONE));
  }

  /** {@code 15:52 21/01/2022}. */
  public static String dateTime(Instant instant) {
    return TIME_DATE.format(instant.atZone(ProductClock.ZONE));
  }

  /**
   * The day a person typed as day/month/year, with or without leading zeros; empty when it is not a
   * day of the calendar.
   */
  public static Optional<LocalDate> parse(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip(), TYPED));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }
}
