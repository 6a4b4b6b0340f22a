package vn.trinhky.organisation;

import java.util.Set;

/**
 * Who is acting, as far as rights go.
 *
 * @param user login
 * @param name printed name
 * @param groups ids of the engine groups, e.g. {@code ninh-hoa.noi-vu.officer}
 * @param localities codes of the localities that the person belongs to
 * @param administrator installation administrator
 */
public record Actor(
    String user, String name, Set<String> groups, Set<String> localities, boolean administrator) {

  /** The system itself: a job, not a person. */
  public static Actor system() {
    return new Actor("system", "Hệ thống", Set.of(), Set.of(), false);
  }

  /** Whether the person is in this group of this agency. */
  public boolean isIn(Group group, String locality, String agency) {
    return groups.contains(group.of(locality, agency));
  }

  /**
   * Whether the person takes part in the business of this agency. Who only keeps the catalogues
   * there ({@link Group#ADMIN}) does not.
   */
  public boolean worksAt(String locality, String agency) {
    String prefix = locality + "." + agency + ".";
    String administrators = Group.ADMIN.of(locality, agency);
    return groups.stream()
        .anyMatch(group -> group.startsWith(prefix) && !group.equals(administrators));
  }
}
