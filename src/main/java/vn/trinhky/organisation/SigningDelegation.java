package vn.trinhky.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A power to sign that was given to a person.
 *
 * @param agency code of the agency whose documents are signed
 * @param grantor login of the giver; null only for {@link DelegatedPower#ACTING_HEAD}, which a
 *     superior decides
 * @param documentTypes abbreviations of the types it is limited to; empty means all
 * @param fields fields of work that it is limited to; empty means all
 * @param validTo last day, or null without end
 * @param basis document that gives the power
 * @param derivedFrom id of the order (TL.) that the grantor holds and hands to his deputy, or null
 */
public record SigningDelegation(
    String id,
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
    @Nullable String derivedFrom) {

  public SigningDelegation {
    documentTypes = Set.copyOf(documentTypes);
    fields = Set.copyOf(fields);
  }

  /** Whether it is in force on this day. */
  public boolean isValid(LocalDate on) {
    return !on.isBefore(validFrom) && (validTo == null || !on.isAfter(validTo));
  }

  /**
   * Whether it covers such a document. What is not known (null) is only covered by a power that is
   * not limited in that respect.
   */
  public boolean covers(@Nullable String documentType, @Nullable String field) {
    return (documentTypes.isEmpty()
            || (documentType != null && documentTypes.contains(documentType)))
        && (fields.isEmpty() || (field != null && fields.contains(field)));
  }
}
