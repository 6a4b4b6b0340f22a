package vn.trinhky.exchange.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.trinhky.exchange.Edxml;
import vn.trinhky.exchange.EdxmlDialect;
import vn.trinhky.exchange.EdxmlMessage;
import vn.trinhky.exchange.EdxmlProblem;
import vn.trinhky.exchange.EdxmlReading;
import vn.trinhky.problem.Refusal;

@Component
class EdxmlCodec implements Edxml {

  /** A sentence for the clerk, not a list without end. */
  private static final int TOLD = 5;

  private final Clock clock;

  EdxmlCodec(Clock clock) {
    this.clock = clock;
  }

  @Override
  public EdxmlReading read(byte[] file) {
    Notes notes = new Notes();
    EdxmlReading reading = EdxmlReader.read(file, notes);
    if (reading.message() == null) {
      return reading;
    }
    EdxmlChecks.ofOthers(reading.message(), LocalDate.now(clock), notes);
    return new EdxmlReading(
        reading.message(), reading.dialect(), reading.signed(), notes.problems());
  }

  @Override
  public List<EdxmlProblem> check(EdxmlMessage message) {
    Notes notes = new Notes();
    EdxmlChecks.ofOurs(message, LocalDate.now(clock), notes);
    return notes.problems();
  }

  @Override
  public byte[] write(EdxmlMessage message, EdxmlDialect dialect) {
    List<EdxmlProblem> refusing = check(message).stream().filter(EdxmlProblem::refuses).toList();
    if (!refusing.isEmpty()) {
      throw Refusal.unprocessable(
          "edxml-invalid",
          "Chưa gửi được qua trục liên thông. "
              + refusing.stream()
                  .limit(TOLD)
                  .map(EdxmlProblem::detail)
                  .collect(Collectors.joining(" "))
              + " Hãy sửa rồi gửi lại.");
    }
    return EdxmlWriter.write(message, dialect);
  }
}
