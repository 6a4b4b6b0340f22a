package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.support.Browser;
import vn.trinhky.support.BrowserAvailable;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Person;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** The clerk settles who gets a document, and follows what becomes of it, on screen. */
@Tag("browser")
@ExtendWith(BrowserAvailable.class)
@TrinhKyTest
class DeliveriesPageIT {

  private static final String UNKNOWN = "Hội Cựu giáo chức thị xã";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Deliveries deliveries;

  private Dossier plan;

  @BeforeEach
  void sign() {
    plan =
        dossiers
            .open(localities.create())
            .rewritten(DeliveriesPageIT::withUnknownRecipient)
            .to("IssueDocument");
  }

  @Test
  void the_clerk_settles_a_name_issues_and_records_what_went_out() {
    Browser.journey(
        port,
        "deliveries",
        browser -> {
          Person clerk = browser.person(plan.user("ubnd.clerk"));
          settleAnUnknownName(clerk);
          plan.takeTheGoodWay("IssueDocument");
          plan.jobsRun();
          refuse("xa-ninh-tay");
          recordWhatWentOut(clerk);
          sendAgain(clerk);
          writeTheRegister(clerk);
          readIncoming(browser.person(plan.user("xa-ninh-tay.clerk")));
          receiveOnOwnPage(browser);
          refuseOnOwnPage(browser.person(plan.user("xa-ninh-van.clerk")));

          Person onThePhone = browser.personWithPhone(plan.user("vp.reviewer"));
          onThePhone.visit(deliveriesPage()).sees("Cần xử lý").looks("deliveries-phone");
          onThePhone.visit("/incoming").looks("incoming-phone");
        });
  }

  private void settleAnUnknownName(Person clerk) {
    clerk.visit("/plans/" + plan.id() + "/recipients").sees("Chưa xác định được cơ quan");
    Locator unknown = clerk.page().locator("#chua-xac-dinh");
    assertThat(unknown).containsText(UNKNOWN);
    clerk.looks("recipients");
    // looking at one row and leaving it must not change that row later
    ask(clerk, "chon", "Phòng Y tế");
    clerk.click("Thôi");
    ask(clerk, "chon", UNKNOWN);
    Locator dialog = clerk.page().locator("dialog[open]");
    Locator agency = dialog.getByRole(AriaRole.COMBOBOX);
    agency.fill("mot cua");
    assertThat(dialog.getByRole(AriaRole.LISTBOX)).isVisible();
    agency.press("Escape");
    assertThat(dialog.getByRole(AriaRole.LISTBOX)).isHidden();
    assertThat(dialog).isVisible();
    agency.click();
    dialog.getByRole(AriaRole.OPTION).first().click();
    assertThat(agency).hasValue("Bộ phận Một cửa thị xã");
    dialog.getByLabel("Lý do (bắt buộc)").fill("Tên ghi trong văn bản đã cũ.");
    clerk.looks("recipients-dialog");
    clerk.click("Ghi cơ quan này");
    assertThat(clerk.page().locator("#chua-xac-dinh")).hasCount(0);
    clerk.sees("Bộ phận Một cửa thị xã", "Tên ghi trong văn bản đã cũ.");
    clerk.visit("/plans/" + plan.id()).sees("sửa nơi nhận", "Kiểm tra, sửa nơi nhận");
  }

  private void recordWhatWentOut(Person clerk) {
    clerk.visit(deliveriesPage()).sees("Cần xử lý", "Tệp phụ lục không mở được.");
    clerk.looks("deliveries");
    ask(clerk, "gui-ngoai", "Ủy ban Mặt trận Tổ quốc Việt Nam thị xã");
    Locator dialog = clerk.page().locator("dialog[open]");
    dialog.getByLabel("Cách gửi").selectOption("BY_HAND");
    dialog.getByLabel("Số trong sổ chuyển giao").fill("58");
    dialog.getByLabel("Ngày gửi").fill("31/02/2022");
    clerk.click("Ghi đã gửi");
    assertThat(dialog.locator(".error-text")).containsText("Không đọc được ngày");
    clerk.expectsInConsole("400");
    assertThat(dialog.getByLabel("Số trong sổ chuyển giao")).hasValue("58");
    dialog.getByLabel("Ngày gửi").fill(today());
    clerk.looks("sent-dialog");
    clerk.click("Ghi đã gửi");
    clerk.sees("Sổ chuyển giao, số 58");
    assertThat(delivery("mttq").statusText()).isEqualTo("Đã gửi");
  }

