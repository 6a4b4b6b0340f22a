package vn.trinhky.notification.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Reminders;
import vn.trinhky.organisation.Actor;

@Service
class JdbcReminders implements Reminders {

  /** Whoever has to act: the assignee, or the groups while nobody has claimed the task. */
  private static final String ACTORS =
      """
      select w.task_id, 'USER' as recipient_kind, w.assignee as recipient, w.business_key, w.label, w.title
        from notification_work w where w.assignee is not null and w.%1$s <= :now
      union
      select w.task_id, 'GROUP', g.group_id, w.business_key, w.label, w.title
        from notification_work w join notification_work_group g on g.task_id = w.task_id
       where w.assignee is null and w.%1$s <= :now
      """;

  private static final String HEADS =
      """
      select w.task_id, 'GROUP' as recipient_kind, w.head_group as recipient, w.business_key, w.label, w.title
        from notification_work w where w.due_at <= :now
      """;

  private static final String SUPERIORS =
      """
      select w.task_id, 'GROUP' as recipient_kind, w.superior_group as recipient, w.business_key, w.label, w.title
        from notification_work w where w.escalate_at <= :now
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final NoticeTable notices;

  JdbcReminders(JdbcClient jdbc, Clock clock, NoticeTable notices) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.notices = notices;
  }

  @Override
  @Transactional
  @Scheduled(
      fixedDelayString = "${trinhky.reminders.every:PT5M}",
      initialDelayString = "${trinhky.reminders.every:PT5M}")
  public int sweep() {
    return send("REMIND", ACTORS.formatted("remind_at"), "Sắp đến hạn: ")
        + send(
            "OVERDUE", ACTORS.formatted("due_at") + " union " + HEADS, "Đã đến hạn mà chưa xong: ")
        + send("ESCALATE", SUPERIORS, "Quá hạn hơn một ngày làm việc: ");
  }

  private int send(String stage, String due, String opening) {
    return jdbc.sql(
            """
            insert into notification_notice (task_id, stage, recipient_kind, recipient, business_key, content, created_at,
              awaits_mail)
            select d.task_id, cast(:stage as varchar(20)), d.recipient_kind, d.recipient, d.business_key,
                   substring(cast(:opening as varchar(100)) || d.label || ' – ' || d.title from 1 for 1000),
                   cast(:now as timestamp with time zone), cast(:mailed as boolean)
              from (%s) d
             where not exists (select 1 from notification_notice n
                                where n.task_id = d.task_id and n.stage = :stage
                                  and n.recipient_kind = d.recipient_kind and n.recipient = d.recipient)
            """
                .formatted(due))
        .param("stage", stage)
        .param("opening", opening)
        .param("mailed", notices.areMailed())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Notice> notices(Actor actor) {
    return jdbc.sql(
            """
            select n.* from notification_notice n
             where n.stage in ('REMIND', 'OVERDUE', 'ESCALATE')
               and (n.recipient_kind = 'USER' and n.recipient = :user
                    or n.recipient_kind = 'GROUP' and n.recipient in (:groups))
               and exists (select 1 from notification_work w where w.task_id = n.task_id)
             order by n.created_at desc, n.id fetch first 50 rows only
            """)
        .param("user", actor.user())
        .param("groups", actor.groups().isEmpty() ? Set.of("") : actor.groups())
        .query(
            (row, number) ->
                new Notice(
                    row.getString("task_id"),
                    row.getString("business_key"),
                    row.getString("stage"),
                    row.getString("content"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
