package vn.trinhky.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.trinhky.workflow.PlanIssuance.APPROVE_DRAFT;
import static vn.trinhky.workflow.PlanIssuance.DECIDE_AND_SIGN;
import static vn.trinhky.workflow.PlanIssuance.ISSUE_DOCUMENT;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.notification.Kind.Delivery;
import vn.trinhky.notification.Notices.Notice;
import vn.trinhky.notification.Outbox.Failure;
import vn.trinhky.notification.Preferences.Preference;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Urgency;
import vn.trinhky.problem.Refusal;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Dossiers;
import vn.trinhky.support.Engine;
import vn.trinhky.support.Rows;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TestMail;
import vn.trinhky.support.TestMail.Mail;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;

/** Who is told what, inside the application and by e-mail, through a real mail server. */
@TrinhKyTest
class NotificationIT {

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Logins logins;
  @Autowired private Plans plans;
  @Autowired private Notices notices;
  @Autowired private Preferences preferences;
  @Autowired private Reminders reminders;
  @Autowired private Outbox outbox;
  @Autowired private ProductClock clock;
  @Autowired private WorkingCalendar calendar;
  @Autowired private Rows rows;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private String locality;

  @BeforeEach
  void town() {
    locality = localities.create();
  }

  // what people are told

  @Test
  void new_work_is_told_to_everybody_who_may_take_it_once() {
    mailed("noi-vu.officer", "noi-vu.head", "noi-vu.head-2", "tu-phap.head");
    Dossier plan = dossiers.open(locality).to(APPROVE_DRAFT);
    Work work = plan.work().get(0);
    outbox.deliver();
    outbox.deliver();

    assertThat(inbox("noi-vu.officer")).as("his own next step is no news").isEmpty();
    assertThat(inbox("tu-phap.head")).isEmpty();
    for (String head : List.of("noi-vu.head", "noi-vu.head-2")) {
      assertThat(inbox(head)).hasSize(1);
      Mail mail = inbox(head).get(0);
      assertThat(mail.subject())
          .isEqualTo(
              "Việc mới, hạn %s: Lãnh đạo cơ quan duyệt dự thảo – %s"
                  .formatted(DateText.dateTime(due(work)), plan.plan().title()));
      assertThat(mail.header("From")).isEqualTo("Trình Ký <trinh-ky@example.vn>");
      for (String body : List.of(mail.plain(), mail.html())) {
        assertThat(body)
            .contains("Lãnh đạo cơ quan duyệt dự thảo")
            .contains(plan.plan().title())
            .contains(DateText.dateTime(due(work)))
            .contains("https://trinhky.example.vn/tasks/" + work.taskId())
            .contains("https://trinhky.example.vn/settings")
            .doesNotContain("Căn cứ");
      }
    }
    assertThat(texts("noi-vu.head", plan))
        .containsExactly("Việc mới: Lãnh đạo cơ quan duyệt dự thảo – " + plan.plan().title());
    engine.claim(plan.user("noi-vu.head"), plan.task(APPROVE_DRAFT));
    assertThat(texts("noi-vu.head", plan)).hasSize(1);
    assertThat(texts("noi-vu.head-2", plan)).as("a colleague has taken it").isEmpty();
    plan.decides("noi-vu.head", APPROVE_DRAFT, "APPROVE");
    assertThat(texts("noi-vu.head", plan)).as("done work tells nothing").isEmpty();
  }

  @Test
  void nobody_is_written_to_about_work_that_is_done_or_taken_meanwhile() {
    mailed("noi-vu.head", "noi-vu.head-2");
    Dossier done = dossiers.open(locality).to(APPROVE_DRAFT);
    done.decides("noi-vu.head", APPROVE_DRAFT, "APPROVE");
    Dossier taken = dossiers.open(locality).to(APPROVE_DRAFT);
    engine.claim(taken.user("noi-vu.head"), taken.task(APPROVE_DRAFT));
    outbox.deliver();
    assertThat(inbox("noi-vu.head-2")).isEmpty();
    assertThat(inbox("noi-vu.head")).hasSize(1);
  }

