package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.SourceFormat;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;

/**
 * Reads a workbook (ISO/IEC 29500-1, 18) as it would be printed: every visible sheet with content,
 * one after the other, without hidden rows and columns. Nothing is calculated: of a formula the
 * stored result is taken. What stands alone in its row above or below the table of a sheet is a
 * paragraph.
 */
final class XlsxReader {

  private static final int HIGHEST_ROW = 1_048_576;
  private static final int HIGHEST_COLUMN = 16_384;

  /** Cells that merged regions may cover in the rows that hold text. */
  private static final int COVERED_CELLS = 2_000_000;

  private final OfficeFile file;
  private final XlsxStyles styles;
  private final List<Text> shared;
  private final boolean from1904;
  private final TextBudget budget = new TextBudget();
  private final CleanText cleaning = new CleanText();
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private int formulas;
  private int formulasWithoutResult;
  private int errors;
  private int covered;

  /** A text and whether all of it is bold by itself. */
  private record Text(String text, boolean bold) {
    static final Text NONE = new Text("", false);
  }

  private record SheetPart(String name, String part, boolean hidden) {}

  private record Region(int top, int left, int bottom, int right) {}

  /** A sheet while it is read: rows and columns are counted from 1. */
  private static final class Sheet {
    private final TreeMap<Integer, TreeMap<Integer, Text>> rows = new TreeMap<>();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final List<Region> regions = new ArrayList<>();
  }

  /** A row of cells as they will be read. */
  private record PrintedRow(List<Cell> cells) {
    long filled() {
      return cells.stream().filter(cell -> !cell.text().isBlank()).count();
    }
  }

  private XlsxReader(OfficeFile file, XlsxStyles styles, List<Text> shared, boolean from1904) {
    this.file = file;
    this.styles = styles;
    this.shared = shared;
    this.from1904 = from1904;
  }

  /**
   * Reads a workbook.
   *
   * @param part name of its main part
   */
  static SourceDocument read(String name, OfficeFile file, String part) {
    Relations relations = Relations.of(file, part);
    List<SheetPart> sheets = new ArrayList<>();
    boolean from1904 = false;
    try (XmlCursor x = file.xml(part, FileBounds.SMALL_PART_BYTES)) {
      if (x == null) {
        throw FileRefusal.DAMAGED.refusal();
      }
      int root = x.root("workbook").depth();
      while (x.nextChild(root)) {
        if (x.name().equals("workbookPr")) {
          String date = x.attribute("date1904");
          from1904 = date != null && XmlCursor.on(date);
        } else if (x.name().equals("sheets")) {
          int depth = x.depth();
          while (x.nextChild(depth)) {
            String state = x.attribute("state");
            boolean hidden = state != null && !state.equals("visible");
            String title = String.valueOf(x.attribute("name"));
            relations
                .part(x.attribute("id"))
                .ifPresent(sheet -> sheets.add(new SheetPart(title, sheet, hidden)));
          }
        }
      }
    }
    XlsxStyles styles =
        read(file, relations.first("styles"), FileBounds.SMALL_PART_BYTES, XlsxStyles::read);
    List<Text> shared =
        read(
            file,
            relations.first("sharedStrings"),
            FileBounds.TEXT_PART_BYTES,
            XlsxReader::sharedTexts);
    XlsxReader reader = new XlsxReader(file, styles, shared, from1904);
    reader.sheets(sheets);
    return new SourceDocument(name, SourceFormat.XLSX, reader.blocks, reader.notes);
  }

  private static <T> T read(
      OfficeFile file, Optional<String> part, int limit, Function<@Nullable XmlCursor, T> reading) {
    try (XmlCursor x = part.isEmpty() ? null : file.xml(part.get(), limit)) {
      return reading.apply(x);
    }
  }

  private static List<Text> sharedTexts(@Nullable XmlCursor x) {
    List<Text> texts = new ArrayList<>();
    if (x != null) {
      TextBudget all = new TextBudget();
      int root = x.root("sst").depth();
      while (x.nextChild(root)) {
        Text text = richText(x, all);
        // each entry weighs something, or blank ones fill the memory
        all.text(4);
        texts.add(text);
      }
    }
    return texts;
  }

