package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;

/** The bell, the settings page and the administrator's list, as browsers and machines get them. */
@TrinhKyTest
class NotificationApiIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  private String locality;

  @BeforeEach
  void found() {
    locality = localities.create();
  }

  @Test
  void the_bell_counts_what_is_unread_and_leads_to_the_task() {
    Dossier plan = dossiers.open(locality).to("ApproveDraft");
    Colleague head = person("noi-vu.head");
    Document page = page(head, "/plans");
    assertThat(page.select(".bell .n").text()).isEqualTo("1");
    assertThat(page.select(".bell .unread a").attr("href"))
        .isEqualTo("/camunda/app/tasklist/default/#/?task=" + plan.work().get(0).taskId());

    JsonNode told = head.get("/api/notices").ok().json();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("kind").asText()).isEqualTo("NEW");
    Map<String, List<String>> ids = Map.of("ids", List.of(told.get(0).path("id").asText()));
    new Answer(head.browser().json("POST", "/api/notices/read", "{\"ids\":[]}"))
        .refused(403, "csrf");
    person("noi-vu.head-2").post("/api/notices/read", ids).ok();
    assertThat(page(head, "/plans").select(".bell .n").text()).isEqualTo("1");
    head.post("/api/notices/read", ids).ok();
    assertThat(page(head, "/plans").select(".bell .n")).isEmpty();
    assertThat(page(head, "/plans").select(".bell li")).hasSize(1);
    head.post("/api/notices/read", Map.of()).refused(400, "invalid-input");
  }

  @Test
  void the_link_of_an_e_mail_leads_to_the_task_and_later_to_the_dossier() {
    Dossier plan = dossiers.open(locality).to("ApproveDraft");
    String link = "/tasks/" + plan.work().get(0).taskId();
    assertThat(new Answer(Visitor.stranger(port).get(link, "Accept", "text/html")).status())
        .as("through the login page")
        .isEqualTo(302);
    assertThat(to(person("noi-vu.head"), link)).endsWith("/#/?task=" + link.substring(7));
    assertThat(to(person("vp.head"), link)).as("superior").endsWith("/plans/" + plan.id());
    assertThat(to(person("kinh-te.head"), link)).endsWith("/");
    plan.decides("noi-vu.head", "ApproveDraft", "APPROVE");
    assertThat(to(person("noi-vu.head"), link)).endsWith("/plans/" + plan.id());
    assertThat(to(person("kinh-te.head"), link)).endsWith("/");
    assertThat(to(person("noi-vu.head"), "/tasks/nothing")).endsWith("/");
  }

  @Test
  void everybody_sees_and_changes_his_own_settings_only() {
    Colleague head = person("noi-vu.head");
    JsonNode usual = head.get("/api/me/notifications").ok().json();
    assertThat(usual.path("email").isNull()).isTrue();
    assertThat(usual.path("digestAt").asText()).startsWith("07:30");
    assertThat(usual.path("deliveries").path("NEW").asText()).isEqualTo("IMMEDIATELY");
    assertThat(usual.path("deliveries").path("REMIND").asText()).isEqualTo("DAILY");

    JsonNode saved = head.put("/api/me/notifications", wish("mai@example.vn", "06:15")).ok().json();
    assertThat(saved.path("email").asText()).isEqualTo("mai@example.vn");
    assertThat(saved.path("deliveries").path("NEW").asText()).isEqualTo("NEVER");
    Document page = page(head, "/settings");
    assertThat(page.select("#thu").val()).isEqualTo("mai@example.vn");
    assertThat(page.select("#gio").val()).isEqualTo("06:15");
    assertThat(page.select("input[name=NEW][checked]").val()).isEqualTo("NEVER");
    assertThat(page.select(".account a[href=/settings]").text()).isEqualTo("Thông báo của tôi");

    assertThat(person("noi-vu.head-2").get("/api/me/notifications").ok().json()).isEqualTo(usual);
    new Answer(Visitor.stranger(port).get("/api/me/notifications")).refused(401, "login-required");
    new Answer(
            head.browser()
                .json("PUT", "/api/me/notifications", "{\"deliveries\":{},\"digestAt\":\"07:00\"}"))
        .refused(403, "csrf");
  }

  @Test
  void what_cannot_be_settings_is_refused_in_vietnamese() {
    Colleague head = person("noi-vu.head");
    head.put("/api/me/notifications", wish("mai@example", "06:15")).refused(422, "invalid-email");
    head.put("/api/me/notifications", wish("mai@example.vn\r\nBcc: x@example.vn", "06:15"))
        .refused(422, "invalid-email");
    head.put("/api/me/notifications", Map.of("email", "mai@example.vn"))
        .refused(400, "invalid-input");
    for (String body :
        List.of(
            "{\"deliveries\":{\"SOMETIMES\":\"DAILY\"},\"digestAt\":\"07:00\"}",
            "{\"deliveries\":{\"NEW\":\"SOMETIMES\"},\"digestAt\":\"07:00\"}",
            "{\"deliveries\":{},\"digestAt\":\"25:00\"}",
            "{\"deliveries\":{},\"digestAt\":\"07:00\",\"user\":\"somebody\"}")) {
      assertThat(head.put("/api/me/notifications", body).status()).as(body).isEqualTo(400);
    }
    assertThat(
            head.put(
                    "/api/me/notifications",
                    "{\"deliveries\":{\"NEW\":null},\"digestAt\":\"07:00\"}")
                .status())
        .isEqualTo(400);
    assertThat(head.get("/api/me/notifications").ok().json().path("email").isNull()).isTrue();
  }

  @Test
  void only_the_administrator_sees_and_repeats_what_was_not_sent() {
    Visitor admin = Visitor.machine(port, "admin", "trinhky");
    assertThat(new Answer(admin.get("/api/notification/failures")).ok().json().isArray()).isTrue();
    new Answer(admin.json("POST", "/api/notification/failures/nothing/retry", ""))
        .refused(404, "unknown-message");
    person("noi-vu.head").get("/api/notification/failures").refused(403, "not-administrator");
    person("vp.admin")
        .post("/api/notification/failures/nothing/retry", Map.of())
        .refused(403, "not-administrator");
  }

  private static Map<String, Object> wish(String email, String at) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("email", email);
    wish.put("deliveries", Map.of("NEW", "NEVER"));
    wish.put("digestAt", at);
    return wish;
  }

  private static String to(Colleague person, String path) {
    Answer answer = new Answer(person.browser().get(path, "Accept", "text/html"));
    assertThat(answer.status()).isEqualTo(302);
    return answer.header("Location");
  }

  private static Document page(Colleague person, String path) {
    return Jsoup.parse(new Answer(person.browser().get(path, "Accept", "text/html")).ok().body());
  }

  private Colleague person(String rest) {
    return new Colleague(port, locality + "." + rest);
  }
}
