package vn.trinhky.web.internal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Plans.Access;
import vn.trinhky.plan.Plans.Level;
import vn.trinhky.problem.Refusal;

/** Lets people into dossiers as far as the rule of access goes. */
@Component
public class DossierDoor {

  private final Plans plans;
  private final Drafts drafts;

  DossierDoor(Plans plans, Drafts drafts) {
    this.plans = plans;
    this.drafts = drafts;
  }

  /** The dossier, for somebody who may read at least one version of its text. */
  public Plan open(String id, Actor actor) {
    Plan plan = plans.visible(id, actor);
    if (plans.access(plan, actor).level() == Level.METADATA) {
      throw refused();
    }
    return plan;
  }

  /** The dossier, for somebody who may see everything in it. */
  public Plan openFully(String id, Actor actor) {
    Plan plan = plans.visible(id, actor);
    if (!plans.access(plan, actor).isFull()) {
      throw refused();
    }
    return plan;
  }

  /**
   * The number of the version that this person gets: the asked one, or the one that was sent to
   * him.
   */
  public int versionNumber(Plan plan, @Nullable Integer asked, Actor actor) {
    Access access = plans.access(plan, actor);
    return switch (access.level()) {
      case FULL -> asked == null ? plan.version() : asked;
      case VERSION -> access.limitedVersion().orElseThrow();
      case ISSUED -> {
        if (plan.state() != PlanState.ISSUED) {
          throw refused();
        }
        yield plan.version();
      }
      case METADATA, NONE -> throw refused();
    };
  }

  /** The version that this person gets. */
  public Version version(Plan plan, @Nullable Integer asked, Actor actor) {
    return drafts.version(plan.id(), versionNumber(plan, asked, actor));
  }

  /** The dossier, for somebody who may read both of these versions of its text. */
  public Plan openBoth(String id, int from, int to, Actor actor) {
    Plan plan = plans.visible(id, actor);
    Access access = plans.access(plan, actor);
    if (!access.allows(from) || !access.allows(to)) {
      throw refused();
    }
    return plan;
  }

  private static Refusal refused() {
    return Refusal.forbidden(
        "not-your-dossier",
        "Anh chị không được xem phần này của hồ sơ. Nếu cần, hãy liên hệ cơ quan soạn thảo.");
  }
}
