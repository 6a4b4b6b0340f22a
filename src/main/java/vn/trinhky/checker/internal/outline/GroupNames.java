package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fields;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;

/**
 * {@code group-name-mismatch} INFO: a group of the appendix has another name than the section about
 * the same field (thị xã Vĩnh Châu 2023: "Cải cách công vụ", "Cải cách chế độ công vụ").
 */
@Component
class GroupNames implements Rule {

  private static final int FEW = 3;

  @Override
  public List<String> codes() {
    return List.of("group-name-mismatch");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, Subject.BodyLine> headings = Fields.headings(subject);
    List<Finding> found = new ArrayList<>();
    if (headings.size() < FEW) {
      return found;
    }
    for (int a = 0; a < subject.draft().appendices().size(); a++) {
      List<Draft.TaskGroup> groups = subject.draft().appendices().get(a).groups();
      for (int g = 0; g < groups.size(); g++) {
        String title = groups.get(g).title();
        String field = Fields.of(Fold.of(title));
        Subject.BodyLine heading = field == null ? null : headings.get(field);
        if (heading != null && !plain(title).equals(plain(heading.line().text()))) {
          found.add(
              Found.info("group-name-mismatch")
                  .at(
                      "appendices[" + a + "].groups[" + g + "].title",
                      "Phụ lục, nhóm “" + title + "”",
                      title)
                  .proof(heading.text(), 0, heading.text().text().length())
                  .says(
                      "Phụ lục ghi “%s”, nội dung ghi “%s” cho cùng lĩnh vực. Đề nghị thống nhất tên."
                          .formatted(title, heading.line().text())));
        }
      }
    }
    return found;
  }

  /** Without what may differ: case, abbreviations, brackets and the word "công tác". */
  private static String plain(String name) {
    return Fold.of(name)
        .replaceAll("\\([^)]*\\)", " ")
        .replace("cchc", "cải cách hành chính")
        .replace("tthc", "thủ tục hành chính")
        .replaceAll("(?<!\\p{L})(?:về )?công tác ", "")
        .replaceAll("[^\\p{L}\\d]+", " ")
        .replaceFirst("(?<=điều hành) cải cách hành chính ?$", "")
        .strip();
  }
}
