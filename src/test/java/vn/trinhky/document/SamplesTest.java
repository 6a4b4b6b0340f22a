package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.problem.Refusal;

class SamplesTest {

  private final Samples samples = new Samples();
  private final Draft draft = samples.load("ninh-hoa-2022").draft();

  @Test
  void the_dossier_of_ninh_hoa_is_offered() {
    assertThat(samples.list()).extracting(Samples.Sample::code).contains("ninh-hoa-2022");
    Samples.SamplePlan plan = samples.load("ninh-hoa-2022").plan();
    assertThat(plan.locality()).isEqualTo("ninh-hoa");
    assertThat(plan.year()).isEqualTo(2022);
    assertThat(plan.form()).isEqualTo(draft.form());
    assertThat(plan.authority()).isEqualTo(draft.authority());
  }

  @Test
  void a_sample_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> samples.load("../application"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-sample"));
  }

  @Test
  void it_has_all_38_tasks_in_their_7_groups() {
    assertThat(draft.appendices()).hasSize(1);
    assertThat(draft.appendices().get(0).groups())
        .extracting(group -> group.rows().size())
        .containsExactly(8, 8, 5, 6, 3, 2, 6);
    assertThat(rows()).hasSize(38);
  }

  @Test
  void times_were_understood_as_counted_by_hand() {
    assertThat(kinds(draft))
        .isEqualTo(
            Map.of(
                "window", 20L,
                "window_or_condition", 7L,
                "conditional", 4L,
                "external", 4L,
                "window_after_condition", 2L,
                "ongoing", 1L));
  }

  @Test
  void ten_tasks_wait_for_a_person_to_confirm_who_leads() {
    assertThat(rows().stream().filter(row -> row.lead() == null)).hasSize(10);
    assertThat(rows())
        .allMatch(
            row ->
                row.lead() == null
                    ? !row.proposedLeads().isEmpty()
                    : row.proposedLeads().isEmpty());
  }

  @Test
  void every_agency_is_a_known_one_or_a_collective_name() {
    assertThat(rows().stream().flatMap(SamplesTest::agencies))
        .allMatch(ref -> (ref.agency() == null) != (ref.collective() == null));
  }

  @Test
  void decision_bases_and_recipients_are_complete() {
    assertThat(draft.articles())
        .extracting(Draft.Article::label)
        .containsExactly("Điều 1", "Điều 2", "Điều 3");
    assertThat(draft.legalBases()).hasSize(5);
    assertThat(draft.legalBases().get(0).citations()).hasSize(2);
    assertThat(draft.recipients()).hasSize(8);
    assertThat(draft.archive().units()).containsExactly("VT", "NV");
    assertThat(draft.ownPlanDuty().deadlineDays()).isEqualTo(30);
  }

  @Test
  void the_body_is_whole_and_does_not_repeat_the_appendix() {
    String body = draft.plan().body();
    assertThat(body)
        .startsWith("I. MỤC TIÊU TRỌNG TÂM NĂM 2022")
        .endsWith("toàn bộ nội dung Kế hoạch này./.")
        .contains("tổ chức sử dụng có hiệu quả, phục vụ đắc lực")
        .contains("theo phân cấp ngân sách hiện hành.")
        .contains("12-CTr/TU ngày 31/3/2017 của Tỉnh ủy")
        .doesNotContain("STT")
        .doesNotContain("<");
    assertThat(body.lines()).noneMatch(String::isBlank);
    rows().forEach(row -> assertThat(body).doesNotContain(row.task()));
  }

