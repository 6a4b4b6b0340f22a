package vn.trinhky.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of consultation: who was asked about which version until when. The set of agencies is
 * frozen when it opens.
 *
 * @param number from 1
 * @param version version of the draft that was sent
 * @param closedAt null while it is open
 */
public record Round(
    String id,
    String planId,
    String locality,
    int number,
    int version,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant closedAt,
    List<Opinion> opinions) {
  public Round {
    opinions = List.copyOf(opinions);
  }

  /** Whether agencies may still answer in time. */
  public boolean isOpen() {
    return closedAt == null;
  }

  /** The opinion of this agency, if it was asked. */
  public Optional<Opinion> of(String agency) {
    return opinions.stream().filter(opinion -> opinion.agency().equals(agency)).findFirst();
  }
}
