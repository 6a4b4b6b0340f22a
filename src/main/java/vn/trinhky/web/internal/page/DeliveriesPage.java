package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.web.internal.api.DossierDoor;

/** Who gets the document: corrected before issue, watched after it. */
@Controller
class DeliveriesPage {

  private final DossierDoor door;
  private final DeliveriesViews deliveries;
  private final RecipientsViews recipients;

  DeliveriesPage(DossierDoor door, DeliveriesViews deliveries, RecipientsViews recipients) {
    this.door = door;
    this.deliveries = deliveries;
    this.recipients = recipients;
  }

  @GetMapping("/plans/{id}/deliveries")
  String deliveries(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(defaultValue = "false") boolean all,
      Actor actor,
      Model model) {
    Plan plan = door.openFully(id, actor);
    model.addAttribute("view", deliveries.of(plan, state, way, text.strip(), all, actor));
    return "deliveries";
  }

  @GetMapping("/plans/{id}/recipients")
  String recipients(@PathVariable String id, Actor actor, Model model) {
    Plan plan = door.openFully(id, actor);
    if (plan.state() == PlanState.NUMBERED || plan.state() == PlanState.ISSUED) {
      return "redirect:/plans/" + plan.id() + "/deliveries";
    }
    model.addAttribute("view", recipients.of(plan, actor));
    return "recipients";
  }
}
