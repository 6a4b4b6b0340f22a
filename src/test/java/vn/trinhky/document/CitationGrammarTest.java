package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.trinhky.document.CitedAct.DateForm;
import vn.trinhky.document.Draft.Citation;
import vn.trinhky.document.Notation.Kind;

class CitationGrammarTest {

  @TestFactory
  Stream<DynamicTest> reads_the_legal_bases_of_the_five_plans_as_their_sample_files_have_them() {
    return new Samples()
        .list().stream()
            .flatMap(
                sample ->
                    sample.draft().legalBases().stream()
                        .map(
                            basis ->
                                DynamicTest.dynamicTest(
                                    sample.code() + ": " + basis.text(),
                                    () ->
                                        assertThat(CitationGrammar.citations(basis.text()))
                                            .isEqualTo(basis.citations()))));
  }

  @Test
  void every_piece_stands_where_it_says() {
    String text =
        "theo Chỉ thị số 27/CT-TTg ngày 27/10/2023 của Thủ tướng Chính phủ. Nghị định 130/2005/NĐ-CP.";
    List<CitedAct> acts = CitationGrammar.find(text);
    assertThat(acts).hasSize(2);
    CitedAct first = acts.get(0);
    assertThat(text.substring(first.span().start(), first.span().end()))
        .isEqualTo("Chỉ thị số 27/CT-TTg ngày 27/10/2023 của Thủ tướng Chính phủ");
    assertThat(text.substring(first.notation().start(), first.notation().end()))
        .isEqualTo("27/CT-TTg");
    assertThat(text.substring(first.date().start(), first.date().end()))
        .isEqualTo("ngày 27/10/2023");
    assertThat(text.substring(first.issuer().start(), first.issuer().end()))
        .isEqualTo("Thủ tướng Chính phủ");
    assertThat(acts.get(1).notation().text()).isEqualTo("130/2005/NĐ-CP");
  }

  /** From the issued plan of tỉnh Vĩnh Long, 2023. */
  @Test
  void two_resolutions_of_the_Party_share_one_date_and_issuer() {
    assertThat(
            citations(
                "theo Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương"
                    + " và Chương trình hành động số 22-CTr/TU ngày 02/01/2018 của Tỉnh ủy Vĩnh Long về việc"
                    + " thực hiện"))
        .extracting(Citation::type, Citation::notation, Citation::date, Citation::issuer)
        .containsExactly(
            tuple("Nghị quyết", "18-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương"),
            tuple("Nghị quyết", "19-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương"),
            tuple("Chương trình hành động", "22-CTr/TU", "2018-01-02", "Tỉnh ủy Vĩnh Long"));
  }

  @Test
  void a_list_by_number_alone_keeps_the_type() {
    assertThat(citations("các Nghị định số 60/2021/NĐ-CP và số 30/2020/NĐ-CP của Chính phủ"))
        .extracting(Citation::type, Citation::notation)
        .containsExactly(tuple("Nghị định", "60/2021/NĐ-CP"), tuple("Nghị định", "30/2020/NĐ-CP"));
  }

  /** From the issued plan of tỉnh Vĩnh Long, 2023. */
  @Test
  void a_number_of_another_year_does_not_share_the_date_that_follows() {
    List<CitedAct> acts =
        CitationGrammar.find(
            "tại Nghị định số 113/2018/NĐ-CP và Nghị định số 143/2020/NĐ-CP ngày 10/12/2020 của Chính phủ.");
    assertThat(acts).hasSize(2);
    assertThat(acts.get(0).date()).isNull();
    assertThat(acts.get(1).issuedOn()).contains(LocalDate.of(2020, 12, 10));
  }

