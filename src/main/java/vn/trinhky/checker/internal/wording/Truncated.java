package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code truncated-text} WARNING: a sentence that ends in a word which cannot end it (thị xã Vĩnh
 * Châu 2023, row 24: "Thủ tướng Chính."; tỉnh Vĩnh Long 2023, VI.3: "triển khai thực"), or a list
 * of dashes with one dash only (thị xã Ninh Hòa 2022, V.1). The endings are in {@code
 * checker/cut-endings.txt}.
 */
@Component
class Truncated implements Rule {

  private static final String MARKS = ".,;:*”\"/)";
  private static final Pattern DASH = Pattern.compile("(?m)^[ \\t]*[-–+]\\s");

  private final Set<String> endings = WordList.folded("cut-endings");

  @Override
  public List<String> codes() {
    return List.of("truncated-text");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (isTitle(text)) {
        continue;
      }
      int end = contentEnd(text.folded());
      String ending = ending(text.folded(), end);
      // "gồm:" introduces a list and is whole
      boolean listFollows = text.text().stripTrailing().endsWith(":");
      if (!ending.isEmpty() && !listFollows) {
        found.add(
            Found.warning("truncated-text")
                .in(text, end - ending.length(), end)
                .says(
                    "Câu kết thúc bằng “%s”, có lẽ bị mất phần sau. Đề nghị kiểm tra với bản gốc."
                        .formatted(text.text().substring(end - ending.length(), end))));
      } else if (text.path().endsWith(".assignment")
          && DASH.matcher(text.text()).lookingAt()
          && DASH.matcher(text.text()).results().count() == 1) {
        found.add(
            Found.warning("truncated-text")
                .in(text)
                .says(
                    "Ô này chỉ có một gạch đầu dòng, có lẽ bị mất phần sau. Đề nghị kiểm tra với bản gốc, hoặc bỏ gạch đầu dòng."));
      }
    }
    return found;
  }

  private static boolean isTitle(Subject.Text text) {
    return text.path().endsWith("title")
        || text.path().endsWith("subject")
        || text.path().startsWith("recipients[");
  }

  private static int contentEnd(String folded) {
    int end = folded.length();
    while (end > 0
        && (Character.isWhitespace(folded.charAt(end - 1))
            || MARKS.indexOf(folded.charAt(end - 1)) >= 0)) {
      end--;
    }
    return end;
  }

  private String ending(String folded, int end) {
    int start = end;
    // no ending has more than four words
    for (int words = 0; words < 4 && start > 0; words++) {
      start = folded.lastIndexOf(' ', start - 1);
      String tail = folded.substring(start + 1, end);
      if (endings.contains(tail)) {
        return tail;
      }
      if (start < 0) {
        break;
      }
    }
    return "";
  }
}
