package vn.trinhky.calendar.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.calendar.CalendarDay;
import vn.trinhky.calendar.DayPart;
import vn.trinhky.calendar.DayStatus;
import vn.trinhky.calendar.DayType;

/** The rows of {@code calendar_day}. */
final class CalendarDayTable {
  /** What stands in the locality column for the whole system. */
  static final String WHOLE_SYSTEM = "*";

  private final JdbcClient jdbc;

  CalendarDayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All rows by scope and date. */
  List<CalendarDay> all() {
    return jdbc.sql(
            """
            select locality, calendar_date, day_type, part, swap_with, source, note, status,
                   changed_by_hand
              from calendar_day order by locality, calendar_date
            """)
        .query(CalendarDayTable::day)
        .list();
  }

  void insert(CalendarDay day) {
    bind(
            day,
            """
            insert into calendar_day (locality, calendar_date, day_type, part, swap_with, source,
                                      note, status, changed_by_hand)
            values (:locality, :date, :type, :part, :swapWith, :source, :note, :status, :byHand)
            """)
        .update();
  }

  /** Overwrites the row of the same scope and date; says whether there is one. */
  boolean update(CalendarDay day) {
    return bind(
                day,
                """
                update calendar_day
                   set day_type = :type, part = :part, swap_with = :swapWith, source = :source,
                       note = :note, status = :status, changed_by_hand = :byHand
                 where locality = :locality and calendar_date = :date
                """)
            .update()
        > 0;
  }

  void delete(CalendarDay day) {
    jdbc.sql("delete from calendar_day where locality = :locality and calendar_date = :date")
        .param("locality", scope(day.locality()))
        .param("date", day.date())
        .update();
  }

  private JdbcClient.StatementSpec bind(CalendarDay day, String sql) {
    return jdbc.sql(sql)
        .param("locality", scope(day.locality()))
        .param("date", day.date())
        .param("type", day.type().name())
        .param("part", day.part().name())
        .param("swapWith", day.swapWith(), Types.DATE)
        .param("source", day.source(), Types.VARCHAR)
        .param("note", day.note(), Types.VARCHAR)
        .param("status", day.status().name())
        .param("byHand", day.changedByHand());
  }

  private static String scope(@Nullable String locality) {
    return locality == null ? WHOLE_SYSTEM : locality;
  }

  private static CalendarDay day(ResultSet row, int number) throws SQLException {
    String scope = row.getString("locality");
    return new CalendarDay(
        scope.equals(WHOLE_SYSTEM) ? null : scope,
        row.getObject("calendar_date", LocalDate.class),
        DayType.valueOf(row.getString("day_type")),
        DayPart.valueOf(row.getString("part")),
        row.getObject("swap_with", LocalDate.class),
        row.getString("source"),
        row.getString("note"),
        DayStatus.valueOf(row.getString("status")),
        row.getBoolean("changed_by_hand"));
  }
}
