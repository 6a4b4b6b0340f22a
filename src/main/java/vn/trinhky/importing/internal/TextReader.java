package vn.trinhky.importing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.trinhky.importing.SourceDocument;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Cell;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.SourceFormat;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.SourceDocument.TableRow;
import vn.trinhky.problem.Refusal;

/**
 * Reads plain text: text files and what is pasted from other programs. Tables are lines with tabs,
 * as Word and Excel paste them, or with Markdown pipes; emphasis and headings may be those of
 * Markdown or HTML. A blank line ends a table: it is how a page break looks in text.
 */
final class TextReader {

  static final int LARGEST_BYTES = 5 * FileBounds.MEGABYTE;
  static final int MOST_LINES = 50_000;

  /** A page break leaves a few blank lines. */
  private static final int LONGEST_PAGE_BREAK = 5;

  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(?=\\S)");
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:b|i|u|em|strong|sup|sub|span|font|p|div|ul|ol|mark)(?: [^<>]{0,200})?/?>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK = Pattern.compile("<br ?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM =
      Pattern.compile("<li(?: [^<>]{0,200})?>(?: ?- )?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM_END = Pattern.compile("</li>", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK = Pattern.compile("<((?:https?|mailto):[^<>\\s]{1,500})>");
  private static final Pattern BOLD_TAG =
      Pattern.compile("^<(?:b|strong)>.*</(?:b|strong)>$", Pattern.CASE_INSENSITIVE);
  private static final Pattern ITALIC_TAG =
      Pattern.compile("^<(?:i|em)>.*</(?:i|em)>$", Pattern.CASE_INSENSITIVE);
  private static final Pattern STARS = Pattern.compile("\\*+");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\*_#|.\\-+()\\[\\]`>])");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private final List<Block> blocks = new ArrayList<>();
  private final List<TableRow> rows = new ArrayList<>();

  private TextReader() {}

  /**
   * Reads a text that was pasted or decoded.
   *
   * @param name name of the file, or a Vietnamese name for pasted text
   * @param remarks what is to be said of how it was decoded, as Vietnamese sentences
   * @throws Refusal 422 {@code file-too-large}, {@code file-too-long}
   */
  static SourceDocument read(String name, String text, List<String> remarks) {
    if (text.length() > LARGEST_BYTES) {
      throw tooLarge();
    }
    CleanText clean = new CleanText();
    String[] lines = clean.clean(text).split("\n", MOST_LINES + 2);
    if (lines.length > MOST_LINES) {
      throw Refusal.unprocessable(
          "file-too-long", "Văn bản này có hơn 50.000 dòng. Hãy tách phần cần dùng rồi thử lại.");
    }
    TextReader reader = new TextReader();
    for (int i = 0; i < lines.length; i++) {
      reader.line(i + 1, lines[i], hasRowBeside(lines, i));
    }
    reader.endTable();
    List<String> notes = new ArrayList<>(remarks);
    notes.addAll(clean.notes());
    return new SourceDocument(name, SourceFormat.TEXT, reader.blocks, notes);
  }

  static Refusal tooLarge() {
    return Refusal.unprocessable(
        "file-too-large", "Văn bản này lớn hơn 5 MB. Hãy tách phần cần dùng rồi thử lại.");
  }

  private void line(int number, String line, boolean besideRow) {
    String text = line.strip();
    if (text.isEmpty()) {
      endTable();
    } else if (isPiped(text)) {
      rows.add(new TableRow(number, cells(pieces(text))));
    } else if (isRow(line) || (besideRow && line.indexOf('\t') >= 0)) {
      rows.add(new TableRow(number, cells(List.of(line.split("\t", -1)))));
    } else {
      endTable();
      Matcher heading = HEADING.matcher(text);
      int level = heading.find() ? heading.end(1) : 0;
      String content = level == 0 ? text : text.substring(heading.end());
      blocks.add(new Paragraph(number, plain(content), isBold(content), isItalic(content), level));
    }
  }

  private void endTable() {
    if (!rows.isEmpty()) {
      blocks.add(new Table(rows));
      rows.clear();
    }
  }

  private static boolean isPiped(String text) {
    return text.startsWith("|") && text.indexOf('|', 1) > 0;
  }

  /** A tab at an end alone indents a paragraph. */
  private static boolean isRow(String line) {
    return isPiped(line.strip()) || line.strip().indexOf('\t') >= 0;
  }

  /**
   * A row whose text is all in its first or last cell is told by the rows around it. Tabs at the
   * beginning indent, so that such a row stands next to another one, without a page break between.
   */
  private static boolean hasRowBeside(String[] lines, int at) {
    int gap = lines[at].stripLeading().indexOf('\t') >= 0 ? LONGEST_PAGE_BREAK : 0;
    return isRow(nearest(lines, at, -1, gap)) || isRow(nearest(lines, at, 1, gap));
  }

  private static String nearest(String[] lines, int from, int step, int gap) {
    int at = from + step;
    for (int i = 0; i < gap && at >= 0 && at < lines.length && lines[at].isBlank(); i++) {
      at += step;
    }
    return at >= 0 && at < lines.length ? lines[at] : "";
  }

  /** The cells of a row between pipes; a backslash keeps a pipe in its cell. */
  private static List<String> pieces(String row) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 1; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '|' && row.charAt(i - 1) != '\\') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    if (!piece.toString().isBlank()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static List<Cell> cells(List<String> pieces) {
    return pieces.stream()
        .map(String::strip)
        .map(text -> new Cell(plain(text), 1, false, isBold(text)))
        .toList();
  }

  private static boolean isBold(String text) {
    return BOLD_TAG.matcher(text).matches()
        || (text.length() > 4 && text.startsWith("**") && text.endsWith("**"));
  }

  private static boolean isItalic(String text) {
    return ITALIC_TAG.matcher(text).matches()
        || (text.length() > 2
            && text.startsWith("*")
            && text.endsWith("*")
            && !text.startsWith("**"));
  }

  /** Without marks of Markdown and HTML. */
  static String plain(String text) {
    String plain = text;
    if (plain.indexOf('<') >= 0) {
      plain = ITEM_END.matcher(BREAK.matcher(plain).replaceAll("\n")).replaceAll("\n");
      plain = ITEM.matcher(plain).replaceAll("- ");
      plain = LINK.matcher(TAG.matcher(plain).replaceAll("")).replaceAll("$1");
    }
    if (plain.indexOf('&') >= 0) {
      plain =
          plain
              .replace("&nbsp;", " ")
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&amp;", "&");
    }
    if (plain.indexOf('*') >= 0) {
      plain = withoutStars(plain);
    }
    if (plain.indexOf('\\') >= 0) {
      plain = ESCAPED.matcher(plain).replaceAll("$1");
    }
    StringBuilder lines = new StringBuilder(plain.length());
    plain
        .lines()
        .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
        .filter(line -> !line.isEmpty())
        .forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line));
    return lines.toString();
  }

  /**
   * Stars are emphasis where they touch a word. Where one emphasis ends and the next one begins
   * ("**PHỤ LỤC****PHÂN CÔNG …***(Kèm theo …)*"), lines were glued together.
   */
  private static String withoutStars(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Matcher stars = STARS.matcher(text);
    int at = 0;
    boolean open = false;
    while (stars.find()) {
      boolean before = stars.start() > 0 && !Character.isWhitespace(text.charAt(stars.start() - 1));
      boolean after =
          stars.end() < text.length() && !Character.isWhitespace(text.charAt(stars.end()));
      boolean escaped = before && text.charAt(stars.start() - 1) == '\\';
      boolean footnote =
          before
              && after
              && text.charAt(stars.start() - 1) == '('
              && text.charAt(stars.end()) == ')';
      if (escaped || footnote || (!before && !after)) {
        continue;
      }
      plain.append(text, at, stars.start());
      at = stars.end();
      if (before && after && open && stars.group().length() > 2) {
        plain.append('\n');
      } else if (before && after && !open) {
        open = true;
      } else {
        open = after && !before;
      }
    }
    return plain.append(text, at, text.length()).toString();
  }
}
