package vn.trinhky.workflow.internal.issuance;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanIssuing.Receipt;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Outcome;
import vn.trinhky.workflow.ProcessContract;

/** Starts the receipts of one batch of recipients; each batch is a transaction of its own. */
@Component(PlanIssuance.Bean.DISTRIBUTE)
class Distribute implements JavaDelegate {

  private final PlanIssuing issuing;
  private final PlanWorkflow workflow;
  private final int batch;

  Distribute(
      PlanIssuing issuing,
      PlanWorkflow workflow,
      @Value("${trinhky.distribution.batch:100}") int batch) {
    this.issuing = issuing;
    this.workflow = workflow;
    this.batch = batch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Receipt> receipts = issuing.receiptsToStart(execution.getProcessBusinessKey(), batch);
    for (Receipt receipt : receipts) {
      if (issuing.receiptStarted(receipt.deliveryId())) {
        workflow.startReceipt(receipt);
      }
    }
    Outcome next = receipts.size() < batch ? Outcome.DONE : Outcome.MORE;
    execution.setVariable(ProcessContract.OUTCOME, next.name());
  }
}
