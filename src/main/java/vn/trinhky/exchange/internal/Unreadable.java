package vn.trinhky.exchange.internal;

/** The bytes are no XML that may be read; the message is the Vietnamese sentence. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final String type;

  Unreadable(String type, String detail) {
    super(detail);
    this.type = type;
  }

  String type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
