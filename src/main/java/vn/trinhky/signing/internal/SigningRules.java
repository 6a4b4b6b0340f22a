package vn.trinhky.signing.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Posts;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.SigningCapacity;
import vn.trinhky.signing.internal.Situation.Grant;

/**
 * Who may sign in which capacity (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7), decided on
 * what is known of the agency on one day. Knows no database.
 */
final class SigningRules {

  private static final String FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final Situation situation;
  private final Matter matter;

  SigningRules(Situation situation, Matter matter) {
    this.situation = situation;
    this.matter = matter;
  }

  /**
   * Everybody who may be asked, in the order of the law: the head (while the post is vacant: who
   * was given his powers), the deputy with the field assignment, the acting head, then who was
   * given the power to sign.
   *
   * @param fieldDeputyFirst whether the field assignment comes before the head
   */
  List<String> inOrder(boolean fieldDeputyFirst) {
    Set<String> users = new LinkedHashSet<>();
    List<String> fieldDeputies =
        situation.deputies().stream()
            .map(Officer::user)
            .filter(situation.responsible()::contains)
            .toList();
    if (fieldDeputyFirst) {
      users.addAll(fieldDeputies);
    }
    if (situation.head() == null) {
      addHolders(users, DelegatedPower.ACTING_HEAD);
    } else {
      users.add(situation.head().user());
    }
    users.addAll(fieldDeputies);
    situation.headAbsent().map(Absence::actingPerson).ifPresent(users::add);
    addHolders(users, DelegatedPower.ACTING_HEAD);
    addHolders(users, DelegatedPower.FOR_HEAD);
    addHolders(users, DelegatedPower.BY_ORDER);
    addHolders(users, DelegatedPower.BY_AUTHORIZATION);
    if (situation.everyDeputy()) {
      situation.deputies().forEach(deputy -> users.add(deputy.user()));
    }
    return List.copyOf(users);
  }

  /** Whether this person may sign, and how it is printed. */
  Verdict judge(Officer person) {
    String user = person.user();
    Absence absence = situation.absent().get(user);
    if (absence != null) {
      return new No("%s vắng mặt %s".formatted(named(person), span(absence)));
    }
    if (situation.isHead(user)) {
      return yes(person, List.of(), List.of(upper(person.position())), "người đứng đầu", null);
    }
    Optional<Grant> acting = grant(user, DelegatedPower.ACTING_HEAD);
    if (acting.isPresent()) {
      return yes(
          person,
          List.of(SigningCapacity.ACTING_HEAD),
          List.of("Q. " + headTitle()),
          "được giao quyền cấp trưởng",
          acting.get().delegation().basis());
    }
    if (situation.deputy(user).isPresent()) {
      return judgeDeputy(person);
    }
    return judgeHolder(person);
  }

  private Verdict judgeDeputy(Officer deputy) {
    if (situation.responsible().contains(deputy.user())) {
      return forHead(deputy, "được phân công phụ trách lĩnh vực này", null);
    }
    Optional<Absence> standIn =
        situation.headAbsent().filter(a -> deputy.user().equals(a.actingPerson()));
    if (standIn.isPresent()) {
      return forHead(
          deputy,
          "được ủy nhiệm điều hành khi %s vắng mặt %s"
              .formatted(headTitleAsWritten(), span(standIn.get())),
          standIn.get().basisDocument());
    }
    Optional<Grant> given = grant(deputy.user(), DelegatedPower.FOR_HEAD);
    if (given.isPresent()) {
      return forHead(deputy, "được giao ký thay", given.get().delegation().basis());
    }
    if (situation.everyDeputy()) {
      return forHead(deputy, "cấp phó của cơ quan", null);
    }
    return new No(
        "%s chưa được phân công phụ trách lĩnh vực này và không được giao ký thay%s"
            .formatted(named(deputy), lapsed(deputy.user())));
  }

  private Verdict forHead(Officer deputy, String because, @Nullable String basis) {
    return yes(
        deputy,
        List.of(SigningCapacity.FOR_HEAD),
        List.of("KT. " + headTitle(), upper(deputy.position())),
        because,
        basis);
  }

  /** A person outside the head's office, by order or by authorisation. */
  private Verdict judgeHolder(Officer person) {
    for (DelegatedPower power :
        List.of(
            DelegatedPower.BY_ORDER, DelegatedPower.BY_AUTHORIZATION, DelegatedPower.FOR_HEAD)) {
      Optional<Grant> grant = grant(person.user(), power);
      if (grant.isEmpty()) {
        continue;
      }
      if (matter.collective()) {
        return new No(
            "Văn bản của Ủy ban nhân dân chỉ ký thay mặt tập thể (TM.), không ký thừa lệnh hoặc thừa ủy quyền, nên %s không ký được"
                .formatted(person.name()));
      }
      return byPower(person, grant.get());
    }
    return new No(
        "%s không có quyền ký văn bản này%s".formatted(named(person), lapsed(person.user())));
  }

