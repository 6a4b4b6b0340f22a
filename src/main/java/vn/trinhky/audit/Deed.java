package vn.trinhky.audit;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * What somebody did. A text that is too long is shortened here, so that writing it down cannot fail
 * when the deed is done; {@code contentDigest} speaks of the whole.
 *
 * @param kind what it was, e.g. {@code DECIDED}; at most 30 characters
 * @param step the step of the process at which it was decided, or null
 * @param decision what was decided, or null
 * @param returnTo the step that the dossier goes back to, or null
 * @param actor login of who did it
 * @param actorName printed name at that time, shortened to 200 characters
 * @param roles groups by which the person acted, sorted, with spaces between, or null for the
 *     system; shortened to 4,000 characters
 * @param agency agency on whose behalf, or which is concerned, or null
 * @param version number of the version it was done on, or null
 * @param contentDigest SHA-256 of what it was done on: a version, a file, a list; or null
 * @param remark comment or reason as written, or null; shortened to 30,000 characters
 * @param capacity capacity of signing as printed, or null; shortened to 300 characters
 */
public record Deed(
    String kind,
    @Nullable String step,
    @Nullable String decision,
    @Nullable String returnTo,
    String actor,
    String actorName,
    @Nullable String roles,
    @Nullable String agency,
    @Nullable Integer version,
    @Nullable String contentDigest,
    @Nullable String remark,
    @Nullable String capacity) {

  /** The kind of what is written when somebody opens something. */
  public static final String VIEWED = "VIEWED";

  /** The kind of what is written when somebody is not let in. */
  public static final String REFUSED = "REFUSED";

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ROLES = 4_000;
  private static final int LONGEST_REMARK = 30_000;
  private static final int LONGEST_CAPACITY = 300;

  private static final String SHORTENED = "…";

  public Deed {
    actorName = Objects.requireNonNull(shortened(actorName, LONGEST_NAME));
    roles = shortened(roles, LONGEST_ROLES);
    remark = shortened(remark, LONGEST_REMARK);
    capacity = shortened(capacity, LONGEST_CAPACITY);
  }

  private static @Nullable String shortened(@Nullable String text, int longest) {
    if (text == null || text.length() <= longest) {
      return text;
    }
    int end = longest - SHORTENED.length();
    // half a character could not be written
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + SHORTENED;
  }

  /** Something that is not a decision at a step of the process. */
  public static Deed of(
      String kind,
      Actor actor,
      @Nullable String agency,
      @Nullable Integer version,
      @Nullable String contentDigest,
      @Nullable String remark) {
    return new Deed(
        kind,
        null,
        null,
        null,
        actor.user(),
        actor.name(),
        roles(actor),
        agency,
        version,
        contentDigest,
        remark,
        null);
  }

  /** The groups of a person as they are written down, or null when there are none. */
  public static @Nullable String roles(Actor actor) {
    if (actor.groups().isEmpty()) {
      return null;
    }
    return actor.groups().stream().sorted().collect(Collectors.joining(" "));
  }
}
