package vn.trinhky.web.internal.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Absences.NewAbsence;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Delegations.NewDelegation;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.problem.Refusal;

/** Who is away and who may sign for whom; who may record it is the organisation's rule. */
@RestController
class AbsenceController {

  private final Absences absences;
  private final Delegations delegations;

  AbsenceController(Absences absences, Delegations delegations) {
    this.absences = absences;
    this.delegations = delegations;
  }

  @GetMapping("/api/absences")
  List<Absence> absences(
      @RequestParam String locality,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      Actor actor) {
    requireMember(locality, actor);
    return absences.list(locality, from, to);
  }

  @PostMapping("/api/absences")
  @ResponseStatus(HttpStatus.CREATED)
  Absence away(@RequestBody @Valid AbsenceRequest request, Actor actor) {
    return absences.record(
        new NewAbsence(
            request.user(),
            request.from(),
            request.to(),
            request.actingPerson(),
            request.basisDocument()),
        actor);
  }

  @PutMapping("/api/absences/{id}/last-day")
  Absence backEarlier(@PathVariable String id, @RequestBody @Valid LastDay request, Actor actor) {
    return absences.endEarly(id, request.lastDay(), actor);
  }

  @DeleteMapping("/api/absences/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void notAway(@PathVariable String id, Actor actor) {
    absences.cancel(id, actor);
  }

  @GetMapping("/api/delegations")
  List<SigningDelegation> delegations(
      @RequestParam String locality, @RequestParam String agency, Actor actor) {
    requireMember(locality, actor);
    return delegations.of(locality, agency);
  }

  @PostMapping("/api/delegations")
  @ResponseStatus(HttpStatus.CREATED)
  SigningDelegation delegate(@RequestBody @Valid DelegationRequest request, Actor actor) {
    return delegations.record(
        new NewDelegation(
            request.locality(),
            request.agency(),
            request.grantor(),
            request.grantee(),
            request.power(),
            request.documentTypes() == null ? Set.of() : request.documentTypes(),
            request.fields() == null ? Set.of() : request.fields(),
            request.validFrom(),
            request.validTo(),
            request.basis(),
            request.derivedFrom()),
        actor);
  }

  @PutMapping("/api/delegations/{id}/last-day")
  SigningDelegation endDelegation(
      @PathVariable String id, @RequestBody @Valid LastDay request, Actor actor) {
    return delegations.endEarly(id, request.lastDay(), actor);
  }

  private static void requireMember(String locality, Actor actor) {
    if (!actor.localities().contains(locality)) {
      throw Refusal.forbidden(
          "foreign-locality", "Anh chị không thuộc địa phương này nên không xem được.");
    }
  }

  /** An absence to record. */
  record AbsenceRequest(
      @NotNull(message = "Hãy chọn người vắng mặt.") String user,
      @NotNull(message = "Hãy ghi ngày đầu vắng mặt.") LocalDate from,
      @NotNull(message = "Hãy ghi ngày cuối vắng mặt.") LocalDate to,
      @Nullable String actingPerson,
      @Nullable String basisDocument) {}

  /** A new last day. */
  record LastDay(@NotNull(message = "Hãy ghi ngày cuối.") LocalDate lastDay) {}

  /** A power to sign to record. */
  record DelegationRequest(
      @NotNull(message = "Thiếu địa phương.") String locality,
      @NotNull(message = "Hãy chọn cơ quan có văn bản được ký.") String agency,
      @Nullable String grantor,
      @NotNull(message = "Hãy chọn người được giao ký.") String grantee,
      @NotNull(message = "Hãy chọn hình thức: ký thay, quyền, thừa lệnh hay thừa ủy quyền.")
          DelegatedPower power,
      @Nullable Set<String> documentTypes,
      @Nullable Set<String> fields,
      @NotNull(message = "Hãy ghi ngày bắt đầu.") LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String basis,
      @Nullable String derivedFrom) {}
}
