package vn.trinhky.workflow.internal.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** Groups of the engine that are not a group of an agency, and how any of them is made. */
final class EngineGroups {

  /** All officers of all localities: who may start a dossier. */
  static final String OFFICERS = "officers";

  /** Type of the groups that come from the registry. */
  static final String AGENCY_TYPE = "AGENCY";

  private EngineGroups() {}

  /** Makes the group, or gives it this name. */
  static void ensure(IdentityService identity, String id, String name, String type) {
    Group group = identity.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identity.newGroup(id);
    } else if (name.equals(group.getName())) {
      return;
    }
    group.setName(name);
    group.setType(type);
    identity.saveGroup(group);
  }
}
