package vn.trinhky.importing.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Emphasis;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.SourceFormat;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;
import vn.trinhky.importing.internal.DocxStyles.Letters;
import vn.trinhky.importing.internal.DocxStyles.ListPlace;

/**
 * Reads a Word document (ISO/IEC 29500-1, 17) as it would be printed with all tracked changes
 * accepted: the parts are walked through once and never kept as a tree, so memory goes with the
 * text, not with the file.
 */
final class DocxReader {

  private final OfficeFile file;
  private final DocxStyles styles;
  private final DocxNumbering numbering;
  private final TextBudget budget = new TextBudget();
  private final CleanText cleaning = new CleanText();
  private final Set<String> footnotes = new LinkedHashSet<>();
  private final Set<String> endnotes = new LinkedHashSet<>();
  private final DocxRemarks remarks = new DocxRemarks();

  private DocxReader(OfficeFile file, DocxStyles styles, DocxNumbering numbering) {
    this.file = file;
    this.styles = styles;
    this.numbering = numbering;
  }

  /**
   * Reads a document.
   *
   * @param part name of its main part
   */
  static SourceDocument read(String name, OfficeFile file, String part) {
    Relations relations = Relations.of(file, part);
    DocxReader reader =
        new DocxReader(
            file,
            small(file, relations.first("styles"), DocxStyles::read),
            small(file, relations.first("numbering"), DocxNumbering::read));
    List<Block> blocks = reader.body(part);
    relations
        .first("footnotes")
        .ifPresent(notes -> blocks.addAll(reader.notes(notes, "footnote", reader.footnotes)));
    relations
        .first("endnotes")
        .ifPresent(notes -> blocks.addAll(reader.notes(notes, "endnote", reader.endnotes)));
    List<String> notes = reader.remarks.said(reader.footnotes.size() + reader.endnotes.size());
    notes.addAll(reader.cleaning.notes());
    notes.addAll(reader.margins(relations));
    return new SourceDocument(name, SourceFormat.DOCX, blocks, notes);
  }

  private static <T> T small(
      OfficeFile file, Optional<String> part, Function<@Nullable XmlCursor, T> reading) {
    try (XmlCursor x = part.isEmpty() ? null : file.xml(part.get(), FileBounds.SMALL_PART_BYTES)) {
      return reading.apply(x);
    }
  }

  private List<Block> body(String part) {
    try (XmlCursor x = file.xml(part, FileBounds.TEXT_PART_BYTES)) {
      if (x == null) {
        throw FileRefusal.DAMAGED.refusal();
      }
      int root = x.root("document").depth();
      BlockList body = new BlockList();
      while (x.nextChild(root)) {
        if (x.name().equals("body")) {
          blocks(x, body);
        }
      }
      return body.blocks;
    }
  }

  /** Footnotes or endnotes that the text refers to, as paragraphs after it. */
  private List<Block> notes(String part, String element, Set<String> wanted) {
    List<Block> blocks = new ArrayList<>();
    if (wanted.isEmpty()) {
      return blocks;
    }
    try (XmlCursor x = file.xml(part, FileBounds.TEXT_PART_BYTES)) {
      if (x == null) {
        return blocks;
      }
      int root = x.root(element + "s").depth();
      while (x.nextChild(root)) {
        if (x.name().equals(element) && wanted.contains(String.valueOf(x.attribute("id")))) {
          CellText note = new CellText();
          blocks(x, note);
          String text = note.text();
          if (!text.isBlank()) {
            blocks.add(new Paragraph(budget.line(), text, false, false, 0));
          }
        }
      }
    }
    return blocks;
  }

