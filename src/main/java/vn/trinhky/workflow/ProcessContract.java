package vn.trinhky.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the code relies on in one diagram, and what the diagram may rely on in the code. A test
 * holds it against the file in {@code processes/} in both directions.
 *
 * @param key id of the process
 * @param userTasks the steps taken by people
 * @param automaticSteps the steps taken by beans
 * @param subProcesses ids of the (event) sub-processes
 * @param gateways ids of the gateways
 * @param events ids of the events, those of the sub-processes included
 * @param messages names of the messages
 * @param variables names of the process variables that expressions may read, all written by us
 * @param listeners names of the beans that listen to executions
 */
public record ProcessContract(
    String key,
    List<UserTask> userTasks,
    List<AutomaticStep> automaticSteps,
    Set<String> subProcesses,
    Set<String> gateways,
    Set<String> events,
    Set<String> messages,
    Set<String> variables,
    Set<String> listeners) {

  /** Task-local: what the person decided, one of {@link UserTask#decisions()}. */
  public static final String DECISION = "decision";

  /** Task-local: the reason or remark, at most 2,000 characters. */
  public static final String COMMENT = "comment";

  /** Task-local: id of the activity to return to; only where several are possible. */
  public static final String RETURN_TO = "returnTo";

  /** The use case's answer to a decision, the only variable that gateways read. */
  public static final String OUTCOME = "outcome";

  /** The variables that a completion may carry, and nothing else. */
  public static final Set<String> COMPLETION_VARIABLES = Set.of(DECISION, COMMENT, RETURN_TO);

  public ProcessContract {
    userTasks = List.copyOf(userTasks);
    automaticSteps = List.copyOf(automaticSteps);
    subProcesses = Set.copyOf(subProcesses);
    gateways = Set.copyOf(gateways);
    events = Set.copyOf(events);
    messages = Set.copyOf(messages);
    variables = Set.copyOf(variables);
    listeners = Set.copyOf(listeners);
  }

  /** The contracts of all processes. */
  public static List<ProcessContract> all() {
    return List.of(PlanIssuance.CONTRACT, DocumentReceipt.CONTRACT);
  }

  /** The contract of the process with this key. */
  public static Optional<ProcessContract> of(String key) {
    return all().stream().filter(contract -> contract.key.equals(key)).findAny();
  }

  /** The user task with this id. */
  public Optional<UserTask> userTask(String id) {
    return userTasks.stream().filter(task -> task.id.equals(id)).findAny();
  }

  /** Every step that people or beans take. */
  public Stream<Step> steps() {
    return Stream.concat(userTasks.stream(), automaticSteps.stream());
  }

  /** A step that something or somebody takes. */
  public sealed interface Step {
    /** Id of the activity in the diagram. */
    String id();

    /**
     * Every value that may be written to {@link #OUTCOME} when the step is done, with the id of the
     * activity or end event that follows then. Empty when the step writes none: then no gateway may
     * depend on it.
     */
    Map<String, String> outcomes();
  }

  /**
   * A step taken by a person.
   *
   * @param decisions every value that {@link #DECISION} may have, with the ids of the activities
   *     that the dossier may be returned to; empty unless the decision is a return
   */
  public record UserTask(
      String id, Map<String, List<String>> decisions, Map<String, String> outcomes)
      implements Step {
    public UserTask {
      decisions = Map.copyOf(decisions);
      outcomes = Map.copyOf(outcomes);
    }

    /** Whether the person may decide so here. */
    public boolean allows(String decision) {
      return decisions.containsKey(decision);
    }

    /** Where the decision may return the dossier to; empty for anything but a return. */
    public List<String> returnTargets(String decision) {
      return decisions.getOrDefault(decision, List.of());
    }

    /** Whether {@link #RETURN_TO} is mandatory with the decision; elsewhere it is refused. */
    public boolean needsReturnTarget(String decision) {
      return returnTargets(decision).size() > 1;
    }
  }

  /**
   * A step taken by a bean.
   *
   * @param bean name of the delegate
   */
  public record AutomaticStep(String id, String bean, Map<String, String> outcomes)
      implements Step {
    public AutomaticStep {
      outcomes = Map.copyOf(outcomes);
    }
  }
}
