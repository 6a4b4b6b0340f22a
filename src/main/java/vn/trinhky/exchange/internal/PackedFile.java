package vn.trinhky.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import vn.trinhky.exchange.Edxml;

/** The ZIP with one file in it that edXML wraps around every attachment. */
final class PackedFile {

  /** A file may inflate to this much more than its size in the archive … */
  private static final int RATIO = 200;

  /** … which is looked at from this size on. */
  private static final int RATIO_FROM = 4 << 20;

  /** ZIP knows no earlier moment; a real one would make the same message two files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackedFile() {}

  /**
   * Packs without compression: documents are compressed already, and the bytes depend on no version
   * of a compressor.
   */
  static byte[] pack(String name, byte[] content) {
    ByteArrayOutputStream packed =
        new ByteArrayOutputStream(content.length + 2 * name.length() + 256);
    try (ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(NO_TIME);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static boolean isPacked(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /**
   * The one file in the archive. Its name there is ignored: senders put anything.
   *
   * @param budget bytes that may still be unpacked
   */
  static byte[] unpack(byte[] packed, long budget) throws Unreadable {
    if (!isPacked(packed)) {
      throw new Unreadable("attachment-not-zip", "không phải tệp nén ZIP");
    }
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(packed), StandardCharsets.UTF_8)) {
      byte[] content = null;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (content != null) {
          throw new Unreadable("attachment-several-files", "chứa nhiều hơn một tệp bên trong");
        }
        content = inflate(zip, packed.length, budget);
      }
      if (content == null || content.length == 0) {
        throw new Unreadable("attachment-empty", "không có nội dung");
      }
      return content;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Unreadable("attachment-damaged", "bị hỏng hoặc có mật khẩu, không giải nén được");
    }
  }

  private static byte[] inflate(ZipInputStream zip, int packed, long budget)
      throws IOException, Unreadable {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
      long size = (long) content.size() + read;
      if (size > Edxml.LARGEST_ATTACHMENT || size > budget) {
        throw new Unreadable(
            "attachment-inflates",
            "giải nén ra lớn hơn giới hạn (%d MB một tệp, %d MB cả thông điệp), có thể là bom nén"
                .formatted(Edxml.LARGEST_ATTACHMENT >> 20, Edxml.LARGEST_FILE >> 20));
      }
      if (size > RATIO_FROM && size / RATIO > packed) {
        throw new Unreadable(
            "attachment-inflates",
            "giải nén ra lớn gấp hơn %d lần, có thể là bom nén".formatted(RATIO));
      }
      content.write(buffer, 0, read);
    }
    return content.toByteArray();
  }
}
