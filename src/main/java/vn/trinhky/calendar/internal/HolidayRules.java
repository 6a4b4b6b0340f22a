package vn.trinhky.calendar.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;
import org.jspecify.annotations.Nullable;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;

/**
 * The holidays of a year as far as they follow from the law (Bộ luật Lao động 2019, Điều 111 khoản
 * 3, Điều 112): a proposal for years whose notice is not known. The Prime Minister fixes the real
 * days of Tết and Quốc khánh each year, so announced days always win.
 */
final class HolidayRules {
  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;

  private static final String LAW = "Bộ luật Lao động 2019, Điều 112 khoản 1";
  private static final String FIXED_YEARLY =
      "Bộ luật Lao động 2019, Điều 112 khoản 3 (ngày cụ thể do Thủ tướng Chính phủ quyết định hằng"
          + " năm)";
  private static final String COMPENSATION = "Bộ luật Lao động 2019, Điều 111 khoản 3";

  private final Set<DayOfWeek> weeklyRest;

  HolidayRules(Set<DayOfWeek> weeklyRest) {
    this.weeklyRest = weeklyRest;
  }

  /** First day of the lunar year that begins in {@code year}. */
  static LocalDate firstDayOfTet(int year) {
    return gregorian(VietnameseCalendar.ofTet(year));
  }

  /** Giỗ Tổ Hùng Vương: the 10th day of the third lunar month. */
  static LocalDate commemorationOfHungKings(int year) {
    return gregorian(
        VietnameseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(3), 10));
  }

  private static LocalDate gregorian(VietnameseCalendar day) {
    return day.transform(PlainDate.axis()).toTemporalAccessor();
  }

  /**
   * The holidays and compensatory days of the year, in order.
   *
   * @param year {@link #FIRST_YEAR} to {@link #LAST_YEAR}
   */
  List<CalendarDay> generate(int year) {
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    holiday(days, LocalDate.of(year, 1, 1), "Tết Dương lịch", LAW);
    LocalDate eve = firstDayOfTet(year).minusDays(1);
    for (int i = 0; i < 5; i++) {
      holiday(days, eve.plusDays(i), "Tết Âm lịch", FIXED_YEARLY);
    }
    holiday(days, commemorationOfHungKings(year), "Giỗ Tổ Hùng Vương", LAW);
    holiday(days, LocalDate.of(year, 4, 30), "Ngày Chiến thắng", LAW);
    holiday(days, LocalDate.of(year, 5, 1), "Ngày Quốc tế lao động", LAW);
    LocalDate nationalDay = LocalDate.of(year, 9, 2);
    holiday(days, nationalDay, "Quốc khánh", FIXED_YEARLY);
    holiday(days, besideNationalDay(nationalDay), "Quốc khánh", FIXED_YEARLY);
    compensate(days);
    return List.copyOf(days.values());
  }

  private static void holiday(
      Map<LocalDate, CalendarDay> days, LocalDate date, String note, @Nullable String source) {
    days.putIfAbsent(date, day(date, DayType.HOLIDAY, note, source));
  }

  private static CalendarDay day(
      LocalDate date, DayType type, String note, @Nullable String source) {
    return new CalendarDay(
        null, date, type, DayPart.FULL, null, source, note, DayStatus.GENERATED, false);
  }

  /**
   * The second day of Quốc khánh is the neighbour of 02/9 that makes the longer rest, as it was in
   * every year since there are two: 01/9 in 2022, 2023, 2025 and 2026, 03/9 in 2021 and 2024.
   */
  private LocalDate besideNationalDay(LocalDate nationalDay) {
    LocalDate before = nationalDay.minusDays(1);
    LocalDate after = nationalDay.plusDays(1);
    if (rests(before) != rests(after)) {
      return rests(before) ? after : before;
    }
    return rests(after.plusDays(1)) && !rests(before.minusDays(1)) ? after : before;
  }

  /** Each holiday on a weekly day of rest is given back on the next working day. */
  private void compensate(Map<LocalDate, CalendarDay> days) {
    List<CalendarDay> lost =
        days.values().stream().filter(holiday -> rests(holiday.date())).toList();
    for (CalendarDay holiday : lost) {
      LocalDate date = holiday.date().plusDays(1);
      while (rests(date) || days.containsKey(date)) {
        date = date.plusDays(1);
      }
      days.put(
          date, day(date, DayType.COMPENSATORY_OFF, "Nghỉ bù " + holiday.note(), COMPENSATION));
    }
  }

  private boolean rests(LocalDate date) {
    return weeklyRest.contains(date.getDayOfWeek());
  }
}
