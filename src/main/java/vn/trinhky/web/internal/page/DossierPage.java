package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.Plans;
import vn.trinhky.web.internal.api.Readings;

/** The dossier page. */
@Controller
class DossierPage {

  private final Plans plans;
  private final DossierViews views;
  private final Readings readings;
  private final DecisionCards decisions;
  private final FindingsViews findings;

  DossierPage(
      Plans plans,
      DossierViews views,
      Readings readings,
      DecisionCards decisions,
      FindingsViews findings) {
    this.plans = plans;
    this.views = views;
    this.readings = readings;
    this.decisions = decisions;
    this.findings = findings;
  }

  @GetMapping("/plans/{id}")
  String show(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable Integer base,
      Actor actor,
      Model model) {
    Plan plan = plans.visible(id, actor);
    DossierView view = views.of(plan, version, base, actor);
    readings.page(plan, view.documentUrl() == null ? null : view.version(), actor);
    model.addAttribute("view", view);
    if (view.full() && view.documentUrl() != null) {
      model.addAttribute("found", findings.of(plan, view.version(), actor));
    }
    // who looks at an earlier version decides on the newest, so it must be in view
    if (version == null || version == plan.version()) {
      decisions.of(plan, actor).ifPresent(card -> model.addAttribute("decision", card));
    }
    return "plan";
  }
}