  @Test
  void a_return_says_who_sent_it_back_from_where_and_why() {
    mailed("noi-vu.officer", "vp.reviewer");
    Dossier plan = dossiers.open(locality).to(APPROVE_DRAFT);
    plan.decides("noi-vu.head", APPROVE_DRAFT, "RETURN", "Bổ sung kinh phí\nở mục II.");
    outbox.deliver();

    Mail mail = inbox("noi-vu.officer").get(0);
    assertThat(mail.subject()).startsWith("Bị trả lại, hạn ").contains("Soạn dự thảo kế hoạch");
    assertThat(mail.plain())
        .contains("trả lại từ bước “Lãnh đạo cơ quan duyệt dự thảo”: Bổ sung kinh phí ở mục II.");
    Notice told = of("noi-vu.officer", plan).get(0);
    assertThat(told.kind()).isEqualTo(Kind.RETURNED);
    assertThat(told.detail()).contains("Bổ sung kinh phí\nở mục II.");

    // where a job stands between the decision and the task
    plan.to(ISSUE_DOCUMENT).decides("ubnd.clerk", ISSUE_DOCUMENT, "RETURN_FORMAT", "Sai lề.");
    plan.jobsRun();
    outbox.deliver();
    assertThat(inbox("vp.reviewer")).last().matches(last -> last.plain().contains("Sai lề."));

    plan.decides("vp.reviewer", "ReviewDossier", "RETURN", "Thiếu phụ lục.", "PrepareSubmission");
    plan.to("SignSubmission");
    assertThat(of("noi-vu.head", plan)).extracting(Notice::kind).containsExactly(Kind.NEW);
  }

  @Test
  void deadlines_are_told_stage_by_stage_and_only_the_newest_stands_under_the_bell() {
    mailed("noi-vu.officer", "noi-vu.head", "vp.head");
    Dossier plan = dossiers.open(locality, Urgency.FLASH);
    Work work = plan.work().get(0);
    sweepAt(remind(work));
    sweepAt(due(work));
    sweepAt(escalate(work));

    assertThat(inbox("noi-vu.officer"))
        .extracting(mail -> mail.subject().substring(0, mail.subject().indexOf(',')))
        .containsExactly("Sắp đến hạn", "Quá hạn");
    assertThat(inbox("noi-vu.head")).hasSize(1);
    assertThat(inbox("vp.head"))
        .singleElement()
        .matches(mail -> mail.subject().startsWith("Quá hạn hơn một ngày làm việc, hạn "));
    assertThat(of("noi-vu.officer", plan)).extracting(Notice::kind).containsExactly(Kind.OVERDUE);
  }

  @Test
  void the_drafter_is_told_what_became_of_his_dossier() {
    mailed("noi-vu.officer");
    Dossier issued = dossiers.open(locality).toTheEnd();
    Dossier withdrawn = dossiers.open(locality).withdrawn("noi-vu.head", "Không cần nữa.");
    Dossier givenUp = dossiers.open(locality).withdrawn("noi-vu.officer", "Làm lại.");
    outbox.deliver();

    assertThat(texts("noi-vu.officer", issued))
        .singleElement()
        .asString()
        .startsWith("Đã ban hành: ")
        .endsWith("/QĐ-UBND, " + issued.plan().title());
    assertThat(texts("noi-vu.officer", withdrawn)).hasSize(1);
    assertThat(texts("noi-vu.officer", givenUp)).isEmpty();
    assertThat(inbox("noi-vu.officer"))
        .filteredOn(mail -> mail.subject().startsWith("Đã ban hành: "))
        .singleElement()
        .matches(mail -> mail.plain().contains("https://trinhky.example.vn/plans/" + issued.id()));
    assertThat(notices.of(actor("tu-phap.clerk")))
        .as("the receipt of the issued document")
        .extracting(Notice::kind)
        .containsExactly(Kind.NEW);
  }

  @Test
  void what_nobody_read_yet_is_shown_however_much_newer_was_read() {
    Instant now = clock.now();
    told("old", "Đã ban hành: kế hoạch cũ", now.minus(Duration.ofDays(2)));
    for (int i = 0; i < 210; i++) {
      told("new-" + i, "Đã ban hành: kế hoạch số " + i, now.minus(Duration.ofHours(1)));
      jdbc.sql(
              """
              insert into notification_read (user_id, about, stage, read_at)
              values (?, ?, 'FINISHED', ?)
              """)
          .params(
              locality + ".noi-vu.officer", locality + ".new-" + i, now.atOffset(ZoneOffset.UTC))
          .update();
    }
    List<Notice> shown = notices.of(actor("noi-vu.officer"));
    assertThat(shown).hasSize(Notices.MOST);
    assertThat(shown.get(0).text()).isEqualTo("Đã ban hành: kế hoạch cũ");
    assertThat(shown).filteredOn(notice -> !notice.read()).hasSize(1);
  }

