package vn.trinhky.notification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.DueText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.notification.internal.Letters.Part;
import vn.trinhky.notification.internal.MessageTable.NewMessage;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;

/**
 * One e-mail per person and working day with what is open. A row per person and day, written first,
 * keeps two nodes from making it twice; it also says since when things are new.
 */
@Component
class Digests {

  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final PreferenceTable preferences;
  private final MessageTable messages;
  private final Letters letters;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Digests(
      JdbcClient jdbc,
      Organisation organisation,
      WorkingCalendar calendar,
      PreferenceTable preferences,
      MessageTable messages,
      Letters letters,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.calendar = calendar;
    this.preferences = preferences;
    this.messages = messages;
    this.letters = letters;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Makes every digest that is due and not made yet, each in a transaction of its own. */
  void make() {
    Instant now = clock.instant();
    LocalDateTime local = LocalDateTime.ofInstant(now, ProductClock.ZONE);
    LocalDate today = local.toLocalDate();
    Set<String> made =
        new HashSet<>(
            jdbc.sql("select user_id from notification_digest where digest_day = ?")
                .param(today)
                .query(String.class)
                .list());
    for (Locality locality : organisation.localities()) {
      if (!calendar.isWorkingDay(locality.code(), today)) {
        continue;
      }
      List<Officer> people =
          organisation.officers(locality.code()).stream()
              .filter(officer -> !made.contains(officer.user()))
              .toList();
      Map<String, Preference> wishes = preferences.of(people);
      for (Officer officer : people) {
        Preference wish = Objects.requireNonNull(wishes.get(officer.user()));
        if (wish.hasDigest() && !local.toLocalTime().isBefore(wish.digestAt())) {
          makeOnce(officer, wish, today, now);
        }
      }
    }
  }

  private void makeOnce(Officer officer, Preference wish, LocalDate today, Instant now) {
    try {
      transaction.executeWithoutResult(status -> make(officer, wish, today, now));
    } catch (DataIntegrityViolationException anotherNodeWasFaster) {
      // the person has his digest
    }
  }

  private void make(Officer officer, Preference wish, LocalDate today, Instant now) {
    OffsetDateTime since =
        jdbc.sql("select max(made_at) from notification_digest where user_id = ?")
            .param(officer.user())
            .query(OffsetDateTime.class)
            .optional()
            .orElse(Instant.EPOCH.atOffset(ZoneOffset.UTC));
    jdbc.sql("insert into notification_digest (user_id, digest_day, made_at) values (?, ?, ?)")
        .params(officer.user(), today, now.atOffset(ZoneOffset.UTC))
        .update();
    List<Part> parts = parts(officer, wish, since.toInstant(), now);
    if (!parts.isEmpty()) {
      messages.add(
          List.of(
              new NewMessage(
                  "DIGEST:" + today + ":" + officer.user(),
                  officer.user(),
                  Objects.requireNonNull(wish.email()),
                  null,
                  null,
                  letters.digest(officer, today, parts))));
    }
  }

  /** Every task is in one part only, the most pressing; empty when there is nothing to say. */
  private List<Part> parts(Officer officer, Preference wish, Instant since, Instant now) {
    List<OpenTask> tasks = tasks(officer);
    LocalDate today = LocalDate.ofInstant(now, ProductClock.ZONE);
    Map<String, List<OpenTask>> sorted = new LinkedHashMap<>();
    for (String name : List.of("Quá hạn", "Đến hạn hôm nay", "Mới", "Đang chờ")) {
      sorted.put(name, new ArrayList<>());
    }
    for (OpenTask task : tasks) {
      Objects.requireNonNull(sorted.get(partOf(task, since, now, today))).add(task);
    }
    List<Part> parts = new ArrayList<>();
    sorted.forEach(
        (name, some) -> {
          if (!some.isEmpty()) {
            parts.add(new Part(name, some.stream().map(task -> line(task, now)).toList()));
          }
        });
    List<String> others = others(officer, wish, since, tasks);
    if (!others.isEmpty()) {
      parts.add(new Part("Tin khác", others));
    }
    // what only waits was in an earlier digest and is no news by itself
    boolean news = parts.stream().anyMatch(part -> !part.name().equals("Đang chờ"));
    return news ? parts : List.of();
  }

  private static String partOf(OpenTask task, Instant since, Instant now, LocalDate today) {
    if (task.due() != null && !task.due().isAfter(now)) {
      return "Quá hạn";
    }
    if (task.due() != null && LocalDate.ofInstant(task.due(), ProductClock.ZONE).equals(today)) {
      return "Đến hạn hôm nay";
    }
    return task.arrivedAt().isAfter(since) ? "Mới" : "Đang chờ";
  }

  private String line(OpenTask task, Instant now) {
    String due =
        task.due() == null
            ? ""
            : " (%s)".formatted(DueText.of(calendar, task.locality(), now, task.due()).text());
    return task.label() + " – " + task.title() + due;
  }

  /** What the person has or may take. */
  private List<OpenTask> tasks(Officer officer) {
    return jdbc.sql(
            """
            select w.task_id, w.locality, w.label, w.title, w.arrived_at, w.due_at
              from notification_work w
             where w.assignee = :user
                or w.assignee is null
                   and exists (select 1 from notification_work_group g
                                where g.task_id = w.task_id and g.group_id in (:groups))
             order by w.due_at nulls last, w.arrived_at, w.task_id
            """)
        .param("user", officer.user())
        .param("groups", groups(officer))
        .query(
            (row, number) -> {
              OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
              return new OpenTask(
                  row.getString("task_id"),
                  row.getString("locality"),
                  row.getString("label"),
                  row.getString("title"),
                  row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                  due == null ? null : due.toInstant());
            })
        .list();
  }

  /** What the person was told about other people's work and finished dossiers. */
  private List<String> others(Officer officer, Preference wish, Instant since, List<OpenTask> own) {
    Set<String> ownIds = own.stream().map(OpenTask::id).collect(Collectors.toSet());
    Set<String> daily =
        wish.deliveries().entrySet().stream()
            .filter(choice -> choice.getValue() == Delivery.DAILY)
            .map(choice -> choice.getKey().name())
            .collect(Collectors.toSet());
    return jdbc
        .sql(
            """
            select n.task_id, n.stage, n.content from notification_notice n
             where n.created_at > :since and n.stage in (:daily) and %s
             order by n.created_at, n.id fetch first 200 rows only
            """
                .formatted(NoticeTable.CONCERNS))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("daily", daily)
        .param("user", officer.user())
        .param("groups", groups(officer))
        .param(
            "finishedSince",
            clock.instant().minus(NoticeTable.FINISHED_FOR).atOffset(ZoneOffset.UTC))
        .query((row, number) -> new Other(row.getString("task_id"), row.getString("content")))
        .list()
        .stream()
        .filter(other -> !ownIds.contains(other.about()))
        .map(Other::text)
        .distinct()
        .toList();
  }

  private static Set<String> groups(Officer officer) {
    return officer.groups().isEmpty()
        ? Set.of("")
        : officer.groups().stream()
            .map(group -> group.of(officer.locality(), officer.agency()))
            .collect(Collectors.toSet());
  }

  void clean() {
    jdbc.sql("delete from notification_digest where digest_day < ?")
        .param(LocalDate.ofInstant(clock.instant().minus(KEPT), ProductClock.ZONE))
        .update();
  }

  private record OpenTask(
      String id,
      String locality,
      String label,
      String title,
      Instant arrivedAt,
      @Nullable Instant due) {}

  private record Other(String about, String text) {}
}
