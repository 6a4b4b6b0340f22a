package vn.trinhky.distribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.organisation.Actor;

/**
 * The recipients of a document before issue: what the printed text resolves to, and over it what
 * people corrected. The printed text itself never changes here; a correction says whom a line
 * means.
 */
public interface RecipientList {

  /** The recipients as they stand, each agency once, in printed order, additions last. */
  List<Line> of(String documentRef, String locality, Draft draft, LocalDate on);

  /**
   * Changes whom one recipient means, adds one, or goes back to what the text says.
   *
   * @return what was done, as a sentence for the timeline; empty when it stood like that already
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-recipient}; 422 {@code reason-missing},
   *     {@code unknown-agency}, {@code already-recipient}, {@code recipient-missing}, {@code
   *     text-too-long}
   */
  Optional<String> correct(
      String documentRef, String locality, Draft draft, Change change, LocalDate on, Actor actor);

  /**
   * A recipient.
   *
   * @param key names it in {@link Change}; stays the same while the text does
   */
  record Line(String key, Recipient recipient, @Nullable Correction correction) {

    /** Whether a person still has to say whom the text means. */
    public boolean isUnresolved() {
      return recipient.agency() == null && correction == null;
    }
  }

  /** What a person said about a recipient. */
  record Correction(Kind kind, String reason, String byUser, String byName, Instant at) {}

  /** What a correction says. */
  enum Kind {
    /** The text means this agency. */
    MEANS,
    /** The text means a body outside this installation; the clerk sends it there. */
    OUTSIDE,
    /** The text omits this recipient. */
    ADDED
  }

  /**
   * A correction to make.
   *
   * @param recipient key of the line, or null to add a recipient
   * @param agency code of the agency that is meant; or null
   * @param name name of a body outside, or null
   * @param outside the line means a body outside this installation
   * @param asPrinted takes an earlier correction back, or an addition out
   * @param category of an addition; null is {@code INFORM}
   * @param reason mandatory, at most 500 characters
   */
  record Change(
      @Nullable String recipient,
      @Nullable String agency,
      @Nullable String name,
      boolean outside,
      boolean asPrinted,
      @Nullable RecipientCategory category,
      String reason) {}
}
