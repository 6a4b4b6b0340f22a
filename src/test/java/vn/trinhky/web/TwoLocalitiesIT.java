package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import vn.trinhky.TrinhKyApplication;
import vn.trinhky.support.BusyTown;
import vn.trinhky.support.BusyTowns;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;

/**
 * Nobody sees or does anything of another locality, at any door: people of all seven groups of one
 * locality call every endpoint of ours, and the engine's resources at their doors, with the ids,
 * codes and people of a second one that is in the middle of its work. They are refused or get lists
 * without a trace of it, and no row of it changes. Then the right people there make the same calls,
 * so that a call that is wrong cannot pass for one that is refused. Only a trail grows: the refused
 * one's own locality notes it.
 *
 * <p>The calls are lines of {@code access/doors.txt} (ours; the endpoints come from the running
 * application, so a new one without a line fails) and {@code access/engine-doors.txt}. A line is
 *
 * <pre>METHOD path [Header=value …] [body] | answers elsewhere | person answer, person answer …
 * </pre>
 *
 * with the things of {@link BusyTowns} in angle brackets, {@code FILE} for an upload, the statuses
 * that people elsewhere may get ({@code []} an empty list, {@code n=0} a count), and who here gets
 * which status, {@code *} with something of the locality in it. {@code -} when nobody here is
 * asked. For a new endpoint add a line; for a new kind of thing a line in {@link BusyTowns} too.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoLocalitiesIT {

  private static final String ADMINISTRATOR = "admin";

  @LocalServerPort private int port;
  @Autowired private BusyTowns towns;
  @Autowired private Rows rows;
  @Autowired private List<RequestMappingHandlerMapping> mappings;

  private final Map<String, Visitor> browsers = new HashMap<>();
  private final Map<String, EngineDoor> doors = new HashMap<>();
  private BusyTown here;
  private BusyTown there;

  @BeforeEach
  void bringTwoTownsIntoTheMiddleOfTheirWork() {
    if (here != null) {
      return;
    }
    here = towns.create();
    there = towns.create();
  }

  @Test
  @Order(1)
  void leaves_no_endpoint_of_the_running_application_out() throws IOException {
    Set<String> called =
        calls("doors").stream()
            .map(
                call ->
                    endpoint(call.method(), here.fill(call.path())).orElse("no endpoint: " + call))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = new TreeSet<>();
    endpoints()
        .forEach((method, patterns) -> patterns.forEach(each -> there.add(method + " " + each)));
    Set<String> missing = new TreeSet<>(there);
    missing.removeAll(called);
    assertThat(missing)
        .as("endpoints without a line in src/test/resources/access/doors.txt: add one for each")
        .isEmpty();
    assertThat(called).as("lines of doors.txt that are no endpoint").isEqualTo(there);
  }

  @Test
  @Order(2)
  void shows_and_opens_nothing_of_another_locality_at_our_doors() throws IOException {
    refusesEverybody(calls("doors"), here, there, BusyTowns.people());
    refusesEverybody(
        calls("doors"), there, here, List.of("noi-vu.officer", "vp.reviewer", "ubnd.leader"));
  }

  private void refusesEverybody(
      List<Call> calls, BusyTown owner, BusyTown strangers, List<String> people) {
    Map<String, List<String>> before = rows.of(owner);
    List<String> leaks = new ArrayList<>();
    for (Call call : calls) {
      for (String person : people) {
        String answer = send(call, owner, strangers.code() + "." + person);
        judge(call, person, answer, owner, leaks);
      }
    }
    leaks.addAll(changes(before, rows.of(owner)));
    assertThat(leaks).isEmpty();
  }

  @Test
  @Order(3)
  void gives_the_right_people_what_the_same_calls_ask_for() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Call call : calls("doors")) {
      for (Expected expected : call.here()) {
        String answer = send(call, here, user(here, expected.person()));
        compare(call, expected, answer, here, wrong);
        if (expected.person().equals(ADMINISTRATOR) && here.quotedIn(answer)) {
          wrong.add(call + ": the administrator reads what people wrote");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Order(4)
  void shows_and_opens_nothing_of_another_locality_at_the_engines_doors(EngineDoor.Kind kind)
      throws IOException {
    List<Call> calls =
        calls("engine-doors").stream()
            .filter(call -> kind == EngineDoor.Kind.TASKLIST || !call.isBesideTheEngine())
            .toList();
    Map<String, List<String>> before = rows.of(there);
    List<String> leaks = new ArrayList<>();
    for (Call call : calls) {
      for (String person : askingAt(kind, calls.indexOf(call))) {
        String answer = ask(kind, call, there, user(here, person));
        judge(call, person, answer, there, leaks);
      }
    }
    leaks.addAll(changes(before, rows.of(there)));
    assertThat(leaks).isEmpty();

    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      for (Expected expected : call.here()) {
        String answer = ask(kind, call, there, user(there, expected.person()));
        compare(call, expected, answer, there, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * One person of each group at the door of people; at the door of machines, where every request
   * checks a password, the officer and two of the others in turn.
   */
  private static List<String> askingAt(EngineDoor.Kind kind, int call) {
    List<String> people = BusyTowns.oneOfEachGroup();
    int others = people.size() - 1;
    return kind == EngineDoor.Kind.TASKLIST
        ? people
        : List.of(
            people.get(0),
            people.get(1 + 2 * call % others),
            people.get(1 + (2 * call + 1) % others));
  }

  // what is a leak

  private static void judge(
      Call call, String person, String answer, BusyTown owner, List<String> leaks) {
    String status = status(answer);
    if (!call.elsewhere().contains(status)) {
      leaks.add("%s: %s elsewhere is answered %s".formatted(call, person, shortened(answer)));
    }
    List<String> traces =
        status.startsWith("4") || status.startsWith("5")
            ? owner.wordsIn(answer)
            : owner.tracesIn(answer);
    if (!traces.isEmpty()) {
      leaks.add(
          "%s: %s elsewhere reads %s in %s".formatted(call, person, traces, shortened(answer)));
    }
  }

  private static void compare(
      Call call, Expected expected, String answer, BusyTown town, List<String> wrong) {
    boolean right =
        status(answer).equals(expected.status())
            && (!expected.marked() || !town.tracesIn(answer).isEmpty());
    if (!right) {
      wrong.add("%s: expected %s, was %s".formatted(call, expected, shortened(answer)));
    }
  }

  private static String status(String answer) {
    String status = answer.substring(0, 3);
    String body = answer.substring(4).strip();
    if (body.equals("[]")) {
      return "[]";
    }
    return body.startsWith("{\"count\":") ? "n=" + body.replaceAll("\\D", "") : status;
  }

  private static String shortened(String answer) {
    return answer.length() < 300 ? answer : answer.substring(0, 300) + "…";
  }

  /** Rows that came, went or are not what they were. */
  private static List<String> changes(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    List<String> changes = new ArrayList<>();
    after.forEach(
        (table, rows) -> {
          List<String> was = new ArrayList<>(before.getOrDefault(table, List.of()));
          for (String row : rows) {
            if (!was.remove(row)) {
              changes.add("+ " + table + ": " + row);
            }
          }
          was.forEach(row -> changes.add("- " + table + ": " + row));
        });
    changes.removeIf(TwoLocalitiesIT::notesARefusal);
    return changes;
  }

  /** The trail of a dossier notes who was refused; its head moves with every entry. */
  private static boolean notesARefusal(String change) {
    return change.matches("(?s)[+-] audit_chain: .*")
        || change.matches("(?is)[+] audit_entry: .*\\bkind=REFUSED,.*");
  }

  // how it is asked

  /** Our own doors, with the session of the login page. */
  private String send(Call call, BusyTown owner, String user) {
    Visitor browser = browsers.computeIfAbsent(user, name -> Visitor.person(port, name, "trinhky"));
    String path = owner.fill(call.path());
    if (browser.cookie("/", "XSRF-TOKEN").isEmpty()) {
      browser.get("/plans", "Accept", "text/html");
    }
    List<String> headers = new ArrayList<>();
    call.headers()
        .forEach(
            (name, content) -> {
              headers.add(name);
              headers.add(content);
            });
    headers.addAll(
        List.of(
            "Accept",
            path.startsWith("/api/") ? "application/json, */*" : "text/html",
            "X-XSRF-TOKEN",
            browser.cookie("/", "XSRF-TOKEN").orElse("")));
    String[] all = headers.toArray(new String[0]);
    return text(
        call.body().equals("FILE")
            ? browser.send(
                call.method(), path, upload(), with(all, "multipart/form-data; boundary=x"))
            : browser.json(call.method(), path, owner.fill(call.body()), all));
  }

  /** The engine's doors. */
  private String ask(EngineDoor.Kind kind, Call call, BusyTown owner, String user) {
    EngineDoor door =
        doors.computeIfAbsent(
            kind + " " + user, name -> EngineDoor.open(kind, port, user, "trinhky"));
    String path = owner.fill(call.path().replace("<me>", user));
    String body = call.body().replace("<me>", user);
    if (call.isBesideTheEngine()) {
      return text(door.beside(call.method(), path, owner.fill(body)));
    }
    return text(
        body.equals("FILE")
            ? door.send(call.method(), path, upload(), "multipart/form-data; boundary=x")
            : door.json(call.method(), path, owner.fill(body)));
  }

  private static String text(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body();
  }

  private static String[] with(String[] headers, String contentType) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = contentType;
    return all;
  }

  private static HttpRequest.BodyPublisher upload() {
    return HttpRequest.BodyPublishers.ofString(
        """
        --x\r
        Content-Disposition: form-data; name="file"; filename="a.txt"\r
        Content-Type: text/plain\r
        \r
        nội dung\r
        --x--\r
        """,
        StandardCharsets.UTF_8);
  }

  private static String user(BusyTown town, String person) {
    return person.equals(ADMINISTRATOR) ? person : town.code() + "." + person;
  }

  // which endpoints there are

  /** Patterns of the controllers of the product by method. */
  private Map<RequestMethod, Set<PathPattern>> endpoints() {
    Map<RequestMethod, Set<PathPattern>> endpoints = new LinkedHashMap<>();
    mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> isOfTheProduct(entry.getValue().getBeanType()))
        .forEach(
            entry -> {
              RequestMappingInfo info = entry.getKey();
              Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
              assertThat(methods).as("%s says which method", entry.getValue()).isNotEmpty();
              methods.forEach(
                  method ->
                      endpoints
                          .computeIfAbsent(method, each -> new LinkedHashSet<>())
                          .addAll(info.getPathPatternsCondition().getPatterns()));
            });
    return endpoints;
  }

  /** Neither a library's nor one of the tests. */
  private static boolean isOfTheProduct(Class<?> controller) {
    return controller.getName().startsWith("vn.trinhky.")
        && controller
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .equals(TrinhKyApplication.class.getProtectionDomain().getCodeSource().getLocation());
  }

  /** The endpoint that would take this call. */
  private Optional<String> endpoint(String method, String path) {
    PathContainer asked = PathContainer.parsePath(path.replaceAll("\\?.*", ""));
    return endpoints().getOrDefault(RequestMethod.valueOf(method), Set.of()).stream()
        .filter(pattern -> pattern.matches(asked))
        .min(Comparator.naturalOrder())
        .map(pattern -> method + " " + pattern);
  }

  // the tables

  private static List<Call> calls(String table) throws IOException {
    return new ClassPathResource("access/" + table + ".txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Call::parse)
        .toList();
  }

  /** A line of a table. */
  private record Call(
      String method,
      String path,
      Map<String, String> headers,
      String body,
      Set<String> elsewhere,
      List<Expected> here) {

    static Call parse(String line) {
      String[] columns = line.split(" \\| ", -1);
      assertThat(columns).as(line).hasSize(3);
      String[] call = columns[0].strip().split(" +", 3);
      String rest = call.length < 3 ? "" : call[2];
      Map<String, String> headers = new LinkedHashMap<>();
      while (rest.matches("[A-Z][A-Za-z-]+=.*")) {
        String[] headerAndRest = rest.split(" +", 2);
        String[] header = headerAndRest[0].split("=", 2);
        headers.put(header[0], header[1]);
        rest = headerAndRest.length < 2 ? "" : headerAndRest[1];
      }
      return new Call(
          call[0],
          call[1],
          headers,
          rest,
          Set.of(columns[1].strip().split(" +")),
          columns[2].strip().equals("-")
              ? List.of()
              : Stream.of(columns[2].strip().split(" *, *")).map(Expected::parse).toList());
    }

    boolean isBesideTheEngine() {
      return path.startsWith("/camunda/");
    }

    @Override
    public String toString() {
      return (method + " " + path + " " + body).strip();
    }
  }

  /** What somebody is answered; marked: with a text of the locality. */
  private record Expected(String person, String status, boolean marked) {

    static Expected parse(String text) {
      String[] parts = text.split(" +");
      boolean marked = parts[1].endsWith("*");
      return new Expected(parts[0], parts[1].replace("*", ""), marked);
    }
  }
}
