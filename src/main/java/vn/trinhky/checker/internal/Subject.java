package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.CitationGrammar;
import vn.trinhky.document.CitedAct;
import vn.trinhky.document.Draft;

/**
 * A draft under examination, with what rules ask of it again and again.
 *
 * @param texts every printed text, in the order of the document; the body is one text per line
 * @param rows the rows of all appendices
 * @param body the lines of the body that are not blank, as they are understood
 * @param citations every act that a text cites, in the order of the document
 * @param acts what is known about acts
 * @param folded all texts as rules compare them, to see at once that something stands in none
 */
public record Subject(
    Draft draft,
    Circumstances circumstances,
    List<Text> texts,
    List<Row> rows,
    List<BodyLine> body,
    List<Cited> citations,
    ActBook acts,
    String folded) {

  private static final Pattern BASIS = Pattern.compile("[\\s*-]{0,5}Căn cứ\\s");

  private static final Pattern OTHER_ENDS = Pattern.compile("[\\u000B\\f\\r\\u0085\\u2028\\u2029]");
  private static final int FARTHEST_NUMBER = 50;
  private static final Pattern END_MARKS = Pattern.compile("(?<![.)\\s])[.)\\s]+$");
  private static final Pattern ROMAN = Pattern.compile("\\s*([IVXL]{1,6})[.)]\\s");

  /** Copies the lists. */
  public Subject {
    texts = List.copyOf(texts);
    rows = List.copyOf(rows);
    body = List.copyOf(body);
    citations = List.copyOf(citations);
  }

  /**
   * The day whose catalogue the names of the draft belong to: its own date, else today; the
   * beginning of its year for a plan of an earlier year, which keeps the names of its time.
   */
  public LocalDate namedOn() {
    LocalDate date = circumstances.documentDate();
    if (date != null) {
      return date;
    }
    int year = circumstances.planYear();
    return circumstances.today().getYear() > year && year > 0
        ? LocalDate.of(year, 1, 1)
        : circumstances.today();
  }

  /** Takes a draft apart, with an empty registry of acts. */
  public static Subject of(Draft draft, Circumstances circumstances) {
    return of(draft, circumstances, ActBook.EMPTY);
  }

  /** Takes a draft apart. */
  static Subject of(Draft draft, Circumstances circumstances, ActBook acts) {
    List<Text> texts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    texts.add(new Text("subject", 0, "Trích yếu", draft.subject()));
    for (int i = 0; i < draft.legalBases().size(); i++) {
      texts.add(
          new Text(
              "legalBases[" + i + "].text",
              0,
              "Căn cứ thứ " + (i + 1),
              draft.legalBases().get(i).text()));
    }
    for (int i = 0; i < draft.articles().size(); i++) {
      Draft.Article article = draft.articles().get(i);
      texts.add(new Text("articles[" + i + "].text", 0, article.label(), article.text()));
    }
    texts.add(new Text("plan.subject", 0, "Trích yếu kế hoạch", draft.plan().subject()));
    List<BodyLine> body = body(draft.plan().body());
    body.stream().map(BodyLine::text).distinct().forEach(texts::add);
    for (int a = 0; a < draft.appendices().size(); a++) {
      appendix(draft, a, texts, rows);
    }
    for (int i = 0; i < draft.recipients().size(); i++) {
      texts.add(
          new Text(
              "recipients[" + i + "].text",
              0,
              "Nơi nhận, dòng " + (i + 1),
              draft.recipients().get(i).text()));
    }
    return new Subject(
        draft,
        circumstances,
        texts,
        rows,
        body,
        citations(texts),
        acts,
        texts.stream().map(Text::folded).collect(Collectors.joining("\n")));
  }

  private static List<Cited> citations(List<Text> texts) {
    List<Cited> citations = new ArrayList<>();
    for (Text text : texts) {
      boolean basis =
          text.path().startsWith("legalBases") || BASIS.matcher(text.text()).lookingAt();
      for (CitedAct act :
          basis ? CitationGrammar.findInBasis(text.text()) : CitationGrammar.find(text.text())) {
        citations.add(new Cited(text, act, basis));
      }
    }
    return citations;
  }

  private static List<BodyLine> body(String body) {
    Map<Integer, Text> texts = new HashMap<>();
    String section = "Nội dung kế hoạch";
    int start = 0;
    int number = 1;
    while (start <= body.length()) {
      int end = body.indexOf('\n', start);
      end = end < 0 ? body.length() : end;
      String line = body.substring(start, end);
      Matcher roman = ROMAN.matcher(line);
      if (roman.lookingAt()) {
        section = "Mục " + roman.group(1);
      }
      if (!line.isBlank()) {
        texts.put(number, new Text("plan.body", start, section + ", dòng " + number, line));
      }
      number++;
      start = end + 1;
    }
    List<BodyLine> lines = new ArrayList<>();
    // only \n ends a line here; what else BodyText takes for an end must not shift its numbers
    for (BodyText.Line line : BodyText.parse(OTHER_ENDS.matcher(body).replaceAll(" ")).lines()) {
      Text text = texts.get(line.number());
      if (text != null) {
        lines.add(new BodyLine(line, text));
      }
    }
    return lines;
  }

  private static void appendix(Draft draft, int a, List<Text> texts, List<Row> rows) {
    String name = draft.appendices().size() > 1 ? "Phụ lục thứ " + (a + 1) : "Phụ lục";
    String at = "appendices[" + a + "]";
    Draft.Appendix appendix = draft.appendices().get(a);
    texts.add(new Text(at + ".title", 0, name + ", tiêu đề", appendix.title()));
    for (int g = 0; g < appendix.groups().size(); g++) {
      Draft.TaskGroup group = appendix.groups().get(g);
      String groupAt = at + ".groups[" + g + "]";
      String groupName = group.ordinal() == null ? group.title() : group.ordinal();
      texts.add(new Text(groupAt + ".title", 0, name + ", nhóm " + groupName, group.title()));
      for (int r = 0; r < group.rows().size(); r++) {
        Draft.TaskRow row = group.rows().get(r);
        String path = groupAt + ".rows[" + r + "]";
        String where = name + ", " + rowName(group, r);
        Row place = new Row(path, where, group, row, a, g, r);
        rows.add(place);
        cell(place, "task", row.task(), texts);
        cell(place, "product", row.product(), texts);
        cell(place, "assignment", row.assignment(), texts);
        if (row.assignment() == null) {
          agencies(place, texts);
        }
        cell(place, "time", row.time(), texts);
        cell(place, "budget", row.budget(), texts);
      }
    }
  }

  /** {@code dòng IV.2}; without a number of its own, the row above tells it. */
  private static String rowName(Draft.TaskGroup group, int r) {
    String number = "";
    int last = r;
    // who numbers nothing at all is not asked row by row
    while (last >= 0 && number.isEmpty() && r - last <= FARTHEST_NUMBER) {
      number = END_MARKS.matcher(group.rows().get(last).ordinal()).replaceAll("");
      last--;
    }
    String below = last + 1 < r && !number.isEmpty() ? " (dòng tiếp theo)" : "";
    if (number.isEmpty()) {
      number = "thứ " + (r + 1);
    }
    return group.ordinal() == null
        ? "nhóm “" + group.title() + "”, dòng " + number + below
        : "dòng " + group.ordinal() + "." + number + below;
  }

  private static void agencies(Row row, List<Text> texts) {
    Draft.AgencyRef lead = row.row().lead();
    if (lead != null) {
      cell(row, "lead.name", lead.name(), texts);
    }
    for (int i = 0; i < row.row().proposedLeads().size(); i++) {
      String name = row.row().proposedLeads().get(i).name();
      cell(row, "proposedLeads[" + i + "].name", name, texts);
    }
    for (int i = 0; i < row.row().coordinators().size(); i++) {
      String name = row.row().coordinators().get(i).name();
      cell(row, "coordinators[" + i + "].name", name, texts);
    }
  }

  private static void cell(Row row, String field, @Nullable String text, List<Text> texts) {
    if (text != null && !text.isBlank()) {
      texts.add(row.text(field, text));
    }
  }

  /**
   * A printed text.
   *
   * @param path of the node that holds it
   * @param offset of its first character in the text of that node (lines of the body), else 0
   * @param where the place in Vietnamese
   * @param folded the text as rules compare it, see {@link Fold#of}
   */
  public record Text(String path, int offset, String where, String text, String folded) {

    /** Folds the text. */
    public Text(String path, int offset, String where, String text) {
      this(path, offset, where, text, Fold.of(text));
    }
  }

  /** A line of the body: what it is, and where it stands. */
  public record BodyLine(BodyText.Line line, Text text) {}

  /**
   * An act that a text cites; its places count in that text.
   *
   * @param basis whether the text is a line "Căn cứ …"
   */
  public record Cited(Text text, CitedAct act, boolean basis) {}

  /** A row of an appendix, with its place. */
  public record Row(
      String path,
      String where,
      Draft.TaskGroup group,
      Draft.TaskRow row,
      int appendixIndex,
      int groupIndex,
      int rowIndex) {

    /** The text of one of its cells, with its place. */
    public Text text(String field, String text) {
      return new Text(path + "." + field, 0, where + ", " + nameOf(field), text);
    }

    /** The printed time; empty when there is none. */
    public Text time() {
      String time = row.time();
      return text("time", time == null ? "" : time);
    }

    private static String nameOf(String field) {
      return switch (field.replaceAll("\\W.*", "")) {
        case "task" -> "Nhiệm vụ";
        case "product" -> "Sản phẩm";
        case "assignment" -> "Phân công";
        case "lead", "proposedLeads" -> "Cơ quan chủ trì";
        case "coordinators" -> "Cơ quan phối hợp";
        case "time" -> "Tiến độ";
        case "budget" -> "Kinh phí";
        default -> field;
      };
    }
  }
}
