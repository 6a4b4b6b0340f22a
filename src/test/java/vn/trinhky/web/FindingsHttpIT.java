package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.DraftJson;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** What is found reaches people: the API that the editor asks, the page that approvers read. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsHttpIT {

  private static final String ERROR = "citation-issuer-mismatch";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  private String town;

  @BeforeEach
  void useOneTownForAll() {
    if (town == null) {
      // this town takes a short date more seriously than others
      town =
          localities.create(
              "ninh-hoa",
              (made, file) ->
                  file
                      + "\nchecker:\n  basis-without-number: WARNING\n  bases-repeated: \"OFF\"\n");
    }
  }

  /** As in an issued decision: a resolution of the Government that is said to be another's. */
  private Dossier withAnError() {
    return dossiers
        .open(town)
        .rewritten(
            draft ->
                DraftJson.read(
                    DraftJson.write(draft)
                        .replace(
                            "năm 2021 của Chính phủ ban hành Chương trình",
                            "năm 2021 của Thủ tướng Chính phủ ban hành Chương trình")));
  }

  private Colleague person(String name) {
    return new Colleague(port, town + "." + name);
  }

  private static JsonNode found(JsonNode findings, String code) {
    return StreamSupport.stream(findings.spliterator(), false)
        .filter(each -> each.path("code").asText().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not among " + findings));
  }

  private static List<String> codes(JsonNode findings) {
    return findings.findValuesAsText("code");
  }

  @Test
  void the_editor_gets_place_words_proof_and_correction_and_may_keep_and_take_back() {
    Dossier dossier = withAnError();
    Colleague drafter = person("noi-vu.officer");
    String path = "/api/plans/" + dossier.id() + "/findings";

    JsonNode error = found(drafter.get(path).ok().json(), ERROR);
    assertThat(error.path("severity").asText()).isEqualTo("ERROR");
    assertThat(error.path("path").asText()).isEqualTo("legalBases[1].text");
    assertThat(error.path("excerpt").asText()).isEqualTo("Thủ tướng Chính phủ");
    String text = dossier.draft().draft().legalBases().get(1).text();
    assertThat(text.substring(error.path("start").asInt(), error.path("end").asInt()))
        .isEqualTo("Thủ tướng Chính phủ");
    assertThat(error.at("/fixes/0/changes/0/value").asText()).isEqualTo("Chính phủ");
    assertThat(error.path("overridable").asBoolean()).isTrue();
    assertThat(error.path("overridden").isNull()).isTrue();

    String keep = path + "/" + error.path("key").asText() + "/override";
    drafter.put(keep, Map.of("reason", " ")).refused(422, "reason-missing");
    drafter.put(keep, Map.of()).refused(400, "invalid-input");
    person("vp.reviewer").put(keep, Map.of("reason", "x")).refused(403, "may-not-keep");
    assertThat(error.path("decides").asText()).isEqualTo("lãnh đạo cơ quan soạn thảo");
    drafter.put(keep, Map.of("reason", "Đúng như bản gốc")).ok();
    JsonNode kept = found(drafter.get(path).ok().json(), ERROR).path("overridden");
    assertThat(kept.path("reason").asText()).isEqualTo("Đúng như bản gốc");
    assertThat(kept.path("by").asText()).isNotBlank();
    assertThat(kept.path("at").asText()).isNotBlank();
    assertThat(kept.path("proposed").asBoolean()).isTrue();

    drafter.send("DELETE", keep, "").ok();
    assertThat(found(drafter.get(path).ok().json(), ERROR).path("overridden").isNull()).isTrue();
    drafter.send("DELETE", keep, "").refused(404, "unknown-finding");
  }

  @Test
  void a_text_that_is_not_saved_is_checked_and_stays_unsaved() throws Exception {
    Dossier dossier = withAnError();
    Colleague drafter = person("noi-vu.officer");
    String path = "/api/plans/" + dossier.id() + "/findings";
    ObjectNode draft = (ObjectNode) JSON.readTree(DraftJson.write(dossier.draft().draft()));
    ((ObjectNode) draft.path("legalBases").get(1))
        .put("text", "Căn cứ Quyết định số 06/TTg-CP ngày 06/01/2022;");

    assertThat(codes(drafter.post(path, draft).ok().json()))
        .contains("citation-notation-malformed")
        .doesNotContain(ERROR);
    assertThat(codes(drafter.get(path).ok().json())).contains(ERROR);
    person("noi-vu.head").post(path, draft).refused(403, "not-editing");
    drafter.post(path, "{").refused(400, "malformed-draft");
  }

  @Test
  void an_earlier_version_is_checked_as_it_was() {
    Dossier dossier = withAnError();
    Colleague drafter = person("noi-vu.officer");
    String path = "/api/plans/" + dossier.id() + "/findings?version=";
    assertThat(codes(drafter.get(path + 1).ok().json())).doesNotContain(ERROR);
    assertThat(codes(drafter.get(path + 2).ok().json())).contains(ERROR);
    drafter.get(path + 99).refused(404, "unknown-version");
  }

  @Test
  void a_locality_weighs_rules_as_its_catalogue_says() {
    Colleague drafter = person("noi-vu.officer");
    JsonNode findings = drafter.get("/api/plans/" + withAnError().id() + "/findings").ok().json();
    assertThat(found(findings, "basis-without-number").path("severity").asText())
        .isEqualTo("WARNING");
    assertThat(codes(findings)).doesNotContain("bases-repeated");
    JsonNode rules = drafter.get("/api/checker/rules").ok().json();
    assertThat(found(rules, "bases-repeated").path("configured").asText()).isEqualTo("OFF");
    assertThat(found(rules, "bases-repeated").path("severity").asText()).isEqualTo("INFO");
    assertThat(found(rules, ERROR).path("configured").isNull()).isTrue();
  }

  @Test
  void who_decides_reads_what_is_found_and_why_it_stays() {
    Dossier dossier = withAnError().errorsKept();
    dossier.decides("noi-vu.officer", "DraftPlan", "SUBMIT");

    Document page = page(person("noi-vu.head"), dossier);
    Element section = page.selectFirst("#kiem-tra");
    assertThat(section.selectFirst("header").text()).contains("1 lỗi chờ quyết định giữ nguyên");
    Element line = section.selectFirst(".finding.bad");
    assertThat(line.text())
        .contains(
            "Cơ quan ban hành không khớp ký hiệu",
            "Đề nghị giữ nguyên",
            "“Giữ nguyên theo văn bản đã ban hành.”");
    Element agree = line.selectFirst("[data-method=PUT]");
    assertThat(agree.text()).isEqualTo("Đồng ý giữ nguyên");
    assertThat(agree.attr("data-set-reason")).isEqualTo("Giữ nguyên theo văn bản đã ban hành.");
    assertThat(page.selectFirst("#quyet-dinh").text())
        .contains("Kiểm tra dự thảo: 1 lỗi được đề nghị giữ nguyên, chờ quyết định.");

    // not on her desk, so she only reads who decides
    Document drafters = page(person("noi-vu.officer"), dossier);
    assertThat(drafters.select("#kiem-tra [data-ask]")).isEmpty();
    assertThat(drafters.selectFirst("#kiem-tra").text())
        .contains("Lãnh đạo cơ quan soạn thảo quyết định");

    // the form in Tasklist says the same
    Colleague head = person("noi-vu.head");
    JsonNode form = head.get("/api/tasks/" + dossier.task("ApproveDraft").getId()).ok().json();
    JsonNode held = form.path("heldErrors");
    assertThat(held).hasSize(1);
    assertThat(held.get(0).path("reason").asText())
        .isEqualTo("Giữ nguyên theo văn bản đã ban hành.");
    assertThat(held.get(0).path("keepUrl").asText()).isEqualTo(agree.attr("data-url"));

    head.put(agree.attr("data-url"), Map.of("reason", "Đã đối chiếu bản gốc.")).ok();
    Document decided = page(head, dossier);
    assertThat(decided.selectFirst("#kiem-tra header").text())
        .contains("1 lỗi giữ nguyên có lý do");
    assertThat(decided.selectFirst("#kiem-tra .finding.done").text())
        .contains("“Đã đối chiếu bản gốc.”", "Thôi giữ nguyên");
    assertThat(decided.selectFirst("#quyet-dinh").text())
        .contains("Kiểm tra dự thảo: 1 lỗi đã được giữ nguyên có lý do.");

    head.send("DELETE", agree.attr("data-url"), "").ok();
    Document open = page(head, dossier);
    assertThat(open.selectFirst("#kiem-tra header").text()).contains("1 lỗi chưa xử lý");
    assertThat(open.selectFirst("#kiem-tra .finding.bad [data-ask]").text())
        .isEqualTo("Giữ nguyên, ghi lý do");
    assertThat(open.selectFirst("#quyet-dinh").text()).contains("1 lỗi chưa xử lý");
  }

  @Test
  void who_may_not_read_the_dossier_in_full_sees_no_findings() {
    Dossier dossier = withAnError().consulting("tc-kh").errorsKept().to("CommentOnDraft");
    Colleague asked = person("tc-kh.officer");
    assertThat(page(asked, dossier).selectFirst("#van-ban")).isNotNull();
    assertThat(page(asked, dossier).selectFirst("#kiem-tra")).isNull();
    asked.get("/api/plans/" + dossier.id() + "/findings").refused(403, "not-your-dossier");
  }

  private static Document page(Colleague reader, Dossier dossier) {
    return Jsoup.parse(
        reader.browser().get("/plans/" + dossier.id(), "Accept", "text/html").body());
  }

  // the registry of acts

  @Test
  void the_registry_is_searched_without_accents_and_kept_by_who_keeps_the_catalogues() {
    Colleague drafter = person("noi-vu.officer");
    Colleague keeper = person("vp.admin");
    JsonNode found = drafter.get("/api/acts?q=cong%20tac%20van%20thu").ok().json();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("notation").asText()).isEqualTo("30/2020/NĐ-CP");
    assertThat(found.get(0).path("source").asText()).isNotBlank();

    String shared = "/api/acts/" + found.get(0).path("id").asText();
    Map<String, Object> decree =
        Map.of(
            "notation", "30/2020/NĐ-CP",
            "issuedOn", "2020-03-05",
            "type", "Nghị định",
            "issuer", "Chính phủ",
            "title", "về công tác văn thư",
            "source", "Công báo");
    keeper.put(shared, decree, "If-Match", "\"0\"").refused(403, "may-not-edit-acts");
    drafter.post("/api/acts?locality=" + town, decree).refused(403, "may-not-edit-acts");

    Map<String, Object> own =
        Map.of(
            "notation", "4782/QĐ-UBND",
            "issuedOn", "2021-12-24",
            "type", "Quyết định",
            "issuer", "UBND tỉnh Khánh Hòa",
            "title", "ban hành kế hoạch cải cách hành chính tỉnh Khánh Hòa năm 2022",
            "source", "Bản lưu của Văn phòng");
    JsonNode added = keeper.post("/api/acts?locality=" + town, own).ok().json();
    keeper.post("/api/acts?locality=" + town, own).refused(409, "act-known");

    // the sample says the 23rd; the registry is asked at once
    Dossier dossier = dossiers.open(town);
    String findings = "/api/plans/" + dossier.id() + "/findings";
    JsonNode doubt = found(drafter.get(findings).ok().json(), "citation-date-registry");
    assertThat(doubt.path("message").asText()).contains("4782/QĐ-UBND", "24/12/2021");
    assertThat(doubt.at("/evidence/0/text").asText()).contains("Bản lưu của Văn phòng");

    String path = "/api/acts/" + added.path("id").asText();
    Map<String, Object> right = new HashMap<>(own);
    right.put("issuedOn", "2021-12-23");
    keeper.put(path, right).refused(428, "version-missing");
    keeper.put(path, right, "If-Match", "\"7\"").refused(409, "act-changed");
    Answer changed = keeper.put(path, right, "If-Match", "\"0\"").ok();
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(
            StreamSupport.stream(drafter.get(findings).ok().json().spliterator(), false)
                .filter(each -> each.path("code").asText().equals("citation-date-registry"))
                .map(each -> each.path("path").asText()))
        .containsExactly("appendices[0].groups[3].rows[2].task");

    right.put("covers", Arrays.asList("viên chức", null));
    Answer empty = keeper.put(path, right, "If-Match", "\"1\"").refused(400, "bad-act");
    assertThat(empty.json().path("detail").asText()).contains("phạm vi điều chỉnh");
    keeper.post("/api/acts?locality=" + town, right).refused(400, "bad-act");
    right.remove("covers");
    right.put("issuedOn", "2021-02-30");
    keeper.put(path, right, "If-Match", "\"1\"").refused(422, "bad-act");
    right.put("issuedOn", "2021-12-23");
    right.put("title", " ");
    keeper.put(path, right, "If-Match", "\"1\"").refused(422, "bad-act");
    keeper
        .put("/api/acts/00000000-0000-0000-0000-000000000000", right, "If-Match", "\"1\"")
        .refused(404, "unknown-act");
  }

  @Test
  void what_one_locality_knows_of_an_act_is_no_other_localitys_business() {
    person("vp.admin")
        .post(
            "/api/acts?locality=" + town,
            Map.of(
                "notation", "77/KH-UBND",
                "issuedOn", "2021-11-02",
                "type", "Kế hoạch",
                "issuer", "UBND tỉnh",
                "title", "về việc riêng của địa phương",
                "source", "Bản lưu"))
        .ok();
    assertThat(person("noi-vu.officer").get("/api/acts?q=77/KH").ok().json()).hasSize(1);
    String elsewhere = localities.create("ninh-hoa");
    Colleague stranger = new Colleague(port, elsewhere + ".noi-vu.officer");
    assertThat(stranger.get("/api/acts?q=77/KH").ok().json()).isEmpty();
    stranger.get("/api/acts?locality=" + town).refused(403, "foreign-locality");
  }
}
