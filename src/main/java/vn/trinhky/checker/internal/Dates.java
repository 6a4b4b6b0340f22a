package vn.trinhky.checker.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as they are printed: {@code 12/6/2023} and {@code ngày 12 tháng 6 năm 2023}. */
public final class Dates {

  private static final Pattern SHORT =
      Pattern.compile("(?<![\\d/.])(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])");
  private static final Pattern LONG =
      Pattern.compile(
          "ngày\\s{1,3}(\\d{1,2})\\s{1,3}tháng\\s{1,3}(\\d{1,2})\\s{1,3}năm\\s{1,3}(\\d{4})(?!\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Dates() {}

  /**
   * A printed date.
   *
   * @param start first character in the text
   * @param date the day, or null when the calendar has no such day
   */
  public record Printed(int start, int end, String text, @Nullable LocalDate date) {}

  /** All dates of a text, in its order. */
  public static List<Printed> in(String text) {
    List<Printed> dates = new ArrayList<>();
    if (text.indexOf('/') >= 0) {
      add(SHORT, text, dates);
    }
    if (text.contains("tháng") || text.contains("THÁNG")) {
      add(LONG, text, dates);
    }
    dates.sort(Comparator.comparingInt(Printed::start));
    return dates;
  }

  private static void add(Pattern pattern, String text, List<Printed> dates) {
    Matcher m = pattern.matcher(text);
    while (m.find()) {
      dates.add(new Printed(m.start(), m.end(), m.group(), date(m)));
    }
  }

  private static @Nullable LocalDate date(Matcher m) {
    try {
      return LocalDate.of(
          Integer.parseInt(m.group(3)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** The day of an ISO date, or null when it is none. */
  public static @Nullable LocalDate iso(@Nullable String date) {
    if (date == null) {
      return null;
    }
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  /** {@code 12/6/2023}, as documents print it. */
  public static String text(LocalDate date) {
    return date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + date.getYear();
  }

  /** {@code Chủ nhật} and so on. */
  public static String weekday(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case MONDAY -> "thứ Hai";
      case TUESDAY -> "thứ Ba";
      case WEDNESDAY -> "thứ Tư";
      case THURSDAY -> "thứ Năm";
      case FRIDAY -> "thứ Sáu";
      case SATURDAY -> "thứ Bảy";
      case SUNDAY -> "Chủ nhật";
    };
  }
}
