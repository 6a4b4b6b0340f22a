package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.web.internal.api.DossierDoor;
import vn.trinhky.web.internal.api.Readings;

/** The draft passage by passage, for those who remark on it and those who answer. */
@Controller
class RemarksPage {

  private final DossierDoor door;
  private final RemarksViews views;
  private final Readings readings;

  RemarksPage(DossierDoor door, RemarksViews views, Readings readings) {
    this.door = door;
    this.views = views;
    this.readings = readings;
  }

  @GetMapping("/plans/{id}/remarks")
  String show(@PathVariable String id, Actor actor, Model model) {
    Plan plan = door.open(id, actor);
    RemarksView view = views.of(plan, door.versionNumber(plan, null, actor), actor);
    model.addAttribute("view", view);
    readings.draft(plan, view.version(), actor);
    return "remarks";
  }
}
