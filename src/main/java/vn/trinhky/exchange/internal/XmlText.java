package vn.trinhky.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Writes elements as UTF-8, always in the same way. */
final class XmlText {

  private static final String INDENT = "  ";

  private final ByteArrayOutputStream out;
  private final Deque<String> open = new ArrayDeque<>();

  XmlText(int expected) {
    out = new ByteArrayOutputStream(expected);
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /**
   * Opens an element.
   *
   * @param attributes as they are written, with the blank before them; may be empty
   */
  XmlText open(String name, String attributes) {
    indent();
    raw("<" + name + attributes + ">\n");
    open.push(name);
    return this;
  }

  XmlText open(String name) {
    return open(name, "");
  }

  XmlText close() {
    String name = open.pop();
    indent();
    raw("</" + name + ">\n");
    return this;
  }

  /** An element with text; nothing when there is none. */
  XmlText leaf(String name, @Nullable Object text) {
    if (text != null) {
      indent();
      raw("<" + name + ">" + escaped(text.toString()) + "</" + name + ">\n");
    }
    return this;
  }

  /** An element with bytes in Base64. */
  XmlText bytes(String name, String attributes, byte[] bytes) {
    indent();
    raw("<" + name + attributes + ">");
    out.writeBytes(Base64.getEncoder().encode(bytes));
    raw("</" + name + ">\n");
    return this;
  }

  byte[] done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open: " + open);
    }
    return out.toByteArray();
  }

  private void indent() {
    raw(INDENT.repeat(open.size()));
  }

  private void raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\r' -> escaped.append("&#13;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
