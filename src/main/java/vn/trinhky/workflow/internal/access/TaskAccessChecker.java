package vn.trinhky.workflow.internal.access;

import java.util.function.BiPredicate;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.internal.refusal.EngineRefusals;

/**
 * Guards every command on one task: the rule first, an explicit grant (administrators) second. Task
 * variables are written with a completion or not at all; everything else that changes a task
 * (owner, candidates, due date, priority) needs a grant.
 */
class TaskAccessChecker extends AuthorizationCommandChecker {

  private final TaskRule rule;

  TaskAccessChecker(TaskRule rule) {
    this.rule = rule;
  }

  @Override
  public void checkReadTask(TaskEntity task) {
    unless(rule::maySee, task, () -> super.checkReadTask(task));
  }

  @Override
  public void checkReadTaskVariable(TaskEntity task) {
    unless(rule::maySee, task, () -> super.checkReadTaskVariable(task));
  }

  @Override
  public void checkTaskWork(TaskEntity task) {
    refuseDetours();
    if (CurrentCommand.rewritesComment()) {
      super.checkTaskWork(task);
    } else {
      unless(
          rule::mayWork,
          task,
          () -> {
            refuseIfOvertaken(task);
            super.checkTaskWork(task);
          });
    }
  }

  @Override
  public void checkTaskAssign(TaskEntity task) {
    refuseDetours();
    if (CurrentCommand.assigns()) {
      // whom the task goes to is looked at when it is set: CoarseAuthorizations
      unless(rule::mayAssign, task, () -> super.checkTaskAssign(task));
    } else {
      super.checkTaskAssign(task);
    }
  }

  /** Ways around the complete listener, closed for everybody who is logged in. */
  private static void refuseDetours() {
    if (!TaskAccessAuthorizationManager.current().isChecked()) {
      return;
    }
    if (CurrentCommand.delegates()) {
      throw Refusal.forbidden(
          "delegation-not-offered",
          "Không dùng ủy thác việc. Hãy trả việc về danh sách chung, hoặc nhờ người đứng đầu cơ quan giao"
              + " lại.");
    }
    if (CurrentCommand.throwsFromOutside()) {
      throw Refusal.forbidden(
          "error-not-offered",
          "Không thể kết thúc việc bằng cách báo lỗi. Hãy hoàn thành việc bằng một quyết định.");
    }
  }

  /**
   * Somebody completed the task between our reading of it and of its candidates: that is not a
   * question of rights.
   */
  private static void refuseIfOvertaken(TaskEntity task) {
    CommandContext context = Context.getCommandContext();
    Authentication who = context.getAuthentication();
    if (who == null || who.getUserId() == null || !TaskRule.inTenant(who, task)) {
      return;
    }
    TaskQueryImpl still = new TaskQueryImpl();
    still.taskId(task.getId());
    long left =
        context.runWithoutAuthorization(
            () -> context.getTaskManager().findTaskCountByQueryCriteria(still));
    if (left == 0) {
      throw EngineRefusals.overtaken();
    }
  }

  private static void unless(
      BiPredicate<Authentication, TaskEntity> allowed, TaskEntity task, Runnable grantNeeded) {
    Authentication who = Context.getCommandContext().getAuthentication();
    if (who == null || who.getUserId() == null || !allowed.test(who, task)) {
      grantNeeded.run();
    }
  }
}
