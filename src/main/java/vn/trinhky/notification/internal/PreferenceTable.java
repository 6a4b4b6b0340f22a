package vn.trinhky.notification.internal;

import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Preferences;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.problem.Refusal;

@Service
class PreferenceTable implements Preferences {

  /** What every mail server takes: no quotes, comments, or letters beyond ASCII. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9_%+'-]+(\\.[A-Za-z0-9_%+'-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_ADDRESS = 254;
  private static final int MINUTES = 60;

  private final JdbcClient jdbc;
  private final Organisation organisation;

  PreferenceTable(JdbcClient jdbc, Organisation organisation) {
    this.jdbc = jdbc;
    this.organisation = organisation;
  }

  static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS
        && text.indexOf('@') <= LONGEST_LOCAL_PART
        && ADDRESS.matcher(text).matches();
  }

  @Override
  @Transactional(readOnly = true)
  public Preference of(Actor actor) {
    return Objects.requireNonNull(
        of(Map.of(actor.user(), registered(actor.user()))).get(actor.user()));
  }

  /** What counts for these people, with two statements. */
  Map<String, Preference> of(Collection<Officer> people) {
    Map<String, String> registered = new HashMap<>();
    people.forEach(officer -> registered.put(officer.user(), text(officer.email())));
    return of(registered);
  }

  private Map<String, Preference> of(Map<String, String> registered) {
    if (registered.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<Kind, Delivery>> chosen = new HashMap<>();
    jdbc.sql("select user_id, stage, delivery from notification_choice where user_id in (:users)")
        .param("users", registered.keySet())
        .query(
            (row, number) ->
                chosen
                    .computeIfAbsent(row.getString(1), user -> new EnumMap<>(Kind.class))
                    .put(Kind.valueOf(row.getString(2)), Delivery.valueOf(row.getString(3))))
        .list();
    Map<String, Preference> all = new HashMap<>();
    registered.forEach(
        (user, email) ->
            all.put(user, new Preference(address(email), Map.of(), Preference.USUAL_TIME)));
    jdbc.sql(
            "select user_id, email, digest_minute from notification_setting where user_id in (:users)")
        .param("users", registered.keySet())
        .query(
            (row, number) -> {
              String user = row.getString(1);
              String own = row.getString(2);
              return all.put(
                  user,
                  new Preference(
                      address(own == null ? text(registered.get(user)) : own),
                      chosen.getOrDefault(user, Map.of()),
                      LocalTime.MIN.plusMinutes(row.getInt(3))));
            })
        .list();
    return all;
  }

  @Override
  @Transactional
  public Preference save(Preference wanted, Actor actor) {
    String email = text(wanted.email()).strip();
    if (!email.isEmpty() && !isAddress(email)) {
      throw Refusal.unprocessable(
          "invalid-email",
          "Địa chỉ thư điện tử “%s” chưa đúng. Hãy ghi dạng ten@coquan.gov.vn, hoặc để trống nếu không nhận thư."
              .formatted(NoticeTable.cut(Letters.oneLine(email), LONGEST_ADDRESS)));
    }
    String stored = email.equals(registered(actor.user())) ? null : email;
    int minute = wanted.digestAt().getHour() * MINUTES + wanted.digestAt().getMinute();
    try {
      write(actor.user(), stored, minute, wanted.deliveries());
    } catch (DataIntegrityViolationException savedInAnotherWindow) {
      throw Refusal.conflict(
          "changed-meanwhile",
          "Thiết lập vừa được lưu ở một cửa sổ khác. Hãy tải lại trang rồi lưu lại.");
    }
    return of(actor);
  }

  private void write(
      String user, @Nullable String email, int minute, Map<Kind, Delivery> deliveries) {
    int known =
        jdbc.sql(
                "update notification_setting set email = :email, digest_minute = :minute where user_id = :user")
            .param("email", email)
            .param("minute", minute)
            .param("user", user)
            .update();
    if (known == 0) {
      jdbc.sql(
              "insert into notification_setting (user_id, email, digest_minute) values (:user, :email, :minute)")
          .param("email", email)
          .param("minute", minute)
          .param("user", user)
          .update();
    }
    jdbc.sql("delete from notification_choice where user_id = ?").param(user).update();
    for (Kind kind : Kind.values()) {
      jdbc.sql("insert into notification_choice (user_id, stage, delivery) values (?, ?, ?)")
          .params(List.of(user, kind.name(), deliveries.getOrDefault(kind, kind.standard()).name()))
          .update();
    }
  }

  private String registered(String user) {
    return organisation.officer(user).map(officer -> text(officer.email())).orElse("");
  }

  private static String text(@Nullable String email) {
    return email == null ? "" : email;
  }

  private static @Nullable String address(String email) {
    return email.isBlank() ? null : email.strip();
  }
}
