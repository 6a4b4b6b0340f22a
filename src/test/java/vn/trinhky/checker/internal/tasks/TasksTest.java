package vn.trinhky.checker.internal.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.trinhky.checker.internal.Sheet.task;

import org.junit.jupiter.api.Test;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;
import vn.trinhky.checker.internal.Sheet;
import vn.trinhky.checker.internal.Town;
import vn.trinhky.document.Draft.ColumnKind;

/** Rows of the appendix; the examples are from the issued plans that the rules name. */
class TasksTest {

  @Test
  void a_row_without_a_lead_is_told_and_the_inferred_one_offered() {
    Finding finding =
        Sheet.of(2022)
            .tasks(
                task("Xây dựng Đề án")
                    .assignment("Các đơn vị xây dựng gửi Phòng Nội vụ thẩm định")
                    .proposed("Phòng Nội vụ", "noi-vu"))
            .findings(new MissingLead())
            .get(0);
    assertThat(finding.code()).isEqualTo("lead-missing");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.fixes().get(0).label()).isEqualTo("Xác nhận Phòng Nội vụ chủ trì");
    assertThat(finding.fixes().get(0).changes().get(0).value().get("agency").asText())
        .isEqualTo("noi-vu");
    assertThat(finding.fixes().get(0).changes().get(1).value().isArray()).isTrue();
  }

  @Test
  void a_row_that_names_nobody_holds_the_submission() {
    Sheet sheet = Sheet.of(2022).tasks(task("Làm").no("1"), task("Làm tiếp").no("2"));
    assertThat(sheet.findings(new MissingLead()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING);
    assertThat(sheet.on(Occasion.SUBMISSION).findings(new MissingLead()))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR);
  }

  @Test
  void a_table_of_figures_and_a_total_have_no_lead() {
    Sheet sheet = Sheet.of(2022).on(Occasion.SUBMISSION);
    assertThat(sheet.tasks(task("Tổng cộng").no("3")).found(new MissingLead())).isEmpty();
    assertThat(
            sheet
                .tasks(task("Tỷ lệ hồ sơ đúng hạn").no("1"))
                .columns(ColumnKind.ORDINAL, ColumnKind.TASK)
                .found(new MissingLead()))
        .isEmpty();
  }

  @Test
  void a_row_that_heads_others_needs_no_lead() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("Hoạt động kiểm tra").no("3"),
                    task("- Kiểm tra CCHC").lead("Phòng Nội vụ", "noi-vu"),
                    task("Tuyển dụng").no("4"),
                    task("Tuyển dụng công chức").no("a)").lead("Phòng Nội vụ", "noi-vu"),
                    task("Xong").no("5").lead("Phòng Nội vụ", "noi-vu"))
                .found(new MissingLead()))
        .isEmpty();
  }

  @Test
  void a_body_that_only_joins_is_no_lead() {
    assertThat(
            Sheet.of(2022)
                .tasks(
                    task("A")
                        .assignment("Phòng Kinh tế phối hợp với cơ quan liên quan tham mưu")
                        .proposed("Phòng Kinh tế", "kt"),
                    task("B")
                        .assignment("Phòng Kinh tế chủ trì, phối hợp với các cơ quan")
                        .lead("Phòng Kinh tế", "kt"))
                .findings(new MissingLead()))
        .extracting(Finding::code)
        .containsExactly("lead-missing", "lead-only-coordinating");
  }

  @Test
  void one_task_has_one_lead() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A")
                        .proposed("Phòng Tư pháp", "tu-phap")
                        .proposed("Phòng Nội vụ", "noi-vu"))
                .findings(new MissingLead()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("lead-multiple");
              assertThat(finding.fixes()).isEmpty();
            });
  }

  @Test
  void a_lead_is_an_agency_of_the_catalogue() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A").leadGroup("Các cơ quan, đơn vị"),
                    task("B").leadGroup("Các cơ quan, đơn vị có liên quan"),
                    task("C").leadAsPrinted("Phòng Không Có"),
                    task("D").lead("Đoàn Kiểm tra công vụ", "doan"),
                    task("E")
                        .proposed("Phòng Nội vụ", "noi-vu")
                        .proposed("Bộ phận Một cửa", "mot-cua"),
                    task("F").lead("Phòng Giáo dục và Đào tạo", "gone"),
                    task("G").lead("Phòng Nội vụ", "noi-vu"))
                .findings(new KindOfLead(Town.registry())))
        .extracting(finding -> finding.code() + ": " + finding.excerpt())
        .containsExactly(
            "lead-generic: Các cơ quan, đơn vị",
            "lead-generic: Các cơ quan, đơn vị có liên quan",
            "lead-unknown: Phòng Không Có",
            "lead-not-agency: Đoàn Kiểm tra công vụ",
            "lead-not-agency: Bộ phận Một cửa");
  }

  @Test
  void empty_cells_are_told_where_the_table_has_the_column() {
    Sheet sheet =
        Sheet.of(2023)
            .tasks(
                task("A").lead("Phòng Nội vụ", "noi-vu"),
                task("B").lead("X", "x").product("Kế hoạch"));
    assertThat(sheet.findings(new EmptyCells()))
        .extracting(Finding::code)
        .containsExactly("product-missing");
    assertThat(sheet.columns(ColumnKind.TASK, ColumnKind.COORDINATORS).findings(new EmptyCells()))
        .extracting(Finding::code)
        .containsExactly("coordinator-missing", "coordinator-missing");
  }

  @Test
  void money_comes_from_somewhere() {
    Sheet sheet = Sheet.of(2023).tasks(task("A").product("B").budget("5.000.000", 5_000_000L));
    assertThat(sheet.found(new EmptyCells())).containsExactly("budget-missing-source");
    assertThat(sheet.body("Kinh phí từ nguồn ngân sách thị xã.").found(new EmptyCells())).isEmpty();
  }

  @Test
  void a_time_is_judged_by_how_it_was_understood() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A").timeNotUnderstood("Khi nào tiện"),
                    task("B").time("Theo định kỳ", "recurring", null),
                    task("C").time("Hàng quý", "recurring", "hằng quý"),
                    task("D").time("Theo BC CCHC", "recurring", "theo báo cáo cải cách hành chính"),
                    task("E").time("Sau khi có hướng dẫn", "conditional", null),
                    task("F").time("Thường xuyên", "ongoing", "thường xuyên"),
                    task("G"))
                .found(new Times()))
        .containsExactly(
            "time-unparsed: Khi nào tiện",
            "time-vague: Theo định kỳ",
            "time-vague: Theo BC CCHC",
            "time-conditional: Sau khi có hướng dẫn");
  }

  @Test
  void an_unusual_form_is_understood_and_rewritten() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A")
                        .window("- Tháng 01/2023\n- Trong 12/2023", "2023-01-01", "2023-12-31"),
                    task("B").window("Quý 3/2023", "2023-07-01", "2023-09-30"),
                    task("C").window("Quý III/2023", "2023-07-01", "2023-09-30"))
                .findings(new Times()))
        .extracting(finding -> finding.fixes().get(0).label())
        .containsExactly("Sửa thành “Tháng 12/2023”", "Sửa thành “Quý III”");
  }

  @Test
  void a_monthly_product_is_no_window() {
    assertThat(
            Sheet.of(2023)
                .tasks(
                    task("A")
                        .product("Báo cáo thống kê hàng tháng")
                        .window("Trong năm 2023", "2023-01-01", "2023-12-31"),
                    task("B")
                        .product("Báo cáo hàng tháng")
                        .time("Hàng tháng", "recurring", "hằng tháng"))
                .found(new Times()))
        .containsExactly("recurrence-in-product: hàng tháng");
  }

  @Test
  void who_must_report_on_a_field_leads_a_task() {
    assertThat(
            Sheet.of(2023)
                .body(
                    "IV. TỔ CHỨC",
                    "1. Các cơ quan chủ trì (Phòng Nội vụ, Phòng Tài chính - Kế hoạch) phải báo cáo thêm.",
                    "2. Phòng Y tế",
                    "Nâng cao chất lượng khám, chữa bệnh.",
                    "3. Đài Truyền thanh",
                    "Hằng quý báo cáo kết quả tuyên truyền.",
                    "4. Phòng Nội vụ",
                    "Báo cáo kết quả.")
                .tasks(task("A").lead("Phòng Nội vụ", "noi-vu"))
                .findings(new FieldLeads(Town.registry())))
        .extracting(finding -> finding.severity() + " " + finding.excerpt())
        .containsExactly(
            "WARNING Phòng Tài chính - Kế hoạch", "INFO Phòng Y tế", "WARNING Đài Truyền thanh");
  }

  @Test
  void the_list_of_reporting_bodies_is_complete() {
    Sheet sheet =
        Sheet.of(2024)
            .body(
                "II. NHIỆM VỤ",
                "1. Cải cách thể chế",
                "Làm.",
                "2. Cải cách thủ tục hành chính",
                "Làm.",
                "3. Cải cách tài chính công",
                "Làm.",
                "IV. TỔ CHỨC",
                "Riêng các cơ quan (Phòng Tư pháp, Tài chính - Kế hoạch) phải báo cáo thêm.");
    assertThat(sheet.findings(new FieldLeads(Town.registry())))
        .extracting(Finding::code, Finding::excerpt)
        .containsExactly(
            tuple("lead-list-incomplete", "Phòng Tư pháp, Tài chính - Kế hoạch"),
            tuple("lead-list-incomplete", "Tài chính - Kế hoạch"));
  }
}
