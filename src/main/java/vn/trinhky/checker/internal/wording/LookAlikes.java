package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
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
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      for (Phrases.Slip slip : phrases.in(text)) {
        found.add(
            Found.info("look-alike-word")
                .in(text, slip.start(), slip.end())
                .replaceBy(slip.proposed())
                .says(
                    "Có lẽ viết nhầm “%s”; đề nghị sửa thành “%s”."
                        .formatted(
                            text.text().substring(slip.start(), slip.end()), slip.proposed())));
      }
    }
    return found;
  }
}
