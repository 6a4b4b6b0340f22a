package vn.trinhky.web.internal.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import vn.trinhky.problem.Problem;

/** What a door answers to somebody who may not come in. */
@Component
class ProblemAnswer {

  private final ObjectMapper json;

  ProblemAnswer(ObjectMapper json) {
    this.json = json;
  }

  /** 401 without a challenge: a browser would open its own password box over an open form. */
  void notLoggedIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    boolean tried = request.getHeader("Authorization") != null;
    write(
        request,
        response,
        tried
            ? Problem.of(
                401,
                "wrong-password",
                "Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đang tạm khóa vì nhập sai nhiều lần.")
            : Problem.of(
                401,
                "login-required",
                "Phiên làm việc đã hết. Hãy mở thẻ mới để đăng nhập lại, rồi quay lại đây thực hiện"
                    + " tiếp; nội dung đang nhập vẫn còn."));
  }

  /** 403, as a page for people. */
  void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    if (failure instanceof CsrfException
        && RequestKind.isScript(request)
        && SecurityContextHolder.getContext().getAuthentication() == null) {
      // the token went with the session: a reload, which the other sentence asks for, would lose
      // the form
      notLoggedIn(request, response, new InsufficientAuthenticationException("no session"));
      return;
    }
    if (!RequestKind.isScript(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    write(
        request,
        response,
        failure instanceof CsrfException
            ? Problem.of(
                403,
                "csrf",
                "Yêu cầu không đến từ trang của hệ thống hoặc trang đã cũ. Hãy tải lại trang.")
            : Problem.of(403, "denied", "Bạn không có quyền thực hiện thao tác này."));
  }

  /** Tasklist's client parses by the content type, so the engine's doors get plain JSON. */
  private void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentType(
        RequestKind.isApi(request)
            ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
            : MediaType.APPLICATION_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
