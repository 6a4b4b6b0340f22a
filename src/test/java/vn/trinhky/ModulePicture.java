package vn.trinhky;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws the modules as they are: who uses whom, and what each says of itself. */
class ModulePicture {

  private static final Pattern MODULE = Pattern.compile("vn\\.trinhky\\.(\\w+).*");
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*(.*?[.])(?:\\s|\\*/)", Pattern.DOTALL);

  private final List<Set<String>> layers;
  private final Map<String, Set<String>> uses = new TreeMap<>();

  ModulePicture(JavaClasses classes, List<Set<String>> layers) {
    this.layers = layers;
    for (JavaClass type : classes) {
      module(type)
          .ifPresent(
              from ->
                  type.getDirectDependenciesFromSelf().stream()
                      .map(dependency -> module(dependency.getTargetClass()))
                      .flatMap(Optional::stream)
                      .filter(to -> !to.equals(from))
                      .forEach(to -> uses.computeIfAbsent(from, key -> new TreeSet<>()).add(to)));
    }
  }

  private static Optional<String> module(JavaClass type) {
    Matcher matcher = MODULE.matcher(type.getPackageName());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  String asMarkdown() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # Modules

            Written by `ArchitectureTest`, which fails when this page is no longer true. An arrow means
            "uses"; what follows from other arrows is left out of the picture, not of the table.

            ```mermaid
            flowchart TB
            """);
    uses.forEach(
        (from, all) ->
            all.stream()
                .filter(to -> all.stream().noneMatch(other -> reaches(other, to)))
                .forEach(to -> text.append("    %s --> %s\n".formatted(from, to))));
    text.append(
        """
        ```

        | module | what it is | uses |
        |---|---|---|
        """);
    for (Set<String> layer : layers) {
      for (String module : new TreeSet<>(layer)) {
        text.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    module,
                    purpose(module),
                    uses.getOrDefault(module, Set.of()).stream()
                        .collect(Collectors.joining(", "))));
      }
    }
    return text.toString();
  }

  private boolean reaches(String from, String to) {
    return uses.getOrDefault(from, Set.of()).stream()
        .anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  private static String purpose(String module) throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/vn/trinhky", module, "package-info.java"));
    Matcher sentence = FIRST_SENTENCE.matcher(source);
    return sentence.find() ? sentence.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip() : "";
  }
}
