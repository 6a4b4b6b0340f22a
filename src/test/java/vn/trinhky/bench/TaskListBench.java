package vn.trinhky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.bench.Spread.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.support.Answer;
import vn.trinhky.support.Colleague;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.EngineDoor;
import vn.trinhky.support.TestDatabase;
import vn.trinhky.support.TestLocality;
import vn.trinhky.workflow.internal.identity.AsUser;

/**
 * Task lists with a hundred thousand open tasks of one locality: a fifth of them with one group,
 * the rest spread over 3,300 groups, three of ten claimed. The rows are copies of a real task's.
 */
@Measured
@DirtiesContext
class TaskListBench {

  private static final int TASKS = Integer.getInteger("bench.tasks", 100_000);
  private static final int GROUPS = 3_300;

  /** How many rows are copied in one statement. */
  private static final int AT_ONCE = 10_000;

  private static final int WARM_UP = 5;
  private static final int REPEATED = 15;
  private static final int PAGE = 15;

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private AsUser asUser;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private Worklist worklist;
  @LocalServerPort private int port;

  private final List<List<String>> rows = new ArrayList<>();

  @Test
  void lists_stay_quick_with_many_open_tasks() throws IOException {
    Report report =
        new Report(
            TestDatabase.isPostgres() ? "4-lists-postgres" : "4-lists-h2",
            "Task lists on " + (TestDatabase.isPostgres() ? "PostgreSQL" : "H2"));
    String locality = localities.create();
    Dossier dossier = dossiers.open(locality).to("ApproveDraft");
    double filled = fill(dossier.task("ApproveDraft"), locality);
    long open = tasks.createTaskQuery().count();
    assertThat(open).isGreaterThan(TASKS);

    lists("officer of a small agency", dossier.actor("noi-vu.officer"));
    lists("reviewer, whose group has a fifth of all", dossier.actor("vp.reviewer"));
    lists("head of the office, who oversees that group", dossier.actor("vp.head"));
    pages(locality + ".noi-vu.officer", "officer");
    pages(locality + ".vp.reviewer", "reviewer");

    report
        .line(
            "%s open tasks (copied in %s s, then analysed). Milliseconds, median (least–most) of %d; a page has %d tasks, ours shows at most 200."
                .formatted(number(open, 0), number(filled, 0), REPEATED, PAGE))
        .table(List.of("list", "who", "tasks", "page, ms", "count, ms"), rows)
        .write(Databases.version(jdbc));
    plans(locality);
  }

  private void lists(String who, Actor actor) {
    for (String filter : List.of("Việc của tôi", "Việc của cơ quan", "Quá hạn")) {
      String id = filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
      rows.add(
          List.of(
              "Tasklist, “" + filter + "”",
              who,
              number(asUser.run(actor, () -> filters.count(id)), 0),
              times(() -> asUser.run(actor, () -> filters.listPage(id, 0, PAGE))).text(1),
              times(() -> asUser.run(actor, () -> filters.count(id))).text(1)));
    }
    rows.add(own("`Worklist.mine`", who, () -> worklist.mine(actor)));
    rows.add(own("`Worklist.available`", who, () -> worklist.available(actor)));
    rows.add(own("`Worklist.ofAgency`", who, () -> worklist.ofAgency(actor)));
  }

  private List<String> own(String list, String who, Supplier<List<?>> query) {
    return List.of(list, who, number(query.get().size(), 0), times(query).text(1), "");
  }

  private void pages(String user, String who) {
    Colleague colleague = new Colleague(port, user);
    String filter =
        filters.createTaskFilterQuery().filterName("Việc của tôi").singleResult().getId();
    String list = "/filter/" + filter + "/list?firstResult=0&maxResults=" + PAGE;
    EngineDoor door = colleague.door(EngineDoor.Kind.TASKLIST);
    rows.add(
        List.of(
            "Tasklist over HTTP, “Việc của tôi”",
            who,
            "",
            times(() -> new Answer(door.get(list)).ok()).text(1),
            ""));
    rows.add(
        List.of(
            "our home page over HTTP",
            who,
            "",
            times(() -> new Answer(colleague.browser().get("/", "Accept", "text/html")).ok())
                .text(1),
            ""));
  }