  private void told(String about, String text, Instant at) {
    jdbc.sql(
            """
            insert into notification_notice (task_id, stage, recipient_kind, recipient, business_key,
              content, created_at)
            values (:about, 'FINISHED', 'USER', :user, :about, :content, :at)
            """)
        .param("about", locality + "." + about)
        .param("user", locality + ".noi-vu.officer")
        .param("content", text)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Test
  void who_gets_a_task_from_somebody_else_is_told_and_who_takes_it_himself_is_not() {
    Dossier plan = dossiers.open(locality).to(DECIDE_AND_SIGN);
    assertThat(texts("ubnd.leader-2", plan)).hasSize(1);
    engine.assign(plan.user("vp.head"), plan.task(DECIDE_AND_SIGN), plan.user("ubnd.leader"));
    assertThat(texts("ubnd.leader", plan)).hasSize(1);
    assertThat(texts("ubnd.leader-2", plan)).as("it is not his any more").isEmpty();
  }

  @Test
  void reading_is_each_persons_own() {
    Dossier plan = dossiers.open(locality).to(APPROVE_DRAFT);
    Notice told = of("noi-vu.head", plan).get(0);
    notices.read(List.of(told.id(), "NEW.of-somebody-else", "x"), actor("noi-vu.head"));
    notices.read(List.of(told.id()), actor("noi-vu.head"));
    notices.read(List.of(told.id()), actor("tu-phap.head"));
    assertThat(of("noi-vu.head", plan)).extracting(Notice::read).containsExactly(true);
    assertThat(of("noi-vu.head-2", plan)).extracting(Notice::read).containsExactly(false);
    assertThat(
            jdbc.sql("select count(*) from notification_read where user_id like ?")
                .param(locality + ".%")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void what_nobody_needs_any_more_is_removed() {
    Dossier plan = dossiers.open(locality).to(APPROVE_DRAFT);
    notices.read(List.of(of("noi-vu.head", plan).get(0).id()), actor("noi-vu.head"));
    plan.decides("noi-vu.head", APPROVE_DRAFT, "APPROVE");
    outbox.clean();
    assertThat(rows.ofPlan(plan.id()).get("notification_notice"))
        .allMatch(row -> !row.contains("duyệt dự thảo"));
    assertThat(
            jdbc.sql("select count(*) from notification_read where user_id like ?")
                .param(locality + ".%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  // settings

  @Test
  void everybody_is_written_to_as_he_wishes() {
    wish("noi-vu.head", Map.of(Kind.NEW, Delivery.NEVER));
    preferences.save(new Preference(null, Map.of(), Preference.USUAL_TIME), actor("noi-vu.head-2"));
    dossiers.open(locality).to(APPROVE_DRAFT);
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).isEmpty();
    assertThat(inbox("noi-vu.head-2")).isEmpty();
  }

  @Test
  void the_address_of_the_registry_counts_until_the_person_gives_another() {
    registered("noi-vu.head", address("registry"));
    assertThat(preferences.of(actor("noi-vu.head")).email()).isEqualTo(address("registry"));
    dossiers.open(locality).to(APPROVE_DRAFT);
    outbox.deliver();
    assertThat(TestMail.to(address("registry"))).hasSize(1);

    Preference kept = preferences.of(actor("noi-vu.head"));
    preferences.save(kept, actor("noi-vu.head"));
    registered("noi-vu.head", address("moved"));
    assertThat(preferences.of(actor("noi-vu.head")).email()).isEqualTo(address("moved"));
    preferences.save(new Preference("", Map.of(), LocalTime.of(6, 5)), actor("noi-vu.head"));
    assertThat(preferences.of(actor("noi-vu.head")).email()).isNull();
    assertThat(preferences.of(actor("noi-vu.head")).digestAt()).isEqualTo(LocalTime.of(6, 5));
  }

  @Test
  void an_address_that_no_server_takes_is_refused() {
    for (String wrong :
        List.of(
            "mai",
            "mai@",
            "@example.vn",
            "mai@vn",
            "a b@example.vn",
            "mai@example.vn\nBcc: x@y.vn",
            "mai@example..vn",
            "máy@example.vn",
            "<mai@example.vn>",
            "a@x.vn,b@x.vn")) {
      assertThatThrownBy(
              () ->
                  preferences.save(
                      new Preference(wrong, Map.of(), Preference.USUAL_TIME), actor("noi-vu.head")))
          .as(wrong)
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("invalid-email"));
    }
  }

  // the digest

  @Test
  void the_digest_says_once_a_day_what_is_late_due_and_new_and_nothing_when_there_is_nothing() {
    atOffice(LocalTime.of(6, 0));
    daily("noi-vu.head", "tu-phap.officer");
    Dossier old = dossiers.open(locality, Urgency.VERY_URGENT).to(APPROVE_DRAFT);
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).as("before the hour").isEmpty();

    atHour(LocalTime.of(7, 30));
    Together.run(List.of(outbox::deliver, outbox::deliver));
    outbox.deliver();
    LocalDate today = today();
    assertThat(inbox("noi-vu.head"))
        .singleElement()
        .matches(mail -> mail.subject().equals("Việc ngày " + DateText.date(today) + ": 1 mới"));
    assertThat(inbox("noi-vu.head").get(0).plain())
        .contains(
            "Mới (1)\n- Lãnh đạo cơ quan duyệt dự thảo – " + old.plan().title() + " (Còn 1 ngày")
        .contains("https://trinhky.example.vn/\n");
    assertThat(inbox("tu-phap.officer")).as("nothing to say").isEmpty();

    LocalDate next = calendar.addWorkingDays(locality, today, 1);
    clock.moveTo(at(next, LocalTime.of(7, 0)));
    dossiers.open(locality).to(APPROVE_DRAFT);
    dossiers.open(locality, Urgency.FLASH).to(APPROVE_DRAFT);
    clock.moveTo(at(next, LocalTime.of(7, 45)));
    outbox.deliver();
    assertThat(inbox("noi-vu.head"))
        .last()
        .matches(
            mail ->
                mail.subject()
                    .equals("Việc ngày " + DateText.date(next) + ": 2 đến hạn hôm nay, 1 mới"));

    LocalDate third = calendar.addWorkingDays(locality, next, 1);
    sweepAt(at(third, LocalTime.of(7, 45)));
    assertThat(inbox("noi-vu.head"))
        .hasSize(3)
        .last()
        .matches(
            mail ->
                mail.subject()
                    .equals("Việc ngày " + DateText.date(third) + ": 2 quá hạn, 1 đang chờ"));
  }

  @Test
  void work_that_is_still_late_on_the_next_day_is_no_news() {
    atOffice(LocalTime.of(7, 0));
    daily("noi-vu.head");
    wish("noi-vu.head-2", Map.of(Kind.REMIND, Delivery.DAILY, Kind.ESCALATE, Delivery.DAILY));
    dossiers.open(locality, Urgency.FLASH).to(APPROVE_DRAFT);
    LocalDate first = today();
    sweepAt(at(first, LocalTime.of(18, 0)));
    LocalDate second = calendar.addWorkingDays(locality, first, 1);
    sweepAt(at(second, LocalTime.of(7, 45)));
    assertThat(subjects("noi-vu.head"))
        .containsExactly("Việc ngày %s: 1 quá hạn".formatted(DateText.date(first)));
    sweepAt(at(calendar.addWorkingDays(locality, second, 1), LocalTime.of(7, 45)));
    assertThat(inbox("noi-vu.head")).hasSize(1);
    assertThat(subjects("noi-vu.head-2"))
        .as("told at once that it came and was late, and nothing in a digest")
        .hasSize(2)
        .noneMatch(subject -> subject.startsWith("Việc ngày "));
  }

  @Test
  void a_digest_says_nothing_of_a_kind_that_the_person_does_not_want() {
    atOffice(LocalTime.of(7, 0));
    Map<Kind, Delivery> wishes = new EnumMap<>(Kind.class);
    for (Kind never : List.of(Kind.NEW, Kind.RETURNED, Kind.OVERDUE)) {
      wishes.put(never, Delivery.NEVER);
    }
    // what is left is read in the digest by whoever has said nothing else
    digestAt("noi-vu.head", wishes, Preference.USUAL_TIME);
    digestAt("noi-vu.head-2", wishes, LocalTime.of(23, 59));
    dossiers.open(locality, Urgency.FLASH).to(APPROVE_DRAFT);
    Dossier other = dossiers.open(locality).to(APPROVE_DRAFT);
    sweepAt(at(today(), LocalTime.of(7, 45)));
    assertThat(inbox("noi-vu.head")).as("new work").isEmpty();
    sweepAt(at(calendar.addWorkingDays(locality, today(), 1), LocalTime.of(7, 45)));
    assertThat(inbox("noi-vu.head")).as("late work").isEmpty();

    clock.moveTo(remind(other.work().get(0)));
    digestAt("noi-vu.head-2", wishes, LocalTime.ofInstant(clock.now(), ProductClock.ZONE));
    sweepAt(clock.now());
    assertThat(inbox("noi-vu.head-2"))
        .singleElement()
        .matches(
            mail ->
                mail.subject()
                    .equals("Việc ngày " + DateText.date(today()) + ": 1 đến hạn hôm nay"))
        .matches(mail -> !mail.plain().contains("Quá hạn") && !mail.plain().contains("Mới"));
  }

  @Test
  void nobody_gets_a_digest_on_a_day_of_rest() {
    daily("noi-vu.head");
    dossiers.open(locality).to(APPROVE_DRAFT);
    LocalDate saturday = today();
    while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY
        || !at(saturday, LocalTime.of(9, 0)).isAfter(clock.now())
        || calendar.isWorkingDay(locality, saturday)) {
      saturday = saturday.plusDays(1);
    }
    clock.moveTo(at(saturday, LocalTime.of(9, 0)));
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).isEmpty();
  }

  // the outbox

  @Test
  void a_mail_server_that_is_down_hinders_nobody_and_is_tried_again_later() {
    mailed("noi-vu.head");
    Dossier plan = dossiers.open(locality);
    TestMail.down(
        () -> {
          plan.to(APPROVE_DRAFT);
          assertThat(outbox.deliver()).isZero();
          outbox.deliver();
          assertThat(attempts("noi-vu.head")).as("not at once again").isEqualTo(1);
          clock.moveTo(clock.now().plus(Duration.ofSeconds(61)));
          outbox.deliver();
          assertThat(attempts("noi-vu.head")).isEqualTo(2);
        });
    clock.moveTo(clock.now().plus(Duration.ofMinutes(4)).plusSeconds(1));
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).hasSize(1);
    assertThat(failuresOf("noi-vu.head")).isEmpty();
  }

