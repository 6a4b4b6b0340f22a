package vn.trinhky.signing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person and the capacity in which a document is to be signed, from posts, field
 * assignments, absence and delegation (Điều 13: TUQ is never handed on, TL once, to a deputy as
 * KT).
 */
public interface Signers {

  /**
   * The signer of a document of the committee or its Chairman.
   *
   * @param positionClass what the table of signing authority answered: {@code CHAIRPERSON} or
   *     {@code FIELD_DEPUTY}
   * @param collective true when the committee issues (TM.), false when the Chairman does
   * @param field field of the document for the field assignment, e.g. {@code ADMINISTRATIVE_REFORM}
   * @throws vn.trinhky.problem.Refusal 422 {@code no-signer} when nobody may sign on this day
   */
  SignerResolution forCommittee(
      String locality,
      String positionClass,
      boolean collective,
      @Nullable String field,
      LocalDate on);

  /**
   * The same for a type of document: a power that is limited to types only counts when the type is
   * given.
   *
   * @param documentType abbreviation of the type, e.g. {@code KH}, or null
   */
  SignerResolution forCommittee(
      String locality,
      String positionClass,
      boolean collective,
      @Nullable String field,
      @Nullable String documentType,
      LocalDate on);

  /**
   * The given person as signer of a document of the committee: may he sign on this day, and in
   * which capacity?
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code may-not-sign} with the reason in Vietnamese
   */
  SignerResolution committeeCapacityOf(
      String user, String locality, boolean collective, @Nullable String field, LocalDate on);

  /** The same for a type of document, e.g. {@code KH}. */
  SignerResolution committeeCapacityOf(
      String user,
      String locality,
      boolean collective,
      @Nullable String field,
      @Nullable String documentType,
      LocalDate on);

  /**
   * The given person as signer of a document of his own agency (head, or deputy KT.).
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code may-not-sign}
   */
  SignerResolution agencyCapacityOf(String user, String locality, String agency, LocalDate on);
}
