package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.Appendix;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Person;
import vn.trinhky.support.Rewriting;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.PlanIssuance;

/** Writing a plan on the drafting page: what would otherwise be done in Word and Excel. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class DraftEditorIT {

  private static final String FIRST = "Ban hành Kế hoạch CCHC";
  private static final String TRAINING = "Ban hành Kế hoạch tập huấn";
  private static final String PROMOTION = "Chương trình Xúc tiến đầu tư";
  private static final String STEERING = "Công tác chỉ đạo";
  private static final String INSTITUTIONS = "Cải cách thể chế";

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private TaskService tasks;

  private Dossier dossier;

  @BeforeEach
  void dossier() {
    dossier = dossiers.open(localities.create());
  }

  @Test
  void a_row_is_written_with_the_keyboard_alone_and_every_step_can_be_taken_back() {
    drafting(
        (officer, desk) -> {
          desk.cell(FIRST, "task").click();
          desk.press("Enter", "Control+A").type("Việc thứ nhất").press("Tab");
          desk.type("Báo cáo").press("Tab", "Enter", "Control+A");
          desk.type("tu phap").press("ArrowDown", "Enter");
          assertThat(desk.cell("Việc thứ nhất", "lead")).containsText("Phòng Tư pháp");
          desk.press("Control+z");
          assertThat(desk.cell("Việc thứ nhất", "lead")).containsText("Phòng Nội vụ");
          desk.press("Control+z", "Control+z");
          assertThat(desk.row(FIRST)).isVisible();
          desk.press("Control+y");
          desk.write("Việc thứ nhất", "time", "Quý III/2022");
          assertThat(desk.cell("Việc thứ nhất", "time")).containsText("hiểu là 01/07 – 30/09/2022");
          // Esc leaves the cell as it was, and once more leaves the grid
          desk.cell("Việc thứ nhất", "product").click();
          desk.press("Enter").type("không ghi").press("Escape");
          assertThat(desk.cell("Việc thứ nhất", "product")).not().containsText("không ghi");
          desk.press("Escape");
          assertThat(desk.page().locator(".tabulator-tableholder:focus")).hasCount(0);
          desk.save();
        });
    TaskRow row = groups().get(0).rows().get(0);
    assertThat(row.task()).isEqualTo("Việc thứ nhất");
    assertThat(row.time()).isEqualTo("Quý III/2022");
    assertThat(row.deadline())
        .satisfies(deadline -> assertThat(deadline.latest()).isEqualTo("2022-09-30"));
  }

  @Test
  void rows_come_from_a_spreadsheet_and_a_name_that_the_catalogue_lacks_is_kept_as_printed() {
    int before = groups().get(0).rows().size();
    drafting(
        (officer, desk) -> {
          desk.cell("Tổ chức tham quan", "task").click();
          desk.paste(
              "Việc dán một\tBáo cáo\tPhòng Nội vụ\tHội Khuyến học, ban đại diện\tTháng 5/2022\n"
                  + "\"Việc dán hai\nhai dòng\"\tDanh sách\tTrạm Thú y liên xã\tPhòng Tư pháp;"
                  + " Phòng Kinh tế\tQuý IV/2022\n");
          assertThat(desk.page().locator(".told-step"))
              .containsText("Đã dán 2 dòng: ghi lên 1 dòng, thêm 1 dòng.");
          assertThat(desk.cell("Việc dán hai", "lead").locator(".chip.unknown"))
              .containsText("Trạm Thú y liên xã");
          assertThat(desk.cell("Việc dán hai", "time")).containsText("hiểu là 01/10 – 31/12/2022");
          assertThat(desk.page().locator("#phu-luc-1 > footer"))
              .containsText("2 dòng có tên chưa có trong danh mục");
          officer.looks("pasted-rows");
          desk.save();
        });
    List<TaskRow> rows = groups().get(0).rows();
    assertThat(rows).hasSize(before + 1);
    TaskRow one = rows.get(before - 1);
    assertThat(one.task()).isEqualTo("Việc dán một");
    assertThat(one.lead()).isEqualTo(new Draft.AgencyRef("Phòng Nội vụ", "noi-vu", null));
    assertThat(one.coordinators())
        .containsExactly(new Draft.AgencyRef("Hội Khuyến học, ban đại diện", null, null));
    TaskRow two = rows.get(before);
    assertThat(two.task()).isEqualTo("Việc dán hai\nhai dòng");
    assertThat(two.ordinal()).isEqualTo("9");
    assertThat(two.lead()).isEqualTo(new Draft.AgencyRef("Trạm Thú y liên xã", null, null));
    assertThat(two.coordinators()).extracting(Draft.AgencyRef::agency).doesNotContainNull();
  }

  @Test
  void a_row_goes_to_another_group_by_the_mouse_and_by_the_keyboard() {
    drafting(
        (officer, desk) -> {
          desk.drag(TRAINING, PROMOTION);
          desk.hasTasks(INSTITUTIONS, 9);
          assertThat(desk.tasksUnder(INSTITUTIONS)).anyMatch(task -> task.contains(TRAINING));
          desk.undo();
          desk.hasTasks(INSTITUTIONS, 8);
          desk.cell(PROMOTION, "task").click();
          desk.press("Alt+ArrowUp");
          desk.hasTasks(INSTITUTIONS, 7);
          desk.save();
        });
    assertThat(groups().get(0).rows())
        .last()
        .extracting(TaskRow::task)
        .asString()
        .contains(PROMOTION);
    assertThat(groups().get(0).title()).contains(STEERING);
  }

  @Test
  void many_rows_are_changed_at_once() {
    drafting(
        (officer, desk) -> {
          desk.row(FIRST).locator(".pick input").check();
          desk.row(TRAINING).locator(".pick input").check();
          Page page = desk.page();
          assertThat(page.locator(".bulk")).containsText("2 dòng đã chọn");
          page.getByLabel("Tiến độ cho các dòng đã chọn").fill("Quý II/2022");
          officer.click("Ghi tiến độ");
          Locator lead = page.getByLabel("Cơ quan chủ trì cho các dòng đã chọn");
          lead.first().fill("tai chinh");
          lead.first().press("ArrowDown");
          lead.first().press("Enter");
          assertThat(desk.cell(FIRST, "lead")).containsText("Phòng Tài chính - Kế hoạch");
          assertThat(desk.cell(TRAINING, "time")).containsText("hiểu là 01/04 – 30/06/2022");
          officer.looks("many-rows");
          desk.save();
        });
    assertThat(groups().get(0).rows())
        .filteredOn(row -> row.task().contains(FIRST) || row.task().contains(TRAINING))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.lead())
                  .isNotNull()
                  .extracting(Draft.AgencyRef::agency)
                  .isEqualTo("tc-kh");
              assertThat(row.time()).isEqualTo("Quý II/2022");
            });
  }

  @Test
  void an_item_gets_the_next_label_and_labels_are_written_anew_only_after_a_look() {
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          desk.at("b) 100% dịch vụ công");
          officer.click("Thêm mục");
          desk.type("Mục mới, thực hiện cùng điểm đ khoản 2 mục I");
          assertThat(page.locator("#noi-dung-ke-hoach"))
              .containsText("Mục sau đang có cùng nhãn c).");
          assertThat(desk.body()).containsText("c) 100% thủ tục");
          page.locator("#noi-dung-ke-hoach").getByText("Đánh lại số", exactly()).click();
          Locator look = page.locator("dialog[open]");
          assertThat(look).containsText("đ) → e)");
          assertThat(look).containsText("điểm đ khoản 2 mục I → điểm e khoản 2 mục I");
          officer.looks("labels-before-they-change");
          look.locator(".btn.primary").click();
          assertThat(desk.body()).containsText("d) 100% thủ tục");
          desk.save();
        });
    assertThat(dossier.draft().draft().plan().body())
        .contains("\nc) Mục mới, thực hiện cùng điểm e khoản 2 mục I\n")
        .contains("\nd) 100% thủ tục")
        .contains("\nh) Khai thác và sử dụng");
  }

  @Test
  void a_finding_stands_beside_its_row_and_is_corrected_by_one_click() {
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          Locator finding =
              page.locator(".finding")
                  .filter(new Locator.FilterOptions().setHasText("62/2020/NĐ-CP"));
          assertThat(finding).hasCount(1);
          finding.locator(".linkbtn").click();
          assertThat(desk.cell("62/2020/NĐ-CP", "task").locator(".cell-found")).isVisible();
          officer.looks("finding");
          finding.getByText("Sửa thành ngày 01/6/2020").click();
          assertThat(finding).hasCount(0);
          assertThat(desk.cell("62/2020/NĐ-CP", "task").locator(".cell-found")).hasCount(0);
          desk.save();
        });
    assertThat(groups().stream().flatMap(group -> group.rows().stream()))
        .filteredOn(row -> row.task().contains("62/2020/NĐ-CP"))
        .singleElement()
        .satisfies(row -> assertThat(row.task()).contains("01/6/2020"));
  }

  @Test
  void a_finding_is_kept_with_a_reason() {
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          Locator finding =
              page.locator(".found-list > .finding")
                  .filter(new Locator.FilterOptions().setHasText("62/2020/NĐ-CP"));
          finding.getByText("Giữ nguyên, ghi lý do").click();
          finding.getByLabel("Lý do giữ nguyên").fill("Đúng theo văn bản đã ký.");
          finding.getByText("Ghi lý do", exactly()).click();
          page.getByText("Giữ nguyên, đã ghi lý do (1)").click();
          assertThat(page.locator(".finding.done").first())
              .containsText("Đúng theo văn bản đã ký.");
        });
  }

  @Test
  void the_outline_leads_to_a_heading_of_the_text() {
    drafting(
        (officer, desk) -> {
          Page page = desk.page();
          page.locator("#bo-cuc").getByText("IV. TỔ CHỨC THỰC HIỆN").click();
          assertThat(desk.body().getByText("IV. TỔ CHỨC THỰC HIỆN")).isInViewport();
          assertThat(page.locator("#bo-cuc [aria-current=true]"))
              .containsText("IV. TỔ CHỨC THỰC HIỆN");
        });
  }

  @Test
  void two_officers_write_at_once_and_both_texts_survive() {
    Browser.journey(
        port,
        "editor-two",
        browser -> {
          Person mai = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk hers = DraftingDesk.open(mai, dossier);
          hers.at("I. MỤC TIÊU").type(" VÀ YÊU CẦU");
          hers.write(FIRST, "task", "Việc của chị Mai");
          assertThat(mai.page().locator("#da-luu")).containsText("đã giữ nháp lúc ");
          handTo("noi-vu.officer-2");
          Person khoa = browser.person(dossier.user("noi-vu.officer-2"));
          DraftingDesk his = DraftingDesk.open(khoa, dossier);
          assertThat(khoa.page().locator("#cung-soan")).containsText("cũng đang soạn, chưa lưu");
          his.write(TRAINING, "task", "Việc của anh Khoa");
          his.write(FIRST, "task", "Việc thứ nhất của anh Khoa").save();
          browser.leave(khoa);
          handTo("noi-vu.officer");
          mai.click("Lưu");
          Locator both = mai.page().locator("#xung-dot");
          assertThat(both).containsText("Có 1 chỗ hai người cùng sửa");
          mai.expectsInConsole("409");
          assertThat(both).containsText("Đồng nghiệp vừa lưu bản 2");
          mai.looks("two-officers");
          mai.click("Gộp và lưu thành bản mới");
          assertThat(mai.page().locator("#da-luu")).containsText("Đã lưu bản 3");
        });
    Draft merged = dossier.draft().draft();
    assertThat(merged.plan().body()).startsWith("I. MỤC TIÊU TRỌNG TÂM NĂM 2022 VÀ YÊU CẦU");
    assertThat(merged.appendices().get(0).groups().get(0).rows())
        .extracting(TaskRow::task)
        .contains("Việc của chị Mai", "Việc của anh Khoa");
    assertThat(dossier.versions()).hasSize(3);
  }

  @Test
  void what_was_not_saved_is_offered_at_another_computer() {
    Browser.journey(
        port,
        "editor-lost",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk.open(officer, dossier).write(FIRST, "task", "Việc chưa kịp lưu");
          assertThat(officer.page().locator("#da-luu")).containsText("đã giữ nháp lúc ");
          browser.leave(officer);
          Person again = browser.person(dossier.user("noi-vu.officer"));
          DraftingDesk desk = DraftingDesk.open(again, dossier);
          assertThat(desk.row(FIRST)).isVisible();
          again.click("Lấy lại nội dung đó");
          assertThat(desk.row("Việc chưa kịp lưu")).isVisible();
          desk.save();
        });
    assertThat(groups().get(0).rows().get(0).task()).isEqualTo("Việc chưa kịp lưu");
  }

  @Test
  void a_thousand_rows_are_opened_written_and_saved() {
    dossier.rewritten(DraftEditorIT::withAThousandRows);
    drafting(
        (officer, desk) -> {
          assertThat(desk.page().locator("#phu-luc-1 h2")).containsText("1001 nhiệm vụ");
          // only what is seen is drawn
          assertThat(desk.grid().locator(".tabulator-row").count()).isLessThan(200);
          desk.write("Nhiệm vụ 3 của", "task", "Việc thứ ba, đã sửa");
          desk.page()
              .locator(".tabulator-tableholder")
              .first()
              .evaluate("body => body.scrollTop = body.scrollHeight");
          desk.row("Nhiệm vụ 1001 của").waitFor();
          desk.write("Nhiệm vụ 1001 của", "time", "Quý IV/2022");
          desk.save();
        });
    assertThat(groups().get(0).rows().get(2).task()).isEqualTo("Việc thứ ba, đã sửa");
    List<TaskRow> last = groups().get(groups().size() - 1).rows();
    assertThat(last.get(last.size() - 1).time()).isEqualTo("Quý IV/2022");
  }

  @Test
  void on_a_phone_the_rows_are_cards_and_nothing_is_wider_than_the_screen() {
    Browser.journey(
        port,
        "editor-phone",
        browser -> {
          Person officer = browser.personWithPhone(dossier.user("noi-vu.officer"));
          DraftingDesk desk = DraftingDesk.open(officer, dossier);
          Page page = desk.page();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
          desk.row(FIRST).getByText("Xem đủ, sửa").click();
          Locator form = page.locator("dialog.row-form");
          form.getByLabel("Nhiệm vụ").fill("Việc sửa trên điện thoại");
          officer.looks("row-on-a-phone");
          form.getByText("Xong").click();
          assertThat(desk.row("Việc sửa trên điện thoại")).isVisible();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
          officer.looks("draft-on-a-phone");
          desk.save();
        });
    assertThat(groups().get(0).rows().get(0).task()).isEqualTo("Việc sửa trên điện thoại");
  }

  private void drafting(BiConsumer<Person, DraftingDesk> steps) {
    Browser.journey(
        port,
        "editor",
        browser -> {
          Person officer = browser.person(dossier.user("noi-vu.officer"));
          steps.accept(officer, DraftingDesk.open(officer, dossier));
        });
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private List<TaskGroup> groups() {
    return dossier.draft().draft().appendices().get(0).groups();
  }

  private void handTo(String person) {
    tasks.setAssignee(dossier.task(PlanIssuance.DRAFT_PLAN).getId(), dossier.user(person));
  }

  static Draft withAThousandRows(Draft draft) {
    Appendix appendix = draft.appendices().get(0);
    List<TaskRow> rows =
        appendix.groups().stream().flatMap(group -> group.rows().stream()).toList();
    List<TaskGroup> groups = new ArrayList<>();
    int each = 143;
    for (int g = 0; g < 7; g++) {
      int first = g * each;
      groups.add(
          new TaskGroup(
              String.valueOf(g + 1),
              "Nhóm thứ " + (g + 1),
              IntStream.range(0, each)
                  .mapToObj(
                      i -> {
                        TaskRow row = rows.get((first + i) % rows.size());
                        return Rewriting.named(
                            row,
                            String.valueOf(i + 1),
                            "Nhiệm vụ " + (first + i + 1) + " của kế hoạch: " + row.task());
                      })
                  .toList()));
    }
    return Rewriting.withGroups(draft, groups);
  }
}
