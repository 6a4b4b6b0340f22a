package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.DeliveryStatus;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.plan.PlanDeliveries;
import vn.trinhky.plan.Timeline;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/**
 * Who gets a document, before issue and after it, over HTTP. The issued plan is one for all tests;
 * each has a recipient of its own.
 */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveriesApiIT {

  private static final String UNKNOWN = "Hội Cựu giáo chức thị xã";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Deliveries deliveries;
  @Autowired private Dispatches dispatches;
  @Autowired private PlanDeliveries recorded;
  @Autowired private Rows rows;
  @Autowired private AuditTrail trail;
  @Autowired private ProductClock clock;

  private final Map<String, Colleague> people = new HashMap<>();
  private Dossier plan;
  private String issuedOn;

  @BeforeEach
  void issue() {
    if (plan != null) {
      return;
    }
    plan = dossiers.open(localities.create()).toTheEnd();
    issuedOn = DateText.date(Objects.requireNonNull(plan.plan().issuedOn()));
  }

  // after issue

  @Test
  void the_clerk_records_what_went_by_another_way_and_who_signed_for_it() {
    String id = delivery("thi-uy").id();
    Colleague clerk = person("ubnd.clerk");
    assertThat(
            clerk
                .post(
                    "/api/deliveries/" + id + "/sent",
                    Map.of("way", "BY_HAND", "on", issuedOn, "bookNumber", "58", "note", ""))
                .ok()
                .json()
                .path("status")
                .asText())
        .isEqualTo("SENT");
    clerk
        .post(
            "/api/deliveries/" + id + "/acknowledgement",
            Map.of(
                "receiver",
                "Nguyễn Văn Tâm, văn thư Thị ủy",
                "on",
                issuedOn,
                "note",
                "Thiếu một phụ lục, đã đưa sau."))
        .ok();

    Delivery after = delivery("thi-uy");
    assertThat(after.status()).isEqualTo(DeliveryStatus.ACCEPTED);
    assertThat(after.statusText()).isEqualTo("Đã ký nhận");
    Dispatch dispatch = dispatches.of(plan.id()).get(id);
    assertThat(dispatch.way()).isEqualTo(Dispatch.Way.BY_HAND);
    assertThat(dispatch.bookNumber()).isEqualTo("58");
    assertThat(dispatch.note()).isEqualTo("Thiếu một phụ lục, đã đưa sau.");
    assertThat(dispatch.receiver()).isEqualTo("Nguyễn Văn Tâm, văn thư Thị ủy");
    assertThat(deliveries.history(id))
        .extracting(Deliveries.DeliveryEvent::user)
        .containsExactly("system", plan.user("ubnd.clerk"), plan.user("ubnd.clerk"));
    assertThat(remarks())
        .as("the trail has all that was recorded")
        .contains(
            "Trực tiếp, %s; sổ chuyển giao số 58".formatted(issuedOn),
            "Nguyễn Văn Tâm, văn thư Thị ủy; ký nhận ngày %s; Thiếu một phụ lục, đã đưa sau."
                .formatted(issuedOn));
  }

  @Test
  void a_portal_is_published_on_a_page_and_not_sent() {
    String url = "/api/deliveries/" + delivery("cong-ttdt").id();
    Colleague clerk = person("ubnd.clerk");
    clerk
        .post(url + "/sent", Map.of("way", "EXCHANGE", "on", issuedOn))
        .refused(422, "to-be-published");
    for (String address : List.of("ninhhoa.gov.vn/kh-2022", "javascript:alert(1)", " ")) {
      clerk
          .post(url + "/publication", Map.of("address", address, "on", issuedOn))
          .refused(422, "address-wrong");
    }
    String page = "https://ninhhoa.example.vn/van-ban/112-qd-ubnd";
    clerk
        .post(
            url + "/publication", Map.of("address", page, "on", issuedOn, "note", "Mục Kế hoạch."))
        .ok();
    clerk
        .post(url + "/publication", Map.of("address", page, "on", issuedOn))
        .refused(409, "overtaken");
    assertThat(delivery("cong-ttdt").statusText()).isEqualTo("Đã đăng");
    assertThat(remarks()).contains(page + "; đăng ngày " + issuedOn + "; Mục Kế hoạch.");
    clerk
        .post(
            "/api/deliveries/" + delivery("mttq").id() + "/publication",
            Map.of("address", page, "on", issuedOn))
        .refused(422, "not-a-portal");
  }

  @Test
  void what_was_refused_is_sent_again_and_taken_then() {
    String commune = "xa-ninh-tay";
    String id = delivery(commune).id();
    String resend = "/api/deliveries/" + id + "/resend";
    Map<String, String> putRight = Map.of("note", "Đã thay tệp phụ lục.");
    Colleague clerk = person("ubnd.clerk");
    clerk.post(resend, putRight).refused(409, "overtaken");
    engine.decide(
        plan.user(commune + ".clerk"),
        engine.task(id, "AcceptDocument"),
        "REJECT",
        "Tệp phụ lục không mở được.",
        null);
    clerk.post(resend, Map.of("note", " ")).refused(422, "reason-missing");
    clerk.post(resend, Map.of("note", "ý".repeat(1001))).refused(422, "text-too-long");
    assertThat(engine.instance(id)).isNull();

    clerk.post(resend, putRight).ok();

    assertThat(delivery(commune).status()).isEqualTo(DeliveryStatus.ARRIVED);
    assertThat(delivery(commune).refusalReason()).isNull();
    clerk.post(resend, putRight).refused(409, "overtaken");
    assertThat(engine.open(id, "AcceptDocument")).hasSize(1);
    Timeline.Event event = plan.last("SENT_AGAIN").orElseThrow();
    assertThat(event.actor()).isEqualTo(plan.user("ubnd.clerk"));
    assertThat(event.remark()).isEqualTo("UBND xã Ninh Tây: Đã thay tệp phụ lục.");
    assertThat(
            person(commune + ".clerk")
                .get("/api/tasks/" + engine.task(id, "AcceptDocument").getId())
                .ok()
                .json()
                .path("notices")
                .toString())
        .contains("Đã thay tệp phụ lục.");
    engine.decide(
        plan.user(commune + ".clerk"), engine.task(id, "AcceptDocument"), "ACCEPT", null, null);
    assertThat(deliveries.history(id))
        .extracting(Deliveries.DeliveryEvent::status)
        .containsExactly(
            DeliveryStatus.QUEUED,
            DeliveryStatus.ARRIVED,
            DeliveryStatus.REFUSED,
            DeliveryStatus.ARRIVED,
            DeliveryStatus.ACCEPTED);
  }

  @Test
  void of_two_who_send_again_at_the_same_moment_one_does() {
    String commune = "xa-ninh-than";
    String id = delivery(commune).id();
    engine.decide(
        plan.user(commune + ".clerk"),
        engine.task(id, "AcceptDocument"),
        "REJECT",
        "Thiếu phụ lục.",
        null);
    Together.oneWins(
        () -> recorded.sentAgain(id, "Đã bổ sung.", plan.actor("ubnd.clerk")),
        () -> recorded.sentAgain(id, "Đã bổ sung.", plan.actor("ubnd.clerk")));
    assertThat(engine.open(id, "AcceptDocument")).hasSize(1);
  }

  @Test
  void only_the_clerk_of_the_issuing_committee_records_anything() {
    String id = delivery("hdnd").id();
    String stranger = localities.create() + ".ubnd.clerk";
    var before = rows.ofDelivery(id);
    for (Map.Entry<String, Map<String, String>> call :
        Map.of(
                "sent", Map.of("way", "POST", "on", issuedOn),
                "publication", Map.of("address", "https://a.example.vn/b", "on", issuedOn),
                "acknowledgement", Map.of("receiver", "Văn thư", "on", issuedOn),
                "resend", Map.of("note", "Đã sửa."))
            .entrySet()) {
      String url = "/api/deliveries/" + id + "/" + call.getKey();
      for (String other :
          List.of("noi-vu.officer", "vp.head", "vp.clerk", "ubnd.leader", "xa-ninh-son.clerk")) {
        person(other).post(url, call.getValue()).refused(403, "not-clerk");
      }
      new Colleague(port, stranger).post(url, call.getValue()).refused(404, "unknown-plan");
      person("ubnd.clerk")
          .post("/api/deliveries/khong-co/" + call.getKey(), call.getValue())
          .refused(404, "unknown-delivery");
      person("ubnd.clerk").post(url, "{").refused(400, "malformed-json");
      person("ubnd.clerk").post(url, Map.of()).refused(400, "invalid-input");
    }
    assertThat(rows.ofDelivery(id)).isEqualTo(before);
  }

  @Test
  void a_day_that_cannot_be_and_a_recipient_of_another_kind_are_refused() {
    Colleague clerk = person("ubnd.clerk");
    String outside = "/api/deliveries/" + delivery("doan-the").id();
    clerk
        .post(outside + "/sent", Map.of("way", "POST", "on", "31/02/2022"))
        .refused(400, "day-unreadable");
    for (String day : List.of("01/01/2000", "01/01/2099")) {
      clerk.post(outside + "/sent", Map.of("way", "POST", "on", day)).refused(422, "day-wrong");
    }
    clerk
        .post(outside + "/sent", Map.of("way", "POST", "on", issuedOn, "note", "ý".repeat(501)))
        .refused(422, "text-too-long");
    clerk
        .post(outside + "/acknowledgement", Map.of("receiver", "Văn thư", "on", issuedOn))
        .refused(409, "overtaken");
    clerk.post(outside + "/resend", Map.of("note", "x")).refused(422, "no-receipt-here");
    clerk
        .post(
            "/api/deliveries/" + delivery("noi-vu").id() + "/sent",
            Map.of("way", "POST", "on", issuedOn))
        .refused(422, "receipt-here");
    assertThat(delivery("doan-the").status()).isEqualTo(DeliveryStatus.QUEUED);
  }

  @Test
  void nothing_is_recorded_and_nothing_corrected_while_the_document_is_being_sealed() {
    Dossier numbered = dossiers.open(localities.create()).to("IssueDocument");
    numbered.takeTheGoodWay("IssueDocument");
    Delivery outside =
        deliveries.of(numbered.id()).stream()
            .filter(one -> "thi-uy".equals(one.agency()))
            .findFirst()
            .orElseThrow();
    Colleague clerk = new Colleague(port, numbered.user("ubnd.clerk"));
    clerk
        .post(
            "/api/deliveries/" + outside.id() + "/sent",
            Map.of(
                "way",
                "POST",
                "on",
                DateText.date(Objects.requireNonNull(numbered.plan().issuedOn()))))
        .refused(409, "not-issued");
    clerk
        .put(
            "/api/plans/" + numbered.id() + "/recipients",
            Map.of("agency", "y-te", "reason", "Thiếu."))
        .refused(409, "recipients-frozen");
  }

  // before issue

  @Test
  void the_clerk_says_whom_a_line_means_without_returning_the_dossier() {
    Dossier signed = withUnknownRecipient().to("IssueDocument");
    String url = "/api/plans/" + signed.id() + "/recipients";
    Colleague clerk = new Colleague(port, signed.user("ubnd.clerk"));
    String key = line(clerk.get(url).ok().json(), UNKNOWN).path("key").asText();
    assertThat(line(clerk.get(url).ok().json(), UNKNOWN).path("unresolved").asBoolean()).isTrue();

    Map<String, String> means =
        Map.of("recipient", key, "agency", "thue-bac-kh", "reason", "Tên gọi cũ.");
    JsonNode after = clerk.put(url, means).ok().json();
    assertThat(clerk.put(url, means).ok().json()).as("sent twice").hasSameSizeAs(after);

    assertThat(names(after)).doesNotContain(UNKNOWN);
    JsonNode corrected = byKey(after, key);
    assertThat(corrected.path("agency").asText()).isEqualTo("thue-bac-kh");
    assertThat(corrected.path("printed").asText()).isEqualTo(UNKNOWN);
    assertThat(corrected.path("correction").path("reason").asText()).isEqualTo("Tên gọi cũ.");
    assertThat(signed.timeline())
        .filteredOn(event -> event.kind().equals("RECIPIENT_CORRECTED"))
        .extracting(Timeline.Event::remark)
        .as("nothing changed the second time")
        .containsExactly(
            "“" + UNKNOWN + "” là Chi cục Thuế khu vực Bắc Khánh Hòa. Lý do: Tên gọi cũ.");
    assertThat(signed.standsAt()).isEqualTo("IssueDocument");
    assertThat(signed.draft().draft().recipients())
        .extracting(Draft.RecipientLine::text)
        .contains(UNKNOWN);

    clerk.put(url, Map.of("agency", "buu-dien-ninh-hoa", "reason", "Văn bản ghi thiếu."));
    clerk
        .put(
            url,
            Map.of(
                "name", "Báo Khánh Hòa", "outside", true, "category", "PUBLISH", "reason", "Đăng."))
        .ok();

    // a line that means somebody outside leaves its agency free for another line
    for (String read : List.of("noi-vu", "mttq")) {
      clerk
          .put(
              url,
              Map.of(
                  "recipient", read, "outside", true, "name", "Thay " + read, "reason", "Ghi tắt."))
          .ok();
    }
    clerk.put(url, Map.of("agency", "noi-vu", "reason", "Cũng nhận.")).ok();
    clerk
        .put(url, Map.of("recipient", "doan-the", "agency", "mttq", "reason", "Nơi nhận thay."))
        .ok();
    signed.takeTheGoodWay("IssueDocument");
    assertThat(deliveries.of(signed.id()))
        .extracting(Delivery::name)
        .doesNotContain(UNKNOWN)
        .contains("Báo Khánh Hòa", "Thay noi-vu", "Thay mttq");
    assertThat(deliveries.of(signed.id()))
        .extracting(Delivery::agency)
        .contains("noi-vu", "mttq")
        .doesNotContain("doan-the");
    assertThat(deliveries.of(signed.id())).extracting(Delivery::agency).contains("thue-bac-kh");
  }

  @Test
  void the_drafter_corrects_before_and_takes_it_back() {
    Dossier drafted = withUnknownRecipient();
    String url = "/api/plans/" + drafted.id() + "/recipients";
    Colleague drafter = new Colleague(port, drafted.user("noi-vu.officer"));
    String key = line(drafter.get(url).ok().json(), UNKNOWN).path("key").asText();

    JsonNode outside =
        drafter
            .put(
                url,
                Map.of(
                    "recipient",
                    key,
                    "outside",
                    true,
                    "name",
                    "Hội Cựu giáo chức thị xã Ninh Hòa",
                    "reason",
                    "Không có trên hệ thống."))
            .ok()
            .json();
    assertThat(byKey(outside, key).path("unresolved").asBoolean()).isFalse();
    assertThat(byKey(outside, key).path("name").asText())
        .isEqualTo("Hội Cựu giáo chức thị xã Ninh Hòa");

    JsonNode again =
        drafter
            .put(url, Map.of("recipient", key, "asPrinted", true, "reason", "Ghi nhầm."))
            .ok()
            .json();
    assertThat(byKey(again, key).path("unresolved").asBoolean()).isTrue();

    JsonNode instead =
        drafter
            .put(url, Map.of("recipient", "y-te", "agency", "bqp-khong-co", "reason", "x"))
            .refused(422, "unknown-agency")
            .json();
    assertThat(instead.path("detail").asText()).contains("danh sách gợi ý");
    drafter
        .put(url, Map.of("recipient", "?khong-co", "agency", "y-te", "reason", "x"))
        .refused(404, "unknown-recipient");
    drafter
        .put(url, Map.of("recipient", key, "agency", "", "reason", "x"))
        .refused(422, "recipient-missing");
    drafter.put(url, Map.of("reason", "x")).refused(422, "recipient-missing");
    drafter.put(url, Map.of("agency", "noi-vu", "reason", "x")).refused(422, "already-recipient");
    drafter
        .put(url, Map.of("agency", "buu-dien-ninh-hoa", "reason", " "))
        .refused(422, "reason-missing");
    drafter.put(url, Map.of("name", "k".repeat(501), "reason", "x")).refused(422, "text-too-long");
  }

  @Test
  void nobody_else_corrects_recipients() {
    Dossier drafted = withUnknownRecipient();
    String url = "/api/plans/" + drafted.id() + "/recipients";
    Map<String, String> addition = Map.of("agency", "buu-dien-ninh-hoa", "reason", "Thiếu.");
    for (String other : List.of("noi-vu.head", "vp.reviewer", "ubnd.clerk", "ubnd.leader")) {
      new Colleague(port, drafted.user(other)).put(url, addition).refused(403, "not-correcting");
    }
    new Colleague(port, drafted.user("xa-ninh-son.clerk"))
        .put(url, addition)
        .refused(404, "unknown-plan");
    new Colleague(port, plan.user("ubnd.clerk")).put(url, addition).refused(404, "unknown-plan");
    drafted.to("IssueDocument");
    new Colleague(port, drafted.user("noi-vu.officer"))
        .put(url, addition)
        .refused(403, "not-correcting");
    assertThat(drafted.last("RECIPIENT_CORRECTED")).isEmpty();
  }

  // the register

  @Test
  void the_clerk_fills_the_last_two_columns_of_the_register_and_finds_recipients() {
    Colleague clerk = person("ubnd.clerk");
    JsonNode found =
        clerk.get("/api/register?q=mttq%20doan%20the%20thi%20xa").ok().json().path("entries");
    assertThat(found).hasSize(1);
    assertThat(
            clerk.get("/api/register?q=lien%20doan%20bong%20da").ok().json().path("total").asInt())
        .isZero();
    String remarks = "/api/register/" + found.get(0).path("id").asText() + "/remarks";
    clerk.put(remarks, Map.of("receipt", " 46 điện tử ", "note", "Đính chính: 214/UBND")).ok();
    JsonNode entry = clerk.put(remarks, Map.of("receipt", "46 điện tử")).ok().json();
    assertThat(entry.path("receipt").asText()).isEqualTo("46 điện tử");
    assertThat(entry.path("note").isNull()).isTrue();

    for (String other : List.of("vp.clerk", "noi-vu.officer", "ubnd.leader")) {
      person(other).put(remarks, Map.of("receipt", "x")).refused(403, "not-clerk");
    }
    new Colleague(port, localities.create() + ".ubnd.clerk")
        .put(remarks, Map.of("receipt", "x"))
        .refused(403, "not-clerk");
    clerk.put(remarks, Map.of("receipt", "x".repeat(501))).refused(422, "text-too-long");
    clerk
        .put("/api/register/khong-co/remarks", Map.of("receipt", "x"))
        .refused(404, "unknown-entry");
  }

  @Test
  void what_the_register_shows_is_printed_and_opens_in_a_spreadsheet() throws IOException {
    Colleague clerk = person("ubnd.clerk");
    String book =
        page("ubnd.clerk", "/register?agency=ubnd").select(".actions a[download]").attr("href");
    assertThat(book).startsWith("/api/register.xlsx?").contains("issuer=ubnd");
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(clerk.browser().file(book).body()))) {
      DataFormatter texts = new DataFormatter();
      List<String> last = new ArrayList<>();
      Sheet sheet = workbook.getSheetAt(0);
      sheet.getRow(sheet.getLastRowNum()).forEach(cell -> last.add(texts.formatCellValue(cell)));
      assertThat(last).hasSize(10).startsWith("112/QĐ-UBND");
      assertThat(last.get(2)).startsWith("Quyết định ");
    }
    byte[] pdf = clerk.browser().file(book.replace(".xlsx", ".pdf")).body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm 2022", "Từ số 112 đến số 112", "Ký nhận");
    }
    String all = page("ubnd.clerk", "/register").select(".actions a[download]").attr("href");
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(clerk.browser().file(all).body()))) {
      List<String> first = new ArrayList<>();
      workbook.getSheetAt(0).forEach(row -> first.add(row.getCell(0).toString()));
      assertThat(first).contains("Phòng Nội vụ", "112/QĐ-UBND");
    }
    assertThat(page("ubnd.clerk", "/register?year=2021").select(".actions")).isEmpty();
    person("noi-vu.officer")
        .get("/api/register.xlsx?issuer=ubnd")
        .refused(403, "not-your-register");
  }

  @Test
  void plans_are_found_by_number_and_notation_and_by_the_drafting_agency() {
    Colleague clerk = person("ubnd.clerk");
    for (String words : List.of("112/qd-ubnd", "QĐ-UBND", "phong noi vu cai cach")) {
      assertThat(
              clerk
                  .get("/api/plans?q=" + words.replace(" ", "%20").replace("Đ", "%C4%90"))
                  .ok()
                  .json()
                  .path("total")
                  .asInt())
          .as(words)
          .isEqualTo(1);
    }
    assertThat(clerk.get("/api/plans?q=113/qd-ubnd").ok().json().path("total").asInt()).isZero();
  }

  // the pages

  @Test
  void the_page_of_deliveries_puts_first_what_somebody_has_to_do() {
    String url = "/plans/" + plan.id() + "/deliveries";
    Document page = page("ubnd.clerk", url);
    assertThat(page.select("h1").text()).startsWith("Quyết định 112/QĐ-UBND ngày ");
    assertThat(page.select("tbody").first().id()).isEqualTo("can-xu-ly");
    assertThat(page.select("#can-xu-ly [data-ask=gui-ngoai]")).isNotEmpty();
    assertThat(page.select("tbody a[href*=all=true]").text())
        .as("forty recipients by one line are not shown at once")
        .startsWith("Hiện ");
    assertThat(page("ubnd.clerk", url + "?all=true").select("tbody tr:not(.group)")).hasSize(48);

    Document found = page("ubnd.clerk", url + "?q=ninh%20van&way=trong");
    assertThat(found.select("tbody tr:not(.group) b").eachText())
        .containsExactly("UBND xã Ninh Vân");
    assertThat(page("ubnd.clerk", url + "?q=khong-co").select(".empty h2").text())
        .isEqualTo("Không có nơi nhận nào khớp");

    for (String reader : List.of("noi-vu.officer", "vp.reviewer")) {
      assertThat(page(reader, url).select("[data-ask]")).as(reader).isEmpty();
    }
    assertThat(answer("xa-ninh-son.clerk", url)).isEqualTo(403);
    assertThat(answer("ubnd.clerk", "/plans/" + plan.id() + "/recipients")).isEqualTo(302);
    Document register = page("ubnd.clerk", "/register");
    assertThat(register.select("td a[href='" + url + "']").text()).contains("đã nhận");
    assertThat(register.select("[data-ask=ghi-so]")).isNotEmpty();
    assertThat(page("vp.reviewer", "/register").select("[data-ask]")).isEmpty();
  }

  @Test
  void who_has_not_accepted_on_the_day_is_marked_and_nothing_for_the_clerk_to_do() {
    clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    String url = "/plans/" + plan.id() + "/deliveries";
    Document page = page("ubnd.clerk", url + "?all=true");
    assertThat(page.select("#can-xu-ly tr:not(.group)"))
        .isNotEmpty()
        .allMatch(row -> !row.select("[data-ask]").isEmpty());
    Element late = page.select("tbody:not(#can-xu-ly) tr:contains(UBND xã Ninh Vân)").first();
    assertThat(late.select(".badge.bad").text()).isEqualTo("Đã đến, quá hạn");
    assertThat(late.text()).contains("Quá ngày đến mà chưa tiếp nhận");
    assertThat(page.select(".legend").text()).contains("đã đến, quá hạn");
  }

  @Test
  void the_page_of_recipients_puts_first_whom_nobody_knows() {
    Dossier drafted = withUnknownRecipient();
    String url = "/plans/" + drafted.id() + "/recipients";
    Document page =
        Jsoup.parse(
            new Colleague(port, drafted.user("noi-vu.officer"))
                .browser()
                .get(url, "Accept", "text/html")
                .body());
    assertThat(page.select("#chua-xac-dinh tbody b").eachText()).containsExactly(UNKNOWN);
    assertThat(page.select("#chua-xac-dinh [data-ask=chon]")).hasSize(1);
    Document reader =
        Jsoup.parse(
            new Colleague(port, drafted.user("noi-vu.head"))
                .browser()
                .get(url, "Accept", "text/html")
                .body());
    assertThat(reader.select("#chua-xac-dinh tbody b").eachText()).containsExactly(UNKNOWN);
    assertThat(reader.select("[data-ask]")).isEmpty();
  }

  @Test
  void an_agency_finds_what_came_to_it_without_accents_and_nobody_elses() {
    String commune = "phuong-ninh-giang";
    Document clerk = page(commune + ".clerk", "/incoming");
    assertThat(clerk.select("tbody tr")).hasSize(1);
    assertThat(clerk.select("tbody .badge").text()).isEqualTo("Chờ tiếp nhận");
    assertThat(clerk.select("tbody .btn").text()).startsWith("Tiếp nhận");
    assertThat(clerk.select("tbody a").attr("href")).isEqualTo("/plans/" + plan.id());
    assertThat(answer(commune + ".clerk", "/plans/" + plan.id())).isEqualTo(200);
    assertThat(clerk.select("nav [aria-current=page]").eachText()).contains("Văn bản đến");
    // who may not accept sees it, too, but has nothing to do
    assertThat(page(commune + ".officer", "/incoming").select("tbody .btn")).isEmpty();

    String id = delivery(commune).id();
    engine.decide(plan.user(commune + ".clerk"), engine.task(id, "AcceptDocument"), "ACCEPT");
    assertThat(page(commune + ".head", "/incoming?state=TO_ASSIGN").select("tbody .btn").text())
        .startsWith("Phân công");
    person(commune + ".head")
        .put(
            "/api/deliveries/" + id + "/assignment",
            Map.of("user", plan.user(commune + ".officer")))
        .ok();
    engine.decide(plan.user(commune + ".head"), engine.task(id, "AssignDocument"), "ASSIGN");
    assertThat(page(commune + ".officer", "/incoming?mine=true").select("tbody tr")).hasSize(1);
    assertThat(page(commune + ".head", "/incoming?mine=true").select(".empty")).hasSize(1);

    assertThat(page(commune + ".head", "/incoming?q=112/qd%20cai%20cach").select("tbody tr"))
        .hasSize(1);
    for (String none :
        List.of("?q=tuyen%20truyen", "?state=REFUSED", "?year=2020", "?q=%25", "?page=99&q=zz")) {
      assertThat(page(commune + ".head", "/incoming" + none).select(".empty h2").text())
          .as(none)
          .isEqualTo("Không có văn bản nào khớp");
    }
    assertThat(page(commune + ".head", "/incoming?page=99").select("tbody tr")).hasSize(1);
    // far more words than anybody types: before they were limited, too many for the databases
    for (String list : List.of("/incoming?q=", "/plans?q=")) {
      assertThat(page(commune + ".head", list + "a+".repeat(900)).select("tbody tr"))
          .as(list)
          .hasSize(1);
    }
    assertThat(answer(commune + ".head", "/incoming?state=KHAC")).isEqualTo(400);
    String stranger = localities.create() + "." + commune + ".clerk";
    assertThat(
            Jsoup.parse(
                    new Colleague(port, stranger)
                        .browser()
                        .get("/incoming", "Accept", "text/html")
                        .body())
                .select(".empty h2")
                .text())
        .isEqualTo("Chưa có văn bản đến");
  }

  @Test
  void a_page_beyond_the_last_shows_the_last_and_a_wrong_filter_an_error_in_our_look() {
    assertThat(page("noi-vu.officer", "/plans?page=99").select("tbody tr")).hasSize(1);
    assertThat(page("ubnd.clerk", "/register?page=99").select("tbody tr")).hasSize(2);
    for (String wrong : List.of("/plans?state=KHAC", "/plans?year=mot", "/register?year=mot")) {
      assertThat(answer("ubnd.clerk", wrong)).as(wrong).isEqualTo(400);
    }
  }

  private Document page(String who, String path) {
    HttpResponse<String> answer = person(who).browser().get(path, "Accept", "text/html");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private int answer(String who, String path) {
    return person(who).browser().get(path, "Accept", "text/html").statusCode();
  }

  private Dossier withUnknownRecipient() {
    return dossiers
        .open(localities.create())
        .rewritten(
            draft -> {
              try {
                ObjectNode tree = (ObjectNode) JSON.readTree(DraftJson.write(draft));
                tree.withArray("recipients")
                    .addObject()
                    .put("text", UNKNOWN)
                    .putNull("note")
                    .put("category", "INFORM");
                return DraftJson.read(tree.toString());
              } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
              }
            });
  }

  /** What the trail of the plan says beside its decisions, in lines. */
  private String remarks() {
    List<String> remarks = new ArrayList<>();
    trail.read(
        plan.id(),
        entry -> {
          if (entry.deed().remark() != null) {
            remarks.add(entry.deed().remark());
          }
        });
    return String.join("\n", remarks);
  }

  private static JsonNode line(JsonNode lines, String name) {
    return stream(lines)
        .filter(line -> line.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode byKey(JsonNode lines, String key) {
    return stream(lines)
        .filter(line -> line.path("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode lines) {
    return stream(lines).map(line -> line.path("name").asText()).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private Delivery delivery(String agency) {
    return deliveries.of(plan.id()).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .findFirst()
        .orElseThrow();
  }

  private Colleague person(String rest) {
    return people.computeIfAbsent(rest, one -> new Colleague(port, plan.user(one)));
  }
}
