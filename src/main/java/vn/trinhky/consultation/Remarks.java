package vn.trinhky.consultation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** Remarks of consulted agencies on single passages of a draft. */
public interface Remarks {

  /** A remark or a reply has at most this many characters. */
  int LONGEST = 5_000;

  /** An agency makes at most this many remarks in a round. */
  int MOST_OF_AGENCY = 500;

  /** A remark gets at most this many replies. */
  int MOST_REPLIES = 100;

  /**
   * An agency remarks on a passage, in the open round and before it has answered.
   *
   * @param passage what stood there in the version that was sent
   * @throws vn.trinhky.problem.Refusal 404 {@code not-consulted}, 409 {@code round-closed} or
   *     {@code already-answered}, 422 {@code remark-missing}, {@code remark-too-long}, {@code
   *     too-many-remarks}
   */
  Remark add(String planId, String agency, Passage passage, String content, Actor actor);

  /**
   * An agency takes its remark back while it has not answered.
   *
   * @throws vn.trinhky.problem.Refusal as {@link #add}, and 409 {@code remark-answered} when
   *     somebody replied to it
   */
  void remove(String planId, String remark, Actor actor);

  /**
   * Somebody of an agency says something in the talk about a remark.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-remark}, 422 {@code remark-missing},
   *     {@code remark-too-long}, {@code too-many-remarks}
   */
  Remark reply(String planId, String remark, String agency, String content, Actor actor);

  /**
   * The drafter answers a remark, or answers it anew.
   *
   * @param explanation mandatory unless the remark is accepted
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-remark}, 422 {@code explanation-missing},
   *     {@code remark-too-long}
   */
  Remark resolve(
      String planId,
      String remark,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor);

  /**
   * The remark with this id.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-remark}
   */
  Remark get(String planId, String remark);

  /** All remarks on a dossier, oldest first. */
  List<Remark> of(String planId);

  /**
   * A passage that can be remarked on.
   *
   * @param path place in the JSON shape of the draft
   * @param place the place in Vietnamese
   */
  record Passage(String path, String place, String text) {}
}
