package vn.trinhky.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.Rewriting;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** Versions of a draft as people use them: restored, named, and compared with what one knows. */
@TrinhKyTest
class VersionsIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient jdbc;

  private final Map<String, Colleague> people = new HashMap<>();
  private String locality;
  private Dossier dossier;
  private String url;

  @BeforeEach
  void dossier() {
    locality = localities.create();
    dossier = dossiers.open(locality);
    url = "/api/plans/" + dossier.id();
  }

  // restoring

  @Test
  void an_older_version_becomes_the_newest_and_nothing_is_lost() {
    Draft first = dossier.draft().draft();
    dossier.rewritten(saying("hai")).rewritten(saying("ba"));
    Answer restored = officer().post(url + "/versions/1/restoration", "", "If-Match", "\"3\"").ok();

    assertThat(restored.header("ETag")).isEqualTo("\"4\"");
    assertThat(dossier.draft().draft()).isEqualTo(first);
    assertThat(dossier.versions())
        .extracting(VersionInfo::number, VersionInfo::reason, VersionInfo::note)
        .startsWith(Tuple.tuple(4, "RESTORED", "Khôi phục bản 1"))
        .hasSize(4);
    assertThat(dossier.last("RESTORED"))
        .hasValueSatisfying(
            event -> {
              assertThat(event.version()).isEqualTo(4);
              assertThat(event.remark()).isEqualTo("Khôi phục bản 1");
            });
    assertThat(page("noi-vu.officer", "/plans/" + dossier.id()).select("#dien-bien").text())
        .contains("khôi phục bản cũ, bản 4 Khôi phục bản 1");
    officer()
        .post(url + "/versions/1/restoration", "", "If-Match", "\"4\"")
        .refused(422, "nothing-to-restore");
  }

  @Test
  void restoring_takes_the_right_to_edit_and_the_newest_version_in_view() {
    dossier.rewritten(saying("hai")).rewritten(saying("ba"));
    String restoration = url + "/versions/1/restoration";
    officer().post(restoration, "").refused(428, "version-missing");
    officer().post(restoration, "", "If-Match", "\"2\"").refused(409, "draft-changed");
    officer()
        .post(url + "/versions/9/restoration", "", "If-Match", "\"3\"")
        .refused(404, "unknown-version");
    person("noi-vu.head").post(restoration, "", "If-Match", "\"3\"").refused(403, "not-editing");
    person("tc-kh.officer").post(restoration, "", "If-Match", "\"3\"").refused(404, "unknown-plan");
    dossier.to("ApproveDraft");
    officer().post(restoration, "", "If-Match", "\"3\"").refused(403, "not-editing");
    assertThat(dossier.plan().version()).isEqualTo(3);
  }

  @Test
  void of_a_restoration_and_a_save_at_the_same_moment_the_second_is_told() {
    dossier.rewritten(saying("hai")).rewritten(saying("ba"));
    Draft theirs = saying("bốn").apply(dossier.draft().draft());
    List<Callable<?>> both =
        List.of(
            () -> drafts.restore(dossier.id(), 1, 3, dossier.actor(dossier.drafter())),
            () -> drafts.save(dossier.id(), theirs, 3, dossier.actor(dossier.drafter())));
    List<@Nullable Throwable> failures = Together.run(both);
    assertThat(failures).containsOnlyOnce((Throwable) null);
    assertThat(failures.stream().filter(Objects::nonNull).findFirst().orElseThrow())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("draft-changed"));
    assertThat(dossier.plan().version()).isEqualTo(4);
  }

  // names

  @Test
  void every_version_is_known_by_the_steps_it_went_through() {
    dossier.consulting("tu-phap").to("ApproveDraft");
    dossier.decides("noi-vu.head", "ApproveDraft", "RETURN", "Bổ sung kinh phí.");
    dossier.rewritten(saying("ba")).to("ResolveComments");
    dossier.rewritten(saying("bốn")).toTheEnd();

    Map<Integer, String> titles = new HashMap<>();
    dossier.versions().forEach(info -> titles.put(info.number(), info.title()));
    assertThat(titles)
        .containsEntry(1, "Trình lãnh đạo cơ quan")
        .containsEntry(2, "")
        .containsEntry(3, "Trình lãnh đạo cơ quan lần 2, Lấy ý kiến")
        .containsEntry(4, "Sau góp ý, Trình lần 1, Ký ban hành, Phát hành");
    Document page = page("noi-vu.officer", "/plans/" + dossier.id() + "/compare?from=3&to=4");
    assertThat(page.select("#tu option[selected]").text())
        .endsWith(": Trình lãnh đạo cơ quan lần 2, Lấy ý kiến");
    assertThat(page.select("#den option[selected]").text()).contains("Trình lần 1");
  }

  @Test
  void the_drafter_gives_a_version_a_name_of_his_own() {
    dossier.rewritten(saying("hai"));
    String name = url + "/versions/2/name";
    officer().put(name, Map.of("name", "  Bản gửi \n các xã ")).ok();
    assertThat(dossier.versions().get(0).title()).isEqualTo("Bản gửi các xã");
    assertThat(page("vp.reviewer", "/plans/" + dossier.id() + "/compare").text())
        .contains("Bản gửi các xã");
    assertThat(
            jdbc.sql("select remark from audit_entry where subject = ? and kind = 'VERSION_NAMED'")
                .param(dossier.id())
                .query(String.class)
                .list())
        .containsExactly("Bản 2: Bản gửi các xã");

    officer().put(name, Map.of("name", "x".repeat(101))).refused(422, "name-too-long");
    officer().put(url + "/versions/7/name", Map.of("name", "x")).refused(404, "unknown-version");
    person("noi-vu.head").put(name, Map.of("name", "x")).refused(403, "not-drafter");
    officer().put(name, Map.of("name", " ")).ok();
    assertThat(dossier.versions().get(0).name()).isNull();
  }

  @Test
  void two_names_at_the_same_moment_leave_one() {
    List<@Nullable Throwable> failures =
        Together.run(
            Arrays.asList(
                () -> drafts.name(dossier.id(), 1, "Một", dossier.actor(dossier.drafter())),
                () -> drafts.name(dossier.id(), 1, "Hai", dossier.actor(dossier.drafter()))));
    assertThat(failures).containsOnlyNulls();
    assertThat(dossier.versions().get(0).name()).isIn("Một", "Hai");
  }

  // what is new for whom

  @Test
  void an_agency_that_is_asked_again_sees_what_changed_since_it_was_asked_first() {
    dossier.consulting("tc-kh", "tu-phap").to("CommentOnDraft");
    dossier.answers("tc-kh", "AGREE_WITH_COMMENTS", "Bổ sung kinh phí.");
    dossier.answers("tu-phap", "AGREE", null).jobsRun();
    dossier.resolves("tc-kh", Resolution.ACCEPTED, null).rewritten(saying("hai"));
    dossier.decides("noi-vu.officer", "ResolveComments", "CONSULT_AGAIN", "Đã sửa nhiều.");
    dossier.jobsRun();

    // who answered the first time, and a colleague who did not
    for (String who : List.of("tc-kh.officer", "tc-kh.head")) {
      JsonNode form = form(who, "CommentOnDraft");
      assertThat(form.path("seenVersion").asInt()).as(who).isEqualTo(1);
      assertThat(form.path("changes").toString()).as(who).contains("Câu hai");
    }
    assertThat(form("tc-kh.head", "CommentOnDraft").path("seenAs").asText())
        .isEqualTo("bản đã gửi cơ quan lần trước");
    assertThat(person("tc-kh.head").get(url + "/versions/1/diff/2").ok().body())
        .contains("Câu hai");
    assertThat(page("tc-kh.head", "/plans/" + dossier.id()).select("#khac-biet").text())
        .contains("Bản 2 so với bản 1", "Câu hai");
    Document compared = page("tc-kh.head", "/plans/" + dossier.id() + "/compare");
    assertThat(compared.text()).contains("Câu hai").doesNotContain("Các bản dự thảo", "Lấy ý kiến");
    person("tc-kh.head").get(url + "/versions/2/diff/3").refused(403, "not-your-dossier");
  }

  @Test
  void who_appraises_again_sees_what_changed_since() {
    dossier.appraisedAfterConsulting().to("AppraiseLegality");
    dossier.decides("tu-phap.officer", "AppraiseLegality", "RETURN", "Thiếu căn cứ.");
    dossier.rewritten(saying("ba")).to("AppraiseLegality");
    assertThat(form("tu-phap.officer", "AppraiseLegality").path("changes").toString())
        .contains("Câu ba");
    Document page = page("tu-phap.head", "/plans/" + dossier.id());
    assertThat(page.select("#quyet-dinh").text())
        .contains("1 chỗ thay đổi so với bản đã gửi cơ quan lần trước");
    assertThat(page.select("#quyet-dinh a[href*=compare]").attr("href"))
        .isEqualTo("/plans/%s/compare?from=1&to=3".formatted(dossier.id()));
  }

  @Test
  void who_only_opened_a_version_sees_what_came_after_it_however_often_he_looks() {
    Colleague leader = person("ubnd.leader");
    // the page with its frame: what counts is the text in it
    leader.get("/plans/" + dossier.id());
    dossier.rewritten(saying("hai"));
    assertThat(drafts.lastSeen(dossier.plan(), access("ubnd.leader"), actor("ubnd.leader"), 2))
        .as("nothing but the page around the text was opened")
        .isEmpty();
    leader.browser().get(url + "/document.html?version=2");
    dossier.rewritten(saying("ba")).rewritten(saying("bốn"));
    for (int look = 0; look < 2; look++) {
      leader.browser().get(url + "/document.html?version=4");
      assertThat(page("ubnd.leader", "/plans/" + dossier.id()).select("#khac-biet h2").text())
          .isEqualTo("Bản 4 so với bản 2");
    }
    dossier.rewritten(saying("năm"));
    assertThat(page("ubnd.leader", "/plans/" + dossier.id()).select("#khac-biet h2").text())
        .isEqualTo("Bản 5 so với bản 4");
  }

  @Test
  void head_reviewer_and_leader_each_see_what_is_new_since_their_own_decision() {
    dossier.to("DecideAndSign");
    String signer = dossier.signer();
    dossier.decides(signer, "DecideAndSign", "RETURN", "Sửa phần II.", "DraftPlan");
    dossier.rewritten(saying("mới"));
    for (String[] each :
        new String[][] {
          {"noi-vu.head", "ApproveDraft"},
          {"vp.reviewer", "ReviewDossier"},
          {signer, "DecideAndSign"}
        }) {
      dossier.to(each[1]);
      assertThat(form(each[0], each[1]).path("changes").toString()).as(each[0]).contains("Câu mới");
    }
  }

  // comparing

  @Test
  void the_page_compares_any_two_versions_and_shows_the_appendix_alone() {
    dossier.rewritten(saying("hai")).rewritten(Rewriting::withARowMoved);
    String compare = "/plans/" + dossier.id() + "/compare?from=1&to=3";
    Document all = page("noi-vu.officer", compare);
    assertThat(all.select("h1").text()).isEqualTo("Bản 3 so với bản 1");
    assertThat(all.select(".diff").text())
        .contains("Câu hai", "Phụ lục, dòng III.8", "chuyển từ dòng II.8");
    Document appendix = page("noi-vu.officer", compare + "&only=appendix&look=side");
    assertThat(appendix.select("#khac-biet").text())
        .contains("chuyển từ dòng II.8")
        .doesNotContain("Câu hai");
    assertThat(appendix.select("table.beside thead").text()).contains("Bản 1", "Bản 3");
    assertThat(page("noi-vu.officer", "/plans/" + dossier.id() + "/compare?from=3&to=3").text())
        .contains("Hai bản giống nhau.");
    person("noi-vu.officer")
        .get("/plans/" + dossier.id() + "/compare?from=1&to=9")
        .refused(404, "unknown-version");
    assertThat(page("vp.reviewer", compare).select("#khoi-phuc, [data-ask=dat-ten]")).isEmpty();
  }

  // who and how

  private static UnaryOperator<Draft> saying(String word) {
    return draft ->
        DraftJson.read(
            DraftJson.write(draft)
                .replaceFirst("(\"body\":\"[^\"]*)\"", "$1\\\\nCâu " + word + " của bản này.\""));
  }

  private JsonNode form(String who, String step) {
    String task = person(who).task(EngineDoor.Kind.REST, dossier.id(), step).path("id").asText();
    return person(who).get("/api/tasks/" + task).ok().json();
  }

  private Actor actor(String who) {
    return dossier.actor(who);
  }

  @Autowired private Plans plans;

  private Plans.Access access(String who) {
    return plans.access(dossier.plan(), actor(who));
  }

  private Document page(String who, String path) {
    return Jsoup.parse(
        new Answer(person(who).browser().get(path, "Accept", "text/html")).ok().body());
  }

  private Colleague officer() {
    return person(dossier.drafter());
  }

  private Colleague person(String who) {
    return people.computeIfAbsent(who, name -> new Colleague(port, locality + "." + name));
  }
}
