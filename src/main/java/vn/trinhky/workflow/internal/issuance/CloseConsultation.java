package vn.trinhky.workflow.internal.issuance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.workflow.PlanIssuance;

/** Closes the round of consultation: who stayed silent agreed. */
@Component(PlanIssuance.Bean.CLOSE_CONSULTATION)
class CloseConsultation implements JavaDelegate {

  private final PlanConsultations consultations;

  CloseConsultation(PlanConsultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    consultations.close(execution.getProcessBusinessKey());
  }
}
