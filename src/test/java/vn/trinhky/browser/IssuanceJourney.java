package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.trinhky.browser.Journey.Asked;
import vn.trinhky.browser.Journey.Opinion;
import vn.trinhky.browser.Journey.Returns;
import vn.trinhky.browser.Journey.Signer;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.support.Browser;
import vn.trinhky.support.Person;
import vn.trinhky.support.Tasklist;

/** A locality's plan, from the blank start form to its recipients, person by person. */
final class IssuanceJourney {

  /** Lines of a signature that say for whom it is; a document has those of its signer only. */
  private static final List<String> CAPACITIES = List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH");

  private static final String REVIEWED =
      "Hồ sơ đủ điều kiện trình lãnh đạo Ủy ban xem xét, ký ban hành.";
  private static final String REJECTION =
      "Văn bản thuộc địa bàn khác, đề nghị kiểm tra lại nơi nhận.";

  /** What an agency may answer, on screen and on paper. */
  private static final String[] ANSWERS = {
    "Thống nhất", "Thống nhất, có góp ý", "Không thống nhất"
  };

  /** How often a leader looks at the page again while a document is on its way. */
  private static final int RELOADS = 30;

  private final Browser browser;
  private final Journey journey;
  private final Locality locality;
  private final Organisation organisation;
  private final Meanwhile meanwhile;

  /** What happens while nobody looks. */
  interface Meanwhile {

    /** The agency agrees to the draft. */
    void agrees(String plan, String agency);

    /** The deadline of the consultation passes. */
    void deadlinePasses();
  }

  /**
   * @param locality made from the journey's catalogue
   */
  IssuanceJourney(
      Browser browser,
      Journey journey,
      Locality locality,
      Organisation organisation,
      Meanwhile meanwhile) {
    this.browser = browser;
    this.journey = journey;
    this.locality = locality;
    this.organisation = organisation;
    this.meanwhile = meanwhile;
  }

  /** Goes the whole way. */
  void run() {
    Returns returns = journey.returns();
    officerStarts();
    String plan = officerDrafts();
    officerSubmits();
    if (returns != null) {
      headReturns(returns);
      officerImproves(returns);
    }
    headApproves();
    agenciesComment(plan);
    meanwhile.deadlinePasses();
    officerResolves();
    officerPreparesSubmission();
    headSigns();
    if (returns != null) {
      officeReturns(returns);
      officerPreparesAgain(returns);
      headSigns();
    }
    officeForwards();
    leaderSigns();
    String code = clerkIssues();
    recipientsReceive();
    everybodySees(code);
  }

  private Person person(String rest) {
    return browser.person(login(rest));
  }

  private String login(String rest) {
    return locality.code() + "." + rest;
  }

  private Person officer() {
    return person(locality.standingAgency() + ".officer");
  }

  private Person head() {
    return person(locality.standingAgency() + ".head");
  }

  private Person reviewer() {
    return person(locality.office() + ".reviewer");
  }

  private Person clerk() {
    return person(locality.committee() + ".clerk");
  }

  private String officersName() {
    return organisation.officer(login(locality.standingAgency() + ".officer")).orElseThrow().name();
  }

  private String name(String agency) {
    return organisation.agency(locality.code(), agency).name();
  }

  /** The line that was added on the way, if one was. */
  private String[] added() {
    Returns returns = journey.returns();
    return returns == null ? new String[0] : new String[] {returns.addedToPlan()};
  }

  // drafting

  private void officerStarts() {
    Person officer = officer();
    officer.visit("/");
    officer.sees(officersName(), "Việc của tôi").looks("officer-home");
    Tasklist tasklist = officer.tasklist();
    tasklist.startForm("Ban hành kế hoạch");
    Page page = officer.page();
    page.getByLabel("Bắt đầu từ").selectOption(journey.sample());
    assertThat(page.getByLabel("Tên kế hoạch")).hasValue(journey.title());
    page.getByLabel("Năm kế hoạch").fill(journey.year());
    officer.looks("officer-starts");
    officer.click("Khởi tạo");
    officer.sees("Đã khởi tạo quy trình.");
  }

