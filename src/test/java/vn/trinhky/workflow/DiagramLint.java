package vn.trinhky.workflow;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The rules that a diagram of ours keeps. Each rule answers with what it found, empty when all is
 * well.
 */
final class DiagramLint {
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z]\\w*)}");
  private static final Pattern TRIVIAL_CONDITION =
      Pattern.compile("\\$\\{outcome == '[A-Z_]+'( \\|\\| outcome == '[A-Z_]+')?}");

  private final Diagram diagram;
  private final ProcessContract contract;
  private final List<String> findings = new ArrayList<>();

  private DiagramLint(Diagram diagram) {
    this.diagram = diagram;
    this.contract = diagram.contract();
  }

  static List<String> everyUserTaskHasLaneGroupsAndForm(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Set<String> inLanes =
        diagram.all(Lane.class).stream()
            .flatMap(lane -> lane.getFlowNodeRefs().stream())
            .map(FlowNode::getId)
            .collect(toSet());
    for (UserTask task : diagram.all(UserTask.class)) {
      lint.check(inLanes.contains(task.getId()), task, "lies in no lane");
      lint.check(
          task.getCamundaCandidateGroups() != null && !task.getCamundaCandidateGroups().isBlank(),
          task,
          "has no candidate groups, so that no head of the agency sees it");
      lint.check(
          ("embedded:/forms/" + kebab(task.getId()) + ".html").equals(task.getCamundaFormKey()),
          task,
          "has not the form of its name: " + task.getCamundaFormKey());
    }
    return lint.findings;
  }

  static List<String> everyUserTaskHasADueDateRule(Diagram diagram, Set<String> withDeadline) {
    DiagramLint lint = new DiagramLint(diagram);
    for (UserTask task : diagram.all(UserTask.class)) {
      lint.check(
          withDeadline.contains(task.getId()) || task.getCamundaDueDate() != null,
          task,
          "has no due date: no row of StepDeadlines, no camunda:dueDate");
    }
    return lint.findings;
  }

  static List<String> everyDecisionIsLocalToItsTask(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    for (UserTask task : diagram.all(UserTask.class)) {
      Set<String> locals =
          extensions(task, CamundaInputOutput.class)
              .flatMap(io -> io.getCamundaInputParameters().stream())
              .filter(input -> "${null}".equals(input.getTextContent()))
              .map(CamundaInputParameter::getCamundaName)
              .collect(toSet());
      lint.check(
          locals.equals(ProcessContract.COMPLETION_VARIABLES), task, "makes local only " + locals);
      lint.check(
          extensions(task, CamundaTaskListener.class).findAny().isEmpty(),
          task,
          "has a task listener; decisions are applied in one place for all tasks");
    }
    return lint.findings;
  }

  static List<String> everyLabelIsVietnamese(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Stream<? extends FlowElement> mustHaveName =
        Stream.concat(
            diagram.all(FlowNode.class).stream(),
            diagram.all(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null));
    mustHaveName.forEach(element -> lint.label(element.getId(), element.getName()));
    diagram.all(Lane.class).forEach(lane -> lint.label(lane.getId(), lane.getName()));
    diagram.all(Participant.class).forEach(pool -> lint.label(pool.getId(), pool.getName()));
    diagram.all(Process.class).forEach(process -> lint.label(process.getId(), process.getName()));
    return lint.findings;
  }

  static List<String> everyAutomaticStepIsABeanOfTheContract(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Map<String, String> beans =
        lint.contract.automaticSteps().stream()
            .collect(toMap(ProcessContract.AutomaticStep::id, ProcessContract.AutomaticStep::bean));
    for (Task task : diagram.all(Task.class)) {
      if (task instanceof UserTask) {
        continue;
      }
      lint.check(
          task instanceof ServiceTask || task instanceof BusinessRuleTask,
          task,
          "is neither a user task nor a service or business rule task");
      String expression = camunda(task, "delegateExpression");
      lint.check(
          expression != null && expression.equals("${" + beans.get(task.getId()) + "}"),
          task,
          "is not carried out by its bean: " + expression);
    }
    for (CamundaExecutionListener listener : diagram.all(CamundaExecutionListener.class)) {
      Matcher bean = BEAN.matcher(Objects.toString(listener.getCamundaDelegateExpression(), ""));
      lint.check(
          bean.matches() && lint.contract.listeners().contains(bean.group(1)),
          owner(listener),
          "has a listener that the contract does not know");
    }
    return lint.findings;
  }

  static List<String> nothingIsProgrammedInTheDiagram(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    diagram.all(ScriptTask.class).forEach(task -> lint.found(task, "is a script"));
    diagram.all(SendTask.class).forEach(task -> lint.found(task, "sends by itself"));
    diagram.all(CamundaScript.class).forEach(script -> lint.found(owner(script), "has a script"));
    diagram.all(CamundaConnector.class).forEach(c -> lint.found(owner(c), "has a connector"));
    for (BaseElement element : diagram.all(BaseElement.class)) {
      for (String attribute : List.of("class", "expression", "topic", "type", "resultVariable")) {
        if (camunda(element, attribute) != null) {
          lint.found(owner(element), "uses camunda:" + attribute);
        }
      }
    }
    for (SequenceFlow flow : diagram.all(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null) {
        lint.check(
            flow.getConditionExpression().getLanguage() == null, flow, "has a script as condition");
      }
    }
    return lint.findings;
  }

  static List<String> everyJobHasAnExplicitRetryCycle(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    for (FlowNode node : diagram.all(FlowNode.class)) {
      boolean timer =
          node instanceof Event
              && !node.getChildElementsByType(TimerEventDefinition.class).isEmpty();
      if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter() || timer) {
        lint.check(
            hasRetryCycle(node.getExtensionElements()), node, "is a job without retry cycle");
      }
    }
    for (MultiInstanceLoopCharacteristics loop :
        diagram.all(MultiInstanceLoopCharacteristics.class)) {
      if (loop.isCamundaAsyncBefore() || loop.isCamundaAsyncAfter()) {
        lint.check(
            hasRetryCycle(loop.getExtensionElements()), owner(loop), "loops without retry cycle");
      }
    }
    return lint.findings;
  }

  static List<String> everyLoopLeavesInAJobOfItsOwn(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    for (MultiInstanceLoopCharacteristics loop :
        diagram.all(MultiInstanceLoopCharacteristics.class)) {
      lint.check(
          loop.isCamundaAsyncAfter(),
          owner(loop),
          "is a loop without asyncAfter: answers given at the same moment would fail");
      lint.check(
          lint.contract.variables().contains(Objects.toString(loop.getCamundaCollection(), "")),
          owner(loop),
          "loops over " + loop.getCamundaCollection());
    }
    return lint.findings;
  }

  /**
   * Follows every outcome of every step to the next step: at each gateway on the way exactly one
   * branch is taken, the step reached is that of the contract, and no branch is left that nothing
   * ever takes.
   */
  static List<String> everyOutcomeTakesExactlyOneBranch(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Set<SequenceFlow> taken = new HashSet<>();
    lint.contract
        .steps()
        .filter(step -> diagram.node(step.id()) != null)
        .forEach(step -> lint.follow(step, taken));
    for (Gateway gateway : diagram.all(Gateway.class)) {
      lint.check(
          gateway instanceof ExclusiveGateway exclusive && exclusive.getDefault() == null,
          gateway,
          "is not an exclusive gateway, or hides a default flow");
      for (SequenceFlow flow : gateway.getOutgoing()) {
        lint.check(taken.contains(flow), flow, "is never taken by any outcome");
        lint.check(
            flow.getConditionExpression() != null
                && TRIVIAL_CONDITION.matcher(condition(flow)).matches(),
            flow,
            "has not a plain condition on the outcome");
      }
    }
    for (FlowNode node : diagram.all(FlowNode.class)) {
      lint.check(
          node instanceof Gateway || node.getOutgoing().size() <= 1,
          node,
          "splits without gateway");
    }
    return lint.findings;
  }

  private void follow(ProcessContract.Step step, Set<SequenceFlow> taken) {
    FlowNode from = diagram.node(step.id());
    if (step.outcomes().isEmpty()) {
      check(
          from.getOutgoing().stream().noneMatch(flow -> flow.getTarget() instanceof Gateway),
          from,
          "sets no outcome, yet a gateway follows");
    }
    step.outcomes()
        .forEach(
            (outcome, next) -> {
              String reached = next(from, outcome, taken);
              check(next.equals(reached), from, outcome + " leads to " + reached + ", not " + next);
            });
  }

  /** The id of the step that follows this step with this outcome, or what stands in the way. */
  static String next(Diagram diagram, String step, String outcome) {
    return next(diagram.node(step), outcome, new HashSet<>());
  }

  private static String next(FlowNode from, String outcome, Set<SequenceFlow> taken) {
    FlowNode node = from;
    Set<FlowNode> seen = new HashSet<>();
    do {
      List<SequenceFlow> open =
          node.getOutgoing().stream().filter(flow -> isOpen(flow, outcome)).toList();
      if (open.size() != 1) {
        return open.size() + " branches at " + node.getId();
      }
      taken.add(open.get(0));
      node = open.get(0).getTarget();
      if (!seen.add(node)) {
        return "an endless loop at " + node.getId();
      }
    } while (node instanceof Gateway);
    return node.getId();
  }

  private static boolean isOpen(SequenceFlow flow, String outcome) {
    if (flow.getConditionExpression() == null) {
      return true;
    }
    ExpressionFactoryImpl juel = new ExpressionFactoryImpl();
    SimpleContext context = new SimpleContext();
    context.setVariable(ProcessContract.OUTCOME, juel.createValueExpression(outcome, String.class));
    return (Boolean)
        juel.createValueExpression(context, condition(flow), Boolean.class).getValue(context);
  }

  static List<String> everyNodeIsReachedAndLeadsToAnEnd(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Collection<FlowNode> nodes = diagram.all(FlowNode.class);
    Set<FlowNode> reached =
        closure(
            nodes.stream()
                .filter(node -> node instanceof StartEvent || isEventSubProcess(node))
                .toList(),
            node ->
                Stream.concat(
                    node.getOutgoing().stream().map(SequenceFlow::getTarget),
                    diagram.all(BoundaryEvent.class).stream()
                        .filter(event -> event.getAttachedTo().equals(node))));
    Set<FlowNode> ending =
        closure(
            nodes.stream()
                .filter(node -> node instanceof EndEvent || isEventSubProcess(node))
                .toList(),
            node -> node.getIncoming().stream().map(SequenceFlow::getSource));
    for (FlowNode node : nodes) {
      lint.check(reached.contains(node), node, "is never reached");
      lint.check(ending.contains(node), node, "never leads to an end");
    }
    return lint.findings;
  }

  static List<String> everythingIsDrawn(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    Set<String> shapes =
        diagram.all(BpmnShape.class).stream()
            .filter(shape -> shape.getBounds() != null)
            .map(shape -> shape.getBpmnElement().getId())
            .collect(toSet());
    Set<String> edges =
        diagram.all(BpmnEdge.class).stream()
            .filter(edge -> edge.getWaypoints().size() >= 2)
            .map(edge -> edge.getBpmnElement().getId())
            .collect(toSet());
    for (FlowNode node : diagram.all(FlowNode.class)) {
      lint.check(shapes.contains(node.getId()), node, "is not drawn");
    }
    for (SequenceFlow flow : diagram.all(SequenceFlow.class)) {
      lint.check(edges.contains(flow.getId()), flow, "is not drawn");
    }
    diagram.all(Lane.class).stream()
        .filter(lane -> !shapes.contains(lane.getId()))
        .forEach(lane -> lint.findings.add(lane.getId() + " is not drawn"));
    return lint.findings;
  }

  static List<String> everyIdFollowsThePattern(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    String words = "([A-Z][a-z]+)+";
    for (FlowNode node : diagram.all(FlowNode.class)) {
      String pattern =
          node instanceof Activity
              ? words
              : node instanceof Gateway ? "Gateway_" + words + "Question" : "Event_" + words;
      lint.check(node.getId().matches(pattern), node, "is not an id like " + pattern);
    }
    for (SequenceFlow flow : diagram.all(SequenceFlow.class)) {
      lint.check(flow.getId().matches("Flow_" + words), flow, "is not an id like Flow_…");
    }
    return lint.findings;
  }

  static List<String> expressionsReadOnlyVariablesOfTheContract(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    for (UserTask task : diagram.all(UserTask.class)) {
      lint.variables(task, task.getCamundaAssignee());
      lint.variables(task, task.getCamundaCandidateGroups());
      lint.variables(task, task.getCamundaDueDate());
      lint.check(
          task.getCamundaCandidateUsers() == null,
          task,
          "names candidate users, unknown to access");
    }
    for (TimerEventDefinition timer : diagram.all(TimerEventDefinition.class)) {
      lint.variables(owner(timer), timer.getTextContent().strip());
    }
    for (SequenceFlow flow : diagram.all(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null) {
        lint.check(
            condition(flow).startsWith("${" + ProcessContract.OUTCOME + " "),
            flow,
            "reads something else than the outcome");
      }
    }
    return lint.findings;
  }

  static List<String> theProcessIsKeptAndVersioned(Diagram diagram) {
    DiagramLint lint = new DiagramLint(diagram);
    for (Process process : diagram.all(Process.class)) {
      String id = process.getId();
      if (!"P3650D".equals(process.getCamundaHistoryTimeToLiveString())) {
        lint.findings.add(id + " has no history time to live of ten years in days");
      }
      if (process.getCamundaVersionTag() == null) {
        lint.findings.add(id + " has no version tag");
      }
      if (!process.isExecutable()) {
        lint.findings.add(id + " cannot be executed");
      }
    }
    if (diagram.all(Process.class).size() != 1 || diagram.all(Participant.class).size() != 1) {
      lint.findings.add(diagram + " holds not exactly one process in one pool");
    }
    return lint.findings;
  }

  private void variables(FlowElement element, String expression) {
    if (expression == null) {
      return;
    }
    Matcher matcher = Pattern.compile("\\$\\{([^}]*)}").matcher(expression);
    Set<String> read = new LinkedHashSet<>();
    while (matcher.find()) {
      read.add(matcher.group(1));
    }
    check(!read.isEmpty(), element, "names somebody or something fixed: " + expression);
    check(contract.variables().containsAll(read), element, "reads unknown variables of " + read);
  }

  private void label(String id, String label) {
    if (label == null || label.chars().noneMatch(c -> c > 127)) {
      findings.add(id + " has no Vietnamese label: " + label);
    } else if (!Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
      findings.add(id + " has a label that is not NFC");
    }
  }

  private void check(boolean holds, FlowElement element, String otherwise) {
    if (!holds) {
      found(element, otherwise);
    }
  }

  private void found(FlowElement element, String what) {
    findings.add(element.getId() + " " + what);
  }

  private static String kebab(String id) {
    return id.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String condition(SequenceFlow flow) {
    return flow.getConditionExpression().getTextContent().strip();
  }

  private static boolean isEventSubProcess(FlowNode node) {
    return node instanceof SubProcess sub && sub.triggeredByEvent();
  }

  private static boolean hasRetryCycle(ExtensionElements extensions) {
    return extensions != null
        && extensions.getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).count()
            > 0;
  }

  private static <T extends ModelElementInstance> Stream<T> extensions(
      FlowNode node, Class<T> type) {
    return node.getExtensionElements() == null
        ? Stream.empty()
        : node.getExtensionElements().getElementsQuery().filterByType(type).list().stream();
  }

  private static String camunda(ModelElementInstance element, String attribute) {
    return element.getAttributeValueNs(CAMUNDA, attribute);
  }

  private static FlowElement owner(ModelElementInstance element) {
    ModelElementInstance at = element;
    while (!(at instanceof FlowElement)) {
      at = at.getParentElement();
    }
    return (FlowElement) at;
  }

  private static Set<FlowNode> closure(
      List<FlowNode> from, Function<FlowNode, Stream<? extends FlowNode>> step) {
    Set<FlowNode> found = new HashSet<>(from);
    Deque<FlowNode> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      step.apply(open.pop()).filter(found::add).forEach(open::add);
    }
    return found;
  }
}
