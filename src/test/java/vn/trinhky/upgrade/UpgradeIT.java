package vn.trinhky.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.support.EngineDoor.Kind.REST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.DatabaseAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.Visitor;

/**
 * The database of an earlier release, with a dossier at every step, is taken over by this one,
 * whose diagram of the process has changed: started as a process of its own, killed in the middle
 * of its work, started again. Everybody goes on over HTTP.
 */
@ExtendWith(DatabaseAvailable.class)
class UpgradeIT {

  /** Where the dossiers of the snapshot stand, in the order of their codes. */
  static final List<String> STEPS =
      List.of(
          "DraftPlan",
          "ApproveDraft",
          "CommentOnDraft",
          "ResolveComments",
          "AppraiseLegality",
          "PrepareSubmission",
          "SignSubmission",
          "ReviewDossier",
          "DecideAndSign",
          "IssueDocument",
          "NUMBERED",
          "ISSUED",
          "WITHDRAWN");

  private static final String LOCALITY = "t1";
  private static final String LABEL = "Lãnh đạo cơ quan duyệt dự thảo";
  private static final String NEW_LABEL = "Lãnh đạo cơ quan xem xét, duyệt dự thảo";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Map<String, Colleague> people = new HashMap<>();
  private Installation product;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void running_dossiers_survive_a_new_release_and_a_crash_and_end_on_their_own_diagram()
      throws Exception {
    TestDatabase.Connection database = TestDatabase.another(folder);
    restore(database);
    Path diagrams = changedDiagrams();
    Map<String, String> dossiers = dossiers(database);
    long openTasks = count(database, "select count(*) from act_ru_task");

    String last;
    try (Installation first = Installation.start(database, diagrams, folder.resolve("first.log"))) {
      use(first);
      dossiers.forEach(
          (id, step) ->
              assertThat(standing(id))
                  .as("dossier left at %s", step)
                  // the job that seals goes on by itself
                  .isIn(step.equals("NUMBERED") ? List.of("", step, "ISSUED") : List.of(step)));
      assertThat(openTasks())
          .as("open tasks; the job that sends may add some")
          .isGreaterThanOrEqualTo(openTasks);

      for (Map.Entry<String, String> dossier : dossiers.entrySet()) {
        if (List.of("DraftPlan", "CommentOnDraft", "ReviewDossier").contains(dossier.getValue())) {
          takeTheGoodWay(dossier.getKey());
        }
      }
      String begun = begin();
      takeTheGoodWay(begun);
      assertThat(task(begun).path("name").asText()).isEqualTo(NEW_LABEL);
      assertThat(task(of(dossiers, "ApproveDraft")).path("name").asText()).isEqualTo(LABEL);
      dossiers.put(begun, "new");

      // killed while the job that seals and sends may be half-way
      takeTheGoodWay(of(dossiers, "IssueDocument"));
      last = begin();
      first.kill();
    }

    try (Installation second =
        Installation.start(database, diagrams, folder.resolve("second.log"))) {
      use(second);
      assertThat(standing(last)).as("answered at the moment of the kill").isEqualTo("DraftPlan");
      for (Map.Entry<String, String> dossier : dossiers.entrySet()) {
        String id = dossier.getKey();
        boolean withdrawn = dossier.getValue().equals("WITHDRAWN");
        String end = withdrawn ? "WITHDRAWN" : "ISSUED";
        for (int steps = 0; steps < 12 && !standing(id).equals(end); steps++) {
          takeTheGoodWay(id);
        }
        assertThat(standing(id)).as(dossier.getValue()).isEqualTo(end);
        assertThat(definitionVersions(id))
            .as("diagram of %s", dossier.getValue())
            .containsExactly(dossier.getValue().equals("new") ? 2 : 1);
        if (!withdrawn) {
          assertThat(deliveries(id)).as("each recipient once").doesNotHaveDuplicates().hasSize(48);
        }
      }
      for (String id : dossiers.keySet()) {
        assertItsTrailIsWhole(id);
      }
      String sent = of(dossiers, "ISSUED");
      String delivery = delivery(sent, "xa-ninh-son");
      person("xa-ninh-son.clerk").decide(REST, delivery, "AcceptDocument", "ACCEPT").ok();
      assertThat(numbers())
          .as("numbers given")
          .doesNotHaveDuplicates()
          .hasSize(dossiers.size() - 1);
      assertThat(incidents()).isZero();
      second.kill();
    }
    assertThat(
            count(database, "select count(*) from \"flyway_schema_history\" where not \"success\""))
        .isZero();
  }

