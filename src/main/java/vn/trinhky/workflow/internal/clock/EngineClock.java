package vn.trinhky.workflow.internal.clock;

import org.camunda.bpm.engine.impl.util.ClockUtil;
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

  EngineClock(ProductClock clock) {
    this.clock = clock;
    follow();
  }

  @EventListener
  void follow(ClockMoved moved) {
    follow();
  }

  private void follow() {
    if (clock.offset().isZero()) {
      ClockUtil.reset();
    } else {
      ClockUtil.offset(clock.offset().toMillis());
    }
  }
}
