package vn.trinhky.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.audit.AuditTrail.View;
import vn.trinhky.audit.AuditVerification.Broken;
import vn.trinhky.audit.AuditVerification.Damage;
import vn.trinhky.audit.AuditVerification.Totals;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.organisation.Actor;
import vn.trinhky.support.Together;
import vn.trinhky.support.TrinhKyTest;

/** Chains, views and anchors, and what becomes visible when somebody changes the rows. */
@TrinhKyTest
class AuditTrailIT {

  private static final Actor HEAD =
      new Actor("t.noi-vu.head", "Nguyễn Văn Hòa", Set.of("t.noi-vu.head"), Set.of("t"), false);
  private static final View DOCUMENT = new View("document", "bản xem trước");

  @Autowired private AuditTrail trail;
  @Autowired private AuditVerification verification;
  @Autowired private AuditAnchors anchors;
  @Autowired private ProductClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private String dossier = "";

  @BeforeEach
  void anotherDossier() {
    dossier = UUID.randomUUID().toString();
  }

  private void happened(String... kinds) {
    for (String kind : kinds) {
      transaction.executeWithoutResult(status -> append(kind));
    }
  }

  private void append(String kind) {
    trail.append(dossier, Deed.of(kind, HEAD, "noi-vu", 1, "ab".repeat(32), "Lời của " + kind));
  }

  private void tamper(String sql, Object... values) {
    assertThat(jdbc.sql(sql).params(values).update()).isPositive();
  }

  private Broken finding() {
    return verification.verify(dossier).finding().orElseThrow(() -> new AssertionError("sound"));
  }

  private void assertBroken(Damage damage, int number) {
    Broken found = finding();
    assertThat(found.damage()).as(found.message()).isEqualTo(damage);
    assertThat(found.number()).as(found.message()).isEqualTo(number);
    assertThat(found.message()).contains(Integer.toString(number));
  }

  /** Repairs the chain so that this class leaves nothing broken behind. */
  private void forget() {
    jdbc.sql("delete from audit_entry where subject = ?").param(dossier).update();
    jdbc.sql("delete from audit_chain where subject = ?").param(dossier).update();
  }

  // what is written

  @Test
  void what_one_transaction_does_is_written_in_order_and_linked() {
    transaction.executeWithoutResult(
        status -> {
          append("CREATED");
          append("SAVED");
          assertThat(trail.entries(dossier, List.of("CREATED", "OTHER")))
              .extracting(entry -> entry.number() + " " + entry.deed().kind())
              .containsExactly("0 CREATED");
        });
    happened("DECIDED");

    List<AuditEntry> entries = new ArrayList<>();
    transaction.executeWithoutResult(status -> trail.read(dossier, entries::add));
    assertThat(entries)
        .extracting(entry -> entry.number() + " " + entry.deed().kind())
        .containsExactly("1 CREATED", "2 SAVED", "3 DECIDED");
    assertThat(entries.get(0).previousHash()).isEqualTo(CanonicalHash.NOTHING_BEFORE);
    assertThat(entries.get(2).previousHash()).isEqualTo(entries.get(1).hash());
    assertThat(entries)
        .allSatisfy(entry -> assertThat(entry.computedHash()).isEqualTo(entry.hash()));
    assertThat(entries.get(1).deed().remark()).isEqualTo("Lời của SAVED");
    assertThat(verification.verify(dossier).isSound()).isTrue();
    assertThat(verification.verify(dossier).entries()).isEqualTo(3);
  }

