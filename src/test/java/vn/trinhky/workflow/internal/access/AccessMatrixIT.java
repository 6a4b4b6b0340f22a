package vn.trinhky.workflow.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.internal.identity.SmallTown;

/**
 * Who may do what at both REST doors of the engine: the table in {@code access/matrix.txt}, line by
 * line.
 */
@TrinhKyTest
class AccessMatrixIT {

  private static final String HERE = "access-a";
  private static final String THERE = "access-b";
  private static final String GROUP = HERE + ".noi-vu.officer";

  @LocalServerPort private int port;
  @Autowired private SmallTown towns;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private FilterService filters;
  @Autowired private AuthorizationService authorizations;

  /** Column of the table: a person. */
  private static final Map<String, String> PEOPLE = new LinkedHashMap<>();

  static {
    PEOPLE.put("candidate", HERE + ".noi-vu.officer");
    PEOPLE.put("head", HERE + ".noi-vu.head");
    PEOPLE.put("other agency", HERE + ".tc-kh.officer");
    PEOPLE.put("other tenant", THERE + ".noi-vu.officer");
    PEOPLE.put("administrator", "admin");
  }

  @BeforeEach
  void found() {
    if (repository.createProcessDefinitionQuery().processDefinitionKey("AccessTest").count() == 0) {
      repository
          .createDeployment()
          .name("AccessTest")
          .addClasspathResource("access/AccessTest.bpmn")
          .deploy();
    }
    towns.found(HERE);
    towns.found(THERE);
    // a member of the very group, but of another tenant
    String stranger = PEOPLE.get("other tenant");
    if (identity.createUserQuery().userId(stranger).memberOfGroup(GROUP).count() == 0) {
      identity.createMembership(stranger, GROUP);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_everybody_exactly_what_the_table_says(EngineDoor.Kind door) throws IOException {
    Map<String, EngineDoor> doors = new LinkedHashMap<>();
    PEOPLE.forEach((who, user) -> doors.put(who, EngineDoor.open(door, port, user, "trinhky")));

    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (Line line : lines().toList()) {
      expected.add(line.call() + " | " + String.join(" ", line.answers()));
      actual.add(
          line.call()
              + " | "
              + String.join(
                  " ",
                  PEOPLE.keySet().stream()
                      .map(who -> answer(doors.get(who), PEOPLE.get(who), line))
                      .toList()));
    }
    assertThat(actual).isNotEmpty().containsExactlyElementsOf(expected);
  }

  @Test
  void needs_no_authorization_row_for_any_task() {
    newTask();
    assertThat(
            authorizations.createAuthorizationQuery().resourceType(Resources.TASK).list().stream()
                .filter(row -> !"*".equals(row.getResourceId())))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void names_the_people_and_groups_of_the_own_locality_and_no_others(EngineDoor.Kind kind) {
    EngineDoor here = EngineDoor.open(kind, port, HERE + ".tc-kh.officer", "trinhky");
    assertThat(here.get("/user?id=" + HERE + ".noi-vu.head").body()).contains(HERE);
    assertThat(here.get("/group?id=" + GROUP).body()).contains(GROUP);
    for (String path :
        List.of(
            "/user?id=" + THERE + ".noi-vu.head",
            "/user?memberOfTenant=" + THERE,
            "/user?memberOfGroup=" + THERE + ".noi-vu.officer",
            "/user?id=admin",
            "/group?id=" + THERE + ".noi-vu.officer",
            "/group?member=" + THERE + ".noi-vu.head")) {
      assertThat(here.get(path).body()).as(path).isEqualTo("[]");
    }
    for (String all : List.of("/user", "/group")) {
      assertThat(here.get(all).body()).as(all).contains(HERE + ".").doesNotContain(THERE);
    }
    EngineDoor administrator = EngineDoor.open(kind, port, "admin", "trinhky");
    assertThat(administrator.get("/user").body()).contains(HERE + ".", THERE + ".");
  }

  private String answer(EngineDoor door, String user, Line line) {
    Case fresh = newTask();
    String path = fresh.fill(line.path(), user);
    HttpResponse<String> answer =
        line.body().equals("FILE")
            ? upload(door, path)
            : door.json(line.method(), path, fresh.fill(line.body(), user));
    if (answer.statusCode() == 200 && answer.body().startsWith("{\"count\":")) {
      return "n=" + answer.body().replaceAll("\\D", "");
    }
    return String.valueOf(answer.statusCode());
  }

  private static HttpResponse<String> upload(EngineDoor door, String path) {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="attachment-name"\r
        \r
        tệp\r
        --x\r
        Content-Disposition: form-data; name="content"; filename="a.txt"\r
        Content-Type: text/plain\r
        \r
        nội dung\r
        --x--\r
        """;
    return door.send(
        "POST",
        path,
        HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8),
        "multipart/form-data; boundary=x");
  }

  /** A task of its own for every call, with a comment and an attachment. */
  private Case newTask() {
    String instance =
        runtime
            .startProcessInstanceByKey("AccessTest", Map.of("locality", HERE, "group", GROUP))
            .getId();
    String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    String comment = tasks.createComment(task, instance, "Ý kiến").getId();
    String attachment =
        tasks.createAttachment("text", task, instance, "tệp", "", "http://localhost/").getId();
    return new Case(task, instance, comment, attachment, allFilter());
  }

  private String allFilter() {
    return filters.createTaskFilterQuery().filterName("Việc của cơ quan").singleResult().getId();
  }

  private static Stream<Line> lines() throws IOException {
    return new ClassPathResource("access/matrix.txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Line::parse);
  }

  /** A call and what each person is answered. */
  private record Line(String method, String path, String body, List<String> answers) {

    static Line parse(String line) {
      String[] parts = line.split("\\|", -1);
      String[] call = parts[0].strip().split(" +", 3);
      return new Line(
          call[0], call[1], call.length < 3 ? "" : call[2], List.of(parts[1].strip().split(" +")));
    }

    String call() {
      return (method + " " + path + " " + body).strip();
    }
  }

  private record Case(
      String task, String instance, String comment, String attachment, String filter) {

    String fill(String template, String user) {
      return template
          .replace("<task>", task)
          .replace("<instance>", instance)
          .replace("<comment>", comment)
          .replace("<attachment>", attachment)
          .replace("<filter>", filter)
          .replace("<me>", user)
          .replace("<colleague>", HERE + ".noi-vu.officer-2")
          .replace("<stranger>", HERE + ".tc-kh.officer")
          .replace("<group>", HERE + ".tc-kh.officer");
    }
  }
}