  @Test
  void a_message_is_given_up_visibly_and_the_administrator_sends_it_again() {
    mailed("noi-vu.head");
    dossiers.open(locality).to(APPROVE_DRAFT);
    TestMail.down(
        () -> {
          for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(failuresOf("noi-vu.head")).isEmpty();
            outbox.deliver();
            clock.moveTo(clock.now().plus(Duration.ofHours(6)).plusSeconds(1));
          }
        });
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).as("not tried any more").isEmpty();
    Failure failure = failuresOf("noi-vu.head").get(0);
    assertThat(failure.attempts()).isEqualTo(8);
    assertThat(failure.lastError()).contains("onnect");

    for (String person : List.of("noi-vu.head", "vp.admin")) {
      assertThatThrownBy(() -> outbox.failures(actor(person))).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> outbox.retry(failure.id(), actor(person)))
          .isInstanceOf(Refusal.class);
    }
    outbox.retry(failure.id(), admin());
    outbox.deliver();
    assertThat(inbox("noi-vu.head"))
        .singleElement()
        .matches(mail -> mail.header("Message-ID").equals("<" + failure.id() + "@example.vn>"));
    assertThatThrownBy(() -> outbox.retry(failure.id(), admin()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-message"));
  }

  @Test
  void two_nodes_that_send_at_the_same_moment_send_each_message_once() {
    mailed("noi-vu.head", "noi-vu.head-2");
    for (int i = 0; i < 15; i++) {
      dossiers.open(locality).to(APPROVE_DRAFT);
    }
    assertThat(Together.run(List.of(outbox::deliver, outbox::deliver, outbox::deliver)))
        .containsOnlyNulls();
    outbox.deliver();
    assertThat(inbox("noi-vu.head")).hasSize(15);
    assertThat(inbox("noi-vu.head-2")).hasSize(15);
  }

  @Test
  void a_decision_that_is_rolled_back_tells_nobody() {
    mailed("noi-vu.head");
    Dossier plan = dossiers.open(locality);
    outbox.deliver();
    Map<String, List<String>> before = rows.ofPlan(plan.id());
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              plan.to(APPROVE_DRAFT);
              assertThat(of("noi-vu.head", plan)).hasSize(1);
              status.setRollbackOnly();
            });
    outbox.deliver();
    assertThat(rows.ofPlan(plan.id())).isEqualTo(before);
    assertThat(inbox("noi-vu.head")).isEmpty();
  }

  @Test
  void a_title_cannot_write_headers() {
    mailed("noi-vu.head");
    Plan plan =
        plans.open(
            new NewPlan(
                locality,
                2022,
                IssuanceForm.DECISION_WITH_PLAN,
                IssuingAuthority.COMMITTEE,
                "Kế hoạch\r\nBcc: thief@example.vn\r\n\r\n<b>x</b> & ${1+1}",
                null,
                Urgency.NORMAL,
                "ninh-hoa-2022",
                null),
            actor("noi-vu.officer"));
    engine.decide(locality + ".noi-vu.officer", engine.task(plan.id(), "DraftPlan"), "SUBMIT");
    outbox.deliver();
    Mail mail = inbox("noi-vu.head").get(0);
    assertThat(mail.subject()).endsWith("– Kế hoạch Bcc: thief@example.vn <b>x</b> & ${1+1}");
    assertThat(mail.header("Bcc")).isEmpty();
    assertThat(mail.isOnlyTo(address("noi-vu.head"))).isTrue();
    assertThat(mail.html()).contains("&lt;b&gt;x&lt;/b&gt; &amp; ${1+1}").doesNotContain("<b>x");
    assertThat(TestMail.to("thief@example.vn")).isEmpty();
  }

  // helpers

  /** These people are written to at once about everything. */
  private void mailed(String... people) {
    for (String person : people) {
      wish(person, Map.of());
    }
  }

  /** All at once, except for these kinds. */
  private void wish(String person, Map<Kind, Delivery> otherwise) {
    Map<Kind, Delivery> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, otherwise.getOrDefault(kind, Delivery.IMMEDIATELY));
    }
    preferences.save(new Preference(address(person), all, Preference.USUAL_TIME), actor(person));
  }

  private void digestAt(String person, Map<Kind, Delivery> wishes, LocalTime hour) {
    preferences.save(new Preference(address(person), wishes, hour), actor(person));
  }

  private void daily(String... people) {
    Map<Kind, Delivery> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, Delivery.DAILY);
    }
    for (String person : people) {
      preferences.save(new Preference(address(person), all, Preference.USUAL_TIME), actor(person));
    }
  }

  private void registered(String person, String email) {
    jdbc.sql("update organisation_officer set email = ? where user_id = ?")
        .params(email, locality + "." + person)
        .update();
    jdbc.sql("update organisation_locality set catalogue_version = ? where code = ?")
        .params(email, locality)
        .update();
  }

  private String address(String person) {
    return locality + "." + person + "@example.vn";
  }

  private List<Mail> inbox(String person) {
    return TestMail.to(address(person));
  }

  private List<String> subjects(String person) {
    return inbox(person).stream().map(Mail::subject).toList();
  }

  private Actor actor(String person) {
    return logins.actor(locality + "." + person);
  }

  private static Actor admin() {
    return new Actor("admin", "admin", java.util.Set.of(), java.util.Set.of(), true);
  }

  private List<Notice> of(String person, Dossier plan) {
    return notices.of(actor(person)).stream()
        .filter(notice -> notice.businessKey().equals(plan.id()))
        .toList();
  }

  private List<String> texts(String person, Dossier plan) {
    return of(person, plan).stream().map(Notice::text).toList();
  }

  private List<Failure> failuresOf(String person) {
    return outbox.failures(admin()).stream()
        .filter(failure -> failure.user().equals(locality + "." + person))
        .toList();
  }

  private int attempts(String person) {
    return jdbc.sql("select attempts from notification_message where user_id = ?")
        .param(locality + "." + person)
        .query(Integer.class)
        .single();
  }

  private void sweepAt(Instant instant) {
    clock.moveTo(instant);
    reminders.sweep();
    outbox.deliver();
  }

  private static Instant remind(Work work) {
    return java.util.Objects.requireNonNull(work.remindAt());
  }

  private static Instant due(Work work) {
    return java.util.Objects.requireNonNull(work.dueAt());
  }

  private static Instant escalate(Work work) {
    return java.util.Objects.requireNonNull(work.escalateAt());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.now(), ProductClock.ZONE);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ProductClock.ZONE).toInstant();
  }

  /** Moves on to this hour of today. */
  private void atHour(LocalTime hour) {
    clock.moveTo(at(today(), hour));
  }

  /** Moves on to this hour of the next Monday that is a working day with two more after it. */
  private void atOffice(LocalTime hour) {
    LocalDate day = today().plusDays(1);
    while (!calendar.isWorkingDay(locality, day)
        || !calendar.isWorkingDay(locality, day.plusDays(1))
        || !calendar.isWorkingDay(locality, day.plusDays(2))) {
      day = day.plusDays(1);
    }
    clock.moveTo(at(day, hour));
  }
}