  @Test
  void the_same_day_is_the_day_of_the_act_before() {
    List<CitedAct> acts =
        CitationGrammar.find(
            "Quyết định số 12/QĐ-UBND ngày 21 tháng 01 năm 2022 của UBND thị xã và Kế hoạch số 15/KH-UBND cùng ngày");
    assertThat(acts.get(0).date().form()).isEqualTo(DateForm.LONG);
    assertThat(acts.get(1).date().form()).isEqualTo(DateForm.SAME_DAY);
    assertThat(acts.get(1).issuedOn()).contains(LocalDate.of(2022, 1, 21));
  }

  /** From the issued plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void an_act_inside_a_title_is_nested() {
    List<CitedAct> acts =
        CitationGrammar.find(
            "Kế hoạch số 51/KH-UBND ngày 29/4/2022 về thực hiện Chương trình số 18-CT/TU ngày 05/4/2022 của"
                + " Ban Chấp hành Đảng bộ thị xã Vĩnh Châu về đẩy mạnh cải cách hành chính đến năm 2025.");
    assertThat(acts).extracting(CitedAct::nested).containsExactly(false, true);
    assertThat(acts.get(1).title().text())
        .isEqualTo("về đẩy mạnh cải cách hành chính đến năm 2025");
  }

  @Test
  void a_basis_may_cite_two_numbered_acts_each_with_its_title() {
    assertThat(
            CitationGrammar.citations(
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư và Nghị"
                    + " định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo;"))
        .containsExactly(
            new Citation(
                "Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ", "về công tác văn thư"),
            new Citation(
                "Nghị định",
                "09/2019/NĐ-CP",
                "2019-01-24",
                "Chính phủ",
                "quy định về chế độ báo cáo"));
  }

  @Test
  void the_acts_that_an_amending_act_names_belong_to_its_title() {
    assertThat(
            CitationGrammar.citations(
                "Căn cứ Nghị định số 143/2020/NĐ-CP ngày 10 tháng 12 năm 2020 của Chính phủ sửa đổi, bổ sung một số"
                    + " điều của Nghị định số 108/2014/NĐ-CP ngày 20 tháng 11 năm 2014 và Nghị định số"
                    + " 113/2018/NĐ-CP;"))
        .hasSize(1);
  }

  /** From the issued plan of tỉnh Vĩnh Long, 2023. */
  @Test
  void laws_are_cited_by_name_and_year() {
    assertThat(
            CitationGrammar.find(
                "theo quy định của Luật Cán bộ, công chức năm 2008, Luật Viên chức năm 2010 và Luật sửa đổi, bổ sung"
                    + " một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019, Nghị định của Chính phủ"))
        .extracting(act -> act.title().text(), act -> act.date().year())
        .containsExactly(
            tuple("Luật Cán bộ, công chức", 2008),
            tuple("Luật Viên chức", 2010),
            tuple(
                "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
                2019));
  }

  @Test
  void a_law_may_be_cited_with_its_number_or_by_name_alone() {
    assertThat(
            CitationGrammar.citations(
                "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;"))
        .containsExactly(
            new Citation(
                "Luật", "72/2025/QH15", "2025-06-16", null, "Luật Tổ chức chính quyền địa phương"));
    assertThat(
            CitationGrammar.citations(
                "Căn cứ Luật Tổ chức chính quyền địa phương và Luật Ngân sách nhà nước;"))
        .extracting(Citation::title)
        .containsExactly("Luật Tổ chức chính quyền địa phương", "Luật Ngân sách nhà nước");
    assertThat(CitationGrammar.find("đúng quy định của pháp luật, Luật.")).isEmpty();
  }

  @Test
  void the_issuer_may_stand_before_the_date() {
    assertThat(
            citations(
                "Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh ngày 03/02/2020 phê duyệt đề án"))
        .containsExactly(
            new Citation(
                "Quyết định",
                "12/QĐ-UBND",
                "2020-02-03",
                "Ủy ban nhân dân tỉnh",
                "phê duyệt đề án"));
  }

