package vn.trinhky.checker.internal.outline;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 *
 *
 * <ul>
 *   <li>{@code appendix-missing} ERROR: the text refers to an appendix of its own and none is
 *       attached (thị xã Ngã Năm 2024: "Theo phụ lục đính kèm"). An appendix of another act does
 *       not count; a file attached to the dossier does.
 *   <li>{@code appendix-not-mentioned} WARNING: an appendix that the text does not mention (Nghị
 *       định 30/2020/NĐ-CP, Phụ lục I, III.1.a).
 * </ul>
 */
@Component
class AppendixMentioned implements Rule {

  @Override
  public List<String> codes() {
    return List.of("appendix-missing", "appendix-not-mentioned");
  }

  @Override
  public List<Finding> check(Subject subject) {
    boolean none = subject.draft().appendices().isEmpty();
    if (none && subject.circumstances().attachments() > 0) {
      return List.of();
    }
    if (!none && subject.draft().plan().body().isBlank()) {
      return List.of();
    }
    List<OwnAppendix.Mention> mentions = OwnAppendix.mentions(subject);
    if (none && !mentions.isEmpty()) {
      OwnAppendix.Mention first = mentions.get(0);
      Found finding = Found.error("appendix-missing").in(first.text(), first.start(), first.end());
      mentions.stream()
          .skip(1)
          .forEach(other -> finding.proof(other.text().path(), other.text().where()));
      return List.of(
          finding.says(
              "Nội dung dẫn chiếu phụ lục (%d chỗ) nhưng hồ sơ không có phụ lục nào. Đề nghị bổ sung phụ lục, hoặc bỏ chỗ dẫn chiếu."
                  .formatted(mentions.size())));
    }
    if (!none && mentions.isEmpty()) {
      return List.of(
          Found.warning("appendix-not-mentioned")
              .at("appendices[0].title", "Phụ lục", subject.draft().appendices().get(0).title())
              .says(
                  "Có phụ lục nhưng nội dung không nhắc đến. Đề nghị ghi “Nhiệm vụ cụ thể tại Phụ lục kèm theo” ở mục phân công."));
    }
    return List.of();
  }
}
