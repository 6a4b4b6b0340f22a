package vn.trinhky.workflow.internal.access;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * The one rule behind every door, always inside one's own tenant.
 *
 * <ul>
 *   <li>See: the assignee, the members of a candidate group, and whoever oversees such a group.
 *   <li>Work: the assignee, or a member of a candidate group while nobody has claimed the task.
 *   <li>Hand out: whoever oversees a candidate group, to a member of a candidate group; the
 *       assignee may put the task back.
 * </ul>
 */
final class TaskRule {

  private final Supervision supervision;

  TaskRule(Supervision supervision) {
    this.supervision = supervision;
  }

  boolean maySee(Authentication who, TaskEntity task) {
    return inTenant(who, task)
        && (isAssignee(who, task) || intersects(candidates(task), visibleGroups(who)));
  }

  boolean mayWork(Authentication who, TaskEntity task) {
    return inTenant(who, task)
        && (isAssignee(who, task)
            || task.getAssignee() == null && intersects(candidates(task), groupsOf(who)));
  }

  /** Whether the person may call the engine's "set assignee" on the task at all. */
  boolean mayAssign(Authentication who, TaskEntity task) {
    return mayWork(who, task) || oversees(who, task);
  }

  /**
   * Whether the person may make this change of assignee.
   *
   * @param from assignee before, or null
   * @param to assignee after, or null to put the task back
   * @param groupsOfReceiver groups of the new assignee
   */
  boolean mayHandOver(
      Authentication who,
      TaskEntity task,
      @Nullable String from,
      @Nullable String to,
      Collection<String> groupsOfReceiver) {
    if (!inTenant(who, task)) {
      return false;
    }
    boolean overseer = oversees(who, task);
    if (to == null) {
      return overseer || who.getUserId().equals(from);
    }
    boolean receiverIsCandidate = intersects(candidates(task), groupsOfReceiver);
    boolean takesItself = to.equals(who.getUserId()) && from == null;
    return receiverIsCandidate && (takesItself || overseer);
  }

  /** Groups whose tasks the person sees. */
  Set<String> visibleGroups(Authentication who) {
    Set<String> visible = new LinkedHashSet<>(groupsOf(who));
    visible.addAll(supervision.overseenBy(groupsOf(who)));
    return visible;
  }

  private boolean oversees(Authentication who, TaskEntity task) {
    return inTenant(who, task)
        && intersects(candidates(task), supervision.overseenBy(groupsOf(who)));
  }

  private static boolean isAssignee(Authentication who, TaskEntity task) {
    return who.getUserId().equals(task.getAssignee());
  }

  static boolean inTenant(Authentication who, TaskEntity task) {
    List<String> tenants = who.getTenantIds();
    return task.getTenantId() == null || tenants != null && tenants.contains(task.getTenantId());
  }

  private static Set<String> candidates(TaskEntity task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static List<String> groupsOf(Authentication who) {
    return who.getGroupIds() == null ? List.of() : who.getGroupIds();
  }

  private static boolean intersects(Collection<String> left, Collection<String> right) {
    return !Collections.disjoint(left, right);
  }
}
