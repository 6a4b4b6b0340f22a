package vn.trinhky.organisation.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

/** Who may record absences and powers, and the locks that keep such records free of overlap. */
@Component
class Authority {

  private final JdbcClient jdbc;
  private final Organisation organisation;

  Authority(JdbcClient jdbc, Organisation organisation) {
    this.jdbc = jdbc;
    this.organisation = organisation;
  }

  /**
   * Administrators of the locality's catalogue and heads of the agency (the committee: leaders).
   */
  void check(Actor actor, String locality, String agency) {
    if (isAdmin(actor, locality)
        || actor.isIn(Group.HEAD, locality, agency)
        || actor.isIn(Group.LEADER, locality, agency)) {
      return;
    }
    throw Refusal.forbidden(
        "not-head",
        "Chỉ lãnh đạo của cơ quan hoặc quản trị danh mục của địa phương được ghi nhận việc này. Hãy"
            + " nhờ một trong hai người đó.");
  }

  boolean isAdmin(Actor actor, String locality) {
    String prefix = locality + ".";
    String suffix = "." + Group.ADMIN.code();
    return actor.groups().stream().anyMatch(g -> g.startsWith(prefix) && g.endsWith(suffix));
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
