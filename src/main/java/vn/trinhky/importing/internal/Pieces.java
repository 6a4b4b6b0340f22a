package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;

/**
 * Takes a source apart: running text line by line, appendices as they are, and without what belongs
 * to the page or the web site it was printed on.
 */
final class Pieces {

  private static final String RULE = "Đường kẻ.";

  private static final int LONGEST_FURNITURE = 120;

  /** So many lines may stand above a table of tasks that has no heading "Phụ lục". */
  private static final int LONGEST_TITLE = 5;

  private static final Pattern NATION_BESIDE =
      Pattern.compile("(?<left>\\S.*?)\\s*(?<right>C[ỘÔ]NG H[ÒO][AÀ] XÃ HỘI.*)", Pattern.DOTALL);
  private static final Pattern MOTTO_BESIDE =
      Pattern.compile(
          "(?<left>\\S.*?)\\s*(?<right>Độc lập\\s*[-–—]\\s*Tự do\\s*[-–—].*)", Pattern.DOTALL);
  private static final Pattern DATE_BESIDE =
      Pattern.compile(
          "(?<left>Số\\s*:?[\\s\\d.…_]{0,40}/\\s*\\p{Lu}[\\p{L}\\d&]*(?:\\s?[-–]\\s?[\\p{L}\\d&]+)*)\\s+(?<right>\\p{Lu}[^,]{1,60},"
              + " ngày.*)");

  private final Ledger ledger;
  private final List<Block> blocks;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(List<Block> blocks, Ledger ledger) {
    this.ledger = ledger;
    this.blocks = blocks;
  }

  static List<Piece> of(List<Block> source, Ledger ledger) {
    Pieces pieces = new Pieces(withoutFurniture(source, ledger), ledger);
    pieces.read();
    return pieces.pieces;
  }

  private void read() {
    int i = 0;
    while (i < blocks.size()) {
      Block block = blocks.get(i);
      if (block instanceof Paragraph paragraph) {
        if (Marks.appendix(firstLine(paragraph.text())) != null) {
          i = appendix(i);
        } else {
          lines(paragraph);
          i++;
        }
      } else if (block instanceof Table table) {
        i = table(i, table);
      } else {
        i++;
      }
    }
  }

  private int table(int at, Table table) {
    if (isForm(table)) {
      cells(table);
      return at + 1;
    }
    if (beginsAppendix(table)) {
      return appendix(at);
    }
    if (isTaskTable(table)) {
      int end = at + 1;
      int next = nextTable(end);
      while (next > 0) {
        end = next + 1;
        next = nextTable(end);
      }
      boolean alone = isTitleOnly();
      if (alone) {
        pieces.clear();
      }
      pieces.add(new Piece.AppendixPiece(blocks.subList(alone ? 0 : at, end), alone));
      return end;
    }
    pieces.add(new Piece.OtherTable(table));
    return at + 1;
  }

  /** Whether nothing but a title was read so far: the source is a lone table of tasks. */
  private boolean isTitleOnly() {
    return pieces.size() <= LONGEST_TITLE
        && pieces.stream()
            .allMatch(
                piece ->
                    piece instanceof Piece.TextLine line
                        && line.text().length() <= LONGEST_FURNITURE * 2
                        && !Flow.isLabelled(line.text())
                        && !Marks.isNation(line.text())
                        && !line.text().startsWith("Căn cứ")
                        && !line.text().startsWith("QUYẾT ĐỊNH")
                        && Marks.numberLine(line.text()) == null);
  }

  /** Where the same table goes on, after at most two headings of groups; -1 when it does not. */
  private int nextTable(int from) {
    for (int i = from; i < Math.min(from + 3, blocks.size()); i++) {
      if (blocks.get(i) instanceof Table table) {
        return isForm(table) || beginsAppendix(table) ? -1 : i;
      }
      if (ends(i, true)) {
        return -1;
      }
    }
    return -1;
  }

