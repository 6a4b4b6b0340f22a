package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.checker.internal.Drafts.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.trinhky.checker.Finding;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Samples;

/** Numbers and dates in bold, as they come in from Word, are found as well as plain ones. */
class EmphasisTest {

  private static final String NUMBER = "(?<![\\w/])\\d+/(?:\\d{4}/)?\\p{Lu}[\\p{L}-]+";
  private static final String DATE = "\\d{1,2}/\\d{1,2}/\\d{4}";

  private final Checks checks = new Checks();

  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau-2023", "nga-nam-2024", "vinh-long-2023", "ninh-hoa-2022"})
  void nothing_is_found_less_or_more_where_it_is_bold(String code) throws JsonProcessingException {
    Samples.Sample sample = new Samples().load(code);
    List<String> plain = found(sample.draft(), sample.plan().year());
    assertThat(plain).isNotEmpty();
    for (String bold : List.of(NUMBER, DATE)) {
      Draft marked = marked(sample.draft(), bold);
      assertThat(DraftJson.write(marked)).isNotEqualTo(DraftJson.write(sample.draft()));
      assertThat(found(marked, sample.plan().year())).isEqualTo(plain);
    }
  }

  private List<String> found(Draft draft, int year) throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(DraftJson.write(draft));
    List<Finding> findings = checks.check(draft, year);
    for (Finding finding : findings) {
      for (DraftFix fix : finding.fixes()) {
        for (DraftFix.Change change : fix.changes()) {
          Integer start = change.start();
          Integer end = change.end();
          if (start != null && end != null) {
            assertThat(text(json, change.path()).substring(start, end))
                .isEqualTo(change.expected());
          }
        }
      }
    }
    return findings.stream()
        .map(
            each -> each.code() + " " + each.severity() + " " + each.where() + " " + each.excerpt())
        .toList();
  }

  private static String text(JsonNode json, String path) {
    return json.at("/" + path.replace("[", "/").replace("]", "").replace('.', '/')).asText();
  }

  private static Draft marked(Draft draft, String bold) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases().stream()
            .map(basis -> new Draft.LegalBasis(marked(basis.text(), bold), basis.citations()))
            .toList(),
        draft.articles().stream()
            .map(article -> new Draft.Article(article.label(), marked(article.text(), bold)))
            .toList(),
        new Draft.PlanText(draft.plan().subject(), marked(draft.plan().body(), bold)),
        draft.appendices(),
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  private static String marked(String text, String bold) {
    return text.replaceAll(bold, "**$0**");
  }

  @Test
  void a_fix_leaves_the_emphasis_of_what_it_does_not_replace() {
    Drafts draft =
        plan()
            .body(
                "Theo Nghị định số **106/2020/NĐ-CP ngày 15/9/2020** và Nghị định số 106/2020/NĐ-CP *ngày 10/9/2020*.");
    Finding finding = draft.findings("citation-two-dates", new CitationDates()).get(0);
    assertThat(draft.fixed(finding.fixes().get(0)).draft().plan().body())
        .isEqualTo(
            "Theo Nghị định số **106/2020/NĐ-CP ngày 10/9/2020** và Nghị định số 106/2020/NĐ-CP *ngày 10/9/2020*.");
  }

  @ParameterizedTest
  @CsvSource({
    "a **bc** d, bc, x, a **x** d",
    "a **bc** d, a bc, x, **x** d",
    "a **bc** d, bc d, x, a **x**",
    "a **bc** d, a bc d, x, x",
    "a **bc** d, c, x, a **bx** d",
    "a * b, b, x, a * x"
  })
  void a_piece_is_replaced_between_its_marks(
      String raw, String piece, String value, String written) {
    Subject.Text text = Subject.Text.emphasised("plan.body", 0, "", raw);
    int from = text.text().indexOf(piece);
    DraftFix.Change change = text.change(from, from + piece.length(), value);
    assertThat(
            raw.substring(text.start(from, from + piece.length()), text.end(from + piece.length())))
        .isEqualTo(change.expected());
    assertThat(
            raw.substring(0, change.start())
                + change.value().asText()
                + raw.substring(change.end()))
        .isEqualTo(written);
  }
}
