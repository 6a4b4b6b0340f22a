package vn.trinhky.web.internal.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.organisation.Actor;

/** Today's work. */
@Controller
class HomePage {

  private final HomeViews views;

  HomePage(HomeViews views) {
    this.views = views;
  }

  @GetMapping("/")
  String show(@RequestParam(required = false) @Nullable String all, Actor actor, Model model) {
    model.addAttribute("view", views.of(actor, all != null));
    return "home";
  }
}
