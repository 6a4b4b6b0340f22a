package vn.trinhky.workflow.internal.decision;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.Plan;

/** Asks the decision tables that administrators edit. */
@Component
public class DecisionTables {

  private static final String SIGNING_AUTHORITY = "SigningAuthority";
  private static final String STEP_DEADLINES = "StepDeadlines";

  private final DecisionService decisions;

  DecisionTables(DecisionService decisions) {
    this.decisions = decisions;
  }

  /** Class of position that signs this plan: {@code CHAIRPERSON} or {@code FIELD_DEPUTY}. */
  public String positionClass(Plan plan) {
    return single(
        SIGNING_AUTHORITY,
        Map.of(
            "authority", plan.authority().name(),
            "form", plan.form().name(),
            "field", plan.field()),
        String.class);
  }

  /**
   * Working days that a step may take; 0 for the same day.
   *
   * @param activity id of the activity
   */
  public int workingDays(String locality, String activity, String urgency) {
    return single(
            STEP_DEADLINES,
            Map.of("locality", locality, "activity", activity, "urgency", urgency),
            Number.class)
        .intValue();
  }

  private <T> T single(String table, Map<String, Object> inputs, Class<T> type) {
    Object answer =
        decisions
            .evaluateDecisionTableByKey(table)
            .decisionDefinitionWithoutTenantId()
            .variables(Variables.fromMap(inputs))
            .evaluate()
            .getSingleEntry();
    if (answer == null) {
      throw new IllegalStateException(
          "decision table %s has no row for %s".formatted(table, inputs));
    }
    return type.cast(answer);
  }
}
