package vn.trinhky.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures as Markdown: a part per bench in {@code target/bench}, all parts together in {@code
 * target/bench/performance.md} and, with {@code -Dtrinhky.docs=true}, between the marks in {@code
 * docs/performance.md}.
 */
final class Report {

  private static final Path FOLDER = Path.of("target", "bench");
  private static final Path PAGE = Path.of("docs", "performance.md");
  private static final String BEGIN = "<!-- figures: written by the run -->";
  private static final String END = "<!-- end of figures -->";

  private final String file;
  private final StringBuilder text = new StringBuilder();
  private final Surroundings before = Surroundings.now();

  /**
   * @param file name of the part, which also says where it stands
   */
  Report(String file, String heading) {
    this.file = file;
    text.append("### ").append(heading).append("\n\n");
  }

  Report line(String words) {
    text.append(words).append("\n\n");
    return this;
  }

  Report table(List<String> header, List<List<String>> rows) {
    row(header);
    text.append("|---").append("|---:".repeat(header.size() - 1)).append("|\n");
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Adds the conditions, writes the part and puts the page together again. */
  void write(String database) {
    Surroundings after = Surroundings.now();
    text.append("*")
        .append(
            "%s; %d cores, JDK %s (%s, %s, -Xmx %d MB), %s %s; %s; commit %s; other programs used %s of the cores."
                .formatted(
                    LocalDateTime.now().format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm")),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"),
                    System.getProperty("java.vm.name"),
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" and ")),
                    Runtime.getRuntime().maxMemory() >> 20,
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    database,
                    commit(),
                    after.othersSince(before)))
        .append("*\n");
    System.out.println("\n" + text);
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file + ".md"), text);
      assemble();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void assemble() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> parts = Files.list(FOLDER)) {
      for (Path part :
          parts
              .filter(path -> path.getFileName().toString().matches("\\d-.*\\.md"))
              .sorted()
              .toList()) {
        all.append(Files.readString(part)).append('\n');
      }
    }
    Files.writeString(FOLDER.resolve("performance.md"), all);
    if (Boolean.getBoolean("trinhky.docs")) {
      String page = Files.readString(PAGE);
      Files.writeString(
          PAGE,
          page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
              + "\n\n"
              + all
              + page.substring(page.indexOf(END)));
    }
  }

  private static String commit() {
    return said("git", "rev-parse", "--short", "HEAD")
        + (said("git", "status", "--porcelain", "--", "src", "pom.xml", "processes").isEmpty()
            ? ""
            : " with changes");
  }

  private static String said(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