  @Test
  void what_was_rolled_back_did_not_happen() {
    happened("CREATED");
    transaction.executeWithoutResult(
        status -> {
          append("DECIDED");
          status.setRollbackOnly();
        });
    assertThat(trail.entries(dossier, List.of("CREATED", "DECIDED"))).hasSize(1);
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  @Test
  void nothing_is_noted_outside_a_transaction() {
    assertThatThrownBy(() -> append("CREATED")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eight_who_append_to_one_chain_at_once_wait_for_each_other() {
    happened("CREATED");
    List<Callable<Void>> people =
        Collections.nCopies(
            8,
            () -> {
              for (int i = 0; i < 10; i++) {
                happened("DECIDED");
                trail.viewed(dossier, HEAD, i, DOCUMENT);
              }
              return null;
            });
    assertThat(Together.run(people)).containsOnlyNulls();
    assertThat(trail.entries(dossier, List.of("DECIDED"))).hasSize(80);
    assertThat(trail.views(dossier, 100)).hasSize(10);
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  @Test
  void a_hundred_dossiers_written_in_parallel_have_no_broken_chain() {
    List<String> subjects =
        IntStream.range(0, 100).mapToObj(i -> UUID.randomUUID().toString()).toList();
    List<Callable<Void>> people = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      int first = thread;
      people.add(
          () -> {
            for (int round = 0; round < 2; round++) {
              for (int i = 0; i < subjects.size(); i++) {
                String one = subjects.get((i + first * 13) % subjects.size());
                String two = subjects.get((i + first * 13 + 1) % subjects.size());
                if (round == 0 && first > 0) {
                  trail.viewed(one, HEAD, first, DOCUMENT);
                } else {
                  transaction.executeWithoutResult(
                      status -> {
                        trail.append(one, Deed.of("DECIDED", HEAD, null, 1, null, "một"));
                        trail.append(two, Deed.of("DECIDED", HEAD, null, 1, null, "hai"));
                      });
                }
              }
            }
            return null;
          });
    }
    // the chains are there before everybody writes, as dossiers are
    subjects.forEach(
        subject ->
            transaction.executeWithoutResult(
                status -> trail.append(subject, Deed.of("CREATED", HEAD, null, 1, null, null))));
    List<@Nullable Throwable> failures = Together.run(people);
    assertThat(failures.stream().filter(Objects::nonNull)).isEmpty();
    assertThat(subjects)
        .allSatisfy(
            subject -> {
              assertThat(verification.verify(subject).finding()).isEmpty();
              // 9 times as the one, 9 times as the other
              assertThat(trail.entries(subject, List.of("DECIDED"))).hasSize(18);
              assertThat(trail.views(subject, 100)).hasSize(7);
            });
  }

  @Test
  void what_is_too_long_is_shortened_and_breaks_no_commit() {
    String smile = "😀";
    Actor longNamed = new Actor("t.a", "Ấ".repeat(300), Set.of("t.a.head"), Set.of("t"), false);
    transaction.executeWithoutResult(
        status -> {
          trail.append(dossier, Deed.of("SAVED", longNamed, null, 1, null, "ấ".repeat(30_001)));
          trail.append(dossier, Deed.of("SAVED", HEAD, null, 1, null, smile.repeat(15_001)));
          trail.append(dossier, Deed.of("SAVED", HEAD, null, 1, null, "ấ".repeat(30_000)));
        });
    List<AuditEntry> entries = trail.entries(dossier, List.of("SAVED"));
    assertThat(entries.get(0).deed().actorName()).isEqualTo("Ấ".repeat(199) + "…");
    assertThat(entries.get(0).deed().remark()).isEqualTo("ấ".repeat(29_999) + "…");
    assertThat(entries.get(1).deed().remark()).isEqualTo(smile.repeat(14_999) + "…");
    assertThat(entries.get(2).deed().remark()).isEqualTo("ấ".repeat(30_000));
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  @Test
  void two_who_are_first_in_a_chain_at_once_both_succeed() {
    for (int round = 0; round < 10; round++) {
      anotherDossier();
      Callable<Void> deed =
          () -> {
            happened("DECIDED");
            return null;
          };
      Callable<Void> view =
          () -> {
            trail.viewed(dossier, HEAD, 1, DOCUMENT);
            return null;
          };
      assertThat(Together.run(List.of(deed, view, deed, deed))).containsOnlyNulls();
      assertThat(trail.entries(dossier, List.of("DECIDED"))).hasSize(3);
      assertThat(trail.views(dossier, 10)).hasSize(1);
      assertThat(verification.verify(dossier).finding()).isEmpty();
    }
  }

  @Test
  void whoever_comes_second_to_an_empty_chain_waits_for_the_first() {
    CountDownLatch written = new CountDownLatch(1);
    Callable<Void> first =
        () -> {
          transaction.executeWithoutResult(
              status -> {
                append("FIRST");
                TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void beforeCommit(boolean readOnly) {
                        written.countDown();
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                      }
                    });
              });
          return null;
        };
    Callable<Void> second =
        () -> {
          assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
          happened("SECOND");
          return null;
        };
    assertThat(Together.run(List.of(first, second))).containsOnlyNulls();
    assertThat(trail.entries(dossier, List.of("FIRST", "SECOND")))
        .extracting(entry -> entry.number() + " " + entry.deed().kind())
        .containsExactly("1 FIRST", "2 SECOND");
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  // views

  @Test
  void a_view_is_noted_once_for_each_person_version_and_hour() {
    happened("CREATED");
    trail.viewed(dossier, HEAD, 1, DOCUMENT);
    trail.viewed(dossier, HEAD, 1, new View("document", "tệp PDF"));
    assertThat(trail.views(dossier, 10)).hasSize(1);

    trail.viewed(dossier, HEAD, 2, DOCUMENT);
    trail.viewed(dossier, HEAD, 1, new View("attachment-1", "tệp kèm"));
    Actor other = new Actor("t.vp.reviewer", "Trần Thị Bình", Set.of(), Set.of("t"), false);
    trail.viewed(dossier, other, 1, DOCUMENT);
    assertThat(trail.views(dossier, 10)).hasSize(4);

    clock.moveTo(clock.now().plus(Duration.ofHours(1)));
    trail.viewed(dossier, HEAD, 1, DOCUMENT);
    List<AuditEntry> views = trail.views(dossier, 10);
    assertThat(views).hasSize(5);
    assertThat(views.get(0).deed().remark()).isEqualTo("bản xem trước");
    assertThat(views.get(0).deed().version()).isEqualTo(1);
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  @Test
  void two_simultaneous_views_fail_nobody_and_are_one() {
    happened("CREATED");
    for (int round = 1; round <= 5; round++) {
      int version = round;
      Callable<Void> view =
          () -> {
            trail.viewed(dossier, HEAD, version, DOCUMENT);
            return null;
          };
      assertThat(Together.run(List.of(view, view, view, view))).containsOnlyNulls();
    }
    assertThat(trail.views(dossier, 100)).hasSize(5);
    assertThat(verification.verify(dossier).isSound()).isTrue();
  }

  // what was changed directly in the database

  @Test
  void an_altered_remark_is_named() {
    happened("CREATED", "SAVED", "DECIDED", "ISSUED");
    tamper("update audit_entry set remark = 'Đồng ý' where subject = ? and entry_no = 3", dossier);
    assertBroken(Damage.ALTERED, 3);
    forget();
  }

  @Test
  void every_column_of_an_entry_is_sealed() {
    happened("CREATED", "DECIDED");
    for (String column :
        List.of(
            "kind",
            "step",
            "decision",
            "return_to",
            "actor",
            "actor_name",
            "roles",
            "agency",
            "content_digest",
            "capacity")) {
      String before =
          jdbc.sql("select " + column + " from audit_entry where subject = ? and entry_no = 1")
              .param(dossier)
              .query((row, number) -> String.valueOf(row.getString(1)))
              .single();
      tamper(
          "update audit_entry set " + column + " = 'X' where subject = ? and entry_no = 1",
          dossier);
      assertBroken(Damage.ALTERED, 1);
      tamper(
          "update audit_entry set " + column + " = ? where subject = ? and entry_no = 1",
          before.equals("null") ? null : before,
          dossier);
      assertThat(verification.verify(dossier).isSound()).as(column).isTrue();
    }
    tamper("update audit_entry set version_no = 2 where subject = ? and entry_no = 1", dossier);
    assertBroken(Damage.ALTERED, 1);
    tamper("update audit_entry set version_no = 1 where subject = ?", dossier);
    tamper(
        "update audit_entry set happened_at = happened_at + interval '1' minute where subject = ? and entry_no = 2",
        dossier);
    assertBroken(Damage.ALTERED, 2);
    forget();
  }

  @Test
  void an_entry_altered_and_sealed_again_no_longer_links_to_the_next() {
    happened("CREATED", "SAVED", "DECIDED", "ISSUED");
    List<AuditEntry> entries = trail.entries(dossier, List.of("SAVED"));
    AuditEntry forged =
        AuditEntry.next(
            dossier,
            2,
            entries.get(0).at(),
            Deed.of("SAVED", HEAD, null, 1, null, "khác"),
            entries.get(0).previousHash());
    tamper(
        "update audit_entry set remark = 'khác', agency = null, content_digest = null, entry_hash = ? where subject = ? and entry_no = 2",
        forged.hash(),
        dossier);
    assertBroken(Damage.UNLINKED, 3);
    forget();
  }

  @Test
  void an_entry_deleted_in_the_middle_is_named() {
    happened("CREATED", "SAVED", "DECIDED", "ISSUED");
    tamper("delete from audit_entry where subject = ? and entry_no = 2", dossier);
    assertBroken(Damage.MISSING, 2);
    forget();
  }

  @Test
  void an_entry_inserted_between_others_is_named() {
    happened("CREATED", "SAVED", "DECIDED");
    AuditEntry first = trail.entries(dossier, List.of("CREATED")).get(0);
    tamper(
        "update audit_entry set entry_no = entry_no + 10 where subject = ? and entry_no > 1",
        dossier);
    AuditEntry forged =
        AuditEntry.next(
            dossier, 2, first.at(), Deed.of("DECIDED", HEAD, null, 1, null, "chèn"), first.hash());
    tamper(
        "insert into audit_entry (subject, entry_no, happened_at, kind, actor, actor_name, roles, version_no, remark, previous_hash, entry_hash)"
            + " select subject, 2, happened_at, 'DECIDED', actor, actor_name, roles, 1, 'chèn', ?, ? from audit_entry where subject = ? and entry_no = 1",
        forged.previousHash(),
        forged.hash(),
        dossier);
    tamper(
        "update audit_entry set entry_no = entry_no - 9 where subject = ? and entry_no > 10",
        dossier);
    assertBroken(Damage.INSERTED, 2);
    forget();
  }

  @Test
  void two_entries_exchanged_are_named() {
    happened("CREATED", "SAVED", "DECIDED", "ISSUED");
    tamper("update audit_entry set entry_no = 9 where subject = ? and entry_no = 2", dossier);
    tamper("update audit_entry set entry_no = 2 where subject = ? and entry_no = 3", dossier);
    tamper("update audit_entry set entry_no = 3 where subject = ? and entry_no = 9", dossier);
    assertBroken(Damage.UNLINKED, 2);
    forget();
  }

  @Test
  void entries_cut_off_at_the_end_do_not_fit_the_head() {
    happened("CREATED", "SAVED", "DECIDED");
    tamper("delete from audit_entry where subject = ? and entry_no = 3", dossier);
    assertBroken(Damage.MISSING, 3);
    forget();
  }

  @Test
  void a_chain_of_which_every_entry_is_gone_is_not_sound() {
    happened("CREATED", "SAVED");
    tamper("delete from audit_entry where subject = ?", dossier);
    assertBroken(Damage.MISSING, 1);
    assertThat(verification.verify(dossier).entries()).isZero();
    assertThat(allBroken()).containsExactly(finding());
    forget();
  }

  @Test
  void a_chain_that_is_gone_with_its_head_is_not_sound() {
    happened("CREATED", "SAVED");
    forget();
    assertBroken(Damage.MISSING, 1);
  }

  // anchors

  @Test
  void a_day_is_anchored_once_and_only_after_it_has_ended() {
    anchorToday();
    assertThat(anchors.anchor()).isEmpty();
    happened("CREATED");
    assertThat(anchors.anchor()).isEmpty();

    Anchor anchor = anchorToday();
    assertThat(anchor.day()).isEqualTo(anchors.latest(1).get(0).day());
    assertThat(anchor.previousDigest()).isEqualTo(anchors.latest(2).get(1).digest());
    assertThat(anchor.chains()).isPositive();
    clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    Callable<Boolean> node = () -> anchors.anchor().isPresent();
    assertThat(Together.run(List.of(node, node))).containsOnlyNulls();
    assertThat(anchors.latest(2).get(1)).isEqualTo(anchor);
  }

  @Test
  void a_tail_cut_off_together_with_its_head_is_found_by_the_anchor() {
    happened("CREATED", "SAVED", "DECIDED", "ISSUED");
    Anchor anchor = anchorToday();
    happened("VOID");
    assertThat(verification.verify(dossier).isSound()).isTrue();
    tamper("delete from audit_entry where subject = ? and entry_no > 2", dossier);
    tamper(
        "update audit_chain set entry_count = 2, head_hash ="
            + " (select entry_hash from audit_entry where subject = ? and entry_no = 2) where subject = ?",
        dossier,
        dossier);
    assertBroken(Damage.TRUNCATED, 3);
    assertThat(finding().message())
        .contains(vn.trinhky.calendar.DateText.date(anchor.day()))
        .contains("4 dòng");
    assertThat(allBroken()).anyMatch(broken -> broken.equals(finding()));
    cleanUpAnchored();
  }

  @Test
  void a_chain_that_vanished_altogether_is_found_by_the_anchor() {
    happened("CREATED", "SAVED");
    anchorToday();
    forget();
    assertBroken(Damage.TRUNCATED, 1);
    assertThat(allBroken()).anyMatch(broken -> broken.equals(finding()));
    cleanUpAnchored();
  }

  @Test
  void a_chain_written_anew_from_the_start_is_found_by_the_anchor() {
    happened("CREATED", "SAVED");
    anchorToday();
    forget();
    happened("CREATED", "SAVED", "DECIDED");
    assertBroken(Damage.REWRITTEN, 2);
    cleanUpAnchored();
  }

  @Test
  void an_altered_anchor_is_named_and_not_blamed_on_the_chain() {
    happened("CREATED", "SAVED");
    Anchor anchor = anchorToday();
    String head =
        jdbc.sql("select head_hash from audit_anchored where subject = ?")
            .param(dossier)
            .query(String.class)
            .single();
    tamper("update audit_anchored set head_hash = ? where subject = ?", "0".repeat(64), dossier);
    assertBroken(Damage.ANCHOR_ALTERED, 2);
    List<Broken> all = allBroken();
    assertThat(all.get(0).damage()).isEqualTo(Damage.ANCHOR_ALTERED);
    assertThat(all.get(0).subject()).isNull();
    assertThat(all.get(0).message()).contains(vn.trinhky.calendar.DateText.date(anchor.day()));

    tamper("update audit_anchored set head_hash = ? where subject = ?", head, dossier);
    assertThat(allBroken()).isEmpty();
    tamper("update audit_anchor set digest = ? where anchor_day = ?", "1".repeat(64), anchor.day());
    assertThat(allBroken()).extracting(Broken::damage).containsExactly(Damage.ANCHOR_ALTERED);
    tamper(
        "update audit_anchor set digest = ? where anchor_day = ?", anchor.digest(), anchor.day());
    assertThat(allBroken()).isEmpty();
  }

  @Test
  void a_tail_cut_off_and_taken_out_of_the_anchor_makes_the_dossier_unsound() {
    happened("CREATED", "SAVED", "DECIDED");
    Anchor anchor = anchorToday();
    tamper("delete from audit_anchored where subject = ?", dossier);
    tamper("delete from audit_entry where subject = ? and entry_no = 3", dossier);
    tamper(
        "update audit_chain set entry_count = 2, head_hash ="
            + " (select entry_hash from audit_entry where subject = ? and entry_no = 2) where subject = ?",
        dossier,
        dossier);
    Broken found = finding();
    assertThat(found.damage()).isEqualTo(Damage.ANCHOR_ALTERED);
    assertThat(found.message()).contains(vn.trinhky.calendar.DateText.date(anchor.day()));
    assertThat(allBroken()).containsExactly(found);

    // what began long after has nothing to do with it
    String older = dossier;
    clock.moveTo(clock.now().plus(Duration.ofDays(2)));
    anotherDossier();
    happened("CREATED");
    assertThat(verification.verify(dossier).isSound()).isTrue();
    dossier = older;
    cleanUpAnchored();
  }

  @Test
  void every_altered_anchor_is_told_and_each_only_once() {
    happened("CREATED", "SAVED");
    Anchor first = anchorToday();
    happened("SAVED");
    Anchor second = anchorToday();
    happened("SAVED");
    Anchor third = anchorToday();
    String forge = "update audit_anchor set digest = ? where anchor_day = ?";
    tamper(forge, "1".repeat(64), first.day());
    tamper(forge, "3".repeat(64), third.day());
    List<Broken> all = allBroken();
    assertThat(all).extracting(Broken::damage).containsOnly(Damage.ANCHOR_ALTERED);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).message()).contains(vn.trinhky.calendar.DateText.date(first.day()));
    assertThat(all.get(1).message()).contains(vn.trinhky.calendar.DateText.date(third.day()));
    tamper(forge, first.digest(), first.day());
    tamper(forge, third.digest(), third.day());
    assertThat(allBroken()).isEmpty();

    tamper("delete from audit_anchor where anchor_day = ?", second.day());
    assertThat(allBroken()).hasSize(1);
    assertThat(finding().message()).contains(vn.trinhky.calendar.DateText.date(third.day()));
    jdbc.sql(
            """
            insert into audit_anchor (anchor_day, taken_at, chain_count, entry_count, previous_digest, digest)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            second.day(),
            second.takenAt().atOffset(ZoneOffset.UTC),
            second.chains(),
            second.entries(),
            second.previousDigest(),
            second.digest())
        .update();
    assertThat(allBroken()).isEmpty();
  }

  @Test
  void everything_is_checked_a_few_chains_at_a_time() {
    for (int i = 0; i < 120; i++) {
      anotherDossier();
      happened("CREATED");
    }
    List<Broken> broken = new ArrayList<>();
    Totals totals = verification.verifyAll(broken::add);
    assertThat(broken).isEmpty();
    assertThat(totals.chains())
        .isEqualTo(jdbc.sql("select count(*) from audit_chain").query(Integer.class).single())
        .isGreaterThanOrEqualTo(120);
    assertThat(totals.entries())
        .isEqualTo(jdbc.sql("select count(*) from audit_entry").query(Long.class).single());
  }

  /** Lets the day end and anchors it. */
  private Anchor anchorToday() {
    clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    return anchors.anchor().orElseThrow(() -> new AssertionError("no day has ended"));
  }

  private List<Broken> allBroken() {
    List<Broken> broken = new ArrayList<>();
    verification.verifyAll(broken::add);
    return broken;
  }

  /** Damage that anchors hold for ever is taken out of them, the last anchor sealed again. */
  private void cleanUpAnchored() {
    forget();
    jdbc.sql("delete from audit_anchored where subject = ?").param(dossier).update();
    jdbc.sql("delete from audit_anchored where anchor_day = ?")
        .param(anchors.latest(1).get(0).day())
        .update();
    jdbc.sql("delete from audit_anchor where anchor_day = ?")
        .param(anchors.latest(1).get(0).day())
        .update();
    assertThat(allBroken()).isEmpty();
  }
}
