package vn.trinhky.web.internal.api;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.document.DocumentExporter;
import vn.trinhky.document.Printable.RegisterBook;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;
import vn.trinhky.web.internal.api.PaperFiles.Form;

/** The register of outgoing documents as files to print, to bind and to reckon with. */
@RestController
class RegisterBookController {

  private static final String NAME = "so-van-ban-di";

  /** A long book takes a core and much memory: one at a time. */
  private final Semaphore printing = new Semaphore(1);

  private final RegisterDoor door;
  private final RegisterBooks books;
  private final PaperFiles files;
  private final DocumentExporter exporter;

  RegisterBookController(
      RegisterDoor door, RegisterBooks books, PaperFiles files, DocumentExporter exporter) {
    this.door = door;
    this.books = books;
    this.files = files;
    this.exporter = exporter;
  }

  @GetMapping("/api/register.pdf")
  ResponseEntity<byte[]> pdf(
      @RequestParam(required = false) @Nullable String locality,
      @RequestParam(required = false) @Nullable String issuer,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(name = "q", required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean voidOnly,
      Actor actor) {
    int most = RegisterBooks.MOST_PRINTED;
    RegisterBook book = book(locality, issuer, year, type, text, voidOnly, most, actor);
    if (!printing.tryAcquire()) {
      throw Refusal.conflict(
          "register-being-printed", "Đang có người in sổ. Hãy chờ khoảng một phút rồi bấm lại.");
    }
    try {
      return files.answer(book, Form.PDF, name(year));
    } finally {
      printing.release();
    }
  }

  @GetMapping("/api/register.xlsx")
  ResponseEntity<byte[]> workbook(
      @RequestParam(required = false) @Nullable String locality,
      @RequestParam(required = false) @Nullable String issuer,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(name = "q", required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean voidOnly,
      Actor actor) {
    int most = RegisterBooks.MOST;
    RegisterBook book = book(locality, issuer, year, type, text, voidOnly, most, actor);
    return PaperFiles.workbook(exporter.registerWorkbook(book), name(year));
  }

  private RegisterBook book(
      @Nullable String locality,
      @Nullable String issuer,
      @Nullable Integer year,
      @Nullable String type,
      @Nullable String text,
      boolean voidOnly,
      int most,
      Actor actor) {
    return books.outgoing(
        door.visible(
            actor,
            locality,
            blankToNull(issuer),
            year,
            blankToNull(type),
            blankToNull(text),
            voidOnly,
            0,
            1),
        most);
  }

  private static String name(@Nullable Integer year) {
    return year == null ? NAME : NAME + "-" + year;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