  private Verdict byPower(Officer person, Grant grant) {
    SigningDelegation delegation = grant.delegation();
    return switch (delegation.power()) {
      case BY_ORDER ->
          yes(
              person,
              List.of(SigningCapacity.BY_ORDER),
              List.of("TL. " + headTitle(), outside(grant)),
              "được giao ký thừa lệnh",
              delegation.basis());
      case BY_AUTHORIZATION ->
          yes(
              person,
              List.of(SigningCapacity.BY_AUTHORIZATION),
              List.of("TUQ. " + headTitle(), outside(grant)),
              "được ủy quyền bằng văn bản",
              delegation.basis());
      default -> {
        Grant order = situation.grant(delegation.derivedFrom()).orElseThrow();
        yield yes(
            person,
            List.of(SigningCapacity.BY_ORDER, SigningCapacity.FOR_HEAD),
            List.of("TL. " + headTitle(), "KT. " + outside(order), outside(grant)),
            "ký thay %s, người được giao ký thừa lệnh".formatted(order.grantee().name()),
            delegation.basis() == null ? order.delegation().basis() : delegation.basis());
      }
    };
  }

  private Verdict yes(
      Officer person,
      List<SigningCapacity> capacities,
      List<String> lines,
      String because,
      @Nullable String basis) {
    List<SigningCapacity> all = new ArrayList<>();
    List<String> printed = new ArrayList<>();
    if (matter.collective()) {
      all.add(SigningCapacity.FOR_COLLECTIVE);
      printed.add(FOR_COMMITTEE);
    }
    all.addAll(capacities);
    printed.addAll(lines);
    if (all.isEmpty()) {
      all.add(SigningCapacity.SELF);
    }
    String source = basis == null ? "" : " (%s)".formatted(basis);
    return new Yes(
        new SignerResolution(
            person.user(),
            person.name(),
            all,
            printed,
            "%s, %s%s".formatted(named(person), because, source),
            basis,
            matter.on()));
  }

  private Optional<Grant> grant(String user, DelegatedPower power) {
    return situation.grants().stream()
        .filter(grant -> grant.grantee().user().equals(user))
        .filter(grant -> grant.delegation().power() == power)
        .filter(this::holds)
        .findFirst();
  }

  /** In force on the day, for such a document, and handed on only as the law allows. */
  private boolean holds(Grant grant) {
    SigningDelegation delegation = grant.delegation();
    if (!delegation.isValid(matter.on())
        || !delegation.covers(matter.documentType(), matter.field())) {
      return false;
    }
    if (delegation.derivedFrom() == null) {
      // a KT. without an order behind it is for the deputies of this agency only
      return delegation.power() != DelegatedPower.FOR_HEAD
          || situation.deputy(delegation.grantee()).isPresent();
    }
    return delegation.power() == DelegatedPower.FOR_HEAD
        && situation
            .grant(delegation.derivedFrom())
            .filter(order -> order.delegation().power() == DelegatedPower.BY_ORDER)
            .filter(order -> order.delegation().derivedFrom() == null)
            .filter(this::holds)
            .isPresent();
  }

  private void addHolders(Set<String> users, DelegatedPower power) {
    situation.grants().stream()
        .filter(grant -> grant.delegation().power() == power)
        .filter(this::holds)
        .forEach(grant -> users.add(grant.grantee().user()));
  }

  /** Why a power that the person once had does not help today. */
  private String lapsed(String user) {
    return situation.grants().stream()
        .map(Grant::delegation)
        .filter(delegation -> delegation.grantee().equals(user))
        .filter(delegation -> delegation.validTo() != null)
        .filter(delegation -> delegation.validTo().isBefore(matter.on()))
        .findFirst()
        .map(
            delegation ->
                "; quyền được giao%s đã hết hiệu lực sau ngày %s"
                    .formatted(
                        delegation.basis() == null ? "" : " theo " + delegation.basis(),
                        day(delegation.validTo())))
        .orElse("");
  }

  private String headTitle() {
    return upper(headTitleAsWritten());
  }

  private String headTitleAsWritten() {
    if (situation.titles().head() != null) {
      return situation.titles().head();
    }
    return situation.head() == null ? "Thủ trưởng" : situation.head().position();
  }

  /** The post as it is printed on another agency's document. */
  private static String outside(Grant grant) {
    Officer person = grant.grantee();
    Posts.Titles titles = grant.titles();
    String title =
        switch (person.rank()) {
          case HEAD -> titles.headOutside();
          case DEPUTY -> titles.deputyOutside();
          case STAFF -> null;
        };
    return upper(title == null ? person.position() : title);
  }

  private static String named(Officer person) {
    return person.position() + " " + person.name();
  }

  private static String span(Absence absence) {
    String source =
        absence.basisDocument() == null ? "" : " (%s)".formatted(absence.basisDocument());
    return "từ %s đến %s%s".formatted(day(absence.from()), day(absence.to()), source);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String upper(String title) {
    return title.toUpperCase(Locale.ROOT);
  }

  /** Whether somebody may sign. */
  sealed interface Verdict permits Yes, No {}

  record Yes(SignerResolution resolution) implements Verdict {}

  /**
   * @param reason Vietnamese, without full stop
   */
  record No(String reason) implements Verdict {}
}
