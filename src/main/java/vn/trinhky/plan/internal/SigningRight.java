package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.plan.Plan;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.Signers;

/** Whether a person may sign the document of a dossier today, and in which capacity. */
@Component
class SigningRight {

  private final Signers signers;
  private final Organisation organisation;
  private final Clock clock;

  SigningRight(Signers signers, Organisation organisation, Clock clock) {
    this.signers = signers;
    this.organisation = organisation;
    this.clock = clock;
  }

  /**
   * The capacity in which the person signs.
   *
   * @throws Refusal 422 {@code may-not-sign}
   */
  SignerResolution of(Plan plan, String user) {
    SignerResolution signer =
        signers.committeeCapacityOf(
            user,
            plan.locality(),
            plan.authority() == IssuingAuthority.COMMITTEE,
            plan.field(),
            plan.documentType(),
            today());
    requireInCharge(plan, signer);
    return signer;
  }

  /** Whether the person is the head of the committee. */
  boolean isChairperson(Plan plan, String user) {
    String committee = organisation.locality(plan.locality()).committee();
    return organisation
        .officer(user)
        .filter(officer -> officer.rank() == PositionRank.HEAD)
        .filter(officer -> officer.agency().equals(committee))
        .isPresent();
  }

  /** The head may always sign; a deputy only what the table and the day's absences give him. */
  private void requireInCharge(Plan plan, SignerResolution signer) {
    if (plan.positionClass() == null || isChairperson(plan, signer.user())) {
      return;
    }
    SignerResolution expected =
        signers.forCommittee(
            plan.locality(),
            plan.positionClass(),
            plan.authority() == IssuingAuthority.COMMITTEE,
            plan.field(),
            plan.documentType(),
            today());
    if (!expected.user().equals(signer.user())) {
      throw Refusal.unprocessable(
          "may-not-sign",
          "Việc này do %s ký (%s). Hãy trả lại việc vào danh sách chung để đúng người nhận."
              .formatted(expected.name(), expected.because()));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
  }
}
