package vn.trinhky.exchange;

import org.jspecify.annotations.Nullable;

/** Who handled the message at the sender's, for questions by telephone. */
public record StaffInfo(
    @Nullable String department,
    @Nullable String staff,
    @Nullable String email,
    @Nullable String mobile) {

  /** Texts without white space around them, blank ones as null. */
  public StaffInfo {
    department = Texts.optional(department);
    staff = Texts.optional(staff);
    email = Texts.optional(email);
    mobile = Texts.optional(mobile);
  }
}
