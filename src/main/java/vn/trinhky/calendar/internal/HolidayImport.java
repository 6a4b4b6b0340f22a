package vn.trinhky.calendar.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;

/**
 * Brings {@code calendar_day} in line with the catalogue file at every start. In the years of the
 * file, rows that the file does not know are removed; rows changed by hand stay as they are.
 */
final class HolidayImport {
  private static final Logger LOG = LoggerFactory.getLogger(HolidayImport.class);

  private final CalendarDayTable table;
  private final TransactionTemplate transaction;

  HolidayImport(CalendarDayTable table, TransactionTemplate transaction) {
    this.table = table;
    this.transaction = transaction;
  }

  /** Reads the file and writes what differs; returns the number of rows written or removed. */
  int run(Resource file) {
    List<Year> years = read(file);
    try {
      return bringInLine(years);
    } catch (DuplicateKeyException anotherNodeImportsToo) {
      // it has committed by now, so that nothing or little is left to write
      return bringInLine(years);
    }
  }

  static List<Year> read(Resource file) {
    ObjectMapper yaml = YAMLMapper.builder().addModule(new JavaTimeModule()).build();
    try (InputStream in = file.getInputStream()) {
      return yaml.readValue(in, Catalogue.class).years();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getDescription(), e);
    }
  }

  private int bringInLine(List<Year> years) {
    Integer changes =
        transaction.execute(
            status -> {
              Map<LocalDate, CalendarDay> present = new HashMap<>();
              for (CalendarDay row : table.all()) {
                if (row.locality() == null) {
                  present.put(row.date(), row);
                }
              }
              return years.stream().mapToInt(year -> bringInLine(year, present)).sum();
            });
    int written = changes == null ? 0 : changes;
    if (written > 0) {
      LOG.info("{} days of the working calendar brought in line with the catalogue", written);
    }
    return written;
  }

  private int bringInLine(Year year, Map<LocalDate, CalendarDay> present) {
    int written = 0;
    Set<LocalDate> known = new HashSet<>();
    for (CalendarDay day : year.calendarDays()) {
      known.add(day.date());
      CalendarDay row = present.get(day.date());
      if (row == null) {
        table.insert(day);
        written++;
      } else if (!row.changedByHand() && !row.equals(day)) {
        table.update(day);
        written++;
      }
    }
    for (CalendarDay row : present.values()) {
      if (row.date().getYear() == year.year()
          && !row.changedByHand()
          && !known.contains(row.date())) {
        table.delete(row);
        written++;
      }
    }
    return written;
  }

  /** The catalogue file. */
  record Catalogue(List<Year> years) {}

  /** A calendar year of the file, complete. */
  record Year(int year, DayStatus status, List<Day> days) {

    Year {
      for (Day day : days) {
        if (day.date().getYear() != year) {
          throw new IllegalArgumentException(day.date() + " stands under the year " + year);
        }
      }
    }

    List<CalendarDay> calendarDays() {
      return days.stream()
          .map(
              day ->
                  new CalendarDay(
                      null,
                      day.date(),
                      day.type(),
                      DayPart.FULL,
                      day.swapWith(),
                      day.source(),
                      day.note(),
                      status,
                      false))
          .toList();
    }
  }

  /** A day of the file. */
  record Day(
      LocalDate date, DayType type, @Nullable LocalDate swapWith, String note, String source) {}
}
