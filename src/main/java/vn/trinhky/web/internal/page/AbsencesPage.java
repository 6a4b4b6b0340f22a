package vn.trinhky.web.internal.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.trinhky.calendar.DateText;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.Absence;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.organisation.SigningDelegation;
import vn.trinhky.problem.Refusal;

/** Who is away and who may sign for whom: the list, and recording it. */
@Controller
class AbsencesPage {

  /** Days back and ahead that the list covers. */
  private static final int PAST = 90;

  private static final int AHEAD = 366;

  /** More rows than this are of no use on a page. */
  private static final int LONGEST_LIST = 200;

  private final Absences absences;
  private final Delegations delegations;
  private final Organisation organisation;
  private final Names names;

  AbsencesPage(Absences absences, Delegations delegations, Organisation organisation, Names names) {
    this.absences = absences;
    this.delegations = delegations;
    this.organisation = organisation;
    this.names = names;
  }

  /** Whether the page stands in the person's menu: leaders, heads, the office, administrators. */
  static boolean concerns(Actor actor, Locality locality) {
    return actor.worksAt(locality.code(), locality.office())
        || actor.groups().stream()
            .anyMatch(
                group ->
                    Stream.of(Group.LEADER, Group.HEAD, Group.ADMIN)
                        .anyMatch(each -> group.endsWith("." + each.code())));
  }

  @GetMapping("/absences")
  String show(@RequestParam(required = false) @Nullable String past, Actor actor, Model model) {
    Officer reader =
        organisation
            .officer(actor.user())
            .orElseThrow(
                () ->
                    Refusal.forbidden(
                        "no-post",
                        "Trang này dành cho cán bộ của một cơ quan. Hãy dùng tài khoản của cán bộ."));
    model.addAttribute("view", view(reader.locality(), past != null, actor));
    return "absences";
  }

  private AbsencesView view(String locality, boolean past, Actor actor) {
    LocalDate today = names.today();
    List<Officer> officers = organisation.officers(locality);
    Map<String, Officer> byUser =
        officers.stream().collect(Collectors.toMap(Officer::user, officer -> officer));
    List<Officer> recordable = absences.recordable(locality, actor);
    List<String> agencies = delegations.recordable(locality, actor);
    return new AbsencesView(
        locality,
        past,
        absences
            .list(locality, past ? today.minusDays(PAST) : today, today.plusDays(AHEAD))
            .stream()
            .limit(LONGEST_LIST)
            .map(absence -> away(absence, today, recordable, byUser))
            .toList(),
        people(recordable, actor),
        people(
            officers.stream()
                .filter(
                    each -> recordable.stream().anyMatch(one -> one.agency().equals(each.agency())))
                .toList(),
            null),
        powers(locality, agencies, past, actor),
        agencies.stream()
            .map(agency -> new Option(agency, names.agency(locality, agency), false))
            .toList(),
        officers.stream()
            .filter(each -> each.rank() == PositionRank.HEAD && agencies.contains(each.agency()))
            .map(each -> new Option(each.user(), each.name() + ", " + names.post(each), false))
            .toList(),
        agencies.isEmpty() ? List.of() : people(grantees(locality, officers, agencies), null),
        Arrays.stream(DelegatedPower.values())
            .map(power -> new Option(power.name(), Names.power(power), false))
            .toList(),
        List.of(new Option("ADMINISTRATIVE_REFORM", "Cải cách hành chính", false)),
        DateText.date(today));
  }

  // who is away

