package vn.trinhky.web.internal.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.calendar.DateText;
import vn.trinhky.checker.Acts;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.organisation.Actor;

/** The registry of acts that drafts cite: everybody looks up, who keeps it adds and corrects. */
@Controller
class ActsPage {

  private final Acts acts;

  ActsPage(Acts acts) {
    this.acts = acts;
  }

  /** Whether the page stands in the person's menu: who keeps a registry. */
  static boolean concerns(Acts acts, Actor actor) {
    return acts.mayEdit(null, actor)
        || actor.localities().stream().anyMatch(locality -> acts.mayEdit(locality, actor));
  }

  @GetMapping("/acts")
  String show(@RequestParam(name = "q", defaultValue = "") String words, Actor actor, Model model) {
    String locality = actor.localities().stream().sorted().findFirst().orElse(null);
    boolean own = locality != null && acts.mayEdit(locality, actor);
    boolean shared = acts.mayEdit(null, actor);
    List<RegisteredAct> found = acts.search(locality, words);
    model.addAttribute(
        "view",
        new ActsView(
            words.strip(),
            found.stream()
                .map(act -> row(act, act.locality() == null ? shared : own, own))
                .toList(),
            found.size() == Acts.MOST,
            own ? "/api/acts?locality=" + locality : shared ? "/api/acts" : null));
    return "acts";
  }

  private static ActsView.Row row(RegisteredAct act, boolean mayEdit, boolean mayCopy) {
    return new ActsView.Row(
        act.id(),
        act.notation(),
        DateText.date(act.issuedOn()),
        act.type(),
        act.issuer(),
        act.title(),
        named(act),
        act.status().name(),
        status(act.status()),
        inForce(act),
        day(act.validFrom()),
        day(act.validTo()),
        text(act.replacedBy()),
        String.join("\n", act.scope().covers()),
        String.join("\n", act.scope().excludes()),
        text(act.scope().instead()),
        act.source(),
        act.locality() == null,
        act.rowVersion(),
        mayEdit,
        mayCopy && act.locality() == null);
  }

  /** Laws are called by a title that begins with the type. */
  private static String named(RegisteredAct act) {
    return act.title().startsWith(act.type()) ? act.title() : act.type() + " " + act.title();
  }

  private static Badge status(RegisteredAct.Status status) {
    return switch (status) {
      case IN_FORCE -> new Badge("Còn hiệu lực", "ok");
      case REPLACED -> new Badge("Bị thay thế", "warn");
      case EXPIRED -> new Badge("Hết hiệu lực", "bad");
    };
  }

  private static String inForce(RegisteredAct act) {
    String from = day(act.validFrom());
    String to = day(act.validTo());
    if (from.isEmpty() && to.isEmpty()) {
      return "";
    }
    return from.isEmpty() ? "đến " + to : to.isEmpty() ? "từ " + from : from + " – " + to;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : DateText.date(day);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
