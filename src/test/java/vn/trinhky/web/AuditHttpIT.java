package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.audit.AuditAnchors;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.plan.Attachments;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;

/** The trail of a dossier as people meet it: who has seen it, whether it is whole, what is kept. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditHttpIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Attachments attachments;
  @Autowired private Deliveries deliveries;
  @Autowired private Dispatches dispatches;
  @Autowired private AuditAnchors anchors;
  @Autowired private ProductClock clock;
  @Autowired private JdbcClient jdbc;

  private String town = "";

  @BeforeAll
  void town() {
    town = localities.create();
  }

  private Colleague person(String who) {
    return new Colleague(port, town + "." + who);
  }

  private static List<String> views(Colleague reader, Dossier dossier) {
    List<String> views = new ArrayList<>();
    reader
        .get("/api/plans/" + dossier.id() + "/views")
        .ok()
        .json()
        .forEach(
            view ->
                views.add(
                    view.path("user").asText().replaceFirst("^[^.]*\\.", "")
                        + " "
                        + view.path("version").asText()
                        + " "
                        + view.path("what").asText()));
    return views;
  }

  @Test
  void whoever_opens_a_dossier_is_seen_by_those_who_may_see_everything() {
    Dossier dossier = dossiers.open(town);
    String url = "/api/plans/" + dossier.id();
    var file =
        attachments.add(
            dossier.id(),
            "du-toan.txt",
            "text/plain",
            "Dự toán".getBytes(StandardCharsets.UTF_8),
            null,
            dossier.actor("noi-vu.officer"));
    Colleague head = person("noi-vu.head");
    head.browser().get("/plans/" + dossier.id(), "Accept", "text/html");
    head.get(url + "/document.html").ok();
    head.get(url + "/attachments/" + file.id()).ok();
    Colleague leader = person("ubnd.leader");
    leader.get(url + "/draft").ok();
    leader.get(url + "/draft").ok();
    Colleague outsider = person("kinh-te.officer");
    outsider.get(url + "/document.html").refused(404, "unknown-plan");
    assertThat(outsider.browser().get("/plans/" + dossier.id(), "Accept", "text/html").statusCode())
        .isEqualTo(404);
    leader.get(url + "/document.html?version=99").refused(404, "unknown-version");

    assertThat(views(head, dossier))
        .containsExactly(
            "kinh-te.officer null bị từ chối mở hồ sơ",
            "ubnd.leader 1 dự thảo",
            "noi-vu.head 1 tệp kèm: du-toan.txt",
            "noi-vu.head 1 trang hồ sơ");
    String page = head.browser().get("/plans/" + dossier.id(), "Accept", "text/html").body();
    assertThat(page).contains("Ai đã xem", "tệp kèm: du-toan.txt, bản 1", "Kiểm tra nhật ký");
    assertThat(dossier.timeline()).extracting(event -> event.kind()).doesNotContain("VIEWED");
  }

  @Test
  void who_is_refused_in_another_locality_is_in_the_chain_of_that_locality() {
    Dossier dossier = dossiers.open(town);
    String elsewhere = localities.create();
    Colleague stranger = new Colleague(port, elsewhere + ".noi-vu.head");
    stranger.get("/api/plans/" + dossier.id() + "/document.html").refused(404, "unknown-plan");
    assertThat(views(person("noi-vu.head"), dossier)).isEmpty();
    assertThat(
            jdbc.sql("select subject from audit_entry where actor = ? and kind = 'REFUSED'")
                .param(stranger.user())
                .query(String.class)
                .list())
        .containsExactly(dossier.id() + "@" + elsewhere);
  }

  @Test
  void an_agency_that_saw_one_version_neither_sees_who_else_looked_nor_exports() {
    Dossier dossier = dossiers.open(town).consulting("tc-kh").to("CommentOnDraft");
    Colleague asked = person("tc-kh.officer");
    String url = "/api/plans/" + dossier.id();
    asked.get(url + "/document.html").ok();
    for (String path : List.of("/views", "/audit/verification", "/export.zip")) {
      asked.get(url + path).refused(403, "not-your-dossier");
    }
    assertThat(asked.browser().get("/plans/" + dossier.id(), "Accept", "text/html").body())
        .doesNotContain("Ai đã xem", "Kiểm tra nhật ký", "export.zip");
    assertThat(views(person("noi-vu.head"), dossier)).contains("tc-kh.officer 1 văn bản xem trước");
  }

  @Test
  void the_administrator_checks_everything_and_nobody_else_does() {
    Dossier dossier = dossiers.open(town);
    for (String path : List.of("/api/audit/verification", "/api/audit/anchors")) {
      person("vp.admin").get(path).refused(403, "not-administrator");
      person("ubnd.leader").get(path).refused(403, "not-administrator");
    }
    assertThat(person("ubnd.leader").browser().get("/audit", "Accept", "text/html").statusCode())
        .isEqualTo(403);
    clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    String digest = anchors.anchor().orElseThrow().digest();

    Colleague admin = new Colleague(port, "admin");
    assertThat(admin.get("/api/audit/anchors").ok().json().get(0).path("digest").asText())
        .isEqualTo(digest);
    assertThat(admin.browser().get("/audit", "Accept", "text/html").body())
        .contains(digest, "Kiểm tra toàn bộ");
    JsonNode sound = admin.get("/api/audit/verification").ok().json();
    assertThat(sound.path("sound").asBoolean()).as(sound.toString()).isTrue();
    assertThat(sound.path("totals").path("chains").asInt()).isPositive();

    String remark = "update audit_entry set remark = ? where subject = ? and entry_no = 1";
    jdbc.sql(remark).params("khác", dossier.id()).update();
    JsonNode broken = admin.get("/api/audit/verification").ok().json();
    assertThat(broken.path("sound").asBoolean()).isFalse();
    assertThat(broken.path("broken")).hasSize(1);
    assertThat(broken.path("broken").get(0).path("subject").asText()).isEqualTo(dossier.id());
    JsonNode verdict =
        person("noi-vu.head").get("/api/plans/" + dossier.id() + "/audit/verification").ok().json();
    assertThat(verdict.path("sound").asBoolean()).isFalse();
    assertThat(verdict.path("broken").path("number").asInt()).isEqualTo(1);
    assertThat(verdict.path("broken").path("message").asText())
        .isEqualTo("Nội dung dòng số 1 đã bị sửa sau khi ghi.");
    jdbc.sql(remark).params(null, dossier.id()).update();
    assertThat(admin.get("/api/audit/verification").ok().json().path("sound").asBoolean()).isTrue();
  }

  @Test
  void a_verification_that_dies_is_no_verdict() {
    dossiers.open(town);
    Colleague admin = new Colleague(port, "admin");
    admin.get("/api/audit/verification").ok();
    jdbc.sql("alter table audit_anchored rename to audit_anchored_away").update();
    try {
      Answer answer = admin.get("/api/audit/verification");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("broken", "sound");
    } finally {
      jdbc.sql("alter table audit_anchored_away rename to audit_anchored").update();
    }
    admin.get("/api/audit/verification").ok();
  }

  @Test
  void a_dossier_without_its_trail_is_told_on_the_page_and_in_the_package() throws Exception {
    Dossier dossier = dossiers.open(town);
    jdbc.sql("delete from audit_entry where subject = ?").param(dossier.id()).update();
    Colleague head = person("noi-vu.head");
    String url = "/api/plans/" + dossier.id();
    JsonNode verdict = head.get(url + "/audit/verification").ok().json();
    assertThat(verdict.path("sound").asBoolean()).isFalse();
    assertThat(verdict.path("broken").path("damage").asText()).isEqualTo("MISSING");
    Map<String, byte[]> files = unzip(head.browser().file(url + "/export.zip").body());
    assertThat(
            JSON.readTree(files.get("ho-so.json")).path("verification").path("sound").asBoolean())
        .isFalse();
    jdbc.sql("delete from audit_entry where subject = ?").param(dossier.id()).update();
    jdbc.sql("delete from audit_chain where subject = ?").param(dossier.id()).update();
  }

  @Test
  void an_issued_dossier_has_every_decision_in_its_chain_and_in_the_package() throws Exception {
    Dossier dossier = dossiers.open(town).consulting("tc-kh");
    attachments.add(
        dossier.id(),
        "../dự toán.txt",
        "text/plain",
        "Dự toán".getBytes(StandardCharsets.UTF_8),
        null,
        dossier.actor("noi-vu.officer"));
    dossier
        .decides("noi-vu.officer", "DraftPlan", "SUBMIT")
        .decides("noi-vu.head", "ApproveDraft", "RETURN", "=HYPERLINK(\"x\")")
        .toTheEnd();
    List<String> kinds =
        jdbc.sql("select kind from audit_entry where subject = ? order by entry_no")
            .param(dossier.id())
            .query(String.class)
            .list();
    assertThat(kinds)
        .contains(
            "CONSULTED_CHOSEN",
            "CONSULTATION_OPENED",
            "NUMBERED",
            "RECIPIENTS_FROZEN",
            "ISSUED",
            "DELIVERY_ARRIVED");

    Delivery outside =
        deliveries.of(dossier.id()).stream()
            .filter(delivery -> "thi-uy".equals(delivery.agency()))
            .findFirst()
            .orElseThrow();
    LocalDate issued = Objects.requireNonNull(dossier.plan().issuedOn());
    dispatches.sent(
        outside.id(), Dispatch.Way.POST, issued, "58", "Thư bảo đảm", dossier.actor("ubnd.clerk"));

    Colleague head = person("noi-vu.head");
    Map<String, byte[]> files =
        unzip(head.browser().file("/api/plans/" + dossier.id() + "/export.zip").body());
    assertThat(files.keySet())
        .contains(
            "ho-so.json",
            "du-thao/cac-ban.json",
            "du-thao/ban-001.json",
            "du-thao/ban-002.json",
            "van-ban/" + dossier.plan().code() + ".pdf",
            "van-ban-trinh/van-ban-trinh.pdf",
            "phieu-trinh/phieu-trinh.pdf",
            "y-kien.json",
            "giu-nguyen.json",
            "tep-kem/001-_.._dự toán.txt",
            "noi-nhan.json",
            "nhat-ky.json",
            "nhat-ky.csv",
            "CACH-KIEM-TRA.txt",
            "SHA256SUMS.txt");
    String sums = text(files, "SHA256SUMS.txt");
    for (String name : files.keySet()) {
      if (!name.equals("SHA256SUMS.txt")) {
        assertThat(sums).contains(sha256(files.get(name)) + "  " + name + "\n");
      }
    }
    assertThat(sha256(files.get("van-ban/" + dossier.plan().code() + ".pdf")))
        .isEqualTo(dossier.plan().fileDigest());
    JsonNode sent =
        StreamSupport.stream(JSON.readTree(files.get("noi-nhan.json")).spliterator(), false)
            .filter(one -> one.path("delivery").path("id").asText().equals(outside.id()))
            .findFirst()
            .orElseThrow();
    assertThat(sent.path("dispatch").path("way").asText()).isEqualTo("POST");
    assertThat(sent.path("dispatch").path("on").asText()).isEqualTo(issued.toString());
    assertThat(sent.path("dispatch").path("bookNumber").asText()).isEqualTo("58");
    assertThat(sent.path("dispatch").path("note").asText()).isEqualTo("Thư bảo đảm");
    assertThat(sent.path("history")).hasSize(2);
    String csv = text(files, "nhat-ky.csv");
    assertThat(csv).startsWith("\uFEFF\"Số\";").contains("\"'=HYPERLINK(\"\"x\"\")\"");
    assertHashesFollowTheRecipe(JSON.readTree(files.get("nhat-ky.json")).path("entries"));
    assertThat(
            JSON.readTree(files.get("ho-so.json")).path("verification").path("sound").asBoolean())
        .isTrue();
  }

  /** As somebody would who has only the package. */
  private static void assertHashesFollowTheRecipe(JsonNode entries) throws Exception {
    assertThat(entries.size()).isGreaterThan(10);
    String previous = "0".repeat(64);
    for (JsonNode entry : entries) {
      StringBuilder bytes = new StringBuilder("15:trinhky-audit-1\n");
      for (String field :
          List.of(
              "subject",
              "number",
              "time",
              "kind",
              "step",
              "decision",
              "returnTo",
              "actor",
              "actorName",
              "roles",
              "agency",
              "version",
              "contentDigest",
              "remark",
              "capacity",
              "previousHash")) {
        JsonNode content = entry.path(field);
        bytes.append(
            content.isNull()
                ? "-\n"
                : content.asText().getBytes(StandardCharsets.UTF_8).length
                    + ":"
                    + content.asText()
                    + "\n");
      }
      assertThat(entry.path("previousHash").asText()).isEqualTo(previous);
      previous = entry.path("hash").asText();
      assertThat(sha256(bytes.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(previous);
    }
    assertThat(entries.get(entries.size() - 1).path("remark").asText()).isEqualTo("hồ sơ lưu");
  }

  @Test
  void a_review_sheet_that_is_too_long_is_refused_and_the_one_before_stays() {
    Dossier dossier = dossiers.open(town).to("ReviewDossier").reviewed();
    Colleague reviewer = person("vp.reviewer");
    String url = "/api/plans/" + dossier.id() + "/review-sheet";
    for (String text : List.of("content", "summary", "opinion")) {
      ObjectNode sheet = reviewer.get(url).ok().json().deepCopy();
      sheet.retain("content", "summary", "opinion");
      sheet.set("checklist", JSON.createArrayNode());
      sheet.put(text, "ý".repeat(30_001));
      reviewer.put(url, sheet).refused(422, "review-sheet-too-long");
      sheet.put(text, "ý".repeat(20_001));
      reviewer.put(url, sheet).refused(422, "review-sheet-too-long");
    }
    assertThat(reviewer.get(url).ok().json().path("opinion").asText())
        .isEqualTo("Hồ sơ đủ điều kiện trình ký.");
    reviewer
        .put(
            url,
            Map.of(
                "checklist",
                List.of(),
                "content",
                "ý".repeat(20_000),
                "summary",
                "ý".repeat(20_000),
                "opinion",
                "ý".repeat(20_000)))
        .ok();
  }

  @Test
  void decisions_on_receipts_are_in_the_chain_of_the_dossier() {
    Dossier dossier = dossiers.open(town).toTheEnd();
    Colleague clerk = person("xa-ninh-tay.clerk");
    String delivery =
        jdbc.sql("select id from distribution_delivery where document_ref = ? and agency = ?")
            .params(dossier.id(), "xa-ninh-tay")
            .query(String.class)
            .single();
    clerk
        .decide(
            EngineDoor.Kind.REST,
            delivery,
            "AcceptDocument",
            "REJECT",
            "Không thuộc thẩm quyền.",
            null)
        .ok();
    assertThat(
            jdbc.sql(
                    "select actor || ' ' || agency || ' ' || remark from audit_entry where subject = ? and kind = 'DELIVERY_REFUSED'")
                .param(dossier.id())
                .query(String.class)
                .list())
        .containsExactly(clerk.user() + " xa-ninh-tay Không thuộc thẩm quyền.");
  }

  @Test
  void a_stranger_gets_nothing() {
    Visitor stranger = Visitor.stranger(port);
    for (String path :
        List.of("/api/audit/verification", "/api/audit/anchors", "/api/plans/x/export.zip")) {
      new Answer(stranger.get(path)).refused(401, "login-required");
    }
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
