package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft.ReportRegime;
import vn.trinhky.document.Draft.ReportWindow;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** Who reports when, to whom and over which days, on the drafting page. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class ReportRegimePageIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  @Test
  void the_windows_of_the_reports_are_written_checked_and_saved() {
    Dossier dossier = dossiers.open(localities.create());
    Browser.journey(
        port,
        "report-regime",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk desk = DraftingDesk.open(officer, dossier);
          Page page = desk.page();
          Locator sheet = page.locator("#bao-cao");
          sheet.getByLabel("Ngày phải gửi").fill("20");
          sheet.getByLabel("Trước mấy giờ").fill("11h30");
          officer.click("Điền bốn kỳ theo Nghị định 09/2019/NĐ-CP");
          assertThat(sheet.getByLabel("Từ ngày, kỳ 3")).hasValue("15/06/2022");
          assertThat(page.getByText("Điền bốn kỳ theo Nghị định")).isHidden();
          officer.click("Bỏ kỳ số liệu 4");
          officer.click("Thêm kỳ");
          sheet.getByLabel("Báo cáo, kỳ 4").fill("Báo cáo năm 2022");
          sheet.getByLabel("Từ ngày, kỳ 4").fill("15/12/2021");
          sheet.getByLabel("Đến hết ngày, kỳ 4").fill("31/11/2022");
          sheet.getByLabel("Đến hết ngày, kỳ 4").press("Tab");
          assertThat(sheet.locator(".error-text:visible")).hasCount(1);
          officer.looks("no-such-day");

          // a day that does not exist is not saved, and stays where it was typed
          officer.click("Lưu");
          assertThat(page.locator("#xung-dot"))
              .containsText(
                  "“Báo cáo năm 2022” ghi đến ngày “31/11/2022”, không phải là một ngày có thật");
          officer.expectsInConsole("422");
          assertThat(sheet.getByLabel("Đến hết ngày, kỳ 4")).hasValue("31/11/2022");
          sheet.getByLabel("Đến hết ngày, kỳ 4").fill("14/12/2022");

          // what does not fit is found while it is written
          sheet.getByLabel("Từ ngày, kỳ 3").fill("20/6/2022");
          assertThat(page.locator("#can-xem"))
              .containsText("Từ ngày 15/6/2022 đến ngày 19/6/2022 không thuộc kỳ nào");
          officer.looks("gap-between-windows");
          sheet.getByLabel("Từ ngày, kỳ 3").fill("15/6/2022");
          assertThat(page.locator("#can-xem")).not().containsText("không thuộc kỳ nào");
          desk.save();

          page.reload();
          assertThat(sheet.getByLabel("Trước mấy giờ")).hasValue("11:30");
          assertThat(sheet.getByLabel("Đến hết ngày, kỳ 4")).hasValue("14/12/2022");
          page.setViewportSize(390, 844);
          sheet.getByText("Thời gian chốt số liệu").scrollIntoViewIfNeeded();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
          officer.looks("phone");
        });
    ReportRegime regime = dossier.draft().draft().reportRegime();
    assertThat(regime.deadlineDay()).isEqualTo(20);
    assertThat(regime.deadlineTime()).isEqualTo("11:30");
    assertThat(regime.windows())
        .containsExactly(
            new ReportWindow("Báo cáo Quý I/2022", "2021-12-15", "2022-03-14"),
            new ReportWindow("Báo cáo 6 tháng đầu năm 2022", "2021-12-15", "2022-06-14"),
            new ReportWindow("Báo cáo Quý III/2022", "2022-06-15", "2022-09-14"),
            new ReportWindow("Báo cáo năm 2022", "2021-12-15", "2022-12-14"));
  }
}
