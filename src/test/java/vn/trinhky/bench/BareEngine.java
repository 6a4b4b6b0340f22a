package vn.trinhky.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

/**
 * What the engine alone costs: the same diagram without our listeners, the same history level, a
 * business key and one variable ({@code outcome}), no authorization. Names of groups and dates are
 * written into the diagram, because there are no variables to read them from.
 */
final class BareEngine implements Side, AutoCloseable {

  private static final String DUE = "2099-01-01T00:00:00";
  private static final String AGENCY = "${consultedAgency}";

  private final HikariDataSource pool;
  private final CountedDataSource database;
  private final ProcessEngine engine;
  private final List<String> open = new ArrayList<>();

  /**
   * @param inputs whether the diagram keeps its three task-local inputs, which hold the decision in
   *     the product and are empty here
   */
  BareEngine(String url, String user, String password, boolean inputs) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    // as the product's pool
    config.setMaximumPoolSize(8);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool = new HikariDataSource(config);
    database = new CountedDataSource(pool);

    StandaloneProcessEngineConfiguration bare = new StandaloneProcessEngineConfiguration();
    bare.setProcessEngineName("bare" + inputs);
    bare.setDataSource(database);
    bare.setDatabaseSchemaUpdate("true");
    bare.setHistory("activity");
    bare.setHistoryRemovalTimeStrategy("start");
    bare.setHistoryTimeToLive("P3650D");
    bare.setAuthorizationEnabled(false);
    bare.setJobExecutorActivate(false);
    bare.setMetricsEnabled(false);
    bare.setTaskMetricsEnabled(false);
    bare.setIdGenerator(new StrongUuidGenerator());
    JavaDelegate nothing = execution -> {};
    JavaDelegate opened = execution -> execution.setVariable("outcome", "OPENED");
    bare.setBeans(Map.of("nothing", nothing, "opened", opened, "agencies", AGENCIES));
    engine = bare.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("PlanIssuance.bpmn", diagram(inputs))
        .deploy();
  }

  private static BpmnModelInstance diagram(boolean inputs) {
    BpmnModelInstance diagram;
    try (InputStream file = BareEngine.class.getResourceAsStream("/processes/PlanIssuance.bpmn")) {
      diagram = Bpmn.readModelFromStream(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    diagram
        .getModelElementsByType(CamundaExecutionListener.class)
        .forEach(listener -> listener.getParentElement().removeChildElement(listener));
    if (!inputs) {
      diagram
          .getModelElementsByType(CamundaInputOutput.class)
          .forEach(mapping -> mapping.getParentElement().removeChildElement(mapping));
    }
    for (UserTask task : diagram.getModelElementsByType(UserTask.class)) {
      if (task.getCamundaAssignee() != null) {
        task.setCamundaAssignee("somebody");
      }
      task.setCamundaCandidateGroups(named(task.getCamundaCandidateGroups()));
      if (task.getCamundaDueDate() != null) {
        task.setCamundaDueDate(DUE);
      }
    }
    diagram.getModelElementsByType(TimeDate.class).forEach(date -> date.setTextContent(DUE));
    diagram
        .getModelElementsByType(MultiInstanceLoopCharacteristics.class)
        .forEach(loop -> loop.setCamundaCollection("${agencies}"));
    for (ServiceTask task : diagram.getModelElementsByType(ServiceTask.class)) {
      task.setCamundaDelegateExpression(
          task.getId().equals("OpenConsultation") ? "${opened}" : "${nothing}");
    }
    diagram
        .getModelElementsByType(BusinessRuleTask.class)
        .forEach(task -> task.setCamundaDelegateExpression("${nothing}"));
    return diagram;
  }

  /** Group ids as long as the product's, the consulted agency's still read from the loop. */
  private static String named(String groups) {
    return groups
        .replace(AGENCY, "@")
        .replaceAll("\\$\\{locality}", "ninh-hoa")
        .replaceAll("\\$\\{[a-zA-Z]+}", "noi-vu")
        .replace("@", AGENCY);
  }

  @Override
  public void open(int dossiers) {
    open.clear();
    for (int i = 0; i < dossiers; i++) {
      open.add(
          engine
              .getRuntimeService()
              .startProcessInstanceByKey("PlanIssuance", UUID.randomUUID().toString())
              .getId());
    }
  }

  @Override
  public void prepare(String step) {
    // nothing but the decision here
  }

  @Override
  public List<Runnable> completions(String step) {
    Map<String, Object> outcome = outcome(step);
    List<Runnable> all = new ArrayList<>();
    for (String instance : open) {
      for (Task task :
          engine.getTaskService().createTaskQuery().processInstanceId(instance).list()) {
        if (!task.getTaskDefinitionKey().equals(step)) {
          throw new IllegalStateException(task.getTaskDefinitionKey() + " instead of " + step);
        }
        all.add(() -> engine.getTaskService().complete(task.getId(), outcome));
      }
    }
    return all;
  }

  /** What the product's use case would answer. */
  private static Map<String, Object> outcome(String step) {
    return switch (step) {
      case "CommentOnDraft" -> Map.of();
      case "DraftPlan", "PrepareSubmission" -> Map.of("outcome", "SUBMITTED");
      case "ApproveDraft" -> Map.of("outcome", "CONSULT");
      case "ResolveComments" -> Map.of("outcome", "APPRAISE");
      case "AppraiseLegality" -> Map.of("outcome", "PREPARE");
      case "SignSubmission", "DecideAndSign" -> Map.of("outcome", "SIGNED");
      case "ReviewDossier" -> Map.of("outcome", "FORWARDED");
      case "IssueDocument" -> Map.of("outcome", "ISSUED");
      default -> throw new IllegalArgumentException(step);
    };
  }

  @Override
  public void jobs() {
    for (String instance : open) {
      for (List<Job> jobs = due(instance); !jobs.isEmpty(); jobs = due(instance)) {
        jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
      }
    }
  }

  private List<Job> due(String instance) {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance)
        .executable()
        .list();
  }

  @Override
  public CountedDataSource database() {
    return database;
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
