package vn.trinhky.checker.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.internal.Dates;
import vn.trinhky.checker.internal.Subject.Row;
import vn.trinhky.document.Draft;

/**
 * A day by which something of a row is due.
 *
 * @param earliest first day of the window, or null
 * @param latest last day, inclusive
 */
record Due(Row row, @Nullable LocalDate earliest, LocalDate latest) {

  /** Whether it lies wholly in the last quarter of the year before. */
  boolean inLastQuarterBefore(int planYear) {
    LocalDate quarter = LocalDate.of(planYear - 1, 10, 1);
    LocalDate first = earliest == null ? latest : earliest;
    return !first.isBefore(quarter) && latest.getYear() == planYear - 1;
  }

  /** All days of a row: one, or one for each milestone; nothing for what recurs or never ends. */
  static List<Due> of(Row row) {
    Draft.DeadlineSpec deadline = row.row().deadline();
    List<Due> dues = new ArrayList<>();
    if (deadline == null) {
      return dues;
    }
    switch (deadline.kind()) {
      case "window", "before", "window_or_condition", "window_after_condition" -> {
        LocalDate latest = Dates.iso(deadline.latest());
        if (latest != null) {
          dues.add(new Due(row, Dates.iso(deadline.earliest()), latest));
        }
      }
      case "milestones" -> {
        for (Draft.Milestone milestone : deadline.milestones()) {
          LocalDate latest = Dates.iso(milestone.latest());
          if (latest != null) {
            dues.add(new Due(row, Dates.iso(milestone.earliest()), latest));
          }
        }
      }
      default -> {
        // has no day of its own
      }
    }
    return dues;
  }

  /** The last day of a row, or null. */
  static @Nullable Due last(Row row) {
    Due last = null;
    for (Due due : of(row)) {
      if (last == null || due.latest().isAfter(last.latest())) {
        last = due;
      }
    }
    return last;
  }
}
