package vn.trinhky.importing.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.trinhky.importing.SourceDocument;

/** Reads what stands in a file, by what the file is and not by what it is called. */
final class SourceReaders {

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private SourceReaders() {}

  /**
   * Reads a file of Word or Excel, within the bounds of {@link FileBounds}.
   *
   * @throws vn.trinhky.problem.Refusal 422 with a type and a sentence for each {@link FileRefusal}
   */
  static SourceDocument read(String name, byte[] content) {
    if (content.length > FileBounds.FILE_BYTES) {
      throw FileRefusal.TOO_LARGE.refusal();
    }
    FileKind kind = FileKind.of(content).orRefuse();
    SourceDocument source = kind == FileKind.PACKAGE ? office(name, content) : text(name, content);
    if (source.blocks().isEmpty()) {
      throw FileRefusal.NOTHING_TO_READ.refusal();
    }
    return source;
  }

  private static SourceDocument text(String name, byte[] content) {
    if (content.length > TextReader.LARGEST_BYTES) {
      throw TextReader.tooLarge();
    }
    PlainTextFile file = PlainTextFile.of(content);
    if (file == null) {
      throw FileRefusal.UNKNOWN.refusal();
    }
    return TextReader.read(name, file.text(), file.remarks());
  }

  private static SourceDocument office(String name, byte[] content) {
    try (OfficeFile file = new OfficeFile(content)) {
      if (!file.has("[Content_Types].xml")) {
        throw (file.start("mimetype").startsWith("application/vnd.oasis.opendocument")
                ? FileRefusal.OPEN_DOCUMENT
                : FileRefusal.ARCHIVE)
            .refusal();
      }
      Map<String, String> types = contentTypes(file);
      String main =
          Relations.of(file, "").first("officeDocument").orElseThrow(FileRefusal.DAMAGED::refusal);
      String type =
          Optional.ofNullable(types.get("/" + main.toLowerCase(Locale.ROOT)))
              .or(() -> Optional.ofNullable(types.get(ending(main))))
              .orElse("");
      if (type.contains("sheet.binary")) {
        throw FileRefusal.BINARY_EXCEL.refusal();
      }
      if (type.contains("macroEnabled")
          || file.hasNameEnding("/vbaproject.bin")
          || types.values().stream().anyMatch(t -> t.contains("vbaProject"))) {
        throw FileRefusal.MACRO.refusal();
      }
      if (type.startsWith(WORD)) {
        return DocxReader.read(name, file, main);
      }
      if (type.startsWith(EXCEL)) {
        return XlsxReader.read(name, file, main);
      }
      throw (type.contains("presentationml") ? FileRefusal.PRESENTATION : FileRefusal.DAMAGED)
          .refusal();
    }
  }

  /** Content types by the name of the part, with its leading slash, or by the ending of names. */
  private static Map<String, String> contentTypes(OfficeFile file) {
    Map<String, String> types = new HashMap<>();
    try (XmlCursor x = file.xml("[Content_Types].xml", FileBounds.SMALL_PART_BYTES)) {
      if (x == null) {
        throw FileRefusal.DAMAGED.refusal();
      }
      int root = x.root("Types").depth();
      while (x.nextChild(root)) {
        String type = x.attribute("ContentType");
        String part = x.attribute("PartName");
        String key = part != null ? part : x.attribute("Extension");
        if (type != null && key != null) {
          types.put(key.toLowerCase(Locale.ROOT), type);
        }
      }
    }
    return types;
  }

  private static String ending(String part) {
    return part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