  @Test
  void a_basis_may_have_a_title_alone_and_running_text_may_not() {
    assertThat(CitationGrammar.citations("Căn cứ Kế hoạch cải cách hành chính năm 2024 của tỉnh;"))
        .containsExactly(
            new Citation("Kế hoạch", null, null, null, "cải cách hành chính năm 2024 của tỉnh"));
    assertThat(CitationGrammar.find("Ban hành Kế hoạch cải cách hành chính năm 2024")).isEmpty();
    assertThat(CitationGrammar.find("Quyết định của UBND thị xã; Kế hoạch số …/KH-UBND")).isEmpty();
  }

  @Test
  void a_date_that_no_calendar_has_is_kept_as_written() {
    CitedAct act =
        CitationGrammar.find("Nghị quyết số 76/NQ-CP ngày 30/02/2014 của Chính phủ").get(0);
    assertThat(act.issuedOn()).isEmpty();
    assertThat(act.date().text()).isEqualTo("ngày 30/02/2014");
  }

  @Test
  void spaces_inside_a_notation_do_not_count() {
    assertThat(
            CitationGrammar.find("Quyết định số: 4782 /QĐ- UBND ngày 23/12/2021").get(0).citation())
        .isEqualTo(new Citation("Quyết định", "4782/QĐ-UBND", "2021-12-23", null, null));
  }

  @Test
  void notations_are_told_apart_by_class() {
    assertThat(Notation.parse("60/2021/NĐ-CP"))
        .get()
        .extracting(Notation::kind, Notation::year)
        .containsExactly(Kind.NORMATIVE, 2021);
    assertThat(Notation.parse("72/2025/QH15"))
        .get()
        .extracting(Notation::kind, Notation::type)
        .containsExactly(Kind.NORMATIVE, "QH");
    assertThat(Notation.parse("30c/NQ-CP"))
        .get()
        .extracting(Notation::kind, Notation::number)
        .containsExactly(Kind.CENTRAL, "30c");
    assertThat(Notation.parse("192/KH-UBND"))
        .get()
        .extracting(Notation::kind, Notation::type)
        .containsExactly(Kind.ADMINISTRATIVE, "KH");
    assertThat(Notation.parse("18-CTr/TU"))
        .get()
        .extracting(Notation::kind, Notation::issuer)
        .containsExactly(Kind.PARTY, "TU");
    assertThat(Notation.parse("1187/SNV-CCHC"))
        .get()
        .extracting(Notation::kind)
        .isEqualTo(Kind.LETTER);
    assertThat(Notation.parse("06/TTg-CP")).get().extracting(Notation::kind).isEqualTo(Kind.LETTER);
    assertThat(Notation.parse("82/NV"))
        .get()
        .extracting(Notation::kind)
        .isEqualTo(Kind.LETTER_SHORT);
    assertThat(Notation.parse("82/")).get().extracting(Notation::kind).isEqualTo(Kind.UNKNOWN);
    assertThat(Notation.parse("/KH-UBND")).isEmpty();
  }

  /** A million characters; whatever grew with their square would take hours. */
  @Test
  void hostile_texts_take_time_in_proportion() {
    List<String> hostile =
        List.of(
            "Nghị định số 1/NĐ-CP về ".repeat(40_000),
            "Luật ".repeat(200_000),
            "Luật A và ".repeat(100_000),
            "Nghị quyết số 1-NQ/TW, số ".repeat(40_000),
            "Quyết định số " + "1".repeat(1_000_000),
            "Quyết định số 1/" + "QĐ-".repeat(300_000),
            "Kế hoạch" + " ".repeat(1_000_000),
            "Nghị quyết Đại hội " + "x".repeat(1_000_000),
            "Quyết định số 1/QĐ-UBND của A" + " và B".repeat(200_000));
    for (String text : hostile) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            CitationGrammar.find(text);
            CitationGrammar.findInBasis(text);
          },
          () -> text.substring(0, 40));
    }
  }

  private static List<Citation> citations(String text) {
    return CitationGrammar.find(text).stream()
        .filter(act -> !act.nested())
        .map(CitedAct::citation)
        .toList();
  }
}
