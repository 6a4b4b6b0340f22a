package vn.trinhky.checker.internal.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.internal.Fold;
import vn.trinhky.checker.internal.Found;
import vn.trinhky.checker.internal.Rule;
import vn.trinhky.checker.internal.Subject;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;

/**
 * {@code name-variant} INFO: one agency or group under several spellings in the columns of the
 * appendix ("Tài chính - Kế hoạch", "Tài chính – Kế hoạch"; "Văn hoá", "Văn hóa"; "UBND xã,
 * phường", "UBND các xã, phường"). Names of a free-text cell are in that cell and are not compared.
 */
@Component
class NameVariants implements Rule {

  @Override
  public List<String> codes() {
    return List.of("name-variant");
  }

  @Override
  public List<Finding> check(Subject subject) {
    Map<String, List<Name>> bodies = new LinkedHashMap<>();
    for (Subject.Row row : subject.rows()) {
      if (row.row().assignment() != null) {
        continue;
      }
      add(row, "lead.name", row.row().lead(), bodies);
      add(row, "proposedLeads[%d].name", row.row().proposedLeads(), bodies);
      add(row, "coordinators[%d].name", row.row().coordinators(), bodies);
    }
    List<Finding> found = new ArrayList<>();
    bodies.values().forEach(names -> check(names, found));
    return found;
  }

  private static void add(
      Subject.Row row, String field, List<Draft.AgencyRef> refs, Map<String, List<Name>> bodies) {
    for (int i = 0; i < refs.size(); i++) {
      add(row, field.formatted(i), refs.get(i), bodies);
    }
  }

  private static void add(
      Subject.Row row,
      String field,
      Draft.@Nullable AgencyRef ref,
      Map<String, List<Name>> bodies) {
    if (ref == null || (ref.agency() == null && ref.collective() == null)) {
      return;
    }
    String body = ref.agency() == null ? "c " + ref.collective() : "a " + ref.agency();
    bodies
        .computeIfAbsent(body, b -> new ArrayList<>())
        .add(new Name(row.text(field, ref.name()), trimmed(ref.name())));
  }

  private static void check(List<Name> names, List<Finding> found) {
    Map<String, List<Name>> spellings =
        names.stream()
            .collect(
                Collectors.groupingBy(Name::spelling, LinkedHashMap::new, Collectors.toList()));
    // inside a list a name may begin small
    spellings.keySet().removeIf(name -> spellings.containsKey(capital(name)) && !isCapital(name));
    if (spellings.size() < 2) {
      return;
    }
    String usual =
        spellings.entrySet().stream()
            .reduce((a, b) -> b.getValue().size() > a.getValue().size() ? b : a)
            .map(Map.Entry::getKey)
            .orElse("");
    List<Name> others =
        names.stream().filter(name -> !capital(name.spelling).equals(capital(usual))).toList();
    Found finding = Found.info("name-variant").in(others.get(0).text);
    others.stream()
        .skip(1)
        .forEach(other -> finding.proof(other.text, 0, other.text.text().length()));
    // only what the eye hardly sees is certain: dashes, tones, capitals
    List<Name> alike =
        others.stream().filter(name -> Fold.of(name.spelling).equals(Fold.of(usual))).toList();
    if (!alike.isEmpty()) {
      finding.fix("Viết thống nhất “" + usual + "”", changes(alike, usual));
    }
    found.add(
        finding.says(
            "Cùng một cơ quan nhưng có nhiều cách ghi: %s. Đề nghị viết thống nhất."
                .formatted(
                    spellings.entrySet().stream()
                        .map(
                            spelling ->
                                "“%s” (%d chỗ)"
                                    .formatted(spelling.getKey(), spelling.getValue().size()))
                        .collect(Collectors.joining(", ")))));
  }

  private static List<DraftFix.Change> changes(List<Name> names, String usual) {
    return names.stream()
        .map(
            name -> {
              String printed = name.text.text();
              int start = printed.indexOf(name.spelling);
              return Found.piece(
                  name.text.path(), start, start + name.spelling.length(), name.spelling, usual);
            })
        .toList();
  }

  /** Without marks at the end. */
  private static String trimmed(String name) {
    String text = name.strip();
    while (!text.isEmpty() && ".,;:".indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1).stripTrailing();
    }
    return text;
  }

  private static boolean isCapital(String name) {
    return capital(name).equals(name);
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private record Name(Subject.Text text, String spelling) {}
}