  private int appendix(int at) {
    boolean table = blocks.get(at) instanceof Table;
    int end = at + 1;
    while (end < blocks.size() && !ends(end, table)) {
      table |= blocks.get(end) instanceof Table;
      end++;
    }
    // the name of the body above the national title belongs to what follows
    boolean head =
        end < blocks.size()
            && blocks.get(end) instanceof Paragraph next
            && Marks.isNation(firstLine(next.text()));
    while (head
        && end - 1 > at
        && blocks.get(end - 1) instanceof Paragraph before
        && Marks.isCapitals(before.text())
        && table) {
      end--;
    }
    pieces.add(new Piece.AppendixPiece(blocks.subList(at, end), true));
    return end;
  }

  /** Whether something else than the appendix begins here. */
  private boolean ends(int at, boolean tableSeen) {
    Block block = blocks.get(at);
    if (block instanceof Table table) {
      return isForm(table) || beginsAppendix(table);
    }
    if (!(block instanceof Paragraph paragraph)) {
      return false;
    }
    String text = firstLine(paragraph.text());
    return Marks.isNation(text)
        || Marks.isRecipients(text)
        || Marks.isCapacity(text)
        || Marks.appendix(text) != null
        || (tableSeen && (text.equals("KẾ HOẠCH") || text.equals("QUYẾT ĐỊNH")));
  }

  private void lines(Paragraph paragraph) {
    boolean after = false;
    int next = 0;
    for (String line : paragraph.text().split("(?<=\\R)")) {
      int from = next + line.length() - line.stripLeading().length();
      next += line.length();
      List<String> parts = sideBySide(line.strip());
      for (String part : parts) {
        if (Marks.isRule(part)) {
          ledger.leaveOut(paragraph.line(), RULE);
        } else if (!part.isEmpty()) {
          pieces.add(
              new Piece.TextLine(
                  paragraph.line(),
                  part,
                  paragraph.bold(),
                  paragraph.italic(),
                  paragraph.heading(),
                  after,
                  parts.size() > 1
                      ? List.of()
                      : Emphases.within(paragraph.emphasis(), from, from + part.length())));
          after = true;
        }
      }
    }
  }

  /** Two columns of the head of a document that were flattened into one line. */
  private static List<String> sideBySide(String line) {
    for (Pattern pattern : List.of(NATION_BESIDE, MOTTO_BESIDE, DATE_BESIDE)) {
      Matcher m = pattern.matcher(line);
      if (line.length() < 300 && m.matches()) {
        return List.of(m.group("left").strip(), m.group("right").strip());
      }
    }
    return List.of(line);
  }

  private void cells(Table table) {
    int columns = table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    Set<Integer> read = new HashSet<>();
    for (int column = 0; column < columns; column++) {
      for (TableRow row : table.rows()) {
        if (column >= row.cells().size()) {
          continue;
        }
        Cell cell = row.cells().get(column);
        boolean after = false;
        for (String line : cell.text().split("\\R")) {
          String text = line.strip();
          if (Marks.isRule(text)) {
            ledger.leaveOut(row.line(), RULE);
          } else if (!text.isEmpty()) {
            read.add(row.line());
            pieces.add(new Piece.TextLine(row.line(), text, cell.bold(), false, 0, after));
            after = true;
          }
        }
      }
    }
    table.rows().stream()
        .filter(row -> !read.contains(row.line()))
        .forEach(row -> ledger.leaveOut(row.line(), "Dòng trống của bảng."));
  }

  /** The head of a document or its end, arranged in a table. */
  private static boolean isForm(Table table) {
    return table.rows().stream()
        .limit(12)
        .flatMap(row -> row.cells().stream())
        .anyMatch(
            cell ->
                cell.text().length() < 4000
                    && cell.text()
                        .lines()
                        .map(String::strip)
                        .anyMatch(
                            line ->
                                Marks.isNation(line)
                                    || Marks.isRecipients(line)
                                    || Marks.isCapacity(line)
                                    || Marks.numberLine(line) != null));
  }

  private static boolean beginsAppendix(Table table) {
    for (TableRow row : table.rows()) {
      List<String> texts =
          row.cells().stream().map(cell -> cell.text().strip()).filter(t -> !t.isEmpty()).toList();
      if (!texts.isEmpty()) {
        return texts.size() == 1 && Marks.appendix(firstLine(texts.get(0))) != null;
      }
    }
    return false;
  }

