package vn.trinhky.web.internal.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.trinhky.problem.Problem;
import vn.trinhky.web.internal.security.RequestKind;

/**
 * Answers every failure of a controller: a problem detail (RFC 9457) under {@code /api}, the error
 * page elsewhere. What nobody expected is a 500 with a lookup id that stands in the log too.
 */
@ControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToTheDoors(RuntimeException denied) {
    throw denied;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleAny(Exception failure, WebRequest request) {
    Problem problem =
        Explanations.of(failure).orElseGet(() -> unexpected(failure, servlet(request)));
    return respond(problem, new HttpHeaders(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Problem problem =
        Explanations.of(failure)
            .orElseGet(
                () ->
                    status.is5xxServerError()
                        ? unexpected(failure, servlet(request))
                        : Explanations.of(status.value()));
    return respond(problem, headers, request);
  }

  /** Logs what nobody expected, under an id that the person is told. */
  static Problem unexpected(Throwable failure, HttpServletRequest request) {
    String lookup = UUID.randomUUID().toString().substring(0, 8);
    LOG.error(
        "[{}] unexpected failure of {} {}",
        lookup,
        request.getMethod(),
        request.getRequestURI(),
        failure);
    return Problem.unexpected(lookup);
  }

  private static @Nullable ResponseEntity<Object> respond(
      Problem problem, HttpHeaders headers, WebRequest request) {
    if (RequestKind.isApi(servlet(request))) {
      return ResponseEntity.status(problem.status())
          .headers(headers)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    servlet(request).setAttribute(ProblemAttributes.PROBLEM, problem);
    try {
      var response = ((ServletWebRequest) request).getResponse();
      if (response != null && !response.isCommitted()) {
        response.sendError(problem.status());
      }
    } catch (IOException gone) {
      LOG.debug("the client is gone", gone);
    }
    return null;
  }

  private static HttpServletRequest servlet(WebRequest request) {
    return ((ServletWebRequest) request).getRequest();
  }
}
