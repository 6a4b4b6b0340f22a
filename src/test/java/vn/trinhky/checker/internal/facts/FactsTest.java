package vn.trinhky.checker.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.checker.internal.Sheet.task;

import org.junit.jupiter.api.Test;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Sheet;
import vn.trinhky.document.Draft;

/** Dates, years and sums; the examples are from the issued plans that the rules name. */
class FactsTest {

  @Test
  void parts_with_different_numbers_contradict_each_other() {
    Finding finding =
        Sheet.of(2022)
            .basis(
                "Căn cứ Quyết định số 111/QĐ-UBND ngày 21 tháng 01 năm 2022;",
                new Draft.Citation("Quyết định", "111/QĐ-UBND", "2022-01-21", null, null))
            .part("Kế hoạch", "12", 21, 1, 2022, "(Ban hành kèm theo Quyết định số 12/QĐ-UBND …)")
            .part("Phụ lục", "112", 21, 1, 2022, "(Kèm theo Quyết định số 112/QĐ-UBND …)")
            .on(Occasion.IMPORT)
            .findings(new NumberOfParts())
            .get(0);
    assertThat(finding.code()).isEqualTo("part-number-mismatch");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).contains("số 112 có khả năng đúng hơn", "111/QĐ-UBND");
    assertThat(finding.evidence()).hasSize(2);
  }

  @Test
  void a_blank_part_is_no_mismatch_but_said() {
    Sheet sheet =
        Sheet.of(2023)
            .part("Kế hoạch", null, null, null, 2023, "Số: /KH-UBND")
            .part("Phụ lục", null, null, 1, 2023, "(… ngày tháng 01 năm 2023 …)")
            .on(Occasion.IMPORT);
    assertThat(sheet.found(new NumberOfParts()))
        .containsExactly(
            "part-date-hint: Số: /KH-UBND", "number-blank: (… ngày tháng 01 năm 2023 …)");
  }

  @Test
  void the_same_number_with_a_leading_zero_is_the_same() {
    assertThat(
            Sheet.of(2022)
                .part("Quyết định", "07", 3, 1, 2022, "Số: 07/QĐ-UBND")
                .part("Kế hoạch", "7", 3, 1, 2022, "Số 7/QĐ-UBND")
                .found(new NumberOfParts()))
        .isEmpty();
  }

  private static Sheet plan2023() {
    return Sheet.of(2023)
        .tasks(
            task("A").window("Tháng 01 năm 2023", "2023-01-01", "2023-01-31"),
            task("B").window("Quý I năm 2023", "2023-01-01", "2023-03-31"),
            task("C").window("Quý I năm 2023", "2023-01-01", "2023-03-31"),
            task("D").window("Trước 01/01/2023", null, "2022-12-31"),
            task("E").window("Trong năm 2023", "2023-01-01", "2023-12-31"))
        .on(Occasion.IMPORT);
  }

  @Test
  void a_document_of_december_after_most_of_its_own_tasks_contradicts_itself() {
    Finding finding =
        plan2023()
            .part("Phụ lục", null, null, 12, 2023, "(Kèm theo … ngày .....tháng 12 năm 2023 …)")
            .findings(new DocumentAfterTasks())
            .get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message())
        .contains("tháng 12 năm 2023", "4 trong 5", "Có lẽ là tháng 12 năm 2022");
    assertThat(finding.evidence()).hasSize(4);
  }

  @Test
  void a_plan_signed_in_june_of_its_year_is_only_doubtful() {
    assertThat(plan2023().dated(2023, 6, 1).findings(new DocumentAfterTasks()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void a_plan_signed_before_its_year_is_right() {
    assertThat(plan2023().dated(2022, 12, 20).findings(new DocumentAfterTasks())).isEmpty();
    assertThat(plan2023().findings(new DocumentAfterTasks())).isEmpty();
  }

  @Test
  void a_quarter_of_the_year_before_is_corrected_with_one_click() {
    Sheet sheet =
        Sheet.of(2022)
            .tasks(task("Đề án").window("Quý I/2021 (hoặc sau)", "2021-01-01", "2021-03-31"));
    Finding finding = sheet.findings(new TaskDueDates()).get(0);
    assertThat(finding.code()).isEqualTo("task-due-before-plan-year");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.fixes()).hasSize(1);
    var changes = finding.fixes().get(0).changes();
    assertThat(changes.get(0).expected()).isEqualTo("2021");
    assertThat(changes.get(0).value().asText()).isEqualTo("2022");
    assertThat(changes.get(0).path()).isEqualTo("appendices[0].groups[0].rows[0].time");
    assertThat(changes.get(1).path()).isEqualTo("appendices[0].groups[0].rows[0].deadline");
    assertThat(changes.get(1).value().get("latest").asText()).isEqualTo("2022-03-31");
    assertThat(changes.get(1).value().get("earliest").asText()).isEqualTo("2022-01-01");
  }

  @Test
  void the_whole_year_before_and_an_earlier_quarter_are_too_early() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A").window("Quý 3/2022", "2022-07-01", "2022-09-30"),
                    task("B").window("Năm 2022", "2022-01-01", "2022-12-31"))
                .found(new TaskDueDates()))
        .containsExactly(
            "task-due-before-plan-year: Quý 3/2022", "task-due-before-plan-year: Năm 2022");
  }

  @Test
  void the_last_quarter_before_is_usual_for_a_plan_of_that_quarter() {
    Sheet sheet =
        Sheet.of(2023)
            .today(2022, 12, 5)
            .tasks(task("A").window("Quý IV năm 2022", "2022-10-01", "2022-12-31"));
    assertThat(sheet.found(new TaskDueDates()))
        .containsExactly("task-due-within-weeks: Quý IV năm 2022");
    assertThat(sheet.dated(2022, 12, 10).found(new TaskDueDates()))
        .containsExactly("task-due-within-weeks: Quý IV năm 2022");
    assertThat(sheet.dated(2022, 10, 10).found(new TaskDueDates())).isEmpty();
    assertThat(sheet.dated(2023, 1, 10).found(new TaskDueDates()))
        .containsExactly("task-due-before-issue: Quý IV năm 2022");
  }

  @Test
  void a_due_date_that_has_passed_while_the_plan_is_written_is_told() {
    Sheet sheet =
        Sheet.of(2022)
            .today(2022, 3, 1)
            .tasks(task("A").window("Tháng 01/2022", "2022-01-01", "2022-01-31"));
    assertThat(sheet.found(new TaskDueDates()))
        .containsExactly("task-due-before-issue: Tháng 01/2022");
    // an old plan that is looked at again is not late
    assertThat(sheet.today(2026, 3, 1).found(new TaskDueDates())).isEmpty();
    assertThat(sheet.today(2022, 3, 1).on(Occasion.IMPORT).found(new TaskDueDates())).isEmpty();
  }

  @Test
  void last_years_plan_in_a_task_is_told_and_corrected() {
    Finding finding =
        Sheet.of(2023)
            .tasks(
                task("Xây dựng Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức năm 2022 của thị xã."))
            .findings(new YearInTask())
            .get(0);
    assertThat(finding.excerpt()).isEqualTo("năm 2022");
    assertThat(finding.fixes())
        .extracting(fix -> fix.label())
        .containsExactly("Sửa thành “năm 2023”");
  }

  @Test
  void tasks_that_look_back_name_last_year_on_purpose() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("Tổ chức Hội nghị tổng kết công tác CCHC năm 2022"),
                    task("Kế hoạch khắc phục các tiêu chí chưa đạt điểm tối đa năm 2022"),
                    task("Tuyên dương cá nhân có thành tích trong công tác CCHC năm 2022"),
                    task("Sau công bố chỉ số PAPI năm 2022"),
                    task("Triển khai giai đoạn 2021-2025, định hướng đến năm 2022"),
                    task("Theo Luật Ngân sách nhà nước năm 2015"),
                    task("Theo Nghị định số 62/2020/NĐ-CP ngày 01 tháng 6 năm 2020"),
                    task("Sáng kiến năm 2022 và tiếp tục nhân rộng năm 2023"),
                    task("Xây dựng Kế hoạch CCHC năm 2024"))
                .found(new YearInTask()))
        .isEmpty();
  }

  @Test
  void the_plan_for_a_year_made_in_its_last_quarter_comes_late() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("Xây dựng kế hoạch ứng dụng CNTT năm 2023")
                        .window("Quý IV năm 2023", "2023-10-01", "2023-12-31"),
                    task("Xây dựng kế hoạch CCHC năm 2024")
                        .window("Quý IV năm 2023", "2023-10-01", "2023-12-31"),
                    task("Xây dựng kế hoạch CCHC năm 2023")
                        .window("Trong năm 2023", "2023-01-01", "2023-12-31"))
                .found(new PlanMadeLate()))
        .containsExactly("plan-task-late: Quý IV năm 2023");
  }

  @Test
  void an_award_at_a_conference_cannot_come_before_it() {
    Sheet.Task conference =
        task("Tổ chức Hội nghị tổng kết công tác CCHC năm 2022")
            .window("Quý II năm 2023", "2023-04-01", "2023-06-30");
    assertThat(
            Sheet.of(2023)
                .tasks(
                    conference,
                    task("Tuyên dương tổ chức, cá nhân")
                        .product("Khen thưởng trong tổng kết công tác CCHC năm 2022")
                        .window("Quý I năm 2023", "2023-01-01", "2023-03-31"))
                .found(new OrderOfTasks()))
        .containsExactly("internal-order: Quý I năm 2023");
    assertThat(
            Sheet.of(2023)
                .tasks(
                    conference,
                    task("Khen thưởng trong tổng kết công tác CCHC năm 2021")
                        .window("Quý I năm 2023", "2023-01-01", "2023-03-31"),
                    task("Khen thưởng trong tổng kết công tác CCHC năm 2022")
                        .window("Quý III năm 2023", "2023-07-01", "2023-09-30"))
                .found(new OrderOfTasks()))
        .isEmpty();
  }

  @Test
  void the_title_names_the_year_of_the_plan_in_lower_case() {
    assertThat(Sheet.of(2022).subject("Kế hoạch CCHC thị xã Mẫu Năm 2022").found(new TitleYear()))
        .contains("title-year: Năm");
    assertThat(Sheet.of(2023).subject("Kế hoạch CCHC năm 2022").found(new TitleYear()))
        .contains("title-year: 2022");
    assertThat(
            Sheet.of(2023)
                .subject("Thực hiện Chương trình giai đoạn 2021 - 2025, định hướng đến năm 2030")
                .found(new TitleYear()))
        .isEmpty();
    assertThat(Sheet.of(2023).subject("KẾ HOẠCH NĂM 2023").found(new TitleYear())).isEmpty();
  }

  @Test
  void one_programme_has_one_period() {
    assertThat(
            Sheet.of(2023)
                .basis(
                    "Căn cứ Kế hoạch số 144/KH-UBND về cải cách hành chính, giai đoạn 2020 – 2030;")
                .body(
                    "Theo Kế hoạch số 144/KH-UBND ngày 15/12/2021 giai đoạn 2021 - 2030.",
                    "Kế hoạch số 144/KH-UBND giai đoạn 2021-2030 và Kế hoạch số 51/KH-UBND giai đoạn 2021 - 2025.")
                .found(new Period()))
        .containsExactly("period-mismatch: 2020 – 2030");
  }

  @Test
  void a_day_that_no_calendar_has_is_an_error() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "Trước ngày 31/6/2023.",
                    "Ngày 30 tháng 02 năm 2023.",
                    "Trong tháng 13/2023.",
                    "Ngày 31 Tháng 9 năm 2023.",
                    "Nghị định số 60/2021/NĐ-CP ngày 21/6/2021; mức độ 3, 4; số 15/13/2020.",
                    "Đến 29/02/2024, tháng 12 năm 2023.")
                .found(new ImpossibleDate()))
        .containsExactly(
            "date-impossible: 31/6/2023",
            "date-impossible: Ngày 30 tháng 02 năm 2023",
            "date-impossible: tháng 13/2023",
            "date-impossible: Ngày 31 Tháng 9 năm 2023");
  }

  @Test
  void a_share_of_itself_says_nothing() {
    assertThat(
            Sheet.of(2022)
                .body(
                    "Đạt từ 20% hồ sơ chứng thực điện tử trên tổng số hồ sơ chứng thực điện tử.",
                    "Tỷ lệ hồ sơ giải quyết trực tuyến trên tổng số hồ sơ giải quyết của thị xã đạt 30%.")
                .found(new RatioOfItself()))
        .containsExactly(
            "ratio-of-itself: hồ sơ chứng thực điện tử trên tổng số hồ sơ chứng thực điện tử");
  }

  @Test
  void amounts_are_read_and_totals_added_up() {
    assertThat(
            Sheet.of(2023)
                .body("Tổng kinh phí thực hiện là 16.000.000 đồng.")
                .tasks(
                    task("A").budget("5.000.000", 5_000_000L),
                    task("B").budget("10.000.000 đồng", 10_000_000L),
                    task("C").budget("Theo tình hình thực tế", null),
                    task("D").budget("NSTP", null),
                    task("E").budget("5.000.00", null),
                    task("F").budget("1.000", 2_000L),
                    task("Tổng cộng").budget("15.001.000", 15_001_000L))
                .found(new Money()))
        .containsExactly("money-total: 5.000.00", "money-total: 1.000", "money-total: 16.000.000");
  }
}