  // the earlier release

  private static void restore(TestDatabase.Connection database) throws Exception {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement()) {
      if (TestDatabase.isPostgres()) {
        try (InputStream file =
            UpgradeIT.class.getResourceAsStream("/upgrade/first-postgresql.sql.gz")) {
          statement.execute(new String(new GZIPInputStream(file).readAllBytes(), UTF_8));
        }
        // the dump has emptied it
        statement.execute("set search_path to public");
      } else {
        statement.execute("runscript from 'classpath:/upgrade/first-h2.sql.gz' compression gzip");
      }
      resumeClock(connection);
    }
  }

  /** Product time goes on where the earlier release left it, however long ago that was. */
  private static void resumeClock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var last = statement.executeQuery("select max(happened_at) from plan_event")) {
      last.next();
      Timestamp left = last.getTimestamp(1);
      long offset = left.getTime() - System.currentTimeMillis();
      statement.executeUpdate("update calendar_clock set offset_millis = " + offset);
    }
  }

  private static Connection open(TestDatabase.Connection database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static long count(TestDatabase.Connection database, String query) throws SQLException {
    try (Connection connection = open(database);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Ids of the dossiers by code, and where they stand. */
  private static Map<String, String> dossiers(TestDatabase.Connection database)
      throws SQLException {
    Map<String, String> byCode = new TreeMap<>();
    try (Connection connection = open(database);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select code, id from plan_dossier")) {
      while (rows.next()) {
        byCode.put(rows.getString("code"), rows.getString("id"));
      }
    }
    assertThat(byCode).hasSameSizeAs(STEPS);
    Map<String, String> steps = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(byCode.values());
    for (int i = 0; i < STEPS.size(); i++) {
      steps.put(ids.get(i), STEPS.get(i));
    }
    return steps;
  }

  private Path changedDiagrams() throws IOException {
    Path changed = Files.createDirectory(folder.resolve("processes"));
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        if (file.endsWith("PlanIssuance.bpmn")) {
          assertThat(text).contains(LABEL);
          text = text.replace(LABEL, NEW_LABEL);
        }
        Files.writeString(changed.resolve(file.getFileName()), text);
      }
    }
    return changed;
  }

  // people at their desks

  private void use(Installation installation) {
    product = installation;
    people.clear();
  }

  private Colleague person(String name) {
    return people.computeIfAbsent(name, who -> new Colleague(product.port(), LOCALITY + "." + who));
  }

  private String begin() {
    Map<String, Object> plan = new HashMap<>();
    plan.put("year", 2022);
    plan.put("form", "DECISION_WITH_PLAN");
    plan.put("authority", "COMMITTEE");
    plan.put("title", "Kế hoạch mới");
    plan.put("urgency", "NORMAL");
    plan.put("sample", "ninh-hoa-2022");
    String id = person("noi-vu.officer").post("/api/plans", plan).ok().json().path("id").asText();
    person("noi-vu.officer")
        .put("/api/plans/" + id + "/consulted", Map.of("agencies", List.of(), "appraisal", false))
        .ok();
    return id;
  }

  /** Whoever has to act decides so that the dossier goes on; then what the system owes is done. */
  private void takeTheGoodWay(String id) {
    String step = standing(id);
    switch (step) {
      case "NUMBERED" -> {}
      case "CommentOnDraft" -> person("tc-kh.officer").decide(REST, id, step, "AGREE").ok();
      case "ResolveComments" -> {
        person("noi-vu.officer")
            .put(
                "/api/plans/" + id + "/opinions/tu-phap/resolution",
                Map.of("resolution", "ACCEPTED"));
        decide("noi-vu.officer", id, step);
      }
      case "DraftPlan", "PrepareSubmission" -> decide("noi-vu.officer", id, step);
      case "ApproveDraft", "SignSubmission" -> decide("noi-vu.head", id, step);
      case "AppraiseLegality" -> decide("tu-phap.officer", id, step);
      case "ReviewDossier" -> {
        review(id);
        decide("vp.reviewer", id, step);
      }
      case "DecideAndSign" -> decide("ubnd.leader-2", id, step);
      case "IssueDocument" -> decide("ubnd.clerk", id, step);
      default -> throw new AssertionError("nobody acts at " + step);
    }
    if (!step.equals("IssueDocument")) {
      awaitMoved(id, step);
    }
  }

  private void decide(String who, String id, String step) {
    person(who).decide(REST, id, step, Dossier.goodDecisionAt(step)).ok();
  }

  private void review(String id) {
    Colleague reviewer = person("vp.reviewer");
    reviewer.claim(REST, id, "ReviewDossier");
    String address = "/api/plans/" + id + "/review-sheet";
    ObjectNode sheet = reviewer.get(address).ok().json().deepCopy();
    sheet.retain("checklist", "content", "summary");
    sheet.put("opinion", "Hồ sơ đủ điều kiện trình ký.");
    sheet
        .path("checklist")
        .forEach(item -> ((ObjectNode) item).put("satisfied", true).remove("label"));
    reviewer.put(address, sheet).ok();
  }

  private void awaitMoved(String id, String from) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (standing(id).equals(from) || standing(id).isEmpty()) {
      assertThat(Instant.now()).as("still at %s", from).isBefore(giveUp);
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  // what is seen

  private Visitor admin() {
    return Visitor.machine(product.port(), "admin", "trinhky");
  }

  private JsonNode engine(String path) {
    return new Answer(admin().get("/engine-rest" + path)).ok().json();
  }

  private JsonNode task(String id) {
    return engine("/task?processInstanceBusinessKey=" + id).path(0);
  }

  /** The open step; the state once there is none; nothing while a job moves the dossier on. */
  private String standing(String id) {
    String step = task(id).path("taskDefinitionKey").asText();
    if (!step.isEmpty()) {
      return step;
    }
    String state =
        person("noi-vu.officer").get("/api/plans/" + id).ok().json().path("state").asText();
    return List.of("NUMBERED", "ISSUED", "WITHDRAWN").contains(state) ? state : "";
  }

  private long openTasks() {
    return engine("/task/count").path("count").asLong();
  }

  private long incidents() {
    return engine("/incident/count").path("count").asLong();
  }

  private List<Integer> definitionVersions(String id) {
    List<Integer> versions = new ArrayList<>();
    engine("/history/process-instance?processInstanceBusinessKey=" + id)
        .forEach(instance -> versions.add(instance.path("processDefinitionVersion").asInt()));
    return versions;
  }

  private List<String> deliveries(String id) {
    List<String> names = new ArrayList<>();
    person("noi-vu.officer")
        .get("/api/plans/" + id + "/deliveries")
        .ok()
        .json()
        .forEach(delivery -> names.add(delivery.path("name").asText()));
    return names;
  }

  private String delivery(String id, String agency) {
    for (JsonNode each : person("ubnd.clerk").get("/api/plans/" + id + "/deliveries").ok().json()) {
      if (each.path("agency").asText().equals(agency)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("not sent to " + agency);
  }

  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    person("ubnd.clerk")
        .get("/api/register?issuer=ubnd&year=2022")
        .ok()
        .json()
        .path("entries")
        .forEach(entry -> numbers.add(entry.path("number").asInt()));
    return numbers;
  }

  /** The timeline of the earlier release has become the beginning of a chain. */
  private void assertItsTrailIsWhole(String id) {
    Colleague officer = person("noi-vu.officer");
    assertThat(officer.get("/api/plans/" + id + "/timeline").ok().json().path(0).path("kind"))
        .hasToString("\"CREATED\"");
    JsonNode verdict = officer.get("/api/plans/" + id + "/audit/verification").ok().json();
    assertThat(verdict.path("sound").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(verdict.path("entries").asInt()).isPositive();
  }

  private static String of(Map<String, String> dossiers, String step) {
    return dossiers.entrySet().stream()
        .filter(dossier -> dossier.getValue().equals(step))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
