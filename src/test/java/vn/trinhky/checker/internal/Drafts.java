package vn.trinhky.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.CitationGrammar;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Samples;

/** Drafts for tests of rules, and what is found in them. */
final class Drafts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STEP = Pattern.compile("(\\w+)|\\[(\\d+)\\]");
  private static final ActBook SHIPPED = new ActBook(ActFile.shipped());

  private final ObjectNode json;
  private Circumstances circumstances;

  private Drafts(ObjectNode json, int year) {
    this.json = json;
    this.circumstances =
        new Circumstances(
            "anywhere", year, LocalDate.of(year, 1, 10), null, 0, List.of(), Occasion.SUBMISSION);
  }

  /** A plan for 2022 without bases, body, rows or recipients. */
  static Drafts plan() {
    Drafts draft = sample("ninh-hoa-2022");
    draft.json.putNull("reportRegime");
    draft.json.putNull("ownPlanDuty");
    for (String list : List.of("legalBases", "articles", "appendices", "recipients")) {
      draft.json.putArray(list);
    }
    draft.json.put("form", "PLAN");
    return draft.body("");
  }

  /** One of the five real plans, at the beginning of its year. */
  static Drafts sample(String code) {
    Samples.Sample sample = new Samples().load(code);
    return new Drafts(json(DraftJson.write(sample.draft())), sample.plan().year());
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Drafts decision() {
    json.put("form", "DECISION_WITH_PLAN");
    return this;
  }

  /** With these lines of legal basis and the citations that the grammar reads in them. */
  Drafts bases(String... lines) {
    ArrayNode bases = json.putArray("legalBases");
    for (String line : lines) {
      bases.add(JSON.valueToTree(new Draft.LegalBasis(line, CitationGrammar.citations(line))));
    }
    return this;
  }

  Drafts body(String... lines) {
    ((ObjectNode) json.get("plan")).put("body", String.join("\n", lines));
    return this;
  }

  /** With one group of rows, each a task and its time. */
  Drafts rows(String[]... rows) {
    ObjectNode appendix = json.putArray("appendices").addObject().put("title", "NHIỆM VỤ");
    appendix.putArray("columns");
    ObjectNode group =
        appendix.putArray("groups").addObject().put("ordinal", "I").put("title", "A");
    ArrayNode list = group.putArray("rows");
    for (int i = 0; i < rows.length; i++) {
      Draft.DeadlineSpec due =
          rows[i].length < 3
              ? null
              : new Draft.DeadlineSpec("window", null, rows[i][2], null, null, List.of(), null);
      list.add(
          JSON.valueToTree(
              new Draft.TaskRow(
                  Integer.toString(i + 1),
                  rows[i][0],
                  null,
                  null,
                  null,
                  List.of(),
                  List.of(),
                  rows[i].length < 2 ? null : rows[i][1],
                  due,
                  null,
                  null)));
    }
    return this;
  }

  Drafts task(String text) {
    return rows(new String[] {text});
  }

  Drafts reportingBy(int day, String text) {
    json.set(
        "reportRegime",
        JSON.valueToTree(
            new Draft.ReportRegime(
                text, day, null, List.of(), null, null, List.of(), null, List.of())));
    return this;
  }

  Drafts issuedOn(int year, int month, int day) {
    return with(circumstances.today(), LocalDate.of(year, month, day), circumstances.occasion());
  }

  Drafts today(int year, int month, int day) {
    return with(
        LocalDate.of(year, month, day), circumstances.documentDate(), circumstances.occasion());
  }

  Drafts on(Occasion occasion) {
    return with(circumstances.today(), circumstances.documentDate(), occasion);
  }

  Drafts printing(Circumstances.PrintedPart... parts) {
    circumstances =
        new Circumstances(
            circumstances.locality(),
            circumstances.planYear(),
            circumstances.today(),
            circumstances.documentDate(),
            0,
            Arrays.asList(parts),
            circumstances.occasion());
    return this;
  }

  private Drafts with(LocalDate today, @Nullable LocalDate date, Occasion occasion) {
    circumstances =
        new Circumstances(
            circumstances.locality(),
            circumstances.planYear(),
            today,
            date,
            circumstances.attachments(),
            circumstances.parts(),
            occasion);
    return this;
  }

  Draft draft() {
    return DraftJson.read(json.toString());
  }

  Subject subject() {
    return Subject.of(draft(), circumstances, SHIPPED);
  }

  /** What these rules find, in order. */
  List<Finding> findings(Rule... rules) {
    return CheckerService.check(List.of(rules), subject(), Map.of(), code -> code);
  }

  /** What the rule finds under this code. */
  List<Finding> findings(String code, Rule rule) {
    return findings(rule).stream().filter(finding -> finding.code().equals(code)).toList();
  }

  /** Applies a fix as the editor does. */
  Drafts fixed(DraftFix fix) {
    for (DraftFix.Change change : fix.changes()) {
      Integer start = change.start();
      Integer end = change.end();
      if (start == null || end == null) {
        put(change.path(), change.value());
      } else {
        String text = at(change.path()).asText();
        if (!text.substring(start, end).equals(change.expected())) {
          throw new AssertionError("the text is not what the fix expects: " + change);
        }
        put(
            change.path(),
            TextNode.valueOf(
                text.substring(0, start) + change.value().asText() + text.substring(end)));
      }
    }
    return this;
  }

  private JsonNode at(String path) {
    JsonNode node = json;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      node =
          step.group(1) == null
              ? node.get(Integer.parseInt(step.group(2)))
              : node.get(step.group(1));
    }
    return node;
  }

  private void put(String path, JsonNode value) {
    int dot = path.lastIndexOf('.');
    JsonNode parent = dot < 0 ? json : at(path.substring(0, dot));
    ((ObjectNode) parent).set(path.substring(dot + 1), value);
  }
}
