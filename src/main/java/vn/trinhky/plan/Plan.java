package vn.trinhky.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;

/**
 * The dossier of a plan, without its texts.
 *
 * @param code readable name, e.g. {@code KH-2022-0004}, unique in the locality
 * @param field field for the signer's assignment, e.g. {@code ADMINISTRATIVE_REFORM}
 * @param appraisingAgency agency asked to appraise legality, or null when none is
 * @param drafter login of the officer in charge
 * @param version number of the current version of the draft, from 1
 * @param submissionCount số lần trình
 * @param passedUp whether a deputy has passed the decision to the Chairman
 * @param positionClass class of position that is to sign, as the table of signing authority
 *     answered last; null before
 * @param reviewedDigest digest of the content that the office forwarded, or null
 * @param registerEntry id of the row in the register, or null before issue
 * @param fileDigest SHA-256 of the issued file, or null before
 */
public record Plan(
    String id,
    String code,
    String locality,
    int year,
    IssuanceForm form,
    IssuingAuthority authority,
    String title,
    String field,
    String draftingAgency,
    @Nullable String appraisingAgency,
    Urgency urgency,
    @Nullable String parent,
    PlanState state,
    String drafter,
    boolean consultedChosen,
    int version,
    int submissionCount,
    boolean passedUp,
    @Nullable String positionClass,
    @Nullable String reviewedDigest,
    @Nullable String registerEntry,
    @Nullable LocalDate issuedOn,
    @Nullable String fileDigest,
    Instant createdAt) {

  /** Abbreviation of the type of document that is numbered. */
  public String documentType() {
    return form == IssuanceForm.DECISION_WITH_PLAN ? "QĐ" : "KH";
  }

  /** Printed type of document that is numbered. */
  public String typeName() {
    return form == IssuanceForm.DECISION_WITH_PLAN ? "Quyết định" : "Kế hoạch";
  }
}
