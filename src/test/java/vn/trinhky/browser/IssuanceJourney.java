package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.trinhky.support.Browser;
import vn.trinhky.support.Person;
import vn.trinhky.support.Tasklist;

/** The plan of thị xã Ninh Hòa, from the blank start form to its recipients, person by person. */
public final class IssuanceJourney {

  private static final String TITLE = "Kế hoạch cải cách hành chính thị xã Ninh Hòa năm 2022";
  private static final String RETURNED =
      "Bổ sung trách nhiệm của người đứng đầu cơ quan vào phần Mục tiêu.";
  private static final String ADDED =
      "Người đứng đầu cơ quan, đơn vị chịu trách nhiệm về kết quả cải cách hành chính của đơn vị mình.";
  private static final String COMMENT =
      "Đề nghị rà soát kinh phí tại phụ lục cho phù hợp với dự toán năm 2022 đã giao.";
  private static final String OBJECTION =
      "Đề nghị bỏ nhiệm vụ xây dựng phần mềm riêng vì trùng với hệ thống dùng chung của tỉnh.";
  private static final String NOT_ACCEPTED =
      "Nhiệm vụ này chỉ kết nối với hệ thống dùng chung của tỉnh, không xây dựng phần mềm riêng.";
  private static final String OFFICE_RETURN =
      "Văn bản trình chưa nêu ý kiến không thống nhất và phần giải trình.";
  private static final String REJECTION =
      "Văn bản thuộc địa bàn khác, đề nghị kiểm tra lại nơi nhận.";

  private final Browser browser;
  private final String locality;
  private final Runnable deadlinePasses;

  /**
   * @param deadlinePasses moves the clock past the deadline of the consultation
   */
  public IssuanceJourney(Browser browser, String locality, Runnable deadlinePasses) {
    this.browser = browser;
    this.locality = locality;
    this.deadlinePasses = deadlinePasses;
  }

  /** Goes the whole way. */
  public void run() {
    officerStarts();
    officerDrafts();
    officerSubmits();
    headReturns();
    officerImproves();
    headApproves();
    agenciesComment();
    deadlinePasses.run();
    officerResolves();
    officerPreparesSubmission("officer-prepares-submission");
    headSigns();
    officeReturns();
    officerPreparesSubmission("officer-prepares-again");
    headSigns();
    officeForwards();
    viceChairmanSigns();
    String code = clerkIssues();
    communesReceive();
    everybodySees(code);
  }

  private Person person(String rest) {
    return browser.person(locality + "." + rest);
  }

  private Person officer() {
    return person("noi-vu.officer");
  }

  // drafting

  private void officerStarts() {
    Person officer = officer();
    officer.visit("/");
    officer.sees("Trần Thị Mai", "Việc của tôi").looks("officer-home");
    Tasklist tasklist = officer.tasklist();
    tasklist.startForm("Ban hành kế hoạch");
    Page page = officer.page();
    page.getByLabel("Bắt đầu từ").selectOption("ninh-hoa-2022");
    assertThat(page.getByLabel("Tên kế hoạch")).hasValue(TITLE);
    page.getByLabel("Năm kế hoạch").fill("2022");
    officer.looks("officer-starts");
    officer.click("Khởi tạo");
    officer.sees("Đã khởi tạo quy trình.");
  }

  private void officerDrafts() {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Soạn dự thảo kế hoạch");
    task.sees(TITLE, "Bước 1/10", "Còn 10 ngày làm việc, hạn ");
    task.reads("QUYẾT ĐỊNH", "Ban hành " + TITLE, "Căn cứ Luật Tổ chức chính quyền địa phương");
    task.looks("officer-drafts");
    officer.inNewTab(
        draftLink(officer),
        () -> {
          Page page = officer.page();
          Locator place = page.getByLabel("Địa danh");
          assertThat(place).hasValue("Ninh Hòa");
          place.fill("Thị xã Ninh Hòa");
          chooseConsulted(page);
          officer.click("Lưu");
          officer.sees("Đã lưu bản 2").looks("officer-draft-page");
        });
    task.sees("Bản 2.");
    task.reads("Thị xã Ninh Hòa, ngày");
  }

  private static Locator draftLink(Person officer) {
    return officer
        .page()
        .locator("[data-tk-draft]")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở trang soạn thảo"));
  }

  private static void chooseConsulted(Page page) {
    Locator section = page.locator("#lay-y-kien");
    Locator chips = section.locator(".chip");
    chips.first().waitFor();
    for (int left = chips.count(); left > 0; left--) {
      chips.first().getByRole(AriaRole.BUTTON).click();
    }
    // typed without accents, as people do
    for (String name :
        List.of("phong tu phap", "tai chinh", "van hoa va thong tin", "phong kinh te")) {
      Locator field = section.getByRole(AriaRole.COMBOBOX);
      field.pressSequentially(name);
      field.press("ArrowDown");
      field.press("Enter");
    }
    assertThat(chips)
        .hasText(
            new String[] {
              "Phòng Tư pháp",
              "Phòng Tài chính - Kế hoạch",
              "Phòng Văn hóa và Thông tin",
              "Phòng Kinh tế"
            });
  }

