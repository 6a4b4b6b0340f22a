package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Powers to sign that were given to people (Nghị định 30/2020/NĐ-CP, Điều 13). The head or acting
 * head of the agency concerned records them, for the committee also the head of its office, and an
 * administrator of the locality; everybody else gets a refusal 403 {@code not-head}, and so does
 * who would give a power to himself.
 */
public interface Delegations {

  /**
   * Records a power. KT. goes to a deputy of the agency; Q. to a person of the agency, by a
   * decision; TL. and TUQ. to the head of a unit below. TUQ. needs its basis, an end and a limit of
   * content, and is never handed on. TL. is handed on once, to a deputy of its holder as KT.
   * ({@code derivedFrom}).
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-user}, {@code unknown-delegation}; 422
   *     {@code invalid-dates}, {@code basis-missing}, {@code authorization-unlimited}, {@code
   *     no-redelegation}, {@code invalid-grantor}, {@code invalid-grantee}, {@code
   *     delegation-overlap}
   */
  SigningDelegation record(NewDelegation delegation, Actor by);

  /**
   * Ends a power earlier, and with it what was derived from it.
   *
   * @param lastDay new last day, not before the first and not after the present last day
   * @throws vn.trinhky.problem.Refusal 404 {@code unknown-delegation}; 422 {@code invalid-dates}
   */
  SigningDelegation endEarly(String id, LocalDate lastDay, Actor by);

  /** Codes of the agencies over whose documents {@link #record} is allowed. */
  List<String> recordable(String locality, Actor by);

  /** Every power over the documents of the agency, past and future ones too, the latest first. */
  List<SigningDelegation> of(String locality, String agency);

  /** A power to record; see {@link SigningDelegation}. */
  record NewDelegation(
      String locality,
      String agency,
      @Nullable String grantor,
      String grantee,
      DelegatedPower power,
      Set<String> documentTypes,
      Set<String> fields,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String basis,
      @Nullable String derivedFrom) {}
}
