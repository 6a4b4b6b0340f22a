package vn.trinhky.web.internal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request to the Camunda web applications a nonce of its own. They hand the nonce of
 * the content security policy from one filter to the next through an attribute of the whole server:
 * of two requests at the same moment, one gets a page whose scripts the browser refuses, which is a
 * blank Tasklist.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoncePerRequest extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new WithOwnNonce(request), response);
  }

  private static final class WithOwnNonce extends HttpServletRequestWrapper {

    private final ServletContext context;
    private @Nullable Object nonce;

    WithOwnNonce(HttpServletRequest request) {
      super(request);
      ServletContext shared = request.getServletContext();
      this.context =
          (ServletContext)
              Proxy.newProxyInstance(
                  ServletContext.class.getClassLoader(),
                  new Class<?>[] {ServletContext.class},
                  (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && NONCE.equals(arguments[0])) {
                      switch (method.getName()) {
                        case "setAttribute" -> nonce = arguments[1];
                        case "getAttribute" -> {
                          return nonce;
                        }
                        default -> nonce = null;
                      }
                      return null;
                    }
                    try {
                      return method.invoke(shared, arguments);
                    } catch (InvocationTargetException failure) {
                      throw failure.getCause();
                    }
                  });
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }
  }
}
