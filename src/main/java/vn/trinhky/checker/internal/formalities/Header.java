package vn.trinhky.checker.internal.formalities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code header-missing}: the name of the issuing body, the place or the subject is missing (cells
 * 2, 4 and 5 of Nghị định 30/2020/NĐ-CP, Phụ lục I). ERROR before submission; INFO while writing
 * and on import, where the scan may have lost it.
 */
@Component
class Header implements Rule {

  @Override
  public List<String> codes() {
    return List.of("header-missing");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Occasion occasion = subject.circumstances().occasion();
    Severity severity =
        occasion == Occasion.SUBMISSION || occasion == Occasion.NUMBERED
            ? Severity.ERROR
            : Severity.INFO;
    List<Finding> found = new ArrayList<>();
    if (subject.draft().letterhead().stream().allMatch(String::isBlank)) {
      found.add(missing("letterhead", "Tên cơ quan ban hành", severity));
    }
    if (subject.draft().place().isBlank()) {
      found.add(missing("place", "Địa danh", severity));
    }
    if (subject.draft().subject().isBlank()) {
      found.add(missing("subject", "Trích yếu", severity));
    }
    return found;
  }

  private static Finding missing(String path, String what, Severity severity) {
    return Found.of("header-missing", severity)
        .at(path, what)
        .says("Phần đầu văn bản còn thiếu: " + what.toLowerCase(Locale.ROOT) + ". Đề nghị điền.");
  }
}
