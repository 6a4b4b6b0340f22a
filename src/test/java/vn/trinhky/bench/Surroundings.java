package vn.trinhky.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How busy the machine is, read from Linux; elsewhere unknown.
 *
 * @param all hundredths of a second that the processors have worked, for everybody
 * @param ours of them for this JVM, the programs it has started and the database server
 */
record Surroundings(long nanoTime, long all, long ours) {

  static Surroundings now() {
    return new Surroundings(System.nanoTime(), allTicks(), ourTicks());
  }

  /** As in {@code 0.3}. */
  String othersSince(Surroundings before) {
    if (all == 0) {
      return "an unknown share";
    }
    long others = Math.max(0, all - before.all - (ours - before.ours));
    return Spread.number(others * 1e7 / (nanoTime - before.nanoTime), 1);
  }

  /** User, nice and system time, and that of interrupts. */
  private static long allTicks() {
    String first = read("stat").lines().findFirst().orElse("");
    List<String> fields = List.of(first.split("\\s+"));
    return fields.size() < 8
        ? 0
        : Stream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(fields.get(i))).sum();
  }

  private static long ourTicks() {
    long sum = ticks("self/stat", 11, 12, 13, 14);
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return sum
          + processes
              .map(path -> path.getFileName().toString())
              .filter(name -> name.matches("\\d+"))
              .filter(pid -> read(pid + "/comm").startsWith("postgres"))
              .mapToLong(pid -> ticks(pid + "/stat", 11, 12))
              .sum();
    } catch (IOException notLinux) {
      return sum;
    }
  }

  /** The fields are counted after the name in brackets, which may contain blanks. */
  private static long ticks(String file, int... fields) {
    String stat = read(file);
    String[] all = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return all.length < 15 ? 0 : Arrays.stream(fields).mapToLong(i -> Long.parseLong(all[i])).sum();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("/proc/" + file));
    } catch (IOException gone) {
      return "";
    }
  }
}
