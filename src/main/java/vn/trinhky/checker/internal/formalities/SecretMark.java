package vn.trinhky.checker.internal.formalities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code secret-mark} ERROR, which nobody may override: a mark of secrecy stands in the text. This
 * system does not take state secrets (Luật Bảo vệ bí mật nhà nước). Only a mark that stands for
 * itself counts, not "bảo mật" nor a title in capitals.
 */
@Component
class SecretMark implements Rule {

  private static final Pattern MARK =
      Pattern.compile(
          "^[\\s(\\[*]*((?:TUYỆT |TỐI )?MẬT)[\\s)\\].*]*$|(?:Độ|Mức độ|ĐỘ) (?:mật|MẬT) ?: ?((?:tuyệt |tối |Tuyệt |Tối |TUYỆT |TỐI )?(?:mật|Mật|MẬT))(?!\\p{L})");

  @Override
  public List<String> codes() {
    return List.of("secret-mark");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (!text.folded().contains("mật")) {
        continue;
      }
      Matcher mark = MARK.matcher(text.text());
      if (mark.find()) {
        int group = mark.group(1) == null ? 2 : 1;
        found.add(
            Found.error("secret-mark")
                .in(text, mark.start(group), mark.end(group))
                .says(
                    "Văn bản có dấu độ mật “%s”. Hệ thống này không nhận văn bản mật; đề nghị soạn ngoài hệ thống theo quy định về bí mật nhà nước."
                        .formatted(mark.group(group))));
      }
    }
    return found;
  }
}
