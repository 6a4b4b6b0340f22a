package vn.trinhky.checker.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.trinhky.checker.internal.Subject;

/** Where a text speaks of its own appendices, not of those of another act. */
final class OwnAppendix {

  private static final String WORD = "phụ lục";
  private static final int FAR = 90;
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "\\d/|nghị định|thông tư|(?<!\\p{L})luật|của quyết định số|kèm theo quyết định số|kế hoạch số|quyết định số");
  private static final Pattern TOLD_BEFORE =
      Pattern.compile("(?:theo|tại|trong|ở|xem|có|kèm|các) $");
  private static final Pattern TOLD_AFTER =
      Pattern.compile("^ (?:kèm theo|đính kèm|này|phân công|[ivx]+(?![\\p{L}])|\\d)");

  private OwnAppendix() {}

  record Mention(Subject.Text text, int start, int end) {}

  /** All mentions in articles and body, in their order. */
  static List<Mention> mentions(Subject subject) {
    List<Mention> mentions = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      if (text.path().startsWith("articles") || text.path().equals("plan.body")) {
        String folded = text.folded();
        for (int at = folded.indexOf(WORD); at >= 0; at = folded.indexOf(WORD, at + 1)) {
          if (isOwn(folded, at)) {
            mentions.add(new Mention(text, at, at + WORD.length()));
          }
        }
      }
    }
    return mentions;
  }

  private static boolean isOwn(String text, int at) {
    int after = at + WORD.length();
    String tail = text.substring(after, Math.min(text.length(), after + FAR));
    int stop = tail.indexOf(';');
    tail = stop < 0 ? tail : tail.substring(0, stop);
    if (OF_ANOTHER.matcher(tail).find()) {
      return false;
    }
    return TOLD_BEFORE.matcher(text.substring(Math.max(0, at - 8), at)).find()
        || TOLD_AFTER.matcher(tail).find();
  }
}
