package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What the server answered, to be looked at. */
public record Answer(HttpResponse<String> response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer, when it is one of success. */
  public Answer ok() {
    assertThat(response.statusCode()).as(this::toString).isBetween(200, 299);
    return this;
  }

  /** The answer, when it is a problem detail with this status, type and a Vietnamese sentence. */
  public Answer refused(int status, String type) {
    assertThat(response.statusCode()).as(this::toString).isEqualTo(status);
    JsonNode problem = json();
    assertThat(problem.path("type").asText()).as(this::toString).isEqualTo("urn:trinhky:" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText())
        .as("a sentence in Vietnamese")
        .matches(
            "(?s)\\p{Lu}.*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ].*\\.")
        .isEqualTo(problem.path("message").asText());
    if (response.uri().getPath().startsWith("/api/")) {
      assertThat(header("Content-Type")).startsWith("application/problem+json");
    }
    return this;
  }

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  /** A header's value, or nothing. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("no JSON: " + this, notJson);
    }
  }

  @Override
  public String toString() {
    return response.request().method()
        + " "
        + response.uri()
        + " -> "
        + response.statusCode()
        + " "
        + response.body();
  }
}
