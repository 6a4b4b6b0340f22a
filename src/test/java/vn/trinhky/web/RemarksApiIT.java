package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.Draft;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** What consulted agencies say of single passages, over HTTP. */
@TrinhKyTest
class RemarksApiIT {

  private static final String ROW = "appendices[0].groups[1].rows[2]";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private AuditTrail trail;
  @Autowired private PlanConsultations consultations;

  private Dossier dossier;
  private String url;

  @BeforeEach
  void consult() {
    dossier =
        dossiers.open(localities.create()).consulting("tu-phap", "tc-kh").to("CommentOnDraft");
    url = "/api/plans/" + dossier.id() + "/remarks";
  }

  @Test
  void a_remark_is_kept_with_the_passage_it_is_about_and_in_the_trail() {
    JsonNode remark = remark("tu-phap", ROW, "Đề nghị lùi sang Quý II.").ok().json();
    assertThat(remark.path("place").asText()).isEqualTo("Phụ lục, dòng II.3");
    assertThat(remark.path("excerpt").asText())
        .startsWith(row(dossier.draft().draft()).task())
        .contains("Tiến độ: " + row(dossier.draft().draft()).time());
    assertThat(trail.entries(dossier.id(), List.of("REMARK_WRITTEN")))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.deed().remark())
                    .isEqualTo("Phụ lục, dòng II.3: Đề nghị lùi sang Quý II."));
  }

  @Test
  void an_agency_sees_its_own_remarks_and_the_drafter_those_of_all() {
    remark("tu-phap", ROW, "Đề nghị lùi sang Quý II.").ok();
    remark("tc-kh", "subject", "Bổ sung tên tỉnh.").ok();
    assertThat(agencies("tu-phap.officer")).containsExactly("tu-phap");
    assertThat(agencies("tc-kh.head")).containsExactly("tc-kh");
    assertThat(agencies("noi-vu.officer")).containsExactly("tu-phap", "tc-kh");
  }

  @Test
  void nobody_remarks_for_another_agency_or_on_what_is_not_there() {
    person("tu-phap.officer")
        .post(url, Map.of("agency", "tc-kh", "path", ROW, "content", "Góp ý"))
        .refused(403, "not-consulted");
    person("noi-vu.officer")
        .post(url, Map.of("agency", "noi-vu", "path", ROW, "content", "Góp ý"))
        .refused(404, "not-consulted");
    remark("tu-phap", "appendices[9]", "Góp ý").refused(404, "unknown-passage");
    remark("tu-phap", ROW, "  ").refused(422, "remark-missing");
    remark("tu-phap", ROW, "ý".repeat(5_001)).refused(422, "remark-too-long");
    assertThat(agencies("noi-vu.officer")).isEmpty();
  }

  @Test
  void a_remark_can_be_taken_back_until_the_agency_has_answered_or_somebody_replied() {
    String first = id(remark("tu-phap", ROW, "Sửa."));
    person("tu-phap.head").send("DELETE", url + "/" + first, "").ok();
    String second = id(remark("tu-phap", ROW, "Sửa lại."));
    person("noi-vu.officer")
        .post(url + "/" + second + "/replies", Map.of("content", "Vì sao?"))
        .ok();
    person("tu-phap.officer")
        .send("DELETE", url + "/" + second, "")
        .refused(409, "remark-answered");
    dossier.answers("tu-phap", "AGREE_WITH_COMMENTS", "Như góp ý từng chỗ.");
    remark("tu-phap", ROW, "Thêm.").refused(409, "already-answered");
  }

  @Test
  void who_replies_while_the_remark_is_taken_back_is_told_so() {
    Colleague agency = person("tu-phap.officer");
    Colleague drafter = person("noi-vu.officer");
    for (int i = 0; i < 8; i++) {
      String remark = url + "/" + id(remark("tu-phap", ROW, "Sửa lần " + i));
      List<String> answers = Collections.synchronizedList(new ArrayList<>());
      Map<String, Object> reply = Map.of("content", "Vì sao?");
      Together.run(
          List.of(
              () -> answers.add("rút " + agency.send("DELETE", remark, "").status()),
              () -> answers.add("trả lời " + drafter.post(remark + "/replies", reply).status())));
      assertThat(Set.copyOf(answers))
          .isIn(Set.of("rút 204", "trả lời 404"), Set.of("rút 409", "trả lời 201"));
    }
  }

  @Test
  void remarks_stand_for_the_words_of_an_opinion() {
    remark("tu-phap", ROW, "Sửa.").ok();
    remark("tu-phap", "subject", "Sửa.").ok();
    dossier.answers("tu-phap", "AGREE_WITH_COMMENTS", null);
    assertThat(dossier.opinion("tu-phap").content()).isEqualTo("Góp ý 2 chỗ của dự thảo.");
  }

  @Test
  void drafter_and_agency_talk_about_a_remark_and_nobody_else_does() {
    String id = id(remark("tu-phap", ROW, "Sửa."));
    String replies = url + "/" + id + "/replies";
    person("noi-vu.head").post(replies, Map.of("content", "Sang quý nào?")).ok();
    JsonNode talked =
        person("tu-phap.officer").post(replies, Map.of("content", "Quý II.")).ok().json();
    assertThat(talked.path("replies")).hasSize(2);
    assertThat(talked.path("replies").path(1).path("agency").asText()).isEqualTo("tu-phap");
    person("tc-kh.officer").post(replies, Map.of("content", "Tôi")).refused(403, "not-in-talk");
  }

  @Test
  void every_remark_is_answered_before_the_step_ends_and_the_table_says_how() throws Exception {
    String first = id(remark("tu-phap", ROW, "Đề nghị lùi sang Quý II."));
    String second = id(remark("tu-phap", "subject", "Bổ sung tên tỉnh."));
    dossier
        .answers("tu-phap", "AGREE_WITH_COMMENTS", null)
        .answers("tc-kh", "AGREE", null)
        .jobsRun()
        .resolves("tu-phap", Resolution.PARTLY_ACCEPTED, "Như trả lời từng góp ý.");
    Colleague officer = person("noi-vu.officer");
    officer
        .put(url + "/" + first + "/resolution", Map.of("resolution", "NOT_ACCEPTED"))
        .refused(422, "explanation-missing");
    person("tu-phap.officer")
        .put(url + "/" + first + "/resolution", Map.of("resolution", "ACCEPTED"))
        .refused(403, "not-your-dossier");
    officer
        .put(
            url + "/" + first + "/resolution",
            Map.of("resolution", "NOT_ACCEPTED", "explanation", "Tỉnh ấn định Quý I."))
        .ok();
    assertThat(dossier.standsAt()).isEqualTo("ResolveComments");
    new Answer(
            officer
                .decide(EngineDoor.Kind.REST, dossier.id(), "ResolveComments", "RESOLVE")
                .response())
        .refused(422, "remarks-unresolved");
    officer.put(url + "/" + second + "/resolution", Map.of("resolution", "ACCEPTED")).ok();
    String table =
        new PDFTextStripper()
            .getText(
                Loader.loadPDF(
                    officer.browser().file("/api/plans/" + dossier.id() + "/opinions.pdf").body()))
            .replaceAll("\\s+", " ");
    assertThat(table)
        .contains("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN")
        .contains("Gửi lấy ý kiến 2 cơ quan, đơn vị; 2 cơ quan đã trả lời.")
        .contains("Phụ lục, dòng II.3")
        .contains("Không tiếp thu Tỉnh ấn định Quý I.")
        .contains("Thống nhất");
    dossier.decides("noi-vu.officer", "ResolveComments", "RESOLVE");
    assertThat(dossier.standsAt()).isEqualTo("PrepareSubmission");
  }

  @Test
  void the_kept_dossier_holds_remarks_and_replies_and_the_table_for_reading_and_for_editing()
      throws Exception {
    String id = id(remark("tu-phap", ROW, "Đề nghị lùi sang Quý II."));
    Colleague officer = person("noi-vu.officer");
    officer.post(url + "/" + id + "/replies", Map.of("content", "Vì sao?")).ok();
    Map<String, byte[]> files = new HashMap<>();
    byte[] zip = officer.browser().file("/api/plans/" + dossier.id() + "/export.zip").body();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    JsonNode kept = new ObjectMapper().readTree(files.get("y-kien/gop-y-tung-cho.json")).path(0);
    assertThat(kept.path("content").asText()).isEqualTo("Đề nghị lùi sang Quý II.");
    assertThat(kept.path("place").asText()).isEqualTo("Phụ lục, dòng II.3");
    assertThat(kept.path("replies").path(0).path("content").asText()).isEqualTo("Vì sao?");
    try (PDDocument table = Loader.loadPDF(files.get("y-kien/bang-tong-hop.pdf"))) {
      assertThat(new PDFTextStripper().getText(table)).contains("Đề nghị lùi sang Quý II.");
    }
    byte[] word = officer.browser().file("/api/plans/" + dossier.id() + "/opinions.docx").body();
    assertThat(files.get("y-kien/bang-tong-hop.docx")).isEqualTo(word);
    try (XWPFDocument table = new XWPFDocument(new ByteArrayInputStream(word))) {
      assertThat(table.getTables().get(1).getText()).contains("Đề nghị lùi sang Quý II.");
    }
  }

  @Test
  void letters_ask_all_who_are_consulted_and_remind_those_who_still_owe_an_answer()
      throws Exception {
    dossier.answers("tc-kh", "AGREE", null);
    String plan = "/api/plans/" + dossier.id();
    LocalDate due =
        LocalDate.ofInstant(
            consultations.current(dossier.id()).orElseThrow().dueAt(), ProductClock.ZONE);
    assertThat(letter(plan + "/consultation-letter.pdf"))
        .contains("V/v góp ý dự thảo", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch")
        .contains("chậm nhất ngày " + DateText.date(due));
    assertThat(letter(plan + "/reminder.pdf"))
        .contains("V/v đôn đốc góp ý dự thảo", "Kính gửi: Phòng Tư pháp.")
        .doesNotContain("Phòng Tài chính");
    String page = person("noi-vu.head").get("/plans/" + dossier.id()).ok().body();
    assertThat(page).contains(plan + "/consultation-letter.docx", plan + "/reminder.docx");

    dossier.answers("tu-phap", "AGREE", null).jobsRun();
    person("noi-vu.head").get(plan + "/reminder.docx").refused(404, "nobody-owes-an-opinion");
    assertThat(person("noi-vu.head").get("/plans/" + dossier.id()).ok().body())
        .doesNotContain("/reminder.docx");
  }

  private String letter(String url) throws Exception {
    byte[] pdf = person("noi-vu.head").browser().file(url).body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static Draft.TaskRow row(Draft draft) {
    return draft.appendices().get(0).groups().get(1).rows().get(2);
  }

  private List<String> agencies(String person) {
    return StreamSupport.stream(person(person).get(url).ok().json().spliterator(), false)
        .map(remark -> remark.path("agency").asText())
        .toList();
  }

  private Answer remark(String agency, String path, String content) {
    return person(agency + ".officer")
        .post(url, Map.of("agency", agency, "path", path, "content", content));
  }

  private static String id(Answer made) {
    return made.ok().json().path("id").asText();
  }

  private Colleague person(String name) {
    return new Colleague(port, dossier.user(name));
  }
}
