package vn.trinhky.workflow.internal.task;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Drafts;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.PlanIssuance;
import vn.trinhky.workflow.ProcessContract;
import vn.trinhky.workflow.TaskDesk;
import vn.trinhky.workflow.internal.identity.AsUser;
import vn.trinhky.workflow.internal.refusal.CommentLength;
import vn.trinhky.workflow.internal.refusal.EngineRefusals;

@Service
class EngineTaskDesk implements TaskDesk {

  private final TaskService tasks;
  private final AsUser asUser;
  private final Worklist worklist;
  private final Drafts drafts;
  private final Organisation organisation;

  EngineTaskDesk(
      TaskService tasks,
      AsUser asUser,
      Worklist worklist,
      Drafts drafts,
      Organisation organisation) {
    this.tasks = tasks;
    this.asUser = asUser;
    this.worklist = worklist;
    this.drafts = drafts;
    this.organisation = organisation;
  }

  @Override
  @Transactional
  public void decide(String taskId, Given given, Actor actor) {
    Work work = open(taskId, actor);
    refuseIfTaken(work, actor);
    CommentLength.check(given.comment());
    if (given.digest() == null && signsDocument(work, given)) {
      throw Refusal.badRequest(
          "digest-missing", "Chưa rõ đồng chí ký bản nào. Hãy tải lại trang, xem văn bản rồi ký.");
    }
    asUser.run(actor, () -> tasks.complete(taskId, variables(given)));
    // last, under the locks that the decision took: what was shown is what was decided on
    if (given.digest() != null && isOfPlan(work)) {
      requireShown(work.businessKey(), given.digest());
    }
  }

  @Override
  @Transactional
  public void claim(String taskId, Actor actor) {
    Work work = open(taskId, actor);
    if (actor.user().equals(work.assignee())) {
      return;
    }
    refuseIfTaken(work, actor);
    asUser.run(actor, () -> tasks.claim(taskId, actor.user()));
  }

  @Override
  @Transactional
  public void putBack(String taskId, Actor actor) {
    if (open(taskId, actor).assignee() != null) {
      asUser.run(actor, () -> tasks.setAssignee(taskId, null));
    }
  }

  /** What somebody of another locality sends is not looked at any further. */
  private Work open(String taskId, Actor actor) {
    Work work = worklist.find(taskId).orElseThrow(EngineRefusals::overtaken);
    if (!actor.administrator() && !actor.localities().contains(work.locality())) {
      throw Refusal.forbidden(
          "denied", "Bạn không có quyền làm việc này, hoặc đã có người khác nhận việc.");
    }
    return work;
  }

  /** A candidate who comes too late hears who has it; a stranger hears nothing of the kind. */
  private void refuseIfTaken(Work work, Actor actor) {
    String holder = work.assignee();
    if (holder != null
        && !holder.equals(actor.user())
        && !Collections.disjoint(work.groups(), actor.groups())) {
      throw Refusal.conflict(
          "overtaken",
          "Việc này đã do %s nhận. Hãy tải lại trang."
              .formatted(organisation.officer(holder).map(Officer::name).orElse("người khác")));
    }
  }

  private void requireShown(String planId, String digest) {
    if (!drafts.versions(planId).get(0).digest().equals(digest)) {
      throw Refusal.conflict(
          "changed-since-shown",
          "Nội dung hồ sơ đã khác bản vừa xem nên chưa ghi nhận quyết định. Hãy tải lại trang, xem chỗ thay đổi rồi quyết định lại.");
    }
  }

  private static boolean isOfPlan(Work work) {
    return work.processKey().equals(PlanIssuance.KEY);
  }

  private static boolean signsDocument(Work work, Given given) {
    return work.step().equals(PlanIssuance.DECIDE_AND_SIGN)
        && PlanIssuance.Decision.SIGN.name().equals(given.decision());
  }

  private static Map<String, @Nullable Object> variables(Given given) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put(ProcessContract.DECISION, given.decision());
    if (given.comment() != null) {
      variables.put(ProcessContract.COMMENT, given.comment());
    }
    if (given.returnTo() != null) {
      variables.put(ProcessContract.RETURN_TO, given.returnTo());
    }
    return variables;
  }
}
