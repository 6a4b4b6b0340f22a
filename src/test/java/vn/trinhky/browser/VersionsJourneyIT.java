package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.plan.Drafts;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.Rewriting;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** The drafter goes back to an older version, and begins next year's plan from this one. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class VersionsJourneyIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Drafts drafts;

  private String locality;

  @BeforeEach
  void locality() {
    locality = localities.create();
  }

  @Test
  void the_drafter_compares_two_versions_names_one_and_restores_the_other() {
    Dossier dossier =
        dossiers
            .open(locality)
            .rewritten(
                Rewriting.replacing(
                    "đôn đốc, theo dõi và kiểm tra việc", "đôn đốc và giám sát việc"))
            .rewritten(Rewriting::withARowMoved);
    Draft first = drafts.version(dossier.id(), 1).draft();
    Browser.journey(
        port,
        "versions",
        browser -> {
          Person officer = browser.person(locality + ".noi-vu.officer");
          Page page = officer.visit("/plans/" + dossier.id()).page();
          page.locator("#van-ban").getByText("Các bản, so sánh").click();
          page.getByLabel("Từ bản").selectOption("1");
          assertThat(page.locator("h1")).hasText("Bản 3 so với bản 1");
          assertThat(page.locator("#khac-biet del").first()).hasText(", theo dõi");
          officer.sees("chuyển từ dòng II.8", "1 chỗ chuyển chỗ").looks("two-versions");

          page.getByRole(AriaRole.LINK, named("Chỉ phụ lục")).click();
          assertThat(page.locator("#khac-biet .diff")).not().containsText("kiểm tra");
          page.getByRole(AriaRole.LINK, named("Hai cột")).click();
          assertThat(page.locator("table.beside")).containsText("Phụ lục, dòng III.8");
          officer.looks("two-versions-beside-each-other");

          officer.button("Đặt tên bản 3").click();
          page.getByLabel("Tên gọi").fill("Bản gửi các xã");
          officer.click("Lưu tên");
          assertThat(page.locator("#cac-ban")).containsText("Bản gửi các xã");
          assertThat(page.locator("#den option[selected]"))
              .hasText(Pattern.compile(".*Bản gửi các xã$"));

          // one click in the list, and the question says what would change
          page.locator("#cac-ban")
              .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Khôi phục bản 1"))
              .click();
          Locator question = page.locator("dialog[open]");
          assertThat(question)
              .containsText(
                  "Bản 4 mới sẽ có đúng nội dung của bản 1: 2 chỗ khác với bản 3 hiện nay");
          officer.looks("before-restoring");
          // put aside, it is asked again by the same click
          officer.click("Thôi");
          assertThat(question).hasCount(0);
          page.locator("#cac-ban")
              .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Khôi phục bản 1"))
              .click();
          assertThat(question).isVisible();
          officer.click("Khôi phục thành bản mới");
          assertThat(page.locator("#van-ban h2")).hasText("Văn bản, bản 4");
          assertThat(page.locator("#dien-bien")).containsText("Khôi phục bản 1");
        });
    assertThat(dossier.draft().draft()).isEqualTo(first);
  }

  @Test
  void next_years_plan_begins_from_this_one_with_the_tasks_that_go_on() {
    Dossier model = dossiers.open(locality).toTheEnd();
    String title = model.plan().title().replace("năm 2022", "năm 2023");
    Browser.journey(
        port,
        "next-year",
        browser -> {
          Person officer = browser.person(locality + ".noi-vu.officer");
          Page page = officer.visit("/plans/" + model.id()).page();
          page.getByRole(AriaRole.LINK, named("Lập kế hoạch năm sau")).click();
          assertThat(page.getByLabel("Tên kế hoạch")).hasValue(title);
          assertThat(page.locator("#dem")).hasText("38/38 nhiệm vụ");
          page.getByLabel("Tìm trong các nhiệm vụ").fill("tuyen truyen");
          officer.looks("choosing-tasks-by-search");
          officer.click("Bỏ hết");
          assertThat(page.locator("#dem")).not().hasText("38/38 nhiệm vụ");
          page.getByLabel("Tìm trong các nhiệm vụ").fill("");
          page.locator("#cac-nhom fieldset").nth(1).locator("[data-group]").uncheck();
          String count = page.locator("#dem").innerText();
          officer.looks("tasks-to-carry-over");
          officer.click("Tạo hồ sơ và soạn thảo");
          assertThat(page.locator("#lap-theo"))
              .containsText(count.split("/")[0] + " nhiệm vụ chuyển sang");
          assertThat(page.locator("#lap-theo")).containsText("Còn nhắc năm 2022");
          assertThat(page.locator("h1")).hasText(title);
          officer.looks("plan-of-next-year");
        });
  }

  private static Page.GetByRoleOptions named(String label) {
    return new Page.GetByRoleOptions().setName(label);
  }
}
