package vn.trinhky.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param message null when the file is no edXML at all
 * @param dialect as far as it can be told
 * @param signed whether it carries a signature of the sending system; it is not verified here
 * @param problems in the order they were found
 */
public record EdxmlReading(
    @Nullable EdxmlMessage message,
    EdxmlDialect dialect,
    boolean signed,
    List<EdxmlProblem> problems) {

  /** The problems as they are. */
  public EdxmlReading {
    problems = List.copyOf(problems);
  }

  /** Whether the message may not be accepted. */
  public boolean isRefused() {
    return message == null || problems.stream().anyMatch(EdxmlProblem::refuses);
  }
}
