package vn.trinhky.support;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The engine's REST resources, at either of its two doors. */
public final class EngineDoor {

  /** Which door. */
  public enum Kind {
    /** {@code /engine-rest} with HTTP Basic. */
    REST,
    /** What Tasklist calls, with the session of the login page. */
    TASKLIST
  }

  private final Visitor visitor;
  private final String base;

  private EngineDoor(Visitor visitor, String base) {
    this.visitor = visitor;
    this.base = base;
  }

  /** Somebody at the door. */
  public static EngineDoor open(Kind kind, int port, String user, String password) {
    if (kind == Kind.REST) {
      return new EngineDoor(Visitor.machine(port, user, password), "/engine-rest");
    }
    Visitor person = Visitor.person(port, user, password);
    person.get("/camunda/app/tasklist/default/", "Accept", "text/html");
    person.always(
        "X-XSRF-TOKEN",
        person
            .cookie("/camunda", "XSRF-TOKEN")
            .orElseThrow(() -> new AssertionError("Tasklist gave " + user + " no token")));
    return new EngineDoor(person, "/camunda/api/engine/engine/default");
  }

  public HttpResponse<String> get(String path) {
    return visitor.get(base + path, "Accept", "application/json");
  }

  public HttpResponse<String> json(String method, String path, String body) {
    return visitor.json(method, base + path, body, "Accept", "application/json");
  }

  /** A call of the web applications beside the engine's resources, at the door of people. */
  public HttpResponse<String> beside(String method, String path, String body) {
    return visitor.json(method, path, body, "Accept", "*/*");
  }

  public HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String contentType) {
    return visitor.send(
        method, base + path, body, "Content-Type", contentType, "Accept", "application/json");
  }
}
