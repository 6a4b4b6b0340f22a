package vn.trinhky.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.PositionRank;
import vn.trinhky.problem.Refusal;

@Service
class JdbcAbsences implements Absences {

  private static final String SELECT =
      """
      select id, locality_code, user_id, first_day, last_day, acting_user, basis_document,
        recorded_by
      from organisation_absence
      """;

  private final JdbcClient jdbc;
  private final Authority authority;
  private final Clock clock;

  JdbcAbsences(JdbcClient jdbc, Authority authority, Clock clock) {
    this.jdbc = jdbc;
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Absence record(NewAbsence absence, Actor by) {
    Officer person = authority.person(absence.user());
    authority.checkAbsence(by, person);
    if (absence.to().isBefore(absence.from())) {
      throw Authority.invalidDates(
          "Ngày cuối vắng mặt không được trước ngày đầu. Hãy chọn lại ngày.");
    }
    authority.lockPerson(person.user());
    if (!overlapping(person.user(), absence.from(), absence.to()).isEmpty()) {
      throw Refusal.unprocessable(
          "absence-overlap",
          "%s đã được ghi nhận vắng mặt trong khoảng ngày này. Hãy sửa lần vắng mặt đã ghi hoặc chọn ngày khác."
              .formatted(person.name()));
    }
    if (absence.actingPerson() != null) {
      checkActing(person, authority.person(absence.actingPerson()), absence);
    }
    Absence stored =
        new Absence(
            UUID.randomUUID().toString(),
            person.locality(),
            person.user(),
            absence.from(),
            absence.to(),
            absence.actingPerson(),
            absence.basisDocument(),
            by.user());
    jdbc.sql(
            """
            insert into organisation_absence (id, locality_code, user_id, first_day, last_day,
              acting_user, basis_document, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            stored.id(),
            stored.locality(),
            stored.user(),
            stored.from(),
            stored.to(),
            stored.actingPerson(),
            stored.basisDocument(),
            stored.recordedBy(),
            OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .update();
    return stored;
  }

  @Override
  @Transactional
  public Absence endEarly(String id, LocalDate lastDay, Actor by) {
    Absence absence = checked(id, by);
    if (lastDay.isBefore(absence.from()) || lastDay.isAfter(absence.to())) {
      throw Authority.invalidDates(
          "Ngày kết thúc mới phải nằm trong khoảng vắng mặt đã ghi. Hãy chọn lại ngày.");
    }
    jdbc.sql("update organisation_absence set last_day = :day where id = :id")
        .param("day", lastDay)
        .param("id", id)
        .update();
    return find(id).orElseThrow();
  }

  @Override
  @Transactional
  public void cancel(String id, Actor by) {
    checked(id, by);
    jdbc.sql("delete from organisation_absence where id = :id").param("id", id).update();
  }

  @Override
  public Optional<Absence> of(String user, LocalDate day) {
    return overlapping(user, day, day).stream().findFirst();
  }

  @Override
  public List<Absence> list(String locality, LocalDate from, LocalDate to) {
    return jdbc.sql(
            SELECT
                + """
                where locality_code = :locality and first_day <= :last and last_day >= :first
                order by first_day, user_id
                """)
        .param("locality", locality)
        .param("first", from)
        .param("last", to)
        .query((row, i) -> absence(row))
        .list();
  }

  @Override
  public List<Officer> recordable(String locality, Actor by) {
    Predicate<Officer> absentees = authority.absentees(by, locality);
    return authority.officers(locality).stream().filter(absentees).toList();
  }

  private void checkActing(Officer person, Officer acting, NewAbsence absence) {
    boolean sameAgency =
        acting.locality().equals(person.locality()) && acting.agency().equals(person.agency());
    if (!sameAgency || acting.user().equals(person.user())) {
      throw invalidActing(
          "Người làm thay phải là người khác của cùng cơ quan. Hãy chọn lại người làm thay.");
    }
    if (person.rank() == PositionRank.HEAD && acting.rank() != PositionRank.DEPUTY) {
      throw invalidActing(
          "Khi người đứng đầu vắng mặt, người điều hành thay phải là cấp phó. Hãy chọn một cấp phó.");
    }
    if (!overlapping(acting.user(), absence.from(), absence.to()).isEmpty()) {
      throw invalidActing(
          "%s cũng vắng mặt trong khoảng ngày này. Hãy chọn người làm thay khác."
              .formatted(acting.name()));
    }
  }

  private static Refusal invalidActing(String detail) {
    return Refusal.unprocessable("invalid-acting-person", detail);
  }

  private Absence checked(String id, Actor by) {
    Absence absence =
        find(id)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-absence",
                        "Lần vắng mặt này không còn trong danh sách. Hãy tải lại trang."));
    Officer person = authority.person(absence.user());
    authority.checkAbsence(by, person);
    authority.lockPerson(person.user());
    return absence;
  }

  private Optional<Absence> find(String id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id)
        .query((row, i) -> absence(row))
        .optional();
  }

  private List<Absence> overlapping(String user, LocalDate from, LocalDate to) {
    return jdbc.sql(
            SELECT + "where user_id = :person and first_day <= :last and last_day >= :first")
        .param("person", user)
        .param("first", from)
        .param("last", to)
        .query((row, i) -> absence(row))
        .list();
  }

  private static Absence absence(ResultSet row) throws SQLException {
    return new Absence(
        row.getString("id"),
        row.getString("locality_code"),
        row.getString("user_id"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getString("acting_user"),
        row.getString("basis_document"),
        row.getString("recorded_by"));
  }
}
