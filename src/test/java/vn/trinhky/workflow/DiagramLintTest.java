package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house for every diagram in {@code processes/}. */
class DiagramLintTest {
  private static final Path FORMS = Path.of("forms");

  static List<Diagram> diagrams() {
    return Diagram.all();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_user_task_has_a_lane_candidate_groups_and_the_form_of_its_name(Diagram diagram) {
    assertThat(DiagramLint.everyUserTaskHasLaneGroupsAndForm(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_user_task_has_a_due_date_rule(Diagram diagram) {
    assertThat(DiagramLint.everyUserTaskHasADueDateRule(diagram, activitiesWithDeadline()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void decision_comment_and_return_target_are_local_to_every_user_task(Diagram diagram) {
    assertThat(DiagramLint.everyDecisionIsLocalToItsTask(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_label_is_vietnamese(Diagram diagram) {
    assertThat(DiagramLint.everyLabelIsVietnamese(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_automatic_step_and_listener_is_a_bean_of_the_contract(Diagram diagram) {
    assertThat(DiagramLint.everyAutomaticStepIsABeanOfTheContract(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void nothing_is_programmed_in_the_diagram(Diagram diagram) {
    assertThat(DiagramLint.nothingIsProgrammedInTheDiagram(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_job_has_an_explicit_retry_cycle(Diagram diagram) {
    assertThat(DiagramLint.everyJobHasAnExplicitRetryCycle(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_loop_leaves_in_a_job_of_its_own(Diagram diagram) {
    assertThat(DiagramLint.everyLoopLeavesInAJobOfItsOwn(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_outcome_takes_exactly_one_branch_to_the_step_of_the_contract(Diagram diagram) {
    assertThat(DiagramLint.everyOutcomeTakesExactlyOneBranch(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_node_is_reached_and_leads_to_an_end(Diagram diagram) {
    assertThat(DiagramLint.everyNodeIsReachedAndLeadsToAnEnd(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void everything_is_drawn(Diagram diagram) {
    assertThat(DiagramLint.everythingIsDrawn(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_id_follows_the_pattern(Diagram diagram) {
    assertThat(DiagramLint.everyIdFollowsThePattern(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void expressions_read_only_variables_of_the_contract(Diagram diagram) {
    assertThat(DiagramLint.expressionsReadOnlyVariablesOfTheContract(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void the_process_is_kept_for_ten_years_and_carries_a_version(Diagram diagram) {
    assertThat(DiagramLint.theProcessIsKeptAndVersioned(diagram)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_form_that_a_diagram_names_exists(Diagram diagram) throws Exception {
    assumeThat(Files.isDirectory(FORMS)).isTrue();
    try (Stream<Path> forms = Files.list(FORMS)) {
      assumeThat(forms.anyMatch(form -> form.toString().endsWith(".html"))).isTrue();
    }
    Stream<String> keys =
        Stream.concat(
            diagram.all(UserTask.class).stream().map(UserTask::getCamundaFormKey),
            diagram.all(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormKey)
                .filter(key -> key != null));
    assertThat(keys.map(key -> FORMS.resolve(key.substring("embedded:/forms/".length()))))
        .allSatisfy(form -> assertThat(form).isRegularFile());
  }

  @Test
  void the_happy_path_leads_from_the_first_draft_to_the_issued_plan() {
    Diagram diagram = Diagram.of(PlanIssuance.KEY);
    List<String> path = new ArrayList<>(List.of(PlanIssuance.EVENT_PLAN_STARTED));
    for (String outcome :
        List.of(
            "",
            "SUBMITTED",
            "CONSULT",
            "OPENED",
            "",
            "",
            "PREPARE",
            "SUBMITTED",
            "SIGNED",
            "FORWARDED",
            "",
            "SIGNED",
            "ISSUED",
            "",
            "DONE")) {
      path.add(DiagramLint.next(diagram, path.get(path.size() - 1), outcome));
    }
    assertThat(path)
        .containsExactly(
            PlanIssuance.EVENT_PLAN_STARTED,
            PlanIssuance.DRAFT_PLAN,
            PlanIssuance.APPROVE_DRAFT,
            PlanIssuance.OPEN_CONSULTATION,
            PlanIssuance.COMMENT_ON_DRAFT,
            PlanIssuance.CLOSE_CONSULTATION,
            PlanIssuance.RESOLVE_COMMENTS,
            PlanIssuance.PREPARE_SUBMISSION,
            PlanIssuance.SIGN_SUBMISSION,
            PlanIssuance.REVIEW_DOSSIER,
            PlanIssuance.FIND_SIGNER,
            PlanIssuance.DECIDE_AND_SIGN,
            PlanIssuance.ISSUE_DOCUMENT,
            PlanIssuance.SEAL_DOCUMENT,
            PlanIssuance.DISTRIBUTE,
            PlanIssuance.EVENT_PLAN_ISSUED);
  }

  private static Set<String> activitiesWithDeadline() {
    return Dmn.readModelFromFile(Diagram.FOLDER.resolve("StepDeadlines.dmn").toFile())
        .getModelElementsByType(Rule.class)
        .stream()
        .flatMap(rule -> rule.getInputEntries().stream())
        .map(entry -> entry.getTextContent().strip().replace("\"", ""))
        .collect(Collectors.toSet());
  }

  /** The rules are only worth something if they find what they look for. */
  @Nested
  class A_spoilt_diagram_is_found_out {
    private final Diagram diagram = Diagram.of(PlanIssuance.KEY);

    @Test
    void when_a_user_task_loses_its_groups() {
      task(PlanIssuance.SIGN_SUBMISSION).setCamundaCandidateGroups(null);
      assertThat(DiagramLint.everyUserTaskHasLaneGroupsAndForm(diagram))
          .singleElement()
          .asString()
          .startsWith("SignSubmission has no candidate groups");
    }

    @Test
    void when_a_user_task_has_no_due_date_rule() {
      task(PlanIssuance.COMMENT_ON_DRAFT).setCamundaDueDate(null);
      assertThat(DiagramLint.everyUserTaskHasADueDateRule(diagram, Set.of()))
          .hasSize(diagram.all(UserTask.class).size());
    }

    @Test
    void when_a_decision_would_be_visible_to_all_tasks() {
      removeExtensions(PlanIssuance.COMMENT_ON_DRAFT);
      assertThat(DiagramLint.everyDecisionIsLocalToItsTask(diagram)).hasSize(1);
    }

    @Test
    void when_a_label_is_missing() {
      task(PlanIssuance.DRAFT_PLAN).setName("Draft the plan");
      assertThat(DiagramLint.everyLabelIsVietnamese(diagram)).hasSize(1);
    }

    @Test
    void when_a_bean_is_misspelt() {
      service(PlanIssuance.SEAL_DOCUMENT).setCamundaDelegateExpression("${sealDocumnet}");
      assertThat(DiagramLint.everyAutomaticStepIsABeanOfTheContract(diagram)).hasSize(1);
    }

    @Test
    void when_a_class_is_named() {
      service(PlanIssuance.SEAL_DOCUMENT).setCamundaClass("vn.trinhky.Seal");
      assertThat(DiagramLint.nothingIsProgrammedInTheDiagram(diagram)).hasSize(1);
    }

    @Test
    void when_a_job_has_no_retry_cycle() {
      removeExtensions(PlanIssuance.DISTRIBUTE);
      assertThat(DiagramLint.everyJobHasAnExplicitRetryCycle(diagram)).hasSize(1);
    }

    @Test
    void when_a_loop_is_not_asynchronous() {
      diagram
          .all(MultiInstanceLoopCharacteristics.class)
          .iterator()
          .next()
          .setCamundaAsyncAfter(false);
      assertThat(DiagramLint.everyLoopLeavesInAJobOfItsOwn(diagram)).hasSize(1);
    }

    @Test
    void when_a_condition_is_misspelt() {
      condition("Flow_DocumentSignedToIssueDocument", "${outcome == 'SIGEND'}");
      assertThat(DiagramLint.everyOutcomeTakesExactlyOneBranch(diagram))
          .anyMatch(finding -> finding.contains("0 branches at Gateway_DocumentSignedQuestion"))
          .contains("Flow_DocumentSignedToIssueDocument is never taken by any outcome");
    }

    @Test
    void when_two_branches_are_open_at_once() {
      condition(
          "Flow_DocumentSignedToIssueDocument", "${outcome == 'SIGNED' || outcome == 'PASSED_UP'}");
      assertThat(DiagramLint.everyOutcomeTakesExactlyOneBranch(diagram))
          .contains(
              "DecideAndSign PASSED_UP leads to 2 branches at Gateway_DocumentSignedQuestion,"
                  + " not FindSigner");
    }

    @Test
    void when_a_branch_leads_to_the_wrong_step() {
      SequenceFlow flow = diagram.model().getModelElementById("Flow_DocumentSignedToReviewDossier");
      flow.setTarget(diagram.node(PlanIssuance.FIND_SIGNER));
      assertThat(DiagramLint.everyOutcomeTakesExactlyOneBranch(diagram))
          .containsExactly("DecideAndSign RETURN_TO_REVIEW leads to FindSigner, not ReviewDossier");
    }

    @Test
    void when_a_condition_reads_what_a_client_wrote() {
      condition("Flow_DocumentSignedToIssueDocument", "${decision == 'SIGN'}");
      assertThat(DiagramLint.expressionsReadOnlyVariablesOfTheContract(diagram)).hasSize(1);
    }

    @Test
    void when_somebody_is_named_in_the_diagram() {
      task(PlanIssuance.DRAFT_PLAN).setCamundaAssignee("nguyen-van-a");
      assertThat(DiagramLint.expressionsReadOnlyVariablesOfTheContract(diagram)).hasSize(1);
    }

    @Test
    void when_a_step_is_cut_off() {
      SequenceFlow flow =
          diagram.model().getModelElementById("Flow_PrepareSubmissionToSignSubmission");
      flow.getSource().getOutgoing().remove(flow);
      flow.getTarget().getIncoming().remove(flow);
      assertThat(DiagramLint.everyNodeIsReachedAndLeadsToAnEnd(diagram))
          .contains("SignSubmission is never reached", "ReviewDossier is never reached")
          .contains("PrepareSubmission never leads to an end");
    }

    @Test
    void when_a_shape_is_missing() {
      BpmnShape shape = diagram.model().getModelElementById("DraftPlan_di");
      shape.getParentElement().removeChildElement(shape);
      assertThat(DiagramLint.everythingIsDrawn(diagram)).containsExactly("DraftPlan is not drawn");
    }

    @Test
    void when_an_id_was_generated() {
      task(PlanIssuance.DRAFT_PLAN).setId("Activity_0abc12d");
      assertThat(DiagramLint.everyIdFollowsThePattern(diagram)).hasSize(1);
    }

    @Test
    void when_history_would_be_kept_for_ever() {
      diagram.process().setCamundaHistoryTimeToLiveString(null);
      assertThat(DiagramLint.theProcessIsKeptAndVersioned(diagram)).hasSize(1);
    }

    private UserTask task(String id) {
      return (UserTask) diagram.node(id);
    }

    private ServiceTask service(String id) {
      return (ServiceTask) diagram.node(id);
    }

    private void removeExtensions(String id) {
      diagram.node(id).removeChildElement(diagram.node(id).getExtensionElements());
    }

    private void condition(String flow, String condition) {
      SequenceFlow element = diagram.model().getModelElementById(flow);
      element.getConditionExpression().setTextContent(condition);
    }
  }
}
