package vn.trinhky.workflow.internal.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints why the installation did not start, instead of a stack trace. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStart> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnsafeStart cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
