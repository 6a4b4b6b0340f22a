package vn.trinhky.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody at the server's doors over real HTTP: a stranger, a person with a session from the login
 * page, or a machine with HTTP Basic. Redirects are not followed.
 */
public final class Visitor {

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final Map<String, String> always = new LinkedHashMap<>();

  private Visitor(int port) {
    this.server = "http://localhost:" + port;
  }

  /** Nobody known. */
  public static Visitor stranger(int port) {
    return new Visitor(port);
  }

  /** A machine. */
  public static Visitor machine(int port, String user, String password) {
    Visitor visitor = new Visitor(port);
    String token =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    visitor.always.put("Authorization", "Basic " + token);
    return visitor;
  }

  /** A person who has just logged in on the login page. */
  public static Visitor person(int port, String user, String password) {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> answer = visitor.logIn(user, password);
    String to = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 302 || to.contains("error")) {
      throw new AssertionError("no login for " + user + ": " + answer.statusCode() + " " + to);
    }
    return visitor;
  }

  /** Fills in the login page. */
  public HttpResponse<String> logIn(String user, String password) {
    get("/login", "Accept", "text/html");
    return send(
        "POST",
        "/login",
        HttpRequest.BodyPublishers.ofString(
            "username=" + encoded(user) + "&password=" + encoded(password)),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "X-XSRF-TOKEN",
        cookie("/", "XSRF-TOKEN").orElse(""));
  }

  /** Value of a cookie with this path. */
  public Optional<String> cookie(String path, String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name) && path.equals(cookie.getPath()))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Adds a header to every further request. */
  public void always(String header, String value) {
    always.put(header, value);
  }

  /** Takes over a cookie of somebody else. */
  public void steal(Visitor victim) {
    cookies.getCookieStore().removeAll();
    victim
        .cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> cookies.getCookieStore().add(URI.create(server), cookie));
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends JSON, or nothing when the body is empty. */
  public HttpResponse<String> json(String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return body.isEmpty()
        ? send(method, path, HttpRequest.BodyPublishers.noBody(), headers)
        : send(method, path, HttpRequest.BodyPublishers.ofString(body), all);
  }

  public HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    return send(
        method, path, body, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), headers);
  }

  /** Fetches a file. */
  public HttpResponse<byte[]> file(String path) {
    return send(
        "GET", path, HttpRequest.BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> send(
      String method,
      String path,
      HttpRequest.BodyPublisher body,
      HttpResponse.BodyHandler<T> answer,
      String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    always.forEach(request::setHeader);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.method(method, body).build(), answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
