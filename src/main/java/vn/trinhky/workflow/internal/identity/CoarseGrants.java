package vn.trinhky.workflow.internal.identity;

import java.util.EnumSet;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * The authorizations of the installation: a constant handful, however many people, agencies and
 * tasks there are. What concerns tasks is not here but in the access rule.
 */
@Component
class CoarseGrants {

  private static final String PLAN_ISSUANCE = "PlanIssuance";

  private final AuthorizationService authorizations;
  private final IdentityService identity;

  CoarseGrants(AuthorizationService authorizations, IdentityService identity) {
    this.authorizations = authorizations;
    this.identity = identity;
  }

  /** Writes what is missing. */
  void ensure() {
    EngineGroups.ensure(identity, EngineGroups.OFFICERS, "Chuyên viên", Groups.GROUP_TYPE_WORKFLOW);
    for (Resources resource : EnumSet.allOf(Resources.class)) {
      group(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
    }
    everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
    everybody(Resources.FILTER, Authorization.ANY, Permissions.READ);
    // names beside a task, and whom a head can hand it to; the access rule narrows the lists to the
    // own locality
    everybody(Resources.USER, Authorization.ANY, Permissions.READ);
    everybody(Resources.GROUP, Authorization.ANY, Permissions.READ);
    // the diagram beside a task; instances stay closed
    everybody(Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
    group(
        EngineGroups.OFFICERS,
        Resources.PROCESS_DEFINITION,
        PLAN_ISSUANCE,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    group(
        EngineGroups.OFFICERS,
        Resources.PROCESS_INSTANCE,
        Authorization.ANY,
        ProcessInstancePermissions.CREATE);
  }

  private void everybody(Resource resource, String id, Permission... permissions) {
    boolean there =
        authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .count()
            > 0;
    if (!there) {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      grant.setUserId(Authorization.ANY);
      save(grant, resource, id, permissions);
    }
  }

  private void group(String group, Resource resource, String id, Permission... permissions) {
    boolean there =
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .count()
            > 0;
    if (!there) {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      save(grant, resource, id, permissions);
    }
  }

  private void save(Authorization grant, Resource resource, String id, Permission... permissions) {
    grant.setResource(resource);
    grant.setResourceId(id);
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
