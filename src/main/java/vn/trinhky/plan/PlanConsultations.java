package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.organisation.Actor;

/** Consultation on a dossier: whom to ask, the answers, and what becomes of them. */
public interface PlanConsultations {

  /**
   * Whom the next round will ask: what the drafter chose, else everybody who leads or coordinates a
   * task of the appendix, without the drafting agency.
   */
  List<String> consulted(Plan plan);

  /**
   * The drafter chooses whom to ask, and whether legality is to be appraised.
   *
   * @param agencies codes; empty for no consultation; null to go back to the default
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, 404 {@code unknown-agency}
   */
  void choose(String planId, @Nullable List<String> agencies, boolean appraisal, Actor actor);

  /**
   * Opens the round; answers the agencies that get a task, none when nobody is left to ask here.
   */
  List<String> open(String planId, Instant dueAt);

  /** Closes the round: silence counts as agreement. */
  void close(String planId);

  /** The newest round. */
  Optional<Round> current(String planId);

  /**
   * An agency writes its opinion, or files it late when the round is closed; on paper the drafter
   * does it for it.
   */
  void file(
      String planId,
      String agency,
      @Nullable Answer answer,
      String content,
      boolean onPaper,
      Actor actor);

  /** The drafter answers a comment. */
  void resolve(
      String planId,
      String agency,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor);
}
