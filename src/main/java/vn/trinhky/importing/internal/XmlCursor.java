package vn.trinhky.importing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.trinhky.problem.Refusal;

/**
 * Walks through a part once, without keeping it: as deep as {@link FileBounds#DEPTH}, without
 * document type and entities. Names are local names, because each element has two namespaces
 * (transitional and strict).
 */
final class XmlCursor implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  XmlCursor(InputStream in) {
    this.in = in;
    try {
      this.reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw refusal(e);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      throw FileRefusal.DAMAGED.refusal();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is loaded from elsewhere");
        });
    return factory;
  }

  /**
   * Moves to the root element.
   *
   * @throws Refusal when it has another name
   */
  XmlCursor root(String name) {
    if (!nextChild(0) || !name().equals(name)) {
      throw FileRefusal.DAMAGED.refusal();
    }
    return this;
  }

  /** Number of open elements, the current one counted. */
  int depth() {
    return depth;
  }

  /**
   * Moves to the next child of the element that was current at this depth, whatever of the former
   * child has been read.
   *
   * @return false when there is none; the element is then closed
   */
  boolean nextChild(int parent) {
    while (depth >= parent) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
        return true;
      }
      if (event == XMLStreamConstants.END_DOCUMENT || depth < parent) {
        return false;
      }
    }
    return false;
  }

  /** Local name of the current element. */
  String name() {
    return reader.getLocalName();
  }

  /** Value of an attribute of the current element by its local name, or null. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Value of a whole number, or the other when it is missing or none, within the bounds. */
  int number(String name, int otherwise, int least, int most) {
    return bounded(attribute(name), otherwise, least, most);
  }

  static int bounded(@Nullable String value, int otherwise, int least, int most) {
    if (value == null || !NUMBER.matcher(value.strip()).matches()) {
      return otherwise;
    }
    return (int) Math.max(least, Math.min(most, Long.parseLong(value.strip())));
  }

  /** Value of a switch: an element without value is on. */
  boolean on() {
    return on(attribute("val"));
  }

  static boolean on(@Nullable String value) {
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  /** Reads the current element to its end and returns the text directly in it. */
  String text() {
    StringBuilder text = new StringBuilder();
    int element = depth;
    while (true) {
      int event = next();
      if (depth < element) {
        return text.toString();
      }
      if (depth == element
          && (event == XMLStreamConstants.CHARACTERS
              || event == XMLStreamConstants.CDATA
              || event == XMLStreamConstants.SPACE)) {
        if (text.length() + reader.getTextLength() > FileBounds.CHARACTERS) {
          throw FileRefusal.TOO_LONG.refusal();
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
  }

  private int next() {
    try {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > FileBounds.DEPTH) {
            throw FileRefusal.TOO_DEEP.refusal();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD -> throw FileRefusal.EXTERNAL_ENTITY.refusal();
        case XMLStreamConstants.ENTITY_REFERENCE -> throw FileRefusal.DAMAGED.refusal();
        case XMLStreamConstants.END_DOCUMENT -> depth = -1;
        default -> {
          // text is looked at where it is wanted
        }
      }
      return event;
    } catch (XMLStreamException e) {
      throw refusal(e);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      // the parser of the JDK fails in many ways on bytes that are no XML
      throw FileRefusal.DAMAGED.refusal();
    }
  }

  private static Refusal refusal(XMLStreamException e) {
    return e.getNestedException() instanceof Refusal refusal
        ? refusal
        : FileRefusal.DAMAGED.refusal();
  }

  @Override
  public void close() {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException e) {
      throw FileRefusal.DAMAGED.refusal();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
