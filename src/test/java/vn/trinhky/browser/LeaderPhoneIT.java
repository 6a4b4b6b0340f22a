package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.PlanIssuance;

/** A leader between two meetings: two minutes, a phone, no Tasklist. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class LeaderPhoneIT {

  private static final String REASON = "Tính lại chỉ tiêu cho các xã miền núi ở phần II.";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  private String locality;

  @BeforeEach
  void locality() {
    locality = localities.create();
  }

  @Test
  void the_deputy_chairman_signs_one_document_on_the_phone_and_returns_another_with_a_reason() {
    Dossier agreed = dossiers.open(locality).to(PlanIssuance.DECIDE_AND_SIGN);
    Dossier disputed = disputed();
    Browser.journey(
        port,
        "leader",
        browser -> {
          Person leader = browser.personWithPhone(locality + ".ubnd.leader-2");
          Page page = leader.visit("/").page();
          leader.sees("2 văn bản chờ đồng chí ký", "Phòng Tài chính - Kế hoạch không thống nhất");
          isNoWiderThanThePhone(page);
          leader.looks("home-on-a-phone");
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
          leader.looks("home-on-a-phone-in-the-dark");
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

          card(page, agreed).getByRole(AriaRole.BUTTON, named("Ký ban hành")).click();
          Locator question = page.locator("dialog[open]");
          assertThat(question).containsText("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH");
          assertThat(question).not().containsText("đang xem");
          assertThat(question.getByRole(AriaRole.LINK, named("đọc văn bản"))).isVisible();
          leader.looks("before-signing");
          leader.click("Ký ban hành");
          assertThat(page.locator("h1")).hasText("1 văn bản chờ đồng chí ký");
          assertThat(page.locator("#da-ky")).containsText("Quyết định chưa cấp số");

          card(page, disputed).getByRole(AriaRole.LINK).first().click();
          assertThat(page.locator("#quyet-dinh")).containsText("không tiếp thu: Đã giao");
          isNoWiderThanThePhone(page);
          leader.looks("dossier-on-a-phone");
          page.locator("#quyet-dinh").getByRole(AriaRole.BUTTON, named("Trả lại")).click();
          leader.click("Trả lại");
          assertThat(page.locator("dialog[open]")).isVisible();
          page.getByLabel("Lý do trả lại").fill(REASON);
          // closed by mistake: what was typed is still there
          leader.click("Thôi");
          page.locator("#quyet-dinh").getByRole(AriaRole.BUTTON, named("Trả lại")).click();
          assertThat(page.getByLabel("Lý do trả lại")).hasValue(REASON);
          page.getByLabel("Văn phòng, thẩm tra lại").check();
          leader.looks("before-returning");
          leader.click("Trả lại");
          assertThat(page.locator(".stack > .notice")).containsText("“" + REASON + "”");
          assertThat(page.locator("#quyet-dinh")).hasCount(0);

          leader.visit("/");
          leader.sees("Không có văn bản chờ đồng chí ký");
          page.setViewportSize(1440, 900);
          leader.looks("home-with-nothing-left");
        });
    assertThat(agreed.standsAt()).isEqualTo(PlanIssuance.ISSUE_DOCUMENT);
    assertThat(disputed.standsAt()).isEqualTo(PlanIssuance.REVIEW_DOSSIER);
    assertThat(disputed.lastDecision().remark()).isEqualTo(REASON);
  }

  @Test
  void the_head_of_the_office_records_the_absence_of_the_chairman_and_the_deputy_reads_it() {
    Dossier dossier = dossiers.open(locality).to(PlanIssuance.DECIDE_AND_SIGN);
    Browser.journey(
        port,
        "absence",
        browser -> {
          Person office = browser.person(locality + ".vp.head");
          Page page = office.visit("/absences").page();
          office.sees("Không ai vắng mặt").looks("nobody-away");
          office.click("Ghi vắng mặt");
          page.getByLabel("Người vắng mặt").selectOption(locality + ".ubnd.leader");
          page.getByLabel("Đến hết ngày").first().fill("31/02/2099");
          page.getByLabel("Người làm thay").selectOption(locality + ".ubnd.leader-2");
          page.locator("dialog[open] .primary").click();
          office.sees("hãy ghi ngày/tháng/năm, ví dụ 05/02/2022");
          String today = page.getByLabel("Từ ngày").first().inputValue();
          page.getByLabel("Đến hết ngày").first().fill(today);
          office.looks("recording-an-absence");
          page.locator("dialog[open] .primary").click();
          assertThat(page.locator("#vang tbody tr")).hasCount(1);
          office.sees("Huỳnh Tấn Lộc", "Đang vắng").looks("the-chairman-is-away");

          Person deputy = browser.person(locality + ".ubnd.leader-2");
          deputy.visit("/");
          assertThat(deputy.page().locator("#tham-quyen"))
              .containsText("đồng chí điều hành thay, văn bản chuyển đến đồng chí");
          deputy.looks("deputy-at-home");
          deputy
              .page()
              .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
          deputy.visit("/plans/" + dossier.id()).looks("dossier-to-sign-in-the-dark");
        });
  }

  /** One agency objects, and the drafter explains why it stays. */
  private Dossier disputed() {
    Dossier dossier =
        dossiers.open(locality).consulting("tu-phap", "tc-kh").to(PlanIssuance.COMMENT_ON_DRAFT);
    dossier
        .answers("tu-phap", "AGREE_WITH_COMMENTS", "Căn cứ thứ ba nên ghi đủ ngày ban hành.")
        .answers("tc-kh", "OBJECT", "Dòng II.8 nên giao Phòng Kinh tế chủ trì.")
        .jobsRun();
    dossier
        .resolves("tu-phap", Resolution.ACCEPTED, null)
        .resolves("tc-kh", Resolution.NOT_ACCEPTED, "Đã giao theo quyết định của tỉnh.");
    return dossier.to(PlanIssuance.DECIDE_AND_SIGN);
  }

  private static Locator card(Page page, Dossier dossier) {
    return page.locator(
        "article.sign",
        new Page.LocatorOptions().setHas(page.locator("h2 a[href='/plans/" + dossier.id() + "']")));
  }

  private static Locator.GetByRoleOptions named(String label) {
    return new Locator.GetByRoleOptions().setName(label);
  }

  private static void isNoWiderThanThePhone(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of the page, in px")
        .isEqualTo(390);
  }
}
