package vn.trinhky.checker.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import vn.trinhky.calendar.WorkingCalendar;

/** A calendar in which only Saturday and Sunday are days of rest. */
public final class Weekends implements WorkingCalendar {

  @Override
  public boolean isWorkingDay(String locality, LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  @Override
  public LocalDate addWorkingDays(String locality, LocalDate start, int days) {
    LocalDate day = start;
    while (!isWorkingDay(locality, day)) {
      day = day.plusDays(1);
    }
    for (int i = 0; i < days; i++) {
      do {
        day = day.plusDays(1);
      } while (!isWorkingDay(locality, day));
    }
    return day;
  }

  @Override
  public int workingDaysBetween(String locality, LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      days += isWorkingDay(locality, day) ? 1 : 0;
    }
    return days;
  }

  @Override
  public Instant dueAt(String locality, Instant arrived, int days) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant pointBetween(String locality, Instant arrived, Instant due, double share) {
    throw new UnsupportedOperationException();
  }
}
