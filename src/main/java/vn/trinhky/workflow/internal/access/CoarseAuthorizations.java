package vn.trinhky.workflow.internal.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/**
 * Keeps the engine from writing an authorization row per task and candidate, or one with which a
 * user could delete the own login. The engine also tells this class, and no other, who a task is
 * about to go to: so a hand-over is checked here.
 */
class CoarseAuthorizations extends DefaultAuthorizationProvider {

  private final TaskRule rule;

  CoarseAuthorizations(TaskRule rule) {
    this.rule = rule;
  }

  @Override
  public AuthorizationEntity[] newUser(User user) {
    AuthorizationEntity own =
        createGrantAuthorization(
            user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE);
    return new AuthorizationEntity[] {own};
  }

  @Override
  public AuthorizationEntity @Nullable [] newTaskAssignee(
      Task task, @Nullable String from, @Nullable String to) {
    if (CurrentCommand.changesAssignee() && !Objects.equals(from, to)) {
      checkHandOver((TaskEntity) task, from, to);
    }
    return null;
  }

  @Override
  public AuthorizationEntity @Nullable [] newTaskOwner(
      Task task, @Nullable String from, @Nullable String to) {
    return null;
  }

  @Override
  public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(
      Task task, String user, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(
      Task task, String group, String type) {
    return null;
  }

  private void checkHandOver(TaskEntity task, @Nullable String from, @Nullable String to) {
    CommandContext context = Context.getCommandContext();
    if (!TaskAccessAuthorizationManager.current().isRestricted()) {
      return;
    }
    Authentication who = context.getAuthentication();
    Collection<String> receiver = to == null ? List.of() : groupsOf(context, to);
    if (!rule.mayHandOver(who, task, from, to, receiver)) {
      throw Refusal.forbidden(
          "hand-over-denied",
          "Chỉ người đứng đầu cơ quan được giao việc cho người khác, và chỉ cho người thuộc nhóm được giao"
              + " việc này.");
    }
  }

  private static List<String> groupsOf(CommandContext context, String user) {
    return context.runWithoutAuthorization(
        () ->
            context
                .getReadOnlyIdentityProvider()
                .createGroupQuery(context)
                .groupMember(user)
                .list()
                .stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList());
  }
}
