package vn.trinhky.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Camunda Tasklist as a person works with it: the list on the left, the form on the right. */
public final class Tasklist {

  /** How often somebody presses reload while a job of the engine is still running. */
  private static final int RELOADS = 15;

  private static final String OPEN_PANEL = ".tk-sheet [role=tabpanel]:not([hidden])";

  private final Person person;
  private final Page page;

  Tasklist(Person person) {
    this.person = person;
    this.page = person.page();
    page.locator(".task-filters .name").first().waitFor();
  }

  /** Opens the form that starts a process. */
  public Tasklist startForm(String process) {
    page.getByText("Khởi tạo quy trình").first().click();
    page.locator(".modal-dialog").getByText(process).click();
    page.locator("form[name=startForm] #tk-title").waitFor();
    return this;
  }

  /** Opens the task of this step, which may still be on its way. */
  public Tasklist open(String step) {
    Locator task =
        page.locator("li.task h4 a").filter(new Locator.FilterOptions().setHasText(step));
    for (int i = 0; i < RELOADS && !isThere(task); i++) {
      page.reload();
    }
    task.first().click();
    assertThat(page.locator(".tk-crumb").first()).hasText(step);
    return this;
  }

  private static boolean isThere(Locator task) {
    try {
      task.first().waitFor(new Locator.WaitForOptions().setTimeout(2_000));
      return true;
    } catch (TimeoutError notYet) {
      return false;
    }
  }

  /** Takes the task that is open, so that its form can be filled in. */
  public Tasklist claim() {
    person.sees("Việc này chưa do anh chị nhận.");
    page.locator(".claim").click();
    assertThat(page.getByText("Việc này chưa do anh chị nhận.")).hasCount(0);
    return this;
  }

  /** Shows one of the tabs of the form: document, changes, opinions, submission, review. */
  public Locator tab(String label) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(label)).first().click();
    return page.locator(OPEN_PANEL);
  }

  /** Reads the document in the tab that is open. */
  public Tasklist reads(String... texts) {
    FrameLocator document = page.frameLocator(OPEN_PANEL + " iframe");
    for (String text : texts) {
      assertThat(document.locator("body"))
          .containsText(text, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
    }
    return this;
  }

  /** Writes into a field of the form. */
  public Tasklist write(String label, String text) {
    page.locator("form[name=taskForm]").getByLabel(label).fill(text);
    return this;
  }

  /** Says something with the decision. */
  public Tasklist remark(String text) {
    page.locator("form[name=taskForm] [name=comment]").fill(text);
    return this;
  }

  /** Sees these texts in the task. */
  public Tasklist sees(String... texts) {
    for (String text : texts) {
      assertThat(page.locator(".task-details")).containsText(text);
    }
    return this;
  }

  /** Looks at the screen; see {@link Person#looks}. */
  public Tasklist looks(String name) {
    person.looks(name);
    return this;
  }

  /** Clicks a decision and waits until it is done. */
  public void decide(String label) {
    person.click(label);
    assertThat(page.locator(".no-task")).isVisible();
  }
}
