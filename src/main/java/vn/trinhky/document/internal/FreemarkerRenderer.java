package vn.trinhky.document.internal;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Printable;

/**
 * One XHTML per kind of document from the templates in {@code documents/}; the browser shows it as
 * preview, {@link PdfPrinter} prints it.
 */
@Component
class FreemarkerRenderer implements DocumentRenderer {

  private final Templates templates = new Templates();
  private final Serif serif;
  private final DocumentModels models;
  private final PdfPrinter printer;

  FreemarkerRenderer() {
    this.serif = new Serif();
    this.models = new DocumentModels(serif);
    this.printer = new PdfPrinter(serif);
  }

  @Override
  public String html(Printable document) {
    return render(document, false);
  }

  @Override
  public byte[] pdf(Printable document) {
    return printer.print(render(document, true));
  }

  @Override
  public byte[] signable(Printable document) {
    SignableForm form = SignableForm.of(document, serif);
    DocumentModels.Model model = models.of(document);
    return printer.print(render(model, true, true), form::add);
  }

  @Override
  public byte[] fill(byte[] signable, String number, LocalDate date) {
    return new FormFilling(serif).fill(signable, number, date);
  }

  private String render(Printable document, boolean print) {
    return render(models.of(document), print, false);
  }

  private String render(DocumentModels.Model model, boolean print, boolean signable) {
    model.values().put("print", print);
    model.values().put("signable", signable);
    model.values().put("blanks", new Blanks(signable));
    return templates.render(model.template(), model.values());
  }
}