  /** Answers the dossier's id. */
  private String officerDrafts() {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Soạn dự thảo kế hoạch");
    task.sees(journey.title(), "Bước 1/10", "Còn 10 ngày làm việc, hạn ");
    task.reads(journey.heading(), journey.subject(), journey.basis());
    task.looks("officer-drafts");
    String place = journey.place();
    String version = place == null ? "1" : "2";
    String plan = idIn(draftLink(officer).getAttribute("href"));
    officer.inNewTab(
        draftLink(officer),
        () -> {
          Page page = officer.page();
          Locator field = page.getByLabel("Địa danh");
          assertThat(field).hasValue(locality.place());
          if (place != null) {
            field.fill(place);
          }
          chooseConsulted(page);
          officer.click("Lưu");
          officer.sees("Đã lưu bản " + version).looks("officer-draft-page");
          keepErrors(page);
        });
    task.sees("Bản " + version + ".");
    task.reads(dateLine());
    return plan;
  }

  /** What contradicts itself in a plan that was issued like that is proposed to stay. */
  private static void keepErrors(Page page) {
    assertThat(page.locator(".findings footer"))
        .hasText(Pattern.compile("Kiểm tra lại sau mỗi lần gõ|giữ hồ sơ lại khi trình"));
    Locator errors = page.locator(".found-list > .finding.bad");
    for (int left = errors.count(); left > 0; left--) {
      Locator error = errors.first();
      error.getByText("Đề nghị giữ nguyên, ghi lý do").click();
      error.getByLabel("Lý do giữ nguyên").fill("Văn bản đã ban hành ghi như vậy.");
      error.getByText("Ghi lý do", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(errors).hasCount(left - 1);
    }
  }

  private String dateLine() {
    return Objects.requireNonNullElse(journey.place(), locality.place()) + ", ngày";
  }

  private static String idIn(String address) {
    Matcher matcher = Pattern.compile("/plans/([^/?]+)").matcher(address);
    assertThat(matcher.find()).as(address).isTrue();
    return matcher.group(1);
  }

  private static Locator draftLink(Person officer) {
    return officer
        .page()
        .locator("[data-tk-draft]")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Mở trang soạn thảo"));
  }

  private void chooseConsulted(Page page) {
    Locator section = page.locator("#lay-y-kien");
    Locator chips = section.locator(".chip");
    chips.first().waitFor();
    Asked asked = journey.asked();
    if (asked.collective() != null) {
      askAll(page, section, asked.collective(), Objects.requireNonNull(asked.bodies()));
    } else {
      askOneByOne(section, Objects.requireNonNull(asked.typed()));
    }
    for (Opinion opinion : journey.opinions()) {
      if (opinion.onPaper()) {
        assertThat(section)
            .containsText("ghi lại ý kiến trả lời bằng giấy: " + name(opinion.agency()));
      }
    }
  }

  private void askOneByOne(Locator section, Map<String, String> typed) {
    Locator chips = section.locator(".chip");
    for (int left = chips.count(); left > 0; left--) {
      chips.first().getByRole(AriaRole.BUTTON).click();
    }
    for (String name : typed.keySet()) {
      Locator field = section.getByRole(AriaRole.COMBOBOX);
      field.pressSequentially(name);
      field.press("ArrowDown");
      field.press("Enter");
    }
    assertThat(chips).hasText(typed.values().stream().map(this::name).toArray(String[]::new));
  }

  /** Asks nobody first, because the sample may propose the very bodies of the collective name. */
  private static void askAll(Page page, Locator section, String collective, int bodies) {
    Locator save =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu").setExact(true));
    Locator chips = section.locator(".chip");
    section.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bỏ hết")).click();
    assertThat(chips).hasCount(0);
    save.click();
    assertThat(page.locator("#da-luu")).containsText("Đã lưu");
    section
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions()
                .setName("%s (%d)".formatted(collective, bodies))
                .setExact(true))
        .click();
    assertThat(chips).hasCount(bodies);
  }

  private void officerSubmits() {
    officer().tasklist().open("Soạn dự thảo kế hoạch").decide("Trình lãnh đạo cơ quan");
  }

  private void headReturns(Returns returns) {
    Person head = head();
    Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
    task.sees(journey.title(), "Bước 2/10", officersName() + " – trình lúc ");
    task.reads(journey.heading(), dateLine()).looks("head-reads");
    head.click("Trả lại");
    task.sees("Hãy ghi lý do vào ô Ý kiến rồi bấm lại “Trả lại”.").looks("head-forgot-the-reason");
    task.remark(returns.byHead()).decide("Trả lại");
  }

