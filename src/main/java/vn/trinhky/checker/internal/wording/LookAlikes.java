package vn.trinhky.checker.internal.wording;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code look-alike-word} INFO: a word in place of one that looks like it, inside a fixed phrase:
 * Công thông tin for Cổng, Trực liên thông for Trục (issued plans of 2022 to 2024).
 */
@Component
class LookAlikes implements Rule {

  private final Phrases phrases = new Phrases("look-alikes");

  @Override
  public List<String> codes() {
    return List.of("look-alike-word");
  }

  @Override
  public List<Finding> check(Subject subject) {
    return phrases.find(
        subject, "look-alike-word", "Có lẽ viết nhầm “%s”; đề nghị sửa thành “%s”.");
  }
}
