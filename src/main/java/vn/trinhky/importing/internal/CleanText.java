package vn.trinhky.importing.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as it may stand in a draft: composed Unicode (NFC), every space an ordinary one, without
 * characters that nobody sees. Counts what it removed.
 */
final class CleanText {

  private int overrides;
  private int invisible;

  /** Cleans a text; line breaks and tabs stay. */
  String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean changed = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r') {
        // a line break is one, whatever its system
        if (i >= text.length() || text.charAt(i) != '\n') {
          clean.append('\n');
        }
        changed = true;
      } else if (c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C || c == 0x85) {
        clean.append('\n');
        changed = true;
      } else if (Character.getType(c) == Character.SPACE_SEPARATOR) {
        clean.append(' ');
        changed = true;
      } else if (c == '\n' || c == '\t' || isVisible(c)) {
        clean.appendCodePoint(c);
      } else {
        changed = true;
      }
    }
    String result = changed ? clean.toString() : text;
    return Normalizer.normalize(result, Normalizer.Form.NFC);
  }

  private boolean isVisible(int c) {
    boolean override =
        c >= 0x202A && c <= 0x202E
            || c >= 0x2066 && c <= 0x2069
            || c == 0x200E
            || c == 0x200F
            || c == 0x061C;
    if (override) {
      overrides++;
      return false;
    }
    if (c == 0xAD || c == 0xFEFF || c == 0x200B) {
      // marks of editors where a line may end: no sign of anything wrong
      return false;
    }
    boolean hidden =
        switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
              true;
          default -> (c & 0xFFFE) == 0xFFFE;
        };
    if (hidden) {
      invisible++;
    }
    return !hidden;
  }

  /** What was removed so far, as Vietnamese sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (overrides > 0) {
      notes.add(
          "Đã bỏ "
              + overrides
              + " ký tự đảo chiều chữ (loại ký tự có thể làm chữ hiển thị khác nội dung thật).");
    }
    if (invisible > 0) {
      notes.add("Đã bỏ " + invisible + " ký tự điều khiển không nhìn thấy được.");
    }
    return notes;
  }
}
