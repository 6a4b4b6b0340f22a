package vn.trinhky.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Decodes Base64 while it is read, so that the text is never in memory as a whole. */
final class Base64Sink {

  private static final int QUANTUM = 4;

  private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
  private final byte[] pending = new byte[QUANTUM * 1024];
  private int filled;
  private boolean ended;
  private boolean damaged;

  void append(char[] characters, int start, int length) {
    for (int i = start; i < start + length && !damaged; i++) {
      char c = characters[i];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      if (c > 127 || ended) {
        damaged = true;
        return;
      }
      pending[filled++] = (byte) c;
      if (filled == pending.length) {
        decode();
      }
    }
  }

  private void decode() {
    try {
      // nothing may follow a padding
      ended = pending[filled - 1] == '=';
      byte[] text = filled == pending.length ? pending : Arrays.copyOf(pending, filled);
      decoded.writeBytes(Base64.getDecoder().decode(text));
      filled = 0;
    } catch (IllegalArgumentException noBase64) {
      damaged = true;
    }
  }

  /** The bytes; null when the text was no Base64. */
  byte @Nullable [] bytes() {
    if (!damaged && filled > 0) {
      decode();
    }
    return damaged ? null : decoded.toByteArray();
  }
}
