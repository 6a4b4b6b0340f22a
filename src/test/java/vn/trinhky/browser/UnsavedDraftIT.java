package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.plan.DraftCopies;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.Rewriting;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.PlanIssuance;

/** What is typed on the drafting page and not saved yet: it is kept, merged, and nowhere lost. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class UnsavedDraftIT {

  private static final String FIRST = "Ban hành Kế hoạch CCHC";
  private static final String TRAINING = "Ban hành Kế hoạch tập huấn";
  private static final String KEPT = "đã giữ nháp lúc ";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private DraftCopies copies;
  @Autowired private TaskService tasks;

  private Dossier dossier;

  @BeforeEach
  void dossier() {
    dossier = dossiers.open(localities.create());
  }

  @Test
  void words_in_an_open_cell_are_kept_and_leaving_the_page_asks_first() {
    drafting(
        (officer, desk) -> {
          desk.cell(FIRST, "task").click();
          desk.press("Enter", "Control+A").type("Việc còn đang gõ");
          keeps(officer, "Việc còn đang gõ");
          assertThat(askedBeforeLeaving(desk)).isTrue();
          assertThat(desk.page().locator(".cell-edit")).hasValue("Việc còn đang gõ");
          // taken back with Esc, the row says again what it said
          desk.press("Escape");
          assertThat(desk.row(FIRST)).isVisible();
          assertThat(officer.button("Lưu")).isDisabled();

          // names being typed count like any words
          desk.cell(FIRST, "lead").click();
          desk.press("Enter", "Control+A").type("Trạm Thú y liên xã");
          keeps(officer, "Trạm Thú y liên xã");
          desk.press("Tab");
          assertThat(desk.cell(FIRST, "lead")).containsText("Trạm Thú y liên xã");

          Locator heading = desk.grid().locator("input.title").first();
          heading.fill("Nhóm còn đang gõ");
          keeps(officer, "Nhóm còn đang gõ");
          desk.save();
        });
    assertThat(groups().get(0).title()).isEqualTo("Nhóm còn đang gõ");
    assertThat(groups().get(0).rows().get(0).lead())
        .isEqualTo(new Draft.AgencyRef("Trạm Thú y liên xã", null, null));
  }

  @Test
  void words_in_the_form_of_a_row_are_kept_and_stay_when_the_form_is_closed_with_esc() {
    drafting(
        (officer, desk) -> {
          desk.row(FIRST).locator(".rowlink").click();
          Locator form = desk.page().locator("dialog.row-form");
          Locator product = form.getByLabel("Kết quả, sản phẩm");
          product.fill("");
          product.pressSequentially("Báo cáo còn đang gõ");
          keeps(officer, "Báo cáo còn đang gõ");
          assertThat(askedBeforeLeaving(desk)).isTrue();
          desk.press("Escape");
          assertThat(form).hasCount(0);
          assertThat(desk.cell(FIRST, "product")).containsText("Báo cáo còn đang gõ");
          desk.save();
        });
    assertThat(groups().get(0).rows().get(0).product()).isEqualTo("Báo cáo còn đang gõ");
  }

  @Test
  void words_of_the_text_are_kept_while_the_cursor_is_still_in_it() {
    drafting(
        (officer, desk) -> {
          desk.at("I. MỤC TIÊU").type(" VÀ YÊU CẦU ĐANG GÕ");
          keeps(officer, "VÀ YÊU CẦU ĐANG GÕ");
          assertThat(askedBeforeLeaving(desk)).isTrue();
        });
  }

  @Test
  void what_is_typed_while_both_texts_are_shown_is_merged_too() {
    drafting(
        (officer, desk) -> {
          desk.write(FIRST, "task", "Việc của chị Mai");
          dossier.rewritten(Rewriting.retasked(TRAINING, "Việc của anh Khoa"));
          officer.click("Lưu");
          Locator both = desk.page().locator("#xung-dot");
          assertThat(both).containsText("Hai người sửa những chỗ khác nhau");
          officer.expectsInConsole("409");
          desk.at("I. MỤC TIÊU").type(" GÕ SAU");
          desk.write("Việc của chị Mai", "product", "Sản phẩm gõ sau");
          officer.click("Gộp và lưu thành bản mới");
          assertThat(desk.page().locator("#da-luu")).containsText("Đã lưu bản 3");
        });
    Draft merged = dossier.draft().draft();
    assertThat(merged.plan().body()).startsWith("I. MỤC TIÊU TRỌNG TÂM NĂM 2022 GÕ SAU");
    assertThat(groups().get(0).rows())
        .extracting(TaskRow::task)
        .contains("Việc của chị Mai", "Việc của anh Khoa");
    assertThat(groups().get(0).rows().get(0).product()).isEqualTo("Sản phẩm gõ sau");
  }

  @Test
  void a_place_that_the_colleague_changed_as_well_is_shown_before_it_is_merged() {
    drafting(
        (officer, desk) -> {
          desk.write(TRAINING, "product", "Sản phẩm của chị Mai");
          dossier.rewritten(Rewriting.retasked(FIRST, "Việc của anh Khoa"));
          officer.click("Lưu");
          Locator both = desk.page().locator("#xung-dot");
          assertThat(both).containsText("Hai người sửa những chỗ khác nhau");
          officer.expectsInConsole("409");
          desk.write(FIRST, "task", "Việc của chị Mai");
          officer.click("Gộp và lưu thành bản mới");
          assertThat(both).containsText("Anh chị vừa sửa thêm chỗ mà đồng nghiệp cũng sửa");
          assertThat(both).containsText("Có 1 chỗ hai người cùng sửa");
          assertThat(dossier.versions()).hasSize(2);
          officer.looks("merged-after-a-second-look");
          both.getByLabel("Của bản 2", new Locator.GetByLabelOptions().setExact(true)).check();
          officer.click("Gộp và lưu thành bản mới");
          assertThat(desk.page().locator("#da-luu")).containsText("Đã lưu bản 3");
        });
    List<TaskRow> rows = groups().get(0).rows();
    assertThat(rows.get(0).task()).isEqualTo("Việc của anh Khoa");
    assertThat(rows).extracting(TaskRow::product).contains("Sản phẩm của chị Mai");
  }

  @Test
  void the_officer_who_only_reads_on_is_told_that_a_colleague_saved() {
    Browser.journey(
        port,
        "unsaved-told",
        browser -> {
          Person mai = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk hers = DraftingDesk.open(mai, dossier);
          tasks.setAssignee(
              dossier.task(PlanIssuance.DRAFT_PLAN).getId(), dossier.user("noi-vu.officer-2"));
          Person khoa = browser.person(dossier.user("noi-vu.officer-2"));
          DraftingDesk.open(khoa, dossier).write(TRAINING, "task", "Việc của anh Khoa").save();
          browser.leave(khoa);
          // without a window no tab is ever hidden, so none comes back
          hers.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
          assertThat(hers.page().locator("#xung-dot")).containsText("vừa lưu bản 2");
          mai.click("Xem và gộp hai bản");
          assertThat(hers.page().locator("#xung-dot")).containsText("Đồng nghiệp vừa lưu bản 2");
        });
  }

  @Test
  void a_copy_on_its_way_while_the_text_is_saved_is_not_offered_afterwards() {
    drafting(
        (officer, desk) -> {
          List<Route> late = new ArrayList<>();
          desk.page()
              .route(
                  Pattern.compile(".*/draft/copies/.*"),
                  route -> {
                    if (route.request().method().equals("PUT") && late.isEmpty()) {
                      late.add(route);
                    } else {
                      route.resume();
                    }
                  });
          desk.page()
              .waitForRequest(
                  request -> request.method().equals("PUT") && request.url().contains("/copies/"),
                  () -> desk.write(FIRST, "task", "Việc đã lưu"));
          desk.save();
          assertThat(late).hasSize(1);
          desk.page()
              .waitForResponse(
                  response ->
                      response.url().contains("/draft/copies/")
                          && response.request().method().equals("DELETE"),
                  () -> late.get(0).resume());
          assertThat(copies.of(dossier.id(), dossier.actor("noi-vu.officer")).mine()).isEmpty();
          DraftingDesk again = DraftingDesk.open(officer, dossier);
          assertThat(again.row("Việc đã lưu")).isVisible();
          assertThat(again.page().locator("#xung-dot")).isHidden();
        });
  }

  private void drafting(BiConsumer<Person, DraftingDesk> steps) {
    Browser.journey(
        port,
        "unsaved",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          steps.accept(officer, DraftingDesk.open(officer, dossier));
        });
  }

  /** Waits until the server has a copy with these words. */
  private void keeps(Person officer, String words) {
    assertThat(officer.page().locator("#da-luu")).containsText(KEPT);
    assertThat(
            copies.of(dossier.id(), dossier.actor("noi-vu.officer")).mine().stream()
                .map(
                    kept ->
                        copies.content(dossier.id(), kept.tab(), dossier.actor("noi-vu.officer")))
                .map(Object::toString))
        .anyMatch(draft -> draft.contains(words));
  }

  /** Tries to leave, is asked, and stays. */
  private static boolean askedBeforeLeaving(DraftingDesk desk) {
    Page page = desk.page();
    List<String> asked = new ArrayList<>();
    page.onceDialog(
        (Dialog dialog) -> {
          asked.add(dialog.type());
          dialog.dismiss();
        });
    page.evaluate("setTimeout(() => location.assign('/plans'), 0)");
    page.waitForTimeout(300);
    return asked.contains("beforeunload");
  }

  private List<Draft.TaskGroup> groups() {
    return dossier.draft().draft().appendices().get(0).groups();
  }
}
