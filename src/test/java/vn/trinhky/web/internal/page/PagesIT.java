package vn.trinhky.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.Draft;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.notification.Worklist.Share;
import vn.trinhky.notification.Worklist.Total;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.NewAbsence;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
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
  @Autowired private Dossiers dossiers;
  @Autowired private Absences absences;
  @Autowired private Worklist worklist;
  @Autowired private ProductClock clock;

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

  @Test
  void a_dossier_is_called_what_its_draft_is_called() {
    Dossier dossier =
        dossiers
            .open(locality)
            .rewritten(
                draft ->
                    renamed(draft, "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2022"));
    String title = "Kế hoạch tuyên truyền cải cách hành chính năm 2022";

    assertThat(dossier.plan().title()).isEqualTo(title);
    assertThat(dossier.work()).singleElement().extracting(Work::title).isEqualTo(title);
    assertThat(engine.variable(dossier.task("DraftPlan"), "title")).isEqualTo(title);
    assertThat(
            page(user("noi-vu.officer"), "/plans?q=tuyen%20truyen").select("tbody tr a").eachText())
        .containsExactly(title);
  }

  @Test
  void the_leader_decides_on_his_home_page_and_sees_what_he_signed_today() {
    Dossier dossier = dossiers.open(locality).to("DecideAndSign");
    String task = dossier.task("DecideAndSign").getId();

    Document home = page(user("ubnd.leader-2"), "/");
    assertThat(home.select("article.sign h2").eachText()).containsExactly(dossier.plan().title());
    assertThat(home.select("article.sign [data-ask]").eachAttr("data-url"))
        .containsOnly("/api/tasks/" + task + "/decision");
    assertThat(home.select("article.sign [data-ask]").eachAttr("data-ask"))
        .containsExactly(
            "qd-" + task + "-SIGN", "qd-" + task + "-RETURN", "qd-" + task + "-PASS_UP");
    Element signing = home.getElementById("qd-" + task + "-SIGN");
    assertThat(signing.text()).contains("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH");
    assertThat(signing.select("[name=digest]").val()).isEqualTo(dossier.draft().info().digest());
    assertThat(home.select("#tham-quyen").text())
        .contains("Văn bản của Ủy ban TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
        .contains("Văn bản của Chủ tịch KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
        .contains("cải cách hành chính");

    dossier.decides("ubnd.leader-2", "DecideAndSign", "SIGN");

    home = page(user("ubnd.leader-2"), "/");
    assertThat(home.select("article.sign, dialog")).isEmpty();
    assertThat(home.select("#da-ky li")).hasSize(1);
    assertThat(home.select("#can-de-y").text()).contains("1 văn bản đã ký, chờ cấp số");
    Document clerk = page(user("ubnd.clerk"), "/");
    assertThat(clerk.select("#co-quan .work .t").text()).startsWith("Cấp số, đóng dấu, phát hành");
  }

  @Test
  void what_waits_for_somebody_comes_before_an_empty_list_and_its_button_takes_it() {
    Dossier dossier = dossiers.open(locality).consulting("tu-phap").to("CommentOnDraft");

    Document home = page(user("tu-phap.officer"), "/");
    assertThat(home.select("section[id=co-quan], section[id=cua-toi]").eachAttr("id"))
        .containsExactly("co-quan", "cua-toi");
    assertThat(home.select("#cua-toi").text()).contains("Anh chị chưa nhận việc nào.");
    assertThat(home.select(".empty")).isEmpty();
    Element take = home.select("#co-quan a.btn").first();
    assertThat(take.text()).startsWith("Nhận việc");
    assertThat(take.attr("data-claim"))
        .isEqualTo("/api/tasks/" + dossier.work().get(0).taskId() + "/claim");

    dossier.takeTheGoodWay("CommentOnDraft");
    assertThat(page(user("tu-phap.officer"), "/").select("#cua-toi .empty h2").text())
        .isEqualTo("Không có việc chờ anh chị");
  }

  @Test
  void a_signed_document_is_underway_until_it_has_gone_out_and_is_counted_alike_everywhere() {
    Dossier dossier = dossiers.open(locality).to("IssueDocument");
    String address = "/plans/" + dossier.id();
    String underway = "progress[aria-label^=Bước]";
    for (String person : List.of("ubnd.leader-2", "ubnd.clerk")) {
      assertThat(page(user(person), "/").select("aside a[href=" + address + "]"))
          .as(person)
          .isNotEmpty();
      assertThat(page(user(person), "/").select("aside " + underway)).isNotEmpty();
    }

    dossier.toTheEnd();
    Document clerk = page(user("ubnd.clerk"), "/");
    assertThat(clerk.select("aside a[href=" + address + "]")).isEmpty();
    String counted = clerk.select("#da-gui li .nw").text();
    assertThat(page(user("ubnd.clerk"), "/register").select("table").text()).contains(counted);
    assertThat(page(user("ubnd.clerk"), address).select("#giao-nhan .badge.ok"))
        .hasSize(Integer.parseInt(counted.split("/")[0]));
  }

  @Test
  void who_may_not_sign_is_told_why_and_gets_no_button_for_it() {
    Dossier dossier = dossiers.open(locality).to("DecideAndSign");
    absences.record(
        new NewAbsence(user("ubnd.leader-2"), plans.today(), plans.today(), null, null),
        logins.actor(user("ubnd.leader-2")));

    Document home = page(user("ubnd.leader-2"), "/");

    assertThat(home.select("article.sign .notice").text()).contains("vắng mặt");
    assertThat(home.select("[data-ask$=SIGN]")).isEmpty();
    assertThat(home.select("[data-ask$=RETURN]")).hasSize(1);
    assertThat(page(user("ubnd.leader"), "/plans/" + dossier.id()).select("#quyet-dinh")).isEmpty();
  }

  @Test
  void a_head_approves_on_the_dossier_page_where_nobody_else_finds_the_buttons() {
    Dossier dossier = dossiers.open(locality).to("ApproveDraft");

    Document home = page(user("noi-vu.head"), "/");
    assertThat(home.select("#co-quan .work a.btn").attr("href"))
        .isEqualTo("/plans/" + dossier.id() + "#quyet-dinh");
    Document own = page(user("noi-vu.head"), "/plans/" + dossier.id());
    assertThat(own.select("#quyet-dinh [data-ask]")).hasSize(2);
    assertThat(own.select(".page-head a.primary")).isEmpty();
    for (String other : List.of("noi-vu.officer", "ubnd.leader", "vp.reviewer", "ubnd.clerk")) {
      assertThat(page(user(other), "/plans/" + dossier.id()).select("#quyet-dinh")).isEmpty();
    }
  }

  @Test
  void who_approves_a_draft_reads_who_will_be_asked_and_who_signs_reads_what_they_said() {
    Dossier dossier = dossiers.open(locality).consulting("tu-phap", "tc-kh").to("ApproveDraft");
    assertThat(decision(dossier)).startsWith("Sẽ lấy ý kiến 2 cơ quan.");

    dossier.to("SignSubmission");
    assertThat(decision(dossier)).startsWith("Hỏi 2 cơ quan: 2 thống nhất.");
    assertThat(page(user("noi-vu.head"), "/plans/" + dossier.id()).select("#van-ban-trinh").text())
        .as("what is to be signed can be read")
        .contains("Dự thảo, chưa ký", "Mở PDF");
    Document signing = page(user("noi-vu.head"), "/plans/" + dossier.id());
    assertThat(signing.select("#quyet-dinh .actions > *").first().text()).isEqualTo("Đọc công văn");
    assertThat(signing.select("#quyet-dinh .actions > *").first().attr("href"))
        .isEqualTo("/api/plans/" + dossier.id() + "/submission.pdf");
    assertThat(signing.select("dialog[id$=SIGN] dl").text())
        .contains("Nội dung ký Công văn về việc ")
        .doesNotContain("đang xem");

    dossier
        .decides("noi-vu.head", "SignSubmission", "RETURN", "Bổ sung kinh phí.", "DraftPlan")
        .to("ApproveDraft");
    assertThat(decision(dossier))
        .startsWith("Sẽ lấy ý kiến lại 2 cơ quan.")
        .doesNotContain("thống nhất");

    Dossier alone = dossiers.open(locality).to("ApproveDraft");
    assertThat(decision(alone)).startsWith("Hồ sơ không lấy ý kiến cơ quan nào.");
  }

  @Test
  void silence_is_not_counted_as_a_yes_and_what_was_not_followed_stands_on_the_card() {
    Dossier dossier =
        dossiers
            .open(locality)
            .consulting("tu-phap", "tc-kh", "vh-tt", "kinh-te", "thi-uy")
            .to("CommentOnDraft")
            .answers("tu-phap", "AGREE", null)
            .answers("tc-kh", "AGREE_WITH_COMMENTS", "Giữ mức 5.000.000 đồng.")
            .answers("vh-tt", "AGREE_WITH_COMMENTS", "Sửa lỗi chính tả.")
            .answers("kinh-te", "OBJECT", "Không đủ nhân lực.")
            .jobsRun()
            .resolves("tc-kh", Resolution.PARTLY_ACCEPTED, "Đã giảm còn 5.500.000 đồng.")
            .resolves("vh-tt", Resolution.ACCEPTED, null)
            .resolves("kinh-te", Resolution.NOT_ACCEPTED, "Nhiệm vụ được tỉnh giao.")
            .to("SignSubmission");

    assertThat(decision(dossier))
        .startsWith(
            "Hỏi 5 cơ quan: 3 thống nhất (2 có góp ý), 1 không thống nhất,"
                + " 1 không trả lời (xem như thống nhất).")
        .containsSubsequence(
            "Phòng Kinh tế không thống nhất.",
            "không tiếp thu: Nhiệm vụ được tỉnh giao.",
            "Phòng Tài chính - Kế hoạch có góp ý.",
            "tiếp thu một phần: Đã giảm còn 5.500.000 đồng.")
        .doesNotContain("chính tả");
  }

  /** What the head of the drafting agency reads before deciding. */
  private String decision(Dossier dossier) {
    return page(user("noi-vu.head"), "/plans/" + dossier.id()).select("#quyet-dinh .two").text();
  }

  @Test
  void what_nobody_has_taken_counts_as_the_agencys_also_when_it_is_due_today() {
    List<Work> waiting = waiting("tu-phap.officer", 5);

    Document home = page(user("tu-phap.officer"), "/");
    assertThat(home.select(".figures a").eachText())
        .containsExactly("0Việc của tôi", "5Việc của cơ quan", "0Sắp đến hạn", "0Quá hạn");
    Element others = home.select(".strip .today a").last();
    assertThat(others.text()).isEqualTo("và 3 việc khác của cơ quan");
    assertThat(home.select(others.attr("href") + " .work")).hasSize(5);
    waiting.forEach(work -> worklist.closed(work.taskId()));
  }

  @Test
  void a_list_that_is_cut_says_how_long_it_is_to_a_leader_too() {
    List<Work> waiting = waiting("tu-phap.officer", 205);
    List<Work> forLeaders = waiting("ubnd.leader", 31);

    assertThat(agencyTasks("tu-phap.officer", "/"))
        .isEqualTo("205, 30 dòng, 30 trong 205 việc. Xem tất cả");
    assertThat(agencyTasks("tu-phap.officer", "/?all=1"))
        .isEqualTo("205, 200 dòng, 200 trong 205 việc. Các việc khác có trong Tasklist.");
    assertThat(agencyTasks("ubnd.leader", "/"))
        .isEqualTo("31, 30 dòng, 30 trong 31 việc. Xem tất cả");
    assertThat(agencyTasks("ubnd.leader", "/?all=1")).isEqualTo("31, 31 dòng, ");
    String officer = user("tu-phap.officer");
    waiting.subList(0, 5).forEach(work -> worklist.assigned(work.taskId(), officer, officer));
    assertThat(worklist.totals(logins.actor(officer)))
        .containsExactlyInAnyOrder(
            new Total(Share.MINE, "CommentOnDraft", 5),
            new Total(Share.AVAILABLE, "CommentOnDraft", 200));
    assertThat(worklist.totals(logins.actor(user("tu-phap.head"))))
        .containsExactly(new Total(Share.OF_AGENCY, "CommentOnDraft", 205));
    Stream.concat(waiting.stream(), forLeaders.stream())
        .forEach(work -> worklist.closed(work.taskId()));
  }

  /** The number in the heading of what nobody has taken, the rows, and what stands below them. */
  private String agencyTasks(String person, String path) {
    Element section = page(user(person), path).getElementById("co-quan");
    return "%s, %d dòng, %s"
        .formatted(
            section.select(".count").text(),
            section.select(".work").size(),
            section.select("footer").text());
  }

  /** Tasks that wait for somebody of a group to take them, due at the end of today. */
  private List<Work> waiting(String group, int count) {
    List<Work> works =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number -> {
                  String agency = group.substring(0, group.indexOf('.'));
                  String id = UUID.randomUUID().toString();
                  return new Work(
                      id,
                      "PlanIssuance",
                      id + "b",
                      locality,
                      agency,
                      "CommentOnDraft",
                      "Góp ý dự thảo",
                      "Kế hoạch số " + number,
                      null,
                      List.of(user(group)),
                      user(agency + ".head"),
                      user("vp.head"),
                      clock.now(),
                      null,
                      plans.today().atTime(23, 59).atZone(ProductClock.ZONE).toInstant(),
                      null);
                })
            .toList();
    works.forEach(work -> worklist.opened(work, false, null));
    return works;
  }

  @Test
  void the_page_of_absences_offers_what_the_reader_may_record() {
    Document leader = page(user("ubnd.leader-2"), "/absences");
    assertThat(leader.select("#vm-ai option").eachAttr("value"))
        .containsExactly(user("ubnd.leader-2"));
    assertThat(leader.select("[data-ask=giao-quyen]")).isEmpty();
    assertThat(leader.select(".nav a[aria-current=page]").text()).isEqualTo("Vắng mặt");

    Document office = page(user("vp.head"), "/absences");
    assertThat(office.select("#vm-ai option").eachAttr("value"))
        .contains(user("ubnd.leader"), user("ubnd.clerk"), user("vp.officer"))
        .doesNotContain(user("noi-vu.officer"));
    assertThat(office.select("#gq-cq option").eachAttr("value"))
        .containsExactlyInAnyOrder("ubnd", "vp");

    assertThat(page(user("noi-vu.officer"), "/").select(".nav a[href=/absences]")).isEmpty();
    assertThat(page(user("noi-vu.officer"), "/absences").select("#vm-ai option")).hasSize(1);
    assertThat(answer("admin", "/absences").statusCode()).isEqualTo(403);
  }

  @Test
  void the_page_of_cited_acts_offers_changes_to_who_keeps_them() {
    Document keeper = page(user("vp.admin"), "/acts?q=cong%20tac%20van%20thu");
    assertThat(keeper.select("#danh-muc tbody tr td:first-child").eachText())
        .containsExactly("30/2020/NĐ-CP");
    assertThat(keeper.select("#danh-muc tbody tr").text())
        .contains("05/03/2020", "Chính phủ", "Còn hiệu lực", "Dùng chung");
    assertThat(keeper.select(".nav a[aria-current=page]").text()).isEqualTo("Viện dẫn");
    // what all share is the installation's; the locality writes beside it
    assertThat(keeper.select("#danh-muc [data-ask]").text()).isEqualTo("Ghi riêng 30/2020/NĐ-CP");
    assertThat(keeper.select("#danh-muc [data-ask]").attr("data-set-issued-on"))
        .isEqualTo("05/03/2020");

    Document missing = page(user("vp.admin"), "/acts?q=9999%2FQ%C4%90-UBND");
    assertThat(missing.select(".empty").text()).contains("Chưa có trong danh mục");
    assertThat(missing.select(".empty [data-ask]").attr("data-set-notation"))
        .isEqualTo("9999/QĐ-UBND");

    Document reader = page(user("noi-vu.officer"), "/acts?q=cong%20tac%20van%20thu");
    assertThat(reader.select("#danh-muc tbody tr")).hasSize(1);
    assertThat(reader.select("[data-ask], .nav a[href=/acts]")).isEmpty();

    Document installation = page("admin", "/acts?q=cong%20tac%20van%20thu");
    assertThat(installation.select("#danh-muc [data-ask]").attr("data-method")).isEqualTo("PUT");
  }

  private static Draft renamed(Draft draft, String subject) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        subject,
        draft.legalBases(),
        draft.articles(),
        draft.plan(),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }
}
