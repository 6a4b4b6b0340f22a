package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract classes against the diagrams, in both directions. */
class ContractTest {

  static List<Diagram> diagrams() {
    return Diagram.all();
  }

  static List<ProcessContract> contracts() {
    return ProcessContract.all();
  }

  @Test
  void every_diagram_has_a_contract_and_every_contract_a_diagram() {
    assertThat(Diagram.all().stream().map(diagram -> diagram.process().getId()))
        .containsExactlyInAnyOrderElementsOf(
            ProcessContract.all().stream().map(ProcessContract::key).toList());
    assertThat(Diagram.all())
        .allSatisfy(
            diagram -> assertThat(diagram.name()).isEqualTo(diagram.process().getId() + ".bpmn"));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void every_element_of_the_diagram_is_in_the_contract_and_the_other_way_round(Diagram diagram) {
    ProcessContract contract = diagram.contract();
    assertThat(ids(diagram, UserTask.class))
        .isEqualTo(ids(contract.userTasks().stream().map(ProcessContract.UserTask::id)));
    assertThat(
            ids(
                diagram.all(Task.class).stream()
                    .filter(task -> !(task instanceof UserTask))
                    .map(BaseElement::getId)))
        .isEqualTo(ids(contract.automaticSteps().stream().map(ProcessContract.AutomaticStep::id)));
    assertThat(ids(diagram, SubProcess.class)).isEqualTo(contract.subProcesses());
    assertThat(ids(diagram, Gateway.class)).isEqualTo(contract.gateways());
    assertThat(ids(diagram, Event.class)).isEqualTo(contract.events());
    assertThat(
            diagram.all(Message.class).stream().map(Message::getName).collect(Collectors.toSet()))
        .isEqualTo(contract.messages());
    assertThat(ids(diagram, Process.class)).isEqualTo(Set.of(contract.key()));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_return_leads_to_every_step_that_it_may_name(ProcessContract contract) {
    for (ProcessContract.UserTask task : contract.userTasks()) {
      Set<String> targets =
          task.decisions().values().stream().flatMap(List::stream).collect(Collectors.toSet());
      Set<String> reached =
          task.outcomes().entrySet().stream()
              .filter(outcome -> outcome.getKey().startsWith("RETURN_"))
              .map(Map.Entry::getValue)
              .collect(Collectors.toSet());
      assertThat(reached).as(task.id()).isEqualTo(targets);
    }
  }

  @Test
  void the_target_is_asked_for_only_where_there_is_a_choice() {
    assertThat(
            PlanIssuance.CONTRACT.userTasks().stream()
                .filter(
                    task -> task.decisions().keySet().stream().anyMatch(task::needsReturnTarget))
                .map(ProcessContract.UserTask::id))
        .containsExactly(
            PlanIssuance.SIGN_SUBMISSION,
            PlanIssuance.REVIEW_DOSSIER,
            PlanIssuance.DECIDE_AND_SIGN);
    ProcessContract.UserTask issue =
        PlanIssuance.CONTRACT.userTask(PlanIssuance.ISSUE_DOCUMENT).orElseThrow();
    assertThat(issue.returnTargets("RETURN_FORMAT")).containsExactly(PlanIssuance.REVIEW_DOSSIER);
    assertThat(issue.needsReturnTarget("RETURN_FORMAT")).isFalse();
    assertThat(issue.allows("RETURN")).isFalse();
  }

  private static <T extends BaseElement> Set<String> ids(Diagram diagram, Class<T> type) {
    return ids(diagram.all(type).stream().map(BaseElement::getId));
  }

  private static Set<String> ids(Stream<String> ids) {
    return ids.collect(Collectors.toSet());
  }
}
