package vn.trinhky.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips loudly when no Chromium is installed; when {@code CI=true}, fails instead. */
public class BrowserAvailable implements ExecutionCondition {

  private static final String PROBLEM =
      "no Chromium: install the package chromium, or name one with -Dtrinhky.chromium=/path";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Browser.executable().isPresent()) {
      return ConditionEvaluationResult.enabled("browser available");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(PROBLEM + "; browser journeys are mandatory when CI=true");
    }
    System.err.println("\n*** BROWSER JOURNEYS NOT RUN: " + PROBLEM + " ***\n");
    return ConditionEvaluationResult.disabled(PROBLEM);
  }
}
