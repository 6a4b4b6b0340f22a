package vn.trinhky.workflow.internal.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.workflow.internal.access.Caller;
import vn.trinhky.workflow.internal.refusal.EngineRefusals;

/** Runs our own engine calls in a person's name, so that the engine checks that person's rights. */
@Component
public class AsUser {

  private final IdentityService identity;

  AsUser(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Runs the work in the actor's name and gives the thread back as it was. For {@link
   * Actor#system()} nobody is logged in, and the engine checks no rights.
   *
   * @throws vn.trinhky.problem.Refusal when the engine says no for a reason that a person
   *     understands: 403 {@code denied}, 409 {@code overtaken}, or what a listener refused
   */
  public <T> T run(Actor actor, Supplier<T> work) {
    Optional<Caller> before = Caller.current(identity);
    try {
      if (actor.equals(Actor.system())) {
        identity.clearAuthentication();
      } else {
        caller(actor).install(identity);
      }
      return work.get();
    } catch (ProcessEngineException failure) {
      throw EngineRefusals.of(failure).<RuntimeException>map(refusal -> refusal).orElse(failure);
    } finally {
      before.ifPresentOrElse(caller -> caller.install(identity), identity::clearAuthentication);
    }
  }

  /** The same for work without a result. */
  public void run(Actor actor, Runnable work) {
    run(
        actor,
        () -> {
          work.run();
          return true;
        });
  }

  private static Caller caller(Actor actor) {
    List<String> groups = new ArrayList<>(actor.groups());
    if (actor.administrator() && !groups.contains(Groups.CAMUNDA_ADMIN)) {
      groups.add(Groups.CAMUNDA_ADMIN);
    }
    return new Caller(actor.user(), groups, List.copyOf(actor.localities()));
  }
}
