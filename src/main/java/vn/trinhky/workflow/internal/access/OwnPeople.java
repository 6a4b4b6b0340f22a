package vn.trinhky.workflow.internal.access;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Narrows the lists of people and groups to the reader's own locality. The engine knows grants for
 * one person, one group or all of them, but none for those of a tenant; a row for each would make
 * thousands.
 */
final class OwnPeople {

  /** No login and no group has this id: they do not begin with a dot. */
  private static final String NOBODY = ".";

  private OwnPeople() {}

  /**
   * The members of the reader's tenant; for somebody without a tenant the own login. A person
   * belongs to one locality; whoever is put into several reads the one that the query asks for,
   * else the first.
   */
  static void only(UserQueryImpl query, Authentication who) {
    List<String> own = tenants(who);
    String asked = query.getTenantId();
    if (own.isEmpty()) {
      boolean self = query.getId() == null || query.getId().equals(who.getUserId());
      query.userId(self ? who.getUserId() : NOBODY);
    } else if (asked == null) {
      query.memberOfTenant(own.stream().sorted().findFirst().orElseThrow());
    } else if (!own.contains(asked)) {
      query.userId(NOBODY);
    }
  }

  /** The groups of the agencies of the reader's tenants; of himself also the others he is in. */
  static void only(GroupQueryImpl query, Authentication who) {
    List<String> mine = who.getGroupIds() == null ? List.of() : who.getGroupIds();
    List<String> own = tenants(who);
    String[] asked = query.getIds();
    boolean ofSomebodyElse =
        query.getUserId() != null && !query.getUserId().equals(who.getUserId());
    String[] allowed =
        all().stream()
            .filter(
                id ->
                    !ofSomebodyElse && mine.contains(id)
                        || own.stream().anyMatch(tenant -> id.startsWith(tenant + ".")))
            .filter(id -> asked == null || Arrays.asList(asked).contains(id))
            .toArray(String[]::new);
    query.groupIdIn(allowed.length == 0 ? new String[] {NOBODY} : allowed);
  }

  private static List<String> all() {
    CommandContext context = Context.getCommandContext();
    return context.runWithoutAuthorization(
        () ->
            context.getReadOnlyIdentityProvider().createGroupQuery(context).list().stream()
                .map(Group::getId)
                .toList());
  }

  private static List<String> tenants(Authentication who) {
    return who.getTenantIds() == null ? List.of() : who.getTenantIds();
  }
}
