package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code ratio-of-itself} WARNING: "x trên tổng số x", which is always 100 % (thị xã Ninh Hòa 2022,
 * I.2.e: "20% hồ sơ chứng thực điện tử trên tổng số hồ sơ chứng thực điện tử").
 */
@Component
class RatioOfItself implements Rule {

  private static final String OVER = "trên tổng số ";
  private static final Pattern BEGINS =
      Pattern.compile("(?:\\d ?%|tỷ lệ|tỉ lệ|số lượng|[,.;:()])[\\s\\p{Punct}]*");
  private static final Pattern ENDS = Pattern.compile("[,.;:()]| đạt | là | giảm | tăng ");
  private static final Set<String> SMALL =
      Set.of("của", "các", "những", "được", "đã", "có", "số", "từ", "tối", "thiểu", "ít", "nhất");

  @Override
  public List<String> codes() {
    return List.of("ratio-of-itself");
  }

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      String folded = text.folded();
      for (int at = folded.indexOf(OVER); at >= 0; at = folded.indexOf(OVER, at + 1)) {
        int start = begin(folded, at);
        Matcher end = ENDS.matcher(folded);
        int last = end.find(at + OVER.length()) ? end.start() : folded.length();
        String part = words(folded.substring(start, at));
        if (part.indexOf(' ') > 0
            && part.equals(words(folded.substring(at + OVER.length(), last)))) {
          found.add(
              Found.warning("ratio-of-itself")
                  .in(text, start, last)
                  .says(
                      "Tỷ lệ này so “%s” với chính nó nên luôn bằng 100%%. Đề nghị ghi rõ mẫu số."
                          .formatted(text.text().substring(start, at).strip())));
        }
      }
    }
    return found;
  }

  private static int begin(String text, int end) {
    Matcher begin = BEGINS.matcher(text).region(Math.max(0, end - 150), end);
    int start = Math.max(0, end - 150);
    while (begin.find()) {
      start = begin.end();
    }
    return Math.min(start, end);
  }

  private static String words(String phrase) {
    return Stream.of(phrase.strip().split("[^\\p{L}\\d]+", -1))
        .filter(word -> !word.isEmpty() && !SMALL.contains(word))
        .collect(Collectors.joining(" "));
  }
}
