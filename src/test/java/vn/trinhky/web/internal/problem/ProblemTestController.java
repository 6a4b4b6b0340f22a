package vn.trinhky.web.internal.problem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

/** Controllers that fail in every way, for the tests. */
@Controller
class ProblemTestController {

  record Form(@NotBlank(message = "không được để trống") String title, int planYear) {}

  @PostMapping("/api/problem-test")
  @ResponseBody
  String take(@Valid @RequestBody Form form) {
    return form.title();
  }

  @PostMapping("/api/problem-test/upload")
  @ResponseBody
  String upload(@RequestParam("file") MultipartFile file) {
    return file.getName();
  }

  @GetMapping({"/api/problem-test/{kind}", "/problem-test/{kind}"})
  @ResponseBody
  String fail(@PathVariable String kind) {
    switch (kind) {
      case "refused" -> throw Refusal.unprocessable("reason-missing", "Trả lại phải có lý do.");
      case "wrapped" ->
          throw new IllegalStateException(
              "outside", Refusal.conflict("overtaken", "Việc này vừa được người khác xử lý."));
      case "broken" -> throw new IllegalStateException("the secret inside");
      default -> {
        return kind;
      }
    }
  }

  @GetMapping("/api/problem-test/me")
  @ResponseBody
  Actor me(Actor actor) {
    return actor;
  }
}
