package vn.trinhky.document.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.internal.Views.Column;
import vn.trinhky.document.internal.Views.Row;
import vn.trinhky.problem.Refusal;

/**
 * A table, of an appendix or a register, as a sheet of a workbook. Public for the template engine
 * only.
 *
 * @param widths of the columns, in characters
 * @param headerRow number of the row with the headings, from 1
 * @param merges merged regions, e.g. {@code A1:F1}
 */
public record AppendixSheet(
    String name, List<Double> widths, int headerRow, List<SheetRow> rows, List<String> merges) {

  /** Characters that fit side by side on a landscape page at this size of type. */
  private static final double CHARACTERS = 130;

  private static final int TYPE = 13;

  private static final int POINTS_OF_LINE = 17;

  /** Excel shows no higher row. */
  private static final int HIGHEST_ROW = 400;

  /** A character of a width is a digit of this type. */
  private static final double MILLIMETRES_OF_CHARACTER = TYPE * 0.5 * 25.4 / 72;

  /** What a cell of Excel holds at most. */
  private static final int LONGEST_TEXT = 32_767;

  /** Styles in {@code xlsx/styles.xml}; the one after each marks the text as no formula. */
  private static final int NUMBER = 1;

  private static final int TITLE = 2;
  private static final int ATTACHMENT = 4;
  private static final int HEADING = 6;
  private static final int GROUP = 8;
  private static final int TEXT = 10;
  private static final int CENTRED = 12;

  private static final Pattern ORDINAL = Pattern.compile("[1-9]\\d{0,5}");
  private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){1,4}");

  /** Copies the lists. */
  public AppendixSheet {
    widths = List.copyOf(widths);
    rows = List.copyOf(rows);
    merges = List.copyOf(merges);
  }

  /**
   * A row.
   *
   * @param height in points; a program makes it higher or lower when the row is changed
   */
  public record SheetRow(int height, List<SheetCell> cells) {
    /** Copies the list. */
    public SheetRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param place e.g. {@code B7}
   * @param number whether the text is a number for the program too
   */
  public record SheetCell(String place, int style, String text, boolean number) {}

  /** The sheets of all appendices. */
  static List<AppendixSheet> of(
      List<Draft.Appendix> appendices, List<Views.Appendix> views, Serif serif) {
    List<AppendixSheet> sheets = new ArrayList<>();
    for (int i = 0; i < appendices.size(); i++) {
      if (!appendices.get(i).columns().isEmpty()) {
        List<ColumnKind> kinds =
            appendices.get(i).columns().stream().map(Draft.Column::kind).toList();
        sheets.add(of(kinds, views.get(i), serif));
      }
    }
    return sheets;
  }

  /** The sheet of one table whose columns are of these kinds. */
  static AppendixSheet of(List<ColumnKind> kinds, Views.Appendix view, Serif serif) {
    return new Writer(kinds, view, serif).sheet();
  }

  /** Lays one table out. */
  private static final class Writer {
    private final List<ColumnKind> kinds;
    private final Views.Appendix view;
    private final Serif serif;
    private final List<Double> widths;
    private final int columns;
    private final List<SheetRow> rows = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();

    Writer(List<ColumnKind> kinds, Views.Appendix view, Serif serif) {
      this.kinds = kinds;
      this.view = view;
      this.serif = serif;
      this.widths =
          view.columns().stream().map(c -> Math.round(c.width() * CHARACTERS) / 100.0).toList();
      this.columns = view.columns().size();
    }

    AppendixSheet sheet() {
      Views.Title title = view.title();
      heading(TITLE, title.type(), 1);
      if (title.subject() != null) {
        heading(TITLE, String.join(" ", title.subject().lines()), title.subject().lines().size());
      }
      if (title.attachment() != null) {
        heading(
            ATTACHMENT,
            String.join(" ", title.attachment().lines()),
            title.attachment().lines().size());
      }
      double header = 0;
      for (int i = 0; i < columns; i++) {
        header = Math.max(header, lines(view.columns().get(i).heading(), i, Serif.Face.BOLD));
      }
      add(height(header), view.columns().stream().map(Column::heading).toList(), HEADING);
      int headerRow = rows.size();
      view.rows().forEach(this::row);
      mergeGroups(headerRow);
      return new AppendixSheet(title.type(), widths, headerRow, rows, merges);
    }

    private void heading(int style, String text, int lines) {
      List<String> texts = new ArrayList<>(List.of(text));
      while (texts.size() < columns) {
        texts.add("");
      }
      add(lines * POINTS_OF_LINE + 4, texts, style);
      merge(0, columns - 1, rows.size(), rows.size());
    }

    private void row(Row row) {
      if (row.cells().isEmpty()) {
        List<String> texts = new ArrayList<>();
        String title = String.valueOf(row.groupTitle());
        if (columns > 1) {
          texts.add(String.valueOf(row.groupOrdinal()));
        }
        texts.add(title);
        while (texts.size() < columns) {
          texts.add("");
        }
        add(POINTS_OF_LINE + 4, texts, GROUP);
        merge(1, columns - 1, rows.size(), rows.size());
        return;
      }
      List<SheetCell> cells = new ArrayList<>();
      double lines = 1;
      for (int i = 0; i < columns; i++) {
        String text = String.join("\n", row.cells().get(i).lines());
        int style =
            switch (row.cells().get(i).style()) {
              case "centre" -> CENTRED;
              case "group-name" -> GROUP;
              default -> TEXT;
            };
        cells.add(cell(i, text, style, kinds.get(i)));
        // the name of a group has the height of all its rows
        lines = style == GROUP ? lines : Math.max(lines, lines(text, i, Serif.Face.REGULAR));
      }
      rows.add(new SheetRow(height(lines), cells));
    }

    private static int height(double lines) {
      return (int) Math.min(HIGHEST_ROW, lines * POINTS_OF_LINE + 4);
    }

    /** How many lines a text takes in its column. */
    private int lines(String text, int column, Serif.Face face) {
      // cells have margins
      double available = (widths.get(column) - 1) * MILLIMETRES_OF_CHARACTER;
      double space = serif.width(" ", face, TYPE);
      int lines = 0;
      for (String paragraph : text.split("\n")) {
        double length = 0;
        lines++;
        for (String word : paragraph.split(" ")) {
          double width = serif.width(word, face, TYPE);
          if (length > 0 && length + space + width > available) {
            lines++;
            length = width;
          } else {
            length += length > 0 ? space + width : width;
          }
        }
      }
      return lines;
    }

    private void add(int height, List<String> texts, int style) {
      List<SheetCell> cells = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        cells.add(cell(i, texts.get(i), style, ColumnKind.TASK));
      }
      rows.add(new SheetRow(height, cells));
    }

    /** A number becomes one for the program only when the program prints it as it is printed. */
    private SheetCell cell(int column, String text, int style, ColumnKind kind) {
      String place = name(column) + (rows.size() + 1);
      if (text.length() > LONGEST_TEXT) {
        throw Refusal.unprocessable(
            "cell-too-long",
            "Ô "
                + place
                + " của phụ lục dài quá "
                + LONGEST_TEXT
                + " ký tự, Excel không chứa được. Hãy rút ngắn ô này.");
      }
      if (kind == ColumnKind.ORDINAL && ORDINAL.matcher(text).matches()) {
        return new SheetCell(place, CENTRED, text, true);
      }
      if (kind == ColumnKind.BUDGET && AMOUNT.matcher(text).matches()) {
        return new SheetCell(place, NUMBER, text.replace(".", ""), true);
      }
      boolean escaped = !text.isEmpty() && "=+-@\t'".indexOf(text.charAt(0)) >= 0;
      return new SheetCell(place, escaped ? style + 1 : style, text, false);
    }

    /** A group's name is printed once, beside all of its rows. */
    private void mergeGroups(int headerRow) {
      for (int column = 0; column < columns; column++) {
        if (kinds.get(column) == ColumnKind.GROUP) {
          int top = headerRow + 1;
          for (int row = top + 1; row <= rows.size() + 1; row++) {
            boolean ends =
                row > rows.size() || !rows.get(row - 1).cells().get(column).text().isEmpty();
            if (ends) {
              merge(column, column, top, row - 1);
              top = row;
            }
          }
        }
      }
    }

    private void merge(int left, int right, int top, int bottom) {
      if (left < right || left == right && top < bottom) {
        merges.add(name(left) + top + ":" + name(right) + bottom);
      }
    }

    private static String name(int column) {
      return column < 26
          ? String.valueOf((char) ('A' + column))
          : name(column / 26 - 1) + name(column % 26);
    }
  }
}
