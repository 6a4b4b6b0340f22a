package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Imports;
import vn.trinhky.plan.Plan;
import vn.trinhky.web.internal.api.DossierDoor;

/** Choosing a file of another program, and looking through what was read of it. */
@Controller
class ImportPage {

  private final DossierDoor door;
  private final Drafts drafts;
  private final Imports imports;

  ImportPage(DossierDoor door, Drafts drafts, Imports imports) {
    this.door = door;
    this.drafts = drafts;
    this.imports = imports;
  }

  @GetMapping("/plans/{id}/import")
  String show(@PathVariable String id, Actor actor, Model model) {
    Plan plan = door.openFully(id, actor);
    model.addAttribute(
        "view",
        new ImportPageView(
            plan.id(),
            plan.title(),
            "/plans/" + plan.id(),
            "/plans/" + plan.id() + "/draft",
            imports.isPending(plan.id(), actor),
            drafts.mayEdit(plan, actor)
                ? null
                : "Chưa nhập tệp được: người soạn thảo sửa được dự thảo khi hồ sơ ở bước soạn dự"
                    + " thảo, tiếp thu ý kiến hoặc lập hồ sơ trình."));
    return "import";
  }
}
