package vn.trinhky.document.internal;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.Printable;

/**
 * One XHTML per kind of document from the templates in {@code documents/}; the browser shows it as
 * preview, {@link PdfPrinter} prints it.
 */
@Component
class FreemarkerRenderer implements DocumentRenderer {

  private final Configuration templates = templates();
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
    StringWriter page = new StringWriter();
    try {
      templates.getTemplate(model.template()).process(model.values(), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("Template " + model.template() + " failed", e);
    }
    return page.toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(FreemarkerRenderer.class, "/documents");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    // numbers are lengths of CSS: the same in every country
    configuration.setNumberFormat("computer");
    configuration.setLocale(Locale.ROOT);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    return configuration;
  }
}
