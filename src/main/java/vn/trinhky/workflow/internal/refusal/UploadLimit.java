package vn.trinhky.workflow.internal.refusal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.trinhky.problem.Refusal;

/**
 * Refuses a body that is too large, whether or not its length is announced: the engine reads it
 * into memory.
 */
@Priority(Priorities.ENTITY_CODER)
class UploadLimit implements ContainerRequestFilter {

  /** The same as for our own API: 50 MB per file and what is around it. */
  static final long MAX_BYTES = 55L * 1024 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > MAX_BYTES) {
      request.abortWith(EngineAnswers.of(tooLarge()));
    } else if (request.hasEntity()) {
      request.setEntityStream(new Counted(request.getEntityStream()));
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(
        413, "too-large", "Tệp lớn hơn 50 MB nên không nhận được. Hãy chia nhỏ hoặc nén tệp.");
  }

  private static final class Counted extends FilterInputStream {
    private long read;

    Counted(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      count(got);
      return got;
    }

    private void count(int got) {
      read += Math.max(got, 0);
      if (read > MAX_BYTES) {
        throw tooLarge();
      }
    }
  }
}
