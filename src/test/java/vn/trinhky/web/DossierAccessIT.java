package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanPapers.CheckedItem;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.Logins;

/**
 * Who may open a dossier: drafting agency, office and committee always; consulted and appraising
 * agencies the version sent to them; recipients after issue; administrators metadata only.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossierAccessIT {

  /** What somebody gets of a dossier. */
  private enum Sees {
    EVERYTHING,
    ONE_VERSION,
    METADATA,
    NOTHING
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> READABLE =
      List.of(
          "/draft",
          "/document.html",
          "/document.pdf",
          "/document.docx",
          "/appendix.xlsx",
          "/remarks");

  /** What a person makes for himself and has not made here; and nobody here owes an opinion. */
  private static final Set<String> NOT_MADE =
      Set.of(
          "/draft/import",
          "/draft/copies/{tab}",
          "/reminder.html",
          "/reminder.pdf",
          "/reminder.docx");

  private static final List<String> INSIDE =
      List.of(
          "/draft/import",
          "/draft/copies",
          "/draft/copies/{tab}",
          "/findings",
          "/versions",
          "/versions/1/diff/2",
          "/origin",
          "/timeline",
          "/number",
          "/views",
          "/audit/verification",
          "/export.zip",
          "/consulted",
          "/opinions",
          "/opinions.html",
          "/opinions.pdf",
          "/opinions.docx",
          "/consultation-letter.html",
          "/consultation-letter.pdf",
          "/consultation-letter.docx",
          "/reminder.html",
          "/reminder.pdf",
          "/reminder.docx",
          "/recipients",
          "/deliveries",
          "/exchange",
          "/submission",
          "/submission.html",
          "/submission.pdf",
          "/submission.docx",
          "/review-sheet",
          "/review-sheet.html",
          "/review-sheet.pdf",
          "/review-sheet.docx",
          "/attachments",
          "/attachments/{attachment}");

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Engine engine;
  @Autowired private Plans plans;
  @Autowired private Drafts drafts;
  @Autowired private PlanConsultations consultations;
  @Autowired private PlanPapers papers;
  @Autowired private Attachments attachments;
  @Autowired private Logins logins;
  @Autowired private List<RequestMappingHandlerMapping> mappings;

  private final Map<String, Visitor> browsers = new HashMap<>();
  private final Map<String, String> attached = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private String here;
  private String there;
  private String library;

  /** Just begun; the appraising agency is chosen but nothing was sent to anybody. */
  private String begun;

  /** Version 2 went to tc-kh, version 3 to tu-phap; version 4 is being prepared. */
  private String onItsWay;

  /** Issued; tc-kh was consulted. */
  private String issued;

  @BeforeEach
  void bringThreeDossiersAsFarAsTheyAreNeeded() {
    if (issued != null) {
      return;
    }
    here = localities.create();
    there = localities.create();
    begun = open("Kế hoạch mới bắt đầu");
    consultations.choose(begun, List.of("tc-kh"), true, actor("noi-vu.officer"));
    onItsWay = open("Kế hoạch đang trên đường");
    toPreparation(onItsWay, true);
    issued = open("Kế hoạch đã ban hành");
    toPreparation(issued, false);
    toIssue(issued);
    assertThat(plans.get(onItsWay).version()).isEqualTo(4);
  }

  @Test
  void leaves_no_address_of_a_dossier_out() {
    Set<String> tested = new TreeSet<>();
    tested.add("/api/plans/{id}");
    READABLE.forEach(path -> tested.add("/api/plans/{id}" + path));
    INSIDE.forEach(
        path -> tested.add("/api/plans/{id}" + path.replace("1/diff/2", "{from}/diff/{to}")));
    tested.addAll(
        Set.of(
            "/plans/{id}",
            "/plans/{id}/draft",
            "/plans/{id}/import",
            "/plans/{id}/compare",
            "/plans/{id}/remarks",
            "/plans/{id}/recipients",
            "/plans/{id}/deliveries"));
    Set<String> there =
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
            .map(RequestMappingInfo::getPatternValues)
            .flatMap(Set::stream)
            .filter(path -> path.matches("(/api)?/plans/\\{id}.*"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tested).isEqualTo(there);
  }

  @ParameterizedTest
  @CsvSource({
    // who, begun, on its way, issued
    "noi-vu.officer, EVERYTHING, EVERYTHING, EVERYTHING",
    "noi-vu.officer-2, EVERYTHING, EVERYTHING, EVERYTHING",
    "noi-vu.head, EVERYTHING, EVERYTHING, EVERYTHING",
    "noi-vu.clerk, EVERYTHING, EVERYTHING, EVERYTHING",
    "vp.reviewer, EVERYTHING, EVERYTHING, EVERYTHING",
    "ubnd.leader, EVERYTHING, EVERYTHING, EVERYTHING",
    "ubnd.clerk, EVERYTHING, EVERYTHING, EVERYTHING",
    "tc-kh.officer, NOTHING, ONE_VERSION, ONE_VERSION",
    "tc-kh.clerk, NOTHING, ONE_VERSION, ONE_VERSION",
    "tu-phap.head, NOTHING, ONE_VERSION, ONE_VERSION",
    "kinh-te.officer, NOTHING, NOTHING, ONE_VERSION",
    "xa-ninh-son.clerk, NOTHING, NOTHING, ONE_VERSION",
    "vp.admin, METADATA, METADATA, METADATA",
    "admin, METADATA, METADATA, METADATA",
    "elsewhere noi-vu.officer, NOTHING, NOTHING, NOTHING",
    "elsewhere ubnd.leader, NOTHING, NOTHING, NOTHING",
    "elsewhere vp.reviewer, NOTHING, NOTHING, NOTHING"
  })
  void shows_everybody_what_the_rule_says(String who, Sees atFirst, Sees later, Sees atLast) {
    Map<String, Sees> expected = new LinkedHashMap<>();
    expected.put(begun, atFirst);
    expected.put(onItsWay, later);
    expected.put(issued, atLast);
    expected.forEach((id, sees) -> assertSees(who, id, sees));

    Set<String> visible = new LinkedHashSet<>();
    expected.forEach(
        (id, sees) -> {
          if (sees != Sees.NOTHING) {
            visible.add(id);
          }
        });
    JsonNode page = get(who, "/api/plans?limit=200").ok().json();
    List<String> ours =
        texts(page.path("plans"), "id").stream().filter(expected::containsKey).toList();
    assertThat(ours).as("the list of %s", who).containsExactlyInAnyOrderElementsOf(visible);
    if (!who.equals("admin")) {
      assertThat(page.path("total").asInt()).isEqualTo(visible.size());
    }
    String html = page(who, "/plans");
    expected.forEach(
        (id, sees) -> {
          if (!who.equals("admin")) {
            assertThat(html.contains("/plans/" + id))
                .as("page of dossiers of %s", who)
                .isEqualTo(visible.contains(id));
          }
        });
  }

  private void assertSees(String who, String id, Sees sees) {
    Map<String, Integer> expected = new LinkedHashMap<>();
    Map<String, Integer> actual = new LinkedHashMap<>();
    int none = 404;
    String dossier = "/api/plans/" + id;
    expected.put(dossier, sees == Sees.NOTHING ? none : 200);
    for (String path : READABLE) {
      expected.put(
          dossier + path,
          switch (sees) {
            case EVERYTHING, ONE_VERSION -> 200;
            case METADATA -> 403;
            case NOTHING -> none;
          });
    }
    for (String path : INSIDE) {
      expected.put(
          dossier + path.replace("{attachment}", attached.get(id)).replace("{tab}", "tab-1"),
          switch (sees) {
            case EVERYTHING -> NOT_MADE.contains(path) ? 404 : 200;
            case ONE_VERSION, METADATA -> 403;
            case NOTHING -> none;
          });
    }
    // drawing a page takes a second: an allowed one is drawn for one person of each kind
    expected
        .entrySet()
        .removeIf(
            each ->
                (each.getKey().endsWith(".pdf") || each.getKey().endsWith(".zip"))
                    && each.getValue() == 200
                    && !drawn.add(sees + each.getKey()));
    expected.keySet().forEach(path -> actual.put(path, status(who, path)));
    expected.put("page", sees == Sees.NOTHING ? none : 200);
    actual.put("page", pageStatus(who, "/plans/" + id));
    expected.put(
        "drafting page",
        switch (sees) {
          case EVERYTHING -> 200;
          case ONE_VERSION, METADATA -> 403;
          case NOTHING -> none;
        });
    actual.put("drafting page", pageStatus(who, "/plans/" + id + "/draft"));
    expected.put("page of versions", expected.get("drafting page"));
    actual.put("page of versions", pageStatus(who, "/plans/" + id + "/compare?from=1&to=2"));
    expected.put("page of remarks", expected.get(dossier + "/remarks"));
    actual.put("page of remarks", pageStatus(who, "/plans/" + id + "/remarks"));
    expected.put("page of deliveries", expected.get("drafting page"));
    actual.put("page of deliveries", pageStatus(who, "/plans/" + id + "/deliveries"));
    // once they are settled, the page of recipients leads to that of deliveries
    boolean leadsOn = sees == Sees.EVERYTHING && id.equals(issued);
    expected.put("page of recipients", leadsOn ? 302 : expected.get("drafting page"));
    actual.put("page of recipients", pageStatus(who, "/plans/" + id + "/recipients"));
    assertThat(actual).as("what %s gets", who).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"tc-kh.officer, 2", "tc-kh.head, 2", "tu-phap.officer, 3"})
  void gives_an_agency_the_version_that_was_sent_to_it_whichever_it_asks_for(
      String who, int version) {
    String own = "Câu của bản %d.".formatted(version);
    for (String asked :
        List.of("", "?version=1", "?version=2", "?version=3", "?version=4", "?version=99")) {
      for (String path :
          List.of(
              "/api/plans/" + onItsWay + "/document.html", "/api/plans/" + onItsWay + "/draft")) {
        String text = get(who, path + asked).ok().body();
        IntStream.rangeClosed(2, 4)
            .forEach(
                number ->
                    assertThat(text.contains("Câu của bản %d.".formatted(number)))
                        .as("version %d at %s", number, path + asked)
                        .isEqualTo(number == version));
      }
      String page = page(who, "/plans/" + onItsWay + asked);
      assertThat(page)
          .contains("document.html?version=" + version)
          .doesNotContain("document.html?version=4", "Câu của bản");
    }
    assertThat(
            get("noi-vu.head", "/api/plans/" + onItsWay + "/document.html?version=" + version)
                .body())
        .contains(own);
    get("noi-vu.head", "/api/plans/" + onItsWay + "/document.html?version=99")
        .refused(404, "unknown-version");
  }

  @Test
  void shows_an_administrator_where_a_dossier_stands_and_none_of_its_words() {
    for (String who : List.of("admin", "vp.admin")) {
      String page = page(who, "/plans/" + onItsWay);
      assertThat(page)
          .contains("Kế hoạch đang trên đường")
          .doesNotContain("Câu của bản", "document.html", "document.pdf", "Góp ý của Tài chính");
      assertThat(get(who, "/api/plans/" + onItsWay).ok().body()).doesNotContain("Câu của bản");
    }
  }

  @Test
  void gives_a_recipient_the_issued_text_and_no_other_version() {
    for (String asked : List.of("", "?version=1", "?version=2")) {
      assertThat(get("kinh-te.officer", "/api/plans/" + issued + "/document.html" + asked).body())
          .contains("Câu của bản 4.", "112/QĐ-UBND");
    }
    assertThat(page("xa-ninh-son.clerk", "/plans/" + issued)).contains("112/QĐ-UBND");
  }

  @Test
  void lets_nobody_in_without_a_login_and_redirects_no_script() {
    Visitor stranger = Visitor.stranger(port);
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(READABLE);
    all.addAll(INSIDE);
    for (String path : all) {
      new Answer(
              stranger.get(
                  "/api/plans/"
                      + issued
                      + path.replace("{attachment}", attached.get(issued))
                          .replace("{tab}", "tab-1"),
                  "Accept",
                  "text/html"))
          .refused(401, "login-required");
    }
    for (String path : List.of("/plans/" + issued, "/plans/" + issued + "/draft", "/plans")) {
      new Answer(stranger.get(path, "Accept", "text/html", "X-Requested-With", "XMLHttpRequest"))
          .refused(401, "login-required");
      HttpResponse<String> page = stranger.get(path, "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(302);
      assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
    }
  }

  @Test
  void finds_dossiers_without_accents_and_page_by_page() {
    library = localities.create();
    String who = "library vh-tt.officer";
    List<String> made = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      made.add(
          plans
              .open(
                  new NewPlan(
                      library,
                      2022,
                      IssuanceForm.PLAN,
                      IssuingAuthority.COMMITTEE,
                      "Kế hoạch đọc sách số %02d".formatted(i),
                      null,
                      Urgency.NORMAL,
                      null,
                      null),
                  actor(who))
              .id());
    }
    for (String words : List.of("doc%20sach", "%C4%91%E1%BB%8Dc%20S%C3%81CH", "sach%20%20ke")) {
      assertThat(get(who, "/api/plans?q=" + words).ok().json().path("total").asInt())
          .as(words)
          .isEqualTo(25);
    }
    assertThat(get(who, "/api/plans?q=sach%20so%2007").json().path("total").asInt()).isEqualTo(1);
    assertThat(get(who, "/api/plans?q=duong%20sat").json().path("total").asInt()).isZero();
    assertThat(get(who, "/api/plans?q=doc&year=2021").json().path("total").asInt()).isZero();
    assertThat(get(who, "/api/plans?q=doc&state=ISSUED").json().path("total").asInt()).isZero();
    assertThat(get(who, "/api/plans?q=%25%27%22--").ok().json().path("total").asInt())
        .isLessThanOrEqualTo(25);

    List<String> found = new ArrayList<>();
    for (int offset = 0; offset < 25; offset += 10) {
      JsonNode page = get(who, "/api/plans?q=doc%20sach&limit=10&offset=" + offset).ok().json();
      assertThat(page.path("total").asInt()).isEqualTo(25);
      found.addAll(texts(page.path("plans"), "id"));
    }
    assertThat(found).hasSize(25).containsExactlyInAnyOrderElementsOf(made);
    assertThat(found.get(0)).as("newest first").isEqualTo(made.get(24));
    assertThat(get(who, "/api/plans?q=doc%20sach").json().path("plans")).hasSize(20);
    assertThat(get(who, "/api/plans?q=doc%20sach&limit=-5&offset=-3").ok().json().path("plans"))
        .hasSize(1);
    get(who, "/api/plans?limit=many").refused(400, "invalid-input");
    get(who, "/api/plans?state=LOST").refused(400, "invalid-input");

    String first = page(who, "/plans?q=doc%20sach");
    String second = page(who, "/plans?q=doc%20sach&page=2");
    List<String> onPages =
        made.stream()
            .filter(id -> first.contains("/plans/" + id) != second.contains("/plans/" + id))
            .toList();
    assertThat(onPages).as("each on one of two pages").hasSize(25);
    assertThat(page("library kinh-te.officer", "/plans?q=doc%20sach"))
        .doesNotContain("đọc sách số");
  }

  // how the dossiers get where they are needed

  private String open(String title) {
    String id =
        plans
            .open(
                new NewPlan(
                    here,
                    2022,
                    IssuanceForm.DECISION_WITH_PLAN,
                    IssuingAuthority.COMMITTEE,
                    title,
                    null,
                    Urgency.NORMAL,
                    "ninh-hoa-2022",
                    null),
                actor("noi-vu.officer"))
            .id();
    save(id, 2);
    attached.put(
        id,
        attachments
            .add(
                id,
                "a.txt",
                "text/plain",
                "a".getBytes(StandardCharsets.UTF_8),
                null,
                actor("noi-vu.officer"))
            .id());
    return id;
  }

  /** Version 2 is consulted on, version 3 appraised. */
  private void toPreparation(String id, boolean appraisal) {
    consultations.choose(id, List.of("tc-kh"), appraisal, actor("noi-vu.officer"));
    engine.decide(user("noi-vu.officer"), engine.task(id, "DraftPlan"), "SUBMIT");
    engine.decide(user("noi-vu.head"), engine.task(id, "ApproveDraft"), "APPROVE");
    engine.runJobs(id);
    engine.decide(
        user("tc-kh.officer"),
        engine.task(id, "CommentOnDraft"),
        "AGREE_WITH_COMMENTS",
        "Góp ý của Tài chính",
        null);
    engine.runJobs(id);
    consultations.resolve(id, "tc-kh", Resolution.ACCEPTED, null, actor("noi-vu.officer"));
    save(id, 3);
    engine.decide(user("noi-vu.officer"), engine.task(id, "ResolveComments"), "RESOLVE");
    if (appraisal) {
      engine.decide(user("tu-phap.officer"), engine.task(id, "AppraiseLegality"), "PASS");
    }
    save(id, 4);
  }

  private void toIssue(String id) {
    engine.decide(user("noi-vu.officer"), engine.task(id, "PrepareSubmission"), "SUBMIT");
    engine.decide(user("noi-vu.head"), engine.task(id, "SignSubmission"), "SIGN");
    engine.claim(user("vp.reviewer"), engine.task(id, "ReviewDossier"));
    ReviewSheet fresh = papers.reviewSheet(id);
    papers.saveReviewSheet(
        id,
        new ReviewSheet(
            0,
            fresh.checklist().stream()
                .map(item -> new CheckedItem(item.key(), item.label(), true, false, null))
                .toList(),
            fresh.content(),
            fresh.summary(),
            "Đủ điều kiện.",
            null,
            null,
            null),
        actor("vp.reviewer"));
    engine.decide(user("vp.reviewer"), engine.task(id, "ReviewDossier"), "FORWARD");
    engine.decide(user("ubnd.leader-2"), engine.task(id, "DecideAndSign"), "SIGN");
    engine.decide(user("ubnd.clerk"), engine.task(id, "IssueDocument"), "ISSUE");
    engine.runJobs(id);
  }

  /** Saves a version that ends with a sentence of its own. */
  private void save(String id, int version) {
    ObjectNode draft;
    try {
      draft = (ObjectNode) JSON.readTree(DraftJson.write(drafts.current(id).draft()));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
    ObjectNode plan = (ObjectNode) draft.path("plan");
    String body = plan.path("body").asText().replaceAll("\nCâu của bản \\d\\.$", "");
    plan.put("body", body + "\nCâu của bản %d.".formatted(version));
    drafts.save(id, DraftJson.read(draft.toString()), version - 1, actor("noi-vu.officer"));
  }

  private Actor actor(String rest) {
    return logins.actor(user(rest));
  }

  private String user(String who) {
    if (who.equals("admin")) {
      return who;
    }
    String[] town = who.split(" ");
    return switch (town[0]) {
      case "elsewhere" -> there + "." + town[1];
      case "library" -> library + "." + town[1];
      default -> here + "." + who;
    };
  }

  private Visitor browser(String who) {
    return browsers.computeIfAbsent(who, each -> Visitor.person(port, user(each), "trinhky"));
  }

  private Answer get(String who, String path) {
    return new Answer(browser(who).get(path, "Accept", "application/json"));
  }

  private int status(String who, String path) {
    return browser(who).file(path).statusCode();
  }

  private HttpResponse<String> browse(String who, String path) {
    return browser(who).get(path, "Accept", "text/html");
  }

  private int pageStatus(String who, String path) {
    return browse(who, path).statusCode();
  }

  private String page(String who, String path) {
    HttpResponse<String> page = browse(who, path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
