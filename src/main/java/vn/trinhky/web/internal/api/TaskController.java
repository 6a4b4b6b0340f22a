package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.distribution.ReceiptDecisions;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;
import vn.trinhky.workflow.TaskDesk;

/** What task forms and lists of work show. */
@RestController
class TaskController {

  private final Worklist worklist;
  private final TaskForms forms;
  private final Plans plans;
  private final Readings readings;
  private final TaskDesk desk;
  private final ReceiptDecisions receipts;

  TaskController(
      Worklist worklist,
      TaskForms forms,
      Plans plans,
      Readings readings,
      TaskDesk desk,
      ReceiptDecisions receipts) {
    this.worklist = worklist;
    this.forms = forms;
    this.plans = plans;
    this.readings = readings;
    this.desk = desk;
    this.receipts = receipts;
  }

  @GetMapping("/api/tasks/{id}")
  TaskForm form(@PathVariable String id, Actor actor) {
    Work work =
        worklist
            .find(id)
            .filter(found -> sees(found, actor))
            .orElseThrow(TaskController::unknownTask);
    TaskForm form = forms.of(work, actor);
    Integer version = form.version();
    if (form.planId() != null && version != null) {
      readings.form(plans.get(form.planId()), version, actor);
    }
    return form;
  }

  @PostMapping("/api/tasks/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable String id, @RequestBody @Valid DecisionRequest request, Actor actor) {
    desk.decide(
        id,
        new TaskDesk.Given(
            request.decision(), request.comment(), request.returnTo(), request.digest()),
        actor);
  }

  /** The head of a recipient gives the document to somebody: the choice and the decision in one. */
  @PostMapping("/api/tasks/{id}/assignment")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assign(@PathVariable String id, @RequestBody @Valid Assignment assignment, Actor actor) {
    Work work =
        worklist
            .find(id)
            .filter(found -> sees(found, actor))
            .orElseThrow(TaskController::unknownTask);
    receipts.propose(work.businessKey(), assignment.user(), assignment.note(), actor);
    desk.decide(id, new TaskDesk.Given("ASSIGN", null, null, null), actor);
  }

  @PostMapping("/api/tasks/{id}/claim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void claim(@PathVariable String id, Actor actor) {
    desk.claim(id, actor);
  }

  @DeleteMapping("/api/tasks/{id}/claim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putBack(@PathVariable String id, Actor actor) {
    desk.putBack(id, actor);
  }

  private static Refusal unknownTask() {
    return Refusal.notFound(
        "unknown-task",
        "Không tìm thấy việc này, hoặc đã có người xử lý xong. Hãy tải lại danh sách việc.");
  }

  /** The same rule as the engine's: whoever has it, may take it, or answers for the agency. */
  private static boolean sees(Work work, Actor actor) {
    return actor.localities().contains(work.locality())
        && (actor.user().equals(work.assignee())
            || work.groups().stream().anyMatch(actor.groups()::contains)
            || actor.groups().contains(work.headGroup())
            || actor.groups().contains(work.superiorGroup()));
  }

  /** Whom a received document is given to. */
  record Assignment(
      @NotBlank(message = "Hãy chọn người xử lý.") String user, @Nullable String note) {}

  /** A decision about a task; the digest is the one that the form or page showed. */
  record DecisionRequest(
      @NotBlank(message = "Hãy chọn một quyết định.") String decision,
      @Nullable String comment,
      @Nullable String returnTo,
      @Nullable String digest) {}
}
