package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.trinhky.audit.AuditAnchors;
import vn.trinhky.calendar.DateText;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

/** The page on which the administrator of the installation checks the trail. */
@Controller
class AuditPage {

  private static final int ANCHORS = 31;

  private final AuditAnchors anchors;

  AuditPage(AuditAnchors anchors) {
    this.anchors = anchors;
  }

  @GetMapping("/audit")
  String show(Actor actor, Model model) {
    if (!actor.administrator()) {
      throw Refusal.forbidden(
          "not-administrator", "Chỉ quản trị hệ thống mới kiểm tra được toàn bộ nhật ký.");
    }
    model.addAttribute(
        "view",
        new AuditView(
            anchors.latest(ANCHORS).stream()
                .map(
                    anchor ->
                        new AuditView.AnchorRow(
                            DateText.date(anchor.day()),
                            DateText.dateTime(anchor.takenAt()),
                            anchor.chains(),
                            anchor.digest()))
                .toList()));
    return "audit";
  }
}
