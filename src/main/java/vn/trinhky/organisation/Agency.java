package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body of the registry.
 *
 * @param locality code of the locality whose catalogue it belongs to
 * @param code short code, unique in the locality, {@code [a-z0-9-]}, at most 38 characters
 * @param name official full name
 * @param shortName abbreviation in notations, e.g. {@code NV}; null when it numbers nothing
 * @param letterhead name in capitals for its own documents, one element per line; empty when it
 *     issues nothing
 * @param parent code of the direct superior agency, or null
 * @param aliases other names in use
 * @param titleAliases titles that name this agency by its head, e.g. {@code Trưởng phòng Nội vụ}
 * @param groups groups of people that it has here; empty for a body without login, and for one
 *     whose people work elsewhere
 * @param validFrom first day, or null when unknown
 * @param validTo last day, or null while it exists
 * @param elsewhere where its people work when it is a locality of its own in this installation, or
 *     an agency of one; else null
 */
public record Agency(
    String locality,
    String code,
    String name,
    @Nullable String shortName,
    List<String> letterhead,
    AgencyKind kind,
    @Nullable String parent,
    List<String> aliases,
    List<String> titleAliases,
    Set<Group> groups,
    Set<AgencyFunction> functions,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Seat elsewhere) {

  /** Where its people work: here, or in a locality of its own. */
  public Seat seat() {
    return elsewhere == null ? new Seat(locality, code) : elsewhere;
  }

  /** Whether it receives documents inside this installation: it has a clerk, here or elsewhere. */
  public boolean isInternal() {
    return elsewhere != null || groups.contains(Group.CLERK);
  }

  /**
   * Whether a receipt can be started for it inside this installation. That needs a clerk who
   * accepts and a head who assigns; a committee, whose leaders read the document where it was made,
   * has no head of this kind.
   */
  public boolean takesReceipt() {
    return elsewhere != null || (groups.contains(Group.CLERK) && groups.contains(Group.HEAD));
  }
}
