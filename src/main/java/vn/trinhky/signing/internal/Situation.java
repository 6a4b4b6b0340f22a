package vn.trinhky.signing.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.SigningDelegation;

/**
 * How things stand in the issuing agency on the day of signing.
 *
 * @param head null while the post is vacant
 * @param responsible logins of the deputies to whom the field of the matter is assigned
 * @param everyDeputy whether any deputy may sign for the head, as in an agency that its head runs
 * @param absent absences of that day by login
 * @param grants every power over the agency's documents, of whatever day
 */
record Situation(
    Posts.Titles titles,
    @Nullable Officer head,
    List<Officer> deputies,
    Set<String> responsible,
    boolean everyDeputy,
    Map<String, Absence> absent,
    List<Grant> grants) {

  Optional<Officer> deputy(String user) {
    return deputies.stream().filter(deputy -> deputy.user().equals(user)).findFirst();
  }

  boolean isHead(String user) {
    return head != null && head.user().equals(user);
  }

  /** The absence of the head, if he is away. */
  Optional<Absence> headAbsent() {
    return head == null ? Optional.empty() : Optional.ofNullable(absent.get(head.user()));
  }

  Optional<Grant> grant(@Nullable String id) {
    return grants.stream().filter(grant -> grant.delegation().id().equals(id)).findFirst();
  }

  /**
   * A power and the person who has it.
   *
   * @param titles titles of the posts in that person's agency
   */
  record Grant(SigningDelegation delegation, Officer grantee, Posts.Titles titles) {}
}
