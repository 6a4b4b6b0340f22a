package vn.trinhky.web.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.internal.identity.SmallTown;

/** What is said when something did not work. */
@TrinhKyTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {

  private static final String OFFICER = "problems.noi-vu.officer";

  @LocalServerPort private int port;
  @Autowired private SmallTown towns;
  @Autowired private ObjectMapper json;

  private Visitor machine;

  @BeforeEach
  void found() {
    towns.found("problems");
    machine = Visitor.machine(port, OFFICER, "trinhky");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title": | 400 | malformed-json | JSON
          {"title":"a","planYear":"mười"} | 400 | invalid-input | 'planYear'
          {"title":"a","planYear":1,"more":1} | 400 | invalid-input | 'more'
          {"title":" ","planYear":1} | 400 | invalid-input | title: không được để trống
          """)
  void explains_bad_input_in_vietnamese(String body, int status, String type, String words)
      throws Exception {
    JsonNode problem = problem(machine.json("POST", "/api/problem-test", body), status);
    assertThat(problem.path("type").asText()).isEqualTo("urn:trinhky:" + type);
    assertThat(problem.path("detail").asText()).contains(words);
    assertThat(problem.path("title").asText()).isEqualTo("Yêu cầu không hợp lệ");
  }

  @ParameterizedTest
  @CsvSource({
    "refused, 422, urn:trinhky:reason-missing, Trả lại phải có lý do.",
    "wrapped, 409, urn:trinhky:overtaken, Việc này vừa được người khác xử lý."
  })
  void passes_on_what_a_use_case_said(String kind, int status, String type, String detail)
      throws Exception {
    JsonNode problem = problem(machine.get("/api/problem-test/" + kind), status);
    assertThat(problem.path("type").asText()).isEqualTo(type);
    assertThat(problem.path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void keeps_the_inside_of_a_fault_in_the_log_and_gives_the_id_to_find_it_by(CapturedOutput log)
      throws Exception {
    HttpResponse<String> answer = machine.get("/api/problem-test/broken");
    JsonNode problem = problem(answer, 500);
    assertThat(answer.body()).doesNotContain("secret");
    assertThat(problem.path("lookup").asText()).hasSize(8);
    assertThat(log.getAll()).contains(problem.path("lookup").asText(), "the secret inside");
  }

  @Test
  void shows_the_error_page_with_the_same_id_to_a_person(CapturedOutput log) {
    HttpResponse<String> page =
        Visitor.person(port, OFFICER, "trinhky").get("/problem-test/broken", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("<html", "Lỗi hệ thống").doesNotContain("secret");
    String lookup = page.body().replaceAll("(?s).*báo quản trị hệ thống mã (\\w{8}).*", "$1");
    assertThat(lookup).hasSize(8);
    assertThat(log.getAll()).contains("[" + lookup + "]");
  }

  @Test
  void names_what_the_address_does_not_take() throws Exception {
    assertThat(problem(machine.json("PUT", "/api/problem-test", "{}"), 405).path("type").asText())
        .isEqualTo("urn:trinhky:method-not-allowed");
    JsonNode media =
        problem(machine.json("POST", "/api/problem-test", "x", "Content-Type", "text/plain"), 415);
    assertThat(media.path("type").asText()).isEqualTo("urn:trinhky:unsupported-media");
  }

  @Test
  void tells_a_controller_who_is_asking() throws Exception {
    JsonNode me = json.readTree(machine.get("/api/problem-test/me").body());
    assertThat(me.path("user").asText()).isEqualTo(OFFICER);
    assertThat(me.path("name").asText()).isEqualTo("Nguyễn Thị Sáu");
    assertThat(me.path("groups").toString()).contains("problems.noi-vu.officer");
    assertThat(me.path("localities").toString()).isEqualTo("[\"problems\"]");
    assertThat(me.path("administrator").asBoolean()).isFalse();
  }

  private JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return json.readTree(answer.body());
  }
}
