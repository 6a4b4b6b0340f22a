package vn.trinhky.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The passages of a draft that somebody can point at when speaking of it: each line of the body,
 * each row of an appendix, each legal basis, article and recipient.
 */
public final class Passages {

  private static final Pattern ROMAN = Pattern.compile("[IVXL]{1,6}");

  private Passages() {}

  /**
   * A passage.
   *
   * @param path place in the JSON shape of the draft; a line of the body has the number of the line
   *     behind it, from 1: {@code plan.body:12}
   * @param place the place in Vietnamese, e.g. {@code Phụ lục, dòng II.3}
   * @param text what stands there, one line for each cell of a row
   */
  public record Passage(String path, String place, String text) {}

  /** All passages with something in them, in the order of the document. */
  public static List<Passage> of(Draft draft) {
    List<Passage> passages = new ArrayList<>();
    add("subject", "Trích yếu", draft.subject(), passages);
    for (int i = 0; i < draft.legalBases().size(); i++) {
      add(
          "legalBases[" + i + "]",
          "Căn cứ thứ " + (i + 1),
          draft.legalBases().get(i).text(),
          passages);
    }
    for (int i = 0; i < draft.articles().size(); i++) {
      Draft.Article article = draft.articles().get(i);
      add("articles[" + i + "]", article.label(), article.text(), passages);
    }
    add("plan.subject", "Trích yếu kế hoạch", draft.plan().subject(), passages);
    body(draft.plan().body(), passages);
    for (int a = 0; a < draft.appendices().size(); a++) {
      appendix(draft, a, passages);
    }
    for (int i = 0; i < draft.recipients().size(); i++) {
      Draft.RecipientLine line = draft.recipients().get(i);
      add(
          "recipients[" + i + "]",
          "Nơi nhận, dòng " + (i + 1),
          line.note() == null ? line.text() : line.text() + " (" + line.note() + ")",
          passages);
    }
    return List.copyOf(passages);
  }

  private static void body(String body, List<Passage> passages) {
    String section = "Nội dung kế hoạch";
    for (BodyText.Line line : BodyText.parse(body).lines()) {
      String number = line.label().replaceAll("[.)]$", "");
      if (line.kind() == BodyText.Kind.ROMAN && ROMAN.matcher(number).matches()) {
        section = "Mục " + number;
      }
      add(
          "plan.body:" + line.number(),
          section + ", dòng " + line.number(),
          (line.label() + " " + line.text()).strip(),
          passages);
    }
  }

  private static void appendix(Draft draft, int a, List<Passage> passages) {
    Draft.Appendix appendix = draft.appendices().get(a);
    String name = draft.appendices().size() > 1 ? "Phụ lục thứ " + (a + 1) : "Phụ lục";
    String at = "appendices[" + a + "]";
    add(at + ".title", name + ", tiêu đề", appendix.title(), passages);
    for (int g = 0; g < appendix.groups().size(); g++) {
      Draft.TaskGroup group = appendix.groups().get(g);
      String groupName = group.ordinal() == null ? String.valueOf(g + 1) : group.ordinal();
      add(at + ".groups[" + g + "]", name + ", nhóm " + groupName, group.title(), passages);
      for (int r = 0; r < group.rows().size(); r++) {
        Draft.TaskRow row = group.rows().get(r);
        add(
            at + ".groups[" + g + "].rows[" + r + "]",
            name
                + ", dòng "
                + groupName
                + "."
                + (row.ordinal().isBlank() ? String.valueOf(r + 1) : row.ordinal()),
            text(row),
            passages);
      }
    }
  }

  private static String text(Draft.TaskRow row) {
    return Stream.of(
            row.task(),
            cell("Sản phẩm", row.product()),
            row.assignment() != null
                ? cell("Phân công", row.assignment())
                : cell("Chủ trì", leads(row)),
            row.assignment() != null ? null : cell("Phối hợp", names(row.coordinators())),
            cell("Tiến độ", row.time()),
            cell("Kinh phí", row.budget()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private static String leads(Draft.TaskRow row) {
    return row.lead() != null ? row.lead().name() : names(row.proposedLeads());
  }

  private static String names(List<Draft.AgencyRef> agencies) {
    return agencies.stream().map(Draft.AgencyRef::name).collect(Collectors.joining("; "));
  }

  private static @Nullable String cell(String name, @Nullable String text) {
    return text == null || text.isBlank() ? null : name + ": " + text;
  }

  private static void add(
      String path, String place, @Nullable String text, List<Passage> passages) {
    if (text != null && !text.isBlank()) {
      passages.add(new Passage(path, place, text.strip()));
    }
  }
}
