package vn.trinhky.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.trinhky.exchange.Edxml;

/**
 * From bytes to elements, within bounds: no document type, no entities of anybody's own, nothing
 * loaded from elsewhere, so deep, so many, so long.
 */
final class EdxmlParser {

  private static final int DEEPEST = 24;
  private static final int MOST_ELEMENTS = 50_000;
  private static final int LONGEST_TEXT = 20_000;
  private static final int ALL_TEXT = 4_000_000;
  private static final int MOST_ATTRIBUTES = 64;

  /** Where the declaration is looked for when something stands before it. */
  private static final int SEARCHED = 1_024;

  private static final String ATTRIBUTE_LIMIT =
      "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit";

  private static final XMLInputFactory FACTORY = factory();

  private final Deque<Element> open = new ArrayDeque<>();
  private int elements;
  private int textLength;

  private EdxmlParser() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is loaded from elsewhere");
        });
    if (factory.isPropertySupported(ATTRIBUTE_LIMIT)) {
      factory.setProperty(ATTRIBUTE_LIMIT, Integer.toString(MOST_ATTRIBUTES));
    }
    return factory;
  }

  /**
   * Reads the root element with all below it. Elements of another namespace than the root's are
   * left out, signatures excepted.
   */
  static Element parse(byte[] file, Notes notes) throws Unreadable {
    if (file.length == 0) {
      throw new Unreadable("file-empty", "Tệp rỗng, không có thông điệp nào.");
    }
    if (file.length > Edxml.LARGEST_FILE) {
      throw new Unreadable(
          "file-too-large",
          "Tệp lớn hơn %d MB, vượt giới hạn nhận.".formatted(Edxml.LARGEST_FILE >> 20));
    }
    int start = start(file);
    if (start > 0) {
      notes.warn(
          "leading-characters",
          "",
          "Trước phần khai báo XML có %d byte thừa; đã bỏ qua.".formatted(start));
    }
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(characters(file, start));
      try {
        return new EdxmlParser().read(reader, notes);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException broken) {
      throw damaged();
    } catch (RuntimeException broken) {
      // the parser of the JDK fails in many ways on bytes that are no XML
      throw damaged();
    }
  }

  /** Where the XML begins: some senders put characters before the declaration. */
  private static int start(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, SEARCHED), StandardCharsets.ISO_8859_1);
    int declaration = head.indexOf("<?xml ");
    int first = declaration >= 0 ? declaration : head.indexOf('<');
    if (first <= 0 || head.indexOf('\0') >= 0) {
      return 0;
    }
    String before = head.substring(0, first);
    return before.equals("\u00EF\u00BB\u00BF") || (declaration < 0 && before.isBlank()) ? 0 : first;
  }

  /** Decoded here, because the parser reports wrong bytes on the console. */
  private static Reader characters(byte[] file, int start) {
    boolean wide =
        file.length > 1
            && ((file[0] == (byte) 0xFE && file[1] == (byte) 0xFF)
                || (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE));
    int mark = startsWithUtf8Mark(file) && start == 0 ? 3 : start;
    return new InputStreamReader(
        new ByteArrayInputStream(file, mark, file.length - mark),
        (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder());
  }

  private static boolean startsWithUtf8Mark(byte[] file) {
    return file.length > 2
        && file[0] == (byte) 0xEF
        && file[1] == (byte) 0xBB
        && file[2] == (byte) 0xBF;
  }

  private static Unreadable damaged() {
    return new Unreadable(
        "not-well-formed", "Tệp không phải XML hợp lệ: bị hỏng, bị cắt cụt hoặc không phải edXML.");
  }

  private Element read(XMLStreamReader reader, Notes notes) throws XMLStreamException, Unreadable {
    Element root = null;
    boolean foreignNamed = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw new Unreadable(
                "too-many-elements",
                "Tệp có quá nhiều phần tử XML hoặc lồng nhau quá sâu nên không được đọc.");
          }
          Element element = element(reader);
          Element parent = open.peek();
          if (parent == null) {
            root = element;
          } else if (isOfTheMessage(element, root)) {
            parent.add(element);
          } else if (!foreignNamed && parent.namespace().equals(root.namespace())) {
            foreignNamed = true;
            notes.warn(
                "foreign-element",
                element.name(),
                "Phần tử %s thuộc không gian tên khác (%s); đã bỏ qua."
                    .formatted(element.name(), Notes.quoted(element.namespace())));
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(reader);
        case XMLStreamConstants.DTD ->
            throw new Unreadable(
                "unsafe-xml",
                "Tệp có khai báo DTD hoặc thực thể (entity), không an toàn nên không được đọc.");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable(
                "unsafe-xml", "Tệp dùng thực thể (entity) không được khai báo trong XML.");
        default -> {
          // comments and instructions say nothing
        }
      }
    }
    if (root == null) {
      throw damaged();
    }
    return root;
  }

  private Element element(XMLStreamReader reader) {
    String name = reader.getLocalName();
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    Element parent = open.peek();
    boolean binary =
        name.equals("ContentTransferEncoded")
            || (name.equals("Content") && parent != null && parent.name().equals("Attachment"));
    return new Element(name, namespace, href(reader), binary ? new Base64Sink() : null);
  }

  private static boolean isOfTheMessage(Element element, @Nullable Element root) {
    return root == null
        || element.namespace().equals(root.namespace())
        || element.name().equals("Signature");
  }

  private static @Nullable String href(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals("href")) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private void text(XMLStreamReader reader) throws Unreadable {
    Element element = open.peek();
    if (element == null) {
      return;
    }
    Base64Sink binary = element.binary();
    if (binary != null) {
      binary.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      return;
    }
    if (reader.isWhiteSpace() && element.textLength() == 0) {
      return;
    }
    textLength += reader.getTextLength();
    if (textLength > ALL_TEXT || element.textLength() + reader.getTextLength() > LONGEST_TEXT) {
      throw new Unreadable(
          "text-too-long",
          "Phần tử %s dài quá %d ký tự nên tệp không được đọc."
              .formatted(element.name(), LONGEST_TEXT));
    }
    element.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }
}
