package vn.trinhky.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.support.EngineDoor.Kind.REST;
import static vn.trinhky.support.EngineDoor.Kind.TASKLIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/**
 * The plan of thị xã Ninh Hòa, 2022, from the sample to its recipients, over HTTP alone: everybody
 * in the journey has an own login and session.
 */
@TrinhKyTest
class JourneyHttpIT {

  private static final String TITLE = "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Engine engine;

  private final Map<String, Colleague> people = new HashMap<>();
  private String locality;

  @BeforeEach
  void found() {
    locality = localities.create();
  }

  @Test
  void everybody_in_turn_brings_the_plan_from_the_sample_to_its_recipients() throws Exception {
    String id = start();
    writeTheDraft(id);
    theHeadReturnsItOnce(id);
    consultFourAgencies(id);
    answerTheirOpinions(id);
    signTheLetter(id, "82/NV");
    theOfficeReturnsItOnce(id);
    signTheLetter(id, "83/NV");
    theReviewSheetCountsTheAnswers(id);
    review(id);
    theDeputySigns(id);
    issue(id);
    readTheIssuedFile(id);
    receive(id);
    lookIntoTheRegister(id);
    readTheTimeline(id);
  }

  @Test
  void a_dossier_begun_at_the_rest_door_can_be_taken_back() {
    Colleague officer = person("noi-vu.officer");
    new Answer(
            officer
                .door(REST)
                .json(
                    "POST",
                    "/process-definition/key/PlanIssuance/start",
                    Colleague.variables(
                        "title", "Kế hoạch kiểm tra năm 2022", "planYear", "2022", "form", "PLAN")))
        .ok();
    JsonNode plan = only(officer.get("/api/plans").ok().json().path("plans"));
    String address = "/api/plans/" + plan.path("id").asText();
    assertThat(plan.path("form").asText()).isEqualTo("PLAN");
    assertThat(plan.path("code").asText()).isEqualTo("KH-2022-0001");

    officer.post(address + "/withdrawal", Map.of("reason", " ")).refused(422, "reason-missing");
    JsonNode taken =
        officer
            .post(address + "/withdrawal", Map.of("reason", "Gộp vào kế hoạch khác"))
            .ok()
            .json();

    assertThat(taken.path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(
            new Answer(
                    officer
                        .door(REST)
                        .get("/task?processInstanceBusinessKey=" + plan.path("id").asText()))
                .json())
        .isEmpty();
    officer
        .post(address + "/withdrawal", Map.of("reason", "Lần nữa"))
        .refused(409, "too-late-to-withdraw");
  }

  @Test
  void a_number_given_by_mistake_stays_void_in_the_register_and_the_next_one_is_issued() {
    String id = start();
    Colleague officer = person("noi-vu.officer");
    officer
        .put("/api/plans/" + id + "/consulted", Map.of("agencies", List.of(), "appraisal", false))
        .ok();
    officer.decide(REST, id, "DraftPlan", "SUBMIT").ok();
    person("noi-vu.head").decide(REST, id, "ApproveDraft", "APPROVE").ok();
    signTheLetter(id, "82/NV");
    review(id);
    theDeputySigns(id);
    Colleague clerk = person("ubnd.clerk");
    clerk.decide(TASKLIST, id, "IssueDocument", "ISSUE").ok();

    String entry = clerk.get("/api/plans/" + id).json().path("registerEntry").asText();
    String address = "/api/register/" + entry + "/void";
    Map<String, String> reason = Map.of("reason", "Cấp nhầm số.");
    for (String other : List.of("ubnd.leader", "vp.clerk", "noi-vu.clerk", "vp.reviewer")) {
      person(other).post(address, reason).refused(403, "not-clerk");
    }
    clerk.post(address, "{}").refused(400, "invalid-input");
    assertThat(clerk.post(address, reason).ok().json().path("voidReason").asText())
        .isEqualTo("Cấp nhầm số.");
    clerk.post(address, reason).refused(409, "number-in-use");
    engine.runJobs(id);
    assertThat(clerk.get("/api/plans/" + id).json().path("state").asText()).isEqualTo("SIGNED");

    assertThat(form(clerk, id, "IssueDocument").path("issue").path("nextCode").asText())
        .isEqualTo("113/QĐ-UBND");
    clerk.decide(REST, id, "IssueDocument", "ISSUE").ok();
    engine.runJobs(id);
    assertThat(clerk.get("/api/plans/" + id).json().path("state").asText()).isEqualTo("ISSUED");
    assertThat(engine.instance(id)).as("nothing of the first number is left").isNull();
    JsonNode register = clerk.get("/api/register?issuer=ubnd&year=2022").ok().json();
    assertThat(texts(register.path("entries"), "number")).containsExactly("112", "113");
    assertThat(
            only(clerk.get("/api/register?issuer=ubnd&voidOnly=true").ok().json().path("entries"))
                .path("number")
                .asInt())
        .isEqualTo(112);
    assertThat(clerk.get("/api/plans/" + id + "/deliveries").ok().json()).isNotEmpty();
  }

  private String start() {
    Colleague officer = person("noi-vu.officer");
    JsonNode samples = officer.get("/api/samples").ok().json();
    assertThat(texts(samples, "code")).contains("ninh-hoa-2022");
    JsonNode definition =
        new Answer(officer.door(TASKLIST).get("/process-definition/key/PlanIssuance")).ok().json();
    new Answer(
            officer
                .door(TASKLIST)
                .json(
                    "POST",
                    "/process-definition/" + definition.path("id").asText() + "/submit-form",
                    Colleague.variables(
                        "title",
                        TITLE,
                        "planYear",
                        "2022",
                        "form",
                        "DECISION_WITH_PLAN",
                        "authority",
                        "COMMITTEE",
                        "urgency",
                        "NORMAL",
                        "sample",
                        "ninh-hoa-2022")))
        .ok();
    JsonNode plan = only(officer.get("/api/plans").ok().json().path("plans"));
    assertThat(plan.path("title").asText()).isEqualTo(TITLE);
    assertThat(plan.path("draftingAgency").asText()).isEqualTo("noi-vu");
    assertThat(plan.path("drafter").asText()).isEqualTo(officer.user());
    return plan.path("id").asText();
  }

  private void writeTheDraft(String id) {
    Colleague officer = person("noi-vu.officer");
    String address = "/api/plans/" + id + "/draft";
    Answer first = officer.get(address).ok();
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    ObjectNode mine = with(first, "1. Câu của tôi.");
    ObjectNode theirs = with(first, "2. Câu của đồng nghiệp.");

    officer.put(address, mine).refused(428, "version-missing");
    officer.put(address, "{\"form\":", "If-Match", "\"1\"").refused(400, "malformed-draft");
    officer
        .put(address, "{\"form\":\"NONE\"}", "If-Match", "\"1\"")
        .refused(400, "malformed-draft");
    person("tc-kh.officer").put(address, mine, "If-Match", "\"1\"").refused(404, "unknown-plan");
    person("vp.reviewer").put(address, mine, "If-Match", "\"1\"").refused(403, "not-editing");
    assertThat(officer.get(address).json()).isEqualTo(first.json());

    Answer saved = officer.put(address, mine, "If-Match", "\"1\"").ok();
    assertThat(saved.header("ETag")).isEqualTo("\"2\"");
    assertThat(officer.put(address, mine, "If-Match", "\"2\"").ok().header("ETag"))
        .as("the same text makes no new version")
        .isEqualTo("\"2\"");
    Answer stale = officer.put(address, theirs, "If-Match", "\"1\"").refused(409, "draft-changed");
    assertThat(stale.json().path("detail").asText()).contains("bản 2", "chưa bị mất");
    assertThat(officer.get(address).json()).isEqualTo(mine);

    assertThat(officer.put(address, theirs, "If-Match", "\"2\"").ok().header("ETag"))
        .isEqualTo("\"3\"");
    assertThat(officer.get(address).json()).isEqualTo(theirs);
    assertThat(texts(officer.get("/api/plans/" + id + "/versions").ok().json(), "number"))
        .containsExactly("3", "2", "1");
    String changes = officer.get("/api/plans/" + id + "/versions/2/diff/3").ok().body();
    assertThat(changes).contains("tôi", "đồng nghiệp");
    String before = officer.browser().get("/api/plans/" + id + "/document.html?version=2").body();
    assertThat(before).contains("Câu của tôi").doesNotContain("Câu của đồng nghiệp");
  }

  private void theHeadReturnsItOnce(String id) {
    Colleague officer = person("noi-vu.officer");
    Colleague head = person("noi-vu.head");
    officer.decide(TASKLIST, id, "DraftPlan", "SUBMIT").ok();
    head.decide(REST, id, "ApproveDraft", "RETURN", "Bổ sung nhiệm vụ của các xã, phường.", null)
        .ok();

    JsonNode form = form(officer, id, "DraftPlan");
    assertThat(form.path("notices").toString()).contains("Bổ sung nhiệm vụ của các xã, phường.");
    assertThat(form.path("version").asInt()).isEqualTo(4);
    Answer draft = officer.get("/api/plans/" + id + "/draft").ok();
    officer
        .put(
            "/api/plans/" + id + "/draft",
            with(draft, "3. Các xã, phường báo cáo hằng quý."),
            "If-Match",
            draft.header("ETag"))
        .ok();
    JsonNode consulted =
        officer
            .put(
                "/api/plans/" + id + "/consulted",
                Map.of(
                    "agencies",
                    List.of("tu-phap", "tc-kh", "kinh-te", "vh-tt"),
                    "appraisal",
                    false))
            .ok()
            .json();
    assertThat(consulted.path("agencies")).hasSize(4);
    officer.decide(REST, id, "DraftPlan", "SUBMIT", "Đã bổ sung.", null).ok();
    JsonNode again = form(head, id, "ApproveDraft");
    assertThat(again.path("seenVersion").asInt()).isEqualTo(4);
    assertThat(again.path("changes").toString()).contains("báo cáo hằng quý");
    head.decide(TASKLIST, id, "ApproveDraft", "APPROVE").ok();
    engine.runJobs(id);
  }

  private void consultFourAgencies(String id) {
    String opinions = "/api/plans/" + id + "/opinions";
    person("tu-phap.officer").decide(TASKLIST, id, "CommentOnDraft", "AGREE").ok();

    Colleague finance = person("tc-kh.officer");
    String task = finance.claim(REST, id, "CommentOnDraft");
    finance
        .complete(REST, task, Colleague.variables("decision", "AGREE_WITH_COMMENTS"))
        .refused(422, "opinion-missing");
    finance
        .post(
            opinions,
            Map.of("agency", "tc-kh", "content", "Ghi rõ nguồn kinh phí.", "paper", false))
        .ok();
    assertThat(form(finance, id, "CommentOnDraft").path("ownOpinion").path("content").asText())
        .isEqualTo("Ghi rõ nguồn kinh phí.");
    finance.complete(REST, task, Colleague.variables("decision", "AGREE_WITH_COMMENTS")).ok();

    person("kinh-te.head")
        .decide(
            TASKLIST,
            id,
            "CommentOnDraft",
            "OBJECT",
            "Nhiệm vụ số 5 không thuộc Phòng Kinh tế.",
            null)
        .ok();
    engine.runJobs(id);

    Colleague officer = person("noi-vu.officer");
    JsonNode round = officer.get(opinions).ok().json();
    assertThat(round.path("closedAt").isNull()).as("one agency is still silent").isTrue();
    assertThat(officer.get("/api/plans/" + id).json().path("state").asText())
        .isEqualTo("IN_PROGRESS");
    moveClockBeyond(Instant.parse(round.path("dueAt").asText()));
    engine.runJobs(id);

    JsonNode closed = officer.get(opinions).ok().json();
    assertThat(closed.path("closedAt").isNull()).isFalse();
    Map<String, String> answers = new HashMap<>();
    closed
        .path("opinions")
        .forEach(each -> answers.put(each.path("agency").asText(), each.path("answer").asText()));
    assertThat(answers)
        .containsOnly(
            entry("tu-phap", "AGREE"),
            entry("tc-kh", "AGREE_WITH_COMMENTS"),
            entry("kinh-te", "OBJECT"),
            entry("vh-tt", "NO_RESPONSE"));
    assertThat(
            new Answer(
                    person("vh-tt.officer")
                        .door(REST)
                        .get("/task?processInstanceBusinessKey=" + id))
                .json())
        .as("the silent agency's task is gone")
        .isEmpty();
  }

  private void moveClockBeyond(Instant due) {
    Colleague officer = person("noi-vu.officer");
    LocalDateTime now =
        LocalDateTime.parse(officer.get("/api/demo/clock").ok().json().path("at").asText());
    LocalDate last = LocalDate.ofInstant(due, ProductClock.ZONE);
    LocalDateTime then = now.plusDays(ChronoUnit.DAYS.between(now.toLocalDate(), last) + 1);
    officer.put("/api/demo/clock", Map.of("at", then.toString())).refused(403, "not-administrator");
    Colleague admin = new Colleague(port, "admin");
    admin.put("/api/demo/clock", Map.of("at", then.toString())).ok();
    admin.put("/api/demo/clock", Map.of("at", now.toString())).refused(422, "clock-backwards");
  }

  private void answerTheirOpinions(String id) {
    Colleague officer = person("noi-vu.officer");
    String opinions = "/api/plans/" + id + "/opinions/";
    officer.decide(TASKLIST, id, "ResolveComments", "RESOLVE").refused(422, "opinions-unresolved");
    officer
        .put(opinions + "kinh-te/resolution", Map.of("resolution", "NOT_ACCEPTED"))
        .refused(422, "explanation-missing");
    officer
        .put(
            opinions + "kinh-te/resolution",
            Map.of("resolution", "NOT_ACCEPTED", "explanation", "Theo chức năng được giao."))
        .ok();
    officer.put(opinions + "tc-kh/resolution", Map.of("resolution", "ACCEPTED")).ok();
    officer
        .put(opinions + "vh-tt/resolution", Map.of("resolution", "ACCEPTED"))
        .refused(422, "nothing-to-resolve");
    officer.decide(TASKLIST, id, "ResolveComments", "RESOLVE").ok();
  }

  private void signTheLetter(String id, String code) {
    Colleague officer = person("noi-vu.officer");
    String address = "/api/plans/" + id + "/submission";
    JsonNode sample = officer.get(address).ok().json().path("current");
    assertThat(sample.path("kind").asText()).isEqualTo("OFFICIAL_LETTER");
    ObjectNode letter = sample.deepCopy();
    letter.retain("kind", "subject", "addressees", "body");
    letter.put("body", sample.path("body").asText() + "\nKính đề nghị xem xét.");
    officer.put(address, letter).ok();
    officer.decide(REST, id, "PrepareSubmission", "SUBMIT").ok();
    person("noi-vu.clerk").post(address + "/seal", "{}");
    person("noi-vu.head").decide(TASKLIST, id, "SignSubmission", "SIGN").ok();

    JsonNode signed = officer.get(address).ok().json().path("current");
    assertThat(signed.path("code").asText()).isEqualTo(code);
    assertThat(signed.path("state").asText()).isEqualTo("SIGNED");
    officer.post(address + "/seal", "{}").refused(403, "not-clerk");
    JsonNode sealed = person("noi-vu.clerk").post(address + "/seal", "{}").ok().json();
    assertThat(sealed.path("current").path("sealedBy").asText())
        .isEqualTo(person("noi-vu.clerk").user());
    assertThat(officer.browser().get("/api/plans/" + id + "/document.html").body())
        .as("the decision names the letter")
        .contains(code);
    officer.put(address, letter).refused(403, "not-editing");
  }

  private void theOfficeReturnsItOnce(String id) {
    Colleague reviewer = person("vp.reviewer");
    reviewer
        .decide(REST, id, "ReviewDossier", "RETURN", "Thiếu bảng tổng hợp ý kiến.", null)
        .refused(400, "return-target-missing");
    reviewer
        .decide(
            REST, id, "ReviewDossier", "RETURN", "Thiếu bảng tổng hợp ý kiến.", "PrepareSubmission")
        .ok();
    assertThat(form(person("noi-vu.officer"), id, "PrepareSubmission").path("notices").toString())
        .contains("Thiếu bảng tổng hợp ý kiến.");
  }

  private void theReviewSheetCountsTheAnswers(String id) {
    JsonNode fresh = person("vp.reviewer").get("/api/plans/" + id + "/review-sheet").ok().json();
    assertThat(fresh.path("summary").asText())
        .contains(
            "4 cơ quan",
            "1 thống nhất,",
            "1 thống nhất có góp ý",
            "1 không thống nhất",
            "1 không có");
  }

  private void review(String id) {
    Colleague reviewer = person("vp.reviewer");
    reviewer.decide(TASKLIST, id, "ReviewDossier", "FORWARD").refused(422, "review-sheet-missing");
    String address = "/api/plans/" + id + "/review-sheet";
    JsonNode fresh = reviewer.get(address).ok().json();
    ObjectNode sheet = fresh.deepCopy();
    sheet.retain("checklist", "content", "summary");
    sheet.put("opinion", "Hồ sơ đủ điều kiện trình ký.");
    sheet
        .path("checklist")
        .forEach(item -> ((ObjectNode) item).put("satisfied", true).remove("label"));
    ((ObjectNode) sheet.path("checklist").get(4)).put("satisfied", false).put("inapplicable", true);
    ObjectNode open = sheet.deepCopy();
    ((ObjectNode) open.path("checklist").get(0)).put("satisfied", false);
    person("noi-vu.officer").put(address, sheet).refused(403, "not-reviewing");
    reviewer.put(address, open).ok();
    reviewer.decide(TASKLIST, id, "ReviewDossier", "FORWARD").refused(422, "checklist-open");
    reviewer.put(address, sheet).ok();
    reviewer.decide(TASKLIST, id, "ReviewDossier", "FORWARD").ok();
    JsonNode last = person("ubnd.leader").get(address).ok().json().path("checklist").get(4);
    assertThat(last.path("inapplicable").asBoolean()).isTrue();
    assertThat(reviewer.browser().get(address + ".html").body()).contains("Không thuộc trường hợp");
  }

  private void theDeputySigns(String id) {
    Colleague deputy = person("ubnd.leader-2");
    JsonNode task = deputy.task(TASKLIST, id, "DecideAndSign");
    assertThat(task.path("assignee").asText()).isEqualTo(deputy.user());
    assertThat(form(deputy, id, "DecideAndSign").path("signing").path("lines").toString())
        .contains("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    deputy.decide(TASKLIST, id, "DecideAndSign", "SIGN").ok();
    person("noi-vu.head")
        .post("/api/plans/" + id + "/withdrawal", Map.of("reason", "Muộn"))
        .refused(409, "too-late-to-withdraw");
  }

  private void issue(String id) {
    Colleague clerk = person("ubnd.clerk");
    JsonNode form = form(clerk, id, "IssueDocument");
    assertThat(form.path("issue").path("nextCode").asText()).isEqualTo("112/QĐ-UBND");
    JsonNode to = form.path("issue").path("recipients");
    assertThat(texts(to, "name"))
        .contains("Phòng Nội vụ", "UBND xã Ninh Sơn", "UBND tỉnh Khánh Hòa")
        .doesNotHaveDuplicates();
    assertThat(texts(clerk.get("/api/plans/" + id + "/recipients").ok().json(), "name"))
        .containsExactlyElementsOf(texts(to, "name"));
    assertThat(person("xa-ninh-son.clerk").get("/api/plans/" + id).status()).isEqualTo(404);

    clerk.decide(REST, id, "IssueDocument", "ISSUE").ok();
    assertThat(clerk.get("/api/plans/" + id).json().path("state").asText()).isEqualTo("NUMBERED");
    engine.runJobs(id);
    assertThat(clerk.get("/api/plans/" + id).json().path("state").asText()).isEqualTo("ISSUED");
    assertThat(clerk.get("/api/plans/" + id + "/deliveries").ok().json()).hasSameSizeAs(to);
  }

  private void readTheIssuedFile(String id) throws Exception {
    Colleague recipient = person("xa-ninh-son.clerk");
    var file = recipient.browser().file("/api/plans/" + id + "/document.pdf");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("112-Q%C4%90-UBND.pdf");
    assertThat(
            person("ubnd.clerk").get("/api/plans/" + id + "/number").json().path("code").asText())
        .isEqualTo("112/QĐ-UBND");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
        .isEqualTo(recipient.get("/api/plans/" + id).ok().json().path("fileDigest").asText());
    assertThat(text(file.body()))
        .contains(
            "112/QĐ-UBND",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "Nguyễn Minh Thư",
            "83/NV",
            "chưa có chữ ký số",
            "Các xã, phường báo cáo hằng quý.");
    var word = recipient.browser().file("/api/plans/" + id + "/document.docx");
    assertThat(word.statusCode()).isEqualTo(200);
    assertThat(word.headers().firstValue("Content-Disposition").orElse("")).endsWith(".docx");
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word.body()))) {
      assertThat(document.getTables().get(0).getText()).contains("112/QĐ-UBND");
    }
    var excel = recipient.browser().file("/api/plans/" + id + "/appendix.xlsx");
    assertThat(excel.statusCode()).isEqualTo(200);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(excel.body()))) {
      assertThat(workbook.getSheet("Phụ lục").getLastRowNum()).isGreaterThan(38);
    }
  }

  private void receive(String id) {
    JsonNode deliveries = person("ubnd.clerk").get("/api/plans/" + id + "/deliveries").json();
    for (String commune : List.of("xa-ninh-son", "phuong-ninh-hiep")) {
      String delivery = delivery(deliveries, commune).path("id").asText();
      Colleague clerk = person(commune + ".clerk");
      Colleague head = person(commune + ".head");
      clerk.decide(TASKLIST, delivery, "AcceptDocument", "ACCEPT").ok();
      head.decide(REST, delivery, "AssignDocument", "ASSIGN").refused(422, "assignee-missing");
      assertThat(texts(form(head, delivery, "AssignDocument").path("assignees"), "user"))
          .contains(locality + "." + commune + ".officer");
      String assignment = "/api/deliveries/" + delivery + "/assignment";
      Map<String, String> own =
          Map.of("user", locality + "." + commune + ".officer", "note", "Xử lý.");
      clerk.put(assignment, own).refused(403, "not-your-delivery");
      head.put(assignment, Map.of("user", locality + ".noi-vu.officer"))
          .refused(422, "not-of-this-agency");
      head.put(assignment, own).ok();
      head.decide(REST, delivery, "AssignDocument", "ASSIGN").ok();
    }
    String refused = delivery(deliveries, "xa-ninh-tay").path("id").asText();
    Colleague clerk = person("xa-ninh-tay.clerk");
    clerk.decide(REST, refused, "AcceptDocument", "REJECT").refused(422, "reason-missing");
    clerk
        .decide(REST, refused, "AcceptDocument", "REJECT", "Tệp gửi đến không mở được.", null)
        .ok();

    JsonNode after = person("noi-vu.officer").get("/api/plans/" + id + "/deliveries").ok().json();
    assertThat(delivery(after, "xa-ninh-son").path("status").asText()).isEqualTo("ASSIGNED");
    assertThat(delivery(after, "phuong-ninh-hiep").path("assignee").asText())
        .isEqualTo(locality + ".phuong-ninh-hiep.officer");
    JsonNode rejected = delivery(after, "xa-ninh-tay");
    assertThat(rejected.path("status").asText()).isEqualTo("REFUSED");
    assertThat(rejected.path("refusalReason").asText()).isEqualTo("Tệp gửi đến không mở được.");
    assertThat(delivery(after, "xa-ninh-an").path("status").asText()).isEqualTo("ARRIVED");
    assertThat(
            StreamSupport.stream(after.spliterator(), false)
                .filter(each -> each.path("agency").asText().matches("(xa|phuong)-.*")))
        .as("27 communes")
        .hasSize(27)
        .allSatisfy(each -> assertThat(each.path("channel").asText()).isEqualTo("RECEIPT"));
  }

  private void lookIntoTheRegister(String id) {
    Colleague clerk = person("ubnd.clerk");
    String today = clerk.get("/api/plans/" + id).json().path("issuedOn").asText();
    JsonNode row =
        only(
            clerk
                .get("/api/register?issuer=ubnd&year=2022&type=Q%C4%90")
                .ok()
                .json()
                .path("entries"));
    assertThat(row.path("number").asInt()).isEqualTo(112);
    assertThat(row.path("notation").asText()).isEqualTo("QĐ-UBND");
    assertThat(row.path("issuedOn").asText()).isEqualTo(today);
    assertThat(row.path("typeName").asText()).isEqualTo("Quyết định");
    assertThat(row.path("subject").asText()).isEqualTo("Ban hành " + TITLE);
    assertThat(row.path("signer").asText()).isEqualTo("Nguyễn Minh Thư");
    assertThat(row.path("recipients").asText()).startsWith("Như Điều 3; UBND tỉnh Khánh Hòa");
    assertThat(row.path("fileKeeper").asText()).isEqualTo("VT, NV");
    assertThat(row.path("copies").isNull()).as("electronic only").isTrue();
    assertThat(row.path("sentOn").asText()).isEqualTo(today);
    assertThat(row.has("receipt")).isTrue();
    assertThat(row.has("note")).isTrue();
    assertThat(row.path("reference").asText()).isEqualTo(id);

    JsonNode letters =
        person("noi-vu.officer").get("/api/register?year=2022&type=CV").ok().json().path("entries");
    assertThat(texts(letters, "number")).containsExactly("82", "83");
    assertThat(letters.get(0).path("voidReason").asText()).contains("ký lại");
    person("noi-vu.officer").get("/api/register?issuer=ubnd").refused(403, "not-your-register");

    clerk
        .post("/api/register/" + row.path("id").asText() + "/void", Map.of("reason", "Nhầm."))
        .refused(409, "number-in-use");
  }

  private void readTheTimeline(String id) {
    List<String> happened = new ArrayList<>();
    person("vp.officer")
        .get("/api/plans/" + id + "/timeline")
        .ok()
        .json()
        .forEach(
            event ->
                happened.add(
                    Stream.of("kind", "step", "decision", "returnTo")
                        .map(event::path)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .reduce((left, right) -> left + " " + right)
                        .orElseThrow()));
    assertThat(happened)
        .containsExactly(
            "CREATED",
            "SAVED",
            "SAVED",
            "DECIDED DRAFT_PLAN SUBMIT",
            "DECIDED APPROVE_DRAFT RETURN DRAFT_PLAN",
            "SAVED",
            "DECIDED DRAFT_PLAN SUBMIT",
            "DECIDED APPROVE_DRAFT APPROVE",
            "CONSULTATION_OPENED",
            "DECIDED COMMENT_ON_DRAFT AGREE",
            "DECIDED COMMENT_ON_DRAFT AGREE_WITH_COMMENTS",
            "DECIDED COMMENT_ON_DRAFT OBJECT",
            "CONSULTATION_CLOSED",
            "DECIDED RESOLVE_COMMENTS RESOLVE",
            "DECIDED PREPARE_SUBMISSION SUBMIT",
            "DECIDED SIGN_SUBMISSION SIGN",
            "SEALED",
            "DECIDED REVIEW_DOSSIER RETURN PREPARE_SUBMISSION",
            "DECIDED PREPARE_SUBMISSION SUBMIT",
            "DECIDED SIGN_SUBMISSION SIGN",
            "SEALED",
            "DECIDED REVIEW_DOSSIER FORWARD",
            "SIGNER_FOUND",
            "DECIDED DECIDE_AND_SIGN SIGN",
            "DECIDED ISSUE_DOCUMENT ISSUE",
            "ISSUED");
  }

  private Colleague person(String rest) {
    return people.computeIfAbsent(rest, who -> new Colleague(port, locality + "." + who));
  }

  /** What the form of the person's task shows. */
  private static JsonNode form(Colleague who, String businessKey, String step) {
    String task = who.task(TASKLIST, businessKey, step).path("id").asText();
    return who.get("/api/tasks/" + task).ok().json();
  }

  private static ObjectNode with(Answer draft, String line) {
    ObjectNode changed = draft.json().deepCopy();
    ObjectNode plan = (ObjectNode) changed.path("plan");
    plan.put("body", plan.path("body").asText() + "\n" + line);
    return changed;
  }

  private static JsonNode only(JsonNode list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  private static JsonNode delivery(JsonNode deliveries, String agency) {
    List<JsonNode> found =
        StreamSupport.stream(deliveries.spliterator(), false)
            .filter(each -> each.path("agency").asText().equals(agency))
            .toList();
    assertThat(found).as("deliveries to %s", agency).hasSize(1);
    return found.get(0);
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
