package vn.trinhky.checker.internal.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;

/**
 * {@code period-mismatch} WARNING: "giai đoạn a - b" differs for the same named programme (thị xã
 * Vĩnh Châu 2023: Kế hoạch 144/KH-UBND for 2020 – 2030 in the basis and for 2021 - 2030 elsewhere).
 * A programme is the same when its number and notation are, or its whole name.
 */
@Component
class Period implements Rule {

  private static final Pattern PERIOD =
      Pattern.compile("giai đoạn (20\\d\\d) ?- ?(20\\d\\d)(?!\\d)");
  private static final Pattern SYMBOL =
      Pattern.compile("số ?(\\d{1,5}(?:/\\d{4})?[/-][\\p{L}/-]{2,20})");
  private static final Pattern NAME =
      Pattern.compile("(?:chương trình|kế hoạch|đề án|chiến lược) ([\\p{L} ]{15,120}),? ?$");

  @Override
  public List<String> codes() {
    return List.of("period-mismatch");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, List<Place>> programmes = new LinkedHashMap<>();
    for (Subject.Text text : subject.texts()) {
      if (!text.folded().contains("giai đoạn 20")) {
        continue;
      }
      Matcher period = PERIOD.matcher(text.folded());
      int from = 0;
      while (period.find()) {
        String programme = programme(text.folded().substring(from, period.start()));
        if (!programme.isEmpty()) {
          programmes
              .computeIfAbsent(programme, p -> new ArrayList<>())
              .add(
                  new Place(
                      text,
                      period.start(1),
                      period.end(2),
                      period.group(1) + "-" + period.group(2)));
        }
        from = period.end();
      }
    }
    List<Finding> found = new ArrayList<>();
    programmes.values().forEach(places -> check(places, found));
    return found;
  }

  private static String programme(String before) {
    String clause = before.substring(before.lastIndexOf(';') + 1);
    Matcher symbol = SYMBOL.matcher(clause);
    String last = "";
    while (symbol.find()) {
      last = symbol.group(1);
    }
    if (!last.isEmpty()) {
      return last;
    }
    Matcher name = NAME.matcher(clause);
    return name.find() ? name.group(1).strip() : "";
  }

  private static void check(List<Place> places, List<Finding> found) {
    Map<String, Long> counts =
        places.stream().collect(Collectors.groupingBy(Place::years, Collectors.counting()));
    if (counts.size() < 2) {
      return;
    }
    String usual =
        counts.entrySet().stream()
            .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse("");
    Place other =
        places.stream()
            .filter(place -> place.years().equals(usual))
            .min(Comparator.comparingInt(places::indexOf))
            .orElseThrow();
    for (Place place : places) {
      if (!place.years().equals(usual)) {
        String proposed = other.text().text().substring(other.start(), other.end());
        Found finding =
            Found.warning("period-mismatch")
                .in(place.text(), place.start(), place.end())
                .proof(other.text(), other.start(), other.end());
        if (counts.getOrDefault(usual, 0L) > counts.getOrDefault(place.years(), 0L)) {
          finding.replaceBy(proposed);
        }
        found.add(
            finding.says(
                "Cùng một kế hoạch, chương trình nhưng chỗ này ghi giai đoạn %s, chỗ khác (%s) ghi %s. Đề nghị thống nhất."
                    .formatted(place.years(), other.text().where(), other.years())));
      }
    }
  }

  private record Place(Subject.Text text, int start, int end, String years) {}
}
