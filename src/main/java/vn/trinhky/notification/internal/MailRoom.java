package vn.trinhky.notification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.notification.internal.MessageTable.NewMessage;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;

/** Turns notices into messages to people: who is in the group now, and who wants to hear of it. */
@Component
class MailRoom {

  /** Notices of one transaction. */
  static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final PreferenceTable preferences;
  private final MessageTable messages;
  private final Letters letters;

  MailRoom(
      JdbcClient jdbc,
      Organisation organisation,
      PreferenceTable preferences,
      MessageTable messages,
      Letters letters) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.preferences = preferences;
    this.messages = messages;
    this.letters = letters;
  }

  /**
   * Handles the next notices that wait; a handful of statements however many they are. Notices that
   * another node is handling are left to it.
   *
   * @return how many there were
   */
  @Transactional
  public int next() {
    List<Awaiting> notices =
        jdbc.sql(
                """
                select n.id, n.task_id, n.stage, n.recipient_kind, n.recipient, n.business_key, n.content, n.detail
                  from notification_notice n where n.awaits_mail = true
                 order by n.id fetch first %d rows only
                   for update skip locked
                """
                    .formatted(BATCH))
            .query(MailRoom::awaiting)
            .list();
    if (notices.isEmpty()) {
      return 0;
    }
    jdbc.sql("update notification_notice set awaits_mail = false where id in (:ids)")
        .param("ids", notices.stream().map(Awaiting::id).toList())
        .update();
    write(notices);
    return notices.size();
  }

  private void write(List<Awaiting> notices) {
    Map<String, OpenTask> open = openTasks(notices);
    Map<String, List<Officer>> staff = new HashMap<>();
    Map<Awaiting, List<Officer>> told = new LinkedHashMap<>();
    Set<Officer> everybody = new HashSet<>();
    for (Awaiting notice : notices) {
      List<Officer> people = recipients(notice, open.get(notice.about()), staff);
      told.put(notice, people);
      everybody.addAll(people);
    }
    Map<String, Preference> wishes = preferences.of(everybody);
    List<NewMessage> outgoing = new ArrayList<>();
    told.forEach(
        (notice, people) ->
            people.forEach(
                officer -> {
                  Preference wish = wishes.get(officer.user());
                  if (wish != null
                      && wish.email() != null
                      && wish.of(notice.kind()) == Delivery.IMMEDIATELY) {
                    outgoing.add(message(notice, open.get(notice.about()), officer, wish.email()));
                  }
                }));
    messages.add(outgoing);
  }

  private Map<String, OpenTask> openTasks(List<Awaiting> notices) {
    return jdbc
        .sql(
            """
            select w.task_id, w.locality, w.label, w.title, w.assignee, w.due_at
              from notification_work w where w.task_id in (:tasks)
            """)
        .param("tasks", notices.stream().map(Awaiting::about).collect(Collectors.toSet()))
        .query(MailRoom::openTask)
        .list()
        .stream()
        .collect(Collectors.toMap(OpenTask::id, task -> task));
  }

  /** Nobody when the work is done meanwhile; of a group nobody else once a member has taken it. */
  private List<Officer> recipients(
      Awaiting notice, @Nullable OpenTask task, Map<String, List<Officer>> staff) {
    if (notice.kind() == Kind.FINISHED) {
      return organisation.officer(notice.recipient()).stream().toList();
    }
    if (task == null) {
      return List.of();
    }
    boolean forTheActor =
        notice.kind() == Kind.NEW || notice.kind() == Kind.RETURNED || notice.kind() == Kind.REMIND;
    return staff.computeIfAbsent(task.locality(), organisation::officers).stream()
        .filter(officer -> notice.isFor(officer))
        .filter(
            officer ->
                !forTheActor || task.assignee() == null || task.assignee().equals(officer.user()))
        .toList();
  }

  private NewMessage message(
      Awaiting notice, @Nullable OpenTask task, Officer officer, String address) {
    Letter letter =
        letters.about(
            officer,
            notice.kind(),
            notice.about(),
            task == null ? null : task.label(),
            task == null ? notice.text() : task.title(),
            task == null ? null : task.due(),
            notice.detail());
    return new NewMessage(
        notice.kind() + ":" + notice.about() + ":" + officer.user(),
        officer.user(),
        address,
        task == null ? null : notice.about(),
        notice.businessKey(),
        letter);
  }

  private static Awaiting awaiting(ResultSet row, int number) throws SQLException {
    return new Awaiting(
        row.getLong("id"),
        row.getString("task_id"),
        Kind.valueOf(row.getString("stage")),
        row.getString("recipient_kind").equals("GROUP"),
        row.getString("recipient"),
        row.getString("business_key"),
        row.getString("content"),
        row.getString("detail"));
  }

  private static OpenTask openTask(ResultSet row, int number) throws SQLException {
    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new OpenTask(
        row.getString("task_id"),
        row.getString("locality"),
        row.getString("label"),
        row.getString("title"),
        row.getString("assignee"),
        due == null ? null : due.toInstant());
  }

  /** A notice that waits; {@code about} is the id of the task, or of the dossier at its end. */
  private record Awaiting(
      long id,
      String about,
      Kind kind,
      boolean toGroup,
      String recipient,
      String businessKey,
      String text,
      @Nullable String detail) {

    boolean isFor(Officer officer) {
      return toGroup
          ? officer.groups().stream()
              .anyMatch(group -> group.of(officer.locality(), officer.agency()).equals(recipient))
          : officer.user().equals(recipient);
    }
  }

  private record OpenTask(
      String id,
      String locality,
      String label,
      String title,
      @Nullable String assignee,
      @Nullable Instant due) {}
}
