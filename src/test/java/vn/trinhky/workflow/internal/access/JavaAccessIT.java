package vn.trinhky.workflow.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;
import vn.trinhky.workflow.internal.identity.AsUser;
import vn.trinhky.workflow.internal.identity.EngineActor;
import vn.trinhky.workflow.internal.identity.SmallTown;

/** The same rule for our own code, when it calls the engine in somebody's name. */
@TrinhKyTest
class JavaAccessIT {

  private static final String HERE = "java-a";
  private static final String THERE = "java-b";

  @Autowired private SmallTown towns;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identity;
  @Autowired private Logins logins;
  @Autowired private AsUser asUser;
  @Autowired private EngineActor engineActor;

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
    String group = HERE + ".noi-vu.officer";
    String stranger = THERE + ".noi-vu.officer";
    if (identity.createUserQuery().userId(stranger).memberOfGroup(group).count() == 0) {
      identity.createMembership(stranger, group);
    }
  }

  /**
   * A call, and what comes of it for candidate, head, other agency, other tenant, administrator.
   */
  enum Call {
    LIST((it, task) -> it.tasks.createTaskQuery().taskId(task.getId()).count(), "1 1 0 0 1"),
    OWN_GROUP(
        (it, task) ->
            it.tasks
                .createTaskQuery()
                .taskId(task.getId())
                .taskCandidateGroup(HERE + ".noi-vu.officer")
                .count(),
        "1 1 0 0 1"),
    VARIABLES((it, task) -> it.tasks.getVariables(task.getId()).size(), "2 2 403 403 2"),
    FORM((it, task) -> it.tasks.getIdentityLinksForTask(task.getId()).size(), "1 1 403 403 1"),
    COMMENTS((it, task) -> it.tasks.getTaskComments(task.getId()).size(), "1 1 0 0 1"),
    EVENTS((it, task) -> it.tasks.getTaskEvents(task.getId()).isEmpty() ? 0 : 1, "1 1 0 0 1"),
    INSTANCE_COMMENTS(
        (it, task) -> it.tasks.getProcessInstanceComments(task.getProcessInstanceId()).size(),
        "0 0 0 0 1"),
    ATTACHMENTS((it, task) -> it.tasks.getTaskAttachments(task.getId()).size(), "1 1 0 0 1"),
    COMMENT(
        (it, task) ->
            it.tasks.createComment(task.getId(), task.getProcessInstanceId(), "x").getFullMessage(),
        "x x 403 403 x"),
    SET_VARIABLE(
        (it, task) -> {
          it.tasks.setVariable(task.getId(), "agency", "x");
          return "done";
        },
        "403 403 403 403 done"),
    CLAIM(
        (it, task) -> {
          it.tasks.claim(task.getId(), it.me());
          return "done";
        },
        "done 403 403 403 done"),
    CLAIM_FOR_ANOTHER(
        (it, task) -> {
          it.tasks.claim(task.getId(), HERE + ".noi-vu.officer-2");
          return "done";
        },
        "403 403 403 403 done"),
    HAND_OVER(
        (it, task) -> {
          it.tasks.setAssignee(task.getId(), HERE + ".noi-vu.officer-2");
          return "done";
        },
        "403 done 403 403 done"),
    HAND_OVER_TO_OTHER_AGENCY(
        (it, task) -> {
          it.tasks.setAssignee(task.getId(), HERE + ".tc-kh.officer");
          return "done";
        },
        "403 403 403 403 done"),
    OWNER(
        (it, task) -> {
          it.tasks.setOwner(task.getId(), it.me());
          return "done";
        },
        "403 403 403 403 done"),
    CANDIDATE_GROUP(
        (it, task) -> {
          it.tasks.addCandidateGroup(task.getId(), HERE + ".tc-kh.officer");
          return "done";
        },
        "403 403 403 403 done"),
    PRIORITY(
        (it, task) -> {
          it.tasks.setPriority(task.getId(), 99);
          return "done";
        },
        "403 403 403 403 done"),
    DELEGATE(
        (it, task) -> {
          it.tasks.delegateTask(task.getId(), HERE + ".noi-vu.officer-2");
          return "done";
        },
        "403 403 403 403 403"),
    RESOLVE(
        (it, task) -> {
          it.tasks.resolveTask(task.getId());
          return "done";
        },
        "403 403 403 403 403"),
    BPMN_ERROR(
        (it, task) -> {
          it.tasks.handleBpmnError(task.getId(), "x");
          return "done";
        },
        "403 403 403 403 403"),
    COMPLETE(
        (it, task) -> {
          it.tasks.complete(task.getId(), Map.of("decision", "SUBMIT"));
          return "done";
        },
        "done 403 403 403 done"),
    INSTANCE(
        (it, task) ->
            it.runtime
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .count(),
        "0 0 0 0 1");

    private final BiFunction<JavaAccessIT, Task, Object> action;
    private final List<String> expected;

    Call(BiFunction<JavaAccessIT, Task, Object> action, String expected) {
      this.action = action;
      this.expected = List.of(expected.split(" "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_everybody_exactly_what_the_table_says(Call call) {
    List<String> people =
        List.of(
            HERE + ".noi-vu.officer",
            HERE + ".noi-vu.head",
            HERE + ".tc-kh.officer",
            THERE + ".noi-vu.officer",
            "admin");
    List<String> actual =
        people.stream()
            .map(
                user -> {
                  Task task = newTask(HERE + ".noi-vu.officer");
                  try {
                    return asUser
                        .run(logins.actor(user), () -> call.action.apply(this, task))
                        .toString();
                  } catch (Refusal refusal) {
                    return String.valueOf(refusal.status());
                  }
                })
            .toList();
    assertThat(actual).containsExactlyElementsOf(call.expected);
  }

  @Test
  void
      lets_the_head_of_the_office_see_and_hand_out_what_clerk_reviewer_and_leaders_of_the_committee_do() {
    Task clerk = newTask(HERE + ".ubnd.clerk");
    Task reviewer = newTask(HERE + ".vp.reviewer");
    Task leader = newTask(HERE + ".ubnd.leader");
    Task elsewhere = newTask(HERE + ".noi-vu.officer");
    List<String> seen =
        as(
            HERE + ".vp.head",
            () -> tasks.createTaskQuery().list().stream().map(Task::getId).toList());
    assertThat(seen).contains(clerk.getId(), reviewer.getId(), leader.getId());
    assertThat(seen).doesNotContain(elsewhere.getId());

    as(
        HERE + ".vp.head",
        () -> {
          tasks.setAssignee(clerk.getId(), HERE + ".ubnd.clerk");
          return true;
        });
    assertThat(tasks.createTaskQuery().taskId(clerk.getId()).singleResult().getAssignee())
        .isEqualTo(HERE + ".ubnd.clerk");
  }

  @Test
  void keeps_a_claimed_task_from_colleagues_until_it_is_put_back() {
    Task task = newTask(HERE + ".noi-vu.officer");
    String first = HERE + ".noi-vu.officer";
    String second = HERE + ".noi-vu.officer-2";
    as(first, () -> claim(task, first));

    assertThat(as(second, () -> tasks.createTaskQuery().taskId(task.getId()).count())).isOne();
    assertThatThrownBy(() -> as(second, () -> claim(task, second))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> as(second, () -> assign(task, null))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> as(first, () -> assign(task, second))).isInstanceOf(Refusal.class);

    as(first, () -> assign(task, null));
    as(second, () -> claim(task, second));
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
        .isEqualTo(second);
  }

  @Test
  void gives_the_thread_back_as_it_was_and_knows_in_whose_name_it_runs() {
    String user = HERE + ".noi-vu.head";
    assertThat(engineActor.current().user()).isEqualTo("system");
    assertThat(as(user, engineActor::current))
        .satisfies(
            actor -> {
              assertThat(actor.user()).isEqualTo(user);
              assertThat(actor.name()).isEqualTo("Nguyễn Văn Năm");
              assertThat(actor.groups()).contains(HERE + ".noi-vu.head");
              assertThat(actor.localities()).containsExactly(HERE);
            });
    assertThatThrownBy(
            () ->
                as(
                    user,
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Caller.current(identity)).isEqualTo(Optional.empty());
  }

  private String me() {
    return Caller.current(identity).orElseThrow().user();
  }

  private <T> T as(String user, java.util.function.Supplier<T> work) {
    return asUser.run(logins.actor(user), work);
  }

  private boolean claim(Task task, String user) {
    tasks.claim(task.getId(), user);
    return true;
  }

  private boolean assign(Task task, String user) {
    tasks.setAssignee(task.getId(), user);
    return true;
  }

  private Task newTask(String group) {
    String instance =
        runtime
            .startProcessInstanceByKey("AccessTest", Map.of("locality", HERE, "group", group))
            .getId();
    Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    tasks.createComment(task.getId(), instance, "Ý kiến");
    tasks.createAttachment("text", task.getId(), instance, "tệp", "", "http://localhost/");
    return task;
  }
}
