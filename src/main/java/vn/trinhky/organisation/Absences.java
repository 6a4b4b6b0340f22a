package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, and who stands in. Whole days, both ends included. It is recorded by the person, by
 * the head of the agency (a deputy does it for everybody but the head), for the committee by its
 * head and the head of its office, or by an administrator of the locality; everybody else gets a
 * refusal 403 {@code not-head}.
 */
public interface Absences {

  /**
   * Records an absence.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-user}; 422 {@code invalid-dates}, {@code
   *     absence-overlap}, {@code invalid-acting-person} (not of the same agency, away himself, or
   *     not a deputy although the head is away)
   */
  Absence record(NewAbsence absence, Actor by);

  /**
   * Ends an absence earlier.
   *
   * @param lastDay new last day, not before the first and not after the present last day
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-absence}; 422 {@code invalid-dates}
   */
  Absence endEarly(String id, LocalDate lastDay, Actor by);

  /**
   * Takes an absence back that did not take place.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-absence}
   */
  void cancel(String id, Actor by);

  /** People of the locality for whom {@link #record} is allowed, by agency and rank. */
  List<Officer> recordable(String locality, Actor by);

  /** The absence of the person on this day. */
  Optional<Absence> of(String user, LocalDate day);

  /** Absences of the locality that touch these days, the earliest first. */
  List<Absence> list(String locality, LocalDate from, LocalDate to);

  /**
   * An absence to record.
   *
   * @param actingPerson login of the person who stands in, or null
   * @param basisDocument document that lays it down, or null
   */
  record NewAbsence(
      String user,
      LocalDate from,
      LocalDate to,
      @Nullable String actingPerson,
      @Nullable String basisDocument) {}

  /** A recorded absence. */
  record Absence(
      String id,
      String locality,
      String user,
      LocalDate from,
      LocalDate to,
      @Nullable String actingPerson,
      @Nullable String basisDocument,
      String recordedBy) {}
}
