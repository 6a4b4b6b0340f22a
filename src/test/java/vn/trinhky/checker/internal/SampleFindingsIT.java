package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.checker.Checker;
import vn.trinhky.checker.CheckerRules;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.Samples;
import vn.trinhky.support.TrinhKyTest;

/**
 * What all rules together find in the five real plans, printed in whole so that a reader can judge
 * the false ones.
 */
@TrinhKyTest
class SampleFindingsIT {

  /** What a careful reader found in each, by code; rules that are not there yet are passed over. */
  static final Map<String, List<String>> EXPECTED =
      Map.of(
          "vinh-chau-2023",
              List.of(
                  "citation-title-drift",
                  "basis-punctuation",
                  "task-due-before-plan-year",
                  "task-year-mismatch",
                  "citation-number-registry",
                  "citation-notation-malformed",
                  "citation-wrong-subject",
                  "citation-type-word-mismatch",
                  "window-overlap",
                  "window-gap",
                  "cutoff-equals-deadline",
                  "deadline-non-working",
                  "field-lead-without-task",
                  "brackets-unbalanced",
                  "doubled-word",
                  "look-alike-word"),
          "nga-nam-2024",
              List.of(
                  "basis-after-document",
                  "appendix-missing",
                  "citation-date-registry",
                  "lead-list-incomplete",
                  "onward-inconsistent",
                  "deadline-part-of-day",
                  "deadline-non-working",
                  "list-separator"),
          "vinh-long-2023",
              List.of(
                  "citation-two-dates",
                  "letter-order",
                  "task-due-before-plan-year",
                  "task-due-within-weeks",
                  "authority-letterhead-differs",
                  "lead-generic",
                  "time-vague",
                  "no-report-day"),
          "vung-tau-2023",
              List.of(
                  "document-after-own-tasks",
                  "lead-multiple",
                  "lead-not-agency",
                  "internal-order",
                  "plan-task-late",
                  "recurrence-in-product",
                  "list-separator",
                  "basis-outdated",
                  "basis-missing"),
          "ninh-hoa-2022",
              List.of(
                  "part-number-mismatch",
                  "task-due-before-plan-year",
                  "citation-date-registry",
                  "lead-missing",
                  "time-conditional",
                  "ratio-of-itself",
                  "archive-line",
                  "deadline-non-working",
                  "basis-same-day",
                  "basis-without-number",
                  "bases-repeated",
                  "superseded-program"));

  /** Errors that stand in the real documents; every other one would be a false alarm. */
  static final Map<String, Set<String>> TRUE_ERRORS =
      Map.of(
          "vinh-chau-2023", Set.of("citation-notation-malformed"),
          "nga-nam-2024", Set.of("basis-after-document", "appendix-missing"),
          "vinh-long-2023", Set.of("citation-two-dates"),
          "vung-tau-2023", Set.of("document-after-own-tasks"),
          "ninh-hoa-2022", Set.of("part-number-mismatch"));

  /** What the parts print of number and date. */
  private static final Map<String, List<PrintedPart>> PARTS =
      Map.of(
          "vinh-chau-2023",
              List.of(
                  new PrintedPart("Kế hoạch", null, "KH-UBND", null, null, 2023, "Số: /KH-UBND"),
                  new PrintedPart("Phụ lục", null, null, null, 1, 2023, "tháng 01 năm 2023")),
          "nga-nam-2024",
              List.of(
                  new PrintedPart("Kế hoạch", null, "KH-UBND", null, null, 2024, "Số: /KH-UBND")),
          "vinh-long-2023",
              List.of(
                  new PrintedPart(
                      "Kế hoạch",
                      null,
                      "QĐ-UBND",
                      null,
                      12,
                      2022,
                      "(Kèm theo Quyết định số /QĐ-UBND ngày tháng 12 năm 2022")),
          "vung-tau-2023",
              List.of(
                  new PrintedPart(
                      "Phụ lục",
                      null,
                      "QĐ-UBND",
                      null,
                      12,
                      2023,
                      "(Kèm theo Quyết định số ...../QĐ-UBND ngày .....tháng 12 năm 2023")),
          "ninh-hoa-2022",
              List.of(
                  new PrintedPart(
                      "Kế hoạch",
                      "12",
                      "QĐ-UBND",
                      21,
                      1,
                      2022,
                      "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 21/01/2022"),
                  new PrintedPart(
                      "Phụ lục",
                      "112",
                      "QĐ-UBND",
                      21,
                      1,
                      2022,
                      "(Kèm theo Quyết định số 112/QĐ-UBND ngày 21 tháng 01 năm 2022"),
                  new PrintedPart("Nơi nhận", null, null, null, null, null, "- Lưu VT, NV.")));

  @Autowired private Checker checker;
  @Autowired private CheckerRules rules;
  @Autowired private List<Rule> all;

  private final Samples samples = new Samples();

  static List<String> codes() {
    return new Samples().list().stream().map(Samples.Sample::code).toList();
  }

