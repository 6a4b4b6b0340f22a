package vn.trinhky.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;

/** The plan of thị xã Ninh Hòa is issued in a browser, as each person in turn. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class IssuanceJourneyIT {

  /** Longer than a consultation of five working days, even over the holidays of Tết. */
  private static final int CONSULTATION_DAYS = 14;

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Engine engine;
  @Autowired private ObjectMapper json;

  @Test
  void a_plan_is_issued_and_received_by_people_who_click_what_people_click() {
    String locality = localities.create();
    engine.withJobExecutor(
        () ->
            Browser.journey(
                port,
                "issuance",
                browser -> new IssuanceJourney(browser, locality, this::daysPass).run()));
  }

  private void daysPass() {
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
