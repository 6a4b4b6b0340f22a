package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** A plan that exists as a file becomes the draft, by clicking. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class ImportPageIT {

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  private Dossier plan;

  @BeforeEach
  void open() {
    plan = dossiers.open(localities.create()).rewritten(ImportPageIT::emptied);
  }

  @Test
  void an_officer_reads_a_file_decides_what_is_doubtful_and_takes_it_over() {
    Browser.journey(
        port,
        "import",
        browser -> {
          Person officer = browser.person(plan.user("noi-vu.officer"));
          officer.visit("/plans/" + plan.id() + "/draft");
          officer.page().getByText("Nhập từ tệp").click();
          officer.sees("Chưa có gì được lưu");
          officer.looks("choose");
          officer.page().locator("input[type=file]").setInputFiles(file("whole"));
          officer.click("Đọc tệp");
          officer.sees("Xem lại nội dung đã nhập", "38", "dòng nhiệm vụ, 7 nhóm");
          Locator doubts = officer.page().locator("#ket-qua .inline-finding:not(.calm)");
          assertThat(doubts.first()).isVisible();
          officer.looks("review");

          int before = doubts.count();
          Locator proposed = doubts.filter(having("chủ trì")).first();
          String words = proposed.locator(".grow").textContent();
          proposed.getByRole(AriaRole.BUTTON).first().click();
          assertThat(doubts).hasCount(before - 1);
          assertThat(officer.page().locator(".inline-finding.calm")).containsText(words);
          officer.page().locator(".inline-finding.calm").getByText("Chọn lại").click();
          assertThat(doubts).hasCount(before);
          doubts.first().getByText("Giữ như đã đọc").click();

          // what was read waits on the server, not on this page
          officer.page().reload();
          officer.sees("Xem lại nội dung đã nhập");
          officer.click("Dùng nội dung này");
          officer.page().waitForURL(Pattern.compile(".*/draft$"));
          officer.sees("Ban hành Kế hoạch tuyên truyền CCHC");
          assertThat(plan.versions().get(0).reason()).isEqualTo("IMPORTED");
          assertThat(plan.draft().draft().appendices().get(0).groups()).hasSize(7);

          officer.page().setViewportSize(390, 844);
          officer.visit("/plans/" + plan.id() + "/import");
          officer.page().locator("input[type=file]").setInputFiles(file("withoutAppendix"));
          officer.click("Đọc tệp");
          officer.sees("Xem lại nội dung đã nhập");
          officer.looks("phone");
          officer.click("Bỏ, chọn tệp khác");
          officer.sees("Chưa có gì được lưu");
        });
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Path file(String name) {
    try (InputStream in = resource("/importing/journey.properties").openStream()) {
      Properties files = new Properties();
      files.load(in);
      return Path.of(resource(files.getProperty(name)).toURI());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL resource(String path) {
    return Objects.requireNonNull(ImportPageIT.class.getResource(path));
  }

  private static Draft emptied(Draft draft) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        List.of(),
        draft.articles(),
        new Draft.PlanText(draft.plan().subject(), ""),
        List.of(),
        null,
        null,
        List.of(),
        draft.archive(),
        null);
  }
}
