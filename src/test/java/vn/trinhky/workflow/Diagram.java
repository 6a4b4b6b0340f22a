package vn.trinhky.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram in {@code processes/}, as read by the tests, with the contract it has to keep. */
record Diagram(String name, BpmnModelInstance model) {
  static final Path FOLDER = Path.of("processes");

  static List<Path> files(String suffix) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Diagram> all() {
    return files(".bpmn").stream().map(Diagram::read).toList();
  }

  static Diagram of(String key) {
    return read(FOLDER.resolve(key + ".bpmn"));
  }

  private static Diagram read(Path file) {
    return new Diagram(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile()));
  }

  Process process() {
    return all(Process.class).iterator().next();
  }

  ProcessContract contract() {
    return ProcessContract.of(process().getId())
        .orElseThrow(() -> new AssertionError("no contract for " + process().getId()));
  }

  <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
    return model.getModelElementsByType(type);
  }

  /** Ids of all sequence flows. */
  Set<String> flows() {
    return all(SequenceFlow.class).stream().map(SequenceFlow::getId).collect(Collectors.toSet());
  }

  FlowNode node(String id) {
    return model.getModelElementById(id);
  }

  @Override
  public String toString() {
    return name;
  }
}
