package vn.trinhky.checker.internal;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings the citation registry in line with the file that ships, before the doors open. */
@Component
class ActsAtStart implements SmartLifecycle {

  private final ActRegistry registry;
  private volatile boolean running;

  ActsAtStart(ActRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void start() {
    registry.bringInLine(ActFile.shipped());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return -1000;
  }
}
