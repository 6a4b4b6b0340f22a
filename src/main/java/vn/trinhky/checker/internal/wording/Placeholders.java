package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code placeholder-left}: a gap that was to be filled in. ERROR before submission and after the
 * number was given, WARNING while writing and on import. An ellipsis in prose is legal ("dịch vụ
 * hành chính công thiết yếu,…"), also with four dots after a comma (tỉnh Vĩnh Long 2023, III.4.đ).
 * The patterns are in {@code checker/placeholders.txt}; the line "Kèm theo … số …" gets its number
 * from the clerk.
 */
@Component
class Placeholders implements Rule {

  private static final Pattern DOTS_ONLY = Pattern.compile("\\s*[.…_]{2,}\\s*|\\s*…\\s*");

  private final List<Gap> gaps =
      WordList.lines("placeholders").stream()
          .map(line -> line.split(" => ", 2))
          .map(sides -> new Gap(sides[0].strip(), Pattern.compile(sides[1].strip())))
          .toList();

  @Override
  public List<String> codes() {
    return List.of("placeholder-left");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Occasion occasion = subject.circumstances().occasion();
    Severity severity =
        occasion == Occasion.SUBMISSION || occasion == Occasion.NUMBERED
            ? Severity.ERROR
            : Severity.WARNING;
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (text.folded().contains("kèm theo") && text.folded().contains(" số")) {
        continue;
      }
      if (DOTS_ONLY.matcher(text.text()).matches()) {
        found.add(finding(text, 0, text.text().length(), severity));
        continue;
      }
      for (Gap gap : gaps) {
        if (!text.text().contains(gap.sign)) {
          continue;
        }
        Matcher m = gap.pattern.matcher(text.text());
        if (m.find()) {
          found.add(finding(text, m.start(), m.end(), severity));
          break;
        }
      }
    }
    return found;
  }

  private static Finding finding(Subject.Text text, int start, int end, Severity severity) {
    return Found.of("placeholder-left", severity)
        .in(text, start, end)
        .says(
            "Còn chỗ trống chưa điền: “%s”. Đề nghị điền hoặc bỏ."
                .formatted(text.text().substring(start, end).strip()));
  }

  /** A pattern, looked for only where its sign stands, because patterns are slow and gaps rare. */
  private record Gap(String sign, Pattern pattern) {}
}
