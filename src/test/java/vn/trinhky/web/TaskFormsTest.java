package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded task forms as files: what Tasklist, the shared script and a screen reader need. */
class TaskFormsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start-plan",
        "draft-plan",
        "approve-draft",
        "comment-on-draft",
        "resolve-comments",
        "appraise-legality",
        "prepare-submission",
        "sign-submission",
        "review-dossier",
        "decide-and-sign",
        "issue-document",
        "accept-document",
        "assign-document"
      })
  void a_form_opens_through_the_shared_script_and_labels_its_fields(String name) {
    Document page = Jsoup.parse(read(name + ".html"));

    Element form = page.expectFirst("form");
    // Tasklist finds the state of the form under this name
    assertThat(form.attr("name")).isNotBlank();
    assertThat(form.expectFirst("link[rel=stylesheet]").attr("href"))
        .isEqualTo("/forms/trinhky.css");
    assertThat(form.expectFirst("script[cam-script]").data())
        .contains("import('/forms/trinhky.js')")
        .contains(name.equals("start-plan") ? "openStart" : "openTask");

    assertThat(form.select("input, select, textarea"))
        .allSatisfy(
            field ->
                assertThat(
                        field.parents().is("label")
                            || form.select("label[for=" + field.id() + "]").size() == 1)
                    .as("label of %s", field.attr("name"))
                    .isTrue());
    assertThat(Normalizer.isNormalized(form.outerHtml(), Normalizer.Form.NFC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft-plan",
        "comment-on-draft",
        "resolve-comments",
        "prepare-submission",
        "review-dossier",
        "issue-document",
        "assign-document"
      })
  void a_special_section_of_a_form_is_known_to_the_script(String name) {
    String script = read("trinhky.js");
    List<String> sections =
        Jsoup.parse(read(name + ".html")).select("[data-tk-section]").eachAttr("data-tk-section");
    assertThat(sections).isNotEmpty();
    assertThat(sections)
        .allMatch(
            section ->
                Pattern.compile("^  " + section + "\\(view, section\\) \\{", Pattern.MULTILINE)
                    .matcher(script)
                    .find());
  }

  private static String read(String file) {
    try (var in = TaskFormsTest.class.getResourceAsStream("/static/forms/" + file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