  private void officerSubmits() {
    officer().tasklist().open("Soạn dự thảo kế hoạch").decide("Trình lãnh đạo cơ quan");
  }

  private void headReturns() {
    Person head = person("noi-vu.head");
    Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
    task.sees(TITLE, "Bước 2/10", "Trần Thị Mai – trình lúc ");
    task.reads("QUYẾT ĐỊNH", "Thị xã Ninh Hòa, ngày").looks("head-reads");
    head.click("Trả lại");
    task.sees("Hãy ghi lý do vào ô Ý kiến rồi bấm lại “Trả lại”.").looks("head-forgot-the-reason");
    task.remark(RETURNED).decide("Trả lại");
  }

  private void officerImproves() {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Soạn dự thảo kế hoạch");
    task.sees("Lần trả lại gần nhất", RETURNED).looks("officer-sees-the-reason");
    officer.inNewTab(
        draftLink(officer),
        () -> {
          Locator body =
              officer.page().getByLabel("Nội dung", new Page.GetByLabelOptions().setExact(true));
          body.fill(body.inputValue().replaceFirst("\n", "\n- " + ADDED + "\n"));
          officer.click("Lưu");
          officer.sees("Đã lưu bản ");
        });
    assertThat(task.tab("Khác biệt")).containsText(ADDED);
    task.looks("officer-sees-the-differences");
    task.decide("Trình lãnh đạo cơ quan");
  }

  private void headApproves() {
    Person head = person("noi-vu.head");
    Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
    assertThat(task.tab("Khác biệt").locator("ins").first()).containsText(ADDED);
    task.looks("head-sees-the-differences");
    task.decide("Đồng ý");
  }

  // consultation

  private void agenciesComment() {
    comment("tu-phap", "", "Thống nhất");
    comment("tc-kh", COMMENT, "Thống nhất, có góp ý");
    comment("vh-tt", OBJECTION, "Không thống nhất");
    // Phòng Kinh tế says nothing
  }

  private void comment(String agency, String text, String decision) {
    Person officer = person(agency + ".officer");
    Tasklist task = officer.tasklist().open("Góp ý dự thảo").claim();
    task.sees("Bước 3/10").reads("Ban hành " + TITLE, ADDED);
    task.write("Nội dung góp ý", text).looks("comment-" + agency);
    task.decide(decision);
    browser.leave(officer);
  }

  private void officerResolves() {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Tiếp thu, giải trình ý kiến");
    Locator rows = officer.page().locator("[data-tk-rows] > li");
    assertThat(rows).hasCount(2);
    task.sees(COMMENT, OBJECTION);
    resolve(rows, "Phòng Tài chính - Kế hoạch", "ACCEPTED", "");
    resolve(rows, "Phòng Văn hóa và Thông tin", "NOT_ACCEPTED", NOT_ACCEPTED);
    Locator opinions = task.tab("Ý kiến");
    assertThat(opinions).containsText("Phòng Kinh tế");
    assertThat(opinions).containsText("Không có ý kiến (xem như thống nhất)");
    task.looks("officer-resolves");
    task.decide("Hoàn thành tiếp thu, giải trình");
  }

  private static void resolve(Locator rows, String agency, String how, String why) {
    Locator row = rows.filter(new Locator.FilterOptions().setHasText(agency));
    row.getByLabel("Cách giải quyết").selectOption(how);
    row.getByLabel("Giải trình").fill(why);
    row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Lưu")).click();
    assertThat(row).containsText("Đã lưu");
  }

  // the dossier

  private void officerPreparesSubmission(String name) {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Lập hồ sơ trình");
    assertThat(officer.page().getByLabel("Trích yếu")).not().isEmpty();
    assertThat(officer.page().locator("#tk-body")).not().isEmpty();
    if (name.endsWith("again")) {
      task.sees(OFFICE_RETURN);
      Locator body = officer.page().locator("#tk-body");
      body.fill(body.inputValue() + "\nCó một ý kiến không thống nhất, đã giải trình trong hồ sơ.");
    }
    officer.click("Lưu văn bản trình");
    task.sees("Đã lưu");
    task.tab("Công văn trình");
    task.reads("Kính gửi").looks(name);
    task.decide("Trình ký văn bản");
  }

  private void headSigns() {
    Person head = person("noi-vu.head");
    Tasklist task = head.tasklist().open("Ký văn bản trình").claim();
    task.tab("Công văn trình");
    task.reads("Kính gửi").looks("head-signs");
    task.decide("Ký văn bản trình");
  }

