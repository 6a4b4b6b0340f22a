package vn.trinhky.importing.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A package of Office Open XML (ISO/IEC 29500-2): a ZIP file whose parts are inflated one by one,
 * only when asked for and only within bounds. Pictures and embedded files are never inflated.
 */
final class OfficeFile implements AutoCloseable {

  private final Path copy;
  private final ZipFile zip;

  /** Entries by name in lower case: names of parts do not differ in case alone. */
  private final Map<String, ZipEntry> entries = new HashMap<>();

  /** Opens a package. It lies in a private temporary file until it is closed. */
  OfficeFile(byte[] content) {
    try {
      copy = Files.createTempFile("trinhky-", ".zip");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.write(copy, content);
      zip = opened(copy);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entries.put(key(entry.getName()), entry) != null) {
          throw FileRefusal.DAMAGED.refusal();
        }
      }
    } catch (IOException e) {
      delete();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      delete();
      throw e;
    }
  }

  private static ZipFile opened(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw FileRefusal.DAMAGED.refusal();
    }
    if (zip.size() > FileBounds.ENTRIES) {
      zip.close();
      throw FileRefusal.INFLATES.refusal();
    }
    return zip;
  }

  boolean has(String part) {
    return entries.containsKey(key(part));
  }

  /** Whether a part has a name that ends so, in lower case. */
  boolean hasNameEnding(String end) {
    return entries.keySet().stream().anyMatch(name -> name.endsWith(end));
  }

  /**
   * Reads a part as XML.
   *
   * @param part name without leading slash
   * @param limit inflated bytes at most
   * @return null when there is no such part
   */
  @Nullable XmlCursor xml(String part, int limit) {
    ZipEntry entry = entries.get(key(part));
    return entry == null ? null : new XmlCursor(stream(entry, limit));
  }

  /**
   * First bytes of a part as text, for parts that are not XML; empty when there is no such part.
   */
  String start(String part) {
    ZipEntry entry = entries.get(key(part));
    if (entry == null) {
      return "";
    }
    try (InputStream in = stream(entry, 256)) {
      return new String(in.readNBytes(200), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw FileRefusal.DAMAGED.refusal();
    }
  }

  private InputStream stream(ZipEntry entry, int limit) {
    try {
      InputStream in = zip.getInputStream(entry);
      if (in == null) {
        throw FileRefusal.DAMAGED.refusal();
      }
      return new Bounded(in, limit, Math.max(1, entry.getCompressedSize()));
    } catch (IOException | IllegalArgumentException e) {
      throw FileRefusal.DAMAGED.refusal();
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete();
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String name) {
    return name.replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
  }

  /** Counts what comes out, whatever the package says about sizes. */
  private static final class Bounded extends FilterInputStream {
    private final int limit;
    private final long compressed;
    private long inflated;

    Bounded(InputStream in, int limit, long compressed) {
      super(in);
      this.limit = limit;
      this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      inflated += read;
      boolean bomb =
          inflated > FileBounds.RATIO_FROM_BYTES && inflated / compressed > FileBounds.RATIO;
      if (inflated > limit || bomb) {
        throw FileRefusal.INFLATES.refusal();
      }
    }
  }
}
