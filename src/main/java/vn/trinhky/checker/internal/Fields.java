package vn.trinhky.checker.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of reform that plans are divided into, by the words that tell them: {@code
 * checker/fields.txt}.
 */
public final class Fields {

  private static final Map<String, List<String>> WORDS = read();

  private Fields() {}

  private static Map<String, List<String>> read() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String line : WordList.lines("fields")) {
      String[] sides = line.split("=", 2);
      fields.put(sides[0].strip(), WordList.parts(sides[1]));
    }
    return fields;
  }

  /** The field that a heading means, or null. */
  public static @Nullable String of(String folded) {
    for (Map.Entry<String, List<String>> field : WORDS.entrySet()) {
      if (field.getValue().stream().anyMatch(folded::contains)) {
        return field.getKey();
      }
    }
    return null;
  }

  /** The fields that the body has a heading for, with the first heading of each. */
  public static Map<String, Subject.BodyLine> headings(Subject subject) {
    Map<String, Subject.BodyLine> headings = new LinkedHashMap<>();
    for (Subject.BodyLine line : subject.body()) {
      if (line.line().titled() && line.line().depth() == 1) {
        String field = of(line.text().folded());
        if (field != null) {
          headings.putIfAbsent(field, line);
        }
      }
    }
    return headings;
  }
}
