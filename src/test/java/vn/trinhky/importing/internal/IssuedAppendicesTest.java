package vn.trinhky.importing.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.importing.Reading;
import vn.trinhky.importing.Reading.Fate;
import vn.trinhky.importing.SourceDocument.Block;
import vn.trinhky.importing.SourceDocument.Paragraph;
import vn.trinhky.importing.SourceDocument.Table;
import vn.trinhky.importing.internal.Sources.Given;
import vn.trinhky.importing.internal.Sources.Kind;
import vn.trinhky.organisation.internal.Directories;

/**
 * The appendices of four plans as they were issued, in text with all the faults of a conversion:
 * every cell of every row is what was read by hand, but for what is listed here with its reason.
 */
class IssuedAppendicesTest {

  /** What a person judged by more than the row says, as plan, row and column. */
  private static final Map<String, String> JUDGED =
      Map.of(
          "vung-tau-2023 33 deadline", "hằng tháng stands in the product; the time says the year",
          "vinh-long-2023 8 deadline", "the gold corrects the misprint “công bổ” in the condition",
          "ninh-hoa-2022 11 deadline", "the condition of the gold stands in the product",
          "ninh-hoa-2022 37 deadline", "half of the gold's condition stands in the task",
          "ninh-hoa-2022 1 coordinators", "“các cơ quan có liên quan” is a name of its own here",
          "ninh-hoa-2022 4 coordinators", "“các cơ quan có liên quan” is a name of its own here");

  static List<Given> appendices() {
    return Sources.appendices();
  }

