package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import vn.trinhky.document.Draft;
import vn.trinhky.organisation.Actor;

/**
 * What people have typed and not saved yet, so that a lost computer loses nothing. Every open
 * drafting page keeps its own copy; nobody's copy is ever overwritten by another page, and none is
 * a version: it is no deed on the dossier and no part of its trail.
 */
public interface DraftCopies {

  /** How many copies of one person are kept for a dossier; the oldest gives way. */
  int MOST_PER_PERSON = 5;

  /** After how many days a copy that nobody came back for is forgotten. */
  int DAYS_KEPT = 30;

  /**
   * Keeps what a page holds, in place of what the same page kept before.
   *
   * @param tab the open page: 1 to 40 letters, digits and hyphens
   * @param version number of the version that the text began with
   * @throws vn.trinhky.problem.Refusal 400 {@code malformed-tab}, 403 {@code not-editing}
   */
  Kept keep(String planId, String tab, int version, Draft draft, Actor actor);

  /**
   * What is kept of this dossier, the newest first: one's own copies by page, also after the
   * dossier has gone on; of others only that and when they write, as long as one writes oneself.
   */
  DraftingDesk of(String planId, Actor actor);

  /**
   * A copy of one's own.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-copy}
   */
  Draft content(String planId, String tab, Actor actor);

  /** Forgets a copy of one's own; one that is not there is forgotten already. */
  void forget(String planId, String tab, Actor actor);

  /**
   * Where a dossier's text stands.
   *
   * @param version number of the newest version
   * @param author who saved it
   */
  record DraftingDesk(int version, String author, List<Kept> mine, List<Writing> others) {}

  /** A copy without its content. */
  record Kept(String tab, int version, Instant keptAt) {}

  /** Somebody else who has text that is not saved yet. */
  record Writing(String name, int version, Instant keptAt) {}
}
