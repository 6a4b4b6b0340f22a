package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.checker.internal.WordList;

/**
 * {@code sentence-case} INFO: a sentence that begins in lower case (thị xã Ngã Năm 2024: "đúng quy
 * định. rà soát …"). Abbreviations ({@code checker/abbreviations.txt}) and numbers before the full
 * stop do not end a sentence.
 */
@Component
class SentenceCase implements Rule {

  private static final Pattern BEGINNING =
      Pattern.compile("(?<=\\p{Ll}\\p{Ll}[)”]?)\\.\\s{1,3}(\\p{Ll})(\\p{L}*)");

  private final Set<String> abbreviations = WordList.folded("abbreviations");

  @Override
  public List<String> codes() {
    return List.of("sentence-case");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (text.text().indexOf(". ") < 0) {
        continue;
      }
      Matcher m = BEGINNING.matcher(text.text());
      while (m.find()) {
        if (abbreviations.contains(wordBefore(text.folded(), m.start()))) {
          continue;
        }
        String capital = m.group(1).toUpperCase(Locale.ROOT) + m.group(2);
        found.add(
            Found.info("sentence-case")
                .in(text, m.start(1), m.end(2))
                .replaceBy(capital)
                .says(
                    "Sau dấu chấm viết hoa chữ cái đầu câu. Đề nghị sửa “%s” thành “%s”, hoặc sửa dấu chấm trước đó."
                        .formatted(m.group(1) + m.group(2), capital)));
      }
    }
    return found;
  }

  private static String wordBefore(String text, int dot) {
    int start = dot;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, dot);
  }
}
