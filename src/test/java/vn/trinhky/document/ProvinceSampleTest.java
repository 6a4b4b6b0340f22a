package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.TaskRow;

/** The dossier of tỉnh Vĩnh Long, from its issued decision of December 2022, read back. */
class ProvinceSampleTest {

  private final Samples.Sample sample = new Samples().load("vinh-long-2023");
  private final Draft draft = sample.draft();

  @Test
  void the_chairman_issues_what_the_committee_heads() {
    assertThat(sample.plan().locality()).isEqualTo("vinh-long");
    assertThat(sample.plan().year()).isEqualTo(2023);
    assertThat(draft.form()).isEqualTo(IssuanceForm.DECISION_WITH_PLAN);
    assertThat(draft.authority()).isEqualTo(IssuingAuthority.CHAIRPERSON);
    assertThat(draft.letterhead()).containsExactly("ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG");
    assertThat(draft.signature())
        .isEqualTo(
            new Draft.ProposedSignature(
                List.of("KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Thị Quyên Thanh"));
    assertThat(sample.proposal().kind()).isEqualTo(Printable.ProposalKind.SUBMISSION_MEMO);
  }

  @Test
  void it_has_all_59_rows_in_their_8_groups() {
    assertThat(draft.appendices()).hasSize(1);
    assertThat(draft.appendices().get(0).groups())
        .extracting(group -> group.rows().size())
        .containsExactly(11, 5, 10, 5, 8, 6, 10, 4);
    assertThat(draft.appendices().get(0).groups())
        .extracting(Draft.TaskGroup::ordinal)
        .containsExactly("I", "II", "III", "IV", "V", "VI", "VII", "VIII");
    assertThat(rows()).hasSize(59);
    assertThat(rows().stream().filter(row -> row.lead() != null)).hasSize(58);
    assertThat(rows().stream().filter(row -> row.ordinal().matches("\\d+\\.?"))).hasSize(53);
  }

  @Test
  void second_tasks_have_no_number_and_a_heading_has_two_letters() {
    assertThat(rows().stream().filter(row -> row.ordinal().isEmpty()))
        .extracting(TaskRow::task)
        .satisfiesExactly(
            task -> assertThat(task).startsWith("Xây dựng Kế hoạch CCHC của cơ quan, đơn vị"),
            task -> assertThat(task).startsWith("Xây dựng Kế hoạch tự kiểm tra CCHC"),
            task -> assertThat(task).startsWith("Thông tin, tuyên truyền nội dung CCHC"),
            task -> assertThat(task).startsWith("Xây dựng Kế hoạch đào tạo, bồi dưỡng CBCCVC của"));
    List<TaskRow> service = draft.appendices().get(0).groups().get(4).rows();
    assertThat(service)
        .extracting(TaskRow::ordinal)
        .containsExactly("1", "2", "a)", "b)", "3", "4", "", "5");
    assertThat(service.get(1).lead()).isNull();
    assertThat(service.get(1).coordinators()).isEmpty();
    assertThat(draft.appendices().get(0).groups().get(2).rows())
        .extracting(TaskRow::ordinal)
        .startsWith("1.", "2.")
        .endsWith("10.");
  }

  @Test
  void times_were_understood_as_counted_by_hand() {
    assertThat(
            rows().stream()
                .map(row -> row.deadline().kind())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .isEqualTo(
            Map.of(
                "window", 29L,
                "recurring", 16L,
                "ongoing", 10L,
                "milestones", 1L,
                "conditional", 1L,
                "external", 1L,
                "none", 1L));
  }

  @Test
  void every_agency_and_every_collective_name_is_in_the_catalogue() throws IOException {
    JsonNode catalogue =
        new YAMLMapper()
            .readTree(new ClassPathResource("catalogue/vinh-long.yaml").getInputStream());
    Set<String> agencies = values(catalogue.path("agencies"), "code");
    Set<String> collectives = values(catalogue.path("collectives"), "name");
    assertThat(agencies).hasSize(141).contains(sample.plan().draftingAgency());

    List<AgencyRef> named =
        rows().stream()
            .flatMap(
                row -> Stream.concat(Stream.ofNullable(row.lead()), row.coordinators().stream()))
            .toList();
    assertThat(named)
        .allSatisfy(
            ref -> {
              assertThat(ref.agency() == null).isNotEqualTo(ref.collective() == null);
              assertThat(ref.agency() == null ? collectives : agencies)
                  .contains(ref.agency() == null ? ref.collective() : ref.agency());
            });
    // a task for each body: the generic leads
    assertThat(rows().stream().filter(row -> row.lead() != null && row.lead().agency() == null))
        .hasSize(25);
  }

  @Test
  void decision_and_body_are_whole_and_as_printed() {
    assertThat(draft.legalBases()).hasSize(6);
    assertThat(draft.legalBases().get(0).citations()).hasSize(2);
    assertThat(draft.articles())
        .extracting(Draft.Article::label)
        .containsExactly("Điều 1", "Điều 2", "Điều 3");
    assertThat(draft.articles().get(2).text())
        .contains("các huyện, thị xã, thành phố; Chủ tịch")
        .endsWith("Quyết định này.\nQuyết định có hiệu lực kể từ ngày ký./.");
    assertThat(draft.plan().body())
        .startsWith("I. MỤC ĐÍCH, YÊU CẦU")
        .endsWith("xem xét giải quyết./.")
        .contains("Kiện toàn các cơ quan chuyên môn, rà soát, sắp xếp, tinh gọn bộ máy")
        .contains("an toàn cho các hệ thống thông tin thuộc trách nhiệm")
        .contains("\nh) Hoàn thành cập nhật", "\ng) Kiểm tra, phối hợp")
        .doesNotContain("STT", "#", "<");
    assertThat(draft.recipients()).hasSize(8);
    assertThat(draft.archive().units()).containsExactly("VT", "1.06.02");
    assertThat(draft.ownPlanDuty().deadlineDays()).isNull();
  }

  private List<TaskRow> rows() {
    return draft.appendices().get(0).groups().stream()
        .flatMap(group -> group.rows().stream())
        .toList();
  }

  private static Set<String> values(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry -> entry.path(field).asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
