package vn.trinhky.workflow.internal.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.notification.Return;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.ProcessContract;
import vn.trinhky.workflow.internal.decision.DecisionTables;
import vn.trinhky.workflow.internal.identity.EngineActor;

/**
 * Listens to every task of our processes, in the engine's transaction and whatever client caused
 * it: gives a new task its deadline and a row in the work list, and hands a completed one to the
 * use case. One place, so that no diagram can forget it; a refusal of the use case rolls everything
 * back and leaves the task open.
 */
@Component
class TaskLifecycle {

  private static final double REMIND_AT = 0.8;

  private final List<TaskDecisions> decisions;
  private final Worklist worklist;
  private final WorkingCalendar calendar;
  private final DecisionTables tables;
  private final Plans plans;
  private final EngineActor engineActor;
  private final Organisation organisation;
  private final Clock clock;

  TaskLifecycle(
      List<TaskDecisions> decisions,
      Worklist worklist,
      WorkingCalendar calendar,
      DecisionTables tables,
      Plans plans,
      EngineActor engineActor,
      Organisation organisation,
      Clock clock) {
    this.decisions = decisions;
    this.worklist = worklist;
    this.calendar = calendar;
    this.tables = tables;
    this.plans = plans;
    this.engineActor = engineActor;
    this.organisation = organisation;
    this.clock = clock;
  }

  @EventListener
  void on(DelegateTask task) {
    Optional<TaskDecisions> process = processOf(task);
    if (process.isEmpty()) {
      return;
    }
    switch (task.getEventName()) {
      case TaskListener.EVENTNAME_CREATE -> opened(task);
      case TaskListener.EVENTNAME_ASSIGNMENT ->
          worklist.assigned(task.getId(), task.getAssignee(), engineActor.user().orElse(null));
      case TaskListener.EVENTNAME_COMPLETE -> completed(task, process.get());
      case TaskListener.EVENTNAME_DELETE -> worklist.closed(task.getId());
      default -> {
        // an update that changes neither hands nor state is nobody's business here
      }
    }
  }

  private Optional<TaskDecisions> processOf(DelegateTask task) {
    String definition = task.getProcessDefinitionId();
    return definition == null
        ? Optional.empty()
        : decisions.stream()
            .filter(process -> definition.startsWith(process.processKey() + ":"))
            .findFirst();
  }

  private void opened(DelegateTask task) {
    List<String> groups =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(group -> group != null)
            .sorted()
            .toList();
    GroupId first = GroupId.parse(groups.get(0));
    Instant arrived = clock.instant();
    Instant due = due(task, first.locality(), arrived);
    Locality locality = organisation.locality(first.locality());
    String officeHead = Group.HEAD.of(locality.code(), locality.office());
    boolean underOffice =
        first.agency().equals(locality.committee()) || first.group().equals(Group.REVIEWER.code());
    worklist.opened(
        new Work(
            task.getId(),
            task.getProcessDefinitionId().split(":")[0],
            task.getExecution().getProcessBusinessKey(),
            locality.code(),
            first.agency(),
            task.getTaskDefinitionKey(),
            task.getName(),
            String.valueOf(task.getVariable(PlanIssuance.Variable.TITLE)),
            task.getAssignee(),
            groups,
            underOffice ? officeHead : Group.HEAD.of(locality.code(), first.agency()),
            officeHead,
            arrived,
            calendar.pointBetween(locality.code(), arrived, due, REMIND_AT),
            due,
            calendar.dueAt(locality.code(), due, 1)),
        isReturn(task.getVariable(ProcessContract.OUTCOME)),
        causedBy(task));
  }

  /** Login of who acted; where nothing was decided yet that is who opened the dossier. */
  private @Nullable String causedBy(DelegateTask task) {
    return task.getVariable(ProcessContract.OUTCOME) == null
        ? text(task, PlanIssuance.Variable.DRAFTER)
        : engineActor.user().orElse(null);
  }

  private static boolean isReturn(@Nullable Object outcome) {
    return outcome instanceof String name && name.startsWith(PlanIssuance.RETURNED);
  }

  /** The diagram's own due date, else what the table of step deadlines gives. */
  private Instant due(DelegateTask task, String locality, Instant arrived) {
    if (task.getDueDate() != null) {
      return task.getDueDate().toInstant();
    }
    int days = tables.workingDays(locality, task.getTaskDefinitionKey(), urgency(task));
    Instant due = calendar.dueAt(locality, arrived, days);
    task.setDueDate(Date.from(due));
    return due;
  }

  private String urgency(DelegateTask task) {
    if (!task.getProcessDefinitionId().startsWith(PlanIssuance.KEY + ":")) {
      return Urgency.NORMAL.name();
    }
    Plan plan = plans.get(task.getExecution().getProcessBusinessKey());
    return plan.urgency().name();
  }

  private void completed(DelegateTask task, TaskDecisions process) {
    // before anything is decided: of two who complete the task at the same moment the second waits
    // here and is told so, instead of failing on whatever the first has already changed. The
    // engine's own exception, because for any other it would look for a boundary event in a process
    // that the first has already moved on, and fail there.
    if (!worklist.closed(task.getId())) {
      throw new OptimisticLockingException("completed by somebody else: " + task.getId());
    }
    requireInHands(task);
    Optional<String> outcome =
        process.decide(
            task,
            text(task, ProcessContract.DECISION),
            text(task, ProcessContract.COMMENT),
            text(task, ProcessContract.RETURN_TO));
    if (isReturn(outcome.orElse(null))) {
      worklist.returned(
          task.getExecution().getProcessBusinessKey(),
          new Return(
              task.getName(),
              engineActor.current().name(),
              Objects.requireNonNullElse(text(task, ProcessContract.COMMENT), "").strip()));
    }
    outcome.ifPresent(
        value ->
            task.getExecution().getProcessInstance().setVariable(ProcessContract.OUTCOME, value));
  }

  /**
   * A decision is somebody's own: whoever runs the engine may see every task, but decides none that
   * is neither on his desk nor waiting for his group. The system itself is nobody.
   */
  private void requireInHands(DelegateTask task) {
    String user = engineActor.user().orElse(null);
    Set<String> groups = engineActor.groups();
    boolean free =
        task.getAssignee() == null
            && task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .anyMatch(group -> group != null && groups.contains(group));
    if (user != null && !user.equals(task.getAssignee()) && !free) {
      throw Refusal.forbidden(
          "not-in-your-hands",
          "Việc này không do anh chị nhận và không thuộc nhóm của anh chị nên không quyết định được. Hãy để người được giao xử lý.");
    }
  }

  private static @Nullable String text(DelegateTask task, String name) {
    Object value = task.getVariable(name);
    return value == null ? null : value.toString();
  }

  /** The three parts of a group id. */
  private record GroupId(String locality, String agency, String group) {
    static GroupId parse(String id) {
      String[] parts = id.split("\\.", 3);
      return new GroupId(parts[0], parts[1], parts[2]);
    }
  }
}