  /** The appendix of the plan of thị xã Vĩnh Châu, 2023. */
  @Test
  void vinh_chau_has_33_rows_in_7_groups_with_31_amounts() {
    Draft vinhChau = samples.load("vinh-chau-2023").draft();
    assertThat(vinhChau.form()).isEqualTo(IssuanceForm.PLAN);
    assertThat(groupSizes(vinhChau)).containsExactly(3, 5, 3, 5, 5, 4, 8);
    List<TaskRow> rows = rows(vinhChau);
    assertThat(rows).filteredOn(row -> !row.ordinal().isBlank()).hasSize(31);
    List<Long> amounts = rows.stream().map(TaskRow::budgetVnd).filter(Objects::nonNull).toList();
    assertThat(amounts).hasSize(31);
    assertThat(amounts.stream().mapToLong(Long::longValue).sum()).isEqualTo(492_000_000);
    assertThat(rows)
        .filteredOn(row -> row.budget() != null && row.budgetVnd() == null)
        .extracting(TaskRow::budget)
        .containsExactly("Theo tình hình thực tế");
    assertThat(kinds(vinhChau))
        .isEqualTo(
            Map.of(
                "window", 18L,
                "milestones", 5L,
                "recurring", 4L,
                "external", 2L,
                "ongoing", 2L,
                "none", 1L,
                "adhoc", 1L));
  }

  @Test
  void vinh_chaus_heading_row_has_two_tasks_below_it() {
    List<TaskRow> last =
        samples.load("vinh-chau-2023").draft().appendices().get(0).groups().get(6).rows();
    TaskRow heading = last.get(2);
    assertThat(heading.ordinal()).isEqualTo("3");
    assertThat(heading.lead()).isNull();
    assertThat(heading.proposedLeads()).isEmpty();
    assertThat(last.subList(3, 5))
        .extracting(TaskRow::ordinal, TaskRow::task)
        .containsExactly(
            tuple("", "- Kiểm tra cải cách hành chính"), tuple("", "- Kiểm tra Công vụ"));
    assertThat(last.get(4).lead().agency()).isEqualTo("doan-kt-cv");
    assertThat(last.get(4).coordinators()).isEmpty();
  }

  @Test
  void nga_nam_has_no_appendix_and_says_so() {
    Samples.Sample ngaNam = samples.load("nga-nam-2024");
    assertThat(ngaNam.draft().form()).isEqualTo(IssuanceForm.PLAN);
    assertThat(ngaNam.draft().appendices()).isEmpty();
    assertThat(ngaNam.draft().plan().body()).contains("(Theo phụ lục đính kèm)");
    assertThat(ngaNam.source()).contains("không kèm phụ lục");
    assertThat(ngaNam.draft().reportRegime().deadlineDay()).isEqualTo(15);
  }

