package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.DraftFix;
import vn.trinhky.document.DraftJson;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Findings;
import vn.trinhky.plan.Findings.Keeping;
import vn.trinhky.plan.Findings.Noted;
import vn.trinhky.plan.Findings.Overridden;
import vn.trinhky.plan.Plan;

/** What the checker finds in a draft, and what is kept with a reason. */
@RestController
@RequestMapping("/api/plans/{id}/findings")
class FindingController {

  private final DossierDoor door;
  private final Findings findings;

  FindingController(DossierDoor door, Findings findings) {
    this.door = door;
    this.findings = findings;
  }

  /** Of a saved version, the newest unless one is asked for. */
  @GetMapping
  List<FoundHere> of(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      Actor actor) {
    Plan plan = door.openFully(id, actor);
    Keeping keeping = findings.keeping(plan, actor);
    return findings.of(plan, version == null ? plan.version() : version).stream()
        .map(each -> FoundHere.of(each, keeping))
        .toList();
  }

  /** Of a text that is being written; nothing is saved. */
  @PostMapping(consumes = "application/json")
  List<FoundHere> ofUnsaved(@PathVariable String id, @RequestBody String json, Actor actor) {
    Plan plan = door.openFully(id, actor);
    Keeping keeping = findings.keeping(plan, actor);
    return findings.ofUnsaved(id, DraftJson.read(json), actor).stream()
        .map(each -> FoundHere.of(each, keeping))
        .toList();
  }

  @PutMapping("/{key}/override")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(
      @PathVariable String id,
      @PathVariable String key,
      @RequestBody @Valid KeepIt request,
      Actor actor) {
    door.openFully(id, actor);
    findings.keep(id, key, request.reason(), actor);
  }

  @DeleteMapping("/{key}/override")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@PathVariable String id, @PathVariable String key, Actor actor) {
    door.openFully(id, actor);
    findings.release(id, key, actor);
  }

  /** Why the text stays as it is. */
  record KeepIt(@NotNull(message = "Hãy ghi lý do giữ nguyên.") String reason) {}

  /**
   * A finding with its key.
   *
   * @param title what the rule looks for, in a few words
   * @param form whether it is about form (thể thức)
   * @param overridable whether the caller may keep it, or propose to, now
   * @param decides who decides whether an error stays, where the caller only proposes it; else null
   * @param overridden who keeps it and why, or null
   */
  record FoundHere(
      String key,
      String code,
      String title,
      Severity severity,
      boolean form,
      String path,
      @Nullable Integer start,
      @Nullable Integer end,
      String where,
      String excerpt,
      String message,
      List<DraftFix> fixes,
      List<Finding.Evidence> evidence,
      boolean overridable,
      @Nullable String decides,
      @Nullable Overridden overridden) {

    static FoundHere of(Noted noted, Keeping keeping) {
      Finding finding = noted.finding();
      return new FoundHere(
          noted.key(),
          finding.code(),
          noted.title(),
          finding.severity(),
          noted.form(),
          finding.path(),
          finding.start(),
          finding.end(),
          finding.where(),
          finding.excerpt(),
          finding.message(),
          finding.fixes(),
          finding.evidence(),
          keeping.allows(noted),
          decides(noted, keeping),
          noted.overridden());
    }

    private static @Nullable String decides(Noted noted, Keeping keeping) {
      if (noted.finding().severity() != Severity.ERROR || keeping.answersFor(noted.form())) {
        return null;
      }
      return noted.form() ? "Văn phòng" : "lãnh đạo cơ quan soạn thảo";
    }
  }
}
