package vn.trinhky.web.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.checker.Acts;
import vn.trinhky.checker.CheckerRules;
import vn.trinhky.checker.RegisteredAct;
import vn.trinhky.organisation.Actor;
import vn.trinhky.problem.Refusal;

/** The citation registry, and the rules that drafts are checked by. */
@RestController
class ActController {

  private final Acts acts;
  private final CheckerRules rules;

  ActController(Acts acts, CheckerRules rules) {
    this.acts = acts;
    this.rules = rules;
  }

  @GetMapping("/api/acts")
  List<RegisteredAct> search(
      @RequestParam(name = "q", defaultValue = "") String words,
      @RequestParam(required = false) @Nullable String locality,
      Actor actor) {
    return acts.search(own(locality, actor), words);
  }

  @PostMapping("/api/acts")
  @ResponseStatus(HttpStatus.CREATED)
  RegisteredAct add(
      @RequestParam(required = false) @Nullable String locality,
      @RequestBody Acts.Entry entry,
      Actor actor) {
    return acts.add(
        actor.administrator() && locality == null ? null : own(locality, actor), entry, actor);
  }

  @PutMapping("/api/acts/{id}")
  ResponseEntity<RegisteredAct> change(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Acts.Entry entry,
      Actor actor) {
    RegisteredAct changed = acts.change(id, entry, expected(ifMatch), actor);
    return ResponseEntity.ok().eTag("\"" + changed.rowVersion() + "\"").body(changed);
  }

  @GetMapping("/api/checker/rules")
  List<CheckerRules.RuleInfo> rules(
      @RequestParam(required = false) @Nullable String locality, Actor actor) {
    String code = own(locality, actor);
    return rules.of(code == null ? "" : code);
  }

  private static int expected(@Nullable String ifMatch) {
    try {
      return Integer.parseInt(ifMatch == null ? "" : ifMatch.replace("W/", "").replace("\"", ""));
    } catch (NumberFormatException missing) {
      throw new Refusal(
          428,
          "version-missing",
          "Yêu cầu lưu phải nói rõ đang sửa lần ghi nào (If-Match). Hãy tải lại danh mục.");
    }
  }

  private static @Nullable String own(@Nullable String locality, Actor actor) {
    String code =
        locality == null ? actor.localities().stream().sorted().findFirst().orElse(null) : locality;
    if (code != null && !actor.localities().contains(code) && !actor.administrator()) {
      throw Refusal.forbidden(
          "foreign-locality", "Anh chị không thuộc địa phương này nên không xem được danh mục.");
    }
    return code;
  }
}
