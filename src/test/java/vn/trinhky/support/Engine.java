package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.context.event.annotation.BeforeTestMethod;
import vn.trinhky.organisation.Actor;
import vn.trinhky.workflow.Logins;
import vn.trinhky.workflow.internal.identity.AsUser;

/** Drives processes in people's names, one step at a time; jobs run when a test says so. */
@TestComponent
public class Engine {

  @Autowired private ProcessEngine engine;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private AsUser asUser;
  @Autowired private Logins logins;

  @BeforeTestMethod
  void jobsRunWhenATestSaysSo() {
    jobExecutor().shutdown();
  }

  /** Lets the engine run jobs by itself while the journey goes on, as in production. */
  public void withJobExecutor(Runnable journey) {
    jobExecutor().start();
    try {
      journey.run();
    } finally {
      jobExecutor().shutdown();
    }
  }

  private JobExecutor jobExecutor() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor();
  }

  /** The running instance with this business key. */
  public ProcessInstance instance(String businessKey) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(businessKey)
        .singleResult();
  }

  /** The one open task of this step. */
  public Task task(String businessKey, String step) {
    List<Task> open = open(businessKey, step);
    assertThat(open).as("open tasks %s", step).hasSize(1);
    return open.get(0);
  }

  /** All open tasks of this step. */
  public List<Task> open(String businessKey, String step) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(businessKey)
        .taskDefinitionKey(step)
        .list();
  }

  /** Claims the task where needed and completes it with a decision. */
  public void decide(String user, Task task, String decision) {
    decide(user, task, decision, null, null);
  }

  /** Claims the task where needed and completes it with a decision, a comment and a target. */
  public void decide(
      String user,
      Task task,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo) {
    asUser.run(
        logins.actor(user),
        () -> {
          if (tasks.createTaskQuery().taskId(task.getId()).taskUnassigned().count() == 1) {
            tasks.claim(task.getId(), user);
          }
          Map<String, @Nullable Object> variables = new HashMap<>();
          variables.put("decision", decision);
          if (comment != null) {
            variables.put("comment", comment);
          }
          if (returnTo != null) {
            variables.put("returnTo", returnTo);
          }
          tasks.complete(task.getId(), variables);
        });
  }

  /** Completes the task as somebody who is logged in already, without claiming it first. */
  public void complete(Actor user, String task, String decision) {
    asUser.run(user, () -> tasks.complete(task, Map.of("decision", decision)));
  }

  /** Claims the task. */
  public void claim(String user, Task task) {
    asUser.run(logins.actor(user), () -> tasks.claim(task.getId(), user));
  }

  /** Puts the task back, or hands it over ({@code to} is a whole login then). */
  public void assign(String user, Task task, @Nullable String to) {
    asUser.run(logins.actor(user), () -> tasks.setAssignee(task.getId(), to));
  }

  /** A variable as the task sees it. */
  public Object variable(Task task, String name) {
    return tasks.getVariable(task.getId(), name);
  }

  /** Runs the one job of the instance that could run now. */
  public void runOneJob(String businessKey) {
    Job job =
        management
            .createJobQuery()
            .processInstanceId(instance(businessKey).getId())
            .executable()
            .singleResult();
    management.executeJob(job.getId());
  }

  /** Runs every job of the instance that could run now, until none is left. */
  public void runJobs(String businessKey) {
    for (int round = 0; round < 20; round++) {
      ProcessInstance instance = instance(businessKey);
      if (instance == null) {
        return;
      }
      List<Job> jobs =
          management.createJobQuery().processInstanceId(instance.getId()).executable().list();
      if (jobs.isEmpty()) {
        return;
      }
      jobs.forEach(job -> management.executeJob(job.getId()));
    }
  }
}
