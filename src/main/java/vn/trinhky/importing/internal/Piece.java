package vn.trinhky.importing.internal;

import java.util.List;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Emphasis;

/** What the structure of a document is read from, in its order. */
sealed interface Piece {

  /**
   * A line of text: a paragraph, a line of one that is broken by hand, or of a cell of a table that
   * only arranges text (the head of a document, Nơi nhận beside the signature).
   *
   * @param line number of its source line
   * @param text without blanks at its ends, never empty
   * @param after whether it stands directly below the text before it, in the same paragraph or cell
   * @param emphasis where only a part of it is emphasised
   */
  record TextLine(
      int line,
      String text,
      boolean bold,
      boolean italic,
      int heading,
      boolean after,
      List<Emphasis> emphasis)
      implements Piece {
    public TextLine {
      emphasis = List.copyOf(emphasis);
    }

    TextLine(int line, String text, boolean bold, boolean italic, int heading, boolean after) {
      this(line, text, bold, italic, heading, after, List.of());
    }

    /** Whether its look makes it a heading. */
    boolean stands() {
      return bold || heading > 0;
    }

    /** The line without the look of the whole, which the product gives it itself. */
    TextLine plain() {
      return new TextLine(line, text, false, false, 0, after, emphasis);
    }

    /** The rest of the line from this place on. */
    TextLine from(int place) {
      return new TextLine(
          line,
          text.substring(place),
          bold,
          italic,
          heading,
          after,
          Emphases.within(emphasis, place, text.length()));
    }

    /** The same look with another text. */
    TextLine with(String other) {
      return new TextLine(line, other, bold, italic, heading, after);
    }
  }

  /**
   * An appendix: its heading, title and rows.
   *
   * @param heading whether it begins with a line "Phụ lục"; if not, the table stands in the text
   */
  record AppendixPiece(List<SourceDocument.Block> blocks, boolean heading) implements Piece {
    public AppendixPiece {
      blocks = List.copyOf(blocks);
    }
  }

  /** A table that holds neither tasks nor a part of the document's form. */
  record OtherTable(SourceDocument.Table table) implements Piece {}
}