  private void officerImproves(Returns returns) {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Soạn dự thảo kế hoạch");
    task.sees("Lần trả lại gần nhất", returns.byHead()).looks("officer-sees-the-reason");
    officer.inNewTab(
        draftLink(officer),
        () -> {
          Locator body =
              officer.page().getByLabel("Nội dung", new Page.GetByLabelOptions().setExact(true));
          body.press("Control+Home");
          body.press("End");
          body.press("Enter");
          officer.page().keyboard().insertText("- " + returns.addedToPlan());
          officer.click("Lưu");
          officer.sees("Đã lưu bản ");
        });
    assertThat(task.tab("Khác biệt")).containsText(returns.addedToPlan());
    task.looks("officer-sees-the-differences");
    task.decide("Trình lãnh đạo cơ quan");
  }

  private void headApproves() {
    Person head = head();
    Tasklist task = head.tasklist().open("Lãnh đạo cơ quan duyệt dự thảo").claim();
    if (journey.returns() == null) {
      task.sees(journey.title(), "Bước 2/10", officersName() + " – trình lúc ");
      task.reads(journey.heading(), dateLine());
    }
    for (String line : added()) {
      assertThat(task.tab("Khác biệt").locator("ins").first()).containsText(line);
      task.looks("head-sees-the-differences");
    }
    decideErrors(head.page(), task);
    task.decide("Đồng ý");
  }

  /** What the officer proposes to keep the head decides, one by one and in the same form. */
  private static void decideErrors(Page page, Tasklist task) {
    Locator errors = page.locator("[data-held-errors] li");
    for (int i = 0; i < errors.count(); i++) {
      Locator error = errors.nth(i);
      assertThat(error.getByLabel("Lý do giữ nguyên")).hasValue("Văn bản đã ban hành ghi như vậy.");
      error.getByText("Đồng ý giữ nguyên").click();
      assertThat(error).containsText("Đã quyết định giữ nguyên.");
      task.looks("head-decides-errors");
    }
  }

  // consultation

  private void agenciesComment(String plan) {
    for (Opinion opinion : journey.opinions()) {
      if (opinion.onPaper()) {
        record(plan, opinion);
      } else {
        comment(opinion);
      }
    }
    journey.agreeing().forEach(agency -> meanwhile.agrees(plan, agency));
  }

  private void comment(Opinion opinion) {
    Person officer = person(opinion.agency() + ".officer");
    Tasklist task = officer.tasklist().open("Góp ý dự thảo").claim();
    task.sees("Bước 3/10").reads(journey.subject()).reads(added());
    task.write("Nội dung góp ý", Objects.requireNonNullElse(opinion.text(), ""));
    task.looks("comment-" + opinion.agency());
    task.decide(opinion.answer());
    browser.leave(officer);
  }

  private void record(String plan, Opinion opinion) {
    Person officer = officer();
    officer.visit("/plans/" + plan).click("Ghi ý kiến trả lời bằng giấy");
    Locator dialog = officer.page().locator("dialog[open]");
    assertThat(dialog.locator("label.check")).hasText(ANSWERS);
    dialog
        .getByLabel("Cơ quan trả lời")
        .selectOption(new SelectOption().setLabel(name(opinion.agency())));
    dialog.getByLabel(opinion.answer(), new Locator.GetByLabelOptions().setExact(true)).check();
    dialog.locator("textarea").fill(Objects.requireNonNull(opinion.text()));
    officer.looks("officer-records-paper");
    officer.click("Ghi ý kiến");
    assertThat(officer.page().locator("#y-kien")).containsText(opinion.text());
  }

