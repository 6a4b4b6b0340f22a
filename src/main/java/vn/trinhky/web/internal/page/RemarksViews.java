package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanRemarks;
import vn.trinhky.plan.PlanRemarks.Board;
import vn.trinhky.plan.Plans;
import vn.trinhky.web.internal.page.RemarksView.Piece;
import vn.trinhky.web.internal.page.RemarksView.Said;
import vn.trinhky.web.internal.page.RemarksView.Thread;

/** Fills the page of remarks. */
@Component
class RemarksViews {

  private final PlanRemarks remarks;
  private final PlanConsultations consultations;
  private final Plans plans;
  private final Organisation organisation;

  RemarksViews(
      PlanRemarks remarks,
      PlanConsultations consultations,
      Plans plans,
      Organisation organisation) {
    this.remarks = remarks;
    this.consultations = consultations;
    this.plans = plans;
    this.organisation = organisation;
  }

  RemarksView of(Plan plan, int version, Actor actor) {
    Board board = remarks.board(plan, version, actor);
    List<Remark> all = remarks.visible(plan, actor);
    long open = all.stream().filter(Remark::isUnresolved).count();
    String api = "/api/plans/" + plan.id();
    boolean full = plans.access(plan, actor).isFull();
    return new RemarksView(
        plan.id(),
        plan.title(),
        "/plans/" + plan.id(),
        api + "/remarks",
        board.version(),
        note(board),
        List.of(
            Badge.calm(all.size() + " góp ý"),
            open == 0
                ? new Badge("Đã trả lời hết", "ok")
                : new Badge(open + " góp ý chưa trả lời", "warn")),
        board.moved().stream().map(remark -> thread(plan, board, remark)).toList(),
        board.passages().stream()
            .map(
                placed ->
                    new Piece(
                        placed.passage().path(),
                        placed.passage().place(),
                        placed.passage().text(),
                        placed.remarks().stream()
                            .map(remark -> thread(plan, board, remark))
                            .toList()))
            .toList(),
        board.remarking(),
        full && consultations.current(plan.id()).isPresent() ? api + "/opinions.pdf" : null);
  }

  private String note(Board board) {
    if (board.remarking() != null) {
      return "Bấm “Góp ý” ở chỗ cần sửa. Cơ quan soạn thảo thấy góp ý ngay; còn rút lại được khi chưa ai trao đổi và cơ quan chưa hoàn thành việc “Góp ý dự thảo”.";
    }
    return board.resolving()
        ? "Trả lời từng góp ý; phải trả lời hết mới hoàn thành được bước tiếp thu, giải trình."
        : "Các góp ý theo từng chỗ của dự thảo và cách trả lời.";
  }

  private Thread thread(Plan plan, Board board, Remark remark) {
    boolean own = remark.agency().equals(board.remarking());
    Resolution resolution = remark.resolution();
    return new Thread(
        remark.id(),
        remark.place(),
        remark.excerpt(),
        name(plan, remark.agency()),
        remark.authorName() + ", " + DateText.dateTime(remark.writtenAt()),
        remark.content(),
        remark.replies().stream()
            .map(
                reply ->
                    new Said(
                        "%s, %s, %s"
                            .formatted(
                                reply.authorName(),
                                name(plan, reply.agency()),
                                DateText.dateTime(reply.writtenAt())),
                        reply.content()))
            .toList(),
        state(resolution),
        answer(remark),
        own
            && remark.replies().isEmpty()
            && resolution == null
            && board.round() != null
            && remark.round() == board.round(),
        board.talking() != null
            && (board.talking().equals(plan.draftingAgency())
                || board.talking().equals(remark.agency())),
        board.resolving());
  }

  private static Badge state(@Nullable Resolution resolution) {
    if (resolution == null) {
      return new Badge("Chưa trả lời", "warn");
    }
    return new Badge(resolution.label(), resolution == Resolution.NOT_ACCEPTED ? "" : "ok");
  }

  private static @Nullable String answer(Remark remark) {
    if (remark.resolution() == null) {
      return null;
    }
    String by =
        remark.resolvedAt() == null
            ? ""
            : " (%s, %s)".formatted(remark.resolvedName(), DateText.dateTime(remark.resolvedAt()));
    return (remark.explanation() == null ? "" : remark.explanation()) + by;
  }

  private String name(Plan plan, String agency) {
    return organisation.agency(plan.locality(), agency).name();
  }
}
