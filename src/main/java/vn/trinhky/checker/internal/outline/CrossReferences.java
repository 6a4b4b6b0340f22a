package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code cross-reference-unresolved} ERROR: "điểm c khoản 8 mục II", "Điều 3", "Phụ lục II" of this
 * document that is not there; only WARNING where the text does not say "này" and means an article
 * or names another act in the same paragraph. References into other acts are skipped.
 */
@Component
class CrossReferences implements Rule {

  private static final Pattern SECTION =
      Pattern.compile(
          "(?<!\\p{L})(?:điểm ([a-zđ](?:(?:, ?| và )[a-zđ])*)(?!\\p{L}),? )?(?:khoản (\\d{1,2}),? )?mục ([ivx]{1,6})(?![\\p{L}\\d])");
  private static final Pattern ARTICLE =
      Pattern.compile("(?<!\\p{L})điều (\\d{1,3})(?![\\p{L}\\d/])");
  private static final Pattern APPENDIX =
      Pattern.compile("(?<!\\p{L})phụ lục (?:số )?([ivx]{1,5}|\\d{1,2})(?![\\p{L}\\d./])");
  private static final Pattern OTHER_ACT =
      Pattern.compile(
          "(?<!\\p{L})(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|kế hoạch|đề án|chương trình|quy chế|quy định|hướng dẫn|công văn|hiến pháp|điều lệ|văn kiện|kết luận)(?! này)");
  private static final Pattern OF_THIS =
      Pattern.compile(
          "^[\\s,]{0,2}(?:của |tại |trong )?(?:kế hoạch|quyết định|phụ lục|văn bản) này");
  private static final int FAR = 120;

  @Override
  public List<String> codes() {
    return List.of("cross-reference-unresolved");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Places places = new Places(subject);
    List<Finding> found = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (text.path().startsWith("legalBases") || text.path().startsWith("recipients")) {
        continue;
      }
      String folded = text.folded();
      if (folded.contains("mục ") && places.hasSections()) {
        Matcher m = SECTION.matcher(folded);
        while (m.find()) {
          List<String> missing = places.missing(m.group(3), m.group(2), points(m.group(1)));
          if (!missing.isEmpty()) {
            add(found, text, m.start(), m.end(), String.join(", ", missing), labelled(text, m));
          }
        }
      }
      if (folded.contains("điều ") && places.hasArticles()) {
        Matcher m = ARTICLE.matcher(folded);
        while (m.find()) {
          if (!places.hasArticle(m.group(1))) {
            add(found, text, m.start(), m.end(), "Điều " + m.group(1), false);
          }
        }
      }
      if (folded.contains("phụ lục ") && !subject.draft().appendices().isEmpty()) {
        Matcher m = APPENDIX.matcher(folded);
        while (m.find()) {
          if (number(m.group(1)) > subject.draft().appendices().size()) {
            add(found, text, m.start(), m.end(), text.text().substring(m.start(), m.end()), false);
          }
        }
      }
    }
    return found;
  }

  /** The line is the heading itself, or stands in a table of contents. */
  private static boolean labelled(Subject.Text text, Matcher m) {
    return m.start() == 0 && Character.isUpperCase(text.text().charAt(0));
  }

  private static void add(
      List<Finding> found, Subject.Text text, int start, int end, String what, boolean heading) {
    Severity severity = severity(text.folded(), start, end);
    if (severity == null || heading) {
      return;
    }
    found.add(
        Found.of("cross-reference-unresolved", severity)
            .in(text, start, end)
            .says(
                "Dẫn chiếu “%s” nhưng văn bản này không có %s. Đề nghị sửa chỗ dẫn chiếu."
                    .formatted(text.text().substring(start, end), what)));
  }

  /** Null for a reference into another act. */
  private static @Nullable Severity severity(String text, int start, int end) {
    String after = text.substring(end, Math.min(text.length(), end + FAR));
    if (OF_THIS.matcher(after).find()) {
      return Severity.ERROR;
    }
    int stop = Math.max(after.indexOf(';'), after.indexOf(". "));
    if (OTHER_ACT.matcher(stop < 0 ? after : after.substring(0, stop)).find()) {
      return null;
    }
    // an article alone may well be one of an act that the paragraph before names
    return text.startsWith("điều", start) || OTHER_ACT.matcher(text.substring(0, start)).find()
        ? Severity.WARNING
        : Severity.ERROR;
  }

  private static List<String> points(@Nullable String letters) {
    return letters == null
        ? List.of()
        : Stream.of(letters.replace(" và ", ",").split(",", -1))
            .map(String::strip)
            .filter(letter -> !letter.isEmpty())
            .toList();
  }

  private static int number(String printed) {
    if (Character.isDigit(printed.charAt(0))) {
      return Integer.parseInt(printed);
    }
    return Labels.roman(printed);
  }
}
