package vn.trinhky.notification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Return;
import vn.trinhky.notification.Work;
import vn.trinhky.organisation.Actor;

/**
 * The notices. Each is addressed to a login or to a group and stays so; who is in a group is looked
 * up when somebody reads or a message is written.
 */
@Service
class NoticeTable implements Notices {

  /** How long the end of a dossier is told. */
  static final Duration FINISHED_FOR = Duration.ofDays(30);

  /** Enough to find fifty tasks, of which each has told at most four things to one person. */
  private static final int MOST_ROWS = 4 * MOST;

  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_DETAIL = 2_000;
  private static final int LONGEST_NAME = 200;

  /** How long a job may take to open the task that a dossier was returned to. */
  private static final Duration ON_ITS_WAY_FOR = Duration.ofDays(7);

  /** Joins a notice to its open task; {@code :user} is the reader. */
  static final String CONCERNS =
      """
      (n.recipient_kind = 'USER' and n.recipient = :user
        or n.recipient_kind = 'GROUP' and n.recipient in (:groups))
      and (n.stage = 'FINISHED' and n.created_at > :finishedSince
        or exists (select 1 from notification_work w
                    where w.task_id = n.task_id
                      and (n.stage not in ('NEW', 'RETURNED', 'REMIND')
                        or w.assignee is null or w.assignee = :user)))
      """;

  private static final Comparator<Row> NEWEST_OF_A_TASK_FIRST =
      Comparator.comparing(Row::at).thenComparing(row -> row.kind).reversed();

  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean mailed;