  private void sendAgain(Person clerk) {
    ask(clerk, "gui-lai", "UBND xã Ninh Tây");
    Locator dialog = clerk.page().locator("dialog[open]");
    dialog.getByLabel("Đã khắc phục thế nào (bắt buộc)").fill("Đã thay tệp phụ lục.");
    clerk.click("Gửi lại");
    assertThat(clerk.page().locator("[data-ask=gui-lai]")).hasCount(0);
    assertThat(engine.open(delivery("xa-ninh-tay").id(), "AcceptDocument")).hasSize(1);
    clerk
        .page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("nơi khác"))
        .first()
        .click();
    clerk.sees("UBND xã Ninh Vân").looks("deliveries-all");
  }

  private void writeTheRegister(Person clerk) {
    clerk.visit("/register");
    ask(clerk, "ghi-so", "112/QĐ-UBND");
    Locator dialog = clerk.page().locator("dialog[open]");
    dialog.getByLabel("Ký nhận").fill("48 điện tử, 1 bản giấy");
    clerk.click("Ghi vào sổ");
    clerk.sees("48 điện tử, 1 bản giấy").looks("register");
    ask(clerk, "ghi-so", "112/QĐ-UBND");
    assertThat(dialog.getByLabel("Ký nhận")).hasValue("48 điện tử, 1 bản giấy");
    clerk.click("Thôi");
  }

  private void readIncoming(Person recipient) {
    recipient.visit("/incoming").sees("112/QĐ-UBND", "Chờ tiếp nhận").looks("incoming");
    recipient.click("Lọc");
    recipient.page().locator("tbody a").first().click();
    recipient.sees("Đã phát hành");
  }

  private void receiveOnOwnPage(Browser browser) {
    Person clerk = browser.person(plan.user("xa-ninh-tay.clerk"));
    clerk.visit("/incoming").sees("Đã thay tệp phụ lục.");
    clerk.click("Tiếp nhận 112/QĐ-UBND");
    clerk.looks("incoming-accept");
    clerk.click("Tiếp nhận");
    assertThat(clerk.page().locator("tbody .badge")).hasText("Chờ phân công");
    Person head = browser.personWithPhone(plan.user("xa-ninh-tay.head"));
    head.visit("/incoming");
    head.click("Phân công 112/QĐ-UBND");
    Locator dialog = head.page().locator("dialog[open]");
    head.click("Giao xử lý");
    assertThat(dialog).isVisible();
    dialog.getByLabel("Người xử lý").selectOption(plan.user("xa-ninh-tay.officer"));
    dialog.getByLabel("Nội dung giao việc").fill("Tham mưu kế hoạch của xã.");
    head.looks("incoming-assign-phone");
    head.click("Giao xử lý");
    assertThat(head.page().locator("tbody .badge")).hasText("Đã phân công");
    assertThat(delivery("xa-ninh-tay").assignee()).isEqualTo(plan.user("xa-ninh-tay.officer"));
    assertThat(deliveries.history(delivery("xa-ninh-tay").id()))
        .anySatisfy(event -> assertThat(event.note()).isEqualTo("Tham mưu kế hoạch của xã."));
  }

  private void refuseOnOwnPage(Person clerk) {
    clerk.visit("/incoming").click("Từ chối 112/QĐ-UBND");
    Locator dialog = clerk.page().locator("dialog[open]");
    dialog.getByLabel("Lý do (bắt buộc)").fill("Thiếu phụ lục.");
    clerk.click("Từ chối tiếp nhận");
    assertThat(clerk.page().locator("tbody .badge")).hasText("Đã từ chối");
    clerk.sees("Thiếu phụ lục.");
    assertThat(delivery("xa-ninh-van").refusalReason()).isEqualTo("Thiếu phụ lục.");
  }

  private void refuse(String commune) {
    engine.decide(
        plan.user(commune + ".clerk"),
        engine.task(delivery(commune).id(), "AcceptDocument"),
        "REJECT",
        "Tệp phụ lục không mở được.",
        null);
  }

  /** Presses the button of this row that opens the dialog. */
  private static void ask(Person who, String dialog, String row) {
    // after an answer the page comes anew, and its script after its text
    who.page().waitForLoadState();
    who.page().locator("[data-ask='%s'][data-subject='%s']".formatted(dialog, row)).click();
  }

  private String deliveriesPage() {
    return "/plans/" + plan.id() + "/deliveries";
  }

  private String today() {
    return DateText.date(Objects.requireNonNull(plan.plan().issuedOn()));
  }

  private Delivery delivery(String agency) {
    return deliveries.of(plan.id()).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .findFirst()
        .orElseThrow();
  }

  private static Draft withUnknownRecipient(Draft draft) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(DraftJson.write(draft));
      tree.withArray("recipients")
          .addObject()
          .put("text", UNKNOWN)
          .putNull("note")
          .put("category", "INFORM");
      return DraftJson.read(tree.toString());
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
