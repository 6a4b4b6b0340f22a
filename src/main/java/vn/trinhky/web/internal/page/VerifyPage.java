package vn.trinhky.web.internal.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.trinhky.organisation.Actor;

/** Where anybody who works here checks the signatures of a file that he was sent. */
@Controller
class VerifyPage {

  @GetMapping("/verify")
  String show(Actor actor) {
    return "verify";
  }
}
