package vn.trinhky.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.document.DeadlineGrammar;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.Draft.Milestone;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** The drafting page says how a time is understood in the words of the server. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class DeadlineWordsIT {

  private static final List<String> KINDS =
      List.of(
          "window",
          "before",
          "milestones",
          "recurring",
          "window_or_condition",
          "window_after_condition",
          "conditional",
          "external",
          "ongoing",
          "adhoc",
          "none");

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private ObjectMapper json;

  @Test
  void what_is_known_of_a_time_goes_with_the_time_that_is_chosen_when_two_drafts_are_merged()
      throws IOException {
    Dossier dossier = dossiers.open(localities.create());
    Browser.journey(
        port,
        "merged deadlines",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer")).visit("/");
          Object merged =
              officer
                  .page()
                  .evaluate(
                      """
                      async () => {
                        const { merge, put } = await import('/app/draft-text.js');
                        const row = (time, latest) => ({ time, deadline: { kind: 'window', latest } });
                        const base = { rows: [row('Năm 2022', '2022-12-31'), row('Năm 2022', '2022-12-31')] };
                        const mine = { rows: [row('Quý I/2022', '2022-03-31'), row('Năm 2022', '2022-12-31')] };
                        const theirs = { rows: [row('Quý II/2022', '2022-06-30'), row('Quý III/2022', '2022-09-30')] };
                        const { merged, conflicts } = merge(base, mine, theirs);
                        for (const c of conflicts) for (const { path, theirs: value } of [c, ...c.along]) put(merged, path, value);
                        return conflicts.length + ': ' + merged.rows.map((r) => r.time + ' ' + r.deadline.latest).join(', ');
                      }
                      """);
          assertThat(merged).isEqualTo("1: Quý II/2022 2022-06-30, Quý III/2022 2022-09-30");
        });
  }

  @Test
  void page_and_server_say_the_same_of_every_deadline() throws IOException {
    List<DeadlineSpec> specs = new ArrayList<>(printed());
    for (String kind : KINDS) {
      specs.addAll(everyShape(kind));
    }
    Dossier dossier = dossiers.open(localities.create());
    List<String> said = new ArrayList<>();
    String written = json.writeValueAsString(specs);
    Browser.journey(
        port,
        "deadlines",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer")).visit("/");
          Object answers =
              officer
                  .page()
                  .evaluate(
                      "async specs => { const { understood } = await import('/app/draft-text.js');"
                          + " return JSON.parse(specs).map(spec => understood(spec) ?? ''); }",
                      written);
          ((List<?>) Objects.requireNonNull(answers)).forEach(each -> said.add((String) each));
        });
    assertThat(specs).hasSizeGreaterThan(200);
    assertThat(said)
        .containsExactlyElementsOf(specs.stream().map(DeadlineGrammar::inWords).toList());
  }

  /** As they stand in issued plans. */
  private List<DeadlineSpec> printed() throws IOException {
    List<DeadlineSpec> specs = new ArrayList<>();
    try (InputStream plans = new ClassPathResource("document/deadlines.json").getInputStream()) {
      for (JsonNode plan : json.readTree(plans)) {
        for (JsonNode time : plan.get("times")) {
          specs.add(
              DeadlineGrammar.understand(
                  time.path("text").asText(""), plan.get("planYear").asInt()));
        }
      }
    }
    return specs;
  }

  private static List<DeadlineSpec> everyShape(String kind) {
    List<DeadlineSpec> specs = new ArrayList<>();
    String[][] windows = {
      {null, null},
      {null, "2022-03-31"},
      {"2022-01-01", null},
      {"2022-01-01", "2022-03-31"},
      {"2021-12-01", "2022-03-31"}
    };
    for (@Nullable String[] window : windows) {
      for (@Nullable String condition : new String[] {null, "Sau khi có hướng dẫn"}) {
        for (@Nullable String recurrence : new String[] {null, "hàng quý"}) {
          specs.add(
              new DeadlineSpec(
                  kind,
                  window[0],
                  window[1],
                  recurrence,
                  condition,
                  kind.equals("milestones")
                      ? List.of(
                          new Milestone("Đợt 1", "2022-01-01", "2022-06-30"),
                          new Milestone("Đợt 2", "2022-07-01", "2023-01-15"))
                      : List.of(),
                  null));
        }
      }
    }
    return specs;
  }
}
