package vn.trinhky.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One person at one browser, who clicks and types as people do. Whatever is looked at is checked
 * for English words and for dates that are not dd/MM/yyyy.
 */
public final class Person {

  /** How long somebody waits for a page of a busy machine, in milliseconds. */
  static final double PATIENCE = 20_000;

  /** Words that would show that a text of ours was never translated, or never filled in. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(undefined|null|NaN|Tasks?|Submit|Complete|Claim|Loading|Error|Failed|Filters?|Search"
              + "|Cancel|Save|Delete|Draft|Approve|Return|Sign|Issue|Due|Assignee|Comments?|Login"
              + "|Password|Username|Process|Reset|Unknown|Forbidden|[A-Z]+_[A-Z_]+)\\b");

  private static final Pattern FOREIGN_DATE =
      Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2})\\b(?!\\d)");

  private final Browser browser;
  private final String user;
  private final BrowserContext context;
  private final List<String> problems = new ArrayList<>();
  private Page page;

  Person(Browser browser, String user, BrowserContext context) {
    this.browser = browser;
    this.user = user;
    this.context = context;
    context.setDefaultTimeout(PATIENCE);
    context.onPage(this::listen);
    this.page = context.newPage();
  }

  private void listen(Page opened) {
    opened.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            problems.add(message.text() + " (" + message.location() + ")");
          }
        });
    opened.onPageError(error -> problems.add(error));
  }

  /** Who this is. */
  public String user() {
    return user;
  }

  /** The page in front. */
  public Page page() {
    return page;
  }

  /** An address on the server, in full. */
  public String address(String path) {
    return browser.address(path);
  }

  // going somewhere

  /** Opens the address; whoever is not logged in yet finds the login page and logs in. */
  public Person visit(String path) {
    page.navigate(browser.address(path));
    if (page.url().contains("/login")) {
      logIn("trinhky");
      // the login leads to the page that was asked for
      page.waitForURL(address -> address.startsWith(browser.address(path)));
    }
    return this;
  }

  /** Fills in the login page that is in front. */
  public void logIn(String password) {
    page.getByLabel("Tên đăng nhập").fill(user);
    page.getByLabel("Mật khẩu").fill(password);
    click("Đăng nhập");
    page.waitForLoadState();
  }

  /** Opens Tasklist. */
  public Tasklist tasklist() {
    visit("/camunda/app/tasklist/default/");
    return new Tasklist(this);
  }

  /** Follows a link that opens in a new tab, does something there, and closes the tab. */
  public void inNewTab(Locator link, Runnable visit) {
    Page before = page;
    page = context.waitForPage(link::click);
    try {
      page.waitForLoadState();
      visit.run();
    } finally {
      page.close();
      page = before;
      page.bringToFront();
      // without a window no tab ever loses the focus, so none regains it
      page.evaluate("window.dispatchEvent(new Event('focus'))");
    }
  }

  // clicking and reading

  /** The button with this label. */
  public Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /** Clicks the button with this label. */
  public void click(String label) {
    button(label).click();
  }

  /** Sees all these texts on the page. */
  public Person sees(String... texts) {
    for (String text : texts) {
      assertThat(page.locator("body")).containsText(text);
    }
    return this;
  }

  /** Looks at the page as a whole: in Vietnamese, dates as dd/MM/yyyy, and for the album. */
  public Person looks(String name) {
    String text = page.locator("body").innerText();
    assertThat(found(ENGLISH, text)).as("English on the screen %s of %s", name, user).isEmpty();
    assertThat(found(FOREIGN_DATE, text)).as("dates on the screen %s of %s", name, user).isEmpty();
    if (browser.isPhotographed()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(browser.nextShot(name)));
    }
    return this;
  }

  private static List<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(
          text.substring(
              Math.max(0, matcher.start() - 30), Math.min(text.length(), matcher.end() + 30)));
    }
    return found;
  }

  /** Expects these words among the errors of the console, because this step provokes them. */
  public void expectsInConsole(String words) {
    assertThat(problems.removeIf(problem -> problem.contains(words)))
        .as("%s among %s", words, problems)
        .isTrue();
  }

  void assertNothingBroke() {
    assertThat(problems).as("errors in the console of %s", user).isEmpty();
  }

  void photographFailure(Throwable failure) {
    try {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(browser.shot("failure-" + user))
              .setFullPage(true)
              .setTimeout(5_000));
    } catch (PlaywrightException closed) {
      failure.addSuppressed(closed);
    }
    if (!problems.isEmpty()) {
      failure.addSuppressed(new AssertionError("console of " + user + ": " + problems));
    }
  }

  void close() {
    context.close();
  }
}
