package vn.trinhky.plan.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.trinhky.checker.Finding;
import vn.trinhky.document.Draft;

/**
 * Names findings by what was found where, without counting lines or rows: a row inserted above
 * changes no name, changed words do.
 */
final class FindingKeys {

  private static final Pattern NUMBERS = Pattern.compile("\\[\\d+\\]");
  private static final Pattern ROW =
      Pattern.compile(
          "appendices\\[(\\d{1,6})\\]\\.groups\\[(\\d{1,6})\\]\\.rows\\[(\\d{1,6})\\].*");
  private static final int LENGTH = 40;

  private FindingKeys() {}

  /** A key for each finding, in their order; no two are the same. */
  static List<String> of(List<Finding> findings, Draft draft) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (Finding finding : findings) {
      String what =
          String.join(
              "\n",
              finding.code(),
              NUMBERS.matcher(finding.path()).replaceAll("[]"),
              task(finding.path(), draft),
              finding.excerpt());
      int repeated = seen.merge(what, 1, Integer::sum);
      keys.add(hash(what + "\n" + repeated));
    }
    return keys;
  }

  /** What tells rows apart when the finding is about something missing. */
  private static String task(String path, Draft draft) {
    Matcher row = ROW.matcher(path);
    if (!row.matches()) {
      return "";
    }
    int appendix = Integer.parseInt(row.group(1));
    int group = Integer.parseInt(row.group(2));
    int index = Integer.parseInt(row.group(3));
    if (appendix >= draft.appendices().size()
        || group >= draft.appendices().get(appendix).groups().size()
        || index >= draft.appendices().get(appendix).groups().get(group).rows().size()) {
      return "";
    }
    return draft.appendices().get(appendix).groups().get(group).rows().get(index).task();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
