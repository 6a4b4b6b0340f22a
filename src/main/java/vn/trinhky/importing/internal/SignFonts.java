package vn.trinhky.importing.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The signs of the drawing fonts of Word: boxes, arrows and bullets with codes of their own. */
final class SignFonts {

  private static final String CHECKED = "☑";

  private static final String UNCHECKED = "☐";

  private SignFonts() {}

  /**
   * What a sign prints; empty for none, null for one that nobody knows.
   *
   * @param font name of its font
   * @param code its code there, hexadecimal, as the file says it
   */
  static @Nullable String of(@Nullable String font, @Nullable String code) {
    if (code == null || !code.matches("[0-9A-Fa-f]{1,4}")) {
      return "";
    }
    int c = Integer.parseInt(code, 16);
    String lower = String.valueOf(font).toLowerCase(Locale.ROOT);
    // drawing fonts lie in the private area, with the code that their own tables have
    int own = c >= 0xF000 && c <= 0xF0FF ? c - 0xF000 : c;
    String sign = null;
    if (lower.equals("symbol")) {
      sign =
          switch (own) {
            case 0x2D -> "-";
            case 0xA3 -> "≤";
            case 0xB3 -> "≥";
            case 0xB4 -> "×";
            case 0xB0 -> "°";
            case 0xB1 -> "±";
            case 0xAE -> "→";
            case 0xB7 -> "•";
            default -> own < 0x7F ? String.valueOf((char) own) : null;
          };
    } else if (lower.startsWith("wingdings")) {
      sign =
          switch (own) {
            case 0xFE, 0x52, 0x53, 0x54 -> CHECKED;
            case 0xA8, 0x6F, 0x71, 0xA3 -> UNCHECKED;
            case 0xFC, 0x50 -> "✓";
            case 0xE0 -> "→";
            case 0xA7, 0x6C, 0x6E, 0xD8, 0x76, 0x9F -> "•";
            default -> null;
          };
    } else if (c == own) {
      return String.valueOf((char) c);
    }
    return sign;
  }
}
