package vn.trinhky.importing.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
  /** A ZIP package; what kind is said by its parts. */
  PACKAGE(null),
  /** Text, see {@link PlainTextFile}. */
  PLAIN_TEXT(null),
  REFUSED_EMPTY(FileRefusal.EMPTY),
  REFUSED_PDF(FileRefusal.PDF),
  REFUSED_OLD_WORD(FileRefusal.OLD_WORD),
  REFUSED_OLD_EXCEL(FileRefusal.OLD_EXCEL),
  REFUSED_OLD_OFFICE(FileRefusal.OLD_OFFICE),
  REFUSED_PROTECTED(FileRefusal.PROTECTED),
  REFUSED_RICH_TEXT(FileRefusal.RICH_TEXT),
  REFUSED_WEB_PAGE(FileRefusal.WEB_PAGE),
  REFUSED_XML(FileRefusal.XML),
  REFUSED_IMAGE(FileRefusal.IMAGE),
  REFUSED_ARCHIVE(FileRefusal.ARCHIVE),
  REFUSED_UNKNOWN(FileRefusal.UNKNOWN);

  /** Some programs write other bytes before the mark of a PDF. */
  private static final int PDF_MARK_WITHIN = 1_024;

  private final @Nullable FileRefusal refusal;

  FileKind(@Nullable FileRefusal refusal) {
    this.refusal = refusal;
  }

  /**
   * Ends the reading when such files are not read.
   *
   * @throws vn.trinhky.problem.Refusal 422
   */
  FileKind orRefuse() {
    if (refusal != null) {
      throw refusal.refusal();
    }
    return this;
  }

  static FileKind of(byte[] content) {
    if (content.length == 0) {
      return REFUSED_EMPTY;
    }
    if (starts(content, 0x50, 0x4B)) {
      return PACKAGE;
    }
    if (starts(content, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return compound(content);
    }
    String start =
        new String(
            content, 0, Math.min(content.length, PDF_MARK_WITHIN), StandardCharsets.ISO_8859_1);
    if (start.contains("%PDF-")) {
      return REFUSED_PDF;
    }
    if (start.startsWith("{\\rtf")) {
      return REFUSED_RICH_TEXT;
    }
    if (isImage(content, start)) {
      return REFUSED_IMAGE;
    }
    if (starts(content, 0x1F, 0x8B)
        || start.startsWith("Rar!")
        || start.startsWith("7z\u00BC\u00AF")
        || start.startsWith("BZh")) {
      return REFUSED_ARCHIVE;
    }
    PlainTextFile file = PlainTextFile.of(content);
    if (file == null) {
      return REFUSED_UNKNOWN;
    }
    String text = file.text();
    String lower =
        text.substring(0, Math.min(text.length(), PDF_MARK_WITHIN))
            .strip()
            .toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return REFUSED_WEB_PAGE;
    }
    return lower.startsWith("<?xml")
        ? lower.contains("<html") ? REFUSED_WEB_PAGE : REFUSED_XML
        : PLAIN_TEXT;
  }

  private static boolean isImage(byte[] content, String start) {
    return starts(content, 0xFF, 0xD8, 0xFF)
        || starts(content, 0x89, 0x50, 0x4E, 0x47)
        || start.startsWith("GIF8")
        || start.startsWith("BM") && content.length > 2 && start.indexOf('\0') > 0
        || start.startsWith("II*\0")
        || start.startsWith("MM\0*")
        || start.startsWith("RIFF") && start.startsWith("WEBP", 8)
        || start.startsWith("ftyphei", 4)
        || start.startsWith("ftypavif", 4);
  }

  /** Names of streams stand in the directory of a compound file (OLE 2) as UTF-16. */
  private static FileKind compound(byte[] content) {
    if (contains(content, "EncryptedPackage")) {
      return REFUSED_PROTECTED;
    }
    if (contains(content, "WordDocument")) {
      return REFUSED_OLD_WORD;
    }
    if (contains(content, "Workbook") || contains(content, "Book\0")) {
      return REFUSED_OLD_EXCEL;
    }
    return REFUSED_OLD_OFFICE;
  }

  private static boolean contains(byte[] content, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
    for (int i = 0; i <= content.length - wanted.length; i++) {
      if (content[i] == wanted[0]
          && Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[] content, int... bytes) {
    if (content.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
