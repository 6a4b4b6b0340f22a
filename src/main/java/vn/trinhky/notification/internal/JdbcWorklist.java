package vn.trinhky.notification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Return;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;

@Service
@Transactional
class JdbcWorklist implements Worklist {

  private static final String SOONEST = " order by w.due_at nulls last, w.arrived_at, w.task_id";
  private static final String OLDEST = " order by w.arrived_at, w.task_id";
  private static final ResultSetExtractor<List<Work>> WITH_GROUPS = JdbcWorklist::works;
  private static final String FIRST = " fetch first 200 rows only";

  private final JdbcClient jdbc;
  private final NoticeTable notices;
  private final Clock clock;

  JdbcWorklist(JdbcClient jdbc, NoticeTable notices, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public void opened(Work work, boolean back, @Nullable String by) {
    jdbc.sql(
            """
            insert into notification_work (task_id, process_key, business_key, locality, agency, step, label, title,
              assignee, head_group, superior_group, arrived_at, remind_at, due_at, escalate_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            work.taskId(),
            work.processKey(),
            work.businessKey(),
            work.locality(),
            work.agency(),
            work.step(),
            work.label(),
            work.title(),
            work.assignee(),
            work.headGroup(),
            work.superiorGroup(),
            utc(work.arrivedAt()),
            utc(work.remindAt()),
            utc(work.dueAt()),
            utc(work.escalateAt()))
        .update();
    for (String group : work.groups()) {
      jdbc.sql("insert into notification_work_group (task_id, group_id) values (?, ?)")
          .params(work.taskId(), group)
          .update();
    }
    boolean ownNextStep = !back && by != null && by.equals(work.assignee());
    if (!ownNextStep) {
      notices.arrived(work, back);
    }
  }

  @Override
  public void returned(String businessKey, Return why) {
    notices.returned(businessKey, why);
  }

  @Override
  public void assigned(String taskId, @Nullable String user, @Nullable String by) {
    int changed =
        jdbc.sql(
                """
                update notification_work set assignee = cast(:user as varchar(64))
                 where task_id = :task and assignee is distinct from cast(:user as varchar(64))
                """)
            .param("user", user)
            .param("task", taskId)
            .update();
    if (changed == 1 && user != null && !user.equals(by)) {
      notices.handedOver(taskId, user);
    }
  }

  @Override
  public void retitled(String businessKey, String title) {
    jdbc.sql("update notification_work set title = ? where business_key = ?")
        .params(title, businessKey)
        .update();
  }

  @Override
  public boolean closed(String taskId) {
    return jdbc.sql("delete from notification_work where task_id = ?").param(taskId).update() == 1;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Work> find(String taskId) {
    return works("w.task_id = :task", OLDEST, Map.of("task", taskId)).stream().findFirst();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Work> of(String businessKey) {
    return works("w.business_key = :business", OLDEST, Map.of("business", businessKey));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Work> mine(Actor actor) {
    return works("w.assignee = :user", SOONEST, Map.of("user", actor.user()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Work> available(Actor actor) {
    if (actor.groups().isEmpty()) {
      return List.of();
    }
    return works(
        """
        w.assignee is null
           and w.task_id in
             (select g.task_id from notification_work_group g where g.group_id in (:groups))
        """
            + SOONEST
            + FIRST,
        SOONEST,
        Map.of("groups", actor.groups()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Work> ofAgency(Actor actor) {
    if (actor.groups().isEmpty()) {
      return List.of();
    }
    return works(
        "w.head_group in (:groups)" + SOONEST + FIRST, SOONEST, Map.of("groups", actor.groups()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Standing> standing(String locality) {
    return jdbc.sql(
            """
            select w.step, count(*) as tasks,
              sum(case when w.due_at < :now then 1 else 0 end) as late
              from notification_work w
             where w.locality = :locality
             group by w.step order by w.step
            """)
        .param("now", utc(clock.instant()))
        .param("locality", locality)
        .query(
            (row, number) ->
                new Standing(row.getString("step"), row.getInt("tasks"), row.getInt("late")))
        .list();
  }

  /** The tasks with their groups, in one statement however many they are. */
  private List<Work> works(String which, String order, Map<String, ?> parameters) {
    return jdbc.sql(
            """
            select w.*, g.group_id from (select w.* from notification_work w where\s"""
                + which
                + ") w left join notification_work_group g on g.task_id = w.task_id"
                + order
                + ", g.group_id")
        .params(parameters)
        .query(WITH_GROUPS);
  }

  /** A task has a row for each of its groups, one after the other. */
  private static List<Work> works(ResultSet row) throws SQLException {
    List<Work> works = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (boolean more = row.next(); more; ) {
      groups.clear();
      String task = row.getString("task_id");
      Work first = work(row);
      for (; more && task.equals(row.getString("task_id")); more = row.next()) {
        if (row.getString("group_id") != null) {
          groups.add(row.getString("group_id"));
        }
      }
      works.add(first.withGroups(groups));
    }
    return works;
  }

  private static Work work(ResultSet row) throws SQLException {
    return new Work(
        row.getString("task_id"),
        row.getString("process_key"),
        row.getString("business_key"),
        row.getString("locality"),
        row.getString("agency"),
        row.getString("step"),
        row.getString("label"),
        row.getString("title"),
        row.getString("assignee"),
        List.of(),
        row.getString("head_group"),
        row.getString("superior_group"),
        row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
        instant(row, "remind_at"),
        instant(row, "due_at"),
        instant(row, "escalate_at"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
