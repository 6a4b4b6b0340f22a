package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.document.DraftJson;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.document.PlanCopy;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.NewPlan.Model;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Plans.Origin;
import vn.trinhky.plan.Plans.PlanPage;
import vn.trinhky.plan.Plans.PlanQuery;
import vn.trinhky.plan.Timeline;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;

/** Dossiers and their drafts. */
@RestController
@RequestMapping("/api/plans")
class PlanController {

  private final Plans plans;
  private final Drafts drafts;
  private final Timeline timeline;
  private final DossierDoor door;
  private final Readings readings;

  PlanController(
      Plans plans, Drafts drafts, Timeline timeline, DossierDoor door, Readings readings) {
    this.plans = plans;
    this.drafts = drafts;
    this.timeline = timeline;
    this.door = door;
    this.readings = readings;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Plan open(@RequestBody @Valid OpenPlan request, Actor actor) {
    String locality = request.locality();
    if (locality == null) {
      if (actor.localities().size() != 1) {
        throw Refusal.badRequest("locality-missing", "Hãy chọn địa phương của hồ sơ.");
      }
      locality = actor.localities().iterator().next();
    } else if (!actor.localities().contains(locality)) {
      throw Refusal.forbidden(
          "foreign-locality", "Bạn không thuộc địa phương này nên không thể bắt đầu hồ sơ.");
    }
    return plans.open(
        new NewPlan(
            locality,
            request.year(),
            request.form() == null ? IssuanceForm.DECISION_WITH_PLAN : request.form(),
            request.authority() == null ? IssuingAuthority.COMMITTEE : request.authority(),
            request.title(),
            request.draftingAgency(),
            request.urgency() == null ? Urgency.NORMAL : request.urgency(),
            request.sample(),
            request.parent(),
            model(request, actor)),
        actor);
  }

  private @Nullable Model model(OpenPlan request, Actor actor) {
    if (request.copyOf() == null) {
      return null;
    }
    Plan read = door.open(request.copyOf(), actor);
    readings.draft(read, door.versionNumber(read, null, actor), actor);
    return new Model(
        request.copyOf(),
        request.copyVersion(),
        request.rows() == null ? null : new HashSet<>(request.rows()));
  }

  @GetMapping
  PlanPage search(
      @RequestParam(name = "q", required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable PlanState state,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    return plans.search(
        new PlanQuery(text, year, state == null ? Set.of() : Set.of(state), offset, limit), actor);
  }

  @GetMapping("/{id}")
  Plan get(@PathVariable String id, Actor actor) {
    return plans.visible(id, actor);
  }

  @GetMapping(path = "/{id}/draft", produces = "application/json")
  ResponseEntity<String> draft(@PathVariable String id, Actor actor) {
    Plan plan = door.open(id, actor);
    Version version = door.version(plan, null, actor);
    readings.draft(plan, version.number(), actor);
    return ResponseEntity.ok()
        .eTag("\"" + version.number() + "\"")
        .body(DraftJson.write(version.draft()));
  }

  @PutMapping(path = "/{id}/draft", consumes = "application/json")
  ResponseEntity<SavedDraft> save(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody String json,
      Actor actor) {
    plans.visible(id, actor);
    Version saved = drafts.save(id, DraftJson.read(json), expected(ifMatch), actor);
    return ResponseEntity.ok()
        .eTag("\"" + saved.number() + "\"")
        .body(new SavedDraft(saved.number(), saved.info()));
  }

  static int expected(@Nullable String ifMatch) {
    try {
      return Integer.parseInt(ifMatch == null ? "" : ifMatch.replace("W/", "").replace("\"", ""));
    } catch (NumberFormatException missing) {
      throw new Refusal(
          428,
          "version-missing",
          "Yêu cầu lưu phải nói rõ đang sửa bản nào (If-Match). Hãy tải lại trang soạn thảo.");
    }
  }

  @GetMapping("/{id}/versions")
  List<VersionInfo> versions(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return drafts.versions(id);
  }

  @PostMapping("/{id}/versions/{number}/restoration")
  ResponseEntity<SavedDraft> restore(
      @PathVariable String id,
      @PathVariable int number,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Actor actor) {
    plans.visible(id, actor);
    Version restored = drafts.restore(id, number, expected(ifMatch), actor);
    return ResponseEntity.ok()
        .eTag("\"" + restored.number() + "\"")
        .body(new SavedDraft(restored.number(), restored.info()));
  }

  @PutMapping("/{id}/versions/{number}/name")
  VersionInfo name(
      @PathVariable String id,
      @PathVariable int number,
      @RequestBody VersionName request,
      Actor actor) {
    plans.visible(id, actor);
    return drafts.name(id, number, request.name(), actor);
  }

  @GetMapping("/{id}/versions/{from}/diff/{to}")
  List<DraftDiff.Change> changes(
      @PathVariable String id, @PathVariable int from, @PathVariable int to, Actor actor) {
    Plan plan = door.openBoth(id, from, to, actor);
    List<DraftDiff.Change> changes = drafts.changes(id, from, to);
    readings.comparison(plan, to, actor);
    return changes;
  }

  @GetMapping("/{id}/timeline")
  List<Timeline.Event> timeline(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return timeline.of(id);
  }

  @PostMapping("/{id}/withdrawal")
  Plan withdraw(@PathVariable String id, @RequestBody @Valid Reason request, Actor actor) {
    plans.withdraw(id, request.reason(), actor);
    return plans.get(id);
  }

  /** From which earlier plan the draft came, and where it still names the year of that one. */
  @GetMapping("/{id}/origin")
  PlanOrigin origin(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return plans
        .origin(id)
        .map(
            origin ->
                new PlanOrigin(
                    origin, PlanCopy.mentions(drafts.current(id).draft(), origin.year())))
        .orElse(new PlanOrigin(null, List.of()));
  }

  /** Where a draft came from; without an origin it began blank or from a sample. */
  record PlanOrigin(@Nullable Origin origin, List<PlanCopy.Mention> mentions) {}

  /**
   * A dossier to open.
   *
   * @param copyOf id of an earlier plan to begin from, or null
   * @param copyVersion the version of it that the rows were chosen from, or null
   * @param rows places of its tasks to carry over, or null for all
   */
  record OpenPlan(
      @Nullable String locality,
      @NotNull(message = "Hãy ghi năm của kế hoạch.") Integer year,
      @Nullable IssuanceForm form,
      @Nullable IssuingAuthority authority,
      @NotBlank(message = "Hãy ghi tên kế hoạch.") String title,
      @Nullable String draftingAgency,
      @Nullable Urgency urgency,
      @Nullable String sample,
      @Nullable String parent,
      @Nullable String copyOf,
      @Nullable Integer copyVersion,
      @Nullable List<String> rows) {}

  /** What was saved. */
  record SavedDraft(int version, VersionInfo info) {}

  /** A name for a version, or none. */
  record VersionName(@Nullable String name) {}

  /** A reason. */
  record Reason(@NotNull(message = "Hãy ghi lý do.") String reason) {}
}
