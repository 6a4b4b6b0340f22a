package vn.trinhky.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a message with what is inside it; senders differ in the order, so none is kept. */
final class Element {

  private final String name;
  private final String namespace;
  private final @Nullable String href;
  private final @Nullable Base64Sink binary;
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * @param href value of an attribute of this local name, or null
   * @param binary takes the text, when it is a file in Base64
   */
  Element(String name, String namespace, @Nullable String href, @Nullable Base64Sink binary) {
    this.name = name;
    this.namespace = namespace;
    this.href = href;
    this.binary = binary;
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  @Nullable String href() {
    return href;
  }

  @Nullable Base64Sink binary() {
    return binary;
  }

  void add(Element child) {
    children.add(child);
  }

  void append(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  int textLength() {
    return text.length();
  }

  String text() {
    return text.toString();
  }

  /** The first child with one of these names, the first name first; or null. */
  @Nullable Element child(String... names) {
    for (String wanted : names) {
      for (Element child : children) {
        if (child.name.equals(wanted)) {
          return child;
        }
      }
    }
    return null;
  }

  /** The children with this name. */
  List<Element> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** Text of the first child with one of these names, or null. */
  @Nullable String text(String... names) {
    Element child = child(names);
    return child == null ? null : child.text();
  }

  /** Whether it, or one below it, has one of these names. */
  boolean mentions(List<String> names) {
    return names.contains(name) || children.stream().anyMatch(child -> child.mentions(names));
  }
}
