package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.organisation.PlainText;

/**
 * Which column holds what, on one page: by its headings, and by what stands below them, because a
 * heading may stand over two columns ("Nhiệm vụ cụ thể" over number and task) or a step aside.
 *
 * @param kinds by place in the row; null for a column that a draft has no place for
 * @param headings by place in the row, empty where none stands
 * @param printed the headings in their order, for the draft
 */
record TaskColumns(List<@Nullable ColumnKind> kinds, List<String> headings, List<Column> printed) {

  private static final int LONGEST_HEADING = 150;

  static final Pattern ORDINAL =
      Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[IVXLC]{1,7}|[A-Z]|[a-zđ])[.)]?");
  private static final Pattern COLUMN_NUMBER =
      Pattern.compile("[(\\[]?(?:\\d{1,2}|[A-ZĐ])[)\\]]?(?: ?=.{0,30})?");

  /** Whether these cells are headings of a table of tasks. */
  static boolean isHeader(List<String> cells) {
    int headings = 0;
    int known = 0;
    boolean task = false;
    for (String cell : cells) {
      if (!cell.isBlank()) {
        ColumnKind kind = kind(cell);
        headings++;
        known += kind == null ? 0 : 1;
        task |= kind == ColumnKind.TASK || kind == ColumnKind.GROUP;
      }
    }
    return task && known >= 2 && known * 2 > headings;
  }

  /** A second row of headings, below one that stands over several columns. */
  static boolean isSubheader(List<String> cells) {
    List<String> said = cells.stream().filter(cell -> !cell.isBlank()).toList();
    return !said.isEmpty() && said.stream().allMatch(cell -> kind(cell) != null);
  }

  /** The row (1) (2) (3) … below the headings. */
  static boolean isNumbering(List<String> cells) {
    List<String> said = cells.stream().filter(cell -> !cell.isBlank()).toList();
    return said.size() >= 3
        && said.stream().allMatch(cell -> COLUMN_NUMBER.matcher(cell.strip()).matches());
  }

  /** What a column with this heading holds, or null. */
  static @Nullable ColumnKind kind(String heading) {
    if (heading.length() > LONGEST_HEADING) {
      return null;
    }
    String plain =
        PlainText.of(heading).replaceAll("[^a-z0-9/ ]", " ").replaceAll(" +", " ").strip();
    boolean lead = plain.contains("chu tri");
    boolean coordinators = plain.contains("phoi hop");
    if (plain.matches("s ?tt|tt|so tt|so thu tu|so|stt ?/.*")) {
      return ColumnKind.ORDINAL;
    }
    if (lead && coordinators || plain.contains("phan cong") || plain.contains("cach thuc")) {
      return ColumnKind.ASSIGNMENT;
    }
    if (coordinators) {
      return ColumnKind.COORDINATORS;
    }
    if (lead
        || plain.matches(
            "(?:co quan|don vi|bo phan|trach nhiem)(?: .*)?(?:thuc hien|chiu trach nhiem|tham muu|phu trach).*|dau moi.*|co quan|don vi")) {
      return ColumnKind.LEAD;
    }
    if (plain.matches(
        ".*(?:thoi gian|thoi han|tien do|thoi diem|ngay hoan thanh|han hoan thanh).*")) {
      return ColumnKind.TIME;
    }
    if (plain.matches(".*(?:kinh phi|du toan|nguon von).*")) {
      return ColumnKind.BUDGET;
    }
    if (plain.matches("nhiem vu chung|nhom.*|linh vuc.*")) {
      return ColumnKind.GROUP;
    }
    if (plain.matches(".*(?:san pham|ket qua|dau ra|chi tieu dat).*")) {
      return ColumnKind.PRODUCT;
    }
    return plain.matches(
            "(?:ten |cac |noi dung,? )*(?:nhiem vu|noi dung|cong viec|hoat dong|muc tieu|chi tieu|giai phap|de an|nhom nhiem vu)(?: .*|/.*)?")
        ? ColumnKind.TASK
        : null;
  }

  /**
   * @param header cells of the row of headings, on the grid
   * @param rows cells of the rows below, on the grid
   */
  static TaskColumns of(List<String> header, List<List<String>> rows) {
    int width =
        IntStream.concat(IntStream.of(header.size()), rows.stream().mapToInt(List::size))
            .max()
            .orElse(0);
    while (width > 0 && isEmpty(width - 1, header, rows)) {
      width--;
    }
    List<String> headings = new ArrayList<>();
    List<@Nullable ColumnKind> named = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).isBlank()) {
        headings.add(header.get(i).strip());
        named.add(kind(header.get(i)));
      }
    }
    onlyOneTask(named);
    List<Column> printed = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      ColumnKind kind = named.get(i);
      if (kind != null && printed.stream().noneMatch(column -> column.kind() == kind)) {
        printed.add(new Column(kind, headings.get(i).replaceAll("\\s+", " ")));
      }
    }
    // merged cells leave columns of the grid without a text
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      if (!isEmpty(i, header, rows)) {
        used.add(i);
      }
    }
    int ordinals =
        named.contains(ColumnKind.ORDINAL) || named.size() + 1 != used.size()
            ? -1
            : ordinalColumn(rows, used);
    List<@Nullable ColumnKind> kinds = new ArrayList<>();
    List<String> above = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < width; i++) {
      if (ordinals >= 0 && !used.contains(i)) {
        kinds.add(null);
        above.add("");
      } else if (ordinals >= 0) {
        boolean number = i == ordinals;
        kinds.add(number ? ColumnKind.ORDINAL : named.get(next));
        above.add(number ? "" : headings.get(next));
        next += number ? 0 : 1;
      } else {
        boolean heading = i < header.size() && !header.get(i).isBlank();
        kinds.add(heading ? named.get(next) : null);
        above.add(heading ? headings.get(next) : "");
        next += heading ? 1 : 0;
      }
    }
    return new TaskColumns(kinds, above, printed);
  }

  /** Two headings that both name tasks: the first one is of their groups. */
  private static void onlyOneTask(List<@Nullable ColumnKind> kinds) {
    int last = kinds.lastIndexOf(ColumnKind.TASK);
    int first = kinds.indexOf(ColumnKind.TASK);
    if (first >= 0 && first < last) {
      boolean grouped = kinds.contains(ColumnKind.GROUP);
      for (int i = first; i < last; i++) {
        if (kinds.get(i) == ColumnKind.TASK) {
          kinds.set(i, grouped || i > first ? null : ColumnKind.GROUP);
        }
      }
    }
    if (last < 0 && kinds.contains(ColumnKind.GROUP)) {
      kinds.set(kinds.indexOf(ColumnKind.GROUP), ColumnKind.TASK);
    }
  }

  private static boolean isEmpty(int column, List<String> header, List<List<String>> rows) {
    return (column >= header.size() || header.get(column).isBlank())
        && rows.stream().allMatch(row -> column >= row.size() || row.get(column).isBlank());
  }

  /** The column that holds nothing but numbers, or -1. */
  private static int ordinalColumn(List<List<String>> rows, List<Integer> used) {
    for (int column : used.subList(0, Math.min(used.size(), 3))) {
      List<String> said =
          rows.stream()
              .map(row -> column < row.size() ? row.get(column).strip() : "")
              .filter(text -> !text.isEmpty())
              .toList();
      if (!said.isEmpty() && said.stream().allMatch(text -> ORDINAL.matcher(text).matches())) {
        return column;
      }
    }
    return -1;
  }

  /** The place of the column of this kind, or -1. */
  int at(ColumnKind kind) {
    return kinds.indexOf(kind);
  }

  boolean has(ColumnKind kind) {
    return kinds.contains(kind);
  }

  /** Whether rows below such headings can be tasks: data and scoring tables cannot. */
  boolean areTasks() {
    return has(ColumnKind.TASK)
        && (has(ColumnKind.LEAD)
            || has(ColumnKind.ASSIGNMENT)
            || has(ColumnKind.COORDINATORS)
            || has(ColumnKind.TIME));
  }
}
