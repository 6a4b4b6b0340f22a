package vn.trinhky.checker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.trinhky.checker.internal.Drafts.plan;
import static vn.trinhky.checker.internal.Drafts.sample;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.checker.Severity;

/** Every example of the catalogue is found, every trap is passed by. */
class CitationRulesTest {

  // dates of bases

  /** From the issued plan of thị xã Ngã Năm, 2024. */
  @Test
  void a_basis_of_December_is_later_than_the_first_report_of_the_plan_and_meant_the_year_before() {
    Drafts draft = sample("nga-nam-2024");
    List<Finding> found = draft.findings("basis-after-document", new BasisDates());
    assertThat(found).hasSize(1);
    Finding finding = found.get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.excerpt()).isEqualTo("ngày 19/12/2024");
    assertThat(finding.message()).contains("15/3/2024");
    assertThat(finding.fixes()).hasSize(1);
    draft.fixed(finding.fixes().get(0));
    assertThat(draft.draft().legalBases().get(0).text())
        .startsWith("Căn cứ Kế hoạch số 218/KH-UBND ngày 19/12/2023 của");
    assertThat(draft.draft().legalBases().get(0).citations().get(0).date()).isEqualTo("2023-12-19");
    assertThat(draft.findings("basis-after-document", new BasisDates())).isEmpty();
  }

  @Test
  void a_basis_after_the_printed_month_or_the_date_of_the_document_is_too_late() {
    String basis = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/02/2022 của Ủy ban nhân dân tỉnh;";
    PrintedPart january =
        new PrintedPart("Phụ lục", null, null, null, 1, 2022, "ngày … tháng 01 năm 2022");
    assertThat(plan().bases(basis).printing(january).on(Occasion.IMPORT).findings(new BasisDates()))
        .extracting(Finding::code)
        .containsExactly("basis-after-document");
    assertThat(plan().bases(basis).issuedOn(2022, 2, 4).findings(new BasisDates()))
        .extracting(Finding::code)
        .containsExactly("basis-after-document");
    assertThat(plan().bases(basis).issuedOn(2022, 2, 6).findings(new BasisDates())).isEmpty();
  }

  /** From the decision of thị xã Ninh Hòa of 21/01/2022. */
  @Test
  void a_basis_of_the_same_day_is_only_mentioned() {
    Drafts draft = sample("ninh-hoa-2022").issuedOn(2022, 1, 21);
    assertThat(draft.findings(new BasisDates()))
        .extracting(Finding::code, Finding::severity, Finding::excerpt)
        .containsExactly(tuple("basis-same-day", Severity.INFO, "ngày 21 tháng 01 năm 2022"));
  }

  @Test
  void a_task_due_before_the_plan_year_does_not_bound_the_date() {
    String basis = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/02/2022 của Ủy ban nhân dân tỉnh;";
    assertThat(
            plan()
                .bases(basis)
                .rows(new String[] {"Rà soát", "Quý 3/2021", "2021-09-30"})
                .findings(new BasisDates()))
        .isEmpty();
    assertThat(
            plan()
                .bases(basis)
                .rows(new String[] {"Rà soát", "Tháng 01/2022", "2022-01-31"})
                .findings(new BasisDates()))
        .hasSize(1);
  }

  @Test
  void what_is_over_when_the_plan_is_made_does_not_bound_its_date() {
    assertThat(
            plan()
                .bases("Căn cứ Kế hoạch số 12/KH-UBND ngày 12/5/2022 của Ủy ban nhân dân tỉnh;")
                .reportingBy(15, "Báo cáo quý")
                .today(2022, 5, 20)
                .findings(new BasisDates()))
        .isEmpty();
  }

  @Test
  void a_basis_must_be_in_force_and_what_is_carried_out_need_not_be() {
    String decree =
        " Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ quy định về việc cung cấp thông tin và"
            + " dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng;";
    assertThat(
            plan()
                .bases("Căn cứ" + decree)
                .issuedOn(2022, 7, 1)
                .findings(new CitationEffectiveLater()))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
    assertThat(
            plan()
                .bases("Căn cứ" + decree)
                .issuedOn(2022, 8, 15)
                .findings(new CitationEffectiveLater()))
        .isEmpty();
    assertThat(
            plan()
                .body("Thực hiện" + decree)
                .issuedOn(2022, 7, 1)
                .findings(new CitationEffectiveLater()))
        .isEmpty();
  }

  // the line of the proposal

  /** From an issued decision of 21/11/2012, with a Tờ trình of 05/11/2011. */
  @Test
  void a_proposal_of_the_year_before_is_odd_and_one_of_last_month_is_not() {
    String line =
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 617/TTr-SNV ngày 05 tháng 11 năm %d.";
    assertThat(
            plan()
                .bases(line.formatted(2011))
                .issuedOn(2012, 11, 21)
                .findings(new ProposalLine(), new BasisDates()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("proposal-date-odd", Severity.WARNING));
    assertThat(
            plan().bases(line.formatted(2012)).issuedOn(2012, 11, 21).findings(new ProposalLine()))
        .isEmpty();
  }

  /** From the decision of thị xã Ninh Hòa, 2022. */
  @Test
  void a_proposal_by_letter_with_a_short_date_is_mentioned() {
    Drafts draft =
        plan()
            .bases(
                "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;",
                "Căn cứ Quyết định số 4782/QĐ-UBND ngày 23 tháng 12 năm 2021 của UBND tỉnh Khánh Hòa;",
                "Theo đề nghị của Trưởng phòng Nội vụ tại Công văn số 82/NV ngày 20/01/2022.");
    assertThat(draft.findings(new ProposalLine()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            tuple("proposal-not-memo", Severity.INFO),
            tuple("proposal-date-short-form", Severity.INFO));
  }

  // dates and numbers

  /** From the issued plan of tỉnh Vĩnh Long, 2023. */
  @Test
  void one_decree_with_two_dates_is_an_error_and_the_registry_knows_which_is_right() {
    Drafts draft = sample("vinh-long-2023");
    List<Finding> found = draft.findings(new CitationDates());
    assertThat(found)
        .extracting(Finding::code, Finding::excerpt)
        .containsExactly(tuple("citation-two-dates", "ngày 15/9/2020"));
    draft.fixed(found.get(0).fixes().get(0));
    assertThat(draft.draft().plan().body()).doesNotContain("106/2020/NĐ-CP ngày 15/9/2020");
    assertThat(draft.findings(new CitationDates())).isEmpty();
  }

  @Test
  void a_number_without_year_may_belong_to_two_acts() {
    assertThat(
            plan()
                .body(
                    "theo Nghị quyết số 76/NQ-CP ngày 13/6/2013 của Chính phủ và Nghị quyết số 76/NQ-CP ngày 15/7/2021 của"
                        + " Chính phủ;",
                    "Kế hoạch số 12/KH-UBND ngày 01/3/2022 của Ủy ban nhân dân tỉnh,"
                        + " Kế hoạch số 12/KH-UBND ngày 15/3/2022 của Ủy ban nhân dân thị xã")
                .findings(new CitationDates()))
        .isEmpty();
    assertThat(
            plan()
                .body(
                    "Kế hoạch số 12/KH-UBND ngày 01/3/2022 của Ủy ban nhân dân tỉnh,"
                        + " Kế hoạch số 12/KH-UBND ngày 15/3/2022 của Ủy ban nhân dân tỉnh")
                .findings(new CitationDates()))
        .extracting(Finding::code)
        .containsExactly("citation-two-dates");
  }

  /** From the issued plans of thị xã Ninh Hòa, 2022, and thị xã Ngã Năm, 2024. */
  @Test
  void a_date_that_is_not_the_registrys_is_doubtful() {
    assertThat(sample("ninh-hoa-2022").findings(new CitationDates()))
        .extracting(Finding::code, Finding::where, Finding::excerpt)
        .containsExactly(
            tuple("citation-date-registry", "Phụ lục, dòng IV.3, Nhiệm vụ", "ngày 01/8/2020"));
    List<Finding> ngaNam = sample("nga-nam-2024").findings(new CitationDates());
    assertThat(ngaNam).extracting(Finding::excerpt).containsExactly("ngày 07/3/2020");
    assertThat(ngaNam.get(0).fixes().get(0).label()).isEqualTo("Sửa thành ngày 05/3/2020");
  }

  @Test
  void an_act_that_is_not_in_the_registry_has_no_wrong_date() {
    assertThat(
            plan()
                .body("theo Nghị định số 999/2021/NĐ-CP ngày 01/8/2021 của Chính phủ")
                .findings(new CitationDates(), new CitationNumbers()))
        .isEmpty();
  }

  @Test
  void the_year_in_the_number_is_the_year_of_issue() {
    assertThat(
            plan()
                .body("theo Nghị định số 22/2021/NĐ-CP ngày 19/3/2020 của Chính phủ")
                .findings(new CitationNumbers()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("citation-year-mismatch", Severity.ERROR));
  }

  /** From the issued plan of thị xã Vĩnh Châu, 2023: consistent in itself, and wrong. */
  @Test
  void a_decree_of_a_neighbouring_year_with_the_same_day_is_meant() {
    Drafts draft = sample("vinh-chau-2023");
    List<Finding> found = draft.findings(new CitationNumbers());
    assertThat(found)
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("citation-number-registry", Severity.WARNING));
    assertThat(found.get(0).message()).contains("60/2020/NĐ-CP", "60/2021/NĐ-CP");
    draft.fixed(found.get(0).fixes().get(0));
    assertThat(draft.draft().appendices().toString())
        .contains("Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ");
    assertThat(draft.findings(new CitationNumbers())).isEmpty();
  }

  @Test
  void another_decree_with_the_same_number_in_another_year_is_not_meant() {
    assertThat(
            plan()
                .body(
                    "theo Nghị định số 60/2020/NĐ-CP ngày 29/5/2020 của Chính phủ quy định về thuế")
                .findings(new CitationNumbers()))
        .isEmpty();
  }

  // notations

  /** From the issued plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void an_issuer_where_the_type_belongs_is_malformed_and_CT_for_Chương_trình_is_doubtful() {
    Drafts draft = sample("vinh-chau-2023");
    List<Finding> found = draft.findings(new CitationNotation());
    assertThat(found)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::code, Finding::excerpt)
        .containsExactly(tuple("citation-notation-malformed", "06/TTg-CP"));
    assertThat(found)
        .filteredOn(finding -> finding.code().equals("citation-type-word-mismatch"))
        .extracting(Finding::excerpt)
        .containsOnly("Chương trình số 18-CT/TU")
        .hasSize(3);
    Finding malformed = found.get(found.size() - 1);
    draft.fixed(malformed.fixes().get(0));
    assertThat(draft.draft().appendices().toString())
        .contains("Quyết định số 06/QĐ-TTg ngày 06/01/2022");
  }

  @Test
  void letters_of_agencies_are_no_malformed_notations() {
    assertThat(
            plan()
                .body(
                    "Công văn số 1187/SNV-CCHC ngày 02/3/2022, Công văn số 82/NV ngày 20/01/2022,",
                    "Kết luận số 79-KL/TW, Thông tư liên tịch số 02/2012/TTLT-BTC-BNV, Nghị quyết số"
                        + " 1211/2016/UBTVQH13, Thông báo số 12-TB/VPTW, Văn bản số 12/UBND-NC")
                .findings(new CitationNotation()))
        .isEmpty();
  }

  /** From an issued decision. */
  @Test
  void a_resolution_of_the_Government_is_not_the_Prime_Ministers() {
    List<Finding> found =
        plan()
            .bases("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Thủ tướng Chính phủ;")
            .findings(new CitationIssuerMismatch());
    assertThat(found)
        .extracting(Finding::severity, Finding::excerpt)
        .containsExactly(tuple(Severity.ERROR, "Thủ tướng Chính phủ"));
    assertThat(
            plan()
                .bases(
                    "Căn cứ Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ;",
                    "Căn cứ Chỉ thị số 16/CT-UBND ngày 10/8/2022 của Chủ tịch Uỷ ban nhân dân tỉnh;",
                    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021;")
                .findings(new CitationIssuerMismatch()))
        .isEmpty();
  }

  // titles

  /** From the issued plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void a_title_that_changes_its_period_or_a_word_has_drifted() {
    Drafts draft = sample("vinh-chau-2023");
    List<Finding> found = draft.findings(new CitationTitleDrift());
    assertThat(found)
        .extracting(Finding::code, Finding::excerpt)
        .containsExactly(
            tuple("citation-title-drift", "hiện"), tuple("citation-title-drift", "2021"));
    assertThat(found.get(1).message()).contains("144/KH-UBND", "2020", "Căn cứ thứ 2");
    draft.fixed(found.get(0).fixes().get(0));
    assertThat(draft.draft().plan().body()).contains("theo thời gian thực trên môi trường điện tử");
  }

  @Test
  void dashes_spaces_shortened_and_continued_titles_are_the_same_title() {
    assertThat(
            plan()
                .bases(
                    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách"
                        + " hành chính nhà nước giai đoạn 2021–2030;",
                    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách"
                        + " hành chính;")
                .findings(new CitationTitleDrift()))
        .isEmpty();
    for (String code :
        List.of("ninh-hoa-2022", "nga-nam-2024", "vinh-long-2023", "vung-tau-2023")) {
      assertThat(sample(code).findings(new CitationTitleDrift())).as(code).isEmpty();
    }
  }

  // dates left out

  @Test
  void the_first_citation_gives_the_date_and_a_basis_more_so() {
    Drafts draft =
        plan()
            .bases("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;")
            .body(
                "theo Nghị định số 09/2019/NĐ-CP của Chính phủ",
                "lại Nghị định số 09/2019/NĐ-CP và Nghị định số 30/2020/NĐ-CP");
    List<Finding> found = draft.findings(new CitationWithoutDate());
    assertThat(found)
        .extracting(Finding::path, Finding::severity)
        .containsExactly(
            tuple("legalBases[0].text", Severity.WARNING), tuple("plan.body", Severity.INFO));
    draft.fixed(found.get(0).fixes().get(0));
    assertThat(draft.draft().legalBases().get(0).text())
        .isEqualTo(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;");
  }

  @Test
  void laws_and_lists_that_share_a_date_need_none() {
    assertThat(
            plan()
                .bases("Căn cứ Luật Tổ chức chính quyền địa phương;")
                .body(
                    "Luật Ngân sách nhà nước năm 2015; Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW ngày 25/10/2017")
                .findings(new CitationWithoutDate()))
        .isEmpty();
  }

  /** From the decision of thị xã Ninh Hòa, 2022. */
  @Test
  void a_resolution_of_a_Party_congress_without_number_is_only_mentioned() {
    assertThat(sample("ninh-hoa-2022").findings("basis-without-number", new CitationWithoutDate()))
        .extracting(Finding::where, Finding::severity)
        .containsExactly(tuple("Căn cứ thứ 4", Severity.INFO));
  }

  // what acts are about, and whether they are still in force

  /** From the issued plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void a_decree_on_civil_servants_does_not_cover_public_employees() {
    List<Finding> found = sample("vinh-chau-2023").findings(new CitationWrongSubject());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).contains("viên chức", "106/2020/NĐ-CP");
    for (String code : List.of("ninh-hoa-2022", "vinh-long-2023")) {
      assertThat(sample(code).findings(new CitationWrongSubject())).as(code).isEmpty();
    }
  }

  /** From the appendix of thành phố Vũng Tàu, 2023. */
  @Test
  void an_expired_decree_is_doubtful_and_one_that_is_replaced_later_is_not() {
    assertThat(sample("vung-tau-2023").findings(new BasisOutdated()))
        .extracting(Finding::code, Finding::severity)
        .containsOnly(tuple("basis-outdated", Severity.WARNING))
        .hasSize(2);
    String decree = "theo Nghị định số 108/2014/NĐ-CP ngày 20/11/2014 của Chính phủ";
    assertThat(plan().body(decree).issuedOn(2023, 7, 19).findings(new BasisOutdated())).isEmpty();
    List<Finding> later = plan().body(decree).issuedOn(2023, 7, 20).findings(new BasisOutdated());
    assertThat(later).hasSize(1);
    assertThat(later.get(0).message()).contains("29/2023/NĐ-CP");
  }

  // lines of bases

  @Test
  void a_plan_without_basis_is_only_mentioned() {
    assertThat(sample("vung-tau-2023").findings(new BasisLines()))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("basis-missing", Severity.INFO));
  }

  /** From the issued plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void bases_end_with_semicolons_and_the_last_with_a_full_stop() {
    Drafts draft = sample("vinh-chau-2023");
    List<Finding> found = draft.findings(new BasisLines());
    assertThat(found)
        .extracting(Finding::code, Finding::path)
        .containsExactly(
            tuple("basis-punctuation", "legalBases[0].text"),
            tuple("basis-punctuation", "legalBases[1].text"));
    found.forEach(finding -> draft.fixed(finding.fixes().get(0)));
    assertThat(draft.findings(new BasisLines())).isEmpty();
    // the proposal follows in a decision
    assertThat(sample("ninh-hoa-2022").findings(new BasisLines())).isEmpty();
  }

  /** From the decision of thị xã Ninh Hòa, 2022. */
  @Test
  void bases_that_the_plan_repeats_are_mentioned() {
    assertThat(sample("ninh-hoa-2022").findings(new BasesRepeated()))
        .extracting(Finding::where)
        .hasSize(2);
    assertThat(sample("vinh-long-2023").findings(new BasesRepeated())).isEmpty();
  }

  /** From the plan of thị xã Ninh Hòa, 2022: point 9 of the body against row I.7. */
  @Test
  void a_programme_that_a_task_sums_up_is_hardly_continued() {
    List<Finding> found = sample("ninh-hoa-2022").findings(new SupersededProgram());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).contains("12-CTr/TU", "dòng I.7");
    assertThat(
            plan()
                .body("Tiếp tục thực hiện Chương trình hành động số 12-CTr/TU ngày 31/3/2017")
                .task("Sơ kết Chương trình hành động số 12-CTr/TU của Tỉnh ủy")
                .findings(new SupersededProgram()))
        .isEmpty();
  }
}
