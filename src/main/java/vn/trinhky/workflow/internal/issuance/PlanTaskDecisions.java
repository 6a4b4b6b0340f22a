package vn.trinhky.workflow.internal.issuance;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.Outcome;
import vn.trinhky.plan.PlanDecisions;
import vn.trinhky.plan.PlanDecisions.TaskDecision;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.internal.identity.EngineActor;
import vn.trinhky.workflow.internal.task.TaskDecisions;

/** Translates a completed task of {@code PlanIssuance} for the plan module. */
@Component
class PlanTaskDecisions implements TaskDecisions {

  private final PlanDecisions decisions;
  private final EngineActor engineActor;

  PlanTaskDecisions(PlanDecisions decisions, EngineActor engineActor) {
    this.decisions = decisions;
    this.engineActor = engineActor;
  }

  @Override
  public String processKey() {
    return PlanIssuance.KEY;
  }

  @Override
  public Optional<String> decide(
      DelegateTask task,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo) {
    PlanStep step = PlanStep.of(task.getTaskDefinitionKey()).orElseThrow();
    Outcome outcome =
        decisions.decide(
            new TaskDecision(
                task.getExecution().getProcessBusinessKey(),
                step,
                decision,
                comment,
                returnTo,
                (String) task.getVariable(PlanIssuance.Variable.CONSULTED_AGENCY),
                engineActor.current()));
    // agencies answer at the same moment: none of them may write what all of them share
    return outcome == Outcome.ANSWERED ? Optional.empty() : Optional.of(outcome.name());
  }
}
