package vn.trinhky.upgrade;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.Visitor;

/** The product as a process of its own, on a database that outlives it. */
final class Installation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private Installation(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the product and waits until it answers.
   *
   * @param diagrams folder with the diagrams of the release
   * @param log file for what it says
   */
  static Installation start(TestDatabase.Connection database, Path diagrams, Path log)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.trinhky.TrinhKyApplication",
                "--spring.profiles.active=test",
                "--server.port=" + port,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--trinhky.diagrams.location=" + diagrams.toUri(),
                // a job whose node was killed is tried again after this time
                "--camunda.bpm.job-execution.lock-time-in-millis=3000"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Installation installation = new Installation(process, port);
    installation.awaitReady(log);
    return installation;
  }

  int port() {
    return port;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(giveUp)) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        break;
      }
      try {
        if (Visitor.stranger(port).get("/login", "Accept", "text/html").statusCode() == 200) {
          return;
        }
      } catch (java.io.UncheckedIOException notYet) {
        // asked again until the time is over
      }
    }
    kill();
    throw new AssertionError("did not start:\n" + Files.readString(log));
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
