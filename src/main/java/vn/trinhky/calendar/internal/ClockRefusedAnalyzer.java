package vn.trinhky.calendar.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints {@link ClockRefused} as a message to the operator instead of a stack trace. */
final class ClockRefusedAnalyzer extends AbstractFailureAnalyzer<ClockRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ClockRefused cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
