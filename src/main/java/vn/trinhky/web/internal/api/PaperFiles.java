package vn.trinhky.web.internal.api;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Printable;

/** Answers with papers: as preview, as PDF, as files for other programs. Nobody keeps a copy. */
@Component
class PaperFiles {

  private static final MediaType WORD =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  private static final MediaType EXCEL =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final DocumentRenderer renderer;
  private final DocumentExporter exporter;

  PaperFiles(DocumentRenderer renderer, DocumentExporter exporter) {
    this.renderer = renderer;
    this.exporter = exporter;
  }

  /** The forms that a paper is handed out in. */
  enum Form {
    HTML,
    PDF,
    DOCX
  }

  /**
   * A paper in one of its forms.
   *
   * @param name name of the file, without what it ends in
   */
  ResponseEntity<byte[]> answer(Printable paper, Form form, String name) {
    return switch (form) {
      case HTML ->
          ResponseEntity.ok()
              .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(renderer.html(paper).getBytes(StandardCharsets.UTF_8));
      case PDF -> pdf(renderer.pdf(paper), name);
      case DOCX -> download(exporter.docx(paper), WORD, name + ".docx");
    };
  }

  /** A PDF, shown in the browser. */
  static ResponseEntity<byte[]> pdf(byte[] content, String name) {
    return file(content, MediaType.APPLICATION_PDF, ContentDisposition.inline(), name + ".pdf");
  }

  /** A workbook, as a download. */
  static ResponseEntity<byte[]> workbook(byte[] content, String name) {
    return download(content, EXCEL, name + ".xlsx");
  }

  /** A file that the browser does not show as a page of ours. */
  static ResponseEntity<byte[]> download(byte[] content, MediaType type, String name) {
    return file(content, type, ContentDisposition.attachment(), name);
  }

  private static ResponseEntity<byte[]> file(
      byte[] content, MediaType type, ContentDisposition.Builder disposition, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition.filename(name, StandardCharsets.UTF_8).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }
}
