package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Colleague;
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

  private static final String DOUBTFUL =
      """
      KẾ HOẠCH
      Cải cách hành chính năm 2022

      I. MỤC TIÊU
      1. Nâng cao chất lượng phục vụ của
      các cơ quan, đơn vị trên địa bàn.
      2. Rút ngắn thời gian giải quyết.

      II. TỔ CHỨC THỰC HIỆN
      Các cơ quan, đơn vị thực hiện.

      PHỤ LỤC
      NHIỆM VỤ NĂM 2022
      | STT | Nhiệm vụ | Chủ trì | Thời gian | Ghi chú | Người theo dõi |
      |---|---|---|---|---|---|
      | 1 | Chỉnh lý hồ sơ | Phòng Nội vụ; Phòng Tư pháp | Quý I/2022 | | |

      | STT | Nhiệm vụ | Chủ trì | Thời gian | Ghi chú | Người theo dõi |
      |---|---|---|---|---|---|
      | | đã lưu trữ | | | | |
      | 2 | Công bố thủ tục | Phòng Tư pháp | Quý II/2022 | Việc mới | Ông An |
      | | Niêm yết danh mục | Phòng Kinh tế; Phòng Nội vụ | Quý II/2022 | | |
      | 3 | Khảo sát sự hài lòng | Phòng Nội vụ; Phòng Kinh tế | Quý IV/2022 | | |
      """;

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

  @Test
  void doubtful_leads_are_chosen_and_a_mistake_is_corrected_by_one_click() {
    List<String> leads = new ArrayList<>();
    Draft draft =
        fromWord(
            "whole",
            38,
            officer -> {
              Locator doubtful =
                  officer
                      .page()
                      .locator(".pair")
                      .filter(
                          new Locator.FilterOptions()
                              .setHas(
                                  officer
                                      .page()
                                      .locator(".inline-finding:not(.calm) button")
                                      .filter(having("chủ trì"))));
              int before = doubtful.count();
              for (int i = 0; i < 2; i++) {
                Locator row = doubtful.first();
                Locator lead = row.locator(".inline-finding button").filter(having("chủ trì"));
                leads.add(
                    row.locator("div > p").first().innerText()
                        + ": "
                        + lead.last().innerText().replace(" chủ trì", ""));
                lead.last().click();
              }
              assertThat(doubtful).hasCount(before - 2);
            });
    assertThat(
            draft.appendices().get(0).groups().stream()
                .flatMap(group -> group.rows().stream())
                .filter(row -> row.lead() != null)
                .map(row -> row.task() + ": " + row.lead().name()))
        .containsAll(leads);
  }

  @Test
  void rows_without_a_number_are_joined_or_confirmed_and_a_mistake_is_corrected_by_one_click() {
    Draft draft =
        fromWord(
            "province",
            59,
            officer -> {
              Locator rows = officer.page().locator(".figures b").first();
              Locator doubtful = asked(officer, "Dòng này không có số");
              doubtful.first().getByText("Gộp vào dòng trên").click();
              assertThat(rows).hasText("58");
              assertThat(asked(officer, "Có 2 cơ quan cùng chủ trì")).hasCount(1);
              taken(officer, "Gộp vào dòng trên").getByText("Chọn lại").click();
              assertThat(rows).hasText("59");
              for (int left = doubtful.count(); left > 0; left--) {
                doubtful.first().getByText("Giữ như đã đọc").click();
                assertThat(doubtful).hasCount(left - 1);
              }
            });
    assertThat(draft.appendices().get(0).groups().get(0).rows().get(1))
        .satisfies(
            row -> {
              assertThat(row.ordinal()).isEmpty();
              assertThat(row.lead().name()).isEqualTo("Các cơ quan, đơn vị");
            });
  }

  /**
   * Brings the plan in as Word saved it, takes it over with what the person decides, corrects a
   * finding by one click and answers the draft after that.
   */
  private Draft fromWord(String name, int tasks, Consumer<Person> decide) {
    Dossier dossier =
        dossiers
            .open(localities.create(journey(name + ".catalogue")), journey(name + ".sample"))
            .rewritten(ImportPageIT::emptied);
    Browser.journey(
        port,
        "import-" + name,
        browser -> {
          Person officer = browser.person(dossier.plan().drafter());
          Page page = officer.page();
          officer.visit("/plans/" + dossier.id() + "/import");
          page.locator("input[type=file]").setInputFiles(file(name));
          officer.click("Đọc tệp");
          officer.sees("Xem lại nội dung đã nhập");
          assertThat(page.locator(".figures b").first()).hasText(String.valueOf(tasks));
          officer.looks("read");
          decide.accept(officer);
          officer.looks("decided");
          officer.click("Dùng nội dung này");
          page.waitForURL(Pattern.compile(".*/draft$"));

          Locator certain =
              page.locator(".found-list > .finding button").filter(having("Sửa thành"));
          certain.first().scrollIntoViewIfNeeded();
          officer.looks("finding");
          int before = certain.count();
          certain.first().click();
          assertThat(certain).hasCount(before - 1);
          officer.click("Lưu");
          assertThat(page.locator("#da-luu")).containsText("Đã lưu bản 4");
          officer.looks("corrected");
        });
    assertThat(dossier.versions())
        .extracting(VersionInfo::reason)
        .startsWith("SAVED", "IMPORTED", "SAVED");
    assertThat(
            dossier.draft().draft().appendices().stream()
                .flatMap(appendix -> appendix.groups().stream())
                .mapToInt(group -> group.rows().size())
                .sum())
        .isEqualTo(tasks);
    return dossier.draft().draft();
  }

  @Test
  void decisions_stand_in_nobody_s_way_whatever_their_order() {
    reading(
        DOUBTFUL,
        officer -> {
          Locator notes = asked(officer, "Dự thảo không có cột");
          assertThat(notes).hasCount(2);
          // a lead first, then the row is torn: who was confirmed stays
          choose(officer, "Chỉnh lý hồ sơ", "Phòng Tư pháp chủ trì");
          choose(officer, "Chỉnh lý hồ sơ", "Tách ra");
          // rows behind the torn one keep their buttons
          choose(officer, "Niêm yết danh mục", "Phòng Kinh tế chủ trì");
          choose(officer, "Niêm yết danh mục", "Gộp vào dòng trên");
          choose(officer, "Khảo sát sự hài lòng", "Phòng Nội vụ chủ trì");
          // two notes of one row are both written
          notes.first().getByText("Ghi thêm vào nhiệm vụ").click();
          notes.first().getByText("Ghi thêm vào nhiệm vụ").click();
          // a line that was left out comes in, and the torn paragraph can still be torn
          officer.click("Đưa vào dòng 1");
          asked(officer, "Hai dòng được nối").getByText("Tách thành hai đoạn").click();
          officer.looks("decided");
          officer.click("Dùng nội dung này");
          officer.page().waitForURL(Pattern.compile(".*/draft$"));
        });
    Draft draft = plan.draft().draft();
    assertThat(draft.appendices().get(0).groups().get(0).rows())
        .extracting(row -> row.task() + "; " + (row.lead() == null ? "-" : row.lead().agency()))
        .containsExactly(
            "Chỉnh lý hồ sơ; tu-phap",
            "đã lưu trữ; -",
            "Công bố thủ tục Niêm yết danh mục (Ghi chú: Việc mới) (Người theo dõi: Ông An);"
                + " kinh-te",
            "Khảo sát sự hài lòng; noi-vu");
    assertThat(draft.plan().body())
        .isEqualTo(
            """
            KẾ HOẠCH
            I. MỤC TIÊU
            1. Nâng cao chất lượng phục vụ của
            các cơ quan, đơn vị trên địa bàn.
            2. Rút ngắn thời gian giải quyết.
            II. TỔ CHỨC THỰC HIỆN
            Các cơ quan, đơn vị thực hiện.""");
  }

  @Test
  void a_confirmed_lead_stays_also_when_its_name_is_torn() {
    reading(
        DOUBTFUL
            .replace("Phòng Nội vụ; Phòng Tư pháp | Quý I", "Phòng Nội vụ; Phòng Tư | Quý I")
            .replace("đã lưu trữ | |", "đã lưu trữ | pháp |"),
        officer -> {
          choose(officer, "Chỉnh lý hồ sơ", "Phòng Tư pháp chủ trì");
          choose(officer, "Chỉnh lý hồ sơ", "Tách ra");
          assertThat(taken(officer, "Phòng Tư pháp chủ trì")).hasCount(1);
          officer.click("Dùng nội dung này");
          officer.page().waitForURL(Pattern.compile(".*/draft$"));
        });
    Draft.TaskRow row = plan.draft().draft().appendices().get(0).groups().get(0).rows().get(0);
    assertThat(row.task()).isEqualTo("Chỉnh lý hồ sơ");
    assertThat(row.lead()).isEqualTo(new Draft.AgencyRef("Phòng Tư pháp", "tu-phap", null));
    assertThat(row.proposedLeads()).isEmpty();
  }

  @Test
  void each_decision_is_taken_back_alone() {
    reading(
        DOUBTFUL,
        officer -> {
          Locator rows = officer.page().locator(".figures b").first();
          choose(officer, "Niêm yết danh mục", "Gộp vào dòng trên");
          choose(officer, "Khảo sát sự hài lòng", "Phòng Kinh tế chủ trì");
          choose(officer, "Chỉnh lý hồ sơ", "Tách ra");
          assertThat(rows).hasText("4");
          taken(officer, "Gộp vào dòng trên").getByText("Chọn lại").click();
          assertThat(rows).hasText("5");
          taken(officer, "Tách ra").getByText("Chọn lại").click();
          assertThat(rows).hasText("4");
          assertThat(taken(officer, "Phòng Kinh tế chủ trì")).hasCount(1);
          officer.click("Dùng nội dung này");
          officer.page().waitForURL(Pattern.compile(".*/draft$"));
        });
    assertThat(plan.draft().draft().appendices().get(0).groups().get(0).rows())
        .extracting(row -> row.task() + "; " + row.proposedLeads().size())
        .containsExactly(
            "Chỉnh lý hồ sơ đã lưu trữ; 2",
            "Công bố thủ tục; 0",
            "Niêm yết danh mục; 2",
            "Khảo sát sự hài lòng; 0");
  }

  @Test
  void who_read_another_file_in_another_tab_is_told_and_keeps_what_was_decided() {
    reading(
        DOUBTFUL,
        officer -> {
          choose(officer, "Khảo sát sự hài lòng", "Phòng Kinh tế chủ trì");
          new Colleague(port, officer.user())
              .post(
                  "/api/plans/" + plan.id() + "/draft/import/text",
                  Map.of("text", "KẾ HOẠCH\nTuyên truyền năm 2022"))
              .ok();
          officer.click("Dùng nội dung này");
          officer.sees(
              "Ở thẻ khác, anh chị vừa đọc tệp “noi-dung-dan.txt”",
              "Các chỗ anh chị đã quyết định ở đây vẫn còn.");
          officer.expectsInConsole("409");
          assertThat(taken(officer, "Phòng Kinh tế chủ trì")).hasCount(1);
          assertThat(plan.draft().number()).isEqualTo(2);
          officer.click("Dùng nội dung này");
          officer.page().waitForURL(Pattern.compile(".*/draft$"));
        });
    assertThat(plan.draft().draft().appendices().get(0).groups().get(0).rows().get(3).lead())
        .isEqualTo(new Draft.AgencyRef("Phòng Kinh tế", "kinh-te", null));
  }

  /** Questions that are answered so. */
  private static Locator taken(Person officer, String label) {
    return officer.page().locator(".inline-finding.calm").filter(having(label));
  }

  private void reading(String text, Consumer<Person> steps) {
    Browser.journey(
        port,
        "import",
        browser -> {
          Person officer = browser.person(plan.user("noi-vu.officer"));
          officer.visit("/plans/" + plan.id() + "/import");
          officer.page().getByLabel("Hoặc dán nội dung vào đây").fill(text);
          officer.click("Đọc nội dung đã dán");
          officer.sees("Xem lại nội dung đã nhập");
          officer.looks("doubts");
          steps.accept(officer);
        });
  }

  /** Questions that wait for an answer. */
  private static Locator asked(Person officer, String words) {
    return officer.page().locator(".inline-finding:not(.calm)").filter(having(words));
  }

  private static void choose(Person officer, String row, String label) {
    officer
        .page()
        .locator(".pair")
        .filter(having(row))
        .first()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true))
        .click();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Path file(String name) {
    try {
      return Path.of(resource(journey(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the journey works with; no locality is known in code. */
  private static String journey(String name) {
    try (InputStream in = resource("/importing/journey.properties").openStream()) {
      Properties files = new Properties();
      files.load(in);
      return files.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
