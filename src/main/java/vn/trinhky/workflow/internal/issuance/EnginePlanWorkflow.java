package vn.trinhky.workflow.internal.issuance;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanIssuing.Receipt;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.workflow.DocumentReceipt;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Variable;
import vn.trinhky.workflow.internal.identity.AsUser;

@Component
class EnginePlanWorkflow implements PlanWorkflow {

  private final RuntimeService runtime;
  private final AsUser asUser;

  EnginePlanWorkflow(RuntimeService runtime, AsUser asUser) {
    this.runtime = runtime;
    this.asUser = asUser;
  }

  @Override
  public void start(Plan plan) {
    runtime
        .createProcessInstanceByKey(PlanIssuance.KEY)
        .processDefinitionWithoutTenantId()
        .businessKey(plan.id())
        .setVariable(Variable.LOCALITY, plan.locality())
        .execute();
  }

  @Override
  public void numberAgain(Plan plan) {
    String instance =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(PlanIssuance.KEY)
            .processInstanceBusinessKey(plan.id())
            .singleResult()
            .getId();
    runtime
        .createProcessInstanceModification(instance)
        // the job that leads from the clerk to the sealing may not have run yet
        .cancelAllForActivity(PlanIssuance.ISSUE_DOCUMENT)
        .cancelAllForActivity(PlanIssuance.SEAL_DOCUMENT)
        .startBeforeActivity(PlanIssuance.ISSUE_DOCUMENT)
        .execute();
  }

  @Override
  public void startReceipt(Receipt receipt) {
    runtime
        .createProcessInstanceByKey(DocumentReceipt.KEY)
        .processDefinitionWithoutTenantId()
        .businessKey(receipt.deliveryId())
        .setVariable(DocumentReceipt.Variable.LOCALITY, receipt.locality())
        .setVariable(DocumentReceipt.Variable.AGENCY, receipt.agency())
        .setVariable(DocumentReceipt.Variable.TITLE, receipt.title())
        .execute();
  }

  @Override
  public void retitled(Plan plan) {
    asUser.run(
        Actor.system(),
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PlanIssuance.KEY)
                .processInstanceBusinessKey(plan.id())
                .list()
                .forEach(
                    running -> runtime.setVariable(running.getId(), Variable.TITLE, plan.title())));
  }

  @Override
  public void withdraw(Plan plan) {
    runtime
        .createMessageCorrelation(PlanIssuance.MESSAGE_PLAN_WITHDRAWN)
        .processInstanceBusinessKey(plan.id())
        .tenantId(plan.locality())
        .correlateExclusively();
  }
}
