package vn.trinhky.workflow.internal.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Narrows task queries to the user's own instead of joining authorization rows, and opens the
 * queries that Tasklist makes about one visible task. Tenant checks stay with the engine.
 */
class TaskAccessAuthorizationManager extends AuthorizationManager {

  private final TaskRule rule;

  TaskAccessAuthorizationManager(TaskRule rule) {
    this.rule = rule;
  }

  /** The one of the running command. */
  static TaskAccessAuthorizationManager current() {
    return (TaskAccessAuthorizationManager) Context.getCommandContext().getAuthorizationManager();
  }

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    query.getQueries().removeIf(OwnTasks.class::isInstance);
    if (!isRestricted()) {
      super.configureTaskQuery(query);
      return;
    }
    withoutRowCheck(query);
    Authentication who = getCurrentAuthentication();
    Set<String> groups = rule.visibleGroups(who);
    if (!isWithin(query, who.getUserId(), groups)) {
      query.addOrQuery(new OwnTasks(who.getUserId(), groups));
    }
  }

  /** Of people and groups everybody reads the own locality's, whoever else may be granted. */
  @Override
  @SuppressWarnings("rawtypes")
  public void configureQuery(AbstractQuery query, Resource resource) {
    super.configureQuery(query, resource);
    if (!isRestricted()) {
      return;
    }
    if (query instanceof UserQueryImpl people) {
      OwnPeople.only(people, getCurrentAuthentication());
    } else if (query instanceof GroupQueryImpl groups) {
      OwnPeople.only(groups, getCurrentAuthentication());
    }
  }

  /** Comments and attachments look the task up in history first. */
  @Override
  public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
    if (isRestricted() && query.getTaskId() != null && isVisible(query.getTaskId())) {
      withoutRowCheck(query);
    } else {
      super.configureHistoricTaskInstanceQuery(query);
    }
  }

  /** The variable columns of a Tasklist filter. */
  @Override
  protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
    Set<String> scopes = new HashSet<>();
    Stream.of(query.getVariableScopeIds(), query.getProcessInstanceIds(), query.getTaskIds())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .forEach(scopes::add);
    if (isRestricted() && !scopes.isEmpty() && areVisible(scopes)) {
      withoutRowCheck(query);
    } else {
      super.configureVariableInstanceQuery(query);
    }
  }

  /** Nobody writes rows for single tasks (see {@link CoarseAuthorizations}): none to remove. */
  @Override
  public void deleteAuthorizationsByResourceId(Resource resource, String id) {
    if (resource != Resources.TASK) {
      super.deleteAuthorizationsByResourceId(resource, id);
    }
  }

  /** Whether somebody is logged in and rights are checked at all. */
  boolean isChecked() {
    return isAuthCheckExecuted();
  }

  /** Whether the rule applies: rights are checked, and not an administrator's. */
  boolean isRestricted() {
    return isAuthCheckExecuted() && !isCamundaAdmin(getCurrentAuthentication());
  }

  /** Whether the user sees this open task. */
  boolean isVisible(String taskId) {
    TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
    return task != null && rule.maySee(getCurrentAuthentication(), task);
  }

  private boolean areVisible(Set<String> scopes) {
    String[] ids = scopes.toArray(String[]::new);
    TaskQueryImpl mine = new TaskQueryImpl();
    mine.or().taskIdIn(ids).processInstanceIdIn(ids).endOr();
    Set<String> visible = new HashSet<>();
    TaskManager tasks = Context.getCommandContext().getTaskManager();
    for (Task task : tasks.findTasksByQueryCriteria(mine)) {
      visible.add(task.getId());
      visible.add(task.getExecutionId());
      visible.add(task.getProcessInstanceId());
    }
    return visible.containsAll(scopes);
  }

  /**
   * Whether the query asks for the user's own tasks already: no second condition, no slower plan.
   */
  private static boolean isWithin(TaskQueryImpl query, String userId, Collection<String> groups) {
    return userId.equals(query.getAssignee())
        || query.getCandidateUser() == null
            && query.getCandidateGroups() != null
            && !query.getCandidateGroups().isEmpty()
            && query.getCandidateGroupLike() == null
            && groups.containsAll(query.getCandidateGroups());
  }

  private static void withoutRowCheck(ListQueryParameterObject query) {
    query.getAuthCheck().getPermissionChecks().clear();
    query.getAuthCheck().setAuthorizationCheckEnabled(false);
    query.getAuthCheck().setAuthUserId(null);
    query.getAuthCheck().setAuthGroupIds(null);
  }

  /** {@code (assignee = me or candidate group in mine)}, one more conjunct of the query. */
  private static final class OwnTasks extends TaskQueryImpl {
    private static final long serialVersionUID = 1L;

    OwnTasks(String userId, Collection<String> groups) {
      setOrQueryActive();
      taskAssignee(userId);
      if (!groups.isEmpty()) {
        taskCandidateGroupIn(List.copyOf(groups));
        includeAssignedTasks();
      }
    }
  }
}
