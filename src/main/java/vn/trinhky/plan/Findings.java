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
   * Keeps the text as it is, for a reason. On the desk of the drafting agency its officer and its
   * head answer for everything, on the desk of the office the reviewer answers for form.
   *
   * @param key see {@link Noted#key}
   * @throws vn.trinhky.problem.Refusal 403 {@code may-not-keep}, 404 {@code unknown-finding}, 422
   *     {@code reason-missing}, {@code reason-too-long}, {@code must-be-corrected}
   */
  void keep(String planId, String key, String reason, Actor actor);

  /**
   * Takes it back.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code may-not-keep}, 404 {@code unknown-finding}
   */
  void release(String planId, String key, Actor actor);

  /** Everything that was kept in a dossier, also what is no longer found, oldest first. */
  List<Kept> kept(String planId);

  /** What the person may keep now. */
  Keeping keeping(Plan plan, Actor actor);

  /**
   * What somebody answers for at the desk he sits at.
   *
   * @param content findings about what the text says
   * @param form findings about form (thể thức)
   */
  record Keeping(boolean content, boolean form) {

    /** Whether this finding may be kept. */
    public boolean allows(Noted finding) {
      return finding.overridable() && (finding.form() ? form : content);
    }
  }

  /**
   * A finding as people see it.
   *
   * @param key stable as long as the words it is about stay in their place, whatever changes
   *     elsewhere; 40 characters
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

    /** Whether it holds the dossier. */
    public boolean holds() {
      return finding.severity() == Severity.ERROR && overridden == null;
    }
  }

  /** Who keeps a finding and why. */
  record Overridden(String by, Instant at, String reason) {}

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
