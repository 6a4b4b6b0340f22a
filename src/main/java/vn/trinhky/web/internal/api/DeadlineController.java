package vn.trinhky.web.internal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.document.DeadlineGrammar;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.problem.Refusal;

/** Says to the editor how a time is understood while it is typed. */
@RestController
class DeadlineController {

  @GetMapping("/api/deadlines")
  Understood deadline(@RequestParam String text, @RequestParam int year) {
    if (year < 1900 || year > 2199) {
      throw Refusal.badRequest(
          "malformed-year", "Năm của kế hoạch phải có bốn chữ số, ví dụ 2026. Hãy nhập lại.");
    }
    DeadlineSpec spec = DeadlineGrammar.understand(text, year);
    return new Understood(spec, spec.kind().equals("none") ? null : DeadlineGrammar.inWords(spec));
  }

  /**
   * @param understood in words that read on after "hiểu là"; null when the text is empty or not
   *     understood
   */
  record Understood(DeadlineSpec spec, @Nullable String understood) {}
}
