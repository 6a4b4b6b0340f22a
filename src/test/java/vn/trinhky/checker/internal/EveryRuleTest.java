package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.calendar.internal.CatalogueDays;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Samples;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

/** What holds for every rule, whatever stands in a draft. */
class EveryRuleTest {

  private static final AnnotationConfigApplicationContext CONTEXT = context();
  private static final List<Rule> RULES =
      CONTEXT.getBeanProvider(Rule.class).orderedStream().toList();
  private static final List<Samples.Sample> SAMPLES = new Samples().list();

  /** Fields that are one of a few words. */
  private static final Set<String> CHOICES = Set.of("form", "authority", "category", "kind");

  private static AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Organisation.class, Town::registry);
    context.registerBean(WorkingCalendar.class, CatalogueDays::calendar);
    context.scan(
        "vn.trinhky.checker.internal.facts",
        "vn.trinhky.checker.internal.outline",
        "vn.trinhky.checker.internal.wording",
        "vn.trinhky.checker.internal.tasks",
        "vn.trinhky.checker.internal.reports",
        "vn.trinhky.checker.internal.formalities");
    context.refresh();
    return context;
  }

  @AfterAll
  static void close() {
    CONTEXT.close();
  }

  private static Circumstances circumstances(int year, Occasion occasion) {
    return new Circumstances(
        Sheet.TOWN, year, LocalDate.of(year, 1, 4), null, 0, List.of(), occasion);
  }

  private static List<Finding> check(Draft draft, int year, Occasion occasion) {
    Subject subject = Subject.of(draft, circumstances(year, occasion));
    List<Finding> found = new ArrayList<>();
    for (Rule rule : RULES) {
      List<Finding> findings = rule.check(subject);
      assertThat(rule.codes()).containsAll(findings.stream().map(Finding::code).toList());
      found.addAll(findings);
    }
    return found;
  }

  @Test
  void every_code_belongs_to_one_rule() {
    Set<String> codes = new HashSet<>();
    for (Rule rule : RULES) {
      assertThat(rule.codes()).isNotEmpty().allMatch(codes::add);
      assertThat(rule.codes()).allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }
    assertThat(codes).hasSize(72);
  }

  @Test
  void a_finding_quotes_what_stands_at_its_place_and_its_fix_fits() {
    for (Samples.Sample sample : SAMPLES) {
      JsonNode json = json(sample.draft());
      for (Finding finding : check(sample.draft(), sample.plan().year(), Occasion.IMPORT)) {
        Integer start = finding.start();
        Integer end = finding.end();
        if (start != null && end != null) {
          String quoted = at(json, finding.path()).asText().substring(start, end);
          String excerpt = finding.excerpt();
          assertThat(excerpt.endsWith("…") ? quoted : excerpt)
              .as(finding.toString())
              .startsWith(excerpt.endsWith("…") ? excerpt.substring(0, 100) : quoted);
        }
        finding.fixes().stream()
            .flatMap(fix -> fix.changes().stream())
            .filter(change -> change.expected() != null)
            .forEach(change -> assertThat(piece(json, change)).isEqualTo(change.expected()));
      }
    }
  }

  @Test
  void the_same_draft_gives_the_same_findings() {
    for (Samples.Sample sample : SAMPLES) {
      assertThat(check(sample.draft(), sample.plan().year(), Occasion.DRAFT))
          .isEqualTo(check(sample.draft(), sample.plan().year(), Occasion.DRAFT));
    }
  }

  @Test
  void no_draft_in_the_documented_shape_makes_a_rule_fail() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 300; i++) {
      Samples.Sample sample = SAMPLES.get(i % SAMPLES.size());
      JsonNode json = json(sample.draft());
      int changes = 1 + random.nextInt(20);
      for (int k = 0; k < changes; k++) {
        mutate(json, random);
      }
      Draft draft;
      try {
        draft = DraftJson.read(json.toString());
      } catch (Refusal otherShape) {
        continue;
      }
      read++;
      check(draft, sample.plan().year(), Occasion.values()[i % Occasion.values().length]);
    }
    assertThat(read).isGreaterThan(200);
  }

  @Test
  void an_endless_line_takes_no_endless_time() {
    for (String piece :
        List.of(
            "(", "…. ", "a) ", "của ", "tổng số ", "ngày 1/", "báo cáo ", ",", "phụ lục ", "- ")) {
      Subject subject =
          Sheet.of(2023)
              .body(piece.repeat(5_000), piece.repeat(100))
              .tasks(Sheet.task(piece.repeat(5_000)))
              .subject();
      long begun = System.nanoTime();
      RULES.forEach(rule -> rule.check(subject));
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as(piece)
          .isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void all_rules_look_at_the_largest_plan_in_a_few_milliseconds() {
    Samples.Sample sample =
        SAMPLES.stream()
            .filter(one -> one.code().equals("vinh-long-2023"))
            .findFirst()
            .orElseThrow();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 150; i++) {
      long begun = System.nanoTime();
      Subject subject =
          Subject.of(sample.draft(), circumstances(sample.plan().year(), Occasion.DRAFT));
      RULES.forEach(rule -> rule.check(subject));
      best = Math.min(best, System.nanoTime() - begun);
    }
    System.out.printf("All rules over the largest plan: %.1f ms%n", best / 1e6);
    // a machine that does something else at the same time must not fail this
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(60));
  }

  private static JsonNode json(Draft draft) {
    try {
      return new JsonMapper().readTree(DraftJson.write(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode at(JsonNode json, String path) {
    return json.at("/" + path.replace("[", "/").replace("]", "").replace('.', '/'));
  }

  private static String piece(JsonNode json, DraftFix.Change change) {
    Integer start = change.start();
    Integer end = change.end();
    return start == null || end == null
        ? ""
        : at(json, change.path()).asText().substring(start, end);
  }

  /** Changes one value somewhere: drops it, cuts it, doubles it or puts something odd in. */
  private static void mutate(JsonNode json, Random random) {
    JsonNode node = json;
    while (true) {
      if (node instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        JsonNode child = object.get(name);
        if (child.isContainerNode() && random.nextInt(20) > 0) {
          node = child;
          continue;
        }
        if (child.isTextual() && !CHOICES.contains(name)) {
          object.set(name, odd(child.asText(), random));
        } else if (random.nextInt(30) == 0) {
          object.remove(name);
        }
        return;
      }
      if (node instanceof ArrayNode array && !array.isEmpty()) {
        int i = random.nextInt(array.size());
        JsonNode child = array.get(i);
        if (child.isContainerNode() && random.nextInt(10) > 0) {
          node = child;
          continue;
        }
        if (child.isTextual()) {
          array.set(i, odd(child.asText(), random));
        } else if (random.nextBoolean()) {
          array.remove(i);
        } else {
          array.add(child.deepCopy());
        }
        return;
      }
      return;
    }
  }

  private static TextNode odd(String text, Random random) {
    String[] pieces = {
      "",
      " ",
      ")",
      "”",
      "(",
      "\n",
      "*",
      ".",
      ",",
      "a) ",
      "XII. ",
      "99. ",
      "0. ",
      "(0) ",
      "f) ",
      "32/13/2023",
      "năm 2022",
      "Như Điều 999",
      "điểm z khoản 99 mục XX này",
      "\u2028",
      "\t",
      "quý 3",
      "ngày 99 tháng cuối",
      "😀",
      "Lưu",
      "99999999999999999999",
      "báo cáo quý I từ ngày "
    };
    int cut = text.isEmpty() ? 0 : random.nextInt(text.length());
    String piece = pieces[random.nextInt(pieces.length)];
    return TextNode.valueOf(
        switch (random.nextInt(5)) {
          case 0 -> text.substring(0, cut);
          case 1 -> text.substring(cut);
          case 2 -> text + text;
          case 3 -> piece;
          default -> text.substring(0, cut) + piece + text.substring(cut);
        });
  }
}
