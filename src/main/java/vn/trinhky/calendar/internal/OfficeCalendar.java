package vn.trinhky.calendar.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;

/** Counts working days and working time over the exceptional days and the office hours. */
final class OfficeCalendar implements WorkingCalendar {
  private static final int MOST_DAYS = 1000;

  private final CalendarProperties hours;
  private final ExceptionalDays exceptions;

  OfficeCalendar(CalendarProperties hours, ExceptionalDays exceptions) {
    this.hours = hours;
    this.exceptions = exceptions;
  }

  @Override
  public boolean isWorkingDay(String locality, LocalDate day) {
    List<CalendarDay> said = exceptions.on(locality, day);
    return works(said, day, DayPart.MORNING) || works(said, day, DayPart.AFTERNOON);
  }

  @Override
  public LocalDate addWorkingDays(String locality, LocalDate start, int days) {
    requireCountable(days);
    LocalDate day = start;
    if (days == 0) {
      while (!isWorkingDay(locality, day)) {
        day = day.plusDays(1);
      }
      return day;
    }
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (isWorkingDay(locality, day)) {
        counted++;
      }
    }
    return day;
  }

  @Override
  public int workingDaysBetween(String locality, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -workingDaysBetween(locality, to, from);
    }
    int counted = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isWorkingDay(locality, day)) {
        counted++;
      }
    }
    return counted;
  }

  @Override
  public Instant dueAt(String locality, Instant arrived, int days) {
    requireCountable(days);
    LocalDate today = LocalDate.ofInstant(arrived, ProductClock.ZONE);
    if (days == 0 && isWorkingDay(locality, today)) {
      Instant end = endOfOffice(locality, today);
      if (arrived.isBefore(end)) {
        return end;
      }
    }
    return endOfOffice(locality, addWorkingDays(locality, today, Math.max(days, 1)));
  }

  @Override
  public Instant pointBetween(String locality, Instant arrived, Instant due, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of 0 to 1, not " + share);
    }
    if (!arrived.isBefore(due)) {
      return due;
    }
    List<Span> worked = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(due, ProductClock.ZONE);
    for (LocalDate day = LocalDate.ofInstant(arrived, ProductClock.ZONE);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Span span : officeTime(locality, day)) {
        Span part = span.within(arrived, due);
        if (part.millis() > 0) {
          worked.add(part);
        }
      }
    }
    long left = Math.round(worked.stream().mapToLong(Span::millis).sum() * share);
    if (left == 0 && !worked.isEmpty()) {
      return arrived;
    }
    for (Span span : worked) {
      if (left <= span.millis()) {
        return span.from().plusMillis(left);
      }
      left -= span.millis();
    }
    // no working time lies between the two: there is nothing to take a share of
    return due;
  }

  private static void requireCountable(int days) {
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException("0 to " + MOST_DAYS + " working days, not " + days);
    }
  }

  private Instant endOfOffice(String locality, LocalDate workingDay) {
    List<Span> spans = officeTime(locality, workingDay);
    return spans.get(spans.size() - 1).to();
  }

  /** The office time of a day: none, one half or both. */
  private List<Span> officeTime(String locality, LocalDate day) {
    List<CalendarDay> said = exceptions.on(locality, day);
    List<Span> spans = new ArrayList<>(2);
    if (works(said, day, DayPart.MORNING)) {
      spans.add(span(day, hours.morningFrom(), hours.morningTo()));
    }
    if (works(said, day, DayPart.AFTERNOON)) {
      spans.add(span(day, hours.afternoonFrom(), hours.afternoonTo()));
    }
    return spans;
  }

  private boolean works(List<CalendarDay> said, LocalDate day, DayPart half) {
    boolean works = !hours.weeklyRest().contains(day.getDayOfWeek());
    for (CalendarDay word : said) {
      if (word.part().covers(half)) {
        works = word.type().works();
      }
    }
    return works;
  }

  private static Span span(LocalDate day, LocalTime from, LocalTime to) {
    return new Span(
        day.atTime(from).atZone(ProductClock.ZONE).toInstant(),
        day.atTime(to).atZone(ProductClock.ZONE).toInstant());
  }

  private record Span(Instant from, Instant to) {

    Span within(Instant start, Instant end) {
      return new Span(from.isBefore(start) ? start : from, to.isAfter(end) ? end : to);
    }

    /** Length, negative when the span is empty. */
    long millis() {
      return Duration.between(from, to).toMillis();
    }
  }
}
