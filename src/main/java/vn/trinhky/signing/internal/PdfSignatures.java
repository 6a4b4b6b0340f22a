package vn.trinhky.signing.internal;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.DigitalSignatures;
import vn.trinhky.signing.FileVerdict;
import vn.trinhky.signing.SigningProvider;

/** Signs by configuration, and verifies within bounds of time and number. */
final class PdfSignatures implements DigitalSignatures {

  private static final Logger LOG = LoggerFactory.getLogger(PdfSignatures.class);

  /** Verifications at the same time; more wait in their own thread, and then give up. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 60;

  private final SigningProvider provider;
  private final Verifier verifier;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "verification");
            thread.setDaemon(true);
            return thread;
          },
          (work, pool) -> {
            try {
              if (!pool.isShutdown()
                  && pool.getQueue().offer(work, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
              }
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new RejectedExecutionException();
          });

  PdfSignatures(SigningProvider provider, Verifier verifier) {
    this.provider = provider;
    this.verifier = verifier;
  }

  @Override
  public SigningProvider provider() {
    return provider;
  }

  @Override
  public FileVerdict verify(byte[] file) {
    FileBounds.check(file);
    Future<FileVerdict> verdict;
    try {
      verdict = threads.submit(() -> verifier.verify(file));
    } catch (RejectedExecutionException e) {
      throw new Refusal(
          429,
          "verification-busy",
          "Hệ thống đang kiểm tra nhiều tệp cùng lúc. Hãy thử lại sau một phút.");
    }
    try {
      return verdict.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      verdict.cancel(true);
      LOG.warn("A verification was given up after {} s", PATIENCE_SECONDS);
      throw FileBounds.tooCostly();
    } catch (InterruptedException e) {
      verdict.cancel(true);
      Thread.currentThread().interrupt();
      throw FileBounds.tooCostly();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Refusal refusal) {
        throw refusal;
      }
      LOG.warn("A file could not be verified", cause);
      if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
        throw FileBounds.tooCostly();
      }
      throw Verifier.unreadable();
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