  /** As a file that was issued is read: with what its parts print, and today long after. */
  private static Circumstances imported(Samples.Sample sample) {
    return new Circumstances(
        sample.plan().locality(),
        sample.plan().year(),
        LocalDate.of(sample.plan().year(), 2, 1),
        sample.code().equals("ninh-hoa-2022") ? LocalDate.of(2022, 1, 21) : null,
        0,
        PARTS.get(sample.code()),
        Occasion.IMPORT);
  }

  /** As it is submitted here, at the beginning of its year. */
  private static Circumstances submitted(Samples.Sample sample) {
    return new Circumstances(
        sample.plan().locality(),
        sample.plan().year(),
        LocalDate.of(sample.plan().year(), 1, 10),
        null,
        0,
        List.of(),
        Occasion.SUBMISSION);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everything_that_a_careful_reader_found_is_found(String code) {
    Samples.Sample sample = samples.load(code);
    List<Finding> found = checker.check(sample.draft(), imported(sample));
    print(sample, found);
    Set<String> there =
        all.stream().flatMap(rule -> rule.codes().stream()).collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>(EXPECTED.get(code));
    expected.retainAll(there);
    assertThat(found).extracting(Finding::code).containsAll(expected);
    assertThat(checker.check(sample.draft(), imported(sample))).isEqualTo(found);
  }

  private static void print(Samples.Sample sample, List<Finding> found) {
    System.out.printf("%n== %s: %d findings%n", sample.code(), found.size());
    for (Finding finding : found) {
      System.out.printf(
          "%-7s %-28s %s%n        “%s”%n        %s%s%n",
          finding.severity(),
          finding.code(),
          finding.where(),
          finding.excerpt().replace("\n", " ⏎ "),
          finding.message(),
          finding.fixes().isEmpty()
              ? ""
              : " → "
                  + finding.fixes().stream()
                      .map(DraftFix::label)
                      .collect(Collectors.joining(" | ")));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void no_error_stands_on_a_text_that_is_right(String code) {
    Samples.Sample sample = samples.load(code);
    for (Circumstances circumstances : List.of(imported(sample), submitted(sample))) {
      assertThat(checker.check(sample.draft(), circumstances))
          .filteredOn(finding -> finding.severity() == Severity.ERROR)
          .extracting(Finding::code)
          .isSubsetOf(TRUE_ERRORS.get(code));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whatever_is_found_in_a_plan_that_was_issued_may_be_kept(String code) {
    Samples.Sample sample = samples.load(code);
    assertThat(checker.check(sample.draft(), imported(sample)))
        .allMatch(finding -> rules.rule(finding.code()).orElseThrow().overridable());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void what_is_found_is_described_in_whole(String code) {
    Samples.Sample sample = samples.load(code);
    String json = DraftJson.write(sample.draft());
    assertThat(json).isNotEmpty();
    for (Finding finding : checker.check(sample.draft(), imported(sample))) {
      assertThat(finding.message()).as(finding.toString()).isNotBlank();
      assertThat(finding.where()).as(finding.toString()).isNotBlank();
      assertThat(finding.start() == null).as(finding.toString()).isEqualTo(finding.end() == null);
    }
  }

  /** The fixes of the errors leave none behind, where they offer one. */
  @ParameterizedTest
  @ValueSource(strings = {"vinh-chau-2023", "nga-nam-2024", "vinh-long-2023"})
  void errors_that_offer_a_correction_are_gone_once_it_is_taken(String code) {
    Samples.Sample sample = samples.load(code);
    Drafts draft = Drafts.sample(code);
    List<Finding> errors =
        checker.check(sample.draft(), submitted(sample)).stream()
            .filter(finding -> finding.severity() == Severity.ERROR && !finding.fixes().isEmpty())
            .toList();
    assertThat(errors).isNotEmpty();
    // from the end, so that the places of the others still hold
    for (int i = errors.size() - 1; i >= 0; i--) {
      draft.fixed(errors.get(i).fixes().get(0));
    }
    Draft repaired = draft.draft();
    assertThat(checker.check(repaired, submitted(sample)))
        .filteredOn(finding -> finding.severity() == Severity.ERROR && !finding.fixes().isEmpty())
        .isEmpty();
  }

  @Test
  void every_rule_has_a_title_and_its_codes_are_its_own() {
    List<String> codes = all.stream().flatMap(rule -> rule.codes().stream()).toList();
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> rules.rule(code).isPresent());
  }

  /** The largest sample, warm, as on every save. */
  @Test
  void the_largest_sample_is_checked_while_a_page_loads() {
    Samples.Sample sample = samples.load("vinh-long-2023");
    long[] micros = new long[60];
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < micros.length; i++) {
      long start = System.nanoTime();
      found = checker.check(sample.draft(), submitted(sample));
      micros[i] = (System.nanoTime() - start) / 1_000;
    }
    long[] warm = Arrays.copyOfRange(micros, 30, micros.length);
    Arrays.sort(warm);
    System.out.printf(
        "checker: %d findings in %.1f ms (median of %d, warm), %.1f ms at first%n",
        found.size(), warm[warm.length / 2] / 1_000.0, warm.length, micros[0] / 1_000.0);
    assertThat(warm[warm.length / 2]).isLessThan(250_000);
  }
}
