package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/** Several people who act at the same moment. */
public final class Together {

  private Together() {}

  /** Lets all of them begin at once and answers what each of them failed with, null for success. */
  public static List<@Nullable Throwable> run(List<? extends Callable<?>> people) {
    CyclicBarrier start = new CyclicBarrier(people.size());
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Callable<?> person : people) {
        running.add(
            threads.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return person.call();
                }));
      }
      List<@Nullable Throwable> failures = new ArrayList<>();
      for (Future<?> one : running) {
        failures.add(failure(one));
      }
      return failures;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Of two, one succeeds and the other is told that somebody was faster. */
  public static void oneWins(Callable<?> first, Callable<?> second) {
    List<@Nullable Throwable> failures = run(Arrays.asList(first, second));
    assertThat(failures).as("one succeeds").containsOnlyOnce((Throwable) null);
    assertThat(failures.get(0) == null ? failures.get(1) : failures.get(0))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.status() + " " + refusal.type()).isEqualTo("409 overtaken"));
  }

  private static @Nullable Throwable failure(Future<?> one) {
    try {
      one.get(120, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (Exception interruptedOrLate) {
      return interruptedOrLate;
    }
  }
}
