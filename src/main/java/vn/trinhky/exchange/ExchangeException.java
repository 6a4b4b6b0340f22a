package vn.trinhky.exchange;

import org.jspecify.annotations.Nullable;

/** A gateway did not do what was asked of it, or did not say that it did. */
public final class ExchangeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final boolean uncertain;

  /**
   * @param retryable whether the same may succeed later
   * @param uncertain whether it may have been done all the same
   * @param message what the gateway, or the way to it, said; without secrets
   */
  public ExchangeException(
      boolean retryable, boolean uncertain, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
    this.uncertain = uncertain;
  }

  /** The gateway says no, and will say so again. */
  public static ExchangeException refused(String message) {
    return new ExchangeException(false, false, message, null);
  }

  /** Nothing was done, later it may be. */
  public static ExchangeException notNow(String message, @Nullable Throwable cause) {
    return new ExchangeException(true, false, message, cause);
  }

  /** It may have been done. */
  public static ExchangeException unanswered(String message, @Nullable Throwable cause) {
    return new ExchangeException(true, true, message, cause);
  }

  /** Whether the same may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }

  /** Whether it may have been done all the same. */
  public boolean isUncertain() {
    return uncertain;
  }
}
