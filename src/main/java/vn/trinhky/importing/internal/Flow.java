package vn.trinhky.importing.internal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.DraftFix;
import vn.trinhky.importing.Reading;

/**
 * Running text in the making, one paragraph per line. A paragraph that a page or a scan broke in
 * two is joined again, and that is said as a doubt.
 */
final class Flow {

  /** A sentence cannot end in these words. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?:^|[\\s(])(?:của|và|hoặc|tại|theo|với|cho|về|các|những|là|do|bằng|từ|đến|trong|thuộc|được|để|Riêng|riêng)$");

  private static final Pattern ENDED = Pattern.compile("[.;:?!…]$");

  /** After these words comes a figure. */
  private static final Pattern COUNTING = Pattern.compile("(?:^|[\\s(])(?:số|ngày|tháng|năm)$");

  private final StringBuilder text = new StringBuilder();
  private final List<Join> joins = new ArrayList<>();
  private final List<SourceLine> lines = new ArrayList<>();
  private String last = "";
  private int lastLine;
  private boolean lastStands;

  /** Length of the lines when the text was broken at the width of a page; 0 when it was not. */
  private final int width;

  Flow() {
    this(0);
  }

  Flow(int width) {
    this.width = width;
  }

  /**
   * The width at which the lines of a text were broken, as it comes out of a PDF: where many lines
   * go on in lower case. 0 when they were not.
   */
  static int widthOf(List<Piece> pieces) {
    List<Integer> broken = new ArrayList<>();
    int running = 0;
    for (int i = 0; i + 1 < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.TextLine line
          && pieces.get(i + 1) instanceof Piece.TextLine next
          && line.text().length() > 40) {
        running++;
        if (goesOn(line.text(), next.text())) {
          broken.add(line.text().length());
        }
      }
    }
    if (broken.size() < 8 || broken.size() * 4 < running) {
      return 0;
    }
    Collections.sort(broken);
    return broken.get(broken.size() / 2);
  }

  /** Adds a line, to the paragraph before or as one of its own. */
  void add(Piece.TextLine line) {
    String clean = clean(line.text());
    if (last.isEmpty() || isFull() || !continues(line, clean)) {
      text.append(text.isEmpty() ? "" : "\n").append(marked(line, clean));
      lines.add(new SourceLine(clean, List.of(line.line())));
      lastStands = line.stands();
      last = clean;
      lastLine = line.line();
    } else {
      join(line);
    }
  }

  /** Whether the last paragraph is longer than any that broke: nothing more is joined to it. */
  boolean isFull() {
    return !lines.isEmpty()
        && lines.get(lines.size() - 1).text().length() > FileBounds.JOINED_CHARACTERS;
  }

  /** Adds a line to the paragraph before, as long as it is not {@linkplain #isFull full}. */
  void join(Piece.TextLine line) {
    String clean = clean(line.text());
    joins.add(new Join(text.length(), lastLine, line.line()));
    text.append(' ').append(clean(Emphases.marked(line.text(), line.emphasis())));
    SourceLine before = lines.get(lines.size() - 1);
    List<Integer> numbers = new ArrayList<>(before.numbers());
    numbers.add(line.line());
    lines.set(lines.size() - 1, new SourceLine(before.text() + " " + clean, numbers));
    last = clean;
    lastLine = line.line();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text.toString();
  }

  /** The paragraphs with the numbers of their source lines. */
  List<SourceLine> lines() {
    return List.copyOf(lines);
  }

  /** What was joined, as doubts about the text at this path. */
  List<Reading.Doubt> doubts(String path) {
    return joins.stream().map(join -> doubt(path, join)).toList();
  }

  private Reading.Doubt doubt(String path, Join join) {
    String around =
        text.substring(Math.max(0, join.offset() - 30), join.offset())
            + "|"
            + text.substring(join.offset() + 1, Math.min(text.length(), join.offset() + 31));
    return new Reading.Doubt(
        "joined-lines",
        path,
        join.line() == join.next() ? List.of(join.line()) : List.of(join.line(), join.next()),
        "Hai dòng được nối thành một đoạn, vì dòng trước chưa hết câu: “…%s…”."
            .formatted(around.replace('\n', ' ').replace("|", " ⏎ ")),
        List.of(
            new DraftFix(
                "Tách thành hai đoạn",
                List.of(
                    new DraftFix.Change(
                        path, join.offset(), join.offset() + 1, " ", TextNode.valueOf("\n"))))));
  }

  private boolean continues(Piece.TextLine line, String clean) {
    return (line.stands() == lastStands || dangles(last))
        && (goesOn(last, clean) || isFull(last, clean));
  }

  /** Whether the line is as long as lines are before they are broken, and no sentence ends it. */
  private boolean isFull(String before, String after) {
    if (width == 0 || before.length() < width * 0.85 || isLabelled(after)) {
      return false;
    }
    boolean title = Marks.isCapitals(before) && !Marks.isCapitals(after);
    return !title
        && (!ENDED.matcher(before).find()
            || (before.endsWith(";") && Character.isLowerCase(after.charAt(0))));
  }

  /** Whether the second text goes on in the middle of the first one's sentence. */
  static boolean goesOn(String before, String after) {
    if (isLabelled(after)) {
      return false;
    }
    if (before.isEmpty() || after.isEmpty()) {
      return false;
    }
    if (ENDED.matcher(before).find()) {
      return false;
    }
    return Character.isLowerCase(after.charAt(0))
        || dangles(before)
        || (Character.isDigit(after.charAt(0)) && COUNTING.matcher(before).find());
  }

  private static boolean dangles(String text) {
    return text.endsWith(",") || DANGLING.matcher(text).find();
  }

  static boolean isLabelled(String text) {
    // a label stands at the beginning
    List<BodyText.Line> lines =
        BodyText.parse(text.substring(0, Math.min(80, text.length()))).lines();
    return !lines.isEmpty() && lines.get(0).kind() != BodyText.Kind.PARAGRAPH;
  }

  private static String clean(String text) {
    return text.replaceAll("<(https?://[^<>\\s]{1,500})>", "$1").replaceAll("[ \\t\\u00a0]+", " ");
  }

  /** The line in the markup of the body: a whole line in italics or bold keeps its look. */
  private static String marked(Piece.TextLine line, String clean) {
    if (!line.emphasis().isEmpty()) {
      return emphasised(line);
    }
    if (line.heading() > 0 || clean.indexOf('*') >= 0) {
      return clean;
    }
    List<BodyText.Line> parsed = BodyText.parse(clean).lines();
    String label = parsed.isEmpty() ? "" : parsed.get(0).label();
    if (line.italic()) {
      String rest = clean.substring(label.length()).strip();
      return rest.isEmpty() ? clean : (label.isEmpty() ? "" : label + " ") + "*" + rest + "*";
    }
    return line.bold() && parsed.size() == 1 && parsed.get(0).kind() == BodyText.Kind.PARAGRAPH
        ? "**" + clean + "**"
        : clean;
  }

  /** A label is never emphasised: it would be no label any more. */
  private static String emphasised(Piece.TextLine line) {
    List<BodyText.Line> parsed = BodyText.parse(line.text()).lines();
    String label = parsed.size() == 1 ? parsed.get(0).label() : "";
    Piece.TextLine rest = line.text().startsWith(label) ? line.from(label.length()) : line;
    String before = line.text().substring(0, line.text().length() - rest.text().length());
    return clean(before + Emphases.marked(rest.text(), rest.emphasis()));
  }

  /** A paragraph and the source lines that it comes from. */
  record SourceLine(String text, List<Integer> numbers) {
    SourceLine {
      numbers = List.copyOf(numbers);
    }
  }

  /** Where two lines were joined: the offset of the blank between them. */
  private record Join(int offset, int line, int next) {}
}