  NoticeTable(JdbcClient jdbc, Clock clock, MailServer server) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.mailed = server.isConfigured();
  }

  /** Whether notices wait to be sent by e-mail too. Without a mail server none would ever go. */
  boolean areMailed() {
    return mailed;
  }

  // written in the transaction of the task

  /** Notes why the dossier goes back, for the task that opens next. */
  void returned(String businessKey, Return why) {
    jdbc.sql("delete from notification_return where business_key = ?").param(businessKey).update();
    jdbc.sql(
            """
            insert into notification_return (business_key, from_label, by_name, reason, returned_at)
            values (:key, :from, :by, :reason, :now)
            """)
        .param("key", businessKey)
        .param("from", cut(why.from(), LONGEST_NAME))
        .param("by", cut(why.by(), LONGEST_NAME))
        .param("reason", cut(why.reason(), LONGEST_DETAIL))
        .param("now", now())
        .update();
  }

  private Optional<Return> lastReturn(String businessKey) {
    return jdbc.sql(
            "select from_label, by_name, reason from notification_return where business_key = ?")
        .param(businessKey)
        .query((row, number) -> new Return(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /** Tells whoever has to act, with one statement; one more to say why it came back. */
  void arrived(Work work, boolean back) {
    Kind kind = back ? Kind.RETURNED : Kind.NEW;
    String detail = back ? lastReturn(work.businessKey()).map(Return::sentence).orElse(null) : null;
    jdbc.sql(
            """
            insert into notification_notice (task_id, stage, recipient_kind, recipient, business_key,
              content, detail, created_at, awaits_mail)
            select w.task_id, cast(:stage as varchar(20)), 'USER', w.assignee, w.business_key,
                   cast(:content as varchar(1000)), cast(:detail as varchar(2000)), w.arrived_at, cast(:mailed as boolean)
              from notification_work w where w.task_id = :task and w.assignee is not null
            union all
            select w.task_id, cast(:stage as varchar(20)), 'GROUP', g.group_id, w.business_key,
                   cast(:content as varchar(1000)), cast(:detail as varchar(2000)), w.arrived_at, cast(:mailed as boolean)
              from notification_work w join notification_work_group g on g.task_id = w.task_id
             where w.task_id = :task and w.assignee is null
            """)
        .param("stage", kind.name())
        .param("content", text(kind, work.label(), work.title()))
        .param("detail", detail == null ? null : cut(detail, LONGEST_DETAIL))
        .param("mailed", mailed)
        .param("task", work.taskId())
        .update();
  }

  /** Tells somebody that a task was handed over to him, unless he knows of it. */
  void handedOver(String taskId, String user) {
    jdbc.sql(
            """
            insert into notification_notice (task_id, stage, recipient_kind, recipient, business_key,
              content, created_at, awaits_mail)
            select w.task_id, 'NEW', 'USER', w.assignee, w.business_key,
                   substring(cast(:opening as varchar(100)) || w.label || ' – ' || w.title from 1 for 1000),
                   cast(:now as timestamp with time zone), cast(:mailed as boolean)
              from notification_work w
             where w.task_id = :task and w.assignee = :user
               and not exists (select 1 from notification_notice n
                                where n.task_id = w.task_id and n.stage in ('NEW', 'RETURNED')
                                  and n.recipient_kind = 'USER' and n.recipient = w.assignee)
            """)
        .param("opening", Kind.NEW.label() + ": ")
        .param("now", now())
        .param("mailed", mailed)
        .param("task", taskId)
        .param("user", user)
        .update();
  }

  @Override
  @Transactional
  public void finished(String businessKey, String user, String text) {
    jdbc.sql(
            """
            insert into notification_notice (task_id, stage, recipient_kind, recipient, business_key,
              content, created_at, awaits_mail)
            values (:key, 'FINISHED', 'USER', :user, :key, :content, :now, :mailed)
            """)
        .param("key", businessKey)
        .param("user", user)
        .param("content", cut(text, LONGEST_TEXT))
        .param("now", now())
        .param("mailed", mailed)
        .update();
  }

  // read by people

  @Override
  @Transactional(readOnly = true)
  public List<Notice> of(Actor actor) {
    List<Row> rows =
        jdbc.sql(
                """
                select n.task_id, n.stage, n.business_key, n.content, n.detail, n.created_at,
                       case when exists (select 1 from notification_read r
                                          where r.user_id = :user and r.about = n.task_id
                                            and r.stage = n.stage) then 1 else 0 end as was_read
                  from notification_notice n
                 where %s
                 order by was_read, n.created_at desc, n.id desc fetch first %d rows only
                """
                    .formatted(CONCERNS, MOST_ROWS))
            .param("user", actor.user())
            .param("groups", actor.groups().isEmpty() ? Set.of("") : actor.groups())
            .param("finishedSince", now().minus(FINISHED_FOR))
            .query(
                (row, number) ->
                    new Row(
                        row.getString("task_id"),
                        Kind.valueOf(row.getString("stage")),
                        row.getString("business_key"),
                        row.getString("content"),
                        row.getString("detail"),
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getInt("was_read") == 1))
            .list();
    Map<String, Row> newest = new LinkedHashMap<>();
    rows.stream().sorted(NEWEST_OF_A_TASK_FIRST).forEach(row -> newest.putIfAbsent(row.about, row));
    return newest.values().stream()
        .sorted(Comparator.comparing(Row::read))
        .limit(MOST)
        .map(Row::notice)
        .toList();
  }

  @Override
  @Transactional
  public void read(Collection<String> ids, Actor actor) {
    Set<String> told = of(actor).stream().map(Notice::id).collect(Collectors.toSet());
    for (String id : ids) {
      if (told.contains(id)) {
        mark(id, actor.user());
      }
    }
  }

  private void mark(String id, String user) {
    String[] parts = id.split("\\.", 2);
    try {
      jdbc.sql(
              """
              insert into notification_read (user_id, about, stage, read_at)
              select cast(:user as varchar(64)), cast(:about as varchar(64)), cast(:stage as varchar(20)),
                     cast(:now as timestamp with time zone)
               where not exists (select 1 from notification_read r
                                  where r.user_id = :user and r.about = :about and r.stage = :stage)
              """)
          .param("user", user)
          .param("about", parts[1])
          .param("stage", parts[0])
          .param("now", now())
          .update();
    } catch (DataIntegrityViolationException readInAnotherWindow) {
      throw new ConcurrencyFailureException("read twice at the same moment", readInAnotherWindow);
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> businessKeyOf(String taskId) {
    List<String> keys = new ArrayList<>();
    for (String table : List.of("notification_notice", "notification_message")) {
      keys.addAll(
          jdbc.sql(
                  "select business_key from "
                      + table
                      + " where task_id = ? and business_key is not null fetch first 1 rows only")
              .param(taskId)
              .query(String.class)
              .list());
    }
    return keys.stream().findFirst();
  }

  // housekeeping

  /** Removes notices of work that is done, old ends of dossiers, and marks of removed notices. */
  void clean() {
    jdbc.sql(
            """
            delete from notification_notice n
             where n.stage <> 'FINISHED'
               and not exists (select 1 from notification_work w where w.task_id = n.task_id)
            """)
        .update();
    jdbc.sql("delete from notification_notice where stage = 'FINISHED' and created_at < ?")
        .param(now().minus(FINISHED_FOR.multipliedBy(2)))
        .update();
    jdbc.sql("delete from notification_return where returned_at < ?")
        .param(now().minus(ON_ITS_WAY_FOR))
        .update();
    jdbc.sql(
            """
            delete from notification_read r
             where not exists (select 1 from notification_notice n
                                where n.task_id = r.about and n.stage = r.stage)
            """)
        .update();
  }

  static String text(Kind kind, String label, String title) {
    return cut(kind.label() + ": " + label + " – " + title, LONGEST_TEXT);
  }

  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean insideCharacter = Character.isHighSurrogate(text.charAt(length - 2));
    return text.substring(0, insideCharacter ? length - 2 : length - 1) + "…";
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private record Row(
      String about,
      Kind kind,
      String businessKey,
      String text,
      @Nullable String detail,
      OffsetDateTime at,
      boolean read) {

    Notice notice() {
      return new Notice(
          kind.name() + "." + about,
          kind == Kind.FINISHED ? null : about,
          businessKey,
          kind,
          text,
          detail,
          at.toInstant(),
          read);
    }
  }
}
