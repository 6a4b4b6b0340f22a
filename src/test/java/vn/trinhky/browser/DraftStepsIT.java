package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
import vn.trinhky.support.Rewriting;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/**
 * What stands beside the text moves with it, and what changes several places at once is taken back
 * at once.
 */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class DraftStepsIT {

  private static final String FIRST = "Ban hành Kế hoạch CCHC";
  private static final String TRAINING = "Ban hành Kế hoạch tập huấn";
  private static final String DECREE = "62/2020/NĐ-CP";
  private static final String WRONG = "Nghị định số 62/2020/NĐ-CP ngày 01/7/2020 của Chính phủ";
  private static final String REFERENCE = "Thực hiện điểm đ khoản 2 mục I của Kế hoạch này";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;

  private Dossier dossier;

  @BeforeEach
  void dossier() {
    dossier = dossiers.open(localities.create());
  }

  @Test
  void a_finding_stays_with_its_row_when_rows_come_before_it_and_corrects_that_row() {
    drafting(
        (officer, desk) -> {
          Locator finding = finding(desk, DECREE);
          assertThat(finding).hasCount(1);
          finding.locator(".linkbtn").click();
          List<Route> silent = silence(desk.page(), "findings");
          desk.cell(DECREE, "task").click();
          desk.press("Alt+ArrowUp", "Alt+ArrowUp");
          assertThat(desk.cell(DECREE, "task").locator(".cell-found")).isVisible();
          assertThat(desk.grid().locator(".c-task .cell-found")).hasCount(1);
          finding.getByText("Sửa thành ngày 01/6/2020").click();
          assertThat(desk.cell(DECREE, "task")).containsText("01/6/2020");
          assertThat(finding).isHidden();
          answer(silent);
          desk.save();
        });
    assertThat(dossier.draft().draft().appendices().get(0).groups())
        .flatExtracting(Draft.TaskGroup::rows)
        .filteredOn(row -> row.task().contains(DECREE))
        .singleElement()
        .satisfies(row -> assertThat(row.task()).contains("01/6/2020"));
  }

  @Test
  void a_finding_moves_with_the_words_it_is_about_and_vanishes_when_they_are_written_over() {
    dossier.rewritten(
        draft -> Rewriting.withBody(draft, draft.plan().body() + "\n- Thực hiện " + WRONG + "."));
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          Locator inText = page.locator(".where").filter(said("Mục IV, dòng"));
          Locator finding =
              finding(desk, DECREE).filter(new Locator.FilterOptions().setHas(inText));
          assertThat(finding).hasCount(1);
          silence(page, "findings");
          desk.at("I. MỤC TIÊU").type("\nMột dòng mới ở trên, dài hơn chỗ cần xem nhiều lần.\n");
          finding.locator(".linkbtn").click();
          Locator line =
              desk.body().locator(".cm-line").filter(said("- Thực hiện Nghị định số 62"));
          assertThat(line.locator(".cm-lintRange")).not().hasCount(0);
          String selected = (String) page.evaluate("getSelection().toString()");
          assertThat(selected).isNotBlank();
          assertThat(WRONG).contains(selected);
          officer.looks("finding-moved-with-its-line");
          desk.press("Delete");
          assertThat(finding).isHidden();
        });
  }

  @Test
  void a_correction_is_taken_back_with_ctrl_z_and_so_is_what_was_written_before_it() {
    drafting(
        (officer, desk) -> {
          desk.write(FIRST, "task", "Việc ghi trước");
          Locator finding = finding(desk, DECREE);
          finding.locator(".linkbtn").click();
          finding.getByText("Sửa thành ngày 01/6/2020").click();
          assertThat(desk.cell(DECREE, "task")).containsText("01/6/2020");
          desk.press("Control+z");
          assertThat(desk.cell(DECREE, "task")).not().containsText("01/6/2020");
          assertThat(officer.button("Lưu")).isEnabled();
          desk.press("Control+y");
          assertThat(desk.cell(DECREE, "task")).containsText("01/6/2020");
          desk.press("Control+z");
          desk.undo();
          assertThat(officer.button("Lưu")).isDisabled();
        });
  }

  @Test
  void labels_and_what_refers_to_them_are_taken_back_together() {
    dossier.rewritten(Rewriting.retasked(FIRST, REFERENCE));
    String before = dossier.draft().draft().plan().body();
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          desk.write(TRAINING, "product", "Sản phẩm ghi trước");
          desk.at("b) 100% dịch vụ công");
          officer.click("Thêm mục");
          desk.type("Mục mới");
          page.locator("#noi-dung-ke-hoach").getByText("Đánh lại số", exactly()).click();
          page.locator("dialog[open] .btn.primary").click();
          assertThat(desk.body()).containsText("d) 100% thủ tục");
          assertThat(desk.row("Thực hiện điểm e khoản 2 mục I")).isVisible();
          desk.press("Control+z");
          assertThat(desk.body()).containsText("c) 100% thủ tục");
          assertThat(desk.body()).containsText("c) Mục mới");
          assertThat(desk.row(REFERENCE)).isVisible();
          // and on, each in its own place
          desk.press("Control+z", "Control+z");
          assertThat(desk.body()).not().containsText("Mục mới");
          desk.undo();
          assertThat(desk.cell(TRAINING, "product")).not().containsText("Sản phẩm ghi trước");
          assertThat(officer.button("Lưu")).isDisabled();
        });
    assertThat(dossier.draft().draft().plan().body()).isEqualTo(before);
  }

  @Test
  void several_references_in_one_row_are_all_written_anew_whatever_order_they_were_chosen_in() {
    dossier.rewritten(
        Rewriting.retasked(FIRST, "Việc theo điểm đ khoản 2 mục I, rồi theo điểm d khoản 2 mục I"));
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          desk.at("b) 100% dịch vụ công");
          officer.click("Thêm mục");
          desk.type("Mục mới");
          page.locator("#noi-dung-ke-hoach").getByText("Đánh lại số", exactly()).click();
          Locator first =
              page.locator("dialog[open] .check")
                  .filter(said("điểm đ khoản 2 mục I"))
                  .locator("input")
                  .first();
          first.uncheck();
          first.check();
          page.locator("dialog[open] .btn.primary").click();
          assertThat(desk.row("Việc theo điểm e khoản 2 mục I, rồi theo điểm đ khoản 2 mục I"))
              .isVisible();
          desk.save();
        });
  }

  @Test
  void text_taken_back_from_a_copy_can_be_given_up_again() {
    Browser.journey(
        port,
        "steps-copy",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk desk = DraftingDesk.open(officer, dossier);
          desk.write(FIRST, "task", "Việc chưa kịp lưu");
          desk.at("I. MỤC TIÊU").type(" CHƯA KỊP LƯU");
          assertThat(officer.page().locator("#da-luu")).containsText("đã giữ nháp lúc ");
          browser.leave(officer);
          Person again = browser.person(dossier.user("noi-vu.officer"));
          desk = DraftingDesk.open(again, dossier);
          again.click("Lấy lại nội dung đó");
          assertThat(desk.row("Việc chưa kịp lưu")).isVisible();
          assertThat(desk.body()).containsText("NĂM 2022 CHƯA KỊP LƯU");
          desk.press("Control+z");
          assertThat(desk.row(FIRST)).isVisible();
          assertThat(desk.body()).not().containsText("CHƯA KỊP LƯU");
          assertThat(again.button("Lưu")).isDisabled();
          desk.press("Control+y");
          assertThat(desk.row("Việc chưa kịp lưu")).isVisible();
          desk.save();
        });
    assertThat(dossier.draft().draft().plan().body()).contains("NĂM 2022 CHƯA KỊP LƯU");
  }

  @Test
  void the_preview_opens_where_one_writes_and_goes_along() {
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          desk.cell(TRAINING, "task").click();
          officer.click("Xem trước");
          FrameLocator paper = page.frameLocator("#khung-xem iframe");
          assertThat(page.locator("#khung-xem")).isInViewport();
          assertThat(paper.locator("td").filter(said(TRAINING)).first()).isInViewport();
          assertThat(desk.cell(TRAINING, "task")).isInViewport();
          officer.looks("preview-beside-a-row");
          page.locator("#bo-cuc").getByText("IV. TỔ CHỨC THỰC HIỆN").click();
          assertThat(paper.getByText("IV. TỔ CHỨC THỰC HIỆN").first()).isInViewport();
          assertThat(page.locator("#khung-xem")).isInViewport();
          officer.looks("preview-beside-the-text");
          page.locator("#can-cu textarea").nth(1).focus();
          assertThat(paper.locator(".basis").nth(1)).isInViewport();
          officer.click("Đóng xem trước");
          assertThat(page.locator("#khung-xem")).isHidden();
        });
  }

  @Test
  void a_keystroke_among_a_thousand_rows_never_waits_for_the_server() {
    dossier.rewritten(DraftEditorIT::withAThousandRows);
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          assertThat(page.locator(".findings .badge").first()).isVisible();
          List<Route> silent = silence(page, "findings|copies|deadlines");
          desk.write("Nhiệm vụ 3 của", "task", "Việc thứ ba");
          desk.write("Việc thứ ba", "time", "Quý IV/2022");
          assertThat(desk.cell("Việc thứ ba", "time")).containsText("Quý IV/2022");
          desk.at("I. MỤC TIÊU").type(" GÕ TIẾP");
          // the check of before is still under way, as is the copy
          page.waitForCondition(() -> silent.size() >= 3);
          desk.type(" VÀ GÕ NỮA");
          assertThat(desk.body()).containsText("GÕ TIẾP VÀ GÕ NỮA");
          desk.save();
          answer(silent);
        });
  }

  private void drafting(BiConsumer<Person, DraftingDesk> steps) {
    Browser.journey(
        port,
        "steps",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          steps.accept(officer, DraftingDesk.open(officer, dossier));
        });
  }

  /** From now on the server says nothing about these; what was asked of it is answered later. */
  private static List<Route> silence(Page page, String what) {
    List<Route> waiting = new ArrayList<>();
    page.route(Pattern.compile(".*/(" + what + ")(/|\\?|$).*"), waiting::add);
    return waiting;
  }

  private static void answer(List<Route> waiting) {
    waiting.forEach(Route::resume);
    waiting.clear();
  }

  private static Locator finding(DraftingDesk desk, String words) {
    return desk.page().locator(".found-list > .finding").filter(said(words));
  }

  private static Locator.FilterOptions said(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
