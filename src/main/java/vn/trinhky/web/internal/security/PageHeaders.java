package vn.trinhky.web.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Who may frame a page and what it may load. Only previews of documents stand in frames, and only
 * in ours. The Camunda web applications send their own content security policy.
 */
class PageHeaders implements HeaderWriter {

  private static final String PAGE =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri"
          + " 'self'; form-action 'self'; frame-ancestors 'none'";
  private static final String PREVIEW =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    String path = RequestKind.path(request);
    boolean preview = path.startsWith("/api/") && (path.endsWith(".html") || path.endsWith(".pdf"));
    response.setHeader("X-Frame-Options", preview ? "SAMEORIGIN" : "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    if (preview && path.endsWith(".html")) {
      response.setHeader("Content-Security-Policy", PREVIEW);
    } else if (!preview && !path.startsWith("/camunda")) {
      response.setHeader("Content-Security-Policy", PAGE);
    }
  }
}
