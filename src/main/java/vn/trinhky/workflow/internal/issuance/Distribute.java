package vn.trinhky.workflow.internal.issuance;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanIssuing.Receipt;
import vn.trinhky.workflow.DocumentReceipt;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Outcome;
import vn.trinhky.workflow.ProcessContract;

/** Starts the receipts of one batch of recipients; each batch is a transaction of its own. */
@Component(PlanIssuance.Bean.DISTRIBUTE)
class Distribute implements JavaDelegate {

  private final PlanIssuing issuing;
  private final int batch;

  Distribute(PlanIssuing issuing, @Value("${trinhky.distribution.batch:100}") int batch) {
    this.issuing = issuing;
    this.batch = batch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<Receipt> receipts = issuing.receiptsToStart(execution.getProcessBusinessKey(), batch);
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    for (Receipt receipt : receipts) {
      if (issuing.receiptStarted(receipt.deliveryId())) {
        runtime
            .createProcessInstanceByKey(DocumentReceipt.KEY)
            .processDefinitionWithoutTenantId()
            .businessKey(receipt.deliveryId())
            .setVariable(DocumentReceipt.Variable.LOCALITY, receipt.locality())
            .setVariable(DocumentReceipt.Variable.AGENCY, receipt.agency())
            .setVariable(DocumentReceipt.Variable.TITLE, receipt.title())
            .execute();
      }
    }
    Outcome next = receipts.size() < batch ? Outcome.DONE : Outcome.MORE;
    execution.setVariable(ProcessContract.OUTCOME, next.name());
  }
}
