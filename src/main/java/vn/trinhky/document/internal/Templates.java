package vn.trinhky.document.internal;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The templates in {@code documents/}. */
final class Templates {

  private final Configuration configuration = configuration();

  /** What a template makes of these values. */
  String render(String template, Map<String, Object> values) {
    StringWriter page = new StringWriter();
    try {
      configuration.getTemplate(template).process(values, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("Template " + template + " failed", e);
    }
    return page.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Templates.class, "/documents");
    configuration.setDefaultEncoding("UTF-8");
    // templates that end in .ftlx write XML
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    // numbers are lengths: the same in every country
    configuration.setNumberFormat("computer");
    configuration.setLocale(Locale.ROOT);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    return configuration;
  }
}
