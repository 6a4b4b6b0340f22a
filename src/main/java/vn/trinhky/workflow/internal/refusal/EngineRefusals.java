package vn.trinhky.workflow.internal.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import vn.trinhky.problem.Refusal;

/** Looks through the engine's wrappers for the reason that a person can understand. */
public final class EngineRefusals {

  static final String OVERTAKEN = "overtaken";
  static final String DENIED = "denied";

  private EngineRefusals() {}

  /** Somebody else was faster. */
  public static Refusal overtaken() {
    return Refusal.conflict(
        OVERTAKEN, "Việc này vừa được người khác xử lý. Hãy tải lại danh sách việc.");
  }

  /** What this failure means to the person at the desk; empty for a fault of the system. */
  public static Optional<Refusal> of(Throwable failure) {
    Optional<Refusal> ours = cause(failure, Refusal.class);
    if (ours.isPresent()) {
      return ours;
    }
    if (cause(failure, OptimisticLockingException.class).isPresent() || taskIsGone(failure)) {
      return Optional.of(overtaken());
    }
    if (cause(failure, AuthorizationException.class).isPresent()) {
      // the engine's list of missing grants helps nobody at a desk
      return Optional.of(
          Refusal.forbidden(
              DENIED, "Bạn không có quyền làm việc này, hoặc đã có người khác nhận việc."));
    }
    if (cause(failure, JsonProcessingException.class).isPresent()) {
      return Optional.of(
          Refusal.badRequest(
              "malformed-json",
              "Dữ liệu gửi lên không đúng định dạng JSON nên chưa có gì được lưu."));
    }
    if (taskIsUnknown(failure)) {
      return Optional.of(
          Refusal.notFound(
              "unknown-task",
              "Không có việc này, hoặc việc đã được xử lý xong. Hãy tải lại danh sách việc."));
    }
    return Optional.empty();
  }

  private static boolean taskIsGone(Throwable failure) {
    return cause(failure, NullValueException.class)
        .map(Throwable::getMessage)
        .filter(message -> message.startsWith("Cannot find task with id"))
        .isPresent();
  }

  private static boolean taskIsUnknown(Throwable failure) {
    return cause(failure, RestException.class)
        .filter(rest -> rest.getStatus() == Response.Status.NOT_FOUND)
        .map(Throwable::getMessage)
        .filter(message -> message.startsWith("No matching task with id"))
        .isPresent();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
