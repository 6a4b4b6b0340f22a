package vn.trinhky.workflow.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.internal.identity.SmallTown;

/**
 * What a client may hand over at the engine's two REST doors, and how it is told that it may not.
 */
@TrinhKyTest
class EngineRefusalsIT {

  private static final String TOWN = "refusals";
  private static final String OFFICER = TOWN + ".noi-vu.officer";

  @LocalServerPort private int port;
  @Autowired private SmallTown towns;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private AuthorizationService authorizations;

  @BeforeEach
  void found() {
    if (repository.createProcessDefinitionQuery().processDefinitionKey("AccessTest").count() == 0) {
      repository
          .createDeployment()
          .name("AccessTest")
          .addClasspathResource("access/AccessTest.bpmn")
          .deploy();
    }
    if (authorizations.createAuthorizationQuery().resourceId("AccessTest").count() == 0) {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId("officers");
      grant.setResource(Resources.PROCESS_DEFINITION);
      grant.setResourceId("AccessTest");
      grant.addPermission(ProcessDefinitionPermissions.CREATE_INSTANCE);
      authorizations.saveAuthorization(grant);
    }
    towns.found(TOWN);
  }

  static Stream<Arguments> badCompletions() {
    return Stream.of(EngineDoor.Kind.values())
        .flatMap(
            door ->
                Stream.of(
                    bad(
                        door,
                        "complete",
                        vars("\"agency\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "submit-form",
                        vars("\"outcome\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "complete/",
                        vars("\"agency\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "resolve",
                        vars("\"agency\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "bpmnError",
                        vars("\"agency\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "bpmnEscalation",
                        vars("\"agency\":{\"value\":\"x\"}"),
                        400,
                        "variable-not-allowed"),
                    bad(
                        door,
                        "complete",
                        "{\"variables\":{\"decision\":{\"value\":\"SUBMIT\"}},\"variables\":{\"agency\":{\"value\":\"x\"}}}",
                        400,
                        "malformed-json"),
                    bad(
                        door,
                        "complete",
                        vars(
                            "\"decision\":{\"value\":\"rO0\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"x\"}}"),
                        400,
                        "variable-not-text"),
                    bad(
                        door,
                        "complete",
                        vars("\"decision\":{\"value\":1}"),
                        400,
                        "variable-not-text"),
                    bad(door, "complete", "{\"variables\":", 400, "malformed-json"),
                    bad(door, "complete", "{}", 400, "unknown-decision"),
                    bad(
                        door,
                        "complete",
                        vars("\"decision\":{\"value\":\"MAYBE\"}"),
                        400,
                        "unknown-decision"),
                    bad(
                        door,
                        "submit-form",
                        vars("\"decision\":{\"value\":\"RETURN\"}"),
                        422,
                        "reason-missing"),
                    bad(door, "complete", comment(2001), 422, "comment-too-long"),
                    bad(door, "submit-form", comment(5000), 422, "comment-too-long")));
  }

  @ParameterizedTest
  @MethodSource("badCompletions")
  void refuses_a_completion_and_leaves_the_task_as_it_was(
      EngineDoor.Kind kind, String call, String body, int status, String type) {
    Task before = newTask();
    HttpResponse<String> answer =
        door(kind).json("POST", "/task/" + before.getId() + "/" + call, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"type\":\"urn:trinhky:" + type + "\"", "\"message\":\"");
    Task after = tasks.createTaskQuery().taskId(before.getId()).singleResult();
    assertThat(after)
        .usingRecursiveComparison()
        .comparingOnlyFields("assignee", "revision")
        .isEqualTo(before);
    assertThat(runtime.getVariables(before.getProcessInstanceId()))
        .containsOnlyKeys("locality", "group");
  }

  @ParameterizedTest
  @EnumSource
  void takes_a_comment_of_2000_characters(EngineDoor.Kind kind) {
    Task task = newTask();
    assertThat(
            door(kind)
                .json("POST", "/task/" + task.getId() + "/complete", comment(2000))
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  void refuses_a_long_comment_beside_the_task_too(EngineDoor.Kind kind) {
    Task task = newTask();
    HttpResponse<String> answer =
        door(kind)
            .json(
                "POST",
                "/task/" + task.getId() + "/comment/create",
                "{\"message\":\"" + "ý".repeat(5000) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("comment-too-long");
  }

  @ParameterizedTest
  @EnumSource
  void tells_the_second_that_somebody_was_faster(EngineDoor.Kind kind) {
    Task task = newTask();
    String body = vars("\"decision\":{\"value\":\"SUBMIT\"}");
    EngineDoor door = door(kind);
    assertThat(door.json("POST", "/task/" + task.getId() + "/complete", body).statusCode())
        .isEqualTo(204);
    HttpResponse<String> late = door.json("POST", "/task/" + task.getId() + "/complete", body);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("urn:trinhky:overtaken", "vừa được người khác xử lý");
    HttpResponse<String> gone = door.get("/task/" + task.getId());
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("urn:trinhky:unknown-task");
  }

  @ParameterizedTest
  @EnumSource
  void says_in_vietnamese_that_somebody_else_s_task_is_not_yours(EngineDoor.Kind kind) {
    HttpResponse<String> answer =
        EngineDoor.open(kind, port, TOWN + ".tc-kh.officer", "trinhky")
            .json(
                "POST",
                "/task/" + newTask().getId() + "/complete",
                vars("\"decision\":{\"value\":\"SUBMIT\"}"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("urn:trinhky:denied", "Bạn không có quyền");
  }

  @ParameterizedTest
  @EnumSource
  void finds_no_way_around_in_an_oddly_written_address(EngineDoor.Kind kind) {
    Task task = newTask();
    String body = vars("\"decision\":{\"value\":\"SUBMIT\"},\"agency\":{\"value\":\"x\"}");
    for (String call : new String[] {"%63omplete", "complete;a=b", "/complete", "complete%20"}) {
      assertThat(door(kind).json("POST", "/task/" + task.getId() + "/" + call, body).statusCode())
          .as(call)
          .isIn(400, 404, 405);
    }
    assertThat(runtime.getVariables(task.getProcessInstanceId()))
        .containsOnlyKeys("locality", "group");
  }

  @ParameterizedTest
  @EnumSource
  void completes_once_what_two_send_at_the_same_moment(EngineDoor.Kind kind) throws Exception {
    EngineDoor first = door(kind);
    EngineDoor second = door(kind);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        String path = "/task/" + newTask().getId() + "/complete";
        String body = vars("\"decision\":{\"value\":\"SUBMIT\"}");
        List<Integer> statuses = new ArrayList<>();
        List<Callable<Integer>> calls =
            List.of(
                () -> first.json("POST", path, body).statusCode(),
                () -> second.json("POST", path, body).statusCode());
        for (Future<Integer> answer : both.invokeAll(calls)) {
          statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
      }
    } finally {
      both.shutdownNow();
    }
  }

  static Stream<Arguments> badStarts() {
    return Stream.of(EngineDoor.Kind.values())
        .flatMap(
            door ->
                Stream.of(
                    start(
                        door,
                        vars("\"locality\":{\"value\":\"elsewhere\"}"),
                        403,
                        "foreign-locality"),
                    start(
                        door,
                        vars("\"locality\":{\"value\":1,\"type\":\"Integer\"}"),
                        400,
                        "malformed-locality"),
                    start(
                        door,
                        vars("\"draftingAgency\":{\"value\":\"tc-kh\"}"),
                        400,
                        "variable-not-allowed"),
                    start(door, "{\"businessKey\":\"mine\"}", 400, "not-at-start"),
                    start(
                        door,
                        "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"Confirm\"}]}",
                        400,
                        "not-at-start"),
                    start(door, "{", 400, "malformed-json")));
  }

  @ParameterizedTest
  @MethodSource("badStarts")
  void refuses_a_start_with_more_than_the_start_form_asks(
      EngineDoor.Kind kind, String body, int status, String type) {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("AccessTest")
            .latestVersion()
            .singleResult()
            .getId();
    long before = runtime.createProcessInstanceQuery().count();
    for (String call :
        new String[] {
          "/process-definition/key/AccessTest/start",
          "/process-definition/" + definition + "/start",
          "/process-definition/" + definition + "/submit-form"
        }) {
      HttpResponse<String> answer = door(kind).json("POST", call, body);
      if (call.endsWith("submit-form") && body.contains("startInstructions")) {
        assertThat(answer.statusCode()).isEqualTo(400);
        continue;
      }
      assertThat(answer.statusCode()).as(call + answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains("urn:trinhky:" + type);
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void lets_no_officer_correlate_a_message(EngineDoor.Kind kind) {
    HttpResponse<String> answer =
        door(kind)
            .json("POST", "/message", "{\"messageName\":\"PlanWithdrawn\",\"businessKey\":\"x\"}");
    assertThat(answer.statusCode()).isIn(400, 403);
  }

  private EngineDoor door(EngineDoor.Kind kind) {
    return EngineDoor.open(kind, port, OFFICER, "trinhky");
  }

  private Task newTask() {
    String instance =
        runtime
            .startProcessInstanceByKey(
                "AccessTest", Map.of("locality", TOWN, "group", TOWN + ".noi-vu.officer"))
            .getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private static String vars(String inner) {
    return "{\"variables\":{" + inner + "}}";
  }

  private static String comment(int length) {
    return vars(
        "\"decision\":{\"value\":\"RETURN\"},\"comment\":{\"value\":\""
            + "ý".repeat(length)
            + "\"}");
  }

  private static Arguments bad(
      EngineDoor.Kind door, String call, String body, int status, String type) {
    return Arguments.of(door, call, body, status, type);
  }

  private static Arguments start(EngineDoor.Kind door, String body, int status, String type) {
    return Arguments.of(door, body, status, type);
  }
}
