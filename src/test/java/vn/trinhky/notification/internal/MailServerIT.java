package vn.trinhky.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Work;
import vn.trinhky.support.TestLocality;
import vn.trinhky.support.TrinhKyTest;
import vn.trinhky.workflow.Logins;

/** What is different where no mail server is configured, and how long pauses are where one is. */
@TrinhKyTest
class MailServerIT {

  @Autowired private TestLocality localities;
  @Autowired private Logins logins;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private MailRoom room;
  @Autowired private Digests digests;
  @Autowired private MessageTable messages;

  @Test
  void without_a_mail_server_people_are_told_under_the_bell_and_nothing_waits_to_be_sent() {
    String locality = localities.create();
    MailServer none = new MailServer(Optional.empty(), "trinh-ky@example.vn", clock);
    NoticeTable notices = new NoticeTable(jdbc, clock, none);
    JdbcWorklist worklist = new JdbcWorklist(jdbc, notices, clock);
    String task = UUID.randomUUID().toString();
    String head = locality + ".noi-vu.head";
    worklist.opened(work(task, locality, List.of(head)), false, null);
    notices.finished(task + "p", head, "Đã ban hành: Kế hoạch");

    assertThat(notices.of(logins.actor(head)))
        .extracting(Notices.Notice::text)
        .containsExactlyInAnyOrder("Việc mới: Góp ý dự thảo – Kế hoạch", "Đã ban hành: Kế hoạch");
    assertThat(
            jdbc.sql(
                    "select count(*) from notification_notice where awaits_mail = true and recipient = ?")
                .param(head)
                .query(Integer.class)
                .single())
        .isZero();
    Postman postman = new Postman(none, room, digests, messages, notices, clock, 8);
    assertThat(postman.deliver()).isZero();
    assertThat(
            jdbc.sql("select count(*) from notification_digest where user_id like ?")
                .param(locality + ".%")
                .query(Integer.class)
                .single())
        .isZero();
    worklist.closed(task);
  }

  @Test
  void pauses_grow_to_six_hours() {
    assertThat(List.of(1, 2, 3, 4, 5, 6, 7))
        .extracting(Postman::pauseAfter)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(4),
            Duration.ofMinutes(16),
            Duration.ofMinutes(64),
            Duration.ofMinutes(256),
            Duration.ofHours(6),
            Duration.ofHours(6));
  }

  private Work work(String task, String locality, List<String> groups) {
    return new Work(
        task,
        "PlanIssuance",
        task + "b",
        locality,
        "noi-vu",
        "CommentOnDraft",
        "Góp ý dự thảo",
        "Kế hoạch",
        null,
        groups,
        locality + ".noi-vu.head",
        locality + ".vp.head",
        clock.instant(),
        null,
        null,
        null);
  }
}
