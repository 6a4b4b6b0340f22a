package vn.trinhky.web.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Whether a request comes from a person who opens a page, or from a script or machine. */
public final class RequestKind {

  private RequestKind() {}

  /** Path inside the application, as the server will dispatch it. */
  public static String path(HttpServletRequest request) {
    String inner = request.getPathInfo();
    return inner == null ? request.getServletPath() : request.getServletPath() + inner;
  }

  /**
   * Whether the answer is read by a program: it must never be a redirect to a page. True for the
   * APIs, for what a page's script fetches, and for whoever does not ask for HTML.
   */
  public static boolean isScript(HttpServletRequest request) {
    String path = path(request);
    if (isApi(request) || path.startsWith("/camunda/api/") || path.startsWith("/engine-rest")) {
      return true;
    }
    if (request.getHeader("HX-Request") != null
        || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
      return true;
    }
    String mode = request.getHeader("Sec-Fetch-Mode");
    if (mode != null) {
      return !mode.equals("navigate");
    }
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted == null || !accepted.contains("text/html");
  }

  /** Whether the answer to a failure is a problem detail. */
  public static boolean isApi(HttpServletRequest request) {
    return path(request).startsWith("/api/");
  }
}
