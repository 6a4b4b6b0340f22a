package vn.trinhky.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.trinhky.document.DraftDiff.Change;
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
