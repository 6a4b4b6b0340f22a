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

  /** The own name of a version has at most this many characters. */
  int LONGEST_NAME = 100;

  /** The newest version. */
  Version current(String planId);

  /**
   * A version.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-version}
   */
  Version version(String planId, int number);

  /** All versions without their content, newest first, with the steps that each went through. */
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

  /**
   * Makes an older version the newest again, as a new version; those between stay.
   *
   * @param expected number of the newest version as the person saw it
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, 404 {@code unknown-version}, 409
   *     {@code draft-changed}, 422 {@code nothing-to-restore} when it says what the newest says
   */
  Version restore(String planId, int number, int expected, Actor actor);

  /** Whether the person may give the versions of this dossier names. */
  boolean mayName(Plan plan, Actor actor);

  /**
   * Gives a version a name of the drafter's own, or takes it away.
   *
   * @param name at most {@value #LONGEST_NAME} characters; null or blank for none
   * @throws vn.trinhky.problem.Refusal 403 {@code not-drafter}, 404 {@code unknown-version}, 422
   *     {@code name-too-long}
   */
  VersionInfo name(String planId, int number, @Nullable String name, Actor actor);

  /** What changed between two versions. */
  List<DraftDiff.Change> changes(String planId, int from, int to);

  /**
   * From which version on something is new for a person who is shown this one: the one current at
   * the own last decision; else the one sent to the own agency before; else the last other one that
   * was opened. Looking at a version again changes nothing in that.
   */
  Optional<Seen> lastSeen(Plan plan, Plans.Access access, Actor actor, int version);

  /** Notes that this person has decided knowing the newest version. */
  void readNewest(String planId, String user);

  /** Notes that this person had the text of a version in view; a page around it does not count. */
  void shown(String planId, String user, int version);

  /** A version that somebody knows, and from where. */
  record Seen(int version, How how) {
    /** How somebody knows a version. */
    public enum How {
      /** At the own last decision. */
      DECIDED("bản đã xem lần trước"),
      /** It was sent to the own agency. */
      SENT("bản đã gửi cơ quan lần trước"),
      /** It was opened, and nothing decided. */
      OPENED("bản đã mở lần trước");

      private final String label;

      How(String label) {
        this.label = label;
      }

      /** In Vietnamese, within a sentence. */
      public String label() {
        return label;
      }
    }
  }

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
   * @param reason {@code CREATED}, {@code SAVED}, {@code RETURNED} or {@code RESTORED}
   * @param name the drafter's own name for it, or null
   * @param milestones what it went through, in Vietnamese ("Trình lần 1"), in order; only in {@link
   *     Drafts#versions}
   */
  record VersionInfo(
      int number,
      String digest,
      String reason,
      @Nullable String note,
      String authorName,
      Instant createdAt,
      @Nullable String name,
      List<String> milestones) {
    public VersionInfo {
      milestones = List.copyOf(milestones);
    }

    /** What the version is known by: its own name, else its milestones; empty without either. */
    public String title() {
      return name == null ? String.join(", ", milestones) : name;
    }
  }
}
