package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

@TrinhKyTest
class AbsenceApiIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  private String locality;

  @BeforeEach
  void found() {
    locality = localities.create();
  }

  @Test
  void a_head_records_who_is_away_and_when_he_is_back_earlier() {
    Colleague head = person("noi-vu.head");
    Map<String, String> absence =
        Map.of("user", user("noi-vu.head-2"), "from", "2023-03-01", "to", "2023-03-10");
    String id = head.post("/api/absences", absence).ok().json().path("id").asText();
    head.post("/api/absences", absence).refused(422, "absence-overlap");
    assertThat(
            head.put("/api/absences/" + id + "/last-day", Map.of("lastDay", "2023-03-03"))
                .ok()
                .json()
                .path("to")
                .asText())
        .isEqualTo("2023-03-03");
    assertThat(
            head.get("/api/absences?locality=" + locality + "&from=2023-03-01&to=2023-03-31")
                .ok()
                .json())
        .hasSize(1);
    head.send("DELETE", "/api/absences/" + id, Map.of()).ok();
    assertThat(
            head.get("/api/absences?locality=" + locality + "&from=2023-03-01&to=2023-03-31")
                .ok()
                .json())
        .isEmpty();
  }

  @Test
  void nobody_records_for_another_agency_or_reads_another_locality() {
    Map<String, String> absence =
        Map.of("user", user("noi-vu.head-2"), "from", "2023-03-01", "to", "2023-03-10");
    person("tu-phap.head").post("/api/absences", absence).refused(403, "not-head");
    person("noi-vu.officer").post("/api/absences", absence).refused(403, "not-head");
    String other = localities.create();
    person("noi-vu.head")
        .get("/api/absences?locality=" + other + "&from=2023-03-01&to=2023-03-31")
        .refused(403, "foreign-locality");
    person("noi-vu.head").post("/api/absences", Map.of()).refused(400, "invalid-input");
  }

  @Test
  void a_leader_is_recorded_away_by_himself_or_the_head_of_the_office_and_by_no_other_leader() {
    Map<String, String> chairman =
        Map.of("user", user("ubnd.leader"), "from", "2023-03-01", "to", "2023-03-10");
    Colleague deputy = person("ubnd.leader-2");
    deputy.post("/api/absences", chairman).refused(403, "not-head");
    String id = person("vp.head").post("/api/absences", chairman).ok().json().path("id").asText();
    deputy
        .put("/api/absences/" + id + "/last-day", Map.of("lastDay", "2023-03-03"))
        .refused(403, "not-head");
    deputy.send("DELETE", "/api/absences/" + id, Map.of()).refused(403, "not-head");
    Colleague deputyOfOffice = person("vp.head-2");
    deputyOfOffice
        .put("/api/absences/" + id + "/last-day", Map.of("lastDay", "2023-03-03"))
        .refused(403, "not-head");
    deputyOfOffice.send("DELETE", "/api/absences/" + id, Map.of()).refused(403, "not-head");
    person("ubnd.leader").send("DELETE", "/api/absences/" + id, Map.of()).ok();
    deputy
        .post(
            "/api/absences",
            Map.of("user", deputy.user(), "from", "2023-03-01", "to", "2023-03-10"))
        .ok();
    deputyOfOffice.post("/api/absences", chairman).refused(403, "not-head");
    deputyOfOffice
        .post(
            "/api/absences",
            Map.of("user", user("vp.officer"), "from", "2023-03-01", "to", "2023-03-10"))
        .ok();
    for (Colleague refused : List.of(deputy, deputyOfOffice)) {
      refused
          .post(
              "/api/delegations",
              Map.of(
                  "locality",
                  locality,
                  "agency",
                  "ubnd",
                  "grantor",
                  user("ubnd.leader"),
                  "grantee",
                  user("vp.head"),
                  "power",
                  "BY_ORDER",
                  "validFrom",
                  "2023-03-01"))
          .refused(403, "not-head");
    }
  }

  @Test
  void the_office_sees_the_powers_to_sign() {
    assertThat(
            person("vp.head")
                .get("/api/delegations?locality=" + locality + "&agency=ubnd")
                .ok()
                .json())
        .isEmpty();
  }

  private Colleague person(String rest) {
    return new Colleague(port, user(rest));
  }

  private String user(String rest) {
    return locality + "." + rest;
  }
}
