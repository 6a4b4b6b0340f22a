package vn.trinhky.audit.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.audit.Anchor;
import vn.trinhky.audit.AuditChain;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.AuditVerification;
import vn.trinhky.audit.CanonicalHash;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;

@Service
class JdbcAuditVerification implements AuditVerification {

  /** Chains checked in one transaction. */
  private static final int AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final JdbcTemplate pieces;
  private final JdbcAuditAnchors anchors;
  private final TransactionTemplate reading;

  JdbcAuditVerification(
      JdbcClient jdbc,
      DataSource database,
      JdbcAuditAnchors anchors,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.pieces = Pieces.of(database);
    this.anchors = anchors;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  @Override
  @Transactional(readOnly = true)
  public Verdict verify(String subject) {
    Verdict verdict = check(List.of(subject)).get(0);
    if (!verdict.isSound()) {
      return verdict;
    }
    // a chain that was cut off fits, when what anchors say of it was taken out of them too
    List<Broken> broken = new ArrayList<>();
    checkAnchors(firstDay(subject), broken::add);
    return broken.isEmpty() ? verdict : new Verdict(subject, verdict.entries(), broken.get(0));
  }

  /** An anchor is taken on the day after its own, so it may hold what began on that day. */
  private LocalDate firstDay(String subject) {
    Instant began =
        jdbc.sql("select happened_at from audit_entry where subject = ? and entry_no = 1")
            .param(subject)
            .query((row, number) -> row.getObject("happened_at", OffsetDateTime.class).toInstant())
            .single();
    return LocalDate.ofInstant(began, ProductClock.ZONE).minusDays(1);
  }

  @Override
  public Totals verifyAll(Consumer<Broken> broken) {
    int[] found = {0};
    Consumer<Broken> counting =
        one -> {
          found[0]++;
          broken.accept(one);
        };
    int anchorCount = reading.execute(status -> checkAnchors(LocalDate.EPOCH, counting));
    int chains = 0;
    long entries = 0;
    // anchored chains of which nothing is left come through the second list
    for (String source : List.of(CHAINS, VANISHED)) {
      String last = "";
      while (true) {
        String after = last;
        List<Verdict> verdicts = reading.execute(status -> check(subjects(source, after)));
        if (verdicts.isEmpty()) {
          break;
        }
        for (Verdict verdict : verdicts) {
          chains++;
          entries += verdict.entries();
          verdict.finding().ifPresent(counting);
          last = verdict.subject();
        }
      }
    }
    return new Totals(anchorCount, chains, entries, found[0]);
  }

  private static final String CHAINS =
      "select subject from audit_chain where subject > ? order by subject fetch first ? rows only";

  private static final String VANISHED =
      """
      select distinct a.subject from audit_anchored a
       where a.subject > ? and not exists (select 1 from audit_chain c where c.subject = a.subject)
       order by a.subject fetch first ? rows only
      """;

  private List<String> subjects(String source, String after) {
    return jdbc.sql(source).params(after, AT_ONCE).query(String.class).list();
  }

  // anchors

  /**
   * Every anchor of this day and later must be what was sealed and follow the one before. An anchor
   * that is not is told once: the next one need not pay for it.
   */
  private int checkAnchors(LocalDate from, Consumer<Broken> broken) {
    List<Anchor> all =
        jdbc.sql("select * from audit_anchor order by anchor_day")
            .query(JdbcAuditAnchors::read)
            .list();
    Set<String> previous = Set.of(CanonicalHash.NOTHING_BEFORE);
    for (Anchor anchor : all) {
      if (anchor.day().isBefore(from)) {
        previous = Set.of(anchor.digest());
        continue;
      }
      String found = digest(anchor);
      String problem = null;
      if (!anchor.digest().equals(found)) {
        problem =
            "Mốc niêm phong ngày %s đã bị sửa: mã của mốc không khớp với các chuỗi mà nó ghi.";
      } else if (!previous.contains(anchor.previousDigest())) {
        problem = "Mốc niêm phong ngày %s không nối với mốc trước nó: có mốc bị xóa hoặc bị thay.";
      }
      if (problem != null) {
        String message = problem.formatted(DateText.date(anchor.day()));
        broken.accept(new Broken(null, null, Damage.ANCHOR_ALTERED, message));
      }
      // whichever of the two was altered
      previous = new HashSet<>(List.of(anchor.digest(), found));
    }
    return all.size();
  }

  private boolean isAsSealed(Anchor anchor) {
    return anchor.digest().equals(digest(anchor));
  }

  private String digest(Anchor anchor) {
    return anchors.digest(anchor.day(), anchor.chains(), anchor.entries(), anchor.previousDigest());
  }

  // chains

  /**
   * Checks some chains. The anchors are read first and a chain comes in one statement with its
   * head, so that what is being appended meanwhile is never taken for damage.
   */
  private List<Verdict> check(List<String> subjects) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    Map<String, Walk> walks = new HashMap<>();
    subjects.forEach(subject -> walks.put(subject, new Walk(subject)));
    jdbc.sql(
            """
            select subject, anchor_day, entry_count, head_hash from audit_anchored
             where subject in (:subjects) order by subject, entry_count
            """)
        .param("subjects", subjects)
        .query(
            row -> {
              walks
                  .get(row.getString("subject"))
                  .anchored
                  .add(
                      new Anchored(
                          row.getObject("anchor_day", LocalDate.class),
                          row.getInt("entry_count"),
                          row.getString("head_hash")));
            });
    String places = String.join(", ", subjects.stream().map(subject -> "?").toList());
    pieces.query(
        """
        select e.*, c.subject as chain_subject, c.entry_count as chain_length, c.head_hash
          from audit_chain c left join audit_entry e on e.subject = c.subject
         where c.subject in (%s) order by c.subject, e.entry_no
        """
            .formatted(places),
        row -> {
          Walk walk = walks.get(row.getString("chain_subject"));
          walk.head = new Head(row.getInt("chain_length"), row.getString("head_hash"));
          // a head of which every entry is gone
          if (row.getObject("entry_no") != null) {
            walk.step(AuditChain.entry(row, 0));
          }
        },
        subjects.toArray());
    return subjects.stream().map(subject -> walks.get(subject).end()).toList();
  }

