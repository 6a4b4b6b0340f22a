package vn.trinhky.web.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** Logging out, from our pages or with the button of a Camunda web application. */
class Departure implements LogoutSuccessHandler {

  private static final Pattern WEB_APPLICATION =
      Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

  static boolean isAsked(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        && (RequestKind.path(request).equals("/logout") || isWebApplication(request));
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
      throws IOException {
    if (isWebApplication(request)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect(request.getContextPath() + "/login?logout");
    }
  }

  private static boolean isWebApplication(HttpServletRequest request) {
    return WEB_APPLICATION.matcher(RequestKind.path(request)).matches();
  }
}
