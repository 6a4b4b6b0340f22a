package vn.trinhky.workflow.internal.clock;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.ClockMoved;
import vn.trinhky.calendar.ProductClock;

/**
 * Lets the engine run on the product's time: same offset, so that its timers fire when ours say so.
 */
@Component
public class EngineClock {

  private final ProductClock clock;
  private final ObjectProvider<ProcessEngine> engine;

  EngineClock(ProductClock clock, ObjectProvider<ProcessEngine> engine) {
    this.clock = clock;
    this.engine = engine;
    follow();
  }

  @EventListener
  void follow(ClockMoved moved) {
    follow();
    engine.ifAvailable(EngineClock::lookForTimers);
  }

  /** Timers that are due by now should not wait until the engine looks again by itself. */
  private static void lookForTimers(ProcessEngine engine) {
    JobExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    if (executor != null && executor.isActive()) {
      executor.jobWasAdded();
    }
  }

  private void follow() {
    if (clock.offset().isZero()) {
      ClockUtil.reset();
    } else {
      ClockUtil.offset(clock.offset().toMillis());
    }
  }
}
