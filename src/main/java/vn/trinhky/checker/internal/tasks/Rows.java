package vn.trinhky.checker.internal.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.Subject.Row;
import vn.trinhky.document.Draft;

/** Rows that somebody has to act on, and their columns. */
final class Rows {

  private static final Pattern TOTAL =
      Pattern.compile(
          "\\s*(?:tổng cộng|tổng số|cộng)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Rows() {}

  /** All rows but those that only head the rows below them. */
  static List<Row> actionable(Subject subject) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < subject.rows().size(); i++) {
      Row row = subject.rows().get(i);
      Row next = i + 1 < subject.rows().size() ? subject.rows().get(i + 1) : null;
      if (!row.row().task().isBlank() && !isHeading(row, next)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** A row without bodies and time above one that is numbered below it: a), -, or not at all. */
  private static boolean isHeading(Row row, @Nullable Row next) {
    Draft.TaskRow cells = row.row();
    boolean empty =
        cells.lead() == null
            && cells.proposedLeads().isEmpty()
            && cells.coordinators().isEmpty()
            && blank(cells.assignment())
            && blank(cells.time());
    return empty
        && next != null
        && next.appendixIndex() == row.appendixIndex()
        && next.groupIndex() == row.groupIndex()
        && !cells.ordinal().isBlank()
        && !next.row().ordinal().strip().matches("(?:\\d+|[IVXLC]+)[.)]?");
  }

  static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  static boolean hasColumn(Subject subject, Row row, Draft.ColumnKind kind) {
    return subject.draft().appendices().get(row.appendixIndex()).columns().stream()
        .anyMatch(column -> column.kind() == kind);
  }

  /** Whether the table says who does what: tables of figures and scores do not, nor do totals. */
  static boolean namesBodies(Subject subject, Row row) {
    boolean column =
        hasColumn(subject, row, Draft.ColumnKind.LEAD)
            || hasColumn(subject, row, Draft.ColumnKind.ASSIGNMENT);
    return column && !TOTAL.matcher(row.row().task()).lookingAt();
  }

  /** Where the lead is printed: its own cell, or the free text that names it. */
  static Subject.Text leadCell(Row row) {
    String assignment = row.row().assignment();
    if (assignment != null && !assignment.isBlank()) {
      return row.text("assignment", assignment);
    }
    Draft.AgencyRef lead = row.row().lead();
    if (lead != null) {
      return row.text("lead.name", lead.name());
    }
    return row.row().proposedLeads().isEmpty()
        ? row.text("lead", "")
        : row.text("proposedLeads[0].name", row.row().proposedLeads().get(0).name());
  }

  /** The lead, or those that were proposed for it. */
  static List<Draft.AgencyRef> leads(Row row) {
    Draft.AgencyRef lead = row.row().lead();
    return lead == null ? row.row().proposedLeads() : List.of(lead);
  }
}
