package vn.trinhky.workflow.internal.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * In whose name the engine is running; its own type for this is an internal class.
 *
 * @param groups ids of the engine groups
 * @param tenants ids of the tenants
 */
public record Caller(String user, List<String> groups, List<String> tenants) {

  public Caller {
    groups = List.copyOf(groups);
    tenants = List.copyOf(tenants);
  }

  /** The caller of this thread; empty for jobs and other work of the system. */
  public static Optional<Caller> current(IdentityService identity) {
    Authentication who = identity.getCurrentAuthentication();
    if (who == null || who.getUserId() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            who.getUserId(),
            who.getGroupIds() == null ? List.of() : who.getGroupIds(),
            who.getTenantIds() == null ? List.of() : who.getTenantIds()));
  }

  /** Makes this the caller of this thread. */
  public void install(IdentityService identity) {
    identity.setAuthentication(user, groups, tenants);
  }

  /** Whether this is an administrator of the installation. */
  public boolean isAdministrator() {
    return groups.contains(Groups.CAMUNDA_ADMIN);
  }
}
