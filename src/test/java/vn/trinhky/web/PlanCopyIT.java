package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** Last year's plan as the beginning of this year's. */
@TrinhKyTest
class PlanCopyIT {

  private static final String TITLE = "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2023";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Drafts drafts;
  @Autowired private Plans plans;

  private final Map<String, Colleague> people = new HashMap<>();
  private String locality;
  private Dossier model;

  @BeforeEach
  void model() {
    locality = localities.create();
    model = dossiers.open(locality);
  }

  @Test
  void the_chosen_tasks_are_carried_over_with_their_times_moved_and_their_origin_kept() {
    JsonNode made =
        officer().post("/api/plans", request(List.of("1.2.1", "1.2.8", "1.3.1"))).ok().json();
    String id = made.path("id").asText();
    Draft draft = drafts.current(id).draft();

    assertThat(made.path("year").asInt()).isEqualTo(2023);
    assertThat(draft.subject()).contains("năm 2023").doesNotContain("2022");
    assertThat(draft.signature()).isNull();
    assertThat(draft.legalBases()).isEqualTo(model.draft().draft().legalBases());
    List<Draft.TaskGroup> groups = draft.appendices().get(0).groups();
    assertThat(groups).extracting(group -> group.rows().size()).containsExactly(2, 1);
    assertThat(groups.get(0).rows().get(1).task())
        .isEqualTo(model.draft().draft().appendices().get(0).groups().get(1).rows().get(7).task());
    assertThat(drafts.current(id).info().note())
        .isEqualTo("Lập theo %s, bản 1: 3/38 nhiệm vụ chuyển sang".formatted(model.plan().code()));
    assertThat(plans.get(id).parent()).isNull();

    JsonNode origin = officer().get("/api/plans/" + id + "/origin").ok().json();
    assertThat(origin.path("origin").path("plan").asText()).isEqualTo(model.id());
    assertThat(
            StreamSupport.stream(origin.path("origin").path("rows").spliterator(), false)
                .map(row -> row.path("path").asText() + "<" + row.path("from").asText()))
        .containsExactlyInAnyOrder("1.1.1<1.2.1", "1.1.2<1.2.8", "1.2.1<1.3.1");
    assertThat(origin.path("mentions")).isNotEmpty();
    Document page = page("/plans/" + id);
    assertThat(page.select("#lap-theo").text())
        .contains("II.1 từ III.1 của " + model.plan().code())
        .contains("năm 2022", "3 nhiệm vụ chuyển sang từ bản 1", "Còn nhắc năm 2022");
    assertThat(page.select("#dien-bien").text()).contains("mở hồ sơ Lập theo");
    assertThat(plans.get(id).state()).isEqualTo(PlanState.IN_PROGRESS);
  }

  @Test
  void all_tasks_come_over_when_none_are_named() {
    JsonNode made = officer().post("/api/plans", request(null)).ok().json();
    assertThat(plans.origin(made.path("id").asText()).orElseThrow().rows()).hasSize(38);
  }

  @Test
  void the_dossier_keeps_the_name_that_was_typed() {
    Map<String, Object> request = request(null);
    request.put("title", "Kế hoạch đẩy mạnh cải cách năm 2023");
    String id = officer().post("/api/plans", request).ok().json().path("id").asText();
    assertThat(drafts.current(id).draft().subject())
        .isEqualTo("Ban hành Kế hoạch đẩy mạnh cải cách năm 2023");
    assertThat(drafts.current(id).draft().plan().subject()).isEqualTo("Đẩy mạnh cải cách năm 2023");
  }

  @Test
  void what_cannot_be_copied_is_refused_and_leaves_nothing() {
    int before = officer().get("/api/plans").ok().json().path("total").asInt();
    officer().post("/api/plans", request(List.of("1.99.1"))).refused(400, "unknown-row");
    Map<String, Object> old = request(null);
    model.rewritten(draft -> without(draft));
    old.put("copyVersion", 1);
    officer().post("/api/plans", old).refused(409, "model-changed");
    Map<String, Object> both = request(null);
    both.put("sample", "ninh-hoa-2022");
    officer().post("/api/plans", both).refused(400, "two-sources");
    person("tc-kh.officer").post("/api/plans", request(null)).refused(404, "unknown-plan");
    Map<String, Object> foreign = request(null);
    foreign.put("copyOf", dossiers.open(localities.create()).id());
    officer().post("/api/plans", foreign).refused(404, "unknown-plan");
    assertThat(officer().get("/api/plans").ok().json().path("total").asInt()).isEqualTo(before);
  }

  @Test
  void two_officers_may_begin_from_the_same_plan_at_the_same_moment() {
    Colleague first = officer();
    Colleague second = person("noi-vu.officer-2");
    first.token();
    second.token();
    List<Throwable> failures =
        Together.run(
            List.of(
                () -> first.post("/api/plans", request(null)).ok(),
                () -> second.post("/api/plans", request(null)).ok()));
    assertThat(failures).containsOnlyNulls();
    assertThat(officer().get("/api/plans?year=2023").ok().json().path("total").asInt())
        .isEqualTo(2);
  }

  @Test
  void the_page_offers_the_plans_that_one_may_read() {
    Document page = page("/plans/new");
    assertThat(page.select("#mau option").eachAttr("value")).containsExactly(model.id());
    assertThat(page.select("[value=copy][checked]")).isEmpty();
    assertThat(page("/plans/new?from=" + model.id()).select("[value=copy][checked]")).hasSize(1);
    Document elsewhere =
        Jsoup.parse(
            person("tc-kh.officer").browser().get("/plans/new", "Accept", "text/html").body());
    assertThat(elsewhere.select("#mau")).isEmpty();
  }

  private static Draft without(Draft draft) {
    return DraftJson.read(DraftJson.write(draft).replace("Nguyễn Minh Thư", "Trần Văn An"));
  }

  private Map<String, Object> request(@Nullable List<String> rows) {
    Map<String, Object> request = new HashMap<>();
    request.put("year", 2023);
    request.put("title", TITLE);
    request.put("copyOf", model.id());
    if (rows != null) {
      request.put("rows", rows);
    }
    return request;
  }

  private Document page(String path) {
    return Jsoup.parse(
        new Answer(officer().browser().get(path, "Accept", "text/html")).ok().body());
  }

  private Colleague officer() {
    return person("noi-vu.officer");
  }

  private Colleague person(String who) {
    return people.computeIfAbsent(who, name -> new Colleague(port, locality + "." + name));
  }
}
