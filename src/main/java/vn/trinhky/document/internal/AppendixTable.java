package vn.trinhky.document.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.document.internal.Views.Cell;
import vn.trinhky.document.internal.Views.Column;
import vn.trinhky.document.internal.Views.Row;

/** The table of tasks of an appendix. */
final class AppendixTable {

  private AppendixTable() {}

  static List<Column> columns(Draft.Appendix appendix) {
    double sum = appendix.columns().stream().mapToDouble(c -> weight(c.kind())).sum();
    return appendix.columns().stream()
        .map(
            c ->
                new Column(
                    Wording.clean(c.heading()), style(c.kind()), weight(c.kind()) / sum * 100))
        .toList();
  }

  static List<Row> rows(Draft.Appendix appendix) {
    boolean groupColumn = has(appendix, ColumnKind.GROUP);
    boolean ordinalColumn = has(appendix, ColumnKind.ORDINAL);
    List<Row> rows = new ArrayList<>();
    for (TaskGroup group : appendix.groups()) {
      String ordinal = Wording.clean(group.ordinal());
      String title = Wording.clean(group.title());
      if (!groupColumn) {
        rows.add(new Row(ordinal, title, List.of()));
      }
      boolean first = true;
      for (TaskRow row : group.rows()) {
        String groupCell = !first ? "" : ordinal.isEmpty() ? title : ordinal + ". " + title;
        first = false;
        rows.add(
            new Row(
                null,
                null,
                appendix.columns().stream()
                    .map(
                        c ->
                            new Cell(
                                style(c.kind()),
                                lines(text(c.kind(), row, groupCell, ordinalColumn))))
                    .toList()));
      }
    }
    return rows;
  }

  private static boolean has(Draft.Appendix appendix, ColumnKind kind) {
    return appendix.columns().stream().anyMatch(c -> c.kind() == kind);
  }

  private static String text(ColumnKind kind, TaskRow row, String group, boolean ordinalColumn) {
    return Wording.clean(
        switch (kind) {
          case ORDINAL -> row.ordinal();
          case GROUP -> group;
          case TASK -> ordinalColumn ? row.task() : numbered(row);
          case PRODUCT -> row.product();
          case LEAD -> row.lead() != null ? row.lead().name() : names(row.proposedLeads());
          case COORDINATORS -> names(row.coordinators());
          case TIME -> row.time();
          case BUDGET -> row.budget();
          case ASSIGNMENT -> assignment(row);
        });
  }

  /** Without a column of its own the number stands before the task, as many localities print it. */
  private static String numbered(TaskRow row) {
    return row.ordinal().isBlank() ? row.task() : row.ordinal().strip() + ". " + row.task();
  }

  /** As printed; made of lead and coordinators for a row that was entered in fields. */
  private static @Nullable String assignment(TaskRow row) {
    if (row.assignment() != null && !row.assignment().isBlank() || row.lead() == null) {
      return row.assignment();
    }
    String lead = row.lead().name() + " chủ trì";
    return row.coordinators().isEmpty()
        ? lead
        : lead + ", phối hợp với " + names(row.coordinators());
  }

  private static String names(List<AgencyRef> agencies) {
    return String.join("; ", agencies.stream().map(AgencyRef::name).toList());
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String style(ColumnKind kind) {
    return switch (kind) {
      case ORDINAL, TIME, BUDGET -> "centre";
      case GROUP -> "group-name";
      default -> "";
    };
  }

  /** Share of the width, relative to the other columns. */
  private static double weight(ColumnKind kind) {
    return switch (kind) {
      case ORDINAL -> 5.5;
      case GROUP -> 12;
      case TASK -> 32;
      case PRODUCT -> 19;
      case LEAD -> 14;
      case COORDINATORS -> 17;
      case TIME -> 13.5;
      case BUDGET -> 11;
      case ASSIGNMENT -> 30;
    };
  }
}