  /** The appendix of thành phố Vũng Tàu, 2023, which came alone. */
  @Test
  void vung_tau_has_40_tasks_numbered_through_its_7_groups_and_nothing_else() {
    Draft vungTau = samples.load("vung-tau-2023").draft();
    assertThat(groupSizes(vungTau)).containsExactly(4, 6, 3, 5, 3, 7, 12);
    List<TaskRow> rows = rows(vungTau);
    assertThat(rows)
        .extracting(TaskRow::ordinal)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList());
    assertThat(rows).filteredOn(row -> "NSTP".equals(row.budget())).hasSize(12);
    assertThat(rows)
        .filteredOn(row -> row.lead() == null)
        .extracting(TaskRow::ordinal)
        .containsExactly("5", "27");
    assertThat(kinds(vungTau))
        .isEqualTo(
            Map.of("window", 28L, "ongoing", 7L, "before", 2L, "conditional", 2L, "recurring", 1L));
    assertThat(vungTau.legalBases()).isEmpty();
    assertThat(vungTau.articles()).isEmpty();
    assertThat(vungTau.plan().body()).isEmpty();
    assertThat(vungTau.recipients()).isEmpty();
    assertThat(vungTau.signature()).isNull();
  }

  /** As printed on both plans. */
  @ParameterizedTest
  @CsvSource({"vinh-chau-2023, Nguyễn Thanh Liêm, 10", "nga-nam-2024, Kim Thái Phong, 7"})
  void the_chairman_signs_the_plans_of_the_towns_of_soc_trang(
      String code, String chairman, int recipients) {
    Draft plan = samples.load(code).draft();
    assertThat(plan.signature().capacity()).containsExactly("TM. ỦY BAN NHÂN DÂN");
    assertThat(plan.signature().position()).isEqualTo("CHỦ TỊCH");
    assertThat(plan.signature().name()).isEqualTo(chairman);
    assertThat(plan.recipients()).hasSize(recipients);
    assertThat(plan.plan().body())
        .contains("\nI. MỤC TIÊU, YÊU CẦU\n")
        .contains("\nIV. TỔ CHỨC THỰC HIỆN\n")
        .endsWith("./.")
        .doesNotContain("#", "<", "**");
    assertThat(plan.plan().body().lines()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void every_agency_and_collective_of_a_sample_is_in_the_catalogue_of_its_locality(String code)
      throws IOException {
    Samples.Sample sample = samples.load(code);
    JsonNode catalogue =
        new YAMLMapper()
            .readTree(
                new ClassPathResource("catalogue/" + sample.plan().locality() + ".yaml")
                    .getInputStream());
    Set<String> agencies = texts(catalogue.path("agencies"), "code");
    Set<String> collectives = texts(catalogue.path("collectives"), "name");
    assertThat(agencies).contains(sample.plan().draftingAgency());
    assertThat(rows(sample.draft()).stream().flatMap(SamplesTest::agencies))
        .allSatisfy(
            ref -> {
              assertThat((ref.agency() == null) != (ref.collective() == null)).isTrue();
              assertThat(ref.agency() == null || agencies.contains(ref.agency()))
                  .as(ref.toString())
                  .isTrue();
              assertThat(ref.collective() == null || collectives.contains(ref.collective()))
                  .as(ref.toString())
                  .isTrue();
            });
  }

  /** People read them beside the printed time and in the comparison of two versions. */
  @ParameterizedTest
  @MethodSource("codes")
  void how_times_were_understood_is_said_in_vietnamese(String code) {
    assertThat(
            rows(samples.load(code).draft()).stream()
                .map(TaskRow::deadline)
                .filter(Objects::nonNull)
                .flatMap(
                    deadline ->
                        Stream.of(deadline.recurrence(), deadline.condition(), deadline.note()))
                .filter(Objects::nonNull))
        .allMatch(text -> text.matches("(?s).*[^\\x00-\\x7F].*"), "in Vietnamese letters")
        .noneMatch(
            text ->
                text.matches(
                    "(?is).*\\b(the|then|meant|printed|and|with|for|periodic|ongoing|quarters?)\\b.*"));
  }

  static List<String> codes() {
    return new Samples().list().stream().map(Samples.Sample::code).toList();
  }

  private static Set<String> texts(JsonNode entries, String field) {
    Set<String> texts = new HashSet<>();
    entries.forEach(entry -> texts.add(entry.path(field).asText()));
    return texts;
  }

  private static List<Integer> groupSizes(Draft draft) {
    return draft.appendices().get(0).groups().stream().map(group -> group.rows().size()).toList();
  }

  private static Map<String, Long> kinds(Draft draft) {
    return rows(draft).stream()
        .map(row -> row.deadline().kind())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private List<TaskRow> rows() {
    return rows(draft);
  }

  private static List<TaskRow> rows(Draft draft) {
    return draft.appendices().stream()
        .flatMap(appendix -> appendix.groups().stream())
        .flatMap(group -> group.rows().stream())
        .toList();
  }

  private static java.util.stream.Stream<AgencyRef> agencies(TaskRow row) {
    return java.util.stream.Stream.of(
            row.lead() == null ? List.<AgencyRef>of() : List.of(row.lead()),
            row.proposedLeads(),
            row.coordinators())
        .flatMap(List::stream);
  }
}
