package vn.trinhky.web.internal.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;

/** What task forms and lists of work show. */
@RestController
class TaskController {

  private final Worklist worklist;
  private final TaskForms forms;
  private final Plans plans;
  private final Readings readings;

  TaskController(Worklist worklist, TaskForms forms, Plans plans, Readings readings) {
    this.worklist = worklist;
    this.forms = forms;
    this.plans = plans;
    this.readings = readings;
  }

  @GetMapping("/api/tasks/{id}")
  TaskForm form(@PathVariable String id, Actor actor) {
    Work work =
        worklist
            .find(id)
            .filter(found -> sees(found, actor))
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-task",
                        "Không tìm thấy việc này, hoặc đã có người xử lý xong. Hãy tải lại danh sách việc."));
    TaskForm form = forms.of(work, actor);
    Integer version = form.version();
    if (form.planId() != null && version != null) {
      readings.form(plans.get(form.planId()), version, actor);
    }
    return form;
  }

  /** The same rule as the engine's: whoever has it, may take it, or answers for the agency. */
  private static boolean sees(Work work, Actor actor) {
    return actor.localities().contains(work.locality())
        && (actor.user().equals(work.assignee())
            || work.groups().stream().anyMatch(actor.groups()::contains)
            || actor.groups().contains(work.headGroup())
            || actor.groups().contains(work.superiorGroup()));
  }
}
