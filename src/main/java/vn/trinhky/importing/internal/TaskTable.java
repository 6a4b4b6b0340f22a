package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DeadlineGrammar;
import vn.trinhky.document.Draft.Column;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;
import vn.trinhky.importing.internal.TaskCollector.GroupEntry;
import vn.trinhky.importing.internal.TaskCollector.Part;
import vn.trinhky.importing.internal.TaskCollector.TaskEntry;
import vn.trinhky.organisation.Directory;
import vn.trinhky.organisation.PlainText;

/**
 * Reads one appendix. Columns are told anew at every row of headings; a row without a number is a
 * task of its own when it has its own lead or time, else the rest of the row before, which a page
 * tore apart.
 */
final class TaskTable {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_TITLE = 12;
  private static final int LONGEST_HEADING = 400;

  private static final Pattern APPENDIX =
      Pattern.compile("(?:phụ lục|biểu|mẫu)(?: (?:số )?[\\dIVXLC.]{1,8})?[:.]?", FLAGS);
  private static final Pattern ATTACHED = Pattern.compile("\\(? ?(?:ban hành )?kèm theo .*", FLAGS);
  private static final Pattern UNIT =
      Pattern.compile("\\(? ?(?:đvt|đơn vị(?: tính)?) ?: ?[\\p{L} ]*đồng.*", FLAGS);
  private static final Pattern PAGE = Pattern.compile("(?:trang )?\\d{1,4}(?:/\\d{1,4})?", FLAGS);
  private static final Pattern RULE = Pattern.compile("[-–—_=…]{2,}|:?-+:?|\\.{3,}");
  private static final Pattern TOTAL =
      Pattern.compile("(?:tong(?: cong| so)?|cong)(?: kinh phi)?:?");