  private Spread times(Supplier<?> query) {
    for (int i = 0; i < WARM_UP; i++) {
      assertThat(query.get()).isNotNull();
    }
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      somebodyWrites();
      long start = System.nanoTime();
      Object found = query.get();
      millis.add((System.nanoTime() - start) / 1e6);
      assertThat(found).isNotNull();
    }
    return Spread.of(millis);
  }

  /** H2 remembers the last answer until a table changes, which never lasts long at work. */
  private void somebodyWrites() {
    jdbc.sql("update act_ru_task set rev_ = rev_ where id_ = 'bt-1'").update();
    jdbc.sql("update act_ru_identitylink set rev_ = rev_ where task_id_ = 'bt-1'").update();
    jdbc.sql("update notification_work set label = label where task_id = 'bt-1'").update();
    jdbc.sql("update notification_work_group set group_id = group_id where task_id = 'bt-1'")
        .update();
  }

  // a hundred thousand copies

  private double fill(Task task, String locality) {
    long start = System.nanoTime();
    // the copies refer to each other as the real rows do
    if (TestDatabase.isPostgres()) {
      transaction.executeWithoutResult(
          status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            copies(task, locality);
          });
    } else {
      jdbc.sql("set referential_integrity false").update();
      copies(task, locality);
      jdbc.sql("set referential_integrity true").update();
    }
    jdbc.sql("analyze").update();
    return (System.nanoTime() - start) / 1e9;
  }

  private void copies(Task task, String locality) {
    String claimed = "mod(s.i / 7, 10) < 3";
    String group =
        "case when mod(s.i, 5) = 0 then '%1$s.vp.reviewer' when mod(s.i, %2$d) = 1 then '%1$s.noi-vu.officer' else '%1$s.unit-' || mod(s.i, %2$d) || '.officer' end"
            .formatted(locality, GROUPS);
    String head =
        "case when mod(s.i, 5) = 0 then '%1$s.vp.head' when mod(s.i, %2$d) = 1 then '%1$s.noi-vu.head' else '%1$s.unit-' || mod(s.i, %2$d) || '.head' end"
            .formatted(locality, GROUPS);
    String assignee =
        "case when not (%3$s) then null when mod(s.i, 5) = 0 then '%1$s.somebody-' || mod(s.i, 50) when mod(s.i, %2$d) = 1 then '%1$s.noi-vu.officer' else '%1$s.somebody-of-' || mod(s.i, %2$d) end"
            .formatted(locality, GROUPS, claimed);
    String later = " + mod(s.i * 7919, 86400) * interval '1' minute";

    copy(
        "act_ru_execution",
        "id_ = '" + task.getProcessInstanceId() + "'",
        Map.of(
            "id_", id("bp"),
            "proc_inst_id_", id("bp"),
            "root_proc_inst_id_", id("bp"),
            "business_key_", id("bk")));
    if (!task.getExecutionId().equals(task.getProcessInstanceId())) {
      copy(
          "act_ru_execution",
          "id_ = '" + task.getExecutionId() + "'",
          Map.of(
              "id_", id("be"),
              "parent_id_", id("bp"),
              "proc_inst_id_", id("bp"),
              "root_proc_inst_id_", id("bp")));
    }
    copy(
        "act_ru_variable",
        "proc_inst_id_ = '" + task.getProcessInstanceId() + "' and name_ = 'title'",
        Map.of(
            "id_", id("bv"),
            "execution_id_", id("bp"),
            "proc_inst_id_", id("bp"),
            "var_scope_", id("bp")));
    copy(
        "act_ru_task",
        "id_ = '" + task.getId() + "'",
        Map.of(
            "id_", id("bt"),
            "execution_id_", id("be"),
            "proc_inst_id_", id("bp"),
            "assignee_", assignee,
            "due_date_", "t.due_date_" + later));
    copy(
        "act_ru_identitylink",
        "task_id_ = '" + task.getId() + "'",
        Map.of("id_", id("bl"), "task_id_", id("bt"), "group_id_", group));
    copy(
        "notification_work",
        "task_id = '" + task.getId() + "'",
        Map.of(
            "task_id",
            id("bt"),
            "business_key",
            id("bk"),
            "assignee",
            assignee,
            "head_group",
            head,
            "due_at",
            "t.due_at" + later));
    copy(
        "notification_work_group",
        "task_id = '" + task.getId() + "'",
        Map.of("task_id", id("bt"), "group_id", group));
  }

  private static String id(String kind) {
    return "'" + kind + "-' || s.i";
  }

  /** Copies the row of this condition, some of its columns computed from the number of the copy. */
  private void copy(String table, String condition, Map<String, String> computed) {
    List<String> columns =
        jdbc.sql(
                """
                select lower(column_name) from information_schema.columns
                 where lower(table_name) = :table and lower(table_schema) = 'public'
                """)
            .param("table", table)
            .query(String.class)
            .list();
    List<String> values =
        columns.stream().map(column -> computed.getOrDefault(column, "t." + column)).toList();
    int rows = 0;
    for (int from = 1; from <= TASKS; from += AT_ONCE) {
      int to = Math.min(TASKS, from + AT_ONCE - 1);
      String series =
          TestDatabase.isPostgres()
              ? "(select generate_series(%d, %d) as i)".formatted(from, to)
              : "(select x as i from system_range(%d, %d))".formatted(from, to);
      rows +=
          jdbc.sql(
                  "insert into %s (%s) select %s from %s t cross join %s s where t.%s"
                      .formatted(
                          table,
                          String.join(", ", columns),
                          String.join(", ", values),
                          table,
                          series,
                          condition))
              .update();
    }
    assertThat(rows).as("copies in " + table).isEqualTo(TASKS);
  }

  /** How the database finds our lists, to be read by whoever looks for a missing index. */
  private void plans(String locality) throws IOException {
    String explain = TestDatabase.isPostgres() ? "explain (analyze, buffers) " : "explain analyze ";
    StringBuilder text = new StringBuilder();
    for (String group : List.of(locality + ".noi-vu.officer", locality + ".vp.reviewer")) {
      for (String sql :
          List.of(
              "select w.* from notification_work w where w.assignee = ? order by w.due_at nulls last, w.arrived_at, w.task_id",
              "select w.* from notification_work w where w.assignee is null and w.task_id in (select g.task_id from notification_work_group g where g.group_id in (?)) order by w.due_at nulls last, w.arrived_at, w.task_id fetch first 200 rows only",
              "select w.* from notification_work w where w.head_group in (?) order by w.due_at nulls last, w.arrived_at, w.task_id fetch first 200 rows only",
              "select g.group_id from notification_work_group g where g.task_id = ?",
              "select w.* from notification_work w where w.business_key = ? order by w.arrived_at")) {
        text.append("\n== ").append(sql).append(" -- ").append(group).append('\n');
        jdbc.sql(explain + sql)
            .param(sql.contains("head_group") ? group.replaceAll("[a-z]+$", "head") : group)
            .query(String.class)
            .list()
            .forEach(line -> text.append(line).append('\n'));
      }
    }
    Files.writeString(
        Path.of(
            "target", "bench", "plans-" + (TestDatabase.isPostgres() ? "postgres" : "h2") + ".txt"),
        text);
  }
}
