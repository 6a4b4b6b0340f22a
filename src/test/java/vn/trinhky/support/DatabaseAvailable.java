package vn.trinhky.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips loudly when PostgreSQL is asked for and cannot be had; never runs on another database
 * instead.
 */
public class DatabaseAvailable implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return TestDatabase.current()
        .problem()
        .map(
            problem -> {
              System.err.println("\n*** NOT TESTED ON POSTGRESQL: " + problem + " ***\n");
              return ConditionEvaluationResult.disabled(problem);
            })
        .orElseGet(() -> ConditionEvaluationResult.enabled("database available"));
  }
}
