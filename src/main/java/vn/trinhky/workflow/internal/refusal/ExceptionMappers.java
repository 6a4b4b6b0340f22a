package vn.trinhky.workflow.internal.refusal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import vn.trinhky.problem.Refusal;

/** One mapper for each exception type that the engine's own mappers would else answer. */
final class ExceptionMappers {

  private ExceptionMappers() {}

  /** A use case or a guard said no. */
  @Priority(1)
  public static class ForRefusal implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
      return EngineAnswers.of(refusal);
    }
  }

  /** The engine failed, perhaps because a listener refused. */
  @Priority(1)
  public static class ForEngine implements ExceptionMapper<ProcessEngineException> {
    @Override
    public Response toResponse(ProcessEngineException failure) {
      return EngineAnswers.to(failure);
    }
  }

  /** The engine's REST layer failed, perhaps because of the engine. */
  @Priority(1)
  public static class ForRest implements ExceptionMapper<RestException> {
    @Override
    public Response toResponse(RestException failure) {
      return EngineAnswers.to(failure);
    }
  }

  /** The body is not JSON. */
  @Priority(1)
  public static class ForSyntax implements ExceptionMapper<JsonParseException> {
    @Override
    public Response toResponse(JsonParseException failure) {
      return EngineAnswers.to(failure);
    }
  }

  /** The body is JSON of another shape. */
  @Priority(1)
  public static class ForShape implements ExceptionMapper<JsonMappingException> {
    @Override
    public Response toResponse(JsonMappingException failure) {
      return EngineAnswers.to(failure);
    }
  }
}
