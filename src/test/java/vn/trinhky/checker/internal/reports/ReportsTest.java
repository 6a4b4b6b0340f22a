package vn.trinhky.checker.internal.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.checker.internal.Sheet.task;

import org.junit.jupiter.api.Test;
import vn.trinhky.calendar.internal.CatalogueDays;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Sheet;
import vn.trinhky.checker.internal.Town;
import vn.trinhky.document.Draft.ReportWindow;

/** Reporting clauses; the examples are from the issued plans that the rules name. */
class ReportsTest {

  private final Windows windows = new Windows(CatalogueDays.calendar());
  private final DueDays dueDays = new DueDays(CatalogueDays.calendar());
  private final Onward onward = new Onward(Town.registry());

  private static Sheet windows(String due, String... windows) {
    return Sheet.of(2023)
        .body(
            "IV. TỔ CHỨC THỰC HIỆN\n"
                + "Thời hạn báo cáo chậm nhất vào "
                + due
                + " của tháng cuối kỳ báo cáo. Thời điểm chốt số liệu như sau:\n"
                + String.join("\n", windows));
  }

  private static Sheet closingOnThe12th() {
    return windows(
        "ngày 12",
        "(1) Báo cáo Quý I/2023: Thời gian chốt số liệu tính từ ngày 15/12/2022 đến ngày 12/3/2023.",
        "(2) Báo cáo 6 tháng đầu năm 2023: tính từ ngày 15/12/2022 đến ngày 12/6/2023.",
        "(3) Báo cáo Quý III/2023: tính từ ngày 12/6/2023 đến ngày 12/9/2023.",
        "(4) Báo cáo tổng hợp năm 2023: tính từ ngày 15/12/2022 đến ngày 12/12/2023.");
  }

  private static Sheet byDecree() {
    return windows(
        "ngày 20",
        "- Báo cáo Quý I/2023: tính từ ngày 15/12/2022 đến ngày 14/3/2023;",
        "- Báo cáo 6 tháng đầu năm 2023: tính từ ngày 15/12/2022 đến ngày 14/6/2023;",
        "- Báo cáo Quý III/2023: tính từ ngày 15/6/2023 đến ngày 14/9/2023;",
        "- Báo cáo năm 2023: tính từ ngày 15/12/2022 đến ngày 14/12/2023.");
  }

  @Test
  void windows_that_close_on_the_due_day_overlap_and_leave_days_out() {
    assertThat(closingOnThe12th().findings(windows))
        .extracting(Finding::code)
        .containsExactly("cutoff-equals-deadline", "window-overlap", "window-gap");
    assertThat(closingOnThe12th().findings(windows))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    assertThat(closingOnThe12th().findings(windows).get(1).message())
        .contains("12/6/2023", "13/6/2023");
    assertThat(closingOnThe12th().findings(windows).get(2).message())
        .contains("13/12/2023 đến ngày 14/12/2023");
  }

  @Test
  void the_windows_of_the_decree_are_right() {
    assertThat(byDecree().findings(windows)).isEmpty();
  }

  @Test
  void the_morning_after_the_close_leaves_no_working_day() {
    assertThat(
            windows("sáng ngày 15", "- Báo cáo Quý I: từ ngày 15/12/2022 đến ngày 14/3/2023;")
                .found(windows))
        .containsExactly("cutoff-equals-deadline: sáng ngày 15");
    assertThat(
            windows("ngày 15", "- Báo cáo Quý I: từ ngày 15/12/2022 đến ngày 14/3/2023;")
                .found(windows))
        .isEmpty();
  }

  @Test
  void days_between_two_windows_are_a_gap() {
    assertThat(
            windows(
                    "ngày 25",
                    "- Báo cáo 6 tháng đầu năm: từ ngày 15/12/2022 đến ngày 14/6/2023;",
                    "- Báo cáo Quý III: từ ngày 20/6/2023 đến ngày 14/9/2023;")
                .found(windows))
        .containsExactly("window-gap: 20/6/2023 đến ngày 14/9/2023");
  }

  @Test
  void windows_that_only_the_draft_records_are_looked_at_and_what_is_printed_counts_first() {
    ReportWindow half = new ReportWindow("Báo cáo 6 tháng đầu năm", "2022-12-15", "2023-06-14");
    ReportWindow late = new ReportWindow("Báo cáo Quý III", "2023-06-20", "2023-09-14");
    ReportWindow odd = new ReportWindow("Báo cáo năm", "hôm nào", "");
    assertThat(Sheet.of(2023).recorded(half, late, odd).found(windows))
        .containsExactly("window-gap: Báo cáo Quý III");
    assertThat(
            windows("ngày 25", "- Báo cáo Quý III: từ ngày 15/6/2023 đến ngày 14/9/2023;")
                .recorded(half, late)
                .found(windows))
        .isEmpty();
  }

