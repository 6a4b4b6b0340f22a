package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine itself takes every file in {@code processes/}. */
class DiagramDeploymentTest {
  private ProcessEngine engine;

  @BeforeEach
  void start() {
    engine =
        new StandaloneInMemProcessEngineConfiguration()
            .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
            .setJobExecutorActivate(false)
            .setProcessEngineName(getClass().getSimpleName())
            .buildProcessEngine();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void all_diagrams_and_decision_tables_deploy_together() throws Exception {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    for (Path file :
        Stream.concat(Diagram.files(".bpmn").stream(), Diagram.files(".dmn").stream()).toList()) {
      deployment.addString(file.getFileName().toString(), Files.readString(file));
    }
    deployment.deploy();

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
        .extracting(
            ProcessDefinition::getKey,
            ProcessDefinition::getHistoryTimeToLive,
            ProcessDefinition::isStartableInTasklist,
            ProcessDefinition::getTenantId)
        .containsExactlyInAnyOrder(
            tuple(PlanIssuance.KEY, 3650, true, null),
            tuple(DocumentReceipt.KEY, 3650, false, null));
    assertThat(engine.getRepositoryService().createDecisionDefinitionQuery().list())
        .extracting(DecisionDefinition::getKey, DecisionDefinition::getHistoryTimeToLive)
        .containsExactlyInAnyOrder(tuple("SigningAuthority", 3650), tuple("StepDeadlines", 3650));
  }
}
