package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Severity;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Actor;

/**
 * What the checker finds in the draft of a dossier, and what somebody answers for: an error holds
 * the dossier until it is corrected or kept with a reason, so that a document that is right as it
 * is can always be issued.
 */
public interface Findings {

  /** As long as a reason may be, in characters. */
  int LONGEST_REASON = 2_000;

  /**
   * What is found in a saved version, as it counts when the dossier is submitted.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-version}
   */
  List<Noted> of(Plan plan, int version);

  /**
   * What is found in a text that is being written and not saved.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}
   */
  List<Noted> ofUnsaved(String planId, Draft draft, Actor actor);

  /**
   * Keeps the text as it is, for a reason. The head of the drafting agency answers for content, the
   * office for form (Nghị định 30/2020/NĐ-CP, Điều 12), each while the dossier is on the own desk;
   * what the drafter says is a proposal to them.
   *
   * @param key see {@link Noted#key}
   * @throws vn.trinhky.problem.Refusal 403 {@code may-not-keep}, 404 {@code unknown-finding}, 422
   *     {@code reason-missing}, {@code reason-too-long}, {@code must-be-corrected}
   */
  void keep(String planId, String key, String reason, Actor actor);

  /**
   * Takes it back: a proposal by the drafter, too, a decision only by who answers for it.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code may-not-keep}, 404 {@code unknown-finding}
   */
  void release(String planId, String key, Actor actor);

  /** Everything that was kept in a dossier, also what is no longer found, oldest first. */
  List<Kept> kept(String planId);

  /** What the person may keep now. */
  Keeping keeping(Plan plan, Actor actor);

  /**
   * What somebody may say at the desk he sits at.
   *
   * @param drafting whether he drafts, and so may propose to keep anything
   * @param content whether he answers for what the text says
   * @param form whether he answers for form (thể thức)
   */
  record Keeping(boolean drafting, boolean content, boolean form) {

    /** For who only reads. */
    public static final Keeping NOTHING = new Keeping(false, false, false);

    /** Whether this finding may be kept, or proposed to be kept. */
    public boolean allows(Noted finding) {
      Overridden overridden = finding.overridden();
      return finding.overridable()
          && (answersFor(finding.form())
              || drafting && (overridden == null || overridden.proposed()));
    }

    /** Whether what he says about findings of this kind is a decision. */
    public boolean answersFor(boolean aboutForm) {
      return aboutForm ? form : content;
    }
  }

  /**
   * A finding as people see it.
   *
   * @param key stable as long as the line or cell that it stands in stays as it is, whatever
   *     changes elsewhere; 40 characters
   * @param title what the rule looks for, in a few words
   * @param form whether it is about form (thể thức)
   * @param overridable whether it may be kept at all
   * @param overridden who keeps it and why, or null
   */
  record Noted(
      String key,
      String title,
      boolean form,
      boolean overridable,
      Finding finding,
      @Nullable Overridden overridden) {

    /** Whether it is an error that nobody who answers for it has decided to keep. */
    public boolean holds() {
      Overridden reason = overridden;
      return finding.severity() == Severity.ERROR && (reason == null || reason.proposed());
    }

    /** Whether it is an error that the drafter proposes to keep. */
    public boolean awaitsDecision() {
      return holds() && overridden != null;
    }

    /**
     * Whether it holds the dossier at this step: the drafter hands on what he gave a reason for,
     * the head decides about content, the office about form, and nothing undecided is signed.
     */
    public boolean holdsAt(PlanStep step) {
      return holds()
          && switch (step) {
            case DRAFT_PLAN, RESOLVE_COMMENTS, PREPARE_SUBMISSION -> overridden == null;
            case APPROVE_DRAFT, SIGN_SUBMISSION -> !form;
            default -> true;
          };
    }
  }

  /**
   * Who keeps a finding and why.
   *
   * @param proposed whether the drafter proposes it and who answers for it has not decided
   */
  record Overridden(String by, Instant at, String reason, boolean proposed) {}

  /**
   * Something that was kept.
   *
   * @param place where, as it was found
   * @param version the version that it was found in
   */
  record Kept(
      String key,
      String code,
      String place,
      String excerpt,
      String message,
      int version,
      Overridden overridden) {}
}
