package vn.trinhky.document.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package of Office Open XML in the making: parts as they are, and parts from templates. */
final class OfficePackage {

  private static final String FOLDER = "office/";

  /** The earliest time that ZIP knows: files carry no time of their making. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Templates templates;
  private final Map<String, Object> values;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(content, StandardCharsets.UTF_8);

  OfficePackage(Templates templates, Map<String, Object> values) {
    this.templates = templates;
    this.values = values;
  }

  /** Adds a part from a file of {@code documents/office/}: a template when it ends in .ftlx. */
  OfficePackage with(String part, String source) {
    if (source.endsWith(".ftlx")) {
      return add(part, templates.render(FOLDER + source, values).strip());
    }
    try (InputStream in =
        OfficePackage.class.getResourceAsStream("/documents/" + FOLDER + source)) {
      if (in == null) {
        throw new IllegalStateException("Part is not on the class path: " + source);
      }
      return add(part, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OfficePackage add(String part, String text) {
    try {
      ZipEntry entry = new ZipEntry(part);
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content.toByteArray();
  }
}
