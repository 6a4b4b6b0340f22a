package vn.trinhky.workflow.internal.task;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/** Hands what was decided about a task of one process to its use case. */
public interface TaskDecisions {

  /** Key of the process whose tasks these are. */
  String processKey();

  /**
   * Applies the decision as the client sent it and answers what the process routes on, or nothing
   * where it does not.
   *
   * @throws vn.trinhky.problem.Refusal when the use case says no
   */
  Optional<String> decide(
      DelegateTask task,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo);
}
