package vn.trinhky.exchange;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a document at its recipient; or, with code 13, that its sender wants it back.
 *
 * @param code two digits, see {@link StatusCode}; others are kept as they come
 * @param description e.g. the reason of a refusal
 * @param at local time of the sender, or null when the message has none that can be read
 */
public record EdxmlStatus(
    Party from,
    ResponseFor responseFor,
    @Nullable StaffInfo staff,
    String code,
    @Nullable String description,
    @Nullable LocalDateTime at)
    implements EdxmlMessage {

  /** Texts without white space around them. */
  public EdxmlStatus {
    code = Texts.clean(code);
    description = Texts.optional(description);
  }
}
