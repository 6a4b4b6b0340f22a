package vn.trinhky.support;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, without a window, as people in Viet Nam would have it set up. Every
 * person has a profile of their own; whoever comes back finds their page as they left it.
 *
 * <p>Screenshots of the steps are made with {@code -Dtrinhky.screenshots=true} only, those of a
 * failure always; both go to {@code target/screenshots}.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String server;
  private final String album;
  private final Map<String, Person> present = new HashMap<>();
  private int shots;

  private Browser(int port, String album) {
    this.server = "http://localhost:" + port;
    this.album = album;
    PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
    Map<String, String> environment = new HashMap<>(System.getenv());
    // Playwright drives what is installed; nothing is downloaded
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable().orElseThrow())
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  /**
   * Runs a journey and closes the browser after it, whatever happens; when the journey fails, every
   * open page is photographed.
   *
   * @param album first part of the names of the screenshots
   */
  public static void journey(int port, String album, Consumer<Browser> steps) {
    try (Browser browser = new Browser(port, album)) {
      try {
        steps.accept(browser);
        browser.present.values().forEach(Person::assertNothingBroke);
      } catch (RuntimeException | Error failure) {
        browser.present.values().forEach(person -> person.photographFailure(failure));
        throw failure;
      }
    }
  }

  /** The browser to use: the one named by {@code trinhky.chromium}, else the installed one. */
  static Optional<Path> executable() {
    return Stream.of(
            System.getProperty("trinhky.chromium", ""),
            "/usr/bin/chromium",
            "/usr/bin/google-chrome")
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Somebody at an ordinary screen, with the profile they had before. */
  public Person person(String user) {
    return present.computeIfAbsent(user, name -> new Person(this, name, context(1440, 900)));
  }

  /** Somebody with a phone of 390 px. */
  public Person personWithPhone(String user) {
    return present.computeIfAbsent(user, name -> new Person(this, name, context(390, 844)));
  }

  /** Lets people go home who do not come back; their pages must have been free of errors. */
  public void leave(Person... people) {
    for (Person person : people) {
      person.assertNothingBroke();
      present.remove(person.user());
      person.close();
    }
  }

  private com.microsoft.playwright.BrowserContext context(int width, int height) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setLocale("vi-VN")
            .setTimezoneId("Asia/Ho_Chi_Minh")
            .setViewportSize(width, height)
            .setAcceptDownloads(true));
  }

  String address(String path) {
    return server + path;
  }

  boolean isPhotographed() {
    return Boolean.getBoolean("trinhky.screenshots");
  }

  Path nextShot(String name) {
    return shot("%s-%02d-%s".formatted(album, ++shots, name));
  }

  Path shot(String name) {
    return Path.of("target", "screenshots", name + ".png");
  }

  @Override
  public void close() {
    try {
      List<Person> people = new ArrayList<>(present.values());
      present.clear();
      people.forEach(Person::close);
      chromium.close();
    } finally {
      // without this the process of the driver keeps the tests from ending
      playwright.close();
    }
  }
}
