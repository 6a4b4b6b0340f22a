package vn.trinhky.workflow.internal.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.Plans;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Outcome;
import vn.trinhky.workflow.PlanIssuance.Variable;
import vn.trinhky.workflow.ProcessContract;
import vn.trinhky.workflow.internal.decision.DecisionTables;

/** Opens the round of consultation and hands the process the agencies to ask. */
@Component(PlanIssuance.Bean.OPEN_CONSULTATION)
class OpenConsultation implements JavaDelegate {

  private final Plans plans;
  private final PlanConsultations consultations;
  private final DecisionTables tables;
  private final WorkingCalendar calendar;
  private final Clock clock;

  OpenConsultation(
      Plans plans,
      PlanConsultations consultations,
      DecisionTables tables,
      WorkingCalendar calendar,
      Clock clock) {
    this.plans = plans;
    this.consultations = consultations;
    this.tables = tables;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Plan plan = plans.get(execution.getProcessBusinessKey());
    int days =
        tables.workingDays(plan.locality(), PlanIssuance.COMMENT_ON_DRAFT, plan.urgency().name());
    Instant due = calendar.dueAt(plan.locality(), clock.instant(), days);
    List<String> agencies = consultations.open(plan.id(), due);
    if (agencies.isEmpty()) {
      Outcome next = plan.appraisingAgency() == null ? Outcome.PREPARE : Outcome.APPRAISE;
      execution.setVariable(ProcessContract.OUTCOME, next.name());
      return;
    }
    execution.setVariable(
        Variable.CONSULTED,
        Variables.objectValue(new ArrayList<>(agencies))
            .serializationDataFormat(Variables.SerializationDataFormats.JSON)
            .create());
    execution.setVariable(Variable.CONSULTATION_DUE, Date.from(due));
    execution.setVariable(ProcessContract.OUTCOME, Outcome.OPENED.name());
  }
}
