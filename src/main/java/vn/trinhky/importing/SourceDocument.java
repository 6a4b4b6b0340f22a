package vn.trinhky.importing;

import java.util.List;

/**
 * What stands in a file, before anybody asks what it means: paragraphs and tables in their order.
 * Text is composed Unicode (NFC); automatic numbering of Word stands in the text as printed.
 *
 * @param name name of the file as given, or a Vietnamese name for pasted text
 * @param notes what was done to the file on reading it and what of it is not among the blocks
 *     (tracked changes, hidden rows, removed characters, page headers …), as Vietnamese sentences
 */
public record SourceDocument(
    String name, SourceFormat format, List<Block> blocks, List<String> notes) {

  /** Copies the lists. */
  public SourceDocument {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }

  /** A document that was read as it is. */
  public SourceDocument(String name, SourceFormat format, List<Block> blocks) {
    this(name, format, blocks, List.of());
  }

  /** The kinds of files that are read. */
  public enum SourceFormat {
    TEXT,
    DOCX,
    XLSX
  }

  /** A paragraph or a table. */
  public sealed interface Block {}

  /**
   * A paragraph, or one line of a text file.
   *
   * @param line number of the source line, from 1; in DOCX and XLSX paragraphs that are not blank
   *     and table rows are counted together, in their order
   * @param text without emphasis marks; line breaks inside a paragraph are {@code \n}
   * @param bold whether all of it is bold
   * @param italic whether all of it is in italics
   * @param heading level of a heading style or of Markdown {@code #}, else 0
   * @param emphasis where only a part of it is bold or in italics, in order, without overlaps
   */
  public record Paragraph(
      int line, String text, boolean bold, boolean italic, int heading, List<Emphasis> emphasis)
      implements Block {
    /** Copies the list. */
    public Paragraph {
      emphasis = List.copyOf(emphasis);
    }

    /** A paragraph that looks alike from its beginning to its end. */
    public Paragraph(int line, String text, boolean bold, boolean italic, int heading) {
      this(line, text, bold, italic, heading, List.of());
    }
  }

  /**
   * A part of a text that looks otherwise than the rest.
   *
   * @param from place of its first character, from 0
   * @param to place behind its last character
   */
  public record Emphasis(int from, int to, boolean bold, boolean italic) {}

  /** A table: consecutive rows. A new page may repeat its header among them. */
  public record Table(List<TableRow> rows) implements Block {
    /** Copies the list. */
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param line number of its source line, see {@link Paragraph#line}
   */
  public record TableRow(int line, List<Cell> cells) {
    /** Copies the list. */
    public TableRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param text its paragraphs joined with {@code \n}
   * @param span number of grid columns that it covers, from 1
   * @param merged whether it continues the cell above (vertical merge); its text is then empty
   */
  public record Cell(String text, int span, boolean merged, boolean bold) {}
}
