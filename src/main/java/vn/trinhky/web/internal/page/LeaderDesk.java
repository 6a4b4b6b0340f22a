package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.signing.Signatures;
import vn.trinhky.signing.Signatures.Signature;
import vn.trinhky.signing.Signers;

/** Puts together what a leader of the committee finds at home, beside the documents to sign. */
@Component
class LeaderDesk {

  private final Plans plans;
  private final Signatures signatures;
  private final Signers signers;
  private final OutgoingRegister register;
  private final Organisation organisation;
  private final Posts posts;
  private final Absences absences;
  private final Delegations delegations;
  private final Worklist worklist;
  private final Names names;

  LeaderDesk(
      Plans plans,
      Signatures signatures,
      Signers signers,
      OutgoingRegister register,
      Organisation organisation,
      Posts posts,
      Absences absences,
      Delegations delegations,
      Worklist worklist,
      Names names) {
    this.plans = plans;
    this.signatures = signatures;
    this.signers = signers;
    this.register = register;
    this.organisation = organisation;
    this.posts = posts;
    this.absences = absences;
    this.delegations = delegations;
    this.worklist = worklist;
    this.names = names;
  }

  /** What the leader has signed today and what became of it, the latest first. */
  List<HomeView.Signed> signedToday(Actor leader) {
    return signatures.of(leader.user(), names.today()).stream().map(this::signed).toList();
  }

  private HomeView.Signed signed(Signature signature) {
    Plan plan = plans.get(signature.documentRef());
    String entry = plan.registerEntry();
    return new HomeView.Signed(
        Optional.ofNullable(entry)
            .flatMap(register::find)
            .map(row -> plan.typeName() + " " + row.printedCode())
            .orElse(plan.typeName() + " chưa cấp số"),
        plan.title(),
        "/plans/" + plan.id(),
        new Badge(
            "Ký "
                + DateText.time(signature.at())
                + (plan.state() == PlanState.ISSUED ? ", đã phát hành" : ""),
            plan.state() == PlanState.ISSUED ? "ok" : "now"));
  }

  /** In which capacity the leader signs today, what for, and who is away. */
  List<DossierView.Fact> authority(Officer leader) {
    List<String> fields = posts.fields(leader.user(), names.today());
    List<DossierView.Fact> facts = new ArrayList<>(capacities(leader, fields));
    String responsible =
        fields.stream()
            .map(Names::field)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    if (!responsible.isEmpty()) {
      facts.add(new DossierView.Fact("Lĩnh vực", responsible));
    }
    powers(leader).forEach(power -> facts.add(new DossierView.Fact("Được giao", power)));
    absentColleagues(leader)
        .forEach(
            absence ->
                facts.add(
                    new DossierView.Fact(
                        absence.user().equals(leader.user()) ? "Đồng chí vắng mặt" : "Vắng mặt",
                        away(absence, leader))));
    return facts;
  }

  /** The Committee issues some documents, its Chairman others; the lines printed differ. */
  private List<DossierView.Fact> capacities(Officer leader, List<String> fields) {
    String ofCommittee = capacity(leader, true, fields);
    String ofChairperson = capacity(leader, false, fields);
    return ofCommittee.equals(ofChairperson)
        ? List.of(new DossierView.Fact("Ký với tư cách", ofCommittee))
        : List.of(
            new DossierView.Fact("Văn bản của Ủy ban", ofCommittee),
            new DossierView.Fact("Văn bản của Chủ tịch", ofChairperson));
  }

  private String capacity(Officer leader, boolean collective, List<String> fields) {
    String field = fields.stream().filter(each -> !each.equals("*")).findFirst().orElse(null);
    try {
      return String.join(
          ", ",
          signers
              .committeeCapacityOf(
                  leader.user(), leader.locality(), collective, field, names.today())
              .lines());
    } catch (Refusal notToday) {
      return notToday.getMessage();
    }
  }

  private List<String> powers(Officer leader) {
    return delegations
        .of(leader.locality(), organisation.locality(leader.locality()).committee())
        .stream()
        .filter(power -> power.grantee().equals(leader.user()) && power.isValid(names.today()))
        .map(LeaderDesk::power)
        .toList();
  }

  private static String power(SigningDelegation power) {
    String until = power.validTo() == null ? "" : " đến " + DateText.date(power.validTo());
    String basis = power.basis() == null ? "" : " (" + power.basis() + ")";
    return Names.power(power.power()) + until + basis;
  }

  private Stream<Absence> absentColleagues(Officer leader) {
    Locality locality = organisation.locality(leader.locality());
    return absences.list(locality.code(), names.today(), names.today()).stream()
        .filter(
            absence ->
                organisation
                    .officer(absence.user())
                    .filter(officer -> officer.agency().equals(locality.committee()))
                    .isPresent());
  }

  private String away(Absence absence, Officer leader) {
    String who =
        absence.user().equals(leader.user())
            ? ""
            : organisation
                .officer(absence.user())
                .map(officer -> officer.position() + " " + officer.name() + " ")
                .orElse("");
    return who + Names.span(absence.from(), absence.to()) + standIn(absence.actingPerson(), leader);
  }

  private String standIn(@Nullable String user, Officer leader) {
    if (user == null) {
      return "";
    }
    return user.equals(leader.user())
        ? "; đồng chí điều hành thay, văn bản chuyển đến đồng chí"
        : "; " + names.person(user) + " điều hành thay";
  }

  /** Where dossiers of the locality wait, as far as a leader may want to ask. */
  List<HomeView.Watch> watch(Officer leader, int ownToSign) {
    List<HomeView.Watch> watch = new ArrayList<>();
    int lateElsewhere = 0;
    for (Worklist.Standing standing : worklist.standing(leader.locality())) {
      Optional<PlanStep> step = PlanStep.of(standing.step());
      if (step.filter(PlanStep.REVIEW_DOSSIER::equals).isPresent()) {
        watch.add(
            new HomeView.Watch(
                "Văn phòng", standing.open() + " hồ sơ đang thẩm tra" + late(standing.late())));
      } else if (step.filter(PlanStep.DECIDE_AND_SIGN::equals).isPresent()) {
        int others = standing.open() - ownToSign;
        if (others > 0) {
          watch.add(new HomeView.Watch("Lãnh đạo khác", others + " văn bản chờ đồng chí khác ký."));
        }
      } else if (step.filter(PlanStep.ISSUE_DOCUMENT::equals).isPresent()) {
        watch.add(
            new HomeView.Watch(
                "Văn thư", standing.open() + " văn bản đã ký, chờ cấp số" + late(standing.late())));
      } else if (step.isPresent()) {
        lateElsewhere += standing.late();
      }
    }
    if (lateElsewhere > 0) {
      watch.add(
          new HomeView.Watch(
              "Các cơ quan", lateElsewhere + " việc soạn thảo, góp ý, lập hồ sơ đang quá hạn."));
    }
    return watch;
  }

  private static String late(int count) {
    return count == 0 ? ", không có việc quá hạn." : ", " + count + " việc quá hạn.";
  }
}
