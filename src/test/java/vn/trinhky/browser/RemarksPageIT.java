package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
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
import vn.trinhky.support.Tasklist;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** Remarks on single passages, made, talked about and answered by clicking. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class RemarksPageIT {

  private static final String SAID = "Đề nghị lùi sang Quý II/2022 cho kịp hướng dẫn của tỉnh.";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  private Dossier plan;

  @BeforeEach
  void consult() {
    plan = dossiers.open(localities.create()).consulting("tu-phap").to("CommentOnDraft");
  }

  @Test
  void an_agency_remarks_on_a_row_and_the_drafter_answers_it() {
    Browser.journey(
        port,
        "remarks",
        browser -> {
          Person justice = browser.person(plan.user("tu-phap.officer"));
          justice.visit(page()).sees("Góp ý từng chỗ", "Phụ lục, dòng I.3");
          Locator row = piece(justice, "Phụ lục, dòng I.3");
          row.getByRole(AriaRole.BUTTON).click();
          dialog(justice).locator("textarea").fill(SAID);
          justice.looks("remark-dialog");
          justice.click("Ghi góp ý");
          assertThat(piece(justice, "Phụ lục, dòng I.3")).containsText(SAID);
          justice.looks("remarks-agency");

          Tasklist task = justice.tasklist().open("Góp ý dự thảo").claim();
          assertThat(justice.page().locator("[data-tk-remarks]")).isVisible();
          task.looks("comment-form");
          task.decide("Thống nhất, có góp ý");
          plan.jobsRun();

          Person officer = browser.person(plan.user("noi-vu.officer"));
          officer.visit(page()).sees("1 góp ý chưa trả lời", SAID);
          Locator thread = officer.page().locator(".thread");
          thread.getByRole(AriaRole.BUTTON).filter(named("Trao đổi")).click();
          dialog(officer).locator("textarea").fill("Tỉnh đã hướng dẫn chưa?");
          officer.click("Gửi");
          assertThat(thread).containsText("Tỉnh đã hướng dẫn chưa?");
          thread.getByRole(AriaRole.BUTTON).filter(named("Trả lời")).click();
          dialog(officer).locator("[value=NOT_ACCEPTED]").check();
          officer.click("Lưu trả lời");
          assertThat(dialog(officer).getByRole(AriaRole.ALERT))
              .containsText("Hãy ghi lý do không tiếp thu");
          officer.expectsInConsole("422");
          dialog(officer).locator("textarea").fill("Tỉnh ấn định Quý I.");
          officer.click("Lưu trả lời");
          officer.sees("Đã trả lời hết", "Tỉnh ấn định Quý I.");
          officer.looks("remarks-drafter");

          Person phone = browser.personWithPhone(plan.user("noi-vu.head"));
          phone.visit(page()).sees("Góp ý từng chỗ");
          phone.page().getByLabel("Chỉ hiện chỗ có góp ý").check();
          assertThat(phone.page().locator(".piece:visible")).hasCount(1);
          phone.looks("remarks-phone");
        });
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator dialog(Person person) {
    return person.page().locator("dialog[open]");
  }

  private static Locator piece(Person person, String place) {
    return person.page().locator(".piece").filter(named(place)).first();
  }

  private String page() {
    return "/plans/" + plan.id() + "/remarks";
  }
}
