package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.support.EngineDoor.Kind.REST;
import static vn.trinhky.support.EngineDoor.Kind.TASKLIST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Engine;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.Logins;

/**
 * What is wrong is refused at every door with a stable type and a sentence in Vietnamese; nothing
 * of it is stored, and the task is as it was.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Engine engine;
  @Autowired private Plans plans;
  @Autowired private PlanConsultations consultations;
  @Autowired private Logins logins;
  @Autowired private JdbcClient jdbc;

  private final Map<String, Colleague> people = new HashMap<>();
  private String locality;

  /** Being drafted by noi-vu.officer. */
  private String drafted;

  /** On the desk of vp.reviewer. */
  private String reviewed;

  @BeforeEach
  void bringTwoDossiersToTheirDesks() {
    if (reviewed != null) {
      return;
    }
    locality = localities.create();
    drafted = open();
    reviewed = open();
    decide("noi-vu.officer", "DraftPlan", "SUBMIT");
    decide("noi-vu.head", "ApproveDraft", "APPROVE");
    engine.runJobs(reviewed);
    decide("noi-vu.officer", "PrepareSubmission", "SUBMIT");
    decide("noi-vu.head", "SignSubmission", "SIGN");
    engine.claim(user("vp.reviewer"), engine.task(reviewed, "ReviewDossier"));
  }

  static Stream<Arguments> badDecisions() {
    String reason = "Chưa đạt.";
    return Stream.of(EngineDoor.Kind.values())
        .flatMap(
            door ->
                Stream.of(
                    Arguments.of(door, "{}", 400, "unknown-decision"),
                    bad(door, 400, "unknown-decision", "decision", "MAYBE"),
                    bad(door, 400, "unknown-decision", "decision", "SIGN"),
                    bad(door, 400, "unknown-decision", "decision", "forward"),
                    bad(door, 422, "reason-missing", "decision", "RETURN", "returnTo", "DraftPlan"),
                    bad(
                        door,
                        422,
                        "reason-missing",
                        "decision",
                        "RETURN",
                        "comment",
                        "  \n ",
                        "returnTo",
                        "DraftPlan"),
                    bad(
                        door,
                        400,
                        "return-target-missing",
                        "decision",
                        "RETURN",
                        "comment",
                        reason),
                    bad(
                        door,
                        400,
                        "unknown-return-target",
                        "decision",
                        "RETURN",
                        "comment",
                        reason,
                        "returnTo",
                        "IssueDocument"),
                    bad(
                        door,
                        400,
                        "return-target-unexpected",
                        "decision",
                        "FORWARD",
                        "returnTo",
                        "DraftPlan"),
                    bad(
                        door,
                        400,
                        "variable-not-allowed",
                        "decision",
                        "FORWARD",
                        "outcome",
                        "SIGNED"),
                    bad(
                        door,
                        400,
                        "variable-not-allowed",
                        "decision",
                        "FORWARD",
                        "signer",
                        "ubnd.leader"),
                    bad(
                        door,
                        422,
                        "comment-too-long",
                        "decision",
                        "RETURN",
                        "comment",
                        "ý".repeat(5000),
                        "returnTo",
                        "DraftPlan"),
                    bad(
                        door,
                        400,
                        "variable-not-text",
                        "decision",
                        "RETURN",
                        "comment",
                        "không\u0000in được",
                        "returnTo",
                        "DraftPlan"),
                    bad(door, 422, "review-sheet-missing", "decision", "FORWARD"),
                    Arguments.of(door, "{\"variables\":", 400, "malformed-json")));
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("badDecisions")
  void refuses_a_decision_that_cannot_be(
      EngineDoor.Kind door, String body, int status, String type) {
    String before = everythingAbout(reviewed, "ReviewDossier");
    String task = engine.task(reviewed, "ReviewDossier").getId();

    person("vp.reviewer").complete(door, task, body).refused(status, type);

    assertThat(everythingAbout(reviewed, "ReviewDossier")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "vp.head",
    "vp.officer",
    "vp.admin",
    "noi-vu.officer",
    "ubnd.leader",
    "xa-ninh-son.clerk"
  })
  void refuses_the_completion_of_somebody_else_s_task(String who) {
    String before = everythingAbout(reviewed, "ReviewDossier");
    String task = engine.task(reviewed, "ReviewDossier").getId();
    String body =
        Colleague.variables("decision", "RETURN", "comment", "Không", "returnTo", "DraftPlan");
    for (EngineDoor.Kind door : EngineDoor.Kind.values()) {
      person(who).complete(door, task, body).refused(403, "denied");
      new Answer(
              person(who)
                  .door(door)
                  .json("POST", "/task/" + task + "/claim", "{\"userId\":\"" + user(who) + "\"}"))
          .refused(403, "denied");
    }
    assertThat(everythingAbout(reviewed, "ReviewDossier")).isEqualTo(before);
  }

  @Test
  void takes_one_of_two_completions_sent_at_the_same_moment() throws Exception {
    Colleague officer = person("noi-vu.officer");
    officer.door(TASKLIST);
    officer.door(REST);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 4; round++) {
        String id = open();
        String task = engine.task(id, "DraftPlan").getId();
        String body = Colleague.variables("decision", "SUBMIT");
        List<Callable<Answer>> calls =
            List.of(
                () -> officer.complete(TASKLIST, task, body),
                () -> officer.complete(REST, task, body));
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : both.invokeAll(calls)) {
          answers.add(answer.get());
        }
        Answer loser =
            answers.stream().filter(answer -> answer.status() >= 300).findFirst().orElseThrow();
        loser.refused(409, "overtaken");
        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(
                StreamSupport.stream(
                        officer.get("/api/plans/" + id + "/timeline").json().spliterator(), false)
                    .filter(event -> event.path("kind").asText().equals("DECIDED")))
            .hasSize(1);
        assertThat(engine.open(id, "ApproveDraft")).hasSize(1);
      }
    } finally {
      both.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void starts_nothing_from_a_start_form_that_cannot_be(EngineDoor.Kind door) {
    int before = person("vp.head").get("/api/plans").json().path("total").asInt();
    String good = "Kế hoạch thử";
    start("noi-vu.officer", door, "title", good, "planYear", "2022", "locality", "khong-co")
        .refused(403, "foreign-locality");
    start("noi-vu.officer", door, "title", good, "planYear", "2022", "draftingAgency", "tc-kh")
        .refused(400, "variable-not-allowed");
    start("noi-vu.officer", door, "title", good, "planYear", "hai nghìn")
        .refused(400, "year-wrong");
    start("noi-vu.officer", door, "title", good, "planYear", "1945").refused(400, "year-wrong");
    start("noi-vu.officer", door, "title", " ", "planYear", "2022").refused(400, "title-missing");
    start("noi-vu.officer", door, "title", "k".repeat(501), "planYear", "2022")
        .refused(400, "title-missing");
    start("noi-vu.officer", door, "title", "a\u0000b", "planYear", "2022")
        .refused(400, "variable-not-text");
    start("noi-vu.officer", door, "title", good, "planYear", "2022", "form", "POEM")
        .refused(400, "unknown-choice");
    start("noi-vu.officer", door, "title", good, "planYear", "2022", "sample", "../application")
        .refused(404, "unknown-sample");
    start("noi-vu.head", door, "title", good, "planYear", "2022").refused(403, "denied");
    new Answer(
            EngineDoor.open(door, port, "admin", "trinhky")
                .json(
                    "POST",
                    "/process-definition/key/PlanIssuance/start",
                    Colleague.variables("title", good, "planYear", "2022", "locality", "khong-co")))
        .refused(404, "unknown-locality");
    assertThat(person("vp.head").get("/api/plans").json().path("total").asInt()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{1} {2} {3} by {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          noi-vu.officer | POST | /api/plans | {"locality":"khong-co","year":2022,"title":"K"} | 403 | foreign-locality
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","draftingAgency":"khong-co"} | 403 | not-drafting-officer
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","draftingAgency":"tc-kh"} | 403 | not-drafting-officer
          noi-vu.officer | POST | /api/plans | {"title":"K"} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":2022} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":"hai","title":"K"} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"a\\u0000b"} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","form":"POEM"} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","state":"ISSUED"} | 400 | invalid-input
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","sample":"../application"} | 404 | unknown-sample
          noi-vu.officer | POST | /api/plans | {"year":2022,"title":"K","parent":"khong-co"} | 404 | unknown-plan
          noi-vu.head | POST | /api/plans | {"year":2022,"title":"K"} | 403 | not-drafting-officer
          noi-vu.officer | PUT | {drafted}/consulted | {"agencies":["tc-kh","khong-co"],"appraisal":false} | 404 | unknown-agency
          noi-vu.officer | PUT | {drafted}/consulted | {"agencies":[null],"appraisal":false} | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/consulted | [] | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/consulted | {"agencies":"tc-kh"} | 400 | invalid-input
          noi-vu.officer-2 | PUT | {drafted}/consulted | {"agencies":["tc-kh"],"appraisal":true} | 403 | not-editing
          noi-vu.officer | POST | {drafted}/opinions | {"agency":"tc-kh","content":"x","paper":true} | 404 | not-consulted
          noi-vu.officer | POST | {drafted}/opinions | {"content":"x"} | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/opinions/khong-co/resolution | {"resolution":"ACCEPTED"} | 404 | not-consulted
          noi-vu.officer | PUT | {drafted}/opinions/tc-kh/resolution | {"resolution":"MAYBE"} | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/submission | {"kind":"LETTER","subject":"x","addressees":["x"],"body":"x"} | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/submission | {"kind":"OFFICIAL_LETTER","subject":" ","addressees":["x"],"body":"x"} | 400 | subject-missing
          noi-vu.officer | PUT | {drafted}/submission | {"kind":"OFFICIAL_LETTER","subject":"x","addressees":[" "],"body":"x"} | 400 | addressee-missing
          noi-vu.officer | PUT | {drafted}/submission | {"kind":"OFFICIAL_LETTER","subject":"x","addressees":[null],"body":"x"} | 400 | invalid-input
          noi-vu.officer | PUT | {drafted}/review-sheet | {"checklist":[],"content":"","summary":"","opinion":""} | 403 | not-reviewing
          vp.reviewer | PUT | {reviewed}/review-sheet | {"checklist":[{"satisfied":true}],"content":"","summary":"","opinion":""} | 400 | invalid-input
          vp.reviewer | PUT | {reviewed}/review-sheet | {"checklist":[null],"content":"","summary":"","opinion":""} | 400 | invalid-input
          noi-vu.officer | POST | {drafted}/withdrawal | {} | 400 | invalid-input
          vp.reviewer | POST | {drafted}/withdrawal | {"reason":"x"} | 403 | not-drafter
          noi-vu.clerk | POST | {drafted}/submission/seal | {} | 422 | not-signed
          noi-vu.officer | GET | {drafted}/versions/a/diff/b | | 400 | invalid-input
          noi-vu.officer | GET | {drafted}/versions/1/diff/99 | | 404 | unknown-version
          noi-vu.officer | GET | {drafted}/document.html?version=hai | | 400 | invalid-input
          noi-vu.officer | GET | {drafted}/document.pdf?version=0 | | 404 | unknown-version
          noi-vu.officer | GET | {drafted}/attachments/khong-co | | 404 | unknown-attachment
          noi-vu.officer | DELETE | {drafted} | | 405 | method-not-allowed
          noi-vu.officer | GET | /api/plans?offset=mot | | 400 | invalid-input
          noi-vu.officer | GET | /api/plans/khong-co | | 404 | unknown-plan
          noi-vu.officer | GET | /api/tasks/khong-co | | 404 | unknown-task
          noi-vu.officer | GET | /api/agencies?locality=khong-co | | 403 | foreign-locality
          noi-vu.officer | GET | /api/register?locality=khong-co | | 403 | not-your-register
          noi-vu.officer | GET | /api/register?issuer=khong-co | | 403 | not-your-register
          ubnd.clerk | POST | /api/register/khong-co/void | {"reason":"x"} | 404 | unknown-entry
          xa-ninh-son.head | PUT | /api/deliveries/khong-co/assignment | {"user":"x"} | 404 | unknown-delivery
          noi-vu.officer | PUT | /api/demo/clock | {"at":"mai"} | 400 | invalid-input
          """)
  void refuses_a_request_that_cannot_be(
      String who, String method, String path, @Nullable String body, int status, String type) {
    String before =
        everythingAbout(drafted, "DraftPlan") + everythingAbout(reviewed, "ReviewDossier");
    String address =
        path.replace("{drafted}", "/api/plans/" + drafted)
            .replace("{reviewed}", "/api/plans/" + reviewed);

    Answer answer =
        person(who).send(method, address, body == null ? "" : body).refused(status, type);

    assertThat(answer.json().path("detail").asText()).doesNotContain("..", "null", "Exception");
    assertThat(everythingAbout(drafted, "DraftPlan") + everythingAbout(reviewed, "ReviewDossier"))
        .isEqualTo(before);
  }

  @Test
  void refuses_words_that_are_too_many() {
    String before = everythingAbout(drafted, "DraftPlan");
    Colleague officer = person("noi-vu.officer");
    String address = "/api/plans/" + drafted;
    officer
        .post(address + "/withdrawal", Map.of("reason", "ý".repeat(5000)))
        .refused(422, "reason-missing");
    officer
        .post("/api/plans", Map.of("year", 2022, "title", "k".repeat(501)))
        .refused(400, "title-missing");
    officer
        .put(
            address + "/submission",
            Map.of(
                "kind",
                "OFFICIAL_LETTER",
                "subject",
                "k".repeat(501),
                "addressees",
                List.of("x"),
                "body",
                "x"))
        .refused(400, "subject-missing");
    upload(officer, "a".repeat(300), null, "x").refused(422, "file-name-too-long");
    upload(officer, "a.txt", "ý".repeat(501), "x").refused(422, "remark-too-long");
    upload(officer, "a.txt", null, "").refused(422, "empty-file");
    assertThat(everythingAbout(drafted, "DraftPlan")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/plans",
    "PUT, {id}/consulted",
    "POST, {id}/opinions",
    "PUT, {id}/opinions/tc-kh/resolution",
    "PUT, {id}/submission",
    "PUT, {id}/review-sheet",
    "POST, {id}/withdrawal",
    "PUT, {id}/recipients",
    "PUT, /api/deliveries/x/assignment",
    "PUT, /api/register/x/remarks",
    "POST, /api/register/x/void",
    "PUT, /api/demo/clock"
  })
  void says_that_json_is_malformed(String method, String path) {
    String before = everythingAbout(drafted, "DraftPlan");
    String address = path.replace("{id}", "/api/plans/" + drafted);
    for (String body : List.of("{", "{\"a\":", "{\"reason\":\"x", "kế hoạch")) {
      person("noi-vu.officer").send(method, address, body).refused(400, "malformed-json");
    }
    assertThat(everythingAbout(drafted, "DraftPlan")).isEqualTo(before);
  }

  @Test
  void keeps_what_was_written_when_a_draft_is_not_readable() {
    String before = everythingAbout(drafted, "DraftPlan");
    Colleague officer = person("noi-vu.officer");
    Answer current = officer.get("/api/plans/" + drafted + "/draft").ok();
    ObjectNode broken = current.json().deepCopy();
    broken.put("subject", 5);
    broken.put("poem", "x");
    for (String body :
        List.of("", "{", "null", "[]", "\"x\"", broken.toString(), "{\"form\":\"POEM\"}")) {
      Answer answer =
          officer.put(
              "/api/plans/" + drafted + "/draft",
              body,
              "If-Match",
              current.header("ETag"),
              "Content-Type",
              "application/json");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
    for (String match : List.of("*", "mới nhất", "\"\"", "\"1\", \"2\"")) {
      if (match.chars().allMatch(letter -> letter < 128)) {
        officer
            .put("/api/plans/" + drafted + "/draft", current.json(), "If-Match", match)
            .refused(428, "version-missing");
      }
    }
    assertThat(everythingAbout(drafted, "DraftPlan")).isEqualTo(before);
  }

  @Test
  void keeps_out_of_a_search_and_of_a_draft_what_no_database_stores() {
    Colleague officer = person("noi-vu.officer");
    officer.get("/api/plans?q=k%00h").ok();
    officer.get("/api/register?q=k%00h").ok();
    String id = open();
    String address = "/api/plans/" + id;
    Answer current = officer.get(address + "/draft").ok();
    ObjectNode odd = current.json().deepCopy();
    odd.put("subject", "Ban hành\u0000 kế\u000b hoạch");
    officer.put(address + "/draft", odd, "If-Match", current.header("ETag")).ok();
    assertThat(officer.get(address + "/draft").ok().json().path("subject").asText())
        .isEqualTo("Ban hành kế\u000b hoạch");
    assertThat(officer.browser().get(address + "/document.html").statusCode()).isEqualTo(200);
  }

  @Test
  void answers_an_upload_of_200_mb_with_a_message() {
    String before = everythingAbout(drafted, "DraftPlan");
    String path = "/api/plans/" + drafted + "/attachments";
    Colleague officer = person("noi-vu.officer");
    new Answer(
            officer
                .browser()
                .send(
                    "POST",
                    path,
                    file("a.bin", null, 200L * 1024 * 1024),
                    "Content-Type",
                    "multipart/form-data; boundary=x",
                    "X-XSRF-TOKEN",
                    officer.token()))
        .refused(413, "too-large");
    new Answer(
            Visitor.machine(port, user("noi-vu.officer"), "trinhky")
                .send(
                    "POST",
                    path,
                    file("a.bin", null, 200L * 1024 * 1024),
                    "Content-Type",
                    "multipart/form-data; boundary=x"))
        .refused(413, "too-large");
    new Answer(
            officer
                .browser()
                .send(
                    "PUT",
                    "/api/plans/" + drafted + "/draft",
                    file("a.bin", null, 20L * 1024 * 1024),
                    "Content-Type",
                    "application/json",
                    "If-Match",
                    "\"1\"",
                    "X-XSRF-TOKEN",
                    officer.token()))
        .refused(413, "too-large");
    assertThat(everythingAbout(drafted, "DraftPlan")).isEqualTo(before);
  }

  @Test
  void loses_nothing_when_the_session_has_expired_over_an_open_form() {
    String before = everythingAbout(drafted, "DraftPlan");
    Colleague officer = new Colleague(port, user("noi-vu.officer"));
    Answer draft = officer.get("/api/plans/" + drafted + "/draft").ok();
    String token = officer.token();
    Visitor otherTab = Visitor.stranger(port);
    otherTab.steal(officer.browser());
    otherTab.json("POST", "/logout", "", "X-XSRF-TOKEN", token);

    String task = engine.task(drafted, "DraftPlan").getId();
    String address = "/api/plans/" + drafted;
    officer.get("/api/tasks/" + task).refused(401, "login-required");
    Answer refused =
        officer
            .put(address + "/draft", draft.json(), "If-Match", draft.header("ETag"))
            .refused(401, "login-required");
    assertThat(refused.json().path("detail").asText()).contains("đang nhập vẫn còn");
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
    new Answer(
            officer
                .browser()
                .json(
                    "POST",
                    "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                    Colleague.variables("decision", "SUBMIT")))
        .refused(401, "login-required");
    // neither session nor token any more
    new Answer(
            Visitor.stranger(port)
                .json("PUT", address + "/draft", draft.body(), "If-Match", draft.header("ETag")))
        .refused(401, "login-required");
    assertThat(everythingAbout(drafted, "DraftPlan")).isEqualTo(before);

    officer.browser().logIn(user("noi-vu.officer"), "trinhky");
    officer.put(address + "/draft", draft.json(), "If-Match", draft.header("ETag")).ok();
  }

  // what is where

  /** Every row of a dossier, its open task, and how many dossiers and numbers there are. */
  private String everythingAbout(String id, String step) {
    StringBuilder all = new StringBuilder();
    all.append(rows("select * from plan_dossier where id = ?", id));
    for (String table :
        List.of(
            "plan_version",
            "plan_reading",
            "plan_consulted",
            "plan_submission",
            "plan_review_sheet",
            "plan_attachment",
            "consultation_round")) {
      all.append(rows("select * from " + table + " where plan_id = ? order by 1, 2", id));
    }
    all.append(
        rows(
            "select * from audit_entry where subject = ? and viewed_once is null order by entry_no",
            id));
    all.append(
        rows(
            "select (select count(*) from plan_dossier where locality = ?) as dossiers,"
                + " (select count(*) from register_entry) as numbers",
            locality));
    Task task = engine.task(id, step);
    return all.append(task.getId()).append(task.getAssignee()).append(task.getDueDate()).toString();
  }

  private String rows(String sql, String of) {
    return jdbc.sql(sql).param(of).query().listOfRows() + "\n";
  }

  private static Arguments bad(
      EngineDoor.Kind door, int status, String type, String... namesAndTexts) {
    return Arguments.of(door, Colleague.variables(namesAndTexts), status, type);
  }

  private Answer start(String who, EngineDoor.Kind door, String... namesAndTexts) {
    EngineDoor at = person(who).door(door);
    String definition = "/process-definition/key/PlanIssuance/";
    String call = door == TASKLIST ? "submit-form" : "start";
    return new Answer(at.json("POST", definition + call, Colleague.variables(namesAndTexts)));
  }

  private Answer upload(Colleague who, String name, @Nullable String remark, String content) {
    return new Answer(
        who.browser()
            .send(
                "POST",
                "/api/plans/" + drafted + "/attachments",
                BodyPublishers.ofString(head(name, remark) + content + TAIL),
                "Content-Type",
                "multipart/form-data; boundary=x",
                "X-XSRF-TOKEN",
                who.token()));
  }

  private static final String TAIL = "\r\n--x--\r\n";

  private static String head(String name, @Nullable String remark) {
    String text =
        remark == null
            ? ""
            : "--x\r\nContent-Disposition: form-data; name=\"remark\"\r\n\r\n" + remark + "\r\n";
    return text
        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + name
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
  }

  private static BodyPublisher file(String name, @Nullable String remark, long size) {
    return BodyPublishers.concat(
        BodyPublishers.ofString(head(name, remark)),
        HttpRequest.BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new Zeros(size)), size),
        BodyPublishers.ofString(TAIL));
  }

  private String open() {
    String id =
        plans
            .open(
                new NewPlan(
                    locality,
                    2022,
                    IssuanceForm.DECISION_WITH_PLAN,
                    IssuingAuthority.COMMITTEE,
                    "Kế hoạch cải cách hành chính năm 2022",
                    null,
                    Urgency.NORMAL,
                    "ninh-hoa-2022",
                    null),
                logins.actor(user("noi-vu.officer")))
            .id();
    consultations.choose(id, List.of(), false, logins.actor(user("noi-vu.officer")));
    return id;
  }

  private void decide(String who, String step, String decision) {
    engine.decide(user(who), engine.task(reviewed, step), decision);
  }

  private Colleague person(String rest) {
    return people.computeIfAbsent(rest, who -> new Colleague(port, user(who)));
  }

  private String user(String rest) {
    return locality + "." + rest;
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
