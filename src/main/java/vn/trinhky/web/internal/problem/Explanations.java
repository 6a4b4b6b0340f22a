package vn.trinhky.web.internal.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import vn.trinhky.problem.Problem;
import vn.trinhky.problem.Refusal;

/** Says in Vietnamese what an exception means to whoever sent the request. */
final class Explanations {

  private Explanations() {}

  /** The explanation, or empty when it is nobody's fault but ours. */
  static Optional<Problem> of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Optional<Problem> found = ofOne(each);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What to say when only the status is known. */
  static Problem of(int status) {
    return switch (status) {
      case 401 -> Problem.of(401, "login-required", "Hãy đăng nhập để tiếp tục.");
      case 403 ->
          Problem.of(403, "denied", "Bạn không có quyền mở trang hoặc thực hiện thao tác này.");
      case 404 -> Problem.of(404, "not-found", "Không có địa chỉ này. Hãy kiểm tra lại đường dẫn.");
      case 405 -> Problem.of(405, "method-not-allowed", "Địa chỉ này không nhận thao tác đó.");
      case 406 ->
          Problem.of(406, "not-acceptable", "Địa chỉ này không trả về định dạng được yêu cầu.");
      case 413 -> tooLarge();
      case 415 ->
          Problem.of(
              415, "unsupported-media", "Định dạng gửi lên không được hỗ trợ ở địa chỉ này.");
      default ->
          Problem.of(
              status,
              "invalid-request",
              "Yêu cầu không thực hiện được. Hãy kiểm tra lại thông tin.");
    };
  }

  private static Optional<Problem> ofOne(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return Optional.of(Problem.of(refusal));
    }
    if (failure instanceof MaxUploadSizeExceededException) {
      return Optional.of(tooLarge());
    }
    if (failure instanceof ConcurrencyFailureException) {
      return Optional.of(
          Problem.of(
              409,
              "changed-meanwhile",
              "Vừa có người khác sửa nội dung này. Hãy tải lại rồi làm lại."));
    }
    return invalid(failure).map(detail -> Problem.of(400, type(failure), detail));
  }

  private static String type(Throwable failure) {
    return failure instanceof JsonParseException
            || failure instanceof HttpMessageNotReadableException
        ? "malformed-json"
        : "invalid-input";
  }

  private static Optional<String> invalid(Throwable failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return Optional.of("Không có trường '" + path(unknown) + "'.");
    }
    // where the text breaks off inside an object, the parser's own complaint is the cause
    if (failure instanceof JsonMappingException mismatch
        && !(mismatch.getCause() instanceof JsonParseException)) {
      return Optional.of(
          mismatch.getPath().isEmpty()
              ? "Dữ liệu gửi lên không đúng cấu trúc mà địa chỉ này nhận."
              : "Trường '" + path(mismatch) + "' có giá trị không đúng kiểu.");
    }
    if (failure instanceof JsonParseException
        || failure instanceof HttpMessageNotReadableException && failure.getCause() == null) {
      return Optional.of("Dữ liệu gửi lên không đúng định dạng JSON nên chưa có gì được lưu.");
    }
    if (failure instanceof MethodArgumentNotValidException invalid) {
      return Optional.of(fields(invalid.getFieldErrors()));
    }
    if (failure instanceof HandlerMethodValidationException invalid) {
      return Optional.of(messages(invalid.getAllErrors()));
    }
    if (failure instanceof ConstraintViolationException invalid) {
      return Optional.of(
          invalid.getConstraintViolations().stream()
              .map(each -> each.getPropertyPath() + ": " + inList(each.getMessage()))
              .sorted()
              .collect(Collectors.joining("; ", "Thông tin chưa hợp lệ: ", ".")));
    }
    if (failure instanceof MissingServletRequestParameterException missing) {
      return Optional.of("Thiếu tham số '" + missing.getParameterName() + "'.");
    }
    if (failure instanceof MissingServletRequestPartException missing) {
      return Optional.of("Thiếu tệp '" + missing.getRequestPartName() + "'.");
    }
    if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
      return Optional.of("Tham số '" + mismatch.getName() + "' có giá trị không đúng kiểu.");
    }
    return Optional.empty();
  }

  private static Problem tooLarge() {
    return Problem.of(
        413, "too-large", "Tệp lớn hơn 50 MB nên không nhận được. Hãy chia nhỏ hoặc nén tệp.");
  }

  private static String fields(List<FieldError> errors) {
    return errors.stream()
        .map(error -> error.getField() + ": " + inList(error.getDefaultMessage()))
        .sorted()
        .collect(Collectors.joining("; ", "Thông tin chưa hợp lệ: ", "."));
  }

  private static String messages(List<? extends MessageSourceResolvable> errors) {
    return errors.stream()
        .map(error -> inList(error.getDefaultMessage()))
        .sorted()
        .collect(Collectors.joining("; ", "Thông tin chưa hợp lệ: ", "."));
  }

  /** A sentence that becomes part of another. */
  private static String inList(@Nullable String sentence) {
    return String.valueOf(sentence).replaceAll("\\.$", "");
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."));
  }
}
