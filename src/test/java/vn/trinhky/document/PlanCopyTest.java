package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.trinhky.document.Draft.TaskGroup;
import vn.trinhky.document.Draft.TaskRow;
import vn.trinhky.problem.Refusal;

/** The plan of thị xã Ninh Hòa of 2022 as the beginning of the one of 2023. */
class PlanCopyTest {

  private final Draft model = new Samples().load("ninh-hoa-2022").draft();

  @Test
  void the_year_moves_in_the_subjects_the_titles_and_the_article_that_names_the_plan() {
    Draft copy = PlanCopy.of(model, 2022, 2023, null).draft();
    assertThat(copy.subject()).contains("năm 2023").doesNotContain("2022");
    assertThat(copy.plan().subject()).contains("2023").doesNotContain("2022");
    assertThat(copy.appendices().get(0).title()).doesNotContain("2022");
    assertThat(copy.articles().get(0).text()).contains("năm 2023").doesNotContain("2022");
    assertThat(copy.signature()).isNull();
    assertThat(copy.legalBases()).isEqualTo(model.legalBases());
    assertThat(copy.recipients()).isEqualTo(model.recipients());
  }

  @Test
  void sentences_stay_and_each_place_that_names_the_old_year_is_listed() {
    Draft copy = PlanCopy.of(model, 2022, 2023, null).draft();
    assertThat(copy.plan().body()).isEqualTo(model.plan().body());
    List<PlanCopy.Mention> mentions = PlanCopy.mentions(copy, 2022);
    long inBody = Stream.of(model.plan().body().split("(?<!\\d)2022(?!\\d)", -1)).count() - 1;
    assertThat(inBody).isPositive();
    assertThat(mentions)
        .filteredOn(mention -> mention.where().startsWith("Nội dung kế hoạch"))
        .hasSize((int) inBody);
    assertThat(mentions)
        .as("the province's plan of the old year")
        .anyMatch(mention -> mention.where().startsWith("Căn cứ"));
    assertThat(mentions).noneMatch(mention -> mention.where().startsWith("Trích yếu"));
  }

  @ParameterizedTest
  @CsvSource({
    "Quý I/2022, Quý I/2023",
    "Quý IV năm 2021, Quý IV năm 2022",
    "Trước ngày 31/12/2022, Trước ngày 31/12/2023",
    "Tháng 12/2022 - Tháng 01/2023, Tháng 12/2023 - Tháng 01/2024",
    "Giai đoạn 2022-2025, Giai đoạn 2022-2025",
    "Giai đoạn 2021 – 2025, Giai đoạn 2021 – 2025",
    "Theo Kế hoạch số 45/2022/KH-UBND, Theo Kế hoạch số 45/2022/KH-UBND",
    "Đến năm 2025, Đến năm 2025",
    "Thường xuyên, Thường xuyên"
  })
  void times_move_with_the_year_and_periods_do_not(String then, String now) {
    assertThat(moved(then, 2022, 2023)).isEqualTo(now);
  }

  @Test
  void the_29th_of_february_becomes_a_day_that_exists() {
    assertThat(moved("Trước 29/02/2024", 2024, 2025)).isEqualTo("Trước 28/02/2025");
    assertThat(moved("Trước 29/02/2024", 2024, 2028)).isEqualTo("Trước 29/02/2028");
  }

  @Test
  void a_deadline_is_understood_again_with_its_time() {
    Draft copy = PlanCopy.of(model, 2022, 2023, null).draft();
    TaskRow row =
        rows(copy).stream()
            .filter(each -> each.time() != null && each.time().contains("Quý I/2023"))
            .findFirst()
            .orElseThrow();
    assertThat(row.deadline()).isNotNull();
    assertThat(row.deadline().earliest()).isEqualTo("2023-01-01");
    assertThat(row.deadline().latest()).isEqualTo("2023-03-31");
    assertThat(rows(copy))
        .filteredOn(each -> each.deadline() != null && each.deadline().latest() != null)
        .allSatisfy(each -> assertThat(each.deadline().latest()).startsWith("202"))
        .noneMatch(each -> each.deadline().latest().startsWith("2022-12"));
  }

  @Test
  void the_chosen_tasks_are_carried_over_and_counted_anew() {
    PlanCopy copy = PlanCopy.of(model, 2022, 2023, Set.of("1.2.3", "1.2.8", "1.4.1"));
    List<TaskGroup> groups = copy.draft().appendices().get(0).groups();
    assertThat(groups).extracting(TaskGroup::ordinal).containsExactly("I", "II");
    assertThat(groups.get(0).rows()).extracting(TaskRow::ordinal).containsExactly("1", "2");
    assertThat(groups.get(0).rows().get(1).task())
        .isEqualTo(model.appendices().get(0).groups().get(1).rows().get(7).task());
    assertThat(copy.rows())
        .containsExactly(
            new PlanCopy.CarriedRow("1.1.1", "1.2.3"),
            new PlanCopy.CarriedRow("1.1.2", "1.2.8"),
            new PlanCopy.CarriedRow("1.2.1", "1.4.1"));
  }

  @Test
  void a_place_without_a_task_is_refused() {
    assertThatThrownBy(() -> PlanCopy.of(model, 2022, 2023, Set.of("1.2.99")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-row"));
  }

  @Test
  void a_copy_for_the_same_year_changes_no_time() {
    Draft copy = PlanCopy.of(model, 2022, 2022, null).draft();
    assertThat(times(copy)).isEqualTo(times(model));
    assertThat(copy.subject()).isEqualTo(model.subject());
  }

  private static String times(Draft draft) {
    return rows(draft).stream().map(row -> row.time() + "").collect(Collectors.joining("|"));
  }

  private static List<TaskRow> rows(Draft draft) {
    return draft.appendices().get(0).groups().stream().flatMap(g -> g.rows().stream()).toList();
  }

  private @Nullable String moved(String time, int from, int to) {
    Draft.Appendix appendix =
        new Draft.Appendix(
            "",
            List.of(),
            List.of(
                new TaskGroup(
                    "I",
                    "Nhóm",
                    List.of(
                        new TaskRow(
                            "1", "Việc", null, null, null, List.of(), List.of(), time, null, null,
                            null)))));
    Draft one =
        new Draft(
            model.form(),
            model.authority(),
            model.letterhead(),
            null,
            model.place(),
            model.subject(),
            List.of(),
            List.of(),
            model.plan(),
            List.of(appendix),
            null,
            null,
            List.of(),
            model.archive(),
            null);
    return rows(PlanCopy.of(one, from, to, null).draft()).get(0).time();
  }
}
