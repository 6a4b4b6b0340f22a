package vn.trinhky.workflow.internal.access;

import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;

/** What the engine is doing right now: its checks say which task, but not which command. */
final class CurrentCommand {

  private CurrentCommand() {}

  /** A call that names the next assignee. */
  static boolean changesAssignee() {
    return command() instanceof AssignTaskCmd || command() instanceof ClaimTaskCmd;
  }

  static boolean assigns() {
    return command() instanceof AssignTaskCmd;
  }

  /** Delegation and resolving: a delegated task is resolved without its complete listener. */
  static boolean delegates() {
    return command() instanceof DelegateTaskCmd || command() instanceof ResolveTaskCmd;
  }

  /** A BPMN error or escalation from outside: it would leave the task without a decision. */
  static boolean throwsFromOutside() {
    return command() instanceof HandleTaskBpmnErrorCmd
        || command() instanceof HandleTaskEscalationCmd;
  }

  /** Changing or deleting a comment: what was said stays. */
  static boolean rewritesComment() {
    return command() instanceof UpdateCommentCmd || command() instanceof DeleteTaskCommentCmd;
  }

  private static Object command() {
    return Context.getCommandInvocationContext().getCommand();
  }
}
