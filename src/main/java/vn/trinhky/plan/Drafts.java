package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.organisation.Actor;

/** The draft of a dossier as a row of immutable versions. */
public interface Drafts {

  /** The newest version. */
  Version current(String planId);

  /**
   * A version.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-version}
   */
  Version version(String planId, int number);

  /** All versions without their content, newest first. */
  List<VersionInfo> versions(String planId);

  /**
   * SHA-256 of the canonical content of a version.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-version}
   */
  String digest(String planId, int number);

  /** Whether the person has the text on his desk now. */
  boolean mayEdit(Plan plan, Actor actor);

  /**
   * Saves a new version. An unchanged text makes none.
   *
   * @param expected number of the version that the person started from
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, 409 {@code draft-changed} when
   *     somebody saved since
   */
  Version save(String planId, Draft draft, int expected, Actor actor);

  /** What changed between two versions. */
  List<DraftDiff.Change> changes(String planId, int from, int to);

  /** The version that this person last read, before {@link #read} is called again. */
  Optional<Integer> lastRead(String planId, String user);

  /** Notes that this person has read a version. */
  void read(String planId, String user, int version);

  /** Notes that this person has read the newest version. */
  void readNewest(String planId, String user);

  /** A version with its content. */
  record Version(VersionInfo info, Draft draft) {
    /** Number of the version, from 1. */
    public int number() {
      return info.number();
    }
  }

  /**
   * A version without its content.
   *
   * @param digest SHA-256 of the canonical content
   * @param reason {@code CREATED}, {@code SAVED} or {@code RETURNED}
   */
  record VersionInfo(
      int number,
      String digest,
      String reason,
      @Nullable String note,
      String authorName,
      Instant createdAt) {}
}
