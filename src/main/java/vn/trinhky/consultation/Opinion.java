package vn.trinhky.consultation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one agency said in one round, and how it was answered.
 *
 * @param answer null while the agency has not answered
 * @param content the comment in the agency's words, or null
 * @param answeredBy login of the person who answered, or null for silence
 * @param late filed after the round was closed
 * @param onPaper answered on paper, recorded by the drafter
 */
public record Opinion(
    String agency,
    @Nullable Answer answer,
    @Nullable String content,
    @Nullable String answeredBy,
    @Nullable String answeredName,
    @Nullable Instant answeredAt,
    boolean late,
    boolean onPaper,
    @Nullable Resolution resolution,
    @Nullable String explanation) {

  /** Whether the drafter still owes an answer to it. */
  public boolean isUnresolved() {
    return answer != null && answer.needsResolution() && resolution == null;
  }
}
