package vn.trinhky.checker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * The citation registry: what is known about the acts that drafts cite. An act that is not in it
 * gives no finding about its date or title.
 */
public interface Acts {

  /** As many acts as a search answers at most. */
  int MOST = 50;

  /**
   * Acts that this locality's drafts are checked against, newest first.
   *
   * @param words parts of notation, type, title or issuer, without regard to case and accents;
   *     blank for all
   */
  List<RegisteredAct> search(@Nullable String locality, String words);

  /**
   * Whether the person keeps the registry: the administrator of the locality's office that of the
   * locality, the administrator of the installation the shared one.
   *
   * @param locality whose registry, or null for the one that all share
   */
  boolean mayEdit(@Nullable String locality, Actor actor);

  /**
   * Changes an act.
   *
   * @param expected the {@link RegisteredAct#rowVersion} that the person started from
   * @throws vn.trinhky.problem.Refusal 403 {@code may-not-edit-acts}, 404 {@code unknown-act}, 409
   *     {@code act-changed}, {@code act-known}, 422 {@code bad-act}
   */
  RegisteredAct change(String id, Entry entry, int expected, Actor actor);

  /**
   * Adds an act.
   *
   * @param locality whose registry, or null for the one that all share
   * @throws vn.trinhky.problem.Refusal as {@link #change}
   */
  RegisteredAct add(@Nullable String locality, Entry entry, Actor actor);

  /** What a person writes about an act; dates are ISO dates. */
  record Entry(
      @Nullable String notation,
      @Nullable String issuedOn,
      @Nullable String type,
      @Nullable String issuer,
      @Nullable String title,
      RegisteredAct.@Nullable Status status,
      @Nullable String validFrom,
      @Nullable String validTo,
      @Nullable String replacedBy,
      @Nullable List<@Nullable String> covers,
      @Nullable List<@Nullable String> excludes,
      @Nullable String instead,
      @Nullable String source) {}
}
