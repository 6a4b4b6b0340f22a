package vn.trinhky.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over fields written so that no two lists of fields read the same: each field as the
 * number of its bytes in UTF-8, a colon, the bytes and a line feed; a field that has no value as a
 * hyphen and a line feed. Numbers are written in decimal digits.
 */
public final class CanonicalHash {

  /** What stands where a first entry or a first anchor has no predecessor. */
  public static final String NOTHING_BEFORE = "0".repeat(64);

  private static final byte[] NOTHING = "-\n".getBytes(StandardCharsets.UTF_8);

  private final MessageDigest digest;

  public CanonicalHash() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Adds a text, or that there is none. */
  public CanonicalHash field(@Nullable String text) {
    if (text == null) {
      digest.update(NOTHING);
      return this;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    digest.update((byte) '\n');
    return this;
  }

  /** Adds a number. */
  public CanonicalHash field(long number) {
    return field(Long.toString(number));
  }

  /** The hash as 64 hex digits; nothing can be added afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