  /** What stands in headers and footers besides page numbers is said, because it is not read. */
  private List<String> margins(Relations relations) {
    Set<String> texts = new LinkedHashSet<>();
    for (Relations.Relation relation : relations.all()) {
      String kind = relation.type();
      if (kind.equals("header") || kind.equals("footer")) {
        try (XmlCursor x = file.xml(relation.part(), FileBounds.SMALL_PART_BYTES)) {
          if (x != null) {
            x.nextChild(0);
            CellText margin = new CellText();
            blocks(x, margin);
            texts.addAll(margin.lines);
          }
        }
      }
    }
    String quoted =
        texts.stream()
            .filter(text -> text.codePoints().anyMatch(Character::isLetter))
            .limit(3)
            .map(text -> text.replaceAll("\\s+", " ").strip())
            .map(text -> "“" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "”")
            .collect(Collectors.joining(", "));
    return quoted.isEmpty()
        ? List.of()
        : List.of("Chữ ở đầu trang, chân trang không được đọc: " + quoted + ".");
  }

  // -- paragraphs and tables

  /** Where paragraphs and tables go. */
  private interface Sink {
    void paragraph(Paragraph paragraph);

    void table(List<List<Cell>> rows);
  }

  /** Blocks of the document, with their lines. */
  private final class BlockList implements Sink {
    private final List<Block> blocks = new ArrayList<>();

    @Override
    public void paragraph(Paragraph p) {
      if (!p.text().isBlank()) {
        blocks.add(
            new Paragraph(
                budget.line(), p.text(), p.bold(), p.italic(), p.heading(), p.emphasis()));
      }
    }

    @Override
    public void table(List<List<Cell>> rows) {
      if (!rows.isEmpty()) {
        blocks.add(
            new Table(rows.stream().map(cells -> new TableRow(budget.line(), cells)).toList()));
      }
    }
  }

  /** Everything as the text of one cell. */
  private final class CellText implements Sink {
    private final List<String> lines = new ArrayList<>();
    private boolean plain;

    @Override
    public void paragraph(Paragraph p) {
      if (!p.text().isBlank()) {
        lines.add(p.text());
        plain |= !p.bold();
      }
    }

    @Override
    public void table(List<List<Cell>> rows) {
      remarks.nestedTables++;
      for (List<Cell> row : rows) {
        String line =
            row.stream()
                .map(Cell::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        if (!line.isEmpty()) {
          lines.add(line);
          plain = true;
        }
      }
    }

    String text() {
      return String.join("\n", lines);
    }

    boolean bold() {
      return !lines.isEmpty() && !plain;
    }
  }

  /** Reads the paragraphs and tables in the current element. */
  private void blocks(XmlCursor x, Sink sink) {
    OpenParagraph open = blocks(x, sink, null);
    if (open != null) {
      close(open, sink);
    }
  }

  private @Nullable OpenParagraph blocks(XmlCursor x, Sink sink, @Nullable OpenParagraph before) {
    OpenParagraph open = before;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      open = block(x, sink, open);
    }
    return open;
  }

