package vn.trinhky.importing.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text file decoded: UTF-8, UTF-16 with or without its mark, or Windows-1258, the Vietnamese code
 * page of older Windows programs.
 *
 * @param remarks what is to be said of how it was decoded, as Vietnamese sentences
 */
record PlainTextFile(String text, List<String> remarks) {

  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

  /** The file as text, or null when it is none. */
  static @Nullable PlainTextFile of(byte[] content) {
    Charset marked = marked(content);
    if (marked != null) {
      return plain(content, marked, List.of());
    }
    PlainTextFile unicode = plain(content, StandardCharsets.UTF_8, List.of());
    return unicode != null
        ? unicode
        : plain(
            content,
            WINDOWS_1258,
            List.of(
                "Tệp ghi bằng bảng mã cũ (Windows-1258) và đã được đổi sang Unicode. Hãy xem kỹ các"
                    + " dấu thanh."));
  }

  private static @Nullable Charset marked(byte[] content) {
    if (starts(content, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (starts(content, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    // without a mark: the high bytes of spaces and line breaks are zero
    int even = 0;
    int odd = 0;
    for (int i = 0; i < Math.min(content.length, 2_000); i++) {
      if (content[i] == 0) {
        even += i % 2 == 0 ? 1 : 0;
        odd += i % 2;
      }
    }
    if (even + odd == 0 || content.length % 2 != 0) {
      return null;
    }
    return even == 0 ? StandardCharsets.UTF_16LE : odd == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static @Nullable PlainTextFile plain(
      byte[] content, Charset charset, List<String> remarks) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      boolean binary = text.chars().anyMatch(c -> c == 0 || (remarks.size() > 0 && isControl(c)));
      return binary
          ? null
          : new PlainTextFile(text.startsWith("\uFEFF") ? text.substring(1) : text, remarks);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Any bytes are Windows-1258, so that a control character tells a file that is no text. */
  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B;
  }

  private static boolean starts(byte[] content, int first, int second) {
    return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
  }
}
