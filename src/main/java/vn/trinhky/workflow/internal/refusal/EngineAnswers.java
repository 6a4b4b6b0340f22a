package vn.trinhky.workflow.internal.refusal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import vn.trinhky.problem.Problem;
import vn.trinhky.problem.Refusal;

/** Answers of the engine's REST doors to what did not work. */
final class EngineAnswers {

  private EngineAnswers() {}

  /** The reason in the user's words if there is one, else the engine's own answer. */
  static Response to(Throwable failure) {
    return EngineRefusals.of(failure)
        .map(EngineAnswers::of)
        .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(failure));
  }

  /**
   * Plain JSON, not {@code application/problem+json}: Tasklist's client parses by the content type.
   */
  static Response of(Refusal refusal) {
    return Response.status(refusal.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(EngineProblem.of(Problem.of(refusal), code(refusal)))
        .build();
  }

  private static int code(Refusal refusal) {
    return switch (refusal.type()) {
      case EngineRefusals.OVERTAKEN -> EngineProblem.OVERTAKEN;
      case EngineRefusals.DENIED -> EngineProblem.DENIED;
      default -> EngineProblem.REFUSED;
    };
  }
}
