package vn.trinhky.workflow.internal.refusal;

import vn.trinhky.problem.Problem;

/**
 * The body of an error on both engine doors: a problem detail for our clients, with {@code message}
 * for Tasklist and {@code code} for clients of the engine's API.
 *
 * @param code the engine's error code; own ones from 20,000
 */
record EngineProblem(
    String type, String title, int status, String detail, String message, int code) {

  static final int OVERTAKEN = 1;
  static final int REFUSED = 22_000;
  static final int DENIED = 22_003;

  static EngineProblem of(Problem problem, int code) {
    return new EngineProblem(
        problem.type(),
        problem.title(),
        problem.status(),
        problem.detail(),
        problem.message(),
        code);
  }
}
