package vn.trinhky.workflow.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.trinhky.workflow.PlanIssuance;

/** Starts of the product, one after the other on the same engine. */
class DiagramDeployerTest {

  private final ProcessEngine engine =
      new StandaloneInMemProcessEngineConfiguration()
          .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
          .setJobExecutorActivate(false)
          .setProcessEngineName(getClass().getSimpleName())
          .buildProcessEngine();
  private final RepositoryService repository = engine.getRepositoryService();

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void an_edited_diagram_stays_until_the_administrator_gives_it_up() throws IOException {
    start(false);
    start(false);
    assertThat(newest().getVersion()).isEqualTo(1);

    editByAdministrator();
    start(false);
    assertThat(newest().getVersion()).isEqualTo(2);
    assertThat(newest().getName()).isEqualTo("Sửa tại chỗ");

    start(true);
    assertThat(newest().getVersion()).isEqualTo(3);
    assertThat(newest().getName()).isEqualTo("Ban hành kế hoạch");

    start(true);
    start(false);
    assertThat(newest().getVersion()).isEqualTo(3);
  }

  private void start(boolean replaceEdited) {
    new DiagramDeployer(repository, "classpath*:processes/", replaceEdited)
        .afterSingletonsInstantiated();
  }

  private void editByAdministrator() throws IOException {
    String diagram = Files.readString(Path.of("processes", "PlanIssuance.bpmn"));
    repository
        .createDeployment()
        .name("from Camunda Modeler")
        .addString("PlanIssuance.bpmn", diagram.replace("\"Ban hành kế hoạch\"", "\"Sửa tại chỗ\""))
        .deploy();
  }

  private ProcessDefinition newest() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(PlanIssuance.KEY)
        .latestVersion()
        .singleResult();
  }
}