  /**
   * Reads the current element.
   *
   * @param before a paragraph that goes on, because its mark was deleted
   * @return the paragraph that goes on, or null
   */
  private @Nullable OpenParagraph block(XmlCursor x, Sink sink, @Nullable OpenParagraph before) {
    switch (x.name()) {
      case "p" -> {
        OpenParagraph paragraph = before == null ? new OpenParagraph() : before;
        paragraph(x, paragraph);
        if (paragraph.markDeleted) {
          return paragraph;
        }
        close(paragraph, sink);
        return null;
      }
      case "tbl" -> {
        if (before != null) {
          close(before, sink);
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows(x, rows, new BitSet());
        sink.table(rows);
        return null;
      }
      case "AlternateContent" -> {
        int depth = x.depth();
        // all of them say the same, for newer and for older programs
        return x.nextChild(depth) ? blocks(x, sink, before) : before;
      }
      case "altChunk", "subDoc" -> remarks.foreignParts++;
      case "del", "moveFrom" -> remarks.deleted++;
      default -> {
        if (isContent(x.name())) {
          return blocks(x, sink, before);
        }
      }
    }
    return before;
  }

  /** Whether text can be inside: properties end in Pr or Change, and hold none. */
  private static boolean isContent(String name) {
    return !name.endsWith("Pr") && !name.endsWith("PrEx") && !name.endsWith("Change");
  }

  /** A paragraph while it is read. */
  private final class OpenParagraph {
    private final StringBuilder text = new StringBuilder();
    private final Deque<Boolean> fields = new ArrayDeque<>();
    private final List<Boxed> boxed = new ArrayList<>();
    private int instructions;
    private final Looks looks = new Looks();
    private boolean plain;
    private boolean upright;
    private @Nullable String style;
    private @Nullable ListPlace place;
    private int outline;
    private boolean markDeleted;

    /** Of joined paragraphs the last one says how they look. */
    void begin() {
      style = null;
      place = null;
      outline = 0;
      markDeleted = false;
    }

    void append(String more, boolean bold, boolean italic) {
      budget.text(more.length());
      int from = text.length();
      text.append(more);
      if (!more.isBlank()) {
        plain |= !bold;
        upright |= !italic;
        looks.add(from, text.length(), bold, italic);
      }
    }
  }

  /** What stands in a text box, until its paragraph is closed. */
  private static final class Boxed implements Sink {
    private final List<Consumer<Sink>> pieces = new ArrayList<>();

    @Override
    public void paragraph(Paragraph paragraph) {
      if (!paragraph.text().isBlank()) {
        pieces.add(sink -> sink.paragraph(paragraph));
      }
    }

    @Override
    public void table(List<List<Cell>> rows) {
      pieces.add(sink -> sink.table(rows));
    }

    boolean says() {
      return !pieces.isEmpty();
    }

    void moveTo(Sink sink) {
      pieces.forEach(piece -> piece.accept(sink));
    }
  }

  private void close(OpenParagraph p, Sink sink) {
    String label = label(p);
    budget.text(label.length());
    String written = cleaning.clean(p.text.toString()).strip();
    boolean said = !written.isEmpty();
    String text = cleaning.clean(label + written).strip();
    sink.paragraph(
        new Paragraph(
            0,
            text,
            said && !p.plain,
            said && !p.upright,
            p.outline > 0 ? p.outline : styles.heading(p.style),
            emphasis(p, written, text)));
    p.boxed.forEach(box -> box.moveTo(sink));
  }

  private List<Emphasis> emphasis(OpenParagraph p, String written, String printed) {
    if (p.looks.size() < 2) {
      return List.of();
    }
    if (!budget.emphasis(p.looks.size())) {
      remarks.plainParagraphs++;
      return List.of();
    }
    return p.looks.emphasis(p.text.toString(), written, printed);
  }

  private void paragraph(XmlCursor x, OpenParagraph p) {
    p.begin();
    int depth = x.depth();
    while (x.nextChild(depth)) {
      if (x.name().equals("pPr")) {
        properties(x, p);
      } else {
        inline(x, p);
      }
    }
  }

  private String label(OpenParagraph p) {
    ListPlace own = p.place;
    ListPlace styled = styles.place(p.style).orElse(null);
    String list =
        own != null && own.list() != null ? own.list() : styled == null ? null : styled.list();
    if (list == null || list.equals("0")) {
      return "";
    }
    Integer level = own == null ? null : own.level();
    if (level == null && styled != null) {
      level = styled.level();
    }
    return numbering.next(new ListPlace(list, level), p.style, styles);
  }

  private void properties(XmlCursor x, OpenParagraph p) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "pStyle" -> p.style = x.attribute("val");
        case "numPr" -> p.place = DocxStyles.readPlace(x);
        case "outlineLvl" -> p.outline = DocxStyles.outline(x);
        case "rPr" -> {
          int mark = x.depth();
          while (x.nextChild(mark)) {
            if (x.name().equals("del") || x.name().equals("moveFrom")) {
              p.markDeleted = true;
            }
          }
        }
        default -> {
          // says nothing about what is read
        }
      }
    }
  }

  // -- text

  /** Reads the current element inside a paragraph. */
  private void inline(XmlCursor x, OpenParagraph p) {
    switch (x.name()) {
      case "r" -> run(x, p, Letters.UNSAID);
      case "del", "moveFrom" -> remarks.deleted++;
      case "ins", "moveTo" -> {
        remarks.inserted++;
        children(x, p);
      }
      case "AlternateContent" -> alternatives(x, () -> children(x, p));
      default -> {
        if (isContent(x.name())) {
          children(x, p);
        }
      }
    }
  }

  private void children(XmlCursor x, OpenParagraph p) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      inline(x, p);
    }
  }

  /** Reads the first of several ways to say the same. */
  private static void alternatives(XmlCursor x, Runnable reading) {
    int depth = x.depth();
    boolean chosen = false;
    while (x.nextChild(depth)) {
      if (!chosen) {
        reading.run();
        chosen = true;
      }
    }
  }

  private void run(XmlCursor x, OpenParagraph p, Letters inherited) {
    Letters letters = inherited;
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "rPr" -> letters = Letters.read(x);
        case "t" -> {
          boolean kept = "preserve".equals(x.attribute("space"));
          String text = x.text();
          append(p, kept ? text : text.strip(), letters);
        }
        case "tab", "ptab" -> append(p, "\t", letters);
        case "br", "cr" -> append(p, "\n", letters);
        case "noBreakHyphen" -> append(p, "-", letters);
        case "sym" -> append(p, sign(x), letters);
        case "fldChar" -> field(p, String.valueOf(x.attribute("fldCharType")));
        case "footnoteReference" -> footnotes.add(String.valueOf(x.attribute("id")));
        case "endnoteReference" -> endnotes.add(String.valueOf(x.attribute("id")));
        case "commentReference" -> remarks.comments++;
        case "drawing", "pict", "object" -> drawing(x, p);
        case "AlternateContent" -> {
          Letters same = letters;
          alternatives(x, () -> run(x, p, same));
        }
        case "rubyBase" -> children(x, p);
        case "ruby" -> run(x, p, letters);
        default -> {
          // instructions of fields, deleted text, marks of the editor
        }
      }
    }
  }

  private void append(OpenParagraph p, String text, Letters letters) {
    if (p.instructions > 0 || text.isEmpty()) {
      return;
    }
    if (styles.is(Letters::hidden, letters, p.style)) {
      remarks.hidden += text.isBlank() ? 0 : 1;
      return;
    }
    String font = styles.font(letters, p.style);
    if ((font.startsWith(".Vn") || font.startsWith("VNI-")) && !text.isBlank()) {
      remarks.oldFont(font);
    }
    String printed =
        styles.is(Letters::capitals, letters, p.style) ? text.toUpperCase(Locale.ROOT) : text;
    p.append(
        printed,
        styles.is(Letters::bold, letters, p.style),
        styles.is(Letters::italic, letters, p.style));
  }

  /** Of a field its result is printed, not its instruction; fields stand inside each other. */
  private static void field(OpenParagraph p, String type) {
    switch (type) {
      case "begin" -> {
        p.fields.push(true);
        p.instructions++;
      }
      case "separate" -> {
        if (!p.fields.isEmpty() && p.fields.pop()) {
          p.instructions--;
          p.fields.push(false);
        } else {
          p.fields.push(false);
        }
      }
      case "end" -> {
        if (!p.fields.isEmpty() && p.fields.pop()) {
          p.instructions--;
        }
      }
      default -> {
        // no such thing
      }
    }
  }

  private String sign(XmlCursor x) {
    String sign = SignFonts.of(x.attribute("font"), x.attribute("char"));
    if (sign == null) {
      remarks.unknownSigns++;
      return "•";
    }
    return sign;
  }

  /** Finds the text boxes of a drawing; everything else of it is a picture. */
  private void drawing(XmlCursor x, OpenParagraph p) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "txbxContent" -> {
          Boxed box = new Boxed();
          blocks(x, box);
          if (box.says()) {
            remarks.boxes++;
            p.boxed.add(box);
          }
        }
        case "blip", "imagedata", "relIds", "chart" -> remarks.pictures++;
        case "AlternateContent" -> alternatives(x, () -> drawing(x, p));
        default -> drawing(x, p);
      }
    }
  }

  // -- tables

  /**
   * Reads the rows in the current element.
   *
   * @param open columns of the grid where a vertical merge may go on
   */
  private void rows(XmlCursor x, List<List<Cell>> rows, BitSet open) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      if (x.name().equals("tr")) {
        Row row = new Row(open);
        cells(x, row);
        if (row.deleted) {
          remarks.deleted++;
        } else if (!row.cells.isEmpty()) {
          row.end();
          rows.add(List.copyOf(row.cells));
          if (rows.size() > FileBounds.LINES) {
            throw FileRefusal.TOO_LONG.refusal();
          }
        }
      } else if (x.name().equals("del")) {
        remarks.deleted++;
      } else if (isContent(x.name())) {
        rows(x, rows, open);
      }
    }
  }

  /** A row while it is read. */
  private final class Row {
    private final List<Cell> cells = new ArrayList<>();
    private final BitSet before;
    private final BitSet merges = new BitSet();
    private int column;
    private int after;
    private boolean deleted;

    Row(BitSet open) {
      this.before = open;
    }

    void gap(int columns) {
      if (columns > 0) {
        add("", columns, false, false);
      }
    }

    void add(String text, int span, boolean goesOn, boolean bold) {
      budget.cell();
      cells.add(new Cell(text, span, goesOn, bold));
      column += span;
      if (column > FileBounds.COLUMNS) {
        throw FileRefusal.TOO_WIDE.refusal();
      }
    }

    /** The columns where the next row may go on are those of this row. */
    void end() {
      gap(after);
      before.clear();
      before.or(merges);
    }
  }

  private void cells(XmlCursor x, Row row) {
    int depth = x.depth();
    while (x.nextChild(depth)) {
      switch (x.name()) {
        case "tc" -> cell(x, row);
        case "trPr" -> {
          int properties = x.depth();
          while (x.nextChild(properties)) {
            switch (x.name()) {
              case "gridBefore" -> row.gap(x.number("val", 0, 0, FileBounds.COLUMNS));
              case "gridAfter" -> row.after = x.number("val", 0, 0, FileBounds.COLUMNS);
              case "del" -> row.deleted = true;
              default -> {
                // says nothing about what is read
              }
            }
          }
        }
        default -> {
          if (isContent(x.name())) {
            cells(x, row);
          }
        }
      }
    }
  }

  private void cell(XmlCursor x, Row row) {
    int span = 1;
    String vertical = null;
    boolean sideways = false;
    boolean removed = false;
    CellText content = new CellText();
    OpenParagraph open = null;
    int depth = x.depth();
    // one paragraph or table at a time, because the properties are among them
    while (x.nextChild(depth)) {
      if (x.name().equals("tcPr")) {
        int properties = x.depth();
        while (x.nextChild(properties)) {
          switch (x.name()) {
            case "gridSpan" -> span = x.number("val", 1, 1, FileBounds.COLUMNS);
            case "vMerge" ->
                vertical = x.attribute("val") == null ? "continue" : x.attribute("val");
            case "hMerge" -> sideways = !"restart".equals(x.attribute("val"));
            case "cellDel" -> removed = true;
            default -> {
              // says nothing about what is read
            }
          }
        }
      } else {
        open = block(x, content, open);
      }
    }
    if (open != null) {
      close(open, content);
    }
    String text = removed ? "" : content.text();
    remarks.deleted += removed ? 1 : 0;
    int first = row.column;
    boolean goesOn = "continue".equals(vertical) && row.before.get(first);
    if (vertical != null) {
      row.merges.set(first);
    }
    if (goesOn || sideways && !row.cells.isEmpty()) {
      remarks.coveredCells += text.isBlank() ? 0 : 1;
      text = "";
    }
    if (sideways && !row.cells.isEmpty()) {
      int last = row.cells.size() - 1;
      Cell left = row.cells.get(last);
      row.cells.remove(last);
      row.column -= left.span();
      row.add(left.text(), left.span() + span, left.merged(), left.bold());
    } else {
      row.add(text, span, goesOn, content.bold() && !text.isEmpty());
    }
  }
}
