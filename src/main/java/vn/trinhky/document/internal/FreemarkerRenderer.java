package vn.trinhky.document.internal;

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
  private final DocumentModels models;
  private final PdfPrinter printer;

  FreemarkerRenderer() {
    Serif serif = new Serif();
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

  private String render(Printable document, boolean print) {
    DocumentModels.Model model = models.of(document);
    model.values().put("print", print);
    return templates.render(model.template(), model.values());
  }
}
