package vn.trinhky.workflow.internal.issuance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.workflow.PlanIssuance;

/** Makes the file that is issued and freezes it. */
@Component(PlanIssuance.Bean.SEAL_DOCUMENT)
class SealDocument implements JavaDelegate {

  private final PlanIssuing issuing;

  SealDocument(PlanIssuing issuing) {
    this.issuing = issuing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    issuing.freezeDocument(execution.getProcessBusinessKey());
  }
}
