package vn.trinhky.workflow.internal.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;

/**
 * A head oversees every group of the agency. The head of the committee's office also oversees the
 * committee's clerk, who sits in that office, and the committee's leaders: he hands what lies with
 * a leader who is away to another one. Whether that one may sign is checked when he signs.
 */
final class HeadsOversee implements Supervision {

  private final Supplier<Organisation> organisation;

  /** The registry is asked for late: the engine is built before it. */
  HeadsOversee(Supplier<Organisation> organisation) {
    this.organisation = organisation;
  }

  @Override
  public Set<String> overseenBy(Collection<String> groups) {
    Set<String> overseen = new LinkedHashSet<>();
    for (String id : groups) {
      String[] parts = id.split("\\.", -1);
      if (parts.length == 3 && parts[2].equals(Group.HEAD.code())) {
        addAgency(overseen, parts[0], parts[1]);
      }
    }
    return overseen;
  }

  private void addAgency(Set<String> overseen, String locality, String agency) {
    Arrays.stream(Group.values())
        .filter(group -> group != Group.ADMIN)
        .forEach(group -> overseen.add(group.of(locality, agency)));
    organisation.get().localities().stream()
        .filter(each -> each.code().equals(locality) && each.office().equals(agency))
        .forEach(
            each -> {
              overseen.add(Group.CLERK.of(locality, each.committee()));
              overseen.add(Group.LEADER.of(locality, each.committee()));
            });
  }
}