  private void officeReturns() {
    Tasklist task = review();
    task.looks("office-reviews");
    task.remark(OFFICE_RETURN);
    person("vp.reviewer")
        .page()
        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Lập hồ sơ trình"))
        .check();
    task.looks("office-returns").decide("Trả lại");
  }

  private Tasklist review() {
    Person reviewer = person("vp.reviewer");
    Tasklist task = reviewer.tasklist().open("Thẩm tra hồ sơ, lập phiếu trình").claim();
    Locator checks = reviewer.page().locator("[data-tk-checklist] input[type=checkbox]");
    assertThat(checks).hasCount(5);
    for (int i = 0; i < checks.count(); i++) {
      checks.nth(i).check();
    }
    task.write(
        "Ý kiến của Văn phòng",
        "Hồ sơ đủ điều kiện trình Ủy ban nhân dân thị xã xem xét, ký ban hành.");
    reviewer.click("Lưu phiếu trình");
    task.sees("Đã lưu");
    return task;
  }

  private void officeForwards() {
    Tasklist task = review();
    task.sees(OFFICE_RETURN);
    task.tab("Phiếu trình");
    task.reads("PHIẾU TRÌNH", "Hồ sơ đủ điều kiện trình").looks("office-forwards");
    task.decide("Trình lãnh đạo Ủy ban");
    browser.leave(person("vp.reviewer"));
  }

  private void viceChairmanSigns() {
    Person vice = person("ubnd.leader-2");
    Tasklist task = vice.tasklist().open("Xem xét, ký ban hành");
    task.sees(TITLE, "Bước 9/10", "Phòng Văn hóa và Thông tin không thống nhất");
    task.reads("QUYẾT ĐỊNH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ADDED);
    task.looks("vice-chairman-reads");
    assertThat(task.tab("Ý kiến")).containsText(NOT_ACCEPTED);
    task.looks("vice-chairman-reads-opinions");
    task.tab("Phiếu trình");
    task.reads("PHIẾU TRÌNH", "Hồ sơ đủ điều kiện trình");
    task.sees("Người ký: Nguyễn Minh Thư, TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH");
    task.looks("vice-chairman-signs");
    task.decide("Ký ban hành");
    browser.leave(vice);
  }

  // issuing

  private String clerkIssues() {
    Person clerk = person("ubnd.clerk");
    Tasklist task = clerk.tasklist().open("Cấp số, đóng dấu, phát hành").claim();
    String code = clerk.page().locator("[data-tk-number]").innerText();
    assertThat(code).matches("\\d+/QĐ-UBND");
    assertThat(clerk.page().locator("[data-tk-date]"))
        .hasText(Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
    task.sees("UBND xã Ninh Sơn", "UBND phường Ninh Hiệp", "nơi nhận");
    task.looks("clerk-issues");
    task.decide("Cấp số, phát hành");
    return code;
  }

  private void communesReceive() {
    for (String commune : List.of("xa-ninh-son", "phuong-ninh-hiep")) {
      Person clerk = person(commune + ".clerk");
      Tasklist incoming = clerk.tasklist().open("Tiếp nhận văn bản").claim();
      incoming.sees(TITLE).reads("QUYẾT ĐỊNH").looks("commune-accepts");
      incoming.decide("Tiếp nhận");
      Person head = person(commune + ".head");
      Tasklist assigning = head.tasklist().open("Phân công xử lý").claim();
      head.page().locator("[name=assignee]").first().check();
      assigning.looks("commune-assigns").decide("Giao xử lý");
      browser.leave(clerk, head);
    }
    Person clerk = person("xa-ninh-tay.clerk");
    Tasklist incoming = clerk.tasklist().open("Tiếp nhận văn bản").claim();
    incoming.remark(REJECTION).looks("commune-rejects").decide("Từ chối tiếp nhận");
    browser.leave(clerk);
  }

  private void everybodySees(String code) {
    Person officer = officer();
    officer.visit("/plans");
    officer.page().getByText(TITLE).first().click();
    officer.sees(code, "Gửi, nhận", "Từ chối", REJECTION);
    officer.looks("dossier");
    readPdf(officer, code);
    Person clerk = person("ubnd.clerk");
    clerk.visit("/register");
    Locator row =
        clerk
            .page()
            .locator("table.register tbody tr")
            .filter(new Locator.FilterOptions().setHasText(code));
    assertThat(row).hasCount(1);
    assertThat(row).containsText("Nguyễn Minh Thư");
    assertThat(row).containsText(Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
    clerk.looks("register");
  }

  private static void readPdf(Person officer, String code) {
    String address =
        officer
            .page()
            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mở PDF"))
            .first()
            .getAttribute("href");
    byte[] file = officer.page().request().get(officer.address(address)).body();
    assertThat(new String(file, 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1))
        .isEqualTo("%PDF");
    try (PDDocument pdf = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains(code, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH");
      assertThat(text).contains("Tệp này chưa có chữ ký số.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
