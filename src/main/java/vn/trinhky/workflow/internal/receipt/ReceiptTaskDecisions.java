package vn.trinhky.workflow.internal.receipt;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.workflow.DocumentReceipt;
import vn.trinhky.workflow.internal.identity.EngineActor;
import vn.trinhky.workflow.internal.task.TaskDecisions;

/** Translates a completed task of {@code DocumentReceipt} for the distribution module. */
@Component
class ReceiptTaskDecisions implements TaskDecisions {

  private final ReceiptDecisions decisions;
  private final EngineActor engineActor;

  ReceiptTaskDecisions(ReceiptDecisions decisions, EngineActor engineActor) {
    this.decisions = decisions;
    this.engineActor = engineActor;
  }

  @Override
  public String processKey() {
    return DocumentReceipt.KEY;
  }

  @Override
  public Optional<String> decide(
      DelegateTask task,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo) {
    String delivery = task.getExecution().getProcessBusinessKey();
    return Optional.of(
        decisions
            .decide(
                delivery,
                task.getTaskDefinitionKey(),
                decision,
                comment,
                returnTo,
                engineActor.current())
            .name());
  }
}
