package vn.trinhky.workflow.internal.access;

import java.util.Collection;
import java.util.Set;

/** Whose tasks a person oversees. */
@FunctionalInterface
interface Supervision {

  /**
   * Ids of the groups whose tasks the members of these groups see and hand out, beyond what they
   * may do as candidates.
   */
  Set<String> overseenBy(Collection<String> groups);
}
