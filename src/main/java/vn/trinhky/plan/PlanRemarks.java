package vn.trinhky.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.document.Passages.Passage;
import vn.trinhky.organisation.Actor;

/** Remarks on single passages of a dossier's draft: made, talked about, and answered. */
public interface PlanRemarks {

  /**
   * The passages of a version, with the remarks that a person may see.
   *
   * @param version version that the person may read
   */
  Board board(Plan plan, int version, Actor actor);

  /** The remarks that a person may see: all with full access, else those of the own agency. */
  List<Remark> visible(Plan plan, Actor actor);

  /**
   * Remarks on a passage of the version that was sent out, for an agency that is asked.
   *
   * @param agency code of the agency
   * @param path path of a {@link Passage} of that version
   * @throws vn.trinhky.problem.Refusal 403 {@code not-consulted}, 404 {@code unknown-passage}, and
   *     as {@link vn.trinhky.consultation.Remarks#add}
   */
  Remark add(String planId, String agency, String path, String content, Actor actor);

  /**
   * Takes a remark of the own agency back.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-consulted}, and as {@link
   *     vn.trinhky.consultation.Remarks#remove}
   */
  void remove(String planId, String remark, Actor actor);

  /**
   * Says something about a remark, as the drafting agency or the agency that made it.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-in-talk}, 409 {@code too-late-for-opinion}
   */
  Remark reply(String planId, String remark, String content, Actor actor);

  /**
   * The drafter answers a remark.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, and as {@link
   *     vn.trinhky.consultation.Remarks#resolve}
   */
  Remark resolve(
      String planId,
      String remark,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor);

  /**
   * What a person sees of a draft and the remarks on it.
   *
   * @param version version that is shown
   * @param passages in the order of the document
   * @param moved remarks whose passage the shown version no longer has as it was
   * @param remarking code of the agency for which the person may remark now, or null
   * @param resolving whether the person answers remarks now
   * @param round number of the newest round, or null when nobody was asked yet
   * @param talking code of the agency for which the person may reply now, or null
   */
  record Board(
      int version,
      List<Placed> passages,
      List<Remark> moved,
      @Nullable String remarking,
      boolean resolving,
      @Nullable Integer round,
      @Nullable String talking) {
    /** Copies the lists. */
    public Board {
      passages = List.copyOf(passages);
      moved = List.copyOf(moved);
    }
  }

  /** A passage with the remarks on it, oldest first. */
  record Placed(Passage passage, List<Remark> remarks) {
    /** Copies the list. */
    public Placed {
      remarks = List.copyOf(remarks);
    }
  }
}