  @Test
  void a_due_day_of_rest_is_told_with_the_next_working_day() {
    Finding finding = closingOnThe12th().findings(dueDays).get(0);
    assertThat(finding.code()).isEqualTo("deadline-non-working");
    assertThat(finding.message()).contains("12/3/2023 (Chủ nhật)", "13/3/2023");
    assertThat(finding.message()).doesNotContain("12/6/2023");
    assertThat(
            windows(
                    "ngày 12",
                    "- Báo cáo Quý I: từ ngày 15/12/2022 đến ngày 10/3/2023;",
                    "Báo cáo trùng ngày nghỉ thì gửi vào ngày làm việc tiếp theo.")
                .findings(dueDays))
        .isEmpty();
  }

  @Test
  void thirty_days_after_issue_may_be_a_sunday() {
    Sheet sheet = Sheet.of(2022).duty("trong vòng 30 ngày kể từ ngày ban hành", 30);
    assertThat(sheet.dated(2022, 1, 21).findings(dueDays))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).contains("20/2/2022 (Chủ nhật)", "21/2/2022"));
    assertThat(sheet.dated(2022, 1, 19).findings(dueDays)).isEmpty();
  }

  @Test
  void a_part_of_the_day_is_told_how_it_is_understood() {
    assertThat(windows("sáng ngày 14").regime("Báo cáo định kỳ", 14, "12:00").findings(dueDays))
        .extracting(Finding::code)
        .containsExactly("deadline-part-of-day");
  }

  @Test
  void a_regime_without_a_day_takes_its_calendar_from_the_settings() {
    assertThat(Sheet.of(2023).regime("báo cáo đúng thời gian quy định", null, null).found(dueDays))
        .containsExactly("no-report-day: báo cáo đúng thời gian quy định");
    assertThat(byDecree().regime("Báo cáo định kỳ", 20, null).findings(dueDays))
        .extracting(Finding::code)
        .doesNotContain("no-report-day");
  }

  @Test
  void own_plans_need_a_time_unless_a_row_has_it() {
    Sheet sheet = Sheet.of(2023).duty("xây dựng kế hoạch của cơ quan, đơn vị", null);
    assertThat(sheet.findings(dueDays))
        .extracting(Finding::code)
        .containsExactly("own-plan-no-deadline");
    assertThat(
            sheet
                .tasks(
                    task("Xây dựng Kế hoạch CCHC của cơ quan, đơn vị năm 2023")
                        .window("Quý IV năm 2022", "2022-10-01", "2022-12-31"))
                .findings(dueDays))
        .isEmpty();
  }

  @Test
  void two_clauses_send_the_report_to_the_same_bodies() {
    assertThat(
            Sheet.of(2024)
                .body(
                    "để theo dõi, tổng hợp và báo cáo Ủy ban nhân dân tỉnh theo quy định.",
                    "Chủ trì, tổng hợp báo cáo Ủy ban nhân dân thị xã và Sở Nội vụ tỉnh về kết quả.")
                .found(onward))
        .containsExactly("onward-inconsistent: Ủy ban nhân dân thị xã và Sở Nội vụ tỉnh");
    assertThat(
            Sheet.of(2023)
                .body(
                    "để theo dõi, tổng hợp và báo cáo Sở Nội vụ theo quy định.",
                    "Chủ trì tổng hợp báo cáo Ủy ban nhân dân thị xã và Sở Nội vụ tỉnh về kết quả.",
                    "gửi về Phòng Nội vụ để tổng hợp trình Ủy ban nhân dân thị xã xem xét.")
                .found(onward))
        .isEmpty();
  }

  @Test
  void a_total_cannot_be_due_before_its_figures() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "Báo cáo 6 tháng: từ ngày 16/12/2022 đến ngày 16/6/2023, Phòng Nội vụ tổng hợp gửi trước ngày 18/5/2023.")
                .findings(onward))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("consolidated-before-inputs");
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            });
    assertThat(
            Sheet.of(2023)
                .body(
                    "Báo cáo 6 tháng: từ ngày 16/12/2022 đến ngày 16/6/2023, Phòng Nội vụ tổng hợp gửi trước ngày 20/6/2023.")
                .findings(onward))
        .isEmpty();
  }

  @Test
  void who_gets_reports_gets_the_plan() {
    Sheet sheet =
        Sheet.of(2024)
            .regime("Báo cáo", 15, null, "Ủy ban nhân dân tỉnh", "Sở Nội vụ tỉnh", "UBND thị xã")
            .recipient("Sở Nội vụ tỉnh");
    assertThat(sheet.found(onward))
        .containsExactly("report-recipient-missing: Ủy ban nhân dân tỉnh");
    assertThat(sheet.recipient("UBND tỉnh").found(onward)).isEmpty();
  }
}
