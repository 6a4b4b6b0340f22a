package vn.trinhky.web.internal.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import vn.trinhky.problem.Problem;

/**
 * The model of the error page: {@code status}, {@code title}, {@code detail}, and {@code lookup}
 * where the log knows more. Also for what fails outside any controller.
 */
@Component
class ProblemAttributes extends DefaultErrorAttributes {

  static final String PROBLEM = Problem.class.getName();

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Problem problem = problem(request);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", problem.type());
    model.put("title", problem.title());
    model.put("status", problem.status());
    model.put("detail", problem.detail());
    model.put("message", problem.message());
    if (problem.lookup() != null) {
      model.put("lookup", problem.lookup());
    }
    return model;
  }

  private Problem problem(WebRequest request) {
    HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
    if (servlet.getAttribute(PROBLEM) instanceof Problem known) {
      return known;
    }
    Throwable failure = getError(request);
    int status =
        servlet.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? given
            : 404;
    if (failure == null) {
      return Explanations.of(status);
    }
    Problem problem =
        Explanations.of(failure).orElseGet(() -> Problems.unexpected(failure, servlet));
    servlet.setAttribute(PROBLEM, problem);
    return problem;
  }
}
