package vn.trinhky.web.internal.page;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Outbox;
import vn.trinhky.notification.Preferences;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;

/** How a person wants to be told, and where the links of e-mails lead. */
@Controller
class SettingsPage {

  private final Preferences preferences;
  private final Outbox outbox;
  private final Notices notices;
  private final Worklist worklist;
  private final Plans plans;

  SettingsPage(
      Preferences preferences, Outbox outbox, Notices notices, Worklist worklist, Plans plans) {
    this.preferences = preferences;
    this.outbox = outbox;
    this.notices = notices;
    this.worklist = worklist;
    this.plans = plans;
  }

  @GetMapping("/settings")
  String show(Actor actor, Model model) {
    Preference now = preferences.of(actor);
    String email = now.email();
    model.addAttribute(
        "view",
        new SettingsView(
            outbox.sends(),
            email == null ? "" : email,
            now.digestAt().toString(),
            Arrays.stream(Kind.values())
                .map(
                    kind ->
                        new SettingsView.Wish(
                            kind.name(),
                            kind.label(),
                            explained(kind),
                            now.deliveries().getOrDefault(kind, kind.standard()).name()))
                .toList()));
    return "settings";
  }

  private static String explained(Kind kind) {
    return switch (kind) {
      case NEW -> "Việc được chuyển đến anh chị hoặc nhóm của anh chị.";
      case RETURNED -> "Hồ sơ bị trả lại, kèm lý do.";
      case REMIND -> "Đã qua 80% thời hạn mà việc chưa xong.";
      case OVERDUE -> "Việc của anh chị, hoặc của cơ quan nếu anh chị là lãnh đạo.";
      case ESCALATE -> "Gửi cấp trên của cơ quan đang giữ việc.";
      case FINISHED -> "Hồ sơ anh chị soạn đã ban hành hoặc bị rút.";
    };
  }

  /**
   * The task for who has, may take or oversees it, else its dossier. This address survives the
   * login page, which one with a fragment does not.
   */
  @GetMapping("/tasks/{id}")
  String task(@PathVariable String id, Actor actor) {
    Optional<Work> open = worklist.find(id);
    if (open.filter(work -> showsInTasklist(work, actor)).isPresent()) {
      return "redirect:" + Names.taskUrl(id);
    }
    return open.map(Work::businessKey)
        .or(() -> notices.businessKeyOf(id))
        .filter(key -> isVisible(key, actor))
        .map(key -> "redirect:/plans/" + key)
        .orElse("redirect:/");
  }

  private static boolean showsInTasklist(Work work, Actor actor) {
    return actor.user().equals(work.assignee())
        || actor.groups().contains(work.headGroup())
        || work.groups().stream().anyMatch(actor.groups()::contains);
  }

  private boolean isVisible(String planId, Actor actor) {
    try {
      plans.visible(planId, actor);
      return true;
    } catch (Refusal notForHim) {
      return false;
    }
  }
}