  /** Goes along one chain until something does not fit. */
  private final class Walk {

    private final String subject;
    private final List<Anchored> anchored = new ArrayList<>();
    private int entries;
    private int next = 1;
    private int nextAnchor;
    private String last = CanonicalHash.NOTHING_BEFORE;
    private String beforeLast = "";
    private @Nullable Head head;
    private @Nullable Broken broken;

    Walk(String subject) {
      this.subject = subject;
    }

    void step(AuditEntry entry) {
      entries++;
      if (broken != null) {
        return;
      }
      if (entry.number() != next) {
        fail(
            next,
            Damage.MISSING,
            "Thiếu dòng số %d của nhật ký: sau dòng %d là dòng %d."
                .formatted(next, next - 1, entry.number()));
      } else if (!entry.previousHash().equals(last)) {
        if (entry.previousHash().equals(beforeLast)) {
          fail(
              next - 1,
              Damage.INSERTED,
              "Dòng số %d bị chèn thêm: dòng %d nối với dòng %d, không qua nó."
                  .formatted(next - 1, next, next - 2));
        } else {
          fail(
              next,
              Damage.UNLINKED,
              "Dòng số %d không nối với dòng trước nó: có dòng bị thay, bị chèn hoặc bị đổi chỗ."
                  .formatted(next));
        }
      } else if (!entry.computedHash().equals(entry.hash())) {
        fail(next, Damage.ALTERED, "Nội dung dòng số %d đã bị sửa sau khi ghi.".formatted(next));
      } else {
        meetAnchors(entry);
      }
      beforeLast = last;
      last = entry.hash();
      next++;
    }

    private void meetAnchors(AuditEntry entry) {
      if (nextAnchor < anchored.size() && anchored.get(nextAnchor).count == entry.number()) {
        Anchored anchor = anchored.get(nextAnchor++);
        if (!anchor.head.equals(entry.hash())) {
          failAgainst(
              anchor,
              entry.number(),
              Damage.REWRITTEN,
              "Nhật ký đến dòng số %d không phải là nhật ký đã niêm phong ngày %s: đã bị viết lại."
                  .formatted(entry.number(), DateText.date(anchor.day)));
        }
      }
    }

    Verdict end() {
      if (broken == null && nextAnchor < anchored.size()) {
        Anchored anchor = anchored.get(anchored.size() - 1);
        failAgainst(
            anchor,
            next,
            Damage.TRUNCATED,
            "Nhật ký bị cắt từ dòng số %d: khi niêm phong ngày %s có %d dòng, nay còn %d."
                .formatted(next, DateText.date(anchor.day), anchor.count, entries));
      }
      if (broken == null && head == null) {
        fail(
            1,
            Damage.MISSING,
            "Thiếu dòng số 1 trở đi: hồ sơ nào cũng có nhật ký từ khi lập, nay không còn dòng nào.");
      }
      if (broken == null && head != null && head.count > entries) {
        fail(
            next,
            Damage.MISSING,
            "Thiếu dòng số %d trở đi: chuỗi ghi %d dòng, nay còn %d."
                .formatted(next, head.count, entries));
      }
      if (broken == null && head != null && (head.count != entries || !head.hash.equals(last))) {
        fail(
            entries,
            Damage.WRONG_HEAD,
            "Dòng số %d không phải là dòng cuối đã ghi: có dòng bị thêm hoặc bị thay ở cuối."
                .formatted(entries));
      }
      return new Verdict(subject, entries, broken);
    }

    /** When chain and anchor do not agree, the anchor must still be what was sealed. */
    private void failAgainst(Anchored anchor, int number, Damage damage, String message) {
      Optional<Anchor> sealed =
          jdbc.sql("select * from audit_anchor where anchor_day = ?")
              .param(anchor.day)
              .query(JdbcAuditAnchors::read)
              .optional();
      if (sealed.filter(JdbcAuditVerification.this::isAsSealed).isPresent()) {
        fail(number, damage, message);
      } else {
        broken =
            new Broken(
                subject,
                anchor.count,
                Damage.ANCHOR_ALTERED,
                "Mốc niêm phong ngày %s đã bị sửa nên không khớp với dòng số %d của nhật ký."
                    .formatted(DateText.date(anchor.day), anchor.count));
      }
    }

    private void fail(int number, Damage damage, String message) {
      broken = new Broken(subject, number, damage, message);
    }
  }

  private record Anchored(LocalDate day, int count, String head) {}

  private record Head(int count, String hash) {}
}
