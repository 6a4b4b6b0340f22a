package vn.trinhky.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what a stretch of work has cost: time, CPU of this JVM (an embedded database included), CPU
 * of the PostgreSQL server when its processes are on this machine, and its write-ahead log.
 */
final class Meter {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  private final @Nullable JdbcClient database;

  private Meter(@Nullable JdbcClient database) {
    this.database = database;
  }

  /** For work in this JVM, an embedded database included. */
  static Meter withoutDatabase() {
    return new Meter(null);
  }

  /**
   * For work that uses a PostgreSQL server too.
   *
   * @param database a connection of its own, not counted
   */
  static Meter with(JdbcClient database) {
    return new Meter(database);
  }

  /**
   * What some pieces of work have cost together.
   *
   * @param nanos wall clock
   * @param threadNanos CPU of the threads that did the work
   * @param cpuNanos CPU of this JVM, its compiler and collector included
   * @param serverNanos CPU of the database server, 0 where there is none or it cannot be seen
   * @param walBytes written ahead by the database server
   */
  record Cost(
      int pieces, long nanos, long threadNanos, long cpuNanos, long serverNanos, long walBytes) {

    static final Cost NOTHING = new Cost(0, 0, 0, 0, 0, 0);

    Cost plus(Cost more) {
      return new Cost(
          pieces + more.pieces,
          nanos + more.nanos,
          threadNanos + more.threadNanos,
          cpuNanos + more.cpuNanos,
          serverNanos + more.serverNanos,
          walBytes + more.walBytes);
    }

    double perSecond() {
      return pieces * 1e9 / nanos;
    }

    double threadMillis() {
      return threadNanos / 1e6 / pieces;
    }

    double cpuMillis() {
      return cpuNanos / 1e6 / pieces;
    }

    double serverMillis() {
      return serverNanos / 1e6 / pieces;
    }

    double walKilobytes() {
      return walBytes / 1024.0 / pieces;
    }
  }

  /** Has this many people do the work, each taking the next piece when he is done with the last. */
  Cost of(int people, List<? extends Runnable> work) {
    awaitCompiler();
    Queue<Runnable> left = new ConcurrentLinkedQueue<>(work);
    LongAdder threads = new LongAdder();
    Runnable person =
        () -> {
          long before = THREADS.getCurrentThreadCpuTime();
          for (Runnable piece = left.poll(); piece != null; piece = left.poll()) {
            piece.run();
          }
          threads.add(THREADS.getCurrentThreadCpuTime() - before);
        };
    long wal = wal();
    long server = serverNanos();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    if (people == 1) {
      person.run();
    } else {
      together(people, person);
    }
    long nanos = System.nanoTime() - start;
    return new Cost(
        work.size(),
        nanos,
        threads.sum(),
        SYSTEM.getProcessCpuTime() - cpu,
        serverNanos() - server,
        wal() - wal);
  }

  private static void together(int people, Runnable person) {
    ExecutorService threads = Executors.newFixedThreadPool(people);
    try {
      for (Future<?> one :
          threads.invokeAll(Collections.nCopies(people, Executors.callable(person)))) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What was done before still keeps the compiler busy: not on the bill of what comes now. */
  private static void awaitCompiler() {
    long before = -1;
    for (int i = 0; i < 20 && before != COMPILER.getTotalCompilationTime(); i++) {
      before = COMPILER.getTotalCompilationTime();
      try {
        Thread.sleep(20);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }
  }

  private long wal() {
    return database == null
        ? 0
        : database
            .sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
            .query(Long.class)
            .single();
  }

  /** Time on a processor of every process of the server that we can see. */
  private long serverNanos() {
    if (database == null) {
      return 0;
    }
    return database
        .sql("select pid from pg_stat_activity where pid <> pg_backend_pid()")
        .query(Long.class)
        .list()
        .stream()
        .mapToLong(Meter::nanosOf)
        .sum();
  }

  private static long nanosOf(long pid) {
    try {
      if (!Files.readString(Path.of("/proc/" + pid + "/comm")).startsWith("postgres")) {
        return 0;
      }
      return Long.parseLong(Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ")[0]);
    } catch (IOException elsewhere) {
      return 0;
    }
  }
}
