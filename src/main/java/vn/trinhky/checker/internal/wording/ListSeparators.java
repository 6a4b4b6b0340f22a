package vn.trinhky.checker.internal.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code list-separator} INFO: a missing comma ("các xã phường", thị xã Ngã Năm 2024), two bodies
 * without anything between them (thành phố Vũng Tàu 2023, row 1), or a comma at the end of a name
 * (row 40).
 */
@Component
class ListSeparators implements Rule {

  private static final Pattern GLUED = Pattern.compile("\\p{L}( Các) \\p{Ll}");
  private static final Pattern TRAILING = Pattern.compile(",\\s{0,5}$");

  private final Phrases phrases = new Phrases("separators");

  @Override
  public List<String> codes() {
    return List.of("list-separator");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found =
        phrases.find(
            subject, "list-separator", "Thiếu dấu phẩy trong “%s”; đề nghị sửa thành “%s”.");
    for (Subject.Text text : subject.texts()) {
      if (isList(text)) {
        names(text, found);
      }
    }
    return found;
  }

  private static boolean isList(Subject.Text text) {
    return text.path().endsWith(".name")
        || text.path().endsWith(".assignment")
        || text.path().startsWith("recipients[");
  }

  private static void names(Subject.Text text, List<Finding> found) {
    Matcher glued = GLUED.matcher(text.text());
    while (glued.find()) {
      found.add(
          Found.info("list-separator")
              .in(text, glued.start(1), glued.end(1))
              .replaceBy("Thêm dấu chấm phẩy trước “Các”", "; Các")
              .says(
                  "Hai tên cơ quan viết liền nhau, thiếu dấu phân cách trước “Các”. Đề nghị tách bằng dấu chấm phẩy."));
    }
    Matcher trailing = TRAILING.matcher(text.text());
    if (trailing.find()) {
      found.add(
          Found.info("list-separator")
              .in(text, trailing.start(), trailing.end())
              .replaceBy("Bỏ dấu phẩy cuối", "")
              .says("Thừa dấu phẩy ở cuối. Đề nghị bỏ, hoặc bổ sung tên còn thiếu."));
    }
  }
}
