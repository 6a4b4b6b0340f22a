package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person of a locality in front of a browser: our API with the session of the login page and its
 * token, and the engine's resources at both of their doors.
 */
public final class Colleague {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String user;
  private final Visitor browser;
  private @Nullable EngineDoor tasklist;
  private @Nullable EngineDoor rest;

  /** Somebody who has just logged in; everybody's password is the one of tests. */
  public Colleague(int port, String user) {
    this.port = port;
    this.user = user;
    this.browser = Visitor.person(port, user, "trinhky");
  }

  /** The login. */
  public String user() {
    return user;
  }

  /** The browser with the session. */
  public Visitor browser() {
    return browser;
  }

  public Answer get(String path) {
    return new Answer(browser.get(path, "Accept", "application/json"));
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends a body, text as it is and anything else as JSON, with the token of the session. */
  public Answer send(String method, String path, Object body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("X-XSRF-TOKEN", token(), "Accept", "application/json"));
    return new Answer(browser.json(method, path, written(body), all.toArray(new String[0])));
  }

  /** The token that a page's script reads from the cookie. */
  public String token() {
    if (browser.cookie("/", "XSRF-TOKEN").isEmpty()) {
      browser.get("/plans", "Accept", "text/html");
    }
    return browser.cookie("/", "XSRF-TOKEN").orElseThrow();
  }

  /** The engine's resources at one of their doors. */
  public EngineDoor door(EngineDoor.Kind kind) {
    if (kind == EngineDoor.Kind.TASKLIST) {
      tasklist = tasklist == null ? EngineDoor.open(kind, port, user, "trinhky") : tasklist;
      return tasklist;
    }
    rest = rest == null ? EngineDoor.open(kind, port, user, "trinhky") : rest;
    return rest;
  }

  /** The one task of this step that the person sees at this door. */
  public JsonNode task(EngineDoor.Kind kind, String businessKey, String step) {
    JsonNode found =
        new Answer(
                door(kind)
                    .get(
                        "/task?processInstanceBusinessKey="
                            + businessKey
                            + "&taskDefinitionKey="
                            + step))
            .ok()
            .json();
    assertThat(found).as("tasks %s of %s", step, user).hasSize(1);
    return found.get(0);
  }

  /** Claims the task of this step when nobody has it; answers its id. */
  public String claim(EngineDoor.Kind kind, String businessKey, String step) {
    JsonNode task = task(kind, businessKey, step);
    String id = task.path("id").asText();
    if (task.path("assignee").isNull()) {
      new Answer(door(kind).json("POST", "/task/" + id + "/claim", "{\"userId\":\"" + user + "\"}"))
          .ok();
    }
    return id;
  }

  /** Claims and completes the task of this step as the door's own client would. */
  public Answer decide(EngineDoor.Kind kind, String businessKey, String step, String decision) {
    return decide(kind, businessKey, step, decision, null, null);
  }

  /** Claims and completes the task of this step as the door's own client would. */
  public Answer decide(
      EngineDoor.Kind kind,
      String businessKey,
      String step,
      String decision,
      @Nullable String comment,
      @Nullable String returnTo) {
    return complete(
        kind,
        claim(kind, businessKey, step),
        variables("decision", decision, "comment", comment, "returnTo", returnTo));
  }

  /** Tasklist submits the form of a task, machines complete it. */
  public Answer complete(EngineDoor.Kind kind, String task, String body) {
    String call = kind == EngineDoor.Kind.TASKLIST ? "/submit-form" : "/complete";
    return new Answer(door(kind).json("POST", "/task/" + task + call, body));
  }

  /** Variables as both doors take them: names and texts in turn, those without text left out. */
  public static String variables(@Nullable String... namesAndTexts) {
    ObjectNode variables = JSON.createObjectNode();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      if (namesAndTexts[i + 1] != null) {
        variables.putObject(namesAndTexts[i]).put("value", namesAndTexts[i + 1]);
      }
    }
    return written(Map.of("variables", variables));
  }

  private static String written(Object body) {
    if (body instanceof String text) {
      return text;
    }
    try {
      return JSON.writeValueAsString(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
