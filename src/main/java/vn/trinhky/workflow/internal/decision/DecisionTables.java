package vn.trinhky.workflow.internal.decision;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import vn.trinhky.plan.Plan;

/**
 * Asks the decision tables that administrators edit. What a version of a table has answered to the
 * same question before is remembered: the engine parses every cell again each time, which costs
 * more than the rest of a decision. A cell may therefore depend on the inputs only, not on the
 * time.
 */
@Component
public class DecisionTables {

  private static final String SIGNING_AUTHORITY = "SigningAuthority";
  private static final String STEP_DEADLINES = "StepDeadlines";

  /** Far more than localities times steps times urgencies; a limit all the same. */
  private static final int MOST_ANSWERS = 20_000;

  private final DecisionService decisions;
  private final RepositoryService repository;
  private final Map<Question, Object> answers = new ConcurrentHashMap<>();

  DecisionTables(DecisionService decisions, RepositoryService repository) {
    this.decisions = decisions;
    this.repository = repository;
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
    Question question = new Question(newestVersion(table), Map.copyOf(inputs));
    Object answer = answers.get(question);
    if (answer == null) {
      answer = evaluate(question);
      if (answers.size() >= MOST_ANSWERS) {
        answers.clear();
      }
      answers.put(question, answer);
    }
    return type.cast(answer);
  }

  private String newestVersion(String table) {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(table)
        .withoutTenantId()
        .latestVersion()
        .singleResult()
        .getId();
  }

  private Object evaluate(Question question) {
    Object answer =
        decisions
            .evaluateDecisionTableById(question.table())
            .variables(Variables.fromMap(question.inputs()))
            .evaluate()
            .getSingleEntry();
    if (answer == null) {
      throw new IllegalStateException("no row of a decision table fits: " + question);
    }
    return answer;
  }

  /**
   * What is asked.
   *
   * @param table id of one version of the table
   */
  private record Question(String table, Map<String, Object> inputs) {}
}
