package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything about a locality is data: no code, page, form or diagram knows one by name, nor does
 * the code that goes through them in a browser.
 */
class LocalityDataTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path CATALOGUES = RESOURCES.resolve("catalogue");
  private static final Path SAMPLES = RESOURCES.resolve("samples");
  private static final List<Path> ROOTS =
      List.of(
          Path.of("src", "main"),
          Path.of("processes"),
          Path.of("forms"),
          Path.of("src", "test", "java", "vn", "trinhky", "browser"));

  private static final Set<String> TEXT =
      Set.of(
          "java",
          "ftlh",
          "html",
          "form",
          "js",
          "css",
          "svg",
          "json",
          "yaml",
          "yml",
          "properties",
          "sql",
          "bpmn",
          "dmn");

  /** Comments may give a real example. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|<!--.*?-->|<#--.*?-->|(?m-s)^\\s*(?://|--|#\\s).*$|(?m-s)(?<=[\\s;])//\\s.*$");

  @Test
  void no_locality_is_named_outside_the_data_files() throws IOException {
    Set<String> names = names();
    assertThat(names).isNotEmpty();
    Set<String> found = new TreeSet<>();
    for (Path root : ROOTS) {
      for (Path file : files(root)) {
        String text = withoutComments(Files.readString(file));
        names.stream()
            .filter(text::contains)
            .forEach(name -> found.add(file + " names “" + name + "”"));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void comments_are_left_out_and_nothing_else() {
    assertThat(
            withoutComments(
                """
                /** Not {@code A}. */
                // nor B
                String c = "C"; // nor D
                <!-- nor
                E --> f: "https://g" # H
                # nor I
                #j { color: red }
                k
                """))
        .isEqualToIgnoringWhitespace("string c = \"c\"; f: \"https://g\" # h #j { color: red } k");
  }

  private static String withoutComments(String text) {
    return COMMENT.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Code, name, place and province of every locality in the catalogue, in lower case. */
  private static Set<String> names() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (Path file : files(CATALOGUES)) {
      JsonNode locality = new YAMLMapper().readTree(Files.readString(file)).path("locality");
      for (String field : List.of("code", "name", "place", "province")) {
        if (locality.hasNonNull(field)) {
          names.add(locality.get(field).asText().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> TEXT.contains(file.toString().replaceAll(".*\\.", "")))
          .filter(
              file ->
                  root.equals(CATALOGUES)
                      || !(file.startsWith(CATALOGUES) || file.startsWith(SAMPLES)))
          .toList();
    }
  }
}
