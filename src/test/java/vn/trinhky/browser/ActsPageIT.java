package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** The registry of cited acts, looked up and kept by clicking. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class ActsPageIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  @Test
  void the_keeper_adds_an_act_that_is_missing_and_marks_it_as_replaced() {
    String town = localities.create();
    Browser.journey(
        port,
        "acts",
        browser -> {
          Person keeper = browser.person(town + ".vp.admin");
          keeper.visit("/acts").sees("Danh mục văn bản viện dẫn", "Dùng chung");
          keeper.looks("acts");
          search(keeper, "4782/QĐ-UBND");
          keeper.sees("Chưa có trong danh mục").looks("acts-none");

          keeper.click("Thêm vào danh mục");
          Locator dialog = keeper.page().getByRole(AriaRole.DIALOG);
          assertThat(dialog.getByLabel("Số, ký hiệu")).hasValue("4782/QĐ-UBND");
          dialog.getByLabel("Ngày ban hành").fill("31/02/2021");
          dialog.getByLabel("Tên loại").fill("Quyết định");
          dialog.getByLabel("Cơ quan ban hành").fill("UBND tỉnh");
          dialog.getByLabel("Trích yếu").fill("ban hành kế hoạch cải cách hành chính năm 2022");
          dialog.getByLabel("Nguồn").fill("Bản lưu của Văn phòng");
          save(dialog);
          assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("ngày/tháng/năm");
          keeper.looks("acts-add");
          dialog.getByLabel("Ngày ban hành").fill("24/12/2021");
          save(dialog);
          assertThat(row(keeper)).containsText("24/12/2021");
          assertThat(row(keeper)).containsText("Riêng của địa phương");

          row(keeper).getByText("Sửa").click();
          assertThat(dialog.getByLabel("Trích yếu"))
              .hasValue("ban hành kế hoạch cải cách hành chính năm 2022");
          dialog
              .getByLabel("Hiệu lực", new Locator.GetByLabelOptions().setExact(true))
              .selectOption("REPLACED");
          dialog.getByLabel("Văn bản thay thế").fill("5000/QĐ-UBND");
          dialog.getByLabel("Có hiệu lực từ").fill("01/01/2022");
          dialog.getByLabel("Đến hết").fill("01/01/2021");
          save(dialog);
          assertThat(dialog.getByRole(AriaRole.ALERT))
              .containsText("ngày hết hiệu lực đứng trước ngày có hiệu lực");
          keeper.expectsInConsole("422");
          dialog.getByLabel("Đến hết").fill("31/12/2022");
          save(dialog);
          assertThat(row(keeper)).containsText("Thay bằng 5000/QĐ-UBND");
          assertThat(row(keeper)).containsText("01/01/2022 – 31/12/2022");
          search(keeper, "ke hoach cai cach hanh chinh nam 2022");
          assertThat(row(keeper)).containsText("Bị thay thế");
          keeper.looks("acts-changed");
        });
  }

  @Test
  void the_drafter_looks_up_the_act_that_a_finding_is_about() {
    Dossier plan = dossiers.open(localities.create());
    Browser.journey(
        port,
        "acts-from-a-finding",
        browser -> {
          Person officer = browser.person(plan.user("noi-vu.officer"));
          officer.visit("/plans/" + plan.id() + "/draft");
          Locator finding =
              officer
                  .page()
                  .locator(".found-list > .finding[data-code=citation-date-registry]")
                  .filter(new Locator.FilterOptions().setHasText("62/2020/NĐ-CP"));
          officer.inNewTab(
              finding.getByText("Tra danh mục viện dẫn"),
              () -> {
                assertThat(officer.page().locator("#danh-muc tbody tr")).hasCount(1);
                assertThat(officer.page().locator("#danh-muc")).containsText("01/06/2020");
                assertThat(officer.page().locator("[data-ask]")).hasCount(0);
              });
        });
  }

  private static void search(Person person, String words) {
    Page page = person.page();
    page.locator("#vd-tim").fill(words);
    page.locator("form.filters").getByRole(AriaRole.BUTTON).click();
  }

  private static void save(Locator dialog) {
    dialog.getByText("Lưu vào danh mục").click();
  }

  private static Locator row(Person person) {
    return person
        .page()
        .locator("#danh-muc tbody tr")
        .filter(new Locator.FilterOptions().setHasText("4782/QĐ-UBND"));
  }
}
