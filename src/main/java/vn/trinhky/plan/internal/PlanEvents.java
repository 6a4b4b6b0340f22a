package vn.trinhky.plan.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.Deed;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline;

/** What happens to a dossier, in the words of the trail and back. */
@Component
class PlanEvents implements Timeline {

  /** What a reader of the timeline wants to know; the trail holds more. */
  private static final Set<String> SHOWN =
      Set.of(
          "CREATED",
          "SAVED",
          "IMPORTED",
          "RESTORED",
          "DECIDED",
          "CONSULTATION_OPENED",
          "CONSULTATION_CLOSED",
          "OPINION",
          "SIGNER_FOUND",
          "SEALED",
          "ISSUED",
          "NUMBER_VOIDED",
          "WITHDRAWN",
          "ATTACHED",
          "RECIPIENT_CORRECTED",
          "FINDING_PROPOSED",
          "FINDING_KEPT",
          "FINDING_RELEASED",
          "SENT_AGAIN");

  private final AuditTrail trail;
  private final VersionTable versions;

  PlanEvents(AuditTrail trail, VersionTable versions) {
    this.trail = trail;
    this.versions = versions;
  }

  /** Something that was done on the current version of the draft. */
  void happened(Plan plan, String kind, Actor actor, @Nullable String remark) {
    happened(plan, kind, actor, null, remark, versions.digest(plan.id(), plan.version()));
  }

  /**
   * Something that was done on something else.
   *
   * @param digest SHA-256 of the file or text that it was done on
   */
  void happened(
      Plan plan,
      String kind,
      Actor actor,
      @Nullable String agency,
      @Nullable String remark,
      @Nullable String digest) {
    trail.append(plan.id(), Deed.of(kind, actor, agency, plan.version(), digest, remark));
  }

  void decided(
      Plan plan,
      PlanStep step,
      Decision decision,
      @Nullable PlanStep returnTo,
      Actor actor,
      @Nullable String agency,
      @Nullable String comment,
      @Nullable String capacity) {
    trail.append(
        plan.id(),
        new Deed(
            "DECIDED",
            step.id(),
            decision.name(),
            returnTo == null ? null : returnTo.id(),
            actor.user(),
            actor.name(),
            Deed.roles(actor),
            agency,
            plan.version(),
            versions.digest(plan.id(), plan.version()),
            comment,
            capacity));
  }

  @Override
  public List<Event> of(String planId) {
    return trail.entries(planId, SHOWN).stream().map(PlanEvents::event).toList();
  }

  private static Event event(AuditEntry entry) {
    Deed deed = entry.deed();
    return new Event(
        entry.at(),
        deed.kind(),
        step(deed.step()),
        deed.decision() == null ? null : Decision.valueOf(Objects.requireNonNull(deed.decision())),
        step(deed.returnTo()),
        deed.actor(),
        deed.actorName(),
        deed.agency(),
        deed.version(),
        deed.remark(),
        deed.capacity());
  }

  private static @Nullable PlanStep step(@Nullable String id) {
    return id == null ? null : PlanStep.of(id).orElse(null);
  }
}
