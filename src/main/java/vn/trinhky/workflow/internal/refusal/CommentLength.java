package vn.trinhky.workflow.internal.refusal;

import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/** How long a comment may be; the engine itself fails beyond 4,000 characters. */
public final class CommentLength {

  /** Characters of a comment or reason. */
  public static final int MAX = 2000;

  private CommentLength() {}

  /**
   * Lets a comment through that fits.
   *
   * @throws Refusal 422 {@code comment-too-long}
   */
  public static void check(@Nullable String comment) {
    if (comment != null && comment.length() > MAX) {
      throw Refusal.unprocessable(
          "comment-too-long",
          "Ý kiến dài %d ký tự, tối đa là %d. Hãy rút gọn, hoặc đính kèm thành tệp trong hồ sơ."
              .formatted(comment.length(), MAX));
    }
  }
}
