package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.signing.Signatures;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.PlanIssuance;

/** Deciding, taking and putting back a task over our own API. */
@TrinhKyTest
class DecisionApiIT {

  private static final String SIGNER = "ubnd.leader-2";
  private static final String REASON = "Bổ sung dự trù kinh phí ở phần III.";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Signatures signatures;
  @Autowired private Rows rows;

  private Dossier dossier;

  @BeforeEach
  void open() {
    dossier = dossiers.open(localities.create());
  }

  @Test
  void the_leader_signs_what_was_shown_and_a_second_click_is_told_so() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    Colleague leader = person(SIGNER);
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    String digest = leader.get("/api/tasks/" + task).ok().json().path("digest").asText();
    assertThat(digest).isEqualTo(dossier.draft().info().digest());

    decide(leader, task, "SIGN", "Phát hành ngay trong ngày.", null, digest).ok();

    assertThat(dossier.standsAt()).isEqualTo(PlanIssuance.ISSUE_DOCUMENT);
    assertThat(signatures.current(dossier.id()))
        .hasValueSatisfying(signed -> assertThat(signed.covers(digest)).isTrue());
    assertThat(dossier.lastDecision().remark()).isEqualTo("Phát hành ngay trong ngày.");
    decide(leader, task, "SIGN", null, null, digest).refused(409, "overtaken");
  }

  @Test
  void nobody_signs_what_he_has_not_seen() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    Colleague leader = person(SIGNER);
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    Map<String, List<String>> before = rows.ofPlan(dossier.id());

    decide(leader, task, "SIGN", null, null, null).refused(400, "digest-missing");
    decide(leader, task, "SIGN", null, null, "0".repeat(64)).refused(409, "changed-since-shown");
    decide(leader, task, "RETURN", REASON, "DraftPlan", "0".repeat(64))
        .refused(409, "changed-since-shown");

    assertThat(rows.ofPlan(dossier.id())).isEqualTo(before);
  }

  @Test
  void a_return_needs_a_reason_and_a_step_to_return_to() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    Colleague leader = person(SIGNER);
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    Map<String, List<String>> before = rows.ofPlan(dossier.id());

    decide(leader, task, "RETURN", " ", "ReviewDossier", digest()).refused(422, "reason-missing");
    decide(leader, task, "RETURN", REASON, null, digest()).refused(400, "return-target-missing");
    decide(leader, task, "RETURN", REASON, "IssueDocument", digest())
        .refused(400, "unknown-return-target");
    decide(leader, task, "RETURN", "x".repeat(2_001), "ReviewDossier", digest())
        .refused(422, "comment-too-long");
    decide(leader, task, "APPROVE", null, null, digest()).refused(400, "unknown-decision");
    decide(leader, task, "", null, null, digest()).refused(400, "invalid-input");
    assertThat(rows.ofPlan(dossier.id())).isEqualTo(before);

    decide(leader, task, "RETURN", REASON, "ReviewDossier", digest()).ok();
    assertThat(dossier.standsAt()).isEqualTo(PlanIssuance.REVIEW_DOSSIER);
    assertThat(dossier.lastDecision().remark()).isEqualTo(REASON);
  }

  @Test
  void the_deputy_leaves_it_to_the_chairman_who_has_nobody_above_him() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    decide(person(SIGNER), task(PlanIssuance.DECIDE_AND_SIGN), "PASS_UP", REASON, null, digest())
        .ok();
    dossier.jobsRun();
    assertThat(dossier.signer()).isEqualTo("ubnd.leader");
    Colleague chairman = person("ubnd.leader");
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    decide(chairman, task, "PASS_UP", REASON, null, digest()).refused(422, "nobody-above");
    decide(chairman, task, "SIGN", null, null, digest()).ok();
    assertThat(dossier.lastDecision().capacity()).isEqualTo("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH");
  }

  @Test
  void nobody_decides_in_the_place_of_another() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    Map<String, List<String>> before = rows.ofPlan(dossier.id());

    for (String stranger : List.of("noi-vu.officer", "noi-vu.head", "vp.reviewer", "ubnd.clerk")) {
      decide(person(stranger), task, "SIGN", null, null, digest()).refused(403, "denied");
      person(stranger).post("/api/tasks/" + task + "/claim", "").refused(403, "denied");
    }
    // the head of the office hands it on, but does not sign it
    decide(person("vp.head"), task, "SIGN", null, null, digest()).refused(403, "denied");
    // the Chairman could have taken it, but somebody has it
    decide(person("ubnd.leader"), task, "SIGN", null, null, digest()).refused(409, "overtaken");
    person("ubnd.leader").post("/api/tasks/" + task + "/claim", "").refused(409, "overtaken");
    // the same post in another locality
    Colleague elsewhere = new Colleague(port, localities.create() + "." + SIGNER);
    decide(elsewhere, task, "SIGN", null, null, digest()).refused(403, "denied");
    elsewhere.post("/api/tasks/" + task + "/claim", "").refused(403, "denied");
    decide(new Colleague(port, "admin"), task, "SIGN", null, null, digest())
        .refused(403, "not-in-your-hands");
    assertThat(Visitor.stranger(port).json("POST", "/api/tasks/" + task + "/decision", "{}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isIn(401, 403));

    assertThat(rows.ofPlan(dossier.id())).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.Kind.class)
  void the_administrator_sees_a_task_but_decides_none_at_the_doors_of_the_engine(
      EngineDoor.Kind kind) {
    dossier.to(PlanIssuance.APPROVE_DRAFT);
    Map<String, List<String>> before = rows.ofPlan(dossier.id());

    new Colleague(port, "admin")
        .complete(
            kind,
            task(PlanIssuance.APPROVE_DRAFT),
            Colleague.variables("decision", "RETURN", "comment", REASON))
        .refused(403, "not-in-your-hands");

    assertThat(rows.ofPlan(dossier.id())).isEqualTo(before);
  }

  @Test
  void heads_approve_and_sign_without_a_form_and_machines_too() {
    dossier.to(PlanIssuance.APPROVE_DRAFT);
    decide(person("noi-vu.head"), task(PlanIssuance.APPROVE_DRAFT), "APPROVE", null, null, digest())
        .ok();
    dossier.to(PlanIssuance.SIGN_SUBMISSION);
    Visitor machine = Visitor.machine(port, dossier.user("noi-vu.head"), "trinhky");
    new Answer(
            machine.json(
                "POST",
                "/api/tasks/" + task(PlanIssuance.SIGN_SUBMISSION) + "/decision",
                "{\"decision\":\"SIGN\"}"))
        .ok();
    assertThat(dossier.standsAt()).isEqualTo(PlanIssuance.REVIEW_DOSSIER);
  }

  @Test
  void who_takes_a_task_has_it_until_he_puts_it_back() {
    dossier.to(PlanIssuance.APPROVE_DRAFT);
    String task = task(PlanIssuance.APPROVE_DRAFT);
    String claim = "/api/tasks/" + task + "/claim";
    Colleague head = person("noi-vu.head");
    Colleague deputy = person("noi-vu.head-2");

    head.post(claim, "").ok();
    head.post(claim, "").ok();
    assertThat(dossier.work().get(0).assignee()).isEqualTo(head.user());
    deputy.post(claim, "").refused(409, "overtaken");
    decide(deputy, task, "APPROVE", null, null, digest()).refused(409, "overtaken");
    person("noi-vu.officer").send("DELETE", claim, "").refused(403, "denied");
    head.send("DELETE", claim, "").ok();
    head.send("DELETE", claim, "").ok();
    decide(deputy, task, "APPROVE", null, null, digest()).ok();
    head.post(claim, "").refused(409, "overtaken");
    head.send("DELETE", claim, "").refused(409, "overtaken");
  }

  @Test
  void of_two_clicks_at_the_same_moment_one_signs() {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    String task = task(PlanIssuance.DECIDE_AND_SIGN);
    String digest = digest();
    List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    Colleague leader = person(SIGNER);
    leader.token();
    Callable<Answer> click =
        () -> {
          Answer answer = decide(leader, task, "SIGN", null, null, digest);
          answers.add(answer);
          return answer;
        };

    assertThat(Together.run(List.of(click, click))).containsOnlyNulls();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
    assertThat(signatures.history(dossier.id())).hasSize(1);
  }

  private Answer decide(
      Colleague who,
      String task,
      String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      @Nullable String digest) {
    Map<String, @Nullable String> body = new HashMap<>();
    body.put("decision", decision);
    body.put("comment", comment);
    body.put("returnTo", returnTo);
    body.put("digest", digest);
    return who.post("/api/tasks/" + task + "/decision", body);
  }

  private String digest() {
    return dossier.draft().info().digest();
  }

  private String task(String step) {
    return dossier.task(step).getId();
  }

  private Colleague person(String who) {
    return new Colleague(port, dossier.user(who));
  }
}
