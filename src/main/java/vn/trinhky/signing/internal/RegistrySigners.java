package vn.trinhky.signing.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.AgencyKind;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.problem.Refusal;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.Signers;
import vn.trinhky.signing.internal.Situation.Grant;

/** Puts what the registry knows of the day before the rules. Nothing is remembered. */
@Service
class RegistrySigners implements Signers {

  private static final String CHAIRPERSON = "CHAIRPERSON";
  private static final String FIELD_DEPUTY = "FIELD_DEPUTY";

  /** Agencies that work as a collective. */
  private static final Set<AgencyKind> COLLECTIVES =
      EnumSet.of(AgencyKind.PEOPLES_COMMITTEE, AgencyKind.DISTRICT, AgencyKind.COMMUNE);

  private final Organisation organisation;
  private final Posts posts;
  private final Absences absences;
  private final Delegations delegations;

  RegistrySigners(
      Organisation organisation, Posts posts, Absences absences, Delegations delegations) {
    this.organisation = organisation;
    this.posts = posts;
    this.absences = absences;
    this.delegations = delegations;
  }

  @Override
  public SignerResolution forCommittee(
      String locality,
      String positionClass,
      boolean collective,
      @Nullable String field,
      LocalDate on) {
    return forCommittee(locality, positionClass, collective, field, null, on);
  }

  @Override
  public SignerResolution forCommittee(
      String locality,
      String positionClass,
      boolean collective,
      @Nullable String field,
      @Nullable String documentType,
      LocalDate on) {
    if (!CHAIRPERSON.equals(positionClass) && !FIELD_DEPUTY.equals(positionClass)) {
      throw Refusal.unprocessable(
          "unknown-position-class",
          "Bảng thẩm quyền ký trả về “%s”, không phải CHAIRPERSON hoặc FIELD_DEPUTY. Hãy báo quản trị quy trình sửa bảng."
              .formatted(positionClass));
    }
    Situation situation =
        situation(locality, organisation.locality(locality).committee(), false, field, on);
    SigningRules rules =
        new SigningRules(situation, new Matter(collective, field, documentType, on));
    List<String> reasons = new ArrayList<>();
    for (String user : rules.inOrder(FIELD_DEPUTY.equals(positionClass))) {
      SigningRules.Verdict verdict = rules.judge(person(user));
      if (verdict instanceof SigningRules.Yes yes) {
        return explained(yes.resolution(), reasons);
      }
      if (verdict instanceof SigningRules.No no) {
        reasons.add(no.reason());
      }
    }
    throw Refusal.unprocessable(
        "no-signer",
        "Không có ai ký được trong ngày này%s. Hãy ghi nhận người được ủy nhiệm, giao quyền hoặc ủy quyền, rồi làm lại."
            .formatted(reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)));
  }

  @Override
  public SignerResolution committeeCapacityOf(
      String user, String locality, boolean collective, @Nullable String field, LocalDate on) {
    return committeeCapacityOf(user, locality, collective, field, null, on);
  }

  @Override
  public SignerResolution committeeCapacityOf(
      String user,
      String locality,
      boolean collective,
      @Nullable String field,
      @Nullable String documentType,
      LocalDate on) {
    Situation situation =
        situation(locality, organisation.locality(locality).committee(), false, field, on);
    return capacityOf(user, situation, new Matter(collective, field, documentType, on));
  }

  @Override
  public SignerResolution agencyCapacityOf(
      String user, String locality, String agency, LocalDate on) {
    Agency issuer = organisation.agency(locality, agency);
    // the committee's deputies sign by field; elsewhere a deputy stands for his head
    boolean everyDeputy = issuer.kind() != AgencyKind.PEOPLES_COMMITTEE;
    Situation situation = situation(locality, agency, everyDeputy, null, on);
    return capacityOf(
        user, situation, new Matter(COLLECTIVES.contains(issuer.kind()), null, null, on));
  }

  private SignerResolution capacityOf(String user, Situation situation, Matter matter) {
    SigningRules.Verdict verdict = new SigningRules(situation, matter).judge(person(user));
    if (verdict instanceof SigningRules.No no) {
      throw mayNotSign(no.reason());
    }
    return ((SigningRules.Yes) verdict).resolution();
  }

  private Officer person(String user) {
    return organisation
        .officer(user)
        .orElseThrow(() -> mayNotSign("Không có người dùng “%s” trong danh mục".formatted(user)));
  }

  private static Refusal mayNotSign(String reason) {
    return Refusal.unprocessable(
        "may-not-sign", reason + ". Hãy chuyển cho người có thẩm quyền ký.");
  }

  /** Tells first why those before this person do not sign. */
  private static SignerResolution explained(SignerResolution found, List<String> reasons) {
    if (reasons.isEmpty()) {
      return found;
    }
    return new SignerResolution(
        found.user(),
        found.name(),
        found.capacities(),
        found.lines(),
        String.join("; ", reasons) + "; " + found.because(),
        found.basis(),
        found.on());
  }

  private Situation situation(
      String locality, String agency, boolean everyDeputy, @Nullable String field, LocalDate on) {
    Officer head = posts.head(locality, agency).orElse(null);
    List<Officer> deputies = posts.deputies(locality, agency);
    Set<String> responsible = new HashSet<>();
    if (field != null) {
      deputies.stream()
          .map(Officer::user)
          .filter(user -> posts.hasField(user, field, on))
          .forEach(responsible::add);
    }
    List<Grant> grants = new ArrayList<>();
    for (SigningDelegation delegation : delegations.of(locality, agency)) {
      organisation
          .officer(delegation.grantee())
          .ifPresent(
              grantee ->
                  grants.add(
                      new Grant(
                          delegation,
                          grantee,
                          posts.titles(grantee.locality(), grantee.agency()))));
    }
    Map<String, Absence> absent = new HashMap<>();
    for (Absence absence : absences.list(locality, on, on)) {
      absent.put(absence.user(), absence);
    }
    return new Situation(
        posts.titles(locality, agency), head, deputies, responsible, everyDeputy, absent, grants);
  }
}
