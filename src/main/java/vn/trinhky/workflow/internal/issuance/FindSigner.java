package vn.trinhky.workflow.internal.issuance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.Plans;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Variable;
import vn.trinhky.workflow.internal.decision.DecisionTables;

/** Asks the table which post signs and the signing module which person holds it today. */
@Component(PlanIssuance.Bean.FIND_SIGNER)
class FindSigner implements JavaDelegate {

  private final Plans plans;
  private final PlanIssuing issuing;
  private final DecisionTables tables;

  FindSigner(Plans plans, PlanIssuing issuing, DecisionTables tables) {
    this.plans = plans;
    this.issuing = issuing;
    this.tables = tables;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Plan plan = plans.get(execution.getProcessBusinessKey());
    execution.setVariable(
        Variable.SIGNER, issuing.findSigner(plan.id(), tables.positionClass(plan)).user());
  }
}
