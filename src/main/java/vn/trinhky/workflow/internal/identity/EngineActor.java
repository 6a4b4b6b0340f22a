package vn.trinhky.workflow.internal.identity;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.workflow.internal.access.Caller;

/** Who the engine is working for: what listeners and delegates hand on to use cases. */
@Component
public class EngineActor {

  private final IdentityService identity;
  private final Organisation organisation;

  EngineActor(IdentityService identity, Organisation organisation) {
    this.identity = identity;
    this.organisation = organisation;
  }

  /** The person whose call the engine is executing; {@link Actor#system()} in a job. */
  public Actor current() {
    return Caller.current(identity)
        .map(
            caller ->
                new Actor(
                    caller.user(),
                    name(caller.user()),
                    Set.copyOf(caller.groups()),
                    Set.copyOf(caller.tenants()),
                    caller.isAdministrator()))
        .orElseGet(Actor::system);
  }

  /** Login of {@link #current}, without looking anything up; empty in a job. */
  public Optional<String> user() {
    return Caller.current(identity).map(Caller::user);
  }

  /** Ids of the groups of the person whose call the engine is executing; none in a job. */
  public Set<String> groups() {
    return Caller.current(identity).map(caller -> Set.copyOf(caller.groups())).orElse(Set.of());
  }

  private String name(String user) {
    return organisation.officer(user).map(Officer::name).orElse(user);
  }
}
