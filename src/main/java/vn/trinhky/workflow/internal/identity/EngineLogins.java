package vn.trinhky.workflow.internal.identity;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.workflow.Logins;

/** Reads a login's memberships from the engine's tables. */
@Component
class EngineLogins implements Logins {

  private final IdentityService identity;

  EngineLogins(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public Actor actor(String user) {
    Set<String> groups =
        identity.createGroupQuery().groupMember(user).list().stream()
            .map(Group::getId)
            .collect(Collectors.toUnmodifiableSet());
    Set<String> tenants =
        identity.createTenantQuery().userMember(user).list().stream()
            .map(Tenant::getId)
            .collect(Collectors.toUnmodifiableSet());
    return new Actor(user, name(user), groups, tenants, groups.contains(ADMINISTRATOR));
  }

  private String name(String user) {
    User found = identity.createUserQuery().userId(user).singleResult();
    return found == null ? user : PersonName.join(found.getFirstName(), found.getLastName(), user);
  }
}
