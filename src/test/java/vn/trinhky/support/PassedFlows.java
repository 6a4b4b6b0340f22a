package vn.trinhky.support;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.spring.boot.starter.event.ExecutionEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which sequence flows were passed since the last {@link #forget}. A flow counts when the
 * transaction that took it was committed, so that a refused decision passes nothing.
 */
@TestComponent
public class PassedFlows {

  private final Set<String> passed = ConcurrentHashMap.newKeySet();

  @TransactionalEventListener
  public void took(ExecutionEvent event) {
    if (ExecutionListener.EVENTNAME_TAKE.equals(event.getEventName())) {
      passed.add(event.getCurrentTransitionId());
    }
  }

  /** Starts over. */
  public void forget() {
    passed.clear();
  }

  /** Of these flows, those that nobody has taken. */
  public Set<String> missing(Set<String> flows) {
    Set<String> missing = new TreeSet<>(flows);
    missing.removeAll(passed);
    return missing;
  }
}
