package vn.trinhky.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.trinhky.workflow.PlanIssuance.APPROVE_DRAFT;
import static vn.trinhky.workflow.PlanIssuance.DECIDE_AND_SIGN;
import static vn.trinhky.workflow.PlanIssuance.DRAFT_PLAN;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.notification.Reminders;
import vn.trinhky.notification.Reminders.Notice;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Urgency;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;

/** Due dates, the work lists that go with the tasks, and who is reminded when. */
@TrinhKyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlinesIT {

  /** Working days of the ten steps, by urgency, as the design's table has them. */
  private static final Map<Urgency, List<Integer>> WORKING_DAYS =
      Map.of(
          Urgency.NORMAL, List.of(10, 2, 5, 3, 5, 1, 1, 5, 3, 0),
          Urgency.URGENT, List.of(5, 1, 3, 2, 3, 1, 1, 3, 2, 0),
          Urgency.VERY_URGENT, List.of(3, 1, 2, 1, 2, 0, 0, 2, 1, 0),
          Urgency.FLASH, List.of(1, 0, 2, 0, 1, 0, 0, 1, 0, 0));

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Worklist worklist;
  @Autowired private Reminders reminders;
  @Autowired private WorkingCalendar calendar;
  @Autowired private ProductClock clock;
  @Autowired private JdbcClient jdbc;

  private String locality;

  @BeforeAll
  void town() {
    locality = localities.create();
  }

  @ParameterizedTest
  @EnumSource
  void every_step_has_its_working_days_and_less_of_them_when_it_is_urgent(Urgency urgency) {
    Dossier plan = dossiers.open(locality, urgency).appraisedAfterConsulting("tc-kh");
    for (PlanStep step : PlanStep.values()) {
      Work work = plan.to(step.id()).work().get(0);
      int days = WORKING_DAYS.get(urgency).get(step.ordinal());
      Instant due = calendar.dueAt(locality, work.arrivedAt(), days);
      assertThat(work.dueAt()).as("%s, %s", step, urgency).isEqualTo(due);
      assertThat(plan.task(step.id()).getDueDate()).isEqualTo(Date.from(due));
      assertThat(work.remindAt()).isBetween(work.arrivedAt(), due);
      assertThat(work.escalateAt()).isEqualTo(calendar.dueAt(locality, due, 1));
    }
  }

  @Test
  void the_work_list_follows_the_task() {
    Dossier plan = dossiers.open(locality);
    assertThat(onlyWork(plan).assignee()).isEqualTo(plan.user("noi-vu.officer"));
    assertThat(worklist.mine(plan.actor("noi-vu.officer"))).anyMatch(work -> isOf(work, plan));

    plan.to(APPROVE_DRAFT);
    assertThat(onlyWork(plan).assignee()).isNull();
    assertThat(onlyWork(plan).groups()).containsExactly(plan.user("noi-vu.head"));
    for (String head : List.of("noi-vu.head", "noi-vu.head-2")) {
      assertThat(worklist.available(plan.actor(head))).anyMatch(work -> isOf(work, plan));
    }
    for (String other : List.of("noi-vu.officer", "tu-phap.head", "vp.head")) {
      assertThat(worklist.available(plan.actor(other))).noneMatch(work -> isOf(work, plan));
    }

    engine.claim(plan.user("noi-vu.head"), plan.task(APPROVE_DRAFT));
    assertThat(onlyWork(plan).assignee()).isEqualTo(plan.user("noi-vu.head"));
    assertThat(worklist.mine(plan.actor("noi-vu.head"))).anyMatch(work -> isOf(work, plan));
    assertThat(worklist.available(plan.actor("noi-vu.head-2"))).noneMatch(work -> isOf(work, plan));

    engine.assign(plan.user("noi-vu.head"), plan.task(APPROVE_DRAFT), null);
    assertThat(onlyWork(plan).assignee()).isNull();
    assertThat(worklist.available(plan.actor("noi-vu.head-2"))).anyMatch(work -> isOf(work, plan));

    String taskId = plan.task(APPROVE_DRAFT).getId();
    plan.decides("noi-vu.head-2", APPROVE_DRAFT, "APPROVE");
    assertThat(worklist.find(taskId)).isEmpty();
    assertThat(onlyWork(plan).step()).isEqualTo("PrepareSubmission");

    plan.withdrawn("noi-vu.head", "Không cần nữa.");
    assertThat(plan.work()).isEmpty();
  }

  @Test
  void who_has_to_act_is_reminded_first_then_his_head_then_the_superior() {
    Dossier plan = dossiers.open(locality, Urgency.FLASH);
    Work work = onlyWork(plan);
    assertThat(work.step()).isEqualTo(DRAFT_PLAN);
    List<String> people = List.of("noi-vu.officer", "noi-vu.officer-2", "noi-vu.head", "vp.head");

    sweepAt(work.remindAt().minusSeconds(5));
    assertThat(stages(plan, people)).containsExactly("", "", "", "");
    sweepAt(work.remindAt());
    assertThat(stages(plan, people)).containsExactly("REMIND", "", "", "");
    sweepAt(work.dueAt());
    assertThat(stages(plan, people)).containsExactly("OVERDUE REMIND", "", "OVERDUE", "");
    sweepAt(work.escalateAt());
    assertThat(stages(plan, people)).containsExactly("OVERDUE REMIND", "", "OVERDUE", "ESCALATE");
    sweepAt(work.escalateAt().plus(Duration.ofDays(3)));
    assertThat(sent(plan)).isEqualTo(4);

    plan.to(APPROVE_DRAFT);
    assertThat(stages(plan, people)).as("done work reminds nobody").containsExactly("", "", "", "");
  }

  @Test
  void everybody_who_may_take_an_unclaimed_task_is_reminded() {
    Dossier plan = dossiers.open(locality, Urgency.FLASH).to(APPROVE_DRAFT);
    List<String> people = List.of("noi-vu.head", "noi-vu.head-2", "noi-vu.officer", "vp.head");
    sweepAt(onlyWork(plan).remindAt());
    assertThat(stages(plan, people)).containsExactly("REMIND", "REMIND", "", "");
    sweepAt(onlyWork(plan).dueAt());
    assertThat(stages(plan, people)).containsExactly("OVERDUE REMIND", "OVERDUE REMIND", "", "");
  }

  @Test
  void the_leaders_delay_is_told_to_the_head_of_the_office() {
    Dossier plan = dossiers.open(locality, Urgency.FLASH).to(DECIDE_AND_SIGN);
    List<String> people = List.of("ubnd.leader-2", "ubnd.leader", "vp.head", "noi-vu.head");
    sweepAt(onlyWork(plan).dueAt());
    assertThat(stages(plan, people)).containsExactly("OVERDUE REMIND", "", "OVERDUE", "");
    sweepAt(onlyWork(plan).escalateAt());
    assertThat(stages(plan, people)).containsExactly("OVERDUE REMIND", "", "ESCALATE OVERDUE", "");
  }

  /** Sweeps twice, as two nodes would: nothing is sent twice. */
  private void sweepAt(Instant instant) {
    clock.moveTo(instant);
    reminders.sweep();
    reminders.sweep();
  }

  private List<String> stages(Dossier plan, List<String> people) {
    return people.stream()
        .map(
            person ->
                String.join(
                    " ",
                    reminders.notices(plan.actor(person)).stream()
                        .filter(notice -> notice.businessKey().equals(plan.id()))
                        .map(Notice::stage)
                        .sorted()
                        .toList()))
        .toList();
  }

  private int sent(Dossier plan) {
    return jdbc.sql(
            "select count(*) from notification_notice where business_key = ? and stage in ('REMIND',"
                + " 'OVERDUE', 'ESCALATE')")
        .param(plan.id())
        .query(Integer.class)
        .single();
  }

  private static Work onlyWork(Dossier plan) {
    assertThat(plan.work()).hasSize(1);
    return plan.work().get(0);
  }

  private static boolean isOf(Work work, Dossier plan) {
    return work.businessKey().equals(plan.id());
  }
}
