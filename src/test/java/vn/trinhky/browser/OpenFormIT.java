package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.Tasklist;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;
import vn.trinhky.workflow.PlanIssuance;

/** What goes wrong in front of a screen: nothing typed is lost, and the screen says what to do. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class OpenFormIT {

  private static final String REASON = "Phụ lục còn hai nhiệm vụ chưa ghi cơ quan chủ trì.";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Plans plans;
  @Autowired private Logins logins;

  private String locality;

  @BeforeEach
  void locality() {
    locality = localities.create();
  }

  @Test
  void a_wrong_password_is_told_in_vietnamese_and_the_right_one_opens_the_home_page() {
    journey(
        browser -> {
          Person officer = browser.person(user("noi-vu.officer"));
          officer.page().navigate(officer.address("/"));
          officer.logIn("sai-mat-khau");
          assertThat(officer.page().getByRole(AriaRole.ALERT))
              .containsText("Sai tên đăng nhập hoặc mật khẩu");
          officer.looks("wrong-password");
          // a second try has to wait a moment longer than the first
          officer.page().waitForTimeout(1_500);
          officer.logIn("trinhky");
          officer.sees("Việc của tôi");
        });
  }

  @Test
  void a_refused_completion_shows_our_sentence_in_the_form_and_keeps_what_was_typed() {
    openBlank();
    journey(
        browser -> {
          Person officer = browser.person(user("noi-vu.officer"));
          Tasklist task = officer.tasklist().open("Soạn dự thảo kế hoạch").remark(REASON);
          officer.click("Trình lãnh đạo cơ quan");
          assertThat(officer.page().locator("form[name=taskForm] [role=alert]"))
              .containsText("Dự thảo còn thiếu: ");
          assertThat(comment(officer)).hasValue(REASON);
          assertThat(officer.page().locator(".notifications .alert")).hasCount(0);
          task.looks("refused");
          assertThat(officer.button("Trình lãnh đạo cơ quan")).isEnabled();
          officer.expectsInConsole("422");
        });
  }

  @Test
  void an_agreement_with_something_written_is_sent_as_what_it_is() {
    Dossier dossier =
        dossiers.open(locality).consulting("tu-phap").to(PlanIssuance.COMMENT_ON_DRAFT);
    journey(
        browser -> {
          Person officer = browser.person(user("tu-phap.head"));
          Tasklist task = officer.tasklist().open("Góp ý dự thảo").claim();
          assertThat(officer.page().locator(".start-process-action")).isHidden();
          assertThat(officer.page().locator(".createCommentLink")).isHidden();
          assertThat(officer.page().locator(".ce-eol-banner")).isHidden();
          task.write("Nội dung góp ý", "Đề nghị ghi rõ nguồn kinh phí.");
          officer.click("Thống nhất");
          task.sees("hãy chọn “Thống nhất, có góp ý”, hoặc xóa nội dung rồi gửi lại.");
          task.looks("agreed-with-words").decide("Thống nhất, có góp ý");
          officer.sees("Đã gửi ý kiến: thống nhất, có góp ý.").looks("opinion-sent");
          officer.click("Đóng");
          assertThat(officer.page().locator(".tk-done")).hasCount(0);
          assertThat(dossier.opinion("tu-phap").content())
              .isEqualTo("Đề nghị ghi rõ nguồn kinh phí.");
        });
  }

  @Test
  void an_expired_session_keeps_the_form_open_and_the_decision_goes_through_after_a_new_login() {
    dossiers.open(locality).to(PlanIssuance.APPROVE_DRAFT);
    journey(
        browser -> {
          Person head = browser.person(user("noi-vu.head"));
          Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
          task.remark(REASON);
          head.page().context().clearCookies();
          head.click("Trả lại");
          head.sees("Phiên làm việc đã hết");
          assertThat(comment(head)).hasValue(REASON);
          head.looks("session-ended");
          head.inNewTab(
              head.page()
                  .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đăng nhập lại"))
                  .first(),
              () -> head.logIn("trinhky"));
          assertThat(head.page().getByText("Phiên làm việc đã hết")).hasCount(0);
          assertThat(comment(head)).hasValue(REASON);
          task.decide("Trả lại");
          head.expectsInConsole("401");
        });
  }

  @Test
  void a_task_is_returned_without_touching_the_mouse() {
    dossiers.open(locality).to(PlanIssuance.APPROVE_DRAFT);
    journey(
        browser -> {
          Person head = browser.person(user("noi-vu.head"));
          Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
          Page page = head.page();
          page.locator("[role=tab]").first().focus();
          page.keyboard().press("ArrowRight");
          task.sees("Anh chị xem văn bản này lần đầu");
          tabTo(page, comment(head));
          page.keyboard().type(REASON);
          tabTo(page, head.button("Trả lại"));
          page.keyboard().press("Enter");
          assertThat(page.locator(".no-task")).isVisible();
        });
  }

  @Test
  void the_deputy_chairman_sees_on_a_phone_what_waits_for_a_signature() {
    Dossier dossier = dossiers.open(locality).to(PlanIssuance.DECIDE_AND_SIGN);
    journey(
        browser -> {
          Person vice = browser.personWithPhone(user("ubnd.leader-2"));
          vice.visit("/");
          vice.sees(dossier.plan().title()).looks("leader-home-on-a-phone");
          assertThat(vice.page().evaluate("document.documentElement.scrollWidth"))
              .as("width of the page, in px")
              .isEqualTo(390);
        });
  }

  private static Locator comment(Person person) {
    return person.page().locator("form[name=taskForm] [name=comment]");
  }

  private static void tabTo(Page page, Locator target) {
    for (int presses = 0; presses < 12; presses++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + target);
  }

  private void journey(Consumer<Browser> steps) {
    Browser.journey(port, "form", steps);
  }

  /** A blank dossier, which lacks nearly everything. */
  private void openBlank() {
    plans.open(
        new NewPlan(
            locality,
            2022,
            IssuanceForm.DECISION_WITH_PLAN,
            IssuingAuthority.COMMITTEE,
            "Kế hoạch cải cách hành chính năm 2022",
            null,
            Urgency.NORMAL,
            null,
            null),
        logins.actor(user("noi-vu.officer")));
  }

  private String user(String rest) {
    return locality + "." + rest;
  }
}
