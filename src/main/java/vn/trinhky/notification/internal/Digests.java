package vn.trinhky.notification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import vn.trinhky.notification.Kind;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.notification.internal.Letters.Part;
import vn.trinhky.notification.internal.MessageTable.NewMessage;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;

/**
 * One e-mail per person and working day on which there is news for it, with what else is open. A
 * row per person and day, written first, keeps two nodes from making it twice; it also says since
 * when things are new.
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

  /**
   * Every task is in one part only, the most pressing. Empty when nothing happened since the last
   * digest that the person wants to read in it: open work is listed beside news, and is none by
   * itself.
   */
  private List<Part> parts(Officer officer, Preference wish, Instant since, Instant now) {
    List<OpenTask> tasks = tasks(officer);
    List<Told> told = told(officer, wish, since);
    Map<String, Set<Kind>> toldOfTask =
        told.stream()
            .collect(
                Collectors.groupingBy(
                    Told::about, Collectors.mapping(Told::kind, Collectors.toSet())));
    Map<Section, List<String>> sorted = new EnumMap<>(Section.class);
    boolean anyNews = false;
    for (OpenTask task : tasks) {
      Set<Kind> news = stillTrue(toldOfTask.getOrDefault(task.id(), Set.of()), task, now);
      anyNews |= !news.isEmpty();
      section(task, news, wish, now)
          .ifPresent(
              section ->
                  sorted.computeIfAbsent(section, none -> new ArrayList<>()).add(line(task, now)));
    }
    Set<String> own = tasks.stream().map(OpenTask::id).collect(Collectors.toSet());
    List<String> others =
        told.stream().filter(one -> !own.contains(one.about())).map(Told::text).distinct().toList();
    if (!others.isEmpty()) {
      anyNews = true;
      sorted.put(Section.OTHERS, others);
    }
    return anyNews
        ? sorted.entrySet().stream()
            .map(part -> new Part(part.getKey().label, part.getValue()))
            .toList()
        : List.of();
  }

  /** A deadline may have passed, or been moved, since the notice of it. */
  private static Set<Kind> stillTrue(Set<Kind> told, OpenTask task, Instant now) {
    return told.stream()
        .filter(
            kind ->
                switch (kind) {
                  case REMIND -> !task.isOverdue(now);
                  case OVERDUE, ESCALATE -> task.isOverdue(now);
                  case NEW, RETURNED, FINISHED -> true;
                })
        .collect(Collectors.toSet());
  }

  /** Empty for what is no news and of a kind that the person does not want to hear of. */
  private static Optional<Section> section(
      OpenTask task, Set<Kind> news, Preference wish, Instant now) {
    boolean overdue = task.isOverdue(now);
    boolean dueToday = !overdue && task.isDueOn(LocalDate.ofInstant(now, ProductClock.ZONE));
    if (overdue && (wants(wish, Kind.OVERDUE) || news.contains(Kind.ESCALATE))) {
      return Optional.of(Section.OVERDUE);
    }
    if (dueToday && wants(wish, Kind.REMIND)) {
      return Optional.of(Section.DUE_TODAY);
    }
    if (news.contains(Kind.REMIND)) {
      return Optional.of(Section.DUE_SOON);
    }
    if (!news.isEmpty()) {
      return Optional.of(Section.NEW);
    }
    return overdue || dueToday || !wants(wish, Kind.NEW)
        ? Optional.empty()
        : Optional.of(Section.WAITING);
  }

  private static boolean wants(Preference wish, Kind kind) {
    return wish.of(kind) != Delivery.NEVER;
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
            select w.task_id, w.locality, w.label, w.title, w.due_at
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
                  due == null ? null : due.toInstant());
            })
        .list();
  }

  /** What the person was told since then and wants to read in a digest. */
  private List<Told> told(Officer officer, Preference wish, Instant since) {
    Set<String> daily =
        wish.deliveries().entrySet().stream()
            .filter(choice -> choice.getValue() == Delivery.DAILY)
            .map(choice -> choice.getKey().name())
            .collect(Collectors.toSet());
    return jdbc.sql(
            """
            select n.task_id, n.stage, n.content from notification_notice n
             where n.created_at > :since and n.stage in (:daily) and %s
             order by n.created_at, n.id fetch first 1000 rows only
            """
                .formatted(NoticeTable.CONCERNS))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("daily", daily)
        .param("user", officer.user())
        .param("groups", groups(officer))
        .param(
            "finishedSince",
            clock.instant().minus(NoticeTable.FINISHED_FOR).atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Told(
                    row.getString("task_id"),
                    Kind.valueOf(row.getString("stage")),
                    row.getString("content")))
        .list();
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

  /** The parts of a digest, the most pressing first. */
  private enum Section {
    OVERDUE("Quá hạn"),
    DUE_TODAY("Đến hạn hôm nay"),
    DUE_SOON("Sắp đến hạn"),
    NEW("Mới"),
    WAITING("Đang chờ"),
    /** Other people's work, and finished dossiers. */
    OTHERS("Tin khác");

    private final String label;

    Section(String label) {
      this.label = label;
    }
  }

  private record OpenTask(
      String id, String locality, String label, String title, @Nullable Instant due) {

    boolean isOverdue(Instant now) {
      return due != null && !due.isAfter(now);
    }

    boolean isDueOn(LocalDate day) {
      return due != null && LocalDate.ofInstant(due, ProductClock.ZONE).equals(day);
    }
  }

  /** A notice; {@code about} is the id of the task, or of the dossier at its end. */
  private record Told(String about, Kind kind, String text) {}
}
