package vn.trinhky.checker.internal.wording;

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
 * {@code leftover-markup} INFO: tags, a row of dashes or stars that came along from another program
 * (thị xã Ninh Hòa 2022: an unclosed list tag). Stars inside the body are our own emphasis.
 */
@Component
class LeftoverMarkup implements Rule {

  private static final Pattern TAG =
      Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\\s[^<>]{0,120})?/?>");
  private static final Pattern ENTITY = Pattern.compile("&(?:nbsp|amp|lt|gt|quot|#\\d{1,5});");
  private static final Pattern RULE =
      Pattern.compile("(?:^|\\|)\\s{0,5}[-=_]{3,}\\s{0,5}(?:$|\\|)");
  private static final Pattern STARS = Pattern.compile("\\*{2,}|^#{1,6} ");

  @Override
  public List<String> codes() {
    return List.of("leftover-markup");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      String printed = text.text();
      if (printed.indexOf('<') >= 0) {
        look(TAG, text, found);
      }
      if (printed.indexOf('&') >= 0) {
        look(ENTITY, text, found);
      }
      if (printed.contains("---") || printed.contains("===") || printed.contains("___")) {
        look(RULE, text, found);
      }
      if (printed.startsWith("#") || printed.contains("**") && !text.path().equals("plan.body")) {
        look(STARS, text, found);
      }
    }
    return found;
  }

  private static void look(Pattern pattern, Subject.Text text, List<Finding> found) {
    Matcher m = pattern.matcher(text.text());
    while (m.find()) {
      Found finding = Found.info("leftover-markup").in(text, m.start(), m.end());
      if (!pattern.equals(ENTITY) || m.group().equals("&nbsp;")) {
        finding.replaceBy("Xóa", pattern.equals(ENTITY) ? " " : "");
      }
      found.add(
          finding.says(
              "“%s” là ký hiệu định dạng còn sót lại, không phải nội dung. Đề nghị xóa."
                  .formatted(m.group().strip())));
    }
  }
}
