package vn.trinhky.bench;

import static vn.trinhky.bench.Spread.number;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long the packaged product takes to answer, and what it holds in memory then. */
class StartBench {

  private static final int RESTARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private record Start(double seconds, double residentMegabytes, double heapMegabytes) {}

  @Test
  void the_packaged_product_starts() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "bench", "start-" + UUID.randomUUID()));
    Start first = start(folder);
    List<Start> again = new ArrayList<>();
    for (int i = 0; i < RESTARTS; i++) {
      again.add(start(folder));
    }
    new Report("5-start", "Start and memory")
        .line(
            "`java -Xmx768m -jar trinhky.jar` with the profile `demo`, until the login page answers; memory then, the heap after a collection.")
        .table(
            List.of("", "seconds", "resident, MB", "heap used, MB"),
            List.of(
                List.of(
                    "first start (makes the tables, imports the catalogue)",
                    number(first.seconds, 1),
                    number(first.residentMegabytes, 0),
                    number(first.heapMegabytes, 0)),
                List.of(
                    "later start, median (least–most) of " + RESTARTS,
                    Spread.of(again.stream().map(Start::seconds).toList()).text(1),
                    Spread.of(again.stream().map(Start::residentMegabytes).toList()).text(0),
                    Spread.of(again.stream().map(Start::heapMegabytes).toList()).text(0))))
        .write("H2 embedded, in a file");
  }

  private static Start start(Path folder) throws Exception {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(tool("java"), "-Xmx768m", "-jar", jar().toAbsolutePath().toString());
    builder.environment().put("SPRING_PROFILES_ACTIVE", "demo");
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    builder
        .environment()
        .put("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + folder.toAbsolutePath() + "/trinhky");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
    long begin = System.nanoTime();
    Process product = builder.start();
    try {
      awaitLoginPage(product, port, folder);
      double seconds = (System.nanoTime() - begin) / 1e9;
      String pid = String.valueOf(product.pid());
      double resident = resident(pid);
      run(tool("jcmd"), pid, "GC.run");
      return new Start(seconds, resident, heap(run(tool("jcmd"), pid, "GC.heap_info")));
    } finally {
      product.destroy();
      product.waitFor();
    }
  }

  private static void awaitLoginPage(Process product, int port, Path folder) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest login =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (product.isAlive() && System.nanoTime() < end) {
      try {
        if (http.send(login, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // nobody listens at the port yet
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("not started: " + Files.readString(folder.resolve("log.txt")));
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("trinhky-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no jar: run the phase package before"));
    }
  }

  /** From Linux; elsewhere 0. */
  private static double resident(String pid) throws IOException {
    Path status = Path.of("/proc", pid, "status");
    return Files.exists(status)
        ? kilobytes("VmRSS:\\s+(\\d+) kB", Files.readString(status)) / 1024
        : 0;
  }

  private static double heap(String info) {
    // one line of G1, one per generation of the serial collector
    return info.lines()
            .filter(line -> line.contains("garbage-first") || line.contains("generation"))
            .mapToDouble(line -> kilobytes("used (\\d+)K", line))
            .sum()
        / 1024;
  }

  private static double kilobytes(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
