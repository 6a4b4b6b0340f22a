package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Samples;
import vn.trinhky.support.TrinhKyTest;

/**
 * What the rules about dates, structure, words, tasks, reports and recipients find in the five
 * issued plans, with the catalogue and the calendar of each locality. The whole list is printed, so
 * that a reader can judge it.
 */
@TrinhKyTest
class IssuedPlansIT {

  private static final List<String> PACKAGES =
      List.of("facts", "outline", "wording", "tasks", "reports", "formalities");

  @Autowired private List<Rule> rules;
  @Autowired private Samples samples;

  @Test
  void the_plan_of_vinh_chau() {
    Found found =
        check(
            "vinh-chau-2023",
            null,
            part("Kế hoạch", null, null, null, 2023, "Số: /KH-UBND"),
            part("Phụ lục", null, null, 1, 2023, "(… số /KH-UBND ngày tháng 01 năm 2023 …)"));
    found.has(
        "part-date-hint",
        "number-blank",
        "period-mismatch",
        "task-due-before-plan-year",
        "task-year-mismatch",
        "window-overlap",
        "window-gap",
        "cutoff-equals-deadline",
        "deadline-non-working",
        "field-lead-without-task",
        "lead-not-agency",
        "coordinator-missing",
        "budget-missing-source",
        "numbering-ambiguous",
        "brackets-unbalanced",
        "truncated-text",
        "own-plan-no-deadline");
    found.times("doubled-word", 2);
    found.times("group-name-mismatch", 3);
    found.times("lead-multiple", 2);
    found.times("lead-generic", 3);
    found.times("look-alike-word", 3);
    found.times("time-format", 2);
    found.times("time-conditional", 2);
    found.hasNoError();
  }

  @Test
  void the_plan_of_nga_nam() {
    Found found =
        check("nga-nam-2024", null, part("Kế hoạch", null, null, null, 2024, "Số: /KH-UBND"));
    found.has(
        "lead-list-incomplete",
        "onward-inconsistent",
        "deadline-part-of-day",
        "deadline-non-working",
        "cutoff-equals-deadline",
        "own-plan-no-deadline",
        "report-recipient-missing",
        "publish-missing",
        "sentence-case");
    found.times("list-separator", 2);
    found.times("look-alike-word", 2);
    found.errors("appendix-missing");
  }

  @Test
  void the_plan_of_vinh_long() {
    String attached = "(Kèm theo Quyết định số /QĐ-UBND ngày tháng 12 năm 2022 …)";
    Found found =
        check(
            "vinh-long-2023",
            null,
            part("Kế hoạch", null, null, 12, 2022, attached),
            part("Phụ lục", null, null, 12, 2022, attached));
    found.has(
        "letter-order",
        "mixed-ordinals",
        "task-due-before-plan-year",
        "authority-letterhead-differs",
        "no-report-day",
        "archive-line",
        "truncated-text");
    found.times("task-due-within-weeks", 9);
    found.times("lead-generic", 25);
    found.times("time-vague", 16);
    found.times("field-lead-without-task", 4);
    found.times("missing-word", 4);
    found.times("look-alike-word", 4);
    found.hasNot("cross-reference-unresolved");
    found.hasNot("placeholder-left");
    found.hasNoError();
  }

  @Test
  void the_appendix_of_vung_tau() {
    Found found =
        check(
            "vung-tau-2023",
            null,
            part(
                "Phụ lục",
                null,
                null,
                12,
                2023,
                "(… số ...../QĐ-UBND ngày .....tháng 12 năm 2023 …)"));
    found.has(
        "internal-order",
        "plan-task-late",
        "recurrence-in-product",
        "list-separator",
        "missing-word",
        "look-alike-word");
    found.times("lead-multiple", 2);
    found.times("lead-not-agency", 2);
    found.times("parts-missing", 5);
    assertThat(found.of("lead-multiple"))
        .extracting(Finding::where)
        .containsExactly(
            "Phụ lục, dòng II.5, Cơ quan chủ trì", "Phụ lục, dòng VI.27, Cơ quan chủ trì");
    assertThat(found.of("task-due-before-issue"))
        .extracting(Finding::where)
        .contains("Phụ lục, dòng VII.31, Tiến độ");
    assertThat(found.of("document-after-own-tasks").get(0).message()).contains("tháng 12 năm 2022");
    found.errors("document-after-own-tasks");
  }

  @Test
  void the_plan_of_ninh_hoa() {
    Found found =
        check(
            "ninh-hoa-2022",
            LocalDate.of(2022, 1, 21),
            part("Kế hoạch", "12", 21, 1, 2022, "(… Quyết định số 12/QĐ-UBND ngày 21/01/2022 …)"),
            part("Phụ lục", "112", 21, 1, 2022, "(… số 112/QĐ-UBND ngày 21 tháng 01 năm 2022 …)"),
            part("Nơi nhận", null, null, null, null, "- Lưu VT, NV."));
    found.has(
        "task-due-before-plan-year",
        "ratio-of-itself",
        "archive-line",
        "deadline-non-working",
        "no-report-day",
        "recipient-punctuation",
        "brackets-unbalanced",
        "missing-word",
        "truncated-text");
    found.times("lead-missing", 10);
    found.times("lead-only-coordinating", 3);
    found.times("time-conditional", 17);
    found.times("look-alike-word", 4);
    assertThat(found.of("part-number-mismatch").get(0).message())
        .contains("số 112 có khả năng đúng");
    found.errors("part-number-mismatch");
  }

  private static PrintedPart part(
      String part,
      @Nullable String number,
      @Nullable Integer day,
      @Nullable Integer month,
      @Nullable Integer year,
      String text) {
    return new PrintedPart(part, number, number == null ? null : "QĐ-UBND", day, month, year, text);
  }

  private Found check(String code, @Nullable LocalDate date, PrintedPart... parts) {
    Samples.Sample sample = samples.load(code);
    int year = sample.plan().year();
    Circumstances circumstances =
        new Circumstances(
            sample.plan().locality(),
            year,
            LocalDate.of(year, 1, 10),
            date,
            0,
            List.of(parts),
            Occasion.IMPORT);
    Subject subject = Subject.of(sample.draft(), circumstances);
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      if (PACKAGES.stream().anyMatch(name -> rule.getClass().getPackageName().endsWith(name))) {
        findings.addAll(rule.check(subject));
      }
    }
    System.out.printf("%n%s: %d findings%n", code, findings.size());
    findings.forEach(
        f ->
            System.out.printf(
                "  %-7s %-28s %s%n          “%s”%n          %s %s%n",
                f.severity(),
                f.code(),
                f.where(),
                f.excerpt().replace('\n', ' '),
                f.message(),
                f.fixes().stream()
                    .map(fix -> "[" + fix.label() + "]")
                    .collect(Collectors.joining(" "))));
    return new Found(findings);
  }

  private record Found(List<Finding> findings) {

    List<Finding> of(String code) {
      return findings.stream().filter(finding -> finding.code().equals(code)).toList();
    }

    void has(String... codes) {
      assertThat(findings).extracting(Finding::code).contains(codes);
    }

    void hasNot(String code) {
      assertThat(of(code)).isEmpty();
    }

    void times(String code, int count) {
      assertThat(of(code)).as(code).hasSize(count);
    }

    void hasNoError() {
      errors();
    }

    void errors(String... codes) {
      assertThat(findings.stream().filter(f -> f.severity() == Severity.ERROR))
          .extracting(Finding::code)
          .containsExactly(codes);
    }
  }
}
