package vn.trinhky.workflow;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables as delivered. */
class DecisionTableTest {
  private static final List<String> URGENCIES = List.of("NORMAL", "URGENT", "VERY_URGENT", "FLASH");

  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  private static final Map<String, DmnDecision> DECISIONS =
      Stream.of("SigningAuthority", "StepDeadlines")
          .collect(toMap(key -> key, DecisionTableTest::parse));

  static Stream<String> userTasks() {
    return ProcessContract.all().stream()
        .flatMap(contract -> contract.userTasks().stream())
        .map(ProcessContract.UserTask::id);
  }

  @ParameterizedTest
  @CsvSource({
    "DraftPlan, 10",
    "ApproveDraft, 2",
    "CommentOnDraft, 5",
    "ResolveComments, 3",
    "AppraiseLegality, 5",
    "PrepareSubmission, 1",
    "SignSubmission, 1",
    "ReviewDossier, 5",
    "DecideAndSign, 3",
    "IssueDocument, 0",
    "AcceptDocument, 0",
    "AssignDocument, 1"
  })
  void a_step_of_normal_urgency_has_the_usual_number_of_working_days(String activity, int days) {
    assertThat(workingDays("any-town", activity, "NORMAL")).isEqualTo(days);
  }

  @ParameterizedTest
  @MethodSource("userTasks")
  void every_step_has_a_deadline_that_never_grows_with_urgency(String activity) {
    List<Integer> days =
        URGENCIES.stream().map(urgency -> workingDays("any-town", activity, urgency)).toList();
    assertThat(days).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    assertThat(days).allMatch(d -> d >= 0);
  }

  @Test
  void a_consultation_lasts_two_to_five_days_however_urgent() {
    assertThat(URGENCIES)
        .allSatisfy(
            urgency ->
                assertThat(workingDays("any-town", PlanIssuance.COMMENT_ON_DRAFT, urgency))
                    .isBetween(2, 5));
  }

  @Test
  void no_row_of_the_deadlines_is_for_a_step_that_does_not_exist() {
    Set<String> activities =
        Dmn.readModelFromFile(Diagram.FOLDER.resolve("StepDeadlines.dmn").toFile())
            .getModelElementsByType(Rule.class)
            .stream()
            .map(rule -> List.copyOf(rule.getInputEntries()).get(1))
            .map(entry -> entry.getTextContent().strip().replace("\"", ""))
            .collect(Collectors.toSet());
    assertThat(activities).isEqualTo(userTasks().collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "COMMITTEE, DECISION_WITH_PLAN, ADMINISTRATIVE_REFORM, FIELD_DEPUTY",
    "CHAIRPERSON, DECISION_WITH_PLAN, ADMINISTRATIVE_REFORM, FIELD_DEPUTY",
    "COMMITTEE, PLAN, EDUCATION, CHAIRPERSON",
    "CHAIRPERSON, PLAN, , CHAIRPERSON"
  })
  void the_deputy_signs_in_his_field_and_the_chairman_everything_else(
      String authority, String form, String field, String positionClass) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", authority);
    facts.put("form", form);
    facts.put("field", field);
    assertThat((String) evaluate("SigningAuthority", facts)).isEqualTo(positionClass);
  }

  private static int workingDays(String locality, String activity, String urgency) {
    return evaluate(
        "StepDeadlines", Map.of("locality", locality, "activity", activity, "urgency", urgency));
  }

  private static <T> T evaluate(String key, Map<String, Object> facts) {
    return ENGINE
        .evaluateDecisionTable(DECISIONS.get(key), facts)
        .getSingleResult()
        .getSingleEntry();
  }

  private static DmnDecision parse(String key) {
    try (InputStream file = Files.newInputStream(Diagram.FOLDER.resolve(key + ".dmn"))) {
      return ENGINE.parseDecision(key, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