  @ParameterizedTest
  @MethodSource("appendices")
  void every_row_is_read_as_by_hand(Given given) {
    String plan = given.plan();
    JsonNode gold = gold(plan);
    Draft.Appendix appendix = read(given).appendix();
    assertThat(appendix.title()).isEqualTo(gold.get("title").asText());
    assertThat(appendix.columns())
        .extracting(column -> column.kind().name())
        .isEqualTo(gold.get("columns").valueStream().map(JsonNode::asText).toList());

    assertThat(appendix.groups()).noneMatch(group -> group.rows().isEmpty());

    List<Map<String, String>> read = new ArrayList<>();
    for (Draft.TaskGroup group : appendix.groups()) {
      group.rows().forEach(row -> read.add(facts(group, row, !plan.startsWith("ninh-hoa"))));
    }
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < Math.max(read.size(), gold.get("rows").size()); i++) {
      Map<String, String> expected = facts(gold.get("rows").path(i));
      Map<String, String> row = i < read.size() ? read.get(i) : Map.of();
      for (String cell : union(expected.keySet(), row.keySet())) {
        String place = plan + " " + (i + 1) + " " + cell;
        String is = row.getOrDefault(cell, "");
        String should = expected.getOrDefault(cell, "");
        if (given.kind() == Kind.TEXT_IN_CALC && cell.equals("ordinal")) {
          // Calc takes "1." for a number, and its file holds nothing but 1
          should = should.replaceFirst("\\.$", "");
        }
        if (JUDGED.containsKey(place) == is.equals(should)) {
          differing.add(place + ": " + is + "\n   instead of " + should);
        }
      }
    }
    assertThat(differing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("appendices")
  void every_line_is_told_once_with_the_row_it_went_to(Given given) {
    String plan = given.plan();
    AppendixReading reading = read(given);
    List<Integer> source = new ArrayList<>();
    for (Block block : blocks(given)) {
      if (block instanceof Paragraph paragraph) {
        source.add(paragraph.line());
      } else if (block instanceof Table table) {
        table.rows().forEach(row -> source.add(row.line()));
      }
    }
    assertThat(reading.lines()).extracting(Reading.Line::number).isEqualTo(source);
    assertThat(reading.lines()).noneMatch(line -> line.fate() == Fate.LEFT_OVER);
    assertThat(reading.lines())
        .allMatch(line -> (line.path() == null) != (line.why() == null), "a place or a reason");

    Map<String, List<Integer>> linesOf =
        reading.lines().stream()
            .filter(line -> line.path() != null && line.path().contains(".rows["))
            .collect(
                Collectors.groupingBy(
                    line -> requireNonNull(line.path()),
                    LinkedHashMap::new,
                    Collectors.mapping(Reading.Line::number, Collectors.toList())));
    List<List<Integer>> rows = List.copyOf(linesOf.values());
    JsonNode gold = gold(plan).get("rows");
    assertThat(rows).hasSize(gold.size());
    for (int i = 0; i < rows.size(); i++) {
      if (given.kind() == Kind.TEXT && gold.get(i).has("lines")) {
        assertThat(rows.get(i))
            .isEqualTo(gold.get(i).get("lines").valueStream().map(JsonNode::asInt).toList());
      }
    }
  }

  /** As tables come that were copied without their first row. */
  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau-2023", "vinh-long-2023", "vung-tau-2023", "ninh-hoa-2022"})
  void a_table_without_headings_is_read_by_its_shape_and_that_is_said(String plan) {
    Given given = new Given(plan, Kind.EXPORTED_XLSX);
    List<Block> headless =
        blocks(given).stream()
            .map(
                block ->
                    block instanceof Table table
                        ? new Table(table.rows().subList(1, table.rows().size()))
                        : block)
            .toList();
    AppendixReading whole = read(given);
    AppendixReading reading = read(given, headless);
    assertThat(reading.appendix().columns())
        .extracting(Draft.Column::kind)
        .isEqualTo(whole.appendix().columns().stream().map(Draft.Column::kind).toList());
    assertThat(rows(reading)).containsExactlyElementsOf(rows(whole));
    assertThat(reading.doubts().get(0).code()).isEqualTo("guessed-columns");
    assertThat(reading.doubts().get(0).message()).contains("Nhiệm vụ").endsWith(".");
    assertThat(reading.lines()).noneMatch(line -> line.fate() == Fate.LEFT_OVER);
  }

  @ParameterizedTest
  @CsvSource({
    "vinh-chau-2023, 4, 0, 2, 0, 0",
    "vinh-long-2023, 6, 4, 0, 0, 0",
    "vung-tau-2023, 0, 0, 2, 0, 0",
    "ninh-hoa-2022, 1, 0, 0, 10, 0"
  })
  void what_was_assumed_is_said_as_often_as_it_was_assumed(
      String plan, int joined, int second, int several, int proposed, int unknown) {
    for (Kind kind : List.of(Kind.TEXT, Kind.TEXT_IN_WRITER, Kind.TEXT_IN_CALC)) {
      List<Reading.Doubt> doubts = read(new Given(plan, kind)).doubts();
      Function<String, Long> count =
          code -> doubts.stream().filter(doubt -> doubt.code().equals(code)).count();
      assertThat(count.apply("joined-row")).isEqualTo(joined);
      assertThat(count.apply("second-task")).isEqualTo(second);
      assertThat(count.apply("several-leads")).isEqualTo(several);
      assertThat(count.apply("proposed-lead")).isEqualTo(proposed);
      assertThat(count.apply("unknown-agency")).isEqualTo(unknown);
      assertThat(count.apply("time-unparsed")).isZero();
      assertThat(doubts)
          .allMatch(doubt -> !doubt.lines().isEmpty() && doubt.message().endsWith("."));
    }
  }

  private static List<String> rows(AppendixReading reading) {
    return reading.appendix().groups().stream()
        .flatMap(group -> group.rows().stream().map(row -> facts(group, row, true).toString()))
        .toList();
  }

  // ---- comparing ------------------------------------------------------------------------------

  private static Map<String, String> facts(Draft.TaskGroup group, TaskRow row, boolean printed) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "group", (group.ordinal() == null ? "" : group.ordinal() + ". ") + group.title());
    put(facts, "ordinal", row.ordinal());
    put(facts, "task", row.task());
    put(facts, "product", row.product());
    put(facts, "assignment", row.assignment());
    put(facts, "lead", row.lead() == null ? null : name(row.lead(), printed));
    put(facts, "proposedLeads", names(row.proposedLeads(), printed));
    put(facts, "coordinators", names(row.coordinators(), printed));
    put(facts, "time", row.time());
    put(facts, "deadline", row.deadline() == null ? null : deadline(row.deadline()));
    put(facts, "budget", row.budget());
    put(facts, "budgetVnd", row.budgetVnd() == null ? null : row.budgetVnd().toString());
    return facts;
  }

  private static Map<String, String> facts(JsonNode row) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      switch (name) {
        case "lines" -> {}
        case "lead" -> put(facts, name, name(value));
        case "proposedLeads", "coordinators" ->
            put(
                facts,
                name,
                value
                    .valueStream()
                    .map(IssuedAppendicesTest::name)
                    .collect(Collectors.joining("; ")));
        case "deadline" ->
            put(
                facts,
                name,
                deadline(
                    new DeadlineSpec(
                        value.get("kind").asText(),
                        value.path("earliest").asText(null),
                        value.path("latest").asText(null),
                        value.path("recurrence").asText(null),
                        value.path("condition").asText(null),
                        value
                            .path("milestones")
                            .valueStream()
                            .map(
                                m ->
                                    new Draft.Milestone(
                                        m.get("label").asText(),
                                        m.get("earliest").asText(),
                                        m.get("latest").asText()))
                            .toList(),
                        null)));
        default -> put(facts, name, value.asText());
      }
    }
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private static String name(JsonNode ref) {
    String means = ref.get("means").asText();
    return ref.has("name") ? ref.get("name").asText() + " = " + means : means;
  }

  private static String name(AgencyRef ref, boolean printed) {
    String means = ref.agency() != null ? ref.agency() : ref.collective();
    return printed ? ref.name() + " = " + means : "" + means;
  }

  private static String names(List<AgencyRef> refs, boolean printed) {
    return refs.stream().map(ref -> name(ref, printed)).collect(Collectors.joining("; "));
  }

  private static String deadline(DeadlineSpec spec) {
    return List.of(
            spec.kind(),
            "" + spec.earliest(),
            "" + spec.latest(),
            "" + spec.recurrence(),
            "" + spec.condition(),
            spec.milestones())
        .toString();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  // ---- reading --------------------------------------------------------------------------------

  private static AppendixReading read(Given given) {
    return read(given, blocks(given));
  }

  private static AppendixReading read(Given given, List<Block> blocks) {
    JsonNode gold = gold(given.plan());
    int year = gold.get("planYear").asInt();
    return new TaskTable(
            Directories.ofCatalogue(gold.get("locality").asText(), LocalDate.of(year, 1, 3)),
            year,
            0)
        .read(blocks);
  }

  /** From the heading "Phụ lục" to the end. */
  private static List<Block> blocks(Given given) {
    List<Block> all = given.read().blocks();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Paragraph paragraph
          && paragraph.text().toLowerCase(java.util.Locale.ROOT).startsWith("phụ lục")) {
        return all.subList(i, all.size());
      }
    }
    throw new IllegalStateException("No appendix in " + given);
  }

  private static JsonNode gold(String plan) {
    try {
      return new ObjectMapper().readTree(resource("gold/" + plan + ".json"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = IssuedAppendicesTest.class.getResourceAsStream("/importing/" + name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