  private static boolean isTaskTable(Table table) {
    return table.rows().stream().limit(12).anyMatch(Pieces::isTaskHeader)
        || TaskShape.of(grid(table), TaskShape::isAgency) != null;
  }

  /** The rows that say more than one thing, on the grid. */
  private static List<List<String>> grid(Table table) {
    return table.rows().stream()
        .limit(80)
        .map(TaskTable::cells)
        .filter(cells -> cells.stream().filter(text -> !text.isBlank()).count() > 1)
        .toList();
  }

  private static boolean isTaskHeader(TableRow row) {
    boolean task = false;
    boolean who = false;
    int headings = 0;
    for (Cell cell : row.cells()) {
      String heading = cell.text().length() > 200 ? "" : Marks.plain(cell.text());
      headings += heading.isEmpty() ? 0 : 1;
      task |= heading.matches("(?s).*(nhiem vu|noi dung|cong viec|hoat dong).*");
      who |=
          heading.matches(
              "(?s).*(chu tri|phoi hop|thoi gian|thoi han|tien do|san pham|ket qua|phan cong|thuc"
                  + " hien).*");
    }
    return headings >= 3 && task && who;
  }

  static String firstLine(String text) {
    return text.strip().split("\\R", 2)[0].strip();
  }

  private static List<Block> withoutFurniture(List<Block> source, Ledger ledger) {
    Set<Integer> repeated = repeated(source);
    List<Block> kept = new ArrayList<>(source.size());
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i) instanceof Paragraph paragraph) {
        String why = furniture(paragraph, repeated.contains(i));
        if (why != null) {
          ledger.leaveOut(paragraph.line(), why);
          continue;
        }
      }
      kept.add(source.get(i));
    }
    return kept;
  }

  private static @Nullable String furniture(Paragraph paragraph, boolean repeated) {
    String text = paragraph.text().strip();
    if (text.isEmpty()) {
      return "Dòng trống.";
    }
    if (Marks.isPageNumber(text)) {
      return "Số trang.";
    }
    if (Marks.isRule(text)) {
      return RULE;
    }
    if (Marks.isSite(text)) {
      return "Phần của trang web, không thuộc văn bản.";
    }
    return repeated ? "Tiêu đề lặp lại ở mỗi trang." : null;
  }

  /** Lines that come back three times or more and break a sentence or stand at a page number. */
  private static Set<Integer> repeated(List<Block> source) {
    Map<String, List<Integer>> places = new HashMap<>();
    List<Integer> written = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i) instanceof Paragraph paragraph && !paragraph.text().isBlank()) {
        written.add(i);
        String text = paragraph.text().strip();
        if (text.length() <= LONGEST_FURNITURE && !text.matches("(?s).*[;:]|\\s*[-–+•].*")) {
          places.computeIfAbsent(text, t -> new ArrayList<>()).add(written.size() - 1);
        }
      }
    }
    Set<Integer> repeated = new HashSet<>();
    for (List<Integer> at : places.values()) {
      if (at.size() >= 3 && at.stream().anyMatch(place -> breaks(source, written, place))) {
        at.forEach(place -> repeated.add(written.get(place)));
      }
    }
    return repeated;
  }

  private static boolean breaks(List<Block> source, List<Integer> written, int place) {
    String before = text(source, written, place - 1);
    String after = text(source, written, place + 1);
    if (Marks.isPageNumber(text(source, written, place))) {
      return false;
    }
    return Marks.isPageNumber(before)
        || Marks.isPageNumber(after)
        || (!before.isEmpty() && !after.isEmpty() && Flow.goesOn(before, after));
  }

  private static String text(List<Block> source, List<Integer> written, int place) {
    if (place < 0 || place >= written.size()) {
      return "";
    }
    return source.get(written.get(place)) instanceof Paragraph paragraph
        ? paragraph.text().strip()
        : "";
  }
}
