package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.document.CitationGrammar;
import vn.trinhky.document.CitedAct;
import vn.trinhky.document.Draft;

/**
 * A draft under examination, with what rules ask of it again and again.
 *
 * @param texts every printed text, in the order of the document; the body is one text per line
 * @param rows the rows of all appendices
 * @param citations every act that a text cites, in the order of the document
 * @param acts what is known about acts
 */
record Subject(
    Draft draft,
    Circumstances circumstances,
    List<Text> texts,
    List<Row> rows,
    List<Cited> citations,
    ActBook acts) {

  private static final Pattern BASIS = Pattern.compile("[\\s*-]{0,5}Căn cứ\\s");

  private static final Pattern ROMAN = Pattern.compile("\\s*([IVXL]{1,6})[.)]\\s");

  Subject {
    texts = List.copyOf(texts);
    rows = List.copyOf(rows);
    citations = List.copyOf(citations);
  }

  /** With an empty registry of acts. */
  static Subject of(Draft draft, Circumstances circumstances) {
    return of(draft, circumstances, ActBook.EMPTY);
  }

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
    body(draft.plan().body(), texts);
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
    return new Subject(draft, circumstances, texts, rows, citations(texts), acts);
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

  private static void body(String body, List<Text> texts) {
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
        texts.add(new Text("plan.body", start, section + ", dòng " + number, line));
      }
      number++;
      start = end + 1;
    }
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
        String where = name + ", dòng " + groupName + "." + row.ordinal();
        rows.add(new Row(path, where, group, row, a, g, r));
        cell(path, "task", where, "Nhiệm vụ", row.task(), texts);
        cell(path, "product", where, "Sản phẩm", row.product(), texts);
        cell(path, "assignment", where, "Phân công", row.assignment(), texts);
        cell(path, "time", where, "Tiến độ", row.time(), texts);
        cell(path, "budget", where, "Kinh phí", row.budget(), texts);
      }
    }
  }

  private static void cell(
      String path,
      String field,
      String where,
      String name,
      @Nullable String text,
      List<Text> texts) {
    if (text != null && !text.isBlank()) {
      texts.add(new Text(path + "." + field, 0, where + ", " + name, text));
    }
  }

  /**
   * A printed text.
   *
   * @param path of the node that holds it
   * @param offset of its first character in the text of that node (lines of the body), else 0
   * @param where the place in Vietnamese
   */
  record Text(String path, int offset, String where, String text) {}

  /**
   * An act that a text cites; its places count in that text.
   *
   * @param basis whether the text is a line "Căn cứ …"
   */
  record Cited(Text text, CitedAct act, boolean basis) {}

  /** A row of an appendix, with its place. */
  record Row(
      String path,
      String where,
      Draft.TaskGroup group,
      Draft.TaskRow row,
      int appendixIndex,
      int groupIndex,
      int rowIndex) {}
}
