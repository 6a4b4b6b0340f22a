package vn.trinhky.plan.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.DateText;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Dispatch;
import vn.trinhky.distribution.Dispatches;
import vn.trinhky.distribution.RecipientList;
import vn.trinhky.distribution.RecipientList.Change;
import vn.trinhky.distribution.RecipientList.Line;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanDeliveries;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class DeliveryService implements PlanDeliveries {

  private final Plans plans;
  private final PlanTable rows;
  private final VersionTable versions;
  private final PlanEvents events;
  private final RecipientList recipients;
  private final Deliveries deliveries;
  private final Dispatches dispatches;
  private final PlanIssuing issuing;
  private final PlanWorkflow workflow;
  private final Organisation organisation;
  private final Desk desk;

  DeliveryService(
      Plans plans,
      PlanTable rows,
      VersionTable versions,
      PlanEvents events,
      RecipientList recipients,
      Deliveries deliveries,
      Dispatches dispatches,
      PlanIssuing issuing,
      PlanWorkflow workflow,
      Organisation organisation,
      Desk desk) {
    this.plans = plans;
    this.rows = rows;
    this.versions = versions;
    this.events = events;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.dispatches = dispatches;
    this.issuing = issuing;
    this.workflow = workflow;
    this.organisation = organisation;
    this.desk = desk;
  }

  // before issue

  @Override
  @Transactional(readOnly = true)
  public List<Line> recipients(Plan plan) {
    return recipients.of(
        plan.id(), plan.locality(), versions.current(plan.id()).draft(), plans.today());
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayCorrect(Plan plan, Actor actor) {
    return switch (plan.state()) {
      case IN_PROGRESS -> actor.user().equals(plan.drafter());
      case SIGNED -> desk.works(plan.id(), PlanStep.ISSUE_DOCUMENT, actor);
      case NUMBERED, ISSUED, WITHDRAWN -> false;
    };
  }

  @Override
  public void correct(String planId, Change change, Actor actor) {
    plans.visible(planId, actor);
    // of a correction and the issue at the same moment one waits for the other
    rows.lock(planId);
    Plan plan = rows.get(planId);
    if (plan.state() != PlanState.IN_PROGRESS && plan.state() != PlanState.SIGNED) {
      throw Refusal.conflict(
          "recipients-frozen",
          plan.state() == PlanState.WITHDRAWN
              ? "Hồ sơ đã rút nên không sửa nơi nhận được nữa."
              : "Văn bản đã cấp số, nơi nhận đã chốt. Hãy mở trang theo dõi gửi, nhận.");
    }
    if (!mayCorrect(plan, actor)) {
      throw Refusal.forbidden(
          "not-correcting",
          "Người soạn thảo sửa nơi nhận trước khi ký ban hành; sau đó là văn thư được giao phát hành văn bản.");
    }
    recipients
        .correct(
            planId, plan.locality(), versions.current(planId).draft(), change, plans.today(), actor)
        .ifPresent(done -> events.happened(plan, "RECIPIENT_CORRECTED", actor, done));
  }

  // after issue

  @Override
  @Transactional(readOnly = true)
  public boolean mayRecord(Plan plan, Actor actor) {
    return plan.state() == PlanState.ISSUED && isClerk(plan, actor);
  }

  private boolean isClerk(Plan plan, Actor actor) {
    String committee = organisation.locality(plan.locality()).committee();
    return actor.isIn(Group.CLERK, plan.locality(), committee);
  }

  @Override
  public Delivery sent(
      String deliveryId,
      Dispatch.Way way,
      LocalDate on,
      @Nullable String bookNumber,
      @Nullable String note,
      Actor actor) {
    requireDay(open(deliveryId, actor), on);
    return dispatches.sent(deliveryId, way, on, bookNumber, note, actor);
  }

  @Override
  public Delivery published(
      String deliveryId, String address, LocalDate on, @Nullable String note, Actor actor) {
    requireDay(open(deliveryId, actor), on);
    return dispatches.published(deliveryId, address, on, note, actor);
  }

  @Override
  public Delivery acknowledged(
      String deliveryId, String receiver, LocalDate on, @Nullable String note, Actor actor) {
    requireDay(open(deliveryId, actor), on);
    return dispatches.acknowledged(deliveryId, receiver, on, note, actor);
  }

  @Override
  public Delivery sentAgain(String deliveryId, String note, Actor actor) {
    Plan plan = open(deliveryId, actor);
    Delivery delivery = dispatches.sentAgain(deliveryId, note, actor);
    events.happened(
        plan, "SENT_AGAIN", actor, "%s: %s".formatted(shortened(delivery.name()), note.strip()));
    workflow.startReceipt(issuing.receipt(plan, delivery));
    return delivery;
  }

  /** The timeline takes 2,000 characters in all. */
  private static String shortened(String name) {
    return name.length() <= 200 ? name : name.substring(0, 200) + "…";
  }

  private Plan open(String deliveryId, Actor actor) {
    Delivery delivery =
        deliveries
            .find(deliveryId)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-delivery",
                        "Không có nơi nhận này. Hãy tải lại danh sách nơi nhận."));
    Plan plan = plans.visible(delivery.documentRef(), actor);
    if (!isClerk(plan, actor)) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan ban hành mới ghi được việc gửi văn bản này.");
    }
    if (plan.state() != PlanState.ISSUED) {
      throw Refusal.conflict(
          "not-issued", "Văn bản chưa phát hành xong. Hãy chờ ít phút rồi tải lại trang.");
    }
    return plan;
  }

  private void requireDay(Plan plan, LocalDate on) {
    LocalDate today = plans.today();
    LocalDate issued = plan.issuedOn();
    if (on.isAfter(today) || issued != null && on.isBefore(issued)) {
      throw Refusal.unprocessable(
          "day-wrong",
          "Ngày %s không nằm trong khoảng từ ngày ban hành %s đến hôm nay %s. Hãy kiểm tra lại."
              .formatted(
                  DateText.date(on),
                  issued == null ? "" : DateText.date(issued),
                  DateText.date(today)));
    }
  }
}
