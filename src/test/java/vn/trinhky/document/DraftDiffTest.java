package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.DraftDiff.Change;
import vn.trinhky.document.DraftDiff.ChangeKind;
import vn.trinhky.document.DraftDiff.Segment;
import vn.trinhky.document.DraftDiff.SegmentKind;

class DraftDiffTest {

  private final Draft draft = new Samples().load("ninh-hoa-2022").draft();
  private final String json = DraftJson.write(draft);

  @Test
  void a_draft_does_not_differ_from_itself() {
    assertThat(DraftDiff.between(draft, draft)).isEmpty();
  }

  @Test
  void a_changed_word_of_an_article_is_shown_in_its_sentence() {
    assertThat(changes("đôn đốc, theo dõi và kiểm tra việc", "đôn đốc và giám sát việc"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.where()).isEqualTo("Điều 2");
              assertThat(text(change, SegmentKind.DELETE)).contains("theo").contains("kiểm tra");
              assertThat(text(change, SegmentKind.INSERT)).contains("giám sát");
              assertThat(text(change, SegmentKind.EQUAL)).startsWith("Giao Phòng Nội vụ");
            });
  }

  @Test
  void phrases_are_marked_and_not_single_words() {
    assertThat(changes("đôn đốc, theo dõi và kiểm tra việc", "đôn đốc và giám sát việc").get(0))
        .extracting(
            change ->
                change.segments().stream()
                    .filter(segment -> segment.kind() != SegmentKind.EQUAL)
                    .map(segment -> segment.kind().name().charAt(0) + segment.text())
                    .toList())
        .isEqualTo(List.of("D, theo dõi", "Dkiểm tra", "Igiám sát"));
  }

  @Test
  void the_segments_join_to_both_texts() {
    Change change =
        changes("đôn đốc, theo dõi và kiểm tra việc", "đôn đốc và giám sát việc").get(0);
    assertThat(without(change, SegmentKind.INSERT)).isEqualTo(draft.articles().get(1).text());
    assertThat(without(change, SegmentKind.DELETE))
        .contains("chỉ đạo triển khai, đôn đốc và giám sát việc");
  }

  @Test
  void a_changed_line_of_the_body_is_named_by_its_section() {
    assertThat(changes("lập dự toán kinh phí chi tiết thực hiện", "lập dự toán chi tiết"))
        .extracting(Change::where)
        .containsExactly("Mục III, dòng 32");
    assertThat(draft.plan().body().lines().toList().get(31))
        .contains("kinh phí chi tiết thực hiện");
  }

  @Test
  void an_inserted_line_leaves_the_following_lines_alone() {
    assertThat(changes("\\n4. Phòng Tư pháp", "\\n- Dòng thêm.\\n4. Phòng Tư pháp"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.where()).startsWith("Mục IV, dòng ");
              assertThat(change.segments())
                  .containsExactly(new Segment(SegmentKind.INSERT, "- Dòng thêm."));
            });
  }

  @Test
  void a_changed_cell_is_named_by_row_and_column() {
    assertThat(
            changes(
                "Phòng Tài chính – Kế hoạch phối hợp với Chi cục thuế",
                "Phòng Tài chính – Kế hoạch chủ trì, phối hợp với Chi cục thuế"))
        .extracting(Change::where)
        .containsExactly("Phụ lục, dòng II.8, Phân công");
  }

  @Test
  void a_removed_row_is_one_change_and_so_is_an_added_one() {
    Draft.Appendix appendix = draft.appendices().get(0);
    Draft.TaskGroup second = appendix.groups().get(1);
    Draft.TaskGroup shorter =
        new Draft.TaskGroup(second.ordinal(), second.title(), second.rows().subList(0, 7));
    List<Draft.TaskGroup> groups = new java.util.ArrayList<>(appendix.groups());
    groups.set(1, shorter);
    Draft less = with(List.of(new Draft.Appendix(appendix.title(), appendix.columns(), groups)));
    assertThat(DraftDiff.between(draft, less))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.where()).isEqualTo("Phụ lục, dòng II.8");
              assertThat(change.segments())
                  .extracting(Segment::kind)
                  .containsOnly(SegmentKind.DELETE);
            });
    assertThat(DraftDiff.between(less, draft).get(0).segments())
        .extracting(Segment::kind)
        .containsOnly(SegmentKind.INSERT);
  }

  @Test
  void a_confirmed_lead_is_a_change() {
    assertThat(
            changes(
                "\"proposedLeads\":[{\"agency\":\"noi-vu\",\"name\":\"Phòng Nội vụ\"}]",
                "\"lead\":{\"agency\":\"noi-vu\",\"name\":\"Phòng Nội vụ\"}"))
        .extracting(Change::where)
        .contains("Phụ lục, dòng IV.3, Chủ trì", "Phụ lục, dòng IV.3, Chủ trì đề xuất");
  }

  @Test
  void recipients_bases_and_signature_are_compared() {
    assertThat(changes("Công thông tin điện tử", "Cổng thông tin điện tử"))
        .extracting(Change::where)
        .containsExactly("Nơi nhận");
    assertThat(changes("Căn cứ Nghị quyết số 76/NQ-CP", "Căn cứ Nghị quyết số 67/NQ-CP"))
        .extracting(Change::where)
        .containsExactly("Căn cứ 2");
    assertThat(changes("\"name\":\"Nguyễn Minh Thư\"", "\"name\":\"Trần Văn An\""))
        .extracting(Change::where)
        .containsExactly("Người ký");
  }

  @Test
  void a_changed_understanding_of_a_time_is_a_change() {
    assertThat(changes("\"earliest\":\"2021-01-01\"", "\"earliest\":\"2022-01-01\""))
        .extracting(Change::where)
        .containsExactly("Phụ lục, dòng IV.2, Thời hạn");
  }

  @Test
  void how_a_time_is_understood_is_compared_in_words() {
    String was = "\"kind\":\"ongoing\",\"recurrence\":\"thường xuyên\"";
    assertThat(changes(was, "\"kind\":\"before\",\"latest\":\"2022-05-09\""))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.segments())
                    .extracting(DraftDiff.Segment::text)
                    .containsExactly("thường xuyên", "chậm nhất 09/05/2022"));
  }

  // rows that stand elsewhere

  @Test
  void a_row_in_another_group_is_moved_and_what_else_changed_in_it_is_said_beside() {
    Draft.TaskRow row = row(1, 7);
    Draft.TaskRow later = timed(row, "Quý IV/2022");
    List<List<Draft.TaskRow>> rows = rows();
    rows.get(1).remove(7);
    rows.get(2).add(0, later);
    List<Change> changes = DraftDiff.between(draft, withRows(rows));

    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.MOVED, ChangeKind.CHANGED);
    assertThat(changes.get(0).where()).isEqualTo("Phụ lục, dòng III." + row.ordinal());
    assertThat(changes.get(0).from()).isEqualTo("dòng II." + row.ordinal());
    assertThat(text(changes.get(0), SegmentKind.EQUAL)).isEqualTo(row.task());
    assertThat(changes.get(1).where())
        .isEqualTo("Phụ lục, dòng III.%s, Tiến độ".formatted(row.ordinal()));
  }

  @Test
  void one_row_taken_to_the_front_is_one_move_and_not_seven() {
    List<List<Draft.TaskRow>> rows = rows();
    rows.get(1).add(0, rows.get(1).remove(7));
    assertThat(DraftDiff.between(draft, withRows(rows)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.MOVED);
              assertThat(change.where()).isEqualTo("Phụ lục, dòng II.8");
            });
  }

  @Test
  void a_moved_row_is_recognised_with_other_words_in_its_task() {
    List<List<Draft.TaskRow>> rows = rows();
    Draft.TaskRow row = rows.get(1).remove(7);
    rows.get(0).add(named(row, row.task() + " trên địa bàn thị xã"));
    assertThat(DraftDiff.between(draft, withRows(rows)))
        .extracting(Change::kind, Change::where)
        .containsExactly(
            tuple(ChangeKind.MOVED, "Phụ lục, dòng I.8"),
            tuple(ChangeKind.CHANGED, "Phụ lục, dòng I.8, Nhiệm vụ"));
  }

  @Test
  void rows_that_only_got_another_number_are_told_once() {
    List<List<Draft.TaskRow>> rows = rows();
    Draft.TaskRow fresh =
        new Draft.TaskRow(
            "1",
            "Một việc hoàn toàn mới",
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    rows.get(1).add(0, fresh);
    for (int i = 0; i < rows.get(1).size(); i++) {
      rows.get(1).set(i, numbered(rows.get(1).get(i), String.valueOf(i + 1)));
    }
    int last = rows.get(1).size();
    List<Change> changes = DraftDiff.between(draft, withRows(rows));
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ADDED, ChangeKind.RENUMBERED);
    assertThat(text(changes.get(1), SegmentKind.DELETE)).isEqualTo("II.1–II." + (last - 1));
    assertThat(text(changes.get(1), SegmentKind.INSERT)).isEqualTo("II.2–II." + last);
  }

  @Test
  void a_group_that_changed_its_place_takes_its_rows_along() {
    List<Draft.TaskGroup> groups = new ArrayList<>(draft.appendices().get(0).groups());
    groups.add(0, groups.remove(3));
    assertThat(DraftDiff.between(draft, withGroups(groups)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.MOVED);
              assertThat(change.where()).isEqualTo("Phụ lục, nhóm IV");
            });
  }

  @Test
  void a_renamed_group_keeps_its_rows() {
    List<Draft.TaskGroup> groups = new ArrayList<>(draft.appendices().get(0).groups());
    Draft.TaskGroup second = groups.get(1);
    groups.set(1, new Draft.TaskGroup(second.ordinal(), "Một tên khác hẳn", second.rows()));
    assertThat(DraftDiff.between(draft, withGroups(groups)))
        .extracting(Change::kind, Change::where)
        .containsExactly(tuple(ChangeKind.CHANGED, "Phụ lục, nhóm II"));
  }

  @Test
  void a_paragraph_in_another_section_is_moved() {
    List<String> lines = new ArrayList<>(draft.plan().body().lines().toList());
    int at = lines.size() - 1;
    String moved = lines.remove(at);
    lines.add(5, moved);
    assertThat(DraftDiff.between(draft, withBody(String.join("\n", lines))))
        .filteredOn(change -> change.kind() != ChangeKind.RENUMBERED)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.MOVED);
              assertThat(change.from()).endsWith("dòng " + (at + 1));
              assertThat(change.where()).endsWith("dòng 6");
            });
  }

  @Test
  void a_new_item_does_not_mark_every_item_behind_it() {
    String body = "I. MỤC TIÊU\n1. Việc thứ nhất phải làm\n2. Việc thứ hai phải làm\n3. Việc cuối";
    String longer =
        "I. MỤC TIÊU\n1. Nội dung mới bổ sung\n2. Việc thứ nhất phải làm\n3. Việc thứ hai phải làm\n4. Việc cuối";
    List<Change> changes = DraftDiff.between(withBody(body), withBody(longer));
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ADDED, ChangeKind.RENUMBERED);
    assertThat(text(changes.get(1), SegmentKind.INSERT)).isEqualTo("I.2–I.4");
  }

  // pairs that are hard to compare

  @Test
  void rows_that_are_all_alike_are_told_apart_by_their_order() {
    List<List<Draft.TaskRow>> alike = List.of(alike(1_000));
    Draft before = withRows(alike);
    List<Draft.TaskRow> fewer = new ArrayList<>(alike.get(0));
    fewer.subList(300, 310).clear();
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThat(DraftDiff.between(before, withRows(List.of(fewer))))
                .filteredOn(change -> change.kind() == ChangeKind.REMOVED)
                .hasSize(10));
  }

  @Test
  void two_appendices_of_a_thousand_rows_with_nothing_in_common_are_compared_in_time() {
    Draft before = withRows(List.of(random(1_000, 1)));
    Draft after = withRows(List.of(random(1_000, 2)));
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          List<Change> changes = DraftDiff.between(before, after);
          assertThat(changes).hasSizeGreaterThan(1_000);
        });
  }

  @Test
  void long_texts_without_a_common_word_are_compared_in_time() {
    Random words = new Random(3);
    String before = sentence(words, 60_000);
    String after = sentence(words, 60_000);
    String dots = "./".repeat(200_000);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          DraftDiff.between(withBody(before), withBody(after));
          DraftDiff.between(withBody("a ".repeat(60_000)), withBody("b a ".repeat(60_000)));
          DraftDiff.between(withBody(dots + "a"), withBody("a" + dots));
          DraftDiff.between(withBody("a.".repeat(100_000)), withBody("a.".repeat(90_000) + "b"));
        });
  }

  @Test
  void whatever_was_done_to_a_draft_the_pieces_join_to_both_texts() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      String before = sentence(random, random.nextInt(40)) + "  " + sentence(random, 3);
      String after = random.nextBoolean() ? sentence(random, 30) : mixed(before, random);
      DraftDiff.between(withBody(before), withBody(after)).stream()
          .filter(change -> change.kind() == ChangeKind.CHANGED)
          .forEach(
              change -> {
                assertThat(without(change, SegmentKind.INSERT)).isEqualTo(before.strip());
                assertThat(without(change, SegmentKind.DELETE)).isEqualTo(after.strip());
              });
    }
  }

  private static String mixed(String text, Random random) {
    List<String> words = new ArrayList<>(List.of(text.split("(?<= )")));
    words.removeIf(word -> random.nextInt(6) == 0);
    words.add(random.nextInt(words.size() + 1), "chen ");
    return String.join("", words);
  }

  private static String sentence(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(Integer.toString(random.nextInt(100_000), 36)).append(' ');
    }
    return text.toString();
  }

  private static List<Draft.TaskRow> alike(int count) {
    return new ArrayList<>(
        Collections.nCopies(
            count,
            new Draft.TaskRow(
                "1",
                "Tuyên truyền cải cách hành chính trên địa bàn",
                "Báo cáo",
                null,
                null,
                List.of(),
                List.of(),
                "Thường xuyên",
                null,
                null,
                null)));
  }

  private static List<Draft.TaskRow> random(int count, int seed) {
    Random random = new Random(seed);
    List<Draft.TaskRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new Draft.TaskRow(
              String.valueOf(i + 1),
              sentence(random, 60),
              sentence(random, 20),
              null,
              null,
              List.of(),
              List.of(),
              sentence(random, 5),
              null,
              null,
              null));
    }
    return rows;
  }

  private Draft.TaskRow row(int group, int row) {
    return draft.appendices().get(0).groups().get(group).rows().get(row);
  }

  private static Draft.TaskRow timed(Draft.TaskRow row, String time) {
    return of(row, row.ordinal(), row.task(), time);
  }

  private static Draft.TaskRow named(Draft.TaskRow row, String task) {
    return of(row, row.ordinal(), task, row.time());
  }

  private static Draft.TaskRow numbered(Draft.TaskRow row, String ordinal) {
    return of(row, ordinal, row.task(), row.time());
  }

  private static Draft.TaskRow of(
      Draft.TaskRow row, String ordinal, String task, @Nullable String time) {
    return new Draft.TaskRow(
        ordinal,
        task,
        row.product(),
        row.assignment(),
        row.lead(),
        row.proposedLeads(),
        row.coordinators(),
        time,
        row.deadline(),
        row.budget(),
        row.budgetVnd());
  }

  /** The rows of the sample by group, to be changed. */
  private List<List<Draft.TaskRow>> rows() {
    List<List<Draft.TaskRow>> rows = new ArrayList<>();
    draft.appendices().get(0).groups().forEach(group -> rows.add(new ArrayList<>(group.rows())));
    return rows;
  }

  private Draft withRows(List<List<Draft.TaskRow>> rows) {
    List<Draft.TaskGroup> groups = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Draft.TaskGroup group = draft.appendices().get(0).groups().get(i);
      groups.add(new Draft.TaskGroup(group.ordinal(), group.title(), rows.get(i)));
    }
    return withGroups(groups);
  }

  private Draft withGroups(List<Draft.TaskGroup> groups) {
    Draft.Appendix appendix = draft.appendices().get(0);
    return with(List.of(new Draft.Appendix(appendix.title(), appendix.columns(), groups)));
  }

  private Draft withBody(String body) {
    return DraftJson.read(json.replace(quoted(draft.plan().body()), quoted(body)));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private List<Change> changes(String text, String replacement) {
    assertThat(json).contains(text);
    return DraftDiff.between(draft, DraftJson.read(json.replace(text, replacement)));
  }

  private Draft with(List<Draft.Appendix> appendices) {
    return new Draft(
        draft.form(),
        draft.authority(),
        draft.letterhead(),
        draft.superior(),
        draft.place(),
        draft.subject(),
        draft.legalBases(),
        draft.articles(),
        draft.plan(),
        appendices,
        draft.reportRegime(),
        draft.ownPlanDuty(),
        draft.recipients(),
        draft.archive(),
        draft.signature());
  }

  private static String text(Change change, SegmentKind kind) {
    return join(change.segments().stream().filter(s -> s.kind() == kind).toList());
  }

  private static String without(Change change, SegmentKind kind) {
    return join(change.segments().stream().filter(s -> s.kind() != kind).toList());
  }

  private static String join(List<Segment> segments) {
    return String.join("", segments.stream().map(Segment::text).toList());
  }
}
