package vn.trinhky.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import vn.trinhky.problem.Refusal;

/** What was refused, and why. */
public final class Refused {

  private Refused() {}

  /** Asserts that the call is refused for this reason, and answers the Vietnamese sentence. */
  public static String because(int status, String type, ThrowingCallable call) {
    Refusal refusal = catchThrowableOfType(Refusal.class, call);
    assertThat(refusal).as("refusal %s %s", status, type).isNotNull();
    assertThat(refusal.status() + " " + refusal.type())
        .as(refusal.getMessage())
        .isEqualTo(status + " " + type);
    return refusal.getMessage();
  }
}