  private AbsencesView.Away away(
      Absence absence, LocalDate today, List<Officer> recordable, Map<String, Officer> byUser) {
    Officer person = byUser.get(absence.user());
    boolean over = absence.to().isBefore(today);
    boolean begun = !absence.from().isAfter(today);
    boolean mine = recordable.stream().anyMatch(each -> each.user().equals(absence.user()));
    String acting = absence.actingPerson();
    return new AbsencesView.Away(
        absence.id(),
        person == null ? absence.user() : person.name(),
        person == null ? "" : names.post(person),
        Names.span(absence.from(), absence.to()),
        state(over, begun, "Đang vắng"),
        acting == null ? null : name(acting, byUser),
        Stream.of(absence.basisDocument(), name(absence.recordedBy(), byUser) + " ghi")
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("; ")),
        DateText.date(absence.to()),
        mine && begun && absence.to().isAfter(today),
        mine && !absence.from().isBefore(today));
  }

  private static String name(String user, Map<String, Officer> byUser) {
    Officer officer = byUser.get(user);
    return officer == null ? user : officer.name();
  }

  private static Badge state(boolean over, boolean begun, String now) {
    return over
        ? Badge.calm("Đã qua")
        : begun ? new Badge(now, "now") : new Badge("Sắp tới", "warn");
  }

  /** By agency, the reader first among the own colleagues. */
  private List<AbsencesView.People> people(List<Officer> officers, @Nullable Actor first) {
    Map<String, List<Officer>> byAgency =
        officers.stream()
            .sorted(
                Comparator.comparing(
                    officer -> first == null || !officer.user().equals(first.user())))
            .collect(
                Collectors.groupingBy(Officer::agency, LinkedHashMap::new, Collectors.toList()));
    return byAgency.entrySet().stream()
        .map(
            entry ->
                new AbsencesView.People(
                    names.agency(entry.getValue().get(0).locality(), entry.getKey()),
                    entry.getValue().stream()
                        .map(
                            officer ->
                                new Option(
                                    officer.user(),
                                    officer.name() + ", " + officer.position(),
                                    false))
                        .toList()))
        .toList();
  }

  // who signs for whom

  /** Deputies and staff of the agency, and heads of the units below the committee. */
  private List<Officer> grantees(String locality, List<Officer> officers, List<String> agencies) {
    boolean committee = agencies.contains(organisation.locality(locality).committee());
    return officers.stream()
        .filter(
            each ->
                agencies.contains(each.agency()) || committee && each.rank() == PositionRank.HEAD)
        .toList();
  }

  private List<AbsencesView.Power> powers(
      String locality, List<String> agencies, boolean past, Actor actor) {
    LocalDate today = names.today();
    TreeSet<String> shown = new TreeSet<>(agencies);
    shown.add(organisation.locality(locality).committee());
    organisation.officer(actor.user()).map(Officer::agency).ifPresent(shown::add);
    return shown.stream()
        .flatMap(agency -> delegations.of(locality, agency).stream())
        .filter(power -> past || power.validTo() == null || !power.validTo().isBefore(today))
        .limit(LONGEST_LIST)
        .map(power -> power(power, today, agencies))
        .toList();
  }

  private AbsencesView.Power power(
      SigningDelegation power, LocalDate today, List<String> agencies) {
    boolean over = power.validTo() != null && power.validTo().isBefore(today);
    boolean begun = !power.validFrom().isAfter(today);
    return new AbsencesView.Power(
        power.id(),
        names.agency(power.locality(), power.agency()),
        Names.power(power.power()),
        names.personAt(power.grantee()),
        power.grantor() == null ? null : names.person(power.grantor()),
        scope(power),
        power.validTo() == null
            ? "từ " + DateText.date(power.validFrom())
            : Names.span(power.validFrom(), power.validTo()),
        state(over, begun, "Có hiệu lực"),
        power.basis() == null ? "" : power.basis(),
        power.validTo() == null ? "" : DateText.date(power.validTo()),
        begun && !over && agencies.contains(power.agency()));
  }

  private static String scope(SigningDelegation power) {
    List<String> limits = new ArrayList<>();
    if (!power.documentTypes().isEmpty()) {
      limits.add("loại " + String.join(", ", new TreeSet<>(power.documentTypes())));
    }
    power.fields().stream()
        .map(code -> Objects.requireNonNullElse(Names.field(code), code))
        .sorted()
        .forEach(limits::add);
    return limits.isEmpty() ? "mọi văn bản" : String.join("; ", limits);
  }
}
