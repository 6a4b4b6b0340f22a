package vn.trinhky.organisation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.problem.Refusal;

/** Who may record absences and powers, and the locks that keep such records free of overlap. */
@Component
class Authority {

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final Clock clock;

  Authority(JdbcClient jdbc, Organisation organisation, Clock clock) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.clock = clock;
  }

  /**
   * Lets whoever may record that this person is away: the person, the head or acting head of the
   * agency, a deputy for anybody but the head, the head or acting head of the committee's office
   * for everybody in the committee, and an administrator of the catalogue. One leader does not
   * record another one away, because he might then sign in that one's place; only the Chairman
   * does.
   *
   * @throws Refusal 403 {@code not-head}
   */
  void checkAbsence(Actor actor, Officer person) {
    if (!absentees(actor, person.locality()).test(person)) {
      throw notHead();
    }
  }

  /**
   * Lets whoever may record powers over the documents of this agency: its head or acting head, for
   * the committee also the head or acting head of its office, and an administrator of the
   * catalogue. A deputy does not, of the office neither: he might be the one who gains by it.
   *
   * @throws Refusal 403 {@code not-head}
   */
  void checkPowers(Actor actor, String locality, String agency) {
    if (!agencies(actor, locality).test(agency)) {
      throw notHead();
    }
  }

  /** The people of the locality whom the actor may record as away. */
  Predicate<Officer> absentees(Actor actor, String locality) {
    Predicate<String> spokenFor = agencies(actor, locality);
    return person ->
        person.user().equals(actor.user())
            || spokenFor.test(person.agency())
            || person.rank() != PositionRank.HEAD
                && actor.isIn(Group.HEAD, locality, person.agency());
  }

  /** The agencies of the locality over whose documents the actor may record powers. */
  Predicate<String> agencies(Actor actor, String locality) {
    if (isAdmin(actor, locality)) {
      return agency -> true;
    }
    Optional<String> own =
        organisation
            .officer(actor.user())
            .filter(officer -> officer.locality().equals(locality))
            .filter(officer -> isHead(actor, officer) || isActingHead(officer))
            .map(Officer::agency);
    if (own.isEmpty()) {
      return agency -> false;
    }
    Locality place = organisation.locality(locality);
    return own.get().equals(place.office())
        ? Set.of(place.office(), place.committee())::contains
        : own.get()::equals;
  }

  private static boolean isHead(Actor actor, Officer officer) {
    return officer.rank() == PositionRank.HEAD
        && (actor.isIn(Group.HEAD, officer.locality(), officer.agency())
            || actor.isIn(Group.LEADER, officer.locality(), officer.agency()));
  }

  private boolean isActingHead(Officer officer) {
    return jdbc.sql(
                """
                select count(*) from organisation_delegation
                 where locality_code = :locality and agency_code = :agency
                   and power = 'ACTING_HEAD' and grantee = :user
                   and first_day <= :day and (last_day is null or last_day >= :day)
                """)
            .param("locality", officer.locality())
            .param("agency", officer.agency())
            .param("user", officer.user())
            .param("day", LocalDate.ofInstant(clock.instant(), ProductClock.ZONE))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Refusal notHead() {
    return Refusal.forbidden(
        "not-head",
        "Anh chị không được ghi nhận việc này. Hãy nhờ người đứng đầu cơ quan, với lãnh đạo Ủy ban thì"
            + " nhờ Chủ tịch hoặc Chánh Văn phòng, hoặc quản trị danh mục của địa phương.");
  }

  boolean isAdmin(Actor actor, String locality) {
    String prefix = locality + ".";
    String suffix = "." + Group.ADMIN.code();
    return actor.groups().stream().anyMatch(g -> g.startsWith(prefix) && g.endsWith(suffix));
  }

  List<Officer> officers(String locality) {
    return organisation.officers(locality);
  }

  /** The person, or a refusal 404 {@code unknown-user}. */
  Officer person(String user) {
    return organisation
        .officer(user)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-user",
                    "Không có người dùng “%s”. Hãy chọn lại trong danh sách cán bộ."
                        .formatted(user)));
  }

  /** Whoever writes about this person waits for the others who do. */
  void lockPerson(String user) {
    jdbc.sql("select user_id from organisation_officer where user_id = :user for update")
        .param("user", user)
        .query(String.class)
        .optional();
  }

  /** Whoever writes about this agency waits for the others who do. */
  void lockAgency(String locality, String agency) {
    jdbc.sql(
            """
            select code from organisation_agency
            where locality_code = :locality and code = :agency for update
            """)
        .param("locality", locality)
        .param("agency", agency)
        .query(String.class)
        .optional();
  }

  static Refusal invalidDates(String detail) {
    return Refusal.unprocessable("invalid-dates", detail);
  }
}
