package vn.trinhky.exchange;

import org.jspecify.annotations.Nullable;

/** Text as the model keeps it, so that what is written and read again is equal. */
final class Texts {

  private Texts() {}

  /** Without white space around it, lines ended by a line feed. */
  static String clean(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /** The same; null for what says nothing. */
  static @Nullable String optional(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = clean(text);
    return clean.isEmpty() ? null : clean;
  }
}
