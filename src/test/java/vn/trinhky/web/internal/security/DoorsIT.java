package vn.trinhky.web.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.internal.identity.SmallTown;

/** Who gets in, how, and what is said to those who do not. */
@TrinhKyTest
class DoorsIT {

  private static final String OFFICER = "doors.noi-vu.officer";
  private static final Set<String> OPEN = Set.of("/login", "/error");

  @LocalServerPort private int port;
  @Autowired private SmallTown towns;
  @Autowired private List<RequestMappingHandlerMapping> mappings;

  @BeforeEach
  void found() {
    towns.found("doors");
  }

  @Test
  void lets_a_stranger_see_nothing_but_the_login_page_whatever_address_is_tried() {
    Visitor stranger = Visitor.stranger(port);
    Set<String> paths = new TreeSet<>(Set.of("/", "/camunda", "/camunda/app/tasklist/default/"));
    paths.addAll(
        Set.of(
            "/camunda/app/cockpit/default/",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/admin/auth/user/default",
            "/camunda/api/admin/setup/default/user/create",
            "/engine-rest/task",
            "/engine-rest/engine",
            "/engine-rest/version",
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/api/openapi",
            "/api/nothing-here",
            "/forms/nothing.html",
            "/h2-console",
            "/camunda-welcome/index.html"));
    mappings.forEach(
        mapping ->
            mapping.getHandlerMethods().keySet().stream()
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(Set::stream)
                .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x").replace("**", "x"))
                .filter(path -> !OPEN.contains(path))
                .forEach(paths::add));

    for (String path : paths) {
      for (RequestMethod method :
          List.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT)) {
        HttpResponse<String> answer =
            stranger.json(method.name(), path, "{}", "Accept", "text/html");
        assertThat(answer.statusCode()).as("%s %s", method, path).isIn(302, 401, 403);
        if (answer.statusCode() == 302) {
          assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
        }
      }
    }
    assertThat(paths).hasSizeGreaterThan(20);
  }

  @Test
  void brings_a_person_back_to_the_page_that_was_asked_for() {
    Visitor person = Visitor.stranger(port);
    HttpResponse<String> sent = person.get("/camunda/app/tasklist/default/", "Accept", "text/html");
    assertThat(sent.statusCode()).isEqualTo(302);

    HttpResponse<String> back = person.logIn(OFFICER, "trinhky");

    assertThat(back.headers().firstValue("Location").orElse(""))
        .endsWith("/camunda/app/tasklist/default/");
    assertThat(person.get("/camunda/app/tasklist/default/", "Accept", "text/html").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refuses_a_wrong_password_and_for_a_moment_the_right_one_after_it() {
    Visitor guesser = Visitor.stranger(port);
    HttpResponse<String> wrong = guesser.logIn("doors.tc-kh.officer", "guess");
    assertThat(wrong.headers().firstValue("Location").orElse("")).endsWith("/login?error");

    HttpResponse<String> tooSoon = guesser.logIn("doors.tc-kh.officer", "trinhky");
    assertThat(tooSoon.headers().firstValue("Location").orElse("")).endsWith("/login?error");

    HttpResponse<String> unknown = guesser.logIn("nobody.at.all", "trinhky");
    assertThat(unknown.headers().firstValue("Location").orElse("")).endsWith("/login?error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing-here", "/camunda/api/engine/engine/default/task"})
  void answers_a_script_without_session_with_a_bare_401_in_vietnamese(String path) {
    HttpResponse<String> answer =
        Visitor.stranger(port).get(path, "Accept", "text/html,*/*", "Sec-Fetch-Mode", "navigate");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("JSESSIONID");
    assertThat(answer.body()).contains("urn:trinhky:login-required", "Phiên làm việc đã hết");
  }

  @Test
  void ignores_a_session_cookie_at_the_rest_door() {
    Visitor person = Visitor.person(port, OFFICER, "trinhky");
    HttpResponse<String> answer = person.get("/engine-rest/task");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(Visitor.machine(port, OFFICER, "trinhky").get("/engine-rest/task").statusCode())
        .isEqualTo(200);
  }

  @Test
  void wants_the_token_from_a_session_and_none_from_a_machine() {
    Visitor person = Visitor.person(port, OFFICER, "trinhky");
    HttpResponse<String> forged = person.json("POST", "/api/nothing-here", "{}");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("urn:trinhky:csrf");
    assertThat(forged.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");

    person.get("/api/nothing-here");
    String token = person.cookie("/", "XSRF-TOKEN").orElseThrow();
    assertThat(person.json("POST", "/api/nothing-here", "{}", "X-XSRF-TOKEN", token).statusCode())
        .isEqualTo(404);

    HttpResponse<String> machine =
        Visitor.machine(port, OFFICER, "trinhky").json("POST", "/api/nothing-here", "{}");
    assertThat(machine.statusCode()).isEqualTo(404);
    assertThat(machine.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(machine.body()).contains("urn:trinhky:not-found", "Không có địa chỉ này");
  }

  @Test
  void says_that_a_machine_s_password_is_wrong_without_asking_a_browser_for_it() {
    HttpResponse<String> answer = Visitor.machine(port, "nobody", "x").get("/api/nothing-here");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:trinhky:wrong-password");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void gives_a_new_session_at_the_login() {
    Visitor person = Visitor.stranger(port);
    person.get("/camunda/app/tasklist/default/", "Accept", "text/html");
    String before = person.cookie("/", "JSESSIONID").orElseThrow();
    person.logIn(OFFICER, "trinhky");
    assertThat(person.cookie("/", "JSESSIONID")).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void ends_the_session_with_the_button_of_tasklist_and_with_our_own() {
    Visitor inTasklist = Visitor.person(port, OFFICER, "trinhky");
    Visitor thief = Visitor.stranger(port);
    thief.steal(inTasklist);
    assertThat(
            inTasklist.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode())
        .isEqualTo(204);
    assertThat(thief.get("/api/nothing-here").statusCode()).isEqualTo(401);

    Visitor onOurPage = Visitor.person(port, OFFICER, "trinhky");
    thief.steal(onOurPage);
    onOurPage.get("/api/nothing-here");
    HttpResponse<String> out =
        onOurPage.json(
            "POST",
            "/logout",
            "",
            "X-XSRF-TOKEN",
            onOurPage.cookie("/", "XSRF-TOKEN").orElseThrow());
    assertThat(out.headers().firstValue("Location").orElse("")).endsWith("/login?logout");
    assertThat(thief.get("/api/nothing-here").statusCode()).isEqualTo(401);
  }

  @Test
  void opens_the_workbenches_to_the_administrator_only() {
    Map<String, Boolean> officers =
        Map.of("tasklist", true, "welcome", true, "cockpit", false, "admin", false);
    Visitor officer = Visitor.person(port, OFFICER, "trinhky");
    Visitor admin = Visitor.person(port, "admin", "trinhky");
    String apps =
        officer
            .get("/camunda/app/tasklist/default/", "Accept", "text/html")
            .headers()
            .firstValue("X-Authorized-Apps")
            .orElse("");
    assertThat(apps.split(","))
        .containsExactlyInAnyOrder(
            officers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toArray(String[]::new));
    assertThat(
            admin
                .get("/camunda/app/cockpit/default/", "Accept", "text/html")
                .headers()
                .firstValue("X-Authorized-Apps")
                .orElse("")
                .split(","))
        .containsExactlyInAnyOrderElementsOf(officers.keySet());
    assertThat(officer.get("/actuator/health").statusCode()).isEqualTo(403);
    // in good health or not: the administrator is told
    assertThat(admin.get("/actuator/health").body()).startsWith("{\"status\":");
    assertThat(Visitor.machine(port, "admin", "trinhky").get("/actuator/health").body())
        .startsWith("{\"status\":");
  }

  @Test
  void lets_no_page_be_framed_but_the_preview_of_a_document() {
    Visitor person = Visitor.person(port, OFFICER, "trinhky");
    HttpResponse<String> page = Visitor.stranger(port).get("/login", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'");

    HttpResponse<String> preview = person.get("/api/plans/x/document.html");
    assertThat(preview.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    assertThat(preview.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'self'");
  }

  @Test
  void shows_a_person_a_page_and_a_program_a_problem_when_an_address_does_not_exist() {
    Visitor person = Visitor.person(port, OFFICER, "trinhky");
    HttpResponse<String> page = person.get("/nothing-here", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<html", "Không có địa chỉ này");

    HttpResponse<String> problem = person.get("/api/nothing-here", "Accept", "application/json");
    assertThat(problem.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/problem-test/upload", "/engine-rest/deployment/create"})
  void answers_an_upload_of_200_mb_with_a_message_instead_of_a_reset_connection(String path) {
    assumeTrue(Runtime.getRuntime().maxMemory() > 256L * 1024 * 1024);
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    long size = 200L * 1024 * 1024;
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofString(head),
            HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(size)), size),
            HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n"));

    HttpResponse<String> answer =
        Visitor.machine(port, "admin", "trinhky")
            .send("POST", path, body, "Content-Type", "multipart/form-data; boundary=x");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("urn:trinhky:too-large", "50 MB");
  }

  /** So many zero bytes. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int now = (int) Math.min(length, left);
      left -= now;
      return now;
    }
  }
}
