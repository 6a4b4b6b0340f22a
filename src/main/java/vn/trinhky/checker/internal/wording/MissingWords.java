package vn.trinhky.checker.internal.wording;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code missing-word} INFO: a fixed phrase that lacks a word: "các quan hành chính", "phản ánh
 * kiến" (tỉnh Vĩnh Long 2023).
 */
@Component
class MissingWords implements Rule {

  private final Phrases phrases = new Phrases("missing-words");

  @Override
  public List<String> codes() {
    return List.of("missing-word");
  }

  @Override
  public List<Finding> check(Subject subject) {
    return phrases.find(
        subject, "missing-word", "Có lẽ thiếu chữ trong “%s”; đề nghị sửa thành “%s”.");
  }
}
