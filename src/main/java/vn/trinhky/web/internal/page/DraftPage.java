package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Plan;
import vn.trinhky.web.internal.api.DossierDoor;
import vn.trinhky.web.internal.api.Readings;

/** The drafting page; its script reads and writes the draft. */
@Controller
class DraftPage {

  private final DossierDoor door;
  private final Drafts drafts;
  private final Worklist worklist;
  private final Steps steps;
  private final Readings readings;

  DraftPage(DossierDoor door, Drafts drafts, Worklist worklist, Steps steps, Readings readings) {
    this.door = door;
    this.drafts = drafts;
    this.worklist = worklist;
    this.steps = steps;
    this.readings = readings;
  }

  @GetMapping("/plans/{id}/draft")
  String show(@PathVariable String id, Actor actor, Model model) {
    Plan plan = door.openFully(id, actor);
    readings.draft(plan, plan.version(), actor);
    boolean editable = drafts.mayEdit(plan, actor);
    model.addAttribute(
        "view",
        new DraftPageView(
            plan.id(),
            plan.title(),
            plan.locality(),
            plan.year(),
            steps.badge(plan, worklist.of(plan.id())),
            "/plans/" + plan.id(),
            worklist.mine(actor).stream()
                .filter(work -> work.businessKey().equals(plan.id()))
                .findFirst()
                .map(Work::taskId)
                .map(Names::taskUrl)
                .orElse(null),
            editable
                ? null
                : "Chỉ xem: người soạn thảo sửa được dự thảo khi hồ sơ ở bước soạn dự thảo, tiếp"
                    + " thu ý kiến hoặc lập hồ sơ trình."));
    return "draft";
  }
}
