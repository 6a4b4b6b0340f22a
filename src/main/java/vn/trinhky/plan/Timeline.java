package vn.trinhky.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a dossier: the part of its trail that its readers follow. */
public interface Timeline {

  /** Everything that happened, oldest first. */
  List<Event> of(String planId);

  /**
   * One thing that happened.
   *
   * @param kind {@code CREATED}, {@code SAVED}, {@code RESTORED}, {@code DECIDED}, {@code
   *     CONSULTATION_OPENED}, {@code CONSULTATION_CLOSED}, {@code OPINION}, {@code SIGNER_FOUND},
   *     {@code SEALED}, {@code ISSUED}, {@code NUMBER_VOIDED}, {@code WITHDRAWN}, {@code ATTACHED},
   *     {@code RECIPIENT_CORRECTED} or {@code SENT_AGAIN}
   * @param remark comment or reason as written, or null
   */
  record Event(
      Instant at,
      String kind,
      @Nullable PlanStep step,
      @Nullable Decision decision,
      @Nullable PlanStep returnTo,
      String actor,
      String actorName,
      @Nullable String agency,
      @Nullable Integer version,
      @Nullable String remark,
      @Nullable String capacity) {}
}
