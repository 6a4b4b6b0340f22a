package vn.trinhky.workflow.internal.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the diagrams and decision tables of the jar (or of {@code trinhky.diagrams.location}) into
 * the engine at start. What is unchanged is not deployed again; what an administrator has deployed
 * since is never overwritten, unless {@code trinhky.diagrams.replace-edited} says so.
 */
@Component
class DiagramDeployer implements SmartInitializingSingleton {

  /** Marks our own deployments. */
  static final String SOURCE = "trinhky";

  private static final Logger log = LoggerFactory.getLogger(DiagramDeployer.class);

  private final RepositoryService repository;
  private final String location;
  private final boolean replaceEdited;

  DiagramDeployer(
      RepositoryService repository,
      @Value("${trinhky.diagrams.location:classpath*:processes/}") String location,
      @Value("${trinhky.diagrams.replace-edited:false}") boolean replaceEdited) {
    this.repository = repository;
    this.location = location;
    this.replaceEdited = replaceEdited;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
      List<Resource> files = new ArrayList<>();
      files.addAll(Arrays.asList(resolver.getResources(location + "*.bpmn")));
      files.addAll(Arrays.asList(resolver.getResources(location + "*.dmn")));
      files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
      for (Resource file : files) {
        deploy(file);
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("diagrams cannot be read", unreadable);
    }
  }

  private void deploy(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename());
    Optional<String> editedAs = editedByAdministrator(file, name);
    if (editedAs.isPresent() && !replaceEdited) {
      log.warn(
          "{} was changed by an administrator (deployment '{}'); the version in this release is not deployed. "
              + "Set trinhky.diagrams.replace-edited=true to replace it.",
          name,
          editedAs.get());
      return;
    }
    try (InputStream content = file.getInputStream()) {
      DeploymentBuilder deployment =
          repository
              .createDeployment()
              .name(SOURCE + ":" + name)
              .source(SOURCE)
              .addInputStream(name, content);
      if (editedAs.isEmpty()) {
        // the filter compares with our own last deployment, whatever an administrator deployed
        // since
        deployment.enableDuplicateFiltering(true);
      }
      deployment.deploy();
    }
  }

  /** Name of the deployment that brought the newest version, when it was not ours. */
  private Optional<String> editedByAdministrator(Resource file, String name) throws IOException {
    return newest(file, name)
        .map(
            definition ->
                repository
                    .createDeploymentQuery()
                    .deploymentId(definition.getDeploymentId())
                    .singleResult())
        .filter(deployment -> !SOURCE.equals(deployment.getSource()))
        .map(Deployment::getName);
  }

  private Optional<? extends ResourceDefinition> newest(Resource file, String name)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      if (name.endsWith(".dmn")) {
        String key =
            Dmn.readModelFromStream(content)
                .getModelElementsByType(Decision.class)
                .iterator()
                .next()
                .getId();
        return Optional.ofNullable(
            repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
      }
      String key =
          Bpmn.readModelFromStream(content)
              .getModelElementsByType(Process.class)
              .iterator()
              .next()
              .getId();
      return Optional.ofNullable(
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(key)
              .withoutTenantId()
              .latestVersion()
              .singleResult());
    }
  }
}
