package vn.trinhky.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.PlanIssuance;

/**
 * A plan is issued in a browser, as each person in turn, once for every file in {@code journeys}.
 * Another locality is another file.
 */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class IssuanceJourneyIT implements IssuanceJourney.Meanwhile {

  /** Longer than a consultation of five working days, wherever the holidays of Tết fall in it. */
  private static final int CONSULTATION_DAYS = 15;

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Organisation organisation;
  @Autowired private Engine engine;
  @Autowired private ObjectMapper json;

  static Stream<String> journeys() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver().getResources("classpath:journeys/*.yaml"))
        .map(file -> Objects.requireNonNull(file.getFilename()).replace(".yaml", ""))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void a_plan_is_issued_and_received_by_people_who_click_what_people_click(String name) {
    Journey journey = Journey.named(name);
    Locality locality =
        organisation.locality(localities.create(journey.catalogue(), journey.neighbours()));
    engine.withJobExecutor(
        () ->
            Browser.journey(
                port,
                name,
                browser ->
                    new IssuanceJourney(browser, journey, locality, organisation, this).run()));
  }

  @Override
  public void agrees(String plan, String agency) {
    Task asked =
        engine.open(plan, PlanIssuance.COMMENT_ON_DRAFT).stream()
            .filter(task -> agency.equals(engine.variable(task, "consultedAgency")))
            .findFirst()
            .orElseThrow();
    String locality = Objects.requireNonNull(asked.getTenantId());
    engine.decide(locality + "." + agency + ".officer", asked, "AGREE");
  }

  @Override
  public void deadlinePasses() {
    Visitor admin = Visitor.machine(port, "admin", "trinhky");
    try {
      LocalDateTime now =
          LocalDateTime.parse(
              json.readTree(admin.get("/api/demo/clock").body()).get("at").textValue());
      LocalDateTime then = now.plusDays(CONSULTATION_DAYS).toLocalDate().atTime(8, 0);
      assertThat(admin.json("PUT", "/api/demo/clock", "{\"at\":\"" + then + "\"}").statusCode())
          .isEqualTo(200);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
