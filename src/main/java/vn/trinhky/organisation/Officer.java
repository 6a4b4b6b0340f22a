package vn.trinhky.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who works here.
 *
 * @param user login, e.g. {@code ninh-hoa.noi-vu.officer}
 * @param name full name without academic title
 * @param agency code of the agency
 * @param position printed title of the post, e.g. {@code Phó Trưởng phòng}
 * @param rank where the post stands in the agency
 * @param groups groups of the agency that the person is in
 */
public record Officer(
    String user,
    String name,
    String locality,
    String agency,
    String position,
    PositionRank rank,
    Set<Group> groups,
    @Nullable String email) {}
