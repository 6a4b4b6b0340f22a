package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
    Map<String, Long> kinds =
        rows().stream()
            .map(row -> row.deadline().kind())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(kinds)
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

  private List<TaskRow> rows() {
    return draft.appendices().get(0).groups().stream().flatMap(g -> g.rows().stream()).toList();
  }

  private static java.util.stream.Stream<AgencyRef> agencies(TaskRow row) {
    return java.util.stream.Stream.of(
            row.lead() == null ? List.<AgencyRef>of() : List.of(row.lead()),
            row.proposedLeads(),
            row.coordinators())
        .flatMap(List::stream);
  }
}
