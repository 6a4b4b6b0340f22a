package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Vietnamese texts of Camunda's own web applications against the English ones they ship. */
class WebappLocaleTest {

  private static final String APPS = "META-INF/resources/webjars/camunda/app/";

  /** Angular placeholders, moment's counters, and the tags of texts that carry markup. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{\\s*([^}]+?)\\s*}}|(%[sd])|(</?(?:a|b|br|code|em|i|kbd|li|p|span|strong|ul)\\b)");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void every_text_of_the_application_has_a_vietnamese_one(String app) {
    Map<String, String> english = texts(app, "en");
    Map<String, String> vietnamese = texts(app, "vi");

    assertThat(english).as("texts shipped by the application").hasSizeGreaterThan(100);
    assertThat(vietnamese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    assertThat(vietnamese.values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void a_text_keeps_the_placeholders_of_the_original(String app) {
    Map<String, String> vietnamese = texts(app, "vi");
    List<String> changed = new ArrayList<>();
    texts(app, "en")
        .forEach(
            (name, text) -> {
              // our own sentence about the end of life of the base carries no link abroad
              if (!name.endsWith(".BANNER_CE_EOL_TEXT")
                  && !placeholders(text).equals(placeholders(vietnamese.get(name)))) {
                changed.add(name + ": " + text + " / " + vietnamese.get(name));
              }
            });
    assertThat(changed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void the_file_is_in_composed_unicode_without_byte_order_mark(String app) {
    String file = read(app + "/locales/vi.json");
    assertThat(Normalizer.isNormalized(file, Normalizer.Form.NFC)).isTrue();
    assertThat(file).startsWith("{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
  void our_configuration_stands_in_front_of_the_one_in_the_webjar(String app) throws IOException {
    List<URL> found =
        Collections.list(loader().getResources(APPS + app + "/scripts/config.js")).stream()
            .toList();
    assertThat(found).as("ours and Camunda's").hasSize(2);
    assertThat(found.get(0).getPath()).doesNotContain("camunda-webapp-webjar");
    assertThat(found.get(1).getPath()).contains("camunda-webapp-webjar");
    assertThat(read(app + "/scripts/config.js"))
        .contains("availableLocales: ['vi'], fallbackLocale: 'vi'");
  }

  @Test
  void dates_are_written_day_first_with_a_clock_of_24_hours() {
    Map<String, String> texts = texts("tasklist", "vi");
    assertThat(texts)
        .containsEntry("dateLocales.longDateFormat.L", "DD/MM/YYYY")
        .containsEntry("dateLocales.longDateFormat.LT", "HH:mm");
  }

  private static Map<String, String> texts(String app, String language) {
    Map<String, String> texts = new TreeMap<>();
    try {
      String file = read(app + "/locales/" + language + ".json");
      // the originals begin with a byte order mark
      collect("", JSON.readTree(file.startsWith("\uFEFF") ? file.substring(1) : file), texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static void collect(String path, JsonNode node, Map<String, String> into) {
    if (node.isValueNode()) {
      into.put(path.substring(1), node.asText());
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "." + i, node.get(i), into);
      }
    } else {
      node.properties().forEach(p -> collect(path + "." + p.getKey(), p.getValue(), into));
    }
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(
            m ->
                m.group(1) != null
                    ? "{{" + m.group(1) + "}}"
                    : m.group(2) != null ? m.group(2) : m.group(3))
        .sorted()
        .toList();
  }

  private static String read(String path) {
    try (var in = loader().getResourceAsStream(APPS + path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassLoader loader() {
    return WebappLocaleTest.class.getClassLoader();
  }
}
