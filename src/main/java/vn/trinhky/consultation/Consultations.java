package vn.trinhky.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** Rounds of consultation on drafts, kept by the id of the dossier. */
public interface Consultations {

  /**
   * At most this many agencies are asked at once: each gets a task of its own in the same process.
   */
  int MOST_AGENCIES = 100;

  /** An opinion has at most this many characters. */
  int LONGEST_OPINION = 20_000;

  /**
   * Opens the next round with a frozen set of agencies. While a round is open it is answered again
   * instead, so that the job may run twice.
   *
   * @param agencies codes, 1 to {@value #MOST_AGENCIES}
   * @throws vn.trinhky.problem.Refusal 422 {@code too-many-agencies}
   */
  Round open(String planId, String locality, int version, List<String> agencies, Instant dueAt);

  /**
   * Keeps what an agency is writing, without answering yet.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code not-consulted}, 422 {@code opinion-too-long}
   */
  void write(String planId, String agency, String content, Actor actor);

  /**
   * Records the answer of an agency in the current round. After the round was closed it is late: it
   * is kept and shown, and replaces silence.
   *
   * @param content the comment, or null to keep what was written before; mandatory for comments and
   *     objections, and none for plain agreement unless it is copied from paper
   * @throws vn.trinhky.problem.Refusal 404 {@code not-consulted}, 409 {@code already-answered}, 422
   *     {@code opinion-missing}, {@code opinion-would-be-lost}
   */
  void answer(
      String planId,
      String agency,
      Answer answer,
      @Nullable String content,
      boolean onPaper,
      Actor actor);

  /** Closes the open round, if any: silence is stored as {@link Answer#NO_RESPONSE}. */
  void close(String planId);

  /**
   * Answers the comment of an agency in the current round.
   *
   * @param explanation mandatory unless the comment is accepted; at most {@value #LONGEST_OPINION}
   *     characters
   * @throws vn.trinhky.problem.Refusal 404 {@code not-consulted}, 422 {@code explanation-missing}
   */
  void resolve(
      String planId,
      String agency,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor);

  /** The newest round. */
  Optional<Round> current(String planId);

  /** All rounds, oldest first. */
  List<Round> rounds(String planId);
}
