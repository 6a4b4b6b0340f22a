package vn.trinhky.workflow.internal.refusal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.trinhky.problem.Refusal;

/**
 * Lets a client hand over nothing but a decision when it completes a task, and nothing but the
 * answers of the start form when it starts a process. The engine takes any variable with either, so
 * that {@code agency=...} beside the decision would send the next task to whom the sender likes;
 * and it would start a process at any activity that the sender names.
 *
 * <p>What was checked is what goes on: the body is written anew from the tree that was looked at.
 */
class ClientVariables implements ContainerRequestFilter {

  private static final Set<String> COMPLETIONS =
      Set.of("complete", "submit-form", "resolve", "bpmnError", "bpmnEscalation");
  private static final Set<String> STARTS = Set.of("start", "submit-form");

  private static final Set<String> OF_DECISION = Set.of("decision", "comment", "returnTo");
  private static final Set<String> OF_START =
      Set.of("title", "planYear", "form", "authority", "urgency", "sample", "locality");
  private static final Set<String> MEMBERS_OF_START =
      Set.of("variables", "businessKey", "withVariablesInReturn");

  private final ObjectMapper json =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    List<String> path =
        request.getUriInfo().getPathSegments().stream()
            .map(PathSegment::getPath)
            .filter(segment -> !segment.isEmpty())
            .toList();
    boolean completion = isCompletion(path);
    if (!completion && !isStart(path) || !request.hasEntity()) {
      return;
    }
    try {
      JsonNode body = json.readTree(request.getEntityStream());
      if (completion) {
        checkCompletion(body);
      } else {
        checkStart(body);
      }
      request.setEntityStream(new ByteArrayInputStream(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException malformed) {
      request.abortWith(EngineAnswers.to(malformed));
    } catch (Refusal refusal) {
      request.abortWith(EngineAnswers.of(refusal));
    }
  }

  private static boolean isCompletion(List<String> path) {
    int last = path.size() - 1;
    return last >= 2 && path.get(last - 2).equals("task") && COMPLETIONS.contains(path.get(last));
  }

  private static boolean isStart(List<String> path) {
    return path.contains("process-definition") && STARTS.contains(path.get(path.size() - 1));
  }

  private static void checkCompletion(JsonNode body) {
    checkNames(body, OF_DECISION, "hoàn thành việc");
    for (String name : OF_DECISION) {
      JsonNode given = body.path("variables").path(name);
      if (!given.isMissingNode() && !isText(given)) {
        throw Refusal.badRequest(
            "variable-not-text", "Biến '" + name + "' phải là một chuỗi ký tự.");
      }
    }
    CommentLength.check(body.path("variables").path("comment").path("value").textValue());
  }

  private static void checkStart(JsonNode body) {
    checkNames(body, OF_START, "bắt đầu hồ sơ");
    for (Map.Entry<String, JsonNode> variable : body.path("variables").properties()) {
      if (hasNul(variable.getValue().path("value"))) {
        throw Refusal.badRequest(
            "variable-not-text", "Biến '" + variable.getKey() + "' có ký tự không in được.");
      }
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!MEMBERS_OF_START.contains(member.getKey())) {
        throw Refusal.badRequest(
            "not-at-start", "Không được gửi '" + member.getKey() + "' khi bắt đầu hồ sơ.");
      }
    }
    if (!body.path("businessKey").asText("").isBlank() && !body.path("businessKey").isNull()) {
      throw Refusal.badRequest(
          "not-at-start", "Mã hồ sơ do hệ thống đặt, không gửi kèm khi bắt đầu hồ sơ.");
    }
  }

  /** A character that PostgreSQL takes in no text. */
  private static boolean hasNul(JsonNode content) {
    return content.isTextual() && content.textValue().indexOf('\0') >= 0;
  }

  private static void checkNames(JsonNode body, Set<String> allowed, String doing) {
    for (Map.Entry<String, JsonNode> variable : body.path("variables").properties()) {
      if (!allowed.contains(variable.getKey())) {
        throw Refusal.badRequest(
            "variable-not-allowed",
            "Không được gửi biến '" + variable.getKey() + "' khi " + doing + ".");
      }
    }
  }

  /** A string or nothing, and no other type behind it. */
  private static boolean isText(JsonNode variable) {
    JsonNode type = variable.path("type");
    JsonNode content = variable.path("value");
    boolean plain =
        type.isMissingNode() || type.isNull() || type.asText().equalsIgnoreCase("String");
    boolean empty = type.asText().equalsIgnoreCase("Null");
    return (plain || empty)
        && !hasNul(content)
        && (content.isTextual() || content.isNull() || content.isMissingNode())
        && (variable.path("valueInfo").isMissingNode() || variable.path("valueInfo").isEmpty());
  }
}
