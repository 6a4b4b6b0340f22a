package vn.trinhky.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.support.Visitor;
import vn.trinhky.workflow.Logins;

/** The pages as people of a locality get them from the running product. */
@TrinhKyTest
class PagesIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Plans plans;
  @Autowired private PlanConsultations consultations;
  @Autowired private Logins logins;
  @Autowired private Engine engine;

  private String locality;
  private Plan plan;

  @BeforeEach
  void openPlan() {
    locality = localities.create();
    plan =
        plans.open(
            new NewPlan(
                locality,
                2022,
                IssuanceForm.DECISION_WITH_PLAN,
                IssuingAuthority.COMMITTEE,
                "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022",
                null,
                Urgency.NORMAL,
                "ninh-hoa-2022",
                null),
            logins.actor(user("noi-vu.officer")));
  }

  private String user(String rest) {
    return locality + "." + rest;
  }

  private Document page(String user, String path) {
    HttpResponse<String> answer =
        Visitor.person(port, user, "trinhky").get(path, "Accept", "text/html");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> answer(String user, String path) {
    return Visitor.person(port, user, "trinhky").get(path, "Accept", "text/html");
  }

  @Test
  void the_drafter_finds_the_new_dossier_at_home_in_the_list_and_by_words_without_accents() {
    Document home = page(user("noi-vu.officer"), "/");
    assertThat(home.select("#cua-toi .work .t").eachText())
        .containsExactly("Soạn dự thảo kế hoạch: " + plan.title());
    assertThat(home.select("#cua-toi .work a.btn").attr("href"))
        .startsWith("/camunda/app/tasklist/default/#/?task=");

    Document found = page(user("noi-vu.officer"), "/plans?q=cai%20cach%20hanh%20chinh");
    assertThat(found.select("tbody tr a").attr("href")).isEqualTo("/plans/" + plan.id());
    assertThat(page(user("noi-vu.officer"), "/plans?q=khong-co-gi").select(".empty h2").text())
        .isEqualTo("Không có hồ sơ nào khớp");
  }

  @Test
  void the_dossier_page_shows_where_it_stands_and_offers_the_drafter_his_actions() {
    Document page = page(user("noi-vu.officer"), "/plans/" + plan.id());

    assertThat(page.select("h1").text()).isEqualTo(plan.title());
    assertThat(page.select(".steps li[aria-current=step] b").text()).isEqualTo("Soạn dự thảo");
    assertThat(page.select("iframe").attr("src"))
        .isEqualTo("/api/plans/" + plan.id() + "/document.html?version=1");
    assertThat(page.select("[data-ask=rut]")).hasSize(1);
    assertThat(page.select("a[href=/plans/" + plan.id() + "/draft]")).hasSize(1);
  }

  @Test
  void a_return_is_said_first_with_its_reason() {
    engine.decide(user("noi-vu.officer"), engine.task(plan.id(), "DraftPlan"), "SUBMIT");
    engine.decide(
        user("noi-vu.head"),
        engine.task(plan.id(), "ApproveDraft"),
        "RETURN",
        "Bổ sung <b>kinh phí</b>",
        null);

    Document page = page(user("noi-vu.officer"), "/plans/" + plan.id());

    assertThat(page.select(".stack > .notice").text()).contains("“Bổ sung <b>kinh phí</b>”");
    assertThat(page.select(".steps li[aria-current=step] b").text()).isEqualTo("Soạn dự thảo");
    assertThat(page.select("select[name=version] option")).hasSize(2);
  }

  @Test
  void a_consulted_agency_sees_the_text_sent_to_it_and_nothing_else() {
    consultations.choose(
        plan.id(), List.of("tu-phap", "tc-kh"), false, logins.actor(user("noi-vu.officer")));
    engine.decide(user("noi-vu.officer"), engine.task(plan.id(), "DraftPlan"), "SUBMIT");
    engine.decide(user("noi-vu.head"), engine.task(plan.id(), "ApproveDraft"), "APPROVE");
    engine.runJobs(plan.id());

    Document page = page(user("tu-phap.officer"), "/plans/" + plan.id());

    assertThat(page.select("#van-ban iframe")).hasSize(1);
    assertThat(page.select("#y-kien tbody tr")).hasSize(1);
    assertThat(page.select("#dien-bien, #van-ban-trinh, #noi-nhan, #tep, [data-ask=rut]"))
        .isEmpty();
    assertThat(answer(user("tu-phap.officer"), "/plans/" + plan.id() + "/draft").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_stranger_to_the_dossier_gets_an_error_page_in_our_look() {
    HttpResponse<String> answer = answer(user("y-te.officer"), "/plans/" + plan.id());

    assertThat(answer.statusCode()).isEqualTo(404);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("h1").text()).isEqualTo("Không tìm thấy");
    assertThat(page.select(".topbar")).hasSize(1);
  }

  @Test
  void the_drafting_page_can_be_edited_by_the_drafter_and_only_read_by_others() {
    String path = "/plans/" + plan.id() + "/draft";

    assertThat(page(user("noi-vu.officer"), path).select("#soan").attr("data-readonly"))
        .isEqualTo("false");
    assertThat(page(user("ubnd.leader"), path).select("#soan").attr("data-readonly"))
        .isEqualTo("true");
  }

  @Test
  void only_officers_start_a_dossier() {
    Document page = page(user("noi-vu.officer"), "/plans/new");

    assertThat(page.select("select[name=draftingAgency] option").eachAttr("value"))
        .containsExactly("noi-vu");
    assertThat(answer(user("ubnd.leader"), "/plans/new").statusCode()).isEqualTo(403);
  }

  @Test
  void the_register_opens_for_everybody_with_a_post_and_an_empty_year_says_so() {
    Document page = page(user("ubnd.clerk"), "/register?year=2021");

    assertThat(page.select("h1").text()).isEqualTo("Sổ đăng ký văn bản đi năm 2021");
    assertThat(page.select(".empty h2").text()).isEqualTo("Sổ chưa có văn bản nào");
  }

  @Test
  void the_login_page_of_a_real_installation_offers_no_accounts() {
    Document page = Jsoup.parse(Visitor.stranger(port).get("/login", "Accept", "text/html").body());

    assertThat(page.select("form[action=/login] input[name=_csrf]")).hasSize(1);
    assertThat(page.select(".accounts, .demo-bar")).isEmpty();
  }
}
