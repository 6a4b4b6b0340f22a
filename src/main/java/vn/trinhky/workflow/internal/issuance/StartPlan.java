package vn.trinhky.workflow.internal.issuance;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.PlanIssuance.Variable;
import vn.trinhky.workflow.internal.identity.EngineActor;

/**
 * The start of {@code PlanIssuance}. From a start form it opens the dossier first; the process then
 * carries the dossier's id as business key and the codes that route its tasks, all of them from our
 * tables.
 */
@Component(PlanIssuance.Bean.START_PLAN)
class StartPlan implements ExecutionListener {

  private final Plans plans;
  private final Organisation organisation;
  private final EngineActor engineActor;

  StartPlan(Plans plans, Organisation organisation, EngineActor engineActor) {
    this.plans = plans;
    this.organisation = organisation;
    this.engineActor = engineActor;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Plan plan =
        execution.getProcessBusinessKey() == null
            ? fromForm(execution)
            : existing(execution, execution.getProcessBusinessKey());
    execution.setProcessBusinessKey(plan.id());
    Locality locality = organisation.locality(plan.locality());
    execution.setVariable(Variable.LOCALITY, plan.locality());
    execution.setVariable(Variable.DRAFTING_AGENCY, plan.draftingAgency());
    execution.setVariable(Variable.JUSTICE_AGENCY, locality.justiceAgency());
    execution.setVariable(Variable.OFFICE, locality.office());
    execution.setVariable(Variable.COMMITTEE, locality.committee());
    execution.setVariable(Variable.DRAFTER, plan.drafter());
    execution.setVariable(Variable.TITLE, plan.title());
  }

  private Plan fromForm(DelegateExecution execution) {
    Actor actor = engineActor.current();
    NewPlan request =
        new NewPlan(
            execution.getTenantId(),
            year(text(execution, "planYear")),
            choice(
                IssuanceForm.class,
                text(execution, "form"),
                IssuanceForm.DECISION_WITH_PLAN,
                "hình thức"),
            choice(
                IssuingAuthority.class,
                text(execution, "authority"),
                IssuingAuthority.COMMITTEE,
                "thẩm quyền"),
            Optional.ofNullable(text(execution, "title")).orElse(""),
            null,
            choice(Urgency.class, text(execution, "urgency"), Urgency.NORMAL, "mức độ khẩn"),
            text(execution, "sample"),
            null);
    execution.removeVariables(Arrays.asList("planYear", "form", "authority", "urgency", "sample"));
    return plans.create(request, actor);
  }

  /** A process for a dossier that exists: only the one that our own start makes, and only once. */
  private Plan existing(DelegateExecution execution, String planId) {
    Plan plan = plans.get(planId);
    Actor actor = engineActor.current();
    boolean running =
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(PlanIssuance.KEY)
                .processInstanceBusinessKey(planId)
                .count()
            > 0;
    boolean own = actor.equals(Actor.system()) || actor.user().equals(plan.drafter());
    if (running || !own || plan.state() != PlanState.IN_PROGRESS || plan.version() > 1) {
      throw Refusal.conflict(
          "already-started", "Hồ sơ này đã có quy trình. Hãy mở hồ sơ từ danh sách.");
    }
    return plan;
  }

  private static @Nullable String text(DelegateExecution execution, String name) {
    Object value = execution.getVariable(name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static int year(@Nullable String given) {
    try {
      return Integer.parseInt(given == null ? "" : given);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("year-wrong", "Hãy ghi năm của kế hoạch bằng bốn chữ số.");
    }
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, @Nullable String given, E standard, String what) {
    if (given == null) {
      return standard;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(given.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    "unknown-choice", "Không có %s “%s”. Hãy chọn lại.".formatted(what, given)));
  }
}