  private static final Pattern ROMAN =
      Pattern.compile("^(?:phần |mục |nhóm )?([IVXLC]{1,7})(?:[.):/] ?| [-–] )(?=\\S)");
  private static final Pattern LETTER = Pattern.compile("^([A-ZĐ])[.):] ?(?=\\p{L})");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(\\d{1,3}(?:\\.\\d{1,2}){0,4})(?:[.)] ?|(?<=\\.\\d{1,2}) )(?=[^\\d\\s/.%,])");
  private static final Pattern BARE_NUMBER = Pattern.compile("^(\\d{1,3}) (?=\\p{Lu})");
  private static final Pattern SUB_LETTER = Pattern.compile("^([a-zđ]\\)|[a-zđ]\\.) ?(?=\\p{L})");
  private static final Pattern GROUP_ORDINAL = Pattern.compile("([IVXLC]{1,7}|[A-ZĐ])[.)]?");
  private static final Pattern BULLET = Pattern.compile("^[-–—+•] ?(?=[\\p{L}\\d\"“(])");

  private final Assignments assignments;
  private final TaskCollector collector;
  private List<Column> printed = List.of();
  private @Nullable TaskColumns columns;
  private @Nullable TaskEntry last;
  private boolean pageBroken = true;
  private boolean below;
  private boolean attached;
  private int titleLines;
  private boolean guessed;
  private final String path;
  private final List<Reading.Doubt> doubts = new ArrayList<>();

  TaskTable(Directory directory, int planYear, int index) {
    this.assignments = new Assignments(directory);
    this.path = "appendices[" + index + "]";
    this.collector = new TaskCollector(assignments, planYear, path);
  }

  /** A paragraph, or a row of a table on its grid. */
  sealed interface Item {
    int line();

    String text();
  }

  /** A paragraph. */
  record Text(int line, String text, boolean bold, int heading) implements Item {}

  /**
   * A row.
   *
   * @param cells text by column of the grid; a wide cell's text stands in its first column
   * @param merged columns that continue the cell above
   * @param whole whether one cell takes the whole width
   * @param first whether a table begins with it
   */
  record Row(
      int line,
      List<String> cells,
      List<Boolean> merged,
      boolean bold,
      boolean whole,
      boolean first)
      implements Item {

    @Override
    public String text() {
      return String.join(" | ", cells).strip();
    }

    List<Integer> said() {
      return IntStream.range(0, cells.size()).filter(i -> !cells.get(i).isBlank()).boxed().toList();
    }
  }

  AppendixReading read(List<Block> blocks) {
    List<Item> items = items(blocks);
    if (LabelledTasks.isFor(items)) {
      return new LabelledTasks(collector).read(items);
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Row row) {
        row(row, i, items);
      } else if (items.get(i) instanceof Text text) {
        paragraph(text);
      }
    }
    AppendixReading result = collector.result(printed);
    doubts.addAll(result.doubts());
    return new AppendixReading(result.appendix(), result.lines(), doubts, result.chains());
  }

  private static List<Item> items(List<Block> blocks) {
    List<Item> items = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Paragraph p) {
        items.add(new Text(p.line(), p.text(), p.bold(), p.heading()));
      } else if (block instanceof Table table) {
        for (TableRow row : table.rows()) {
          items.add(onGrid(row, row == table.rows().get(0)));
        }
      }
    }
    return items;
  }

  /** The texts of a row by column of the grid; a wide cell's text stands in its first column. */
  static List<String> cells(TableRow row) {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row.cells()) {
      cells.add(cell.text().strip());
      cells.addAll(Collections.nCopies(cell.span() - 1, ""));
    }
    return cells;
  }

  private static Row onGrid(TableRow row, boolean first) {
    List<Boolean> merged = new ArrayList<>();
    boolean bold = true;
    for (Cell cell : row.cells()) {
      for (int i = 0; i < cell.span(); i++) {
        merged.add(cell.merged());
      }
      bold &= cell.bold() || cell.text().isBlank();
    }
    boolean whole = row.cells().size() == 1 && row.cells().get(0).span() > 1;
    return new Row(row.line(), cells(row), merged, bold, whole, first);
  }

  // ---- paragraphs -------------------------------------------------------------------------------

  private void paragraph(Text paragraph) {
    String text = paragraph.text().strip();
    pageBroken = true;
    Matcher roman = ROMAN.matcher(text);
    boolean heading = paragraph.heading() > 0 || paragraph.bold() || isCapitals(text);
    if (PAGE.matcher(text).matches()) {
      collector.leaveOut(paragraph.line(), text, "Số trang.");
    } else if (attached || isAttached(text)) {
      attached(paragraph.line(), text);
    } else if (UNIT.matcher(text).matches()) {
      collector.unit(text.replaceFirst("(?iu)^\\(?.*?:", "("));
      collector.leaveOut(paragraph.line(), text, "Đơn vị tính đã được dùng để đọc số tiền.");
    } else if (text.length() <= LONGEST_HEADING && roman.find() && (columns != null || heading)) {
      group(paragraph.line(), text, text);
    } else if (columns == null && titleLines < LONGEST_TITLE) {
      title(paragraph.line(), text);
    } else if (columns != null && heading && text.length() <= LONGEST_HEADING) {
      group(paragraph.line(), text, text);
    } else {
      collector.leaveOver(
          paragraph.line(), text, "Đoạn này đứng giữa bảng nhiệm vụ, chưa rõ thuộc đâu.");
    }
  }

  private void title(int line, String text) {
    List<String> kept = new ArrayList<>();
    for (String part : text.split("\n", -1)) {
      if (isAttached(part) || attached) {
        attached = !part.contains(")");
      } else if (!APPENDIX.matcher(part.strip()).matches()) {
        kept.add(part.strip());
      }
    }
    titleLines++;
    if (kept.isEmpty()) {
      collector.leaveOut(line, text, "Hệ thống tự in dòng này.");
    } else {
      collector.title(line, text, String.join(" ", kept));
    }
  }

  private static boolean isAttached(String text) {
    return text.lines().findFirst().map(line -> ATTACHED.matcher(line).matches()).orElse(false);
  }

  private void attached(int line, String text) {
    attached = text.startsWith("(") ? !text.contains(")") : attached && !text.contains(")");
    collector.leaveOut(line, text, "Hệ thống tự in dòng này với số và ngày ban hành.");
  }

  private void group(int line, String text, String label) {
    collector.take(line, text, group(label));
    last = null;
  }

  /** Begins a group with this heading, its number apart. */
  private GroupEntry group(String label) {
    for (Pattern numbered : List.of(ROMAN, LETTER, NUMBER)) {
      Matcher number = numbered.matcher(label);
      if (number.find()) {
        return collector.group(number.group(1), label.substring(number.end()));
      }
    }
    return collector.group(null, label);
  }

  // ---- rows -------------------------------------------------------------------------------------

  private void row(Row row, int at, List<Item> items) {
    List<Integer> said = row.said();
    pageBroken |= row.first();
    if (said.isEmpty()) {
      collector.leaveOut(row.line(), row.text(), "Dòng trống của bảng.");
    } else if (said.stream().allMatch(i -> RULE.matcher(row.cells().get(i)).matches())) {
      collector.leaveOut(row.line(), row.text(), "Dòng kẻ của bảng.");
    } else if (TaskColumns.isHeader(row.cells())) {
      header(row, at, items);
    } else if (below && TaskColumns.isSubheader(row.cells())) {
      subheader(row);
    } else if (below && TaskColumns.isNumbering(row.cells())) {
      collector.leaveOut(row.line(), row.text(), "Dòng đánh số cột.");
    } else {
      below = false;
      task(row, said, at, items);
    }
  }

  private void header(Row row, int at, List<Item> items) {
    columns = TaskColumns.of(row.cells(), rowsBelow(at, items));
    row.cells().forEach(collector::unit);
    below = true;
    pageBroken = true;
    if (!columns.areTasks()) {
      collector.leaveOver(row.line(), row.text(), "Bảng này không phải bảng phân công nhiệm vụ.");
    } else if (printed.isEmpty()) {
      printed = columns.printed();
      collector.columns(row.line(), row.text());
    } else {
      collector.leaveOut(row.line(), row.text(), "Tiêu đề bảng lặp lại ở đầu trang.");
    }
  }

  /** Headings below a wide one: {@code Phân công} over {@code Chủ trì} and {@code Phối hợp}. */
  private void subheader(Row row) {
    TaskColumns above = Objects.requireNonNull(columns);
    List<String> headings = new ArrayList<>(above.headings());
    for (int i = 0; i < row.cells().size(); i++) {
      if (!row.cells().get(i).isBlank() && i < headings.size()) {
        headings.set(i, row.cells().get(i));
      }
    }
    boolean again = printed != above.printed();
    columns = TaskColumns.of(headings, List.of());
    if (again) {
      collector.leaveOut(row.line(), row.text(), "Tiêu đề bảng lặp lại ở đầu trang.");
    } else {
      printed = columns.printed();
      collector.columns(row.line(), row.text());
    }
  }

  /** The rows to the next headings. */
  private static List<List<String>> rowsBelow(int at, List<Item> items) {
    List<List<String>> rows = new ArrayList<>();
    for (Item item : items.subList(at + 1, items.size())) {
      if (item instanceof Row row) {
        if (TaskColumns.isHeader(row.cells())) {
          break;
        }
        boolean ruled =
            row.said().stream().allMatch(i -> RULE.matcher(row.cells().get(i)).matches());
        if (!ruled && row.said().size() > 1) {
          rows.add(row.cells());
        }
      }
    }
    return rows;
  }

  /** A table without headings tells by its shape what its columns hold, unless headings follow. */
  private void guess(Row row, int at, List<Item> items) {
    if (guessed) {
      return;
    }
    guessed = true;
    if (items.subList(at, items.size()).stream()
        .anyMatch(item -> item instanceof Row next && TaskColumns.isHeader(next.cells()))) {
      return;
    }
    TaskColumns shape =
        TaskShape.of(
            rowsBelow(at - 1, items), text -> TaskShape.isAgency(text) || assignments.isList(text));
    if (shape != null && shape.areTasks()) {
      columns = shape;
      printed = shape.printed();
      doubts.add(
          new Reading.Doubt(
              "guessed-columns",
              path + ".columns",
              List.of(row.line()),
              "Bảng không có dòng tiêu đề; các cột được hiểu theo nội dung, lần lượt là: "
                  + TaskShape.names(shape)
                  + ". Hãy kiểm tra các cột và tiêu đề của chúng.",
              List.of()));
    }
  }

  private void task(Row row, List<Integer> said, int at, List<Item> items) {
    if (columns == null && said.size() > 1) {
      guess(row, at, items);
    }
    TaskColumns now = columns;
    String first = row.cells().get(said.get(0));
    if (now == null) {
      if (said.size() == 1 && titleLines < LONGEST_TITLE) {
        title(row.line(), first);
      } else {
        collector.leaveOver(
            row.line(), row.text(), "Không rõ cột nào ghi gì: bảng không có tiêu đề.");
      }
      return;
    }
    if (!now.areTasks()) {
      collector.leaveOver(row.line(), row.text(), "Bảng này không phải bảng phân công nhiệm vụ.");
      return;
    }
    if (TOTAL.matcher(PlainText.of(first)).matches()) {
      collector.leaveOut(row.line(), row.text(), "Dòng cộng, không phải nhiệm vụ.");
      return;
    }
    int place = said.get(0);
    if (said.size() == 1 && alone(row, first, place, now)) {
      pageBroken = false;
      return;
    }
    int shift = shift(row, said, now);
    Map<ColumnKind, String> cells = TaskCollector.cells();
    List<String> others = new ArrayList<>();
    boolean merged = false;
    for (int i = 0; i < row.cells().size(); i++) {
      int column = i + shift;
      ColumnKind kind = column < now.kinds().size() ? now.kinds().get(column) : null;
      String cell = row.cells().get(i);
      if (kind != null) {
        cells.merge(kind, cell, (a, b) -> b.isBlank() ? a : a.isBlank() ? b : a + " - " + b);
        merged |= kind == ColumnKind.TASK && row.merged().get(i);
        inherit(kind, row.merged().get(i), cells);
      } else if (!cell.isBlank()) {
        String heading = column < now.headings().size() ? now.headings().get(column) : "";
        others.add(heading.isEmpty() ? cell : heading + ": " + cell);
      }
    }
    if (said.size() == 1
        && cells.getOrDefault(ColumnKind.TASK, "").isBlank()
        && !isRest(place, now)) {
      // a task where the group stands, "3. Hoạt động kiểm tra"
      cells.put(ColumnKind.TASK, first);
      cells.remove(ColumnKind.GROUP);
      cells.remove(ColumnKind.ORDINAL);
    }
    if (!numberedHeading(row, said, cells, at, items)) {
      place(row, new Part(row.line(), cells, others, merged), shift > 0);
    }
    pageBroken = false;
  }

  /** A cell that goes on from above says what the task above says. */
  private void inherit(ColumnKind kind, boolean merged, Map<ColumnKind, String> cells) {
    boolean shared =
        switch (kind) {
          case LEAD, COORDINATORS, TIME, ASSIGNMENT -> true;
          default -> false;
        };
    if (merged && shared && last != null && cells.getOrDefault(kind, "").isBlank()) {
      cells.put(kind, last.text(kind));
    }
  }

  /** Whether a text alone in this column is the rest of a torn row. */
  private static boolean isRest(int place, TaskColumns now) {
    ColumnKind kind = place < now.kinds().size() ? now.kinds().get(place) : null;
    return kind != null
        && switch (kind) {
          case PRODUCT, LEAD, COORDINATORS, TIME, BUDGET, ASSIGNMENT -> true;
          default -> false;
        };
  }

  /** A row with one text: mostly the heading of a group. */
  private boolean alone(Row row, String text, int place, TaskColumns now) {
    ColumnKind kind = place < now.kinds().size() ? now.kinds().get(place) : null;
    boolean heads =
        ROMAN.matcher(text).find()
            || (LETTER.matcher(text).find() && (kind != ColumnKind.TASK || row.bold()))
            || isCapitals(text);
    boolean wide = row.whole() || kind == ColumnKind.GROUP || kind == ColumnKind.ORDINAL;
    boolean continues = BULLET.matcher(text).find() || isNext(text);
    if (text.length() <= LONGEST_HEADING
        && (heads || (wide && !continues && !(pageBroken && isLower(text) && last != null)))) {
      group(row.line(), row.text(), text);
      return true;
    }
    return false;
  }

  /** Whether the number at the start goes on from the task before. */
  private boolean isNext(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() && last != null && number(number.group(1)) == number(last.ordinal()) + 1;
  }

  /** A row with nothing but a number and a text may head a group: I, A, 5.1, or 1 before 1.1. */
  private boolean numberedHeading(
      Row row, List<Integer> said, Map<ColumnKind, String> cells, int at, List<Item> items) {
    String ordinal = cells.getOrDefault(ColumnKind.ORDINAL, "").strip();
    if (ordinal.isEmpty() || said.size() != 2) {
      return false;
    }
    String text = row.cells().get(said.get(1)).strip();
    boolean elsewhere = cells.getOrDefault(ColumnKind.TASK, "").isBlank();
    String bare = ordinal.replaceFirst("[.)]$", "");
    String next = nextOrdinal(at, items);
    boolean heads =
        GROUP_ORDINAL.matcher(ordinal).matches()
            || elsewhere
            || next.startsWith(bare + ".") && next.length() > bare.length() + 1
            || row.bold() && next.matches("1[.)]?") && !bare.equals("1");
    if (heads) {
      collector.take(row.line(), row.text(), collector.group(bare, text));
      last = null;
    }
    return heads;
  }

  private String nextOrdinal(int at, List<Item> items) {
    int column = columns == null ? -1 : columns.at(ColumnKind.ORDINAL);
    for (Item item : items.subList(at + 1, Math.min(at + 6, items.size()))) {
      if (item instanceof Row row && !TaskColumns.isHeader(row.cells()) && column >= 0) {
        String ordinal = column < row.cells().size() ? row.cells().get(column).strip() : "";
        if (!ordinal.isEmpty()) {
          return ordinal;
        }
      }
    }
    return "";
  }

  private void place(Row row, Part part, boolean shifted) {
    Map<ColumnKind, String> cells = part.cells();
    String label = cells.getOrDefault(ColumnKind.GROUP, "").strip();
    String ordinal = cells.getOrDefault(ColumnKind.ORDINAL, "").strip();
    String task = cells.getOrDefault(ColumnKind.TASK, "").strip();
    if (ordinal.isEmpty()) {
      Matcher number = ordinalIn(task);
      if (number != null) {
        ordinal = number.group(1);
        cells.put(ColumnKind.TASK, task.substring(number.end()));
      }
    }
    TaskEntry before = last;
    if (ordinal.isEmpty() && before != null && (part.merged() || isRest(part, label))) {
      if (!label.isEmpty()) {
        label(label, true);
      }
      collector.join(before, part, row.text());
      return;
    }
    if (!label.isEmpty()) {
      label(label, pageBroken && isLower(label));
    }
    boolean second = ordinal.isEmpty() && last != null && !shifted && !BULLET.matcher(task).find();
    TaskEntry entry = collector.task(ordinal, part, row.text());
    if (second) {
      entry.beSecond();
    }
    if (shifted) {
      entry.beShifted();
    }
    last = entry;
  }

  /** The group in the first column: a new one, or the one above again or its rest. */
  private void label(String label, boolean rest) {
    GroupEntry current = collector.current();
    if (current != null && rest) {
      collector.extend(current, label);
      return;
    }
    Matcher roman = ROMAN.matcher(label);
    String name = roman.find() ? label.substring(roman.end()) : label;
    if (current == null || !PlainText.of(name).equals(PlainText.of(current.title()))) {
      group(label);
      last = null;
    }
  }

  /** The number that a task begins with, inside its cell. */
  private @Nullable Matcher ordinalIn(String task) {
    for (Pattern pattern : List.of(NUMBER, SUB_LETTER, BARE_NUMBER)) {
      Matcher number = pattern.matcher(task);
      if (number.find()) {
        boolean expected =
            pattern != BARE_NUMBER
                || number(number.group(1)) == 1
                || (last != null && number(number.group(1)) == lastNumber() + 1);
        return expected ? number : null;
      }
    }
    return null;
  }

  private int lastNumber() {
    return last == null ? 0 : number(last.ordinal());
  }

  private static int number(String ordinal) {
    Matcher digits = Pattern.compile("(\\d{1,3})[.)]?$").matcher(ordinal);
    return digits.find() ? Integer.parseInt(digits.group(1)) : -1;
  }

  /** Whether a row without a number is the rest of the row before. */
  private boolean isRest(Part part, String label) {
    String task = part.text(ColumnKind.TASK).strip();
    if (task.isEmpty()) {
      return true;
    }
    boolean low = isLower(task);
    if (!label.isEmpty() && !pageBroken && !(low && isLower(label))) {
      return false;
    }
    String lead = part.text(ColumnKind.LEAD) + part.text(ColumnKind.ASSIGNMENT);
    String time = part.text(ColumnKind.TIME).strip();
    if (pageBroken) {
      return low || (lead.isBlank() && (time.isEmpty() || isLower(time)));
    }
    boolean own = assignments.isList(lead) || !time.isEmpty() && isTime(time);
    return low ? !own : lead.isBlank() && time.isEmpty() && !BULLET.matcher(task).find();
  }

  private static boolean isTime(String text) {
    return !DeadlineGrammar.understand(text, 2000).kind().equals("none");
  }

  /**
   * By how many columns the cells of a row stand too far left, because its first ones are missing.
   */
  private int shift(Row row, List<Integer> said, TaskColumns now) {
    int width = now.kinds().size();
    int free = width - 1 - Collections.max(said);
    // the rest of a torn row is no row that lacks its first cell
    if (free <= 0
        || said.get(0) != 0
        || now.kinds().get(0) == ColumnKind.TASK
        || isLower(row.cells().get(0))) {
      return 0;
    }
    int best = 0;
    int score = score(row, 0, now);
    for (int shift = 1; shift <= Math.min(free, 2); shift++) {
      int here = score(row, shift, now);
      if (here > score) {
        best = shift;
        score = here;
      }
    }
    return best;
  }

  /** How well the cells fit their columns. */
  private int score(Row row, int shift, TaskColumns now) {
    int score = 0;
    for (int i = 0; i < row.cells().size() && i + shift < now.kinds().size(); i++) {
      ColumnKind kind = now.kinds().get(i + shift);
      String cell = row.cells().get(i).strip();
      if (kind != null && !cell.isEmpty()) {
        score +=
            switch (kind) {
              case TIME -> isTime(cell) ? 3 : 0;
              case LEAD -> assignments.isList(cell) ? 2 : 0;
              case COORDINATORS -> assignments.isList(cell) ? 1 : 0;
              case BUDGET -> Money.vnd(cell, 1) != null ? 2 : 0;
              case ORDINAL -> TaskColumns.ORDINAL.matcher(cell).matches() ? 2 : -2;
              default -> 0;
            };
      }
    }
    return score;
  }

  private static boolean isCapitals(String text) {
    String letters =
        text.chars()
            .filter(Character::isLetter)
            .mapToObj(c -> "" + (char) c)
            .collect(Collectors.joining());
    return letters.length() >= 5 && letters.equals(letters.toUpperCase(Locale.ROOT));
  }

  /** Whether a text goes on from another one: it begins with a small letter or inside a date. */
  private static boolean isLower(String text) {
    for (int i = 0; i < Math.min(text.length(), 4); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        return Character.isLowerCase(c);
      }
      if (Character.isDigit(c)) {
        return text.matches("(?s)\\d{1,2}[/.]\\d.*|\\d{1,4} \\p{Ll}.*");
      }
      if ("-–—+•".indexOf(c) >= 0) {
        return false;
      }
      if (")”]".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}
