package vn.trinhky.distribution.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Seat;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class ReceiptService implements ReceiptDecisions {

  private final Deliveries deliveries;
  private final JdbcClient jdbc;

  ReceiptService(Deliveries deliveries, JdbcClient jdbc) {
    this.deliveries = deliveries;
    this.jdbc = jdbc;
  }

  @Override
  public Delivery propose(
      String deliveryId, String officerUser, @Nullable String note, Actor actor) {
    Delivery delivery =
        deliveries
            .find(deliveryId)
            .orElseThrow(
                () -> Refusal.notFound("unknown-delivery", "Không tìm thấy văn bản đến này."));
    Seat receiver = delivery.receiver();
    if (receiver == null || !actor.isIn(Group.HEAD, receiver.locality(), receiver.agency())) {
      throw Refusal.forbidden(
          "not-your-delivery", "Chỉ lãnh đạo cơ quan nhận mới giao xử lý văn bản này.");
    }
    if (deliveries.assignees(delivery).stream().noneMatch(one -> one.user().equals(officerUser))) {
      throw Refusal.unprocessable(
          "not-of-this-agency", "Người được chọn không làm việc ở cơ quan nhận. Hãy chọn lại.");
    }
    jdbc.sql("delete from distribution_proposal where delivery_id = ?").param(deliveryId).update();
    jdbc.sql("insert into distribution_proposal (delivery_id, user_id, note) values (?, ?, ?)")
        .params(deliveryId, officerUser, limited(note))
        .update();
    return delivery;
  }

  @Override
  public Outcome decide(
      String deliveryId,
      String step,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      Actor actor) {
    if (returnTo != null && !returnTo.isBlank()) {
      throw Refusal.badRequest(
          "return-target-unexpected", "Văn bản đến không có nơi trả lại. Hãy bỏ phần này.");
    }
    String remark = limited(comment);
    String choice = step + " " + (decision == null ? "" : decision);
    return switch (choice) {
      case "AcceptDocument ACCEPT" -> {
        deliveries.accept(deliveryId, actor);
        yield Outcome.ACCEPTED;
      }
      case "AcceptDocument REJECT" -> {
        if (remark == null) {
          throw Refusal.unprocessable(
              "reason-missing", "Từ chối tiếp nhận phải có lý do. Hãy ghi lý do rồi bấm lại.");
        }
        deliveries.refuse(deliveryId, remark, actor);
        yield Outcome.REFUSED;
      }
      case "AssignDocument ASSIGN" -> {
        Proposal proposal =
            proposal(deliveryId)
                .orElseThrow(
                    () ->
                        Refusal.unprocessable(
                            "assignee-missing", "Hãy chọn người xử lý văn bản rồi bấm lại."));
        deliveries.assign(
            deliveryId, proposal.user(), remark == null ? proposal.note() : remark, actor);
        yield Outcome.ASSIGNED;
      }
      default ->
          throw Refusal.badRequest(
              "unknown-decision",
              "Quyết định “%s” không có ở bước này. Hãy tải lại trang rồi chọn lại."
                  .formatted(decision == null ? "" : decision));
    };
  }

  private Optional<Proposal> proposal(String deliveryId) {
    return jdbc.sql("select user_id, note from distribution_proposal where delivery_id = ?")
        .param(deliveryId)
        .query((row, number) -> new Proposal(row.getString("user_id"), row.getString("note")))
        .optional();
  }

  private static @Nullable String limited(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.strip().length() > 2_000) {
      throw Refusal.unprocessable(
          "comment-too-long",
          "Ý kiến dài %d ký tự, quá giới hạn 2.000. Hãy rút gọn.".formatted(text.strip().length()));
    }
    return text.strip();
  }

  private record Proposal(String user, @Nullable String note) {}
}
