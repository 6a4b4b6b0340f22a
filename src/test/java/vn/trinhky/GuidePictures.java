package vn.trinhky;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Person;
import vn.trinhky.support.Tasklist;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.DocumentReceipt;
import vn.trinhky.workflow.PlanIssuance;

/**
 * Takes the pictures of the user guide: one dossier goes its way, and everybody is photographed at
 * work. No part of the suite: {@code -Dit.test=GuidePictures}, in a fresh database.
 */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class GuidePictures {

  private static final String TOWN = "ninh-hoa";
  private static final String RETURNED =
      "Bổ sung trách nhiệm của người đứng đầu cơ quan vào phần Mục tiêu.";
  private static final String ADDED =
      "Người đứng đầu cơ quan, đơn vị chịu trách nhiệm về kết quả cải cách hành chính của đơn vị mình.";
  private static final String NEW_PASSWORD = "Dau-Xuan-2022-Ninh-Thuong";
  private static final String COMMENT =
      "Đề nghị rà soát kinh phí tại phụ lục cho phù hợp với dự toán năm 2022 đã giao.";
  private static final String OBJECTION =
      "Đề nghị bỏ nhiệm vụ xây dựng phần mềm riêng vì trùng với hệ thống dùng chung của tỉnh.";
  private static final String NOT_ACCEPTED =
      "Nhiệm vụ này chỉ kết nối với hệ thống dùng chung của tỉnh, không xây dựng phần mềm riêng.";

  private static final String REMARK =
      "Đề nghị ghi rõ thời gian hoàn thành là Quý II để kịp tổng hợp báo cáo 6 tháng.";
  private static final Path FILE =
      Path.of("src", "test", "resources", "importing", "files", "ninh-hoa-2022.libreoffice.docx");

  /** Height at which a whole form of Tasklist is seen without scrolling, in px. */
  private static final int TALL = 2400;

  /** What is seen around the part that matters, in px. */
  private static final int MARGIN = 10;

  @LocalServerPort private int port;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Deliveries deliveries;

  @Test
  void everybody_is_photographed_at_work() {
    Browser.journey(
        port,
        "guide",
        browser -> {
          Dossier dossier = drafting(browser);
          importing(browser, dossier);
          approving(browser, dossier);
          comparing(browser, dossier);
          commenting(browser, dossier);
          remarking(browser, dossier);
          resolving(browser, dossier);
          reviewing(browser, dossier);
          signing(browser, dossier);
          issuing(browser, dossier);
          receiving(browser, dossier);
          beingAway(browser);
          changingThePassword(browser);
        });
  }

  private Dossier drafting(Browser browser) {
    Person officer = at(browser, "noi-vu.officer", "/plans/new", 1200);
    picture(officer, "tao-ho-so", officer.page().locator("#tao-ho-so"), 1000);
    Dossier dossier = dossiers.open(TOWN).consulting("tu-phap", "tc-kh", "vh-tt", "kinh-te");
    officer.visit("/plans/" + dossier.id() + "/draft");
    officer.page().locator("#lay-y-kien .chip").first().waitFor();
    officer
        .page()
        .locator("#lay-y-kien")
        .evaluate("e => window.scrollTo(0, window.scrollY + e.getBoundingClientRect().top - 72)");
    Locator found = officer.page().locator(".found-list > .finding");
    found.first().waitFor();
    screen(officer, "soan-thao", 460);
    found.first().scrollIntoViewIfNeeded();
    picture(officer, "cho-can-xem", officer.page().locator(".found-box"), 520);
    officer.visit("/settings");
    // not the fields above it: the browser writes the time of day in the language of its machine
    picture(officer, "cai-dat-thu", officer.page().locator("#thong-bao section").last(), 900);
    return dossier;
  }

  /** Reads the file of the plan that another program wrote; nothing of it is taken over. */
  private static void importing(Browser browser, Dossier dossier) {
    Person officer = at(browser, "noi-vu.officer", "/plans/" + dossier.id() + "/import", 900);
    officer.page().locator("input[type=file]").setInputFiles(FILE);
    officer.click("Đọc tệp");
    officer.sees("Xem lại nội dung đã nhập");
    screen(officer, "nhap-tep", 640);
    browser.leave(officer);
  }

  /** What the head changed his mind about, and what the officer wrote then. */
  private static void comparing(Browser browser, Dossier dossier) {
    int newest = dossier.versions().get(0).number();
    Person officer =
        at(
            browser,
            "noi-vu.officer",
            "/plans/" + dossier.id() + "/compare?from=1&to=" + newest,
            900);
    screen(officer, "so-sanh", 560);
    browser.leave(officer);
  }

  private void remarking(Browser browser, Dossier dossier) {
    Person officer = at(browser, "noi-vu.officer", "/plans/" + dossier.id() + "/remarks", 900);
    officer.page().locator(".thread").getByRole(AriaRole.BUTTON, named("Trả lời")).click();
    officer.page().locator("dialog[open] [value=ACCEPTED]").check();
    officer.click("Lưu trả lời");
    officer.sees("Đã trả lời hết");
    officer.page().getByLabel("Chỉ hiện chỗ có góp ý").check();
    picture(officer, "gop-y-tung-cho", officer.page().locator("#tung-cho"), 420);
    browser.leave(officer);
  }

  private void remark(Person agency, Dossier dossier) {
    agency.visit("/plans/" + dossier.id() + "/remarks");
    Page page = agency.page();
    page.locator(".piece")
        .filter(new Locator.FilterOptions().setHasText("Phụ lục, dòng I.3"))
        .first()
        .getByRole(AriaRole.BUTTON)
        .click();
    page.locator("dialog[open] textarea").fill(REMARK);
    agency.click("Ghi góp ý");
    agency.sees(REMARK);
  }

  private void approving(Browser browser, Dossier dossier) {
    dossier.to(PlanIssuance.APPROVE_DRAFT);
    Person head = at(browser, "noi-vu.head", "/plans/" + dossier.id(), 900);
    Page page = head.page();
    page.locator("#quyet-dinh").getByRole(AriaRole.BUTTON, named("Trả lại")).click();
    page.getByLabel("Lý do trả lại").fill(RETURNED);
    picture(head, "tra-lai", page.locator("dialog[open]"), 600);
    dossier.decides("noi-vu.head", PlanIssuance.APPROVE_DRAFT, "RETURN", RETURNED);

    Person officer = at(browser, "noi-vu.officer", "/", 900);
    screen(officer, "trang-cong-viec", 622);
    officer.page().locator(".bell summary").click();
    picture(officer, "chuong", officer.page().locator(".bell .told"), 480);

    officer.visit("/plans/" + dossier.id() + "/draft");
    Locator body =
        officer.page().getByLabel("Nội dung", new Page.GetByLabelOptions().setExact(true));
    body.press("Control+Home");
    body.press("End");
    body.press("Enter");
    officer.page().keyboard().insertText("- " + ADDED);
    officer.click("Lưu");
    officer.sees("Đã lưu bản ");
    officer.visit("/");
    dossier.to(PlanIssuance.APPROVE_DRAFT);
    dossier.takeTheGoodWay(PlanIssuance.APPROVE_DRAFT);
    browser.leave(head);
  }

  private void commenting(Browser browser, Dossier dossier) {
    dossier.jobsRun();
    Person officer = at(browser, "tc-kh.officer", "/", TALL);
    remark(officer, dossier);
    officer.visit("/");
    Tasklist task = officer.tasklist().open("Góp ý dự thảo").claim();
    task.write("Nội dung góp ý", COMMENT);
    form(officer, "gop-y", section(officer, "opinion"));
    dossier
        .answers("tu-phap", "AGREE", null)
        .answers("tc-kh", "AGREE_WITH_COMMENTS", COMMENT)
        .answers("vh-tt", "OBJECT", OBJECTION)
        .answers("kinh-te", "AGREE", null)
        .jobsRun();
    browser.leave(officer);
  }

  private void resolving(Browser browser, Dossier dossier) {
    Person officer = at(browser, "noi-vu.officer", "/", TALL);
    officer.tasklist().open("Tiếp thu, giải trình ý kiến");
    Locator rows = officer.page().locator("[data-tk-rows] > li");
    assertThat(rows).hasCount(2);
    for (int i = 0; i < 2; i++) {
      boolean objection = rows.nth(i).innerText().contains(OBJECTION);
      rows.nth(i)
          .getByLabel("Cách giải quyết")
          .selectOption(objection ? "NOT_ACCEPTED" : "ACCEPTED");
      rows.nth(i).getByLabel("Giải trình").fill(objection ? NOT_ACCEPTED : "");
    }
    form(officer, "tiep-thu", section(officer, "resolutions"));
    dossier
        .resolves("tc-kh", Resolution.ACCEPTED, null)
        .resolves("vh-tt", Resolution.NOT_ACCEPTED, NOT_ACCEPTED);
    browser.leave(officer);
  }

  private void reviewing(Browser browser, Dossier dossier) {
    dossier.to(PlanIssuance.SIGN_SUBMISSION);
    Person head = at(browser, "noi-vu.head", "/plans/" + dossier.id(), 900);
    picture(head, "khung-quyet-dinh", head.page().locator("#quyet-dinh"), 600);
    browser.leave(head);
    dossier.to(PlanIssuance.REVIEW_DOSSIER);
    Person reviewer = at(browser, "vp.reviewer", "/", TALL);
    Tasklist task = reviewer.tasklist().open("Thẩm tra hồ sơ, lập phiếu trình").claim();
    Locator checks = reviewer.page().locator("[data-tk-checklist] input[type=checkbox]");
    for (int i = 0; i < checks.count(); i++) {
      checks.nth(i).check();
    }
    task.write(
        "Ý kiến của Văn phòng",
        "Hồ sơ đủ điều kiện trình Ủy ban nhân dân thị xã xem xét, ký ban hành.");
    form(reviewer, "phieu-trinh", section(reviewer, "reviewSheet"));
    browser.leave(reviewer);
  }

  private void signing(Browser browser, Dossier dossier) {
    dossier.to(PlanIssuance.DECIDE_AND_SIGN);
    Person leader = browser.personWithPhone(TOWN + ".ubnd.leader-2");
    leader.visit("/");
    screen(leader, "cho-ky-dien-thoai", 844);
    leader.page().locator("article.sign").getByRole(AriaRole.BUTTON, named("Ký ban hành")).click();
    picture(leader, "ky-dien-thoai", leader.page().locator("dialog[open]"), 700);
    browser.leave(leader);
    handing(browser, dossier);
  }

  /** The head of the office gives it to another leader, as the guide says. */
  private void handing(Browser browser, Dossier dossier) {
    Person office = at(browser, "vp.head", "/", TALL);
    Tasklist tasklist = office.tasklist();
    Page page = office.page();
    page.locator(".task-filters").getByText("Việc của cơ quan").click();
    tasklist.open("Xem xét, ký ban hành");
    Locator assignee = page.locator("li.assignee .set-value");
    assignee.click();
    Locator login = page.locator("li.assignee input");
    login.fill(TOWN + ".ubnd.leader");
    office.looks("handing-over");
    login.press("Enter");
    assertThat(page.locator("li.assignee")).containsText("Huỳnh Tấn Lộc");
    engine.assign(
        TOWN + ".vp.head", dossier.task(PlanIssuance.DECIDE_AND_SIGN), TOWN + ".ubnd.leader-2");
    browser.leave(office);
  }

  private void issuing(Browser browser, Dossier dossier) {
    dossier.to(PlanIssuance.ISSUE_DOCUMENT);
    Person clerk = at(browser, "ubnd.clerk", "/", TALL);
    clerk.tasklist().open("Cấp số, đóng dấu, phát hành").claim();
    picture(clerk, "cap-so", section(clerk, "issue"), 522);
    browser.leave(clerk);
    dossier.toTheEnd();
  }

  private void receiving(Browser browser, Dossier dossier) {
    Person commune = at(browser, "xa-ninh-son.clerk", "/", TALL);
    commune.tasklist().open("Tiếp nhận văn bản").claim();
    form(commune, "tiep-nhan", commune.page().locator("form[name=taskForm] .tk-box").last());
    browser.leave(commune);
    for (String agency : new String[] {"xa-ninh-son", "phuong-ninh-hiep", "tu-phap", "tc-kh"}) {
      receive(dossier, agency, "ACCEPT", null);
    }
    receive(dossier, "xa-ninh-tay", "REJECT", "Tệp phụ lục không mở được.");
    Person clerk = at(browser, "ubnd.clerk", "/plans/" + dossier.id() + "/deliveries", 900);
    screen(clerk, "gui-nhan", 724);
    browser.leave(clerk);
  }

  private void receive(Dossier dossier, String agency, String decision, @Nullable String reason) {
    String delivery =
        deliveries.of(dossier.id()).stream()
            .filter(each -> agency.equals(each.agency()))
            .findFirst()
            .orElseThrow()
            .id();
    engine.decide(
        dossier.user(agency + ".clerk"),
        engine.task(delivery, DocumentReceipt.ACCEPT_DOCUMENT),
        decision,
        reason,
        null);
  }

  private static void beingAway(Browser browser) {
    Person office = at(browser, "vp.head", "/absences", 900);
    Page page = office.page();
    office.click("Ghi vắng mặt");
    page.getByLabel("Người vắng mặt").selectOption(TOWN + ".ubnd.leader");
    page.getByLabel("Người làm thay").selectOption(TOWN + ".ubnd.leader-2");
    picture(office, "ghi-vang-mat", page.locator("dialog[open]"), 600);
    browser.leave(office);
  }

  /** Everybody changes the own password, as the guide says. */
  private static void changingThePassword(Browser browser) {
    Person clerk = at(browser, "xa-ninh-thuong.clerk", "/", 900);
    clerk.tasklist();
    Page page = clerk.page();
    page.getByText("Võ Thị Kim Quyên").first().click();
    page.getByText("Thông tin cá nhân").first().click();
    page.getByText("Đổi mật khẩu").first().click();
    page.locator("#user-password-current").fill("trinhky");
    page.locator("form[name=changePassword] input[type=password]").nth(1).fill(NEW_PASSWORD);
    page.locator("#user-password-confirmation").fill(NEW_PASSWORD);
    page.locator("form[name=changePassword] [type=submit]").click();
    clerk.sees("Đã đổi mật khẩu");
    // Camunda asks for rules of passwords and takes it that there are none
    clerk.expectsInConsole("password-policy");
    browser.leave(clerk);
  }

  // taking a picture

  private static Person at(Browser browser, String user, String path, int height) {
    Person person = browser.person(TOWN + "." + user);
    person.page().setViewportSize(1280, height);
    return person.visit(path);
  }

  private static Locator section(Person person, String name) {
    return person.page().locator("[data-tk-section=" + name + "]");
  }

  private static Locator.GetByRoleOptions named(String label) {
    return new Locator.GetByRoleOptions().setName(label);
  }

  /**
   * Takes what matters and a little around it.
   *
   * @param highest px; what is longer is cut there
   */
  private static void picture(Person person, String name, Locator part, int highest) {
    Page page = person.page();
    BoundingBox box = part.boundingBox();
    clip(page, name, box.x, box.y, box.width, Math.min(highest, box.height));
  }

  /** What stands in the window, from its top. */
  private static void screen(Person person, String name, int height) {
    Page page = person.page();
    clip(page, name, 0, 0, page.viewportSize().width, height - MARGIN);
  }

  /** A form of Tasklist from this part of it to its buttons. */
  private static void form(Person person, String name, Locator from) {
    Page page = person.page();
    BoundingBox top = from.boundingBox();
    BoundingBox buttons = page.locator("form[name=taskForm] .tk-actions").boundingBox();
    clip(page, name, top.x, top.y, top.width, buttons.y + buttons.height - top.y);
  }

  private static void clip(
      Page page, String name, double x, double y, double width, double height) {
    double left = Math.max(0, x - MARGIN);
    double top = Math.max(0, y - MARGIN);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("docs", "guide", "pictures", name + ".png"))
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setClip(
                left,
                top,
                Math.min(page.viewportSize().width - left, x - left + width + MARGIN),
                Math.min(page.viewportSize().height - top, y - top + height + MARGIN)));
  }
}
