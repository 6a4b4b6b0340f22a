package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;

/**
 * {@code parts-missing} INFO, on import: what was read lacks a part of the document, which the user
 * has to supply (thành phố Vũng Tàu 2023: an appendix alone).
 */
@Component
class MissingParts implements Rule {

  @Override
  public List<String> codes() {
    return List.of("parts-missing");
  }

  @Override
  public List<Finding> check(Subject subject) {
    if (subject.circumstances().occasion() != Occasion.IMPORT) {
      return List.of();
    }
    Draft draft = subject.draft();
    List<Finding> found = new ArrayList<>();
    if (draft.legalBases().isEmpty()) {
      found.add(missing("legalBases", "Căn cứ", "các căn cứ"));
    }
    if (draft.form() == IssuanceForm.DECISION_WITH_PLAN && draft.articles().isEmpty()) {
      found.add(missing("articles", "Quyết định", "các điều của quyết định"));
    }
    if (draft.plan().body().isBlank()) {
      found.add(missing("plan.body", "Nội dung kế hoạch", "nội dung kế hoạch"));
    }
    if (draft.recipients().isEmpty()) {
      found.add(missing("recipients", "Nơi nhận", "nơi nhận"));
    }
    if (draft.signature() == null) {
      found.add(missing("signature", "Chữ ký", "người ký"));
    }
    return found;
  }

  private static Finding missing(String path, String where, String what) {
    return Found.info("parts-missing")
        .at(path, where)
        .says("Văn bản nhập vào không có " + what + ". Đề nghị bổ sung trước khi trình.");
  }
}
