package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;

/** Whom to ask, what they answered, and what became of it. */
@RestController
@RequestMapping("/api/plans/{id}")
class ConsultationController {

  private final DossierDoor door;
  private final PlanConsultations consultations;

  ConsultationController(DossierDoor door, PlanConsultations consultations) {
    this.door = door;
    this.consultations = consultations;
  }

  @GetMapping("/consulted")
  Consulted consulted(@PathVariable String id, Actor actor) {
    Plan plan = door.openFully(id, actor);
    return new Consulted(
        consultations.consulted(plan),
        plan.consultedChosen(),
        plan.appraisingAgency() != null,
        plan.draftingAgency());
  }

  @PutMapping("/consulted")
  Consulted choose(@PathVariable String id, @RequestBody @Valid Choice choice, Actor actor) {
    door.openFully(id, actor);
    consultations.choose(id, choice.agencies(), choice.appraisal(), actor);
    return consulted(id, actor);
  }

  @GetMapping("/opinions")
  Optional<Round> opinions(@PathVariable String id, Actor actor) {
    door.openFully(id, actor);
    return consultations.current(id);
  }

  @PostMapping("/opinions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void file(@PathVariable String id, @RequestBody @Valid Filed opinion, Actor actor) {
    door.open(id, actor);
    consultations.file(
        id, opinion.agency(), opinion.answer(), opinion.content(), opinion.paper(), actor);
  }

  @PutMapping("/opinions/{agency}/resolution")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resolve(
      @PathVariable String id,
      @PathVariable String agency,
      @RequestBody @Valid Resolved resolved,
      Actor actor) {
    door.openFully(id, actor);
    consultations.resolve(id, agency, resolved.resolution(), resolved.explanation(), actor);
  }

  /** Whom the next round asks; the drafting agency is never asked. */
  record Consulted(
      List<String> agencies, boolean chosen, boolean appraisal, String draftingAgency) {}

  /** Whom the drafter wants to ask; without agencies the default. */
  record Choice(
      @Nullable List<@NotNull(message = "Mã cơ quan bị trống.") String> agencies,
      boolean appraisal) {}

  /** An opinion as written. */
  record Filed(
      @NotNull(message = "Thiếu cơ quan góp ý.") String agency,
      @Nullable Answer answer,
      @NotNull(message = "Hãy ghi nội dung góp ý.") String content,
      boolean paper) {}

  /** An answer to an opinion. */
  record Resolved(
      @NotNull(message = "Hãy chọn tiếp thu, tiếp thu một phần hoặc không tiếp thu.")
          Resolution resolution,
      @Nullable String explanation) {}
}
