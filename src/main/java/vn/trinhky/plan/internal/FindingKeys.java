package vn.trinhky.plan.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.trinhky.checker.Finding;
import vn.trinhky.document.BodyText;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;

/**
 * Names findings by the rule, the line or cell that they stand in, and the words they are about. A
 * line inserted above changes no name, neither does a new label or a blank; changed words do. Of
 * two that cannot be told apart each is named by how many there are: what was said about one of
 * them never covers the other.
 */
final class FindingKeys {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NUMBERS = Pattern.compile("\\[\\d+\\]");
  private static final Pattern ROW =
      Pattern.compile("(appendices\\[\\d+\\]\\.groups\\[\\d+\\]\\.rows\\[\\d+\\]).*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final int LENGTH = 40;

  private FindingKeys() {}

  /** A key for each finding, in their order; no two are the same. */
  static List<String> of(List<Finding> findings, Draft draft) {
    JsonNode json = json(draft);
    List<String> names = findings.stream().map(finding -> name(finding, json)).toList();
    Map<String, Long> alike =
        names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    Map<String, Integer> seen = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (String name : names) {
      int place = seen.merge(name, 1, Integer::sum);
      keys.add(hash(name + "\n" + place + "/" + alike.get(name)));
    }
    return keys;
  }

  private static JsonNode json(Draft draft) {
    try {
      return JSON.readTree(DraftJson.write(draft));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String name(Finding finding, JsonNode draft) {
    Matcher row = ROW.matcher(finding.path());
    return String.join(
        "\n",
        finding.code(),
        NUMBERS.matcher(finding.path()).replaceAll("[]"),
        row.matches() ? plain(at(draft, row.group(1)).path("task").asText()) : "",
        plain(line(finding, at(draft, finding.path()))),
        plain(finding.excerpt()));
  }

  private static JsonNode at(JsonNode draft, String path) {
    return path.isEmpty()
        ? draft
        : draft.at("/" + path.replace("[", "/").replace("]", "").replace('.', '/'));
  }

  /** The line that the finding stands in; all of the text when it is about no piece of it. */
  private static String line(Finding finding, JsonNode node) {
    if (!node.isTextual()) {
      return "";
    }
    String text = node.asText();
    Integer start = finding.start();
    Integer end = finding.end();
    if (start == null || end == null || end > text.length()) {
      return finding.path().equals("plan.body") ? "" : text;
    }
    int from = text.lastIndexOf('\n', start - 1) + 1;
    int to = text.indexOf('\n', end);
    String line = text.substring(Math.min(from, start), to < 0 ? text.length() : to);
    return finding.path().equals("plan.body") ? withoutLabel(line) : line;
  }

  /** The labels of the lines below follow when a line is inserted; what they say stays. */
  private static String withoutLabel(String line) {
    return BodyText.parse(line).lines().stream()
        .map(BodyText.Line::text)
        .collect(Collectors.joining("\n"));
  }

  private static String plain(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
