package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.BodyText.Kind;

/**
 * {@code numbering-ambiguous} INFO: numbers of one level are a paragraph once and a heading once,
 * so that nobody knows under which of them the next paragraph stands (thị xã Vĩnh Châu 2023, IV.2).
 */
@Component
class AmbiguousNumbering implements Rule {

  @Override
  public List<String> codes() {
    return List.of("numbering-ambiguous");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    List<Subject.BodyLine> body = subject.body();
    Subject.BodyLine text = null;
    int depth = 0;
    for (int i = 0; i < body.size(); i++) {
      Subject.BodyLine line = body.get(i);
      Kind kind = line.line().kind();
      if (kind == Kind.ROMAN || kind == Kind.ARTICLE || kind == Kind.CHAPTER) {
        text = null;
      }
      if (kind != Kind.NUMBER) {
        continue;
      }
      if (line.line().depth() < depth) {
        text = null;
      }
      depth = line.line().depth();
      if (!paragraphFollows(body, i)) {
        continue;
      }
      if (!line.line().titled()) {
        text = line;
      } else if (text != null && text.line().depth() == depth) {
        found.add(finding(text, line));
        text = null;
      }
    }
    return found;
  }

  private static boolean paragraphFollows(List<Subject.BodyLine> body, int i) {
    return i + 1 < body.size() && body.get(i + 1).line().kind() == Kind.PARAGRAPH;
  }

  private static Finding finding(Subject.BodyLine text, Subject.BodyLine heading) {
    return Found.info("numbering-ambiguous")
        .in(heading.text())
        .proof(text.text().path(), text.text().where())
        .says(
            "Cùng một cấp số nhưng “%s” là đoạn văn, “%s” là tiêu đề; các đoạn không đánh số ở giữa không rõ thuộc mục nào. Đề nghị đánh số lại."
                .formatted(text.line().label(), heading.line().label()));
  }
}