  private void officerResolves() {
    Person officer = officer();
    Tasklist task = officer.tasklist().open("Tiếp thu, giải trình ý kiến");
    Locator rows = officer.page().locator("[data-tk-rows] > li");
    assertThat(rows).hasCount(journey.comments().size());
    officer.click("Hoàn thành tiếp thu, giải trình");
    assertThat(rows.first()).containsText("Chưa chọn cách giải quyết");
    for (Opinion comment : journey.comments()) {
      task.sees(Objects.requireNonNull(comment.text()));
      resolve(
          rows,
          name(comment.agency()),
          Objects.requireNonNull(comment.resolution()),
          Objects.requireNonNullElse(comment.explanation(), ""));
    }
    Locator silent =
        task.tab("Ý kiến")
            .locator("tr, li")
            .filter(new Locator.FilterOptions().setHasText(name(journey.silent())));
    assertThat(silent.first()).containsText("Không có ý kiến (xem như thống nhất)");
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

  private void officerPreparesSubmission() {
    Tasklist task = officer().tasklist().open("Lập hồ sơ trình");
    assertThat(officer().page().getByLabel("Trích yếu")).not().isEmpty();
    assertThat(officer().page().locator("#tk-body")).not().isEmpty();
    saveSubmission(task, "officer-prepares-submission");
  }

  private void officerPreparesAgain(Returns returns) {
    Tasklist task = officer().tasklist().open("Lập hồ sơ trình");
    task.sees(returns.byOffice());
    Locator body = officer().page().locator("#tk-body");
    assertThat(body).not().isEmpty();
    body.fill(body.inputValue() + "\n" + returns.addedToProposal());
    saveSubmission(task, "officer-prepares-again");
  }

  private void saveSubmission(Tasklist task, String look) {
    officer().click("Lưu văn bản trình");
    task.sees("Đã lưu");
    task.tab(journey.proposal());
    task.reads("Kính gửi").looks(look);
    task.decide("Trình ký văn bản");
  }

  private void headSigns() {
    Person head = head();
    Tasklist task = head.tasklist().open("Ký văn bản trình").claim();
    task.tab(journey.proposal());
    task.reads("Kính gửi").looks("head-signs");
    task.decide("Ký văn bản trình");
  }

  private void officeReturns(Returns returns) {
    Tasklist task = review();
    task.looks("office-reviews");
    task.remark(returns.byOffice());
    reviewer()
        .page()
        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Lập hồ sơ trình"))
        .check();
    task.looks("office-returns").decide("Trả lại");
  }

  private Tasklist review() {
    Person reviewer = reviewer();
    Tasklist task = reviewer.tasklist().open("Thẩm tra hồ sơ, lập phiếu trình").claim();
    Locator checks = reviewer.page().locator("[data-tk-checklist] [name^='check.']");
    assertThat(checks).hasCount(5);
    for (int i = 0; i < checks.count(); i++) {
      checks.nth(i).check();
    }
    task.write("Ý kiến của Văn phòng", REVIEWED);
    reviewer.click("Lưu phiếu trình");
    task.sees("Đã lưu");
    return task;
  }

  private void officeForwards() {
    Tasklist task = review();
    if (journey.returns() != null) {
      task.sees(journey.returns().byOffice());
    }
    task.tab("Phiếu trình");
    task.reads("PHIẾU TRÌNH", REVIEWED).looks("office-forwards");
    task.decide("Trình lãnh đạo Ủy ban");
    browser.leave(reviewer());
  }

  private void leaderSigns() {
    Signer signer = journey.signer();
    String user = login(locality.committee() + "." + signer.seat());
    if (signer.onThePhone()) {
      Person leader = browser.personWithPhone(user);
      leaderSignsOnThePhone(leader);
      browser.leave(leader);
    } else {
      Person leader = browser.person(user);
      leaderSignsInTasklist(leader.tasklist());
      browser.leave(leader);
    }
  }

  private void leaderSignsInTasklist(Tasklist tasks) {
    List<String> lines = journey.signer().lines();
    Tasklist task = tasks.open("Xem xét, ký ban hành");
    task.sees(journey.title(), "Bước 9/10");
    task.reads(journey.heading()).reads(lines.toArray(String[]::new)).reads(added());
    task.looks("leader-reads");
    Locator opinions = task.tab("Ý kiến");
    for (Opinion opinion : journey.comments()) {
      if (opinion.objects()) {
        task.sees(name(opinion.agency()) + " không thống nhất");
        assertThat(opinions).containsText(opinion.explanation());
      }
    }
    task.looks("leader-reads-opinions");
    task.tab("Phiếu trình");
    task.reads("PHIẾU TRÌNH", REVIEWED);
    task.sees("Người ký: %s, %s.".formatted(journey.signer().name(), String.join(", ", lines)));
    task.looks("leader-signs");
    task.decide("Ký ban hành");
  }

  private void leaderSignsOnThePhone(Person leader) {
    Page page = leader.visit("/").page();
    Locator card = page.locator("article.sign");
    for (int i = 0; i < RELOADS && card.count() == 0; i++) {
      page.waitForTimeout(1_000);
      page.reload();
    }
    leader.sees("1 văn bản chờ đồng chí ký");
    assertThat(card).containsText(journey.title());
    leader.looks("leader-reads-on-the-phone");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ký ban hành")).click();
    assertThat(page.locator("dialog[open]"))
        .containsText(String.join(", ", journey.signer().lines()));
    leader.looks("leader-signs-on-the-phone");
    leader.click("Ký ban hành");
    leader.sees("Không có văn bản chờ đồng chí ký");
    assertThat(page.locator("#da-ky")).containsText(journey.title());
    leader.looks("leader-has-signed");
  }

  // issuing

  private String clerkIssues() {
    Person clerk = clerk();
    Tasklist task = clerk.tasklist().open("Cấp số, đóng dấu, phát hành").claim();
    String code = clerk.page().locator("[data-tk-number]").innerText();
    assertThat(code).matches("\\d+/" + Pattern.quote(journey.notation()));
    assertThat(clerk.page().locator("[data-tk-date]"))
        .hasText(Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
    task.sees("nơi nhận");
    journey.accepting().forEach(recipient -> task.sees(name(recipient)));
    if (journey.recipients() != null) {
      assertThat(clerk.page().locator("[data-tk-total]"))
          .hasText(journey.recipients() + " nơi nhận");
    }
    task.looks("clerk-issues");
    clerk.click("Cấp số, phát hành");
    assertThat(clerk.page().locator("dialog[open]")).containsText("Cấp số " + code);
    task.decide("Cấp số");
    assertThat(clerk.page().locator(".tk-done")).containsText("Đã cấp số " + code + ", đang gửi ");
    clerk.looks("clerk-has-issued");
    return code;
  }

  private void recipientsReceive() {
    for (String recipient : journey.accepting()) {
      Person clerk = person(recipient + ".clerk");
      Tasklist incoming = clerk.tasklist().open("Tiếp nhận văn bản").claim();
      incoming.sees(journey.title()).reads(journey.heading()).looks("recipient-accepts");
      incoming.decide("Tiếp nhận");
      Person head = person(recipient + ".head");
      Tasklist assigning = head.tasklist().open("Phân công xử lý").claim();
      head.page().locator("[name=assignee]").first().check();
      assigning.looks("recipient-assigns").decide("Giao xử lý");
      browser.leave(clerk, head);
    }
    Person clerk = person(journey.refusing() + ".clerk");
    Tasklist incoming = clerk.tasklist().open("Tiếp nhận văn bản").claim();
    incoming.remark(REJECTION).looks("recipient-rejects").decide("Từ chối tiếp nhận");
    browser.leave(clerk);
  }

  private void everybodySees(String code) {
    Person officer = officer();
    officer.visit("/plans");
    // by its role, because the list of notices that is folded away names it too
    officer
        .page()
        .getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName(journey.title()).setExact(true))
        .click();
    officer.sees(code, "Gửi, nhận", "Từ chối", REJECTION);
    Locator deliveries = officer.page().locator("#giao-nhan tbody tr");
    for (String recipient : journey.accepting()) {
      assertThat(deliveries.filter(new Locator.FilterOptions().setHasText(name(recipient))))
          .containsText("Đã phân công");
    }
    if (journey.recipients() != null) {
      assertThat(deliveries).hasCount(journey.recipients());
    }
    officer.looks("dossier");
    officer.click("Kiểm tra nhật ký");
    officer.sees("Nhật ký còn nguyên vẹn: ").looks("dossier-trail");
    readPdf(officer, code);
    Person clerk = clerk();
    clerk.visit("/register");
    Locator row =
        clerk
            .page()
            .locator("table.register tbody tr")
            .filter(new Locator.FilterOptions().setHasText(code));
    assertThat(row).hasCount(1);
    assertThat(row).containsText(journey.signer().name());
    assertThat(row).containsText(Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
    clerk.looks("register");
  }

  private void readPdf(Person officer, String code) {
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
      assertThat(text).contains(code).contains(journey.signer().lines());
      for (String capacity : CAPACITIES) {
        assertThat(text.contains(capacity))
            .as(capacity)
            .isEqualTo(journey.signer().lines().contains(capacity));
      }
      assertThat(text).contains("Tệp này chưa có chữ ký số.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
