package vn.trinhky.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.PlanCopy;
import vn.trinhky.organisation.Actor;

/** Dossiers of plans: opening, finding, withdrawing, and who may open which. */
public interface Plans {

  /**
   * Makes the dossier with the first version of its draft; its process starts elsewhere (a start
   * form).
   *
   * @throws vn.trinhky.problem.Refusal 400 for a missing or wrong field, 403 {@code
   *     not-drafting-officer}, 404 {@code unknown-sample} or {@code unknown-plan}, 409 {@code
   *     model-changed}, 422 {@code foreign-model}
   */
  Plan create(NewPlan request, Actor actor);

  /** Makes the dossier and starts its process. */
  Plan open(NewPlan request, Actor actor);

  /**
   * The dossier.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-plan}
   */
  Plan get(String id);

  /** What this person may see of the dossier. */
  Access access(Plan plan, Actor actor);

  /**
   * The dossier, for somebody who may open it.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-plan} also when he may not know of it
   */
  Plan visible(String id, Actor actor);

  /** The earlier plan that the draft of this one began as a copy of. */
  Optional<Origin> origin(String id);

  /** Dossiers that the person may open, newest first. */
  PlanPage search(PlanQuery query, Actor actor);

  /** Whether {@link #withdraw} would be allowed for this person now. */
  boolean mayWithdraw(Plan plan, Actor actor);

  /**
   * The drafting agency takes the dossier back; its process ends. Possible until the leader has
   * signed.
   *
   * @param reason mandatory, at most 2,000 characters
   * @throws vn.trinhky.problem.Refusal 403, or 409 {@code too-late-to-withdraw}
   */
  void withdraw(String id, String reason, Actor actor);

  /** How many dossiers came up between the search's offset and limit, and in all. */
  record PlanPage(List<Plan> plans, int total) {}

  /**
   * A search.
   *
   * @param text words of title, code, number and notation, or drafting agency, accents optional,
   *     the first ten count; or null
   * @param states any of these; empty for every state
   * @param offset first row, from 0
   * @param limit 1 to 200
   */
  record PlanQuery(
      @Nullable String text, @Nullable Integer year, Set<PlanState> states, int offset, int limit) {
    public PlanQuery {
      states = Set.copyOf(states);
    }
  }

  /**
   * What somebody may see.
   *
   * @param level how much
   * @param version the newest version that was sent to him, when the level is {@link Level#VERSION}
   * @param sent all versions that were sent to him, when the level is {@link Level#VERSION}
   */
  record Access(Level level, @Nullable Integer version, Set<Integer> sent) {
    public Access {
      sent = Set.copyOf(sent);
    }

    /** A level that needs no versions. */
    public Access(Level level) {
      this(level, null, Set.of());
    }

    /** Whether this version may be shown, and so be compared with another. */
    public boolean allows(int number) {
      return isFull() || sent.contains(number);
    }

    /** Everything. */
    public boolean isFull() {
      return level == Level.FULL;
    }

    /** The version that may be shown, given the one asked for. */
    public Optional<Integer> limitedVersion() {
      return Optional.ofNullable(version);
    }
  }

  /** How much of a dossier. */
  enum Level {
    /** Everything: drafting agency, office, leaders and clerk of the committee. */
    FULL,
    /** The version sent for comment or appraisal. */
    VERSION,
    /** The issued document: recipients. */
    ISSUED,
    /** That it exists and where it stands: administrators. */
    METADATA,
    NONE
  }

  /**
   * Where a draft came from.
   *
   * @param plan id of the dossier that was copied
   * @param version the version of it
   * @param year year of that plan
   * @param rows the tasks that were carried over, by their places in version 1 and in that version
   */
  record Origin(String plan, int version, int year, List<PlanCopy.CarriedRow> rows) {
    public Origin {
      rows = List.copyOf(rows);
    }
  }

  /** Today, as the product's clock has it. */
  LocalDate today();
}
