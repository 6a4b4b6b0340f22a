package vn.trinhky.notification.internal;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.notification.Kind;
import vn.trinhky.organisation.Officer;

/**
 * Writes e-mails: what it is, until when, one link. Of a dossier they say title and step, and the
 * reason of a return; never anything of the draft, because a mailbox is not ours to guard.
 */
@Component
class Letters {

  private static final int LONGEST_SUBJECT = 250;
  private static final int MOST_LINES = 30;

  private final Configuration templates = templates();
  private final String baseUrl;

  Letters(@Value("${trinhky.base-url:http://localhost:8080}") String baseUrl) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
  }

  /** About one notice; {@code label} is null when it is about a dossier and not about a task. */
  Letter about(
      Officer to,
      Kind kind,
      String about,
      @Nullable String label,
      String titleOrText,
      @Nullable Instant due,
      @Nullable String detail) {
    String until = due == null ? "" : DateText.dateTime(due);
    Map<String, Object> model = model(to);
    model.put("sentence", sentence(kind));
    model.put("step", label == null ? "" : oneLine(label));
    model.put("title", oneLine(titleOrText));
    model.put("due", until);
    model.put("detail", detail == null ? "" : oneLine(detail));
    model.put("link", baseUrl + (label == null ? "/plans/" : "/tasks/") + about);
    model.put("linkText", label == null ? "Mở hồ sơ" : "Mở việc này");
    String subject =
        label == null
            ? titleOrText
            : "%s%s: %s – %s"
                .formatted(
                    kind.label(), until.isEmpty() ? "" : ", hạn " + until, label, titleOrText);
    return letter("notice", subject, model);
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case NEW -> "Có việc mới chuyển đến.";
      case RETURNED -> "Hồ sơ bị trả lại, cần xử lý tiếp.";
      case REMIND -> "Việc sau sắp đến hạn.";
      case OVERDUE -> "Việc sau đã đến hạn mà chưa xong.";
      case ESCALATE -> "Việc sau đã quá hạn hơn một ngày làm việc.";
      case FINISHED -> "Hồ sơ do anh chị soạn thảo đã có kết quả.";
    };
  }

  /** The digest of a day. */
  Letter digest(Officer to, LocalDate day, List<Part> parts) {
    Map<String, Object> model = model(to);
    String date = DateText.date(day);
    model.put("day", date);
    model.put("parts", parts.stream().map(Letters::section).toList());
    model.put("link", baseUrl + "/");
    List<String> counts = new ArrayList<>();
    for (Part part : parts) {
      counts.add(part.lines().size() + " " + part.name().toLowerCase(Locale.ROOT));
    }
    return letter("digest", "Việc ngày " + date + ": " + String.join(", ", counts), model);
  }

  private static Map<String, Object> section(Part part) {
    List<String> lines = part.lines().stream().limit(MOST_LINES).map(Letters::oneLine).toList();
    return Map.of("name", part.name(), "lines", lines, "more", part.lines().size() - lines.size());
  }

  private Map<String, Object> model(Officer to) {
    Map<String, Object> model = new HashMap<>();
    model.put("name", oneLine(to.name()));
    model.put("settings", baseUrl + "/settings");
    return model;
  }

  private Letter letter(String template, String subject, Map<String, Object> model) {
    model.put("subject", oneLine(subject));
    return new Letter(
        NoticeTable.cut(oneLine(subject), LONGEST_SUBJECT),
        render(template + ".ftl", model),
        render(template + ".ftlh", model));
  }

  /** Without line breaks and other characters that could begin a new header or hide something. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").replaceAll(" {2,}", " ").strip();
  }

  private String render(String template, Map<String, Object> model) {
    StringWriter text = new StringWriter();
    try {
      templates.getTemplate(template).process(model, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("Template " + template + " failed", e);
    }
    return text.toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Letters.class, "/mail");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setNumberFormat("computer");
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  /**
   * A part of a digest.
   *
   * @param name what its lines have in common, e.g. {@code Quá hạn}
   */
  record Part(String name, List<String> lines) {
    Part {
      lines = List.copyOf(lines);
    }
  }
}