  /**
   * Reads {@code si} or {@code is}, the current element: one text, or pieces with own letters.
   *
   * @param budget what its pieces may hold together
   */
  private static Text richText(XmlCursor x, TextBudget budget) {
    StringBuilder text = new StringBuilder();
    boolean plain = false;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      if (x.name().equals("t")) {
        String piece = x.text();
        budget.text(piece.length());
        text.append(piece);
        plain = true;
      } else if (x.name().equals("r")) {
        boolean bold = false;
        int run = x.depth();
        while (x.nextChild(run)) {
          if (x.name().equals("rPr")) {
            int properties = x.depth();
            while (x.nextChild(properties)) {
              bold |= x.name().equals("b") && x.on();
            }
          } else if (x.name().equals("t")) {
            String piece = x.text();
            budget.text(piece.length());
            text.append(piece);
            plain |= !bold && !piece.isBlank();
          }
        }
      }
    }
    return text.isEmpty() ? Text.NONE : new Text(text.toString(), !plain);
  }

  // -- sheets

  private void sheets(List<SheetPart> sheets) {
    List<String> read = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (SheetPart part : sheets) {
      String name = "“" + cleaning.clean(part.name()) + "”";
      if (part.hidden()) {
        hidden.add(name);
      } else if (sheet(part, name)) {
        read.add(name);
      }
    }
    if (read.size() > 1) {
      notes.add(
          0,
          "Tệp có "
              + read.size()
              + " trang tính có nội dung, đều được đọc theo thứ tự: "
              + some(read)
              + ".");
    }
    if (!hidden.isEmpty()) {
      notes.add("Không đọc trang tính bị ẩn: " + some(hidden) + ".");
    }
    if (formulas > 0) {
      notes.add(
          "Có " + formulas + " ô là công thức; đã lấy kết quả lưu trong tệp, không tính lại.");
    }
    if (formulasWithoutResult > 0) {
      notes.add(
          "Có "
              + formulasWithoutResult
              + " ô công thức không có kết quả lưu trong tệp; đã lấy nguyên văn công thức. Hãy mở"
              + " bằng Excel, lưu lại rồi nhập lại nếu cần kết quả.");
    }
    if (errors > 0) {
      notes.add("Có " + errors + " ô đang báo lỗi công thức (như #REF!).");
    }
    if (covered > 0) {
      notes.add(
          "Có "
              + covered
              + " ô bị ô gộp che khuất mà bên trong vẫn còn chữ; chữ đó không được lấy.");
    }
    notes.addAll(cleaning.notes());
  }

  private static String some(List<String> names) {
    return names.stream().limit(10).collect(Collectors.joining(", "))
        + (names.size() > 10 ? " …" : "");
  }

  private boolean sheet(SheetPart part, String name) {
    Sheet sheet = new Sheet();
    try (XmlCursor x = file.xml(part.part(), FileBounds.TEXT_PART_BYTES)) {
      if (x == null) {
        throw FileRefusal.DAMAGED.refusal();
      }
      x.nextChild(0);
      if (!x.name().equals("worksheet")) {
        // a sheet that is one chart
        return false;
      }
      int root = x.depth();
      while (x.nextChild(root)) {
        switch (x.name()) {
          case "cols" -> columns(x, sheet);
          case "sheetData" -> rows(x, sheet);
          case "mergeCells" -> regions(x, sheet);
          default -> {
            // says nothing about what is read
          }
        }
      }
    }
    List<PrintedRow> printed = printed(sheet, name);
    add(printed);
    return !printed.isEmpty();
  }

  private static void columns(XmlCursor x, Sheet sheet) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      String hidden = x.attribute("hidden");
      if (hidden != null && XmlCursor.on(hidden)) {
        int first = x.number("min", 1, 1, HIGHEST_COLUMN);
        int last = x.number("max", first, 1, HIGHEST_COLUMN);
        if (first <= last) {
          sheet.hiddenColumns.set(first, last + 1);
        }
      }
    }
  }

  private void rows(XmlCursor x, Sheet sheet) {
    int depth = x.depth();
    int number = 0;
    while (x.nextChild(depth)) {
      if (!x.name().equals("row")) {
        continue;
      }
      number = x.number("r", Math.min(number + 1, HIGHEST_ROW), 1, HIGHEST_ROW);
      String hidden = x.attribute("hidden");
      if (hidden != null && XmlCursor.on(hidden) || "0".equals(x.attribute("ht"))) {
        sheet.hiddenRows.set(number);
      }
      row(x, sheet, number);
    }
  }

  private void row(XmlCursor x, Sheet sheet, int number) {
    int depth = x.depth();
    int column = 0;
    while (x.nextChild(depth)) {
      if (!x.name().equals("c")) {
        continue;
      }
      int named = column(x.attribute("r"));
      column = named > 0 ? named : Math.min(column + 1, HIGHEST_COLUMN);
      Text text = cell(x);
      if (!text.text().isBlank()) {
        budget.cell();
        budget.text(text.text().length());
        sheet.rows.computeIfAbsent(number, row -> new TreeMap<>()).put(column, text);
        if (sheet.rows.size() > FileBounds.LINES) {
          throw FileRefusal.TOO_LONG.refusal();
        }
      }
    }
  }

  private Text cell(XmlCursor x) {
    int style = x.number("s", 0, 0, Integer.MAX_VALUE);
    String type = String.valueOf(x.attribute("t"));
    String value = "";
    String formula = null;
    Text inline = Text.NONE;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "v" -> value = x.text();
        case "f" -> formula = x.text();
        case "is" -> inline = richText(x, new TextBudget());
        default -> {
          // says nothing about what is read
        }
      }
    }
    if (formula != null && !value.isEmpty()) {
      formulas++;
    }
    Text text =
        switch (type) {
          case "s" -> {
            int index = XmlCursor.bounded(value, -1, -1, Integer.MAX_VALUE);
            if (index < 0 || index >= shared.size()) {
              throw FileRefusal.DAMAGED.refusal();
            }
            yield shared.get(index);
          }
          case "inlineStr" -> inline;
          case "str" -> new Text(value, false);
          case "b" -> new Text(value.strip().equals("1") ? "TRUE" : "FALSE", false);
          case "e" -> {
            errors++;
            yield new Text(value, false);
          }
          case "d" -> new Text(value, false);
          default -> number(value, style);
        };
    if (formula != null && text.text().isBlank() && value.isEmpty()) {
      formulasWithoutResult++;
      // a shared formula is written once; the other cells only name it
      text = new Text(formula.isBlank() ? "" : "=" + formula, false);
    }
    String clean = withoutApostrophe(cleaning.clean(text.text()).strip());
    return new Text(clean, !clean.isEmpty() && (text.bold() || styles.bold(style)));
  }

  private Text number(String value, int style) {
    if (value.isBlank()) {
      return Text.NONE;
    }
    try {
      double number = value.length() > 50 ? Double.NaN : Double.parseDouble(value.strip());
      return new Text(
          Double.isFinite(number) ? styles.print(number, style, from1904) : value, false);
    } catch (NumberFormatException e) {
      return new Text(value, false);
    }
  }

  /** Some programs store the apostrophe that makes a text of what looks like something else. */
  private static String withoutApostrophe(String text) {
    return text.length() > 1
            && text.charAt(0) == '\''
            && "0123456789=+-@".indexOf(text.charAt(1)) >= 0
        ? text.substring(1)
        : text;
  }

  private static void regions(XmlCursor x, Sheet sheet) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      String[] ends = String.valueOf(x.attribute("ref")).split(":", -1);
      if (ends.length == 2) {
        Region region = new Region(row(ends[0]), column(ends[0]), row(ends[1]), column(ends[1]));
        if (region.top() > 0
            && region.left() > 0
            && region.top() <= region.bottom()
            && region.left() <= region.right()) {
          sheet.regions.add(region);
        }
      }
    }
  }

  /** Column of a reference like {@code AB12}, or 0. */
  private static int column(@Nullable String reference) {
    int column = 0;
    for (int i = 0; reference != null && i < Math.min(reference.length(), 4); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    return column > HIGHEST_COLUMN ? 0 : column;
  }

  /** Row of a reference like {@code AB12}, or 0. */
  private static int row(String reference) {
    return XmlCursor.bounded(reference.replaceFirst("^[A-Z]{1,3}", ""), 0, 0, HIGHEST_ROW);
  }

  // -- what is printed

  private static boolean shown(Sheet sheet, int row, int column) {
    return !sheet.hiddenRows.get(row) && !sheet.hiddenColumns.get(column);
  }

  private List<PrintedRow> printed(Sheet sheet, String name) {
    List<Integer> hiddenRows = sheet.rows.keySet().stream().filter(sheet.hiddenRows::get).toList();
    if (!hiddenRows.isEmpty()) {
      notes.add(
          "Trang tính "
              + name
              + ": bỏ qua "
              + hiddenRows.size()
              + " dòng bị ẩn hoặc bị lọc (dòng "
              + hiddenRows.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))
              + (hiddenRows.size() > 10 ? " …" : "")
              + "). Nếu cần, hãy bỏ ẩn rồi nhập lại.");
    }
    if (sheet.rows.values().stream()
        .anyMatch(row -> row.keySet().stream().anyMatch(sheet.hiddenColumns::get))) {
      notes.add("Trang tính " + name + ": bỏ qua cột bị ẩn. Nếu cần, hãy bỏ ẩn rồi nhập lại.");
    }
    TreeMap<Integer, TreeMap<Integer, Covering>> coverings = coverings(sheet);
    List<Integer> columns =
        sheet.rows.entrySet().stream()
            .filter(row -> !sheet.hiddenRows.get(row.getKey()))
            .flatMap(row -> row.getValue().keySet().stream())
            .filter(column -> !sheet.hiddenColumns.get(column))
            .distinct()
            .sorted()
            .toList();
    if (columns.isEmpty()) {
      return List.of();
    }
    int first = columns.get(0);
    int last = columns.get(columns.size() - 1);
    List<Integer> visible = new ArrayList<>();
    for (int column = first; column <= last; column++) {
      if (!sheet.hiddenColumns.get(column)) {
        visible.add(column);
      }
    }
    if (visible.size() > FileBounds.COLUMNS) {
      throw FileRefusal.TOO_WIDE.refusal();
    }
    List<PrintedRow> rows = new ArrayList<>();
    sheet.rows.forEach(
        (number, texts) -> {
          if (!sheet.hiddenRows.get(number)) {
            PrintedRow row =
                printed(texts, coverings.getOrDefault(number, new TreeMap<>()), visible);
            if (row.filled() > 0) {
              rows.add(row);
            }
          }
        });
    return rows;
  }

  /**
   * What a merged region does to a cell.
   *
   * @param text what the region shows here; null when another cell shows it
   * @param right last column of the region
   * @param above whether the region shows its text in a row above
   */
  private record Covering(@Nullable Text text, int right, boolean above) {}

  /**
   * For the rows that hold text: which cell of each region shows its text, and which are covered.
   */
  private TreeMap<Integer, TreeMap<Integer, Covering>> coverings(Sheet sheet) {
    TreeMap<Integer, TreeMap<Integer, Covering>> coverings = new TreeMap<>();
    int work = 0;
    for (Region region : sheet.regions) {
      TreeMap<Integer, Text> top = sheet.rows.get(region.top());
      Text text = top == null ? Text.NONE : top.getOrDefault(region.left(), Text.NONE);
      boolean above = false;
      int left = sheet.hiddenColumns.nextClearBit(region.left());
      for (var row : sheet.rows.subMap(region.top(), true, region.bottom(), true).entrySet()) {
        work += 1 + row.getValue().size();
        if (work > COVERED_CELLS) {
          throw FileRefusal.INFLATES.refusal();
        }
        if (sheet.hiddenRows.get(row.getKey()) || left > region.right()) {
          continue;
        }
        for (int column :
            row.getValue().subMap(region.left(), true, region.right(), true).keySet()) {
          boolean own = row.getKey() == region.top() && column == region.left();
          covered += own || !shown(sheet, row.getKey(), column) ? 0 : 1;
        }
        coverings
            .computeIfAbsent(row.getKey(), key -> new TreeMap<>())
            .put(left, new Covering(above ? null : text, region.right(), above));
        above = true;
      }
    }
    return coverings;
  }

  private PrintedRow printed(
      TreeMap<Integer, Text> texts, TreeMap<Integer, Covering> coverings, List<Integer> columns) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); ) {
      int column = columns.get(i);
      Covering covering = coverings.get(column);
      int next = i + 1;
      while (covering != null && next < columns.size() && columns.get(next) <= covering.right()) {
        next++;
      }
      Text text = covering == null ? texts.get(column) : covering.text();
      Text shown = text == null ? Text.NONE : text;
      budget.cell();
      cells.add(
          new Cell(shown.text(), next - i, covering != null && covering.above(), shown.bold()));
      i = next;
    }
    return new PrintedRow(cells);
  }

  // -- paragraphs and tables

  private void add(List<PrintedRow> rows) {
    int columns = rows.stream().anyMatch(row -> row.filled() > 2) ? 3 : 2;
    int first = 0;
    while (first < rows.size() && rows.get(first).filled() < columns) {
      first++;
    }
    int last = rows.size() - 1;
    while (last > first && rows.get(last).filled() < 2) {
      last--;
    }
    List<TableRow> table = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      PrintedRow row = rows.get(i);
      boolean inside = i >= first && i <= last;
      if (i == first || i == last + 1) {
        close(table);
      }
      if (inside || row.filled() > 1) {
        table.add(new TableRow(budget.line(), row.cells()));
      } else {
        close(table);
        Cell only =
            row.cells().stream().filter(cell -> !cell.text().isBlank()).findFirst().orElseThrow();
        blocks.add(new Paragraph(budget.line(), only.text(), only.bold(), false, 0));
      }
    }
    close(table);
  }

  private void close(List<TableRow> table) {
    if (!table.isEmpty()) {
      blocks.add(new Table(table));
      table.clear();
    }
  }
}
