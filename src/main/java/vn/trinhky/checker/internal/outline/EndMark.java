package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code end-mark-missing} INFO: the last paragraph of the decision or of the plan does not end
 * with "./." (the templates of Nghị định 30/2020/NĐ-CP, Phụ lục III). The printed document gets the
 * mark in any case.
 */
@Component
class EndMark implements Rule {

  private static final String MARK = "./.";

  @Override
  public List<String> codes() {
    return List.of("end-mark-missing");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    Subject.Text article = null;
    for (Subject.Text text : subject.texts()) {
      article = text.path().startsWith("articles[") ? text : article;
    }
    if (article != null) {
      check(article, "Quyết định", found);
    }
    if (!subject.body().isEmpty()) {
      check(subject.body().get(subject.body().size() - 1).text(), "Kế hoạch", found);
    }
    return found;
  }

  private static void check(Subject.Text text, String part, List<Finding> found) {
    String bare = text.text().stripTrailing();
    while (bare.endsWith("*")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.isEmpty() || bare.endsWith(MARK)) {
      return;
    }
    int start = bare.length();
    while (start > 0 && ".;,".indexOf(bare.charAt(start - 1)) >= 0) {
      start--;
    }
    // at least one character is shown
    int from = start == bare.length() ? start - 1 : start;
    String kept = bare.substring(from, start);
    found.add(
        Found.info("end-mark-missing")
            .in(text, from, bare.length())
            .replaceBy("Thêm ./. ở cuối", kept + MARK)
            .says(
                "%s chưa kết thúc bằng dấu “./.”. Khi in, hệ thống tự thêm dấu này."
                    .formatted(part)));
  }
}
