package vn.trinhky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The user guide quotes the product: {@code **[…]**} is a button, link or menu entry, text in
 * Vietnamese quotation marks stands on the screen, and an ellipsis in it is what differs from case
 * to case.
 */
class GuideTest {

  private static final Path GUIDE = Path.of("docs", "guide");
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path LOCALES =
      RESOURCES.resolve(Path.of("META-INF", "resources", "webjars", "camunda", "app"));

  /** Where words of the screen are written. */
  private static final Set<Path> PRODUCT =
      Set.of(
          RESOURCES.resolve("templates"),
          RESOURCES.resolve("static"),
          RESOURCES.resolve("documents"),
          LOCALES,
          Path.of("forms"),
          Path.of("processes"),
          Path.of("src", "main", "java"));

  private static final Pattern WORDS_FILE = Pattern.compile(".*\\.(java|ftlh|js|html|json|bpmn)");

  private static final Pattern BUTTON = Pattern.compile("\\*\\*\\[([^\\]]+)]\\*\\*");
  private static final Pattern QUOTE = Pattern.compile("“([^”]+)”");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\(pictures/([^)]+)\\)");

  @Test
  void every_button_that_the_guide_names_is_a_label_of_the_product() throws IOException {
    String words = words();
    Set<String> buttons = quoted(BUTTON);
    assertThat(buttons).hasSizeGreaterThan(60);
    assertThat(buttons).allSatisfy(button -> assertThat(isLabel(button, words)).isTrue());
  }

  @Test
  void everything_that_the_guide_quotes_is_said_by_the_product() throws IOException {
    String words = words();
    Set<String> quotes = quoted(QUOTE);
    assertThat(quotes).hasSizeGreaterThan(100);
    assertThat(quotes)
        .allSatisfy(
            quote ->
                assertThat(pieces(quote))
                    .allSatisfy(piece -> assertThat(words.contains(piece)).isTrue()));
  }

  @Test
  void a_label_stands_alone_and_is_no_part_of_another() {
    assertThat(isLabel("Lưu", "<button>Lưu</button>")).isTrue();
    assertThat(isLabel("Lưu", "<button>Lưu phiếu trình</button>")).isFalse();
    assertThat(isLabel("Gửi ý kiến muộn của …", ">Gửi ý kiến muộn của ${a.label}<")).isTrue();
    assertThat(isLabel("Mở", "chưa mở được")).isFalse();
  }

  @Test
  void every_picture_is_there_and_every_picture_is_shown() throws IOException {
    try (Stream<Path> files = Files.list(GUIDE.resolve("pictures"))) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(quoted(PICTURE));
    }
  }

  @Test
  void every_link_leads_somewhere() throws IOException {
    assertThat(quoted(LINK))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(GUIDE.resolve(link)).exists());
  }

  @Test
  void everybody_finds_the_own_page_from_the_first_one() throws IOException {
    String first = Files.readString(GUIDE.resolve("README.md"));
    try (Stream<Path> pages = pages()) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .hasSize(8)
          .allMatch(page -> page.equals("README.md") || first.contains("(" + page + ")"));
    }
  }

  /** Between tags or quotation marks; what follows in a template may be a value. */
  private static boolean isLabel(String button, String words) {
    String label = button.endsWith("…") ? button.substring(0, button.length() - 1) : button;
    return Pattern.compile("[>\"'}]\\s*" + Pattern.quote(label.strip()) + "\\s*[<\"'$]")
        .matcher(words)
        .find();
  }

  private static Stream<String> pieces(String quote) {
    return Arrays.stream(quote.split("…"))
        .map(piece -> piece.replaceAll("^[\\s.;:,()]+|[\\s.;:,()]+$", ""))
        .filter(Predicate.not(String::isEmpty));
  }

  private static Set<String> quoted(Pattern pattern) throws IOException {
    try (Stream<Path> pages = pages()) {
      return pages
          .flatMap(page -> pattern.matcher(text(page)).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<Path> pages() throws IOException {
    return Files.list(GUIDE).filter(file -> file.toString().endsWith(".md"));
  }

  /** A page as it reads: lines of a paragraph or box follow each other. */
  private static String text(Path page) {
    return read(page).replaceAll("\n>? *", " ");
  }

  /** All words of the product, literals that Java puts together joined. */
  private static String words() throws IOException {
    StringBuilder words = new StringBuilder();
    for (Path root : PRODUCT) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> WORDS_FILE.matcher(file.toString()).matches())
            .map(GuideTest::read)
            .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " "))
            .forEach(text -> words.append(text).append('\n'));
      }
    }
    return words.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
