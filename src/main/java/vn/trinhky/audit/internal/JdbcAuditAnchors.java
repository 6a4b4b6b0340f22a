package vn.trinhky.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.audit.Anchor;
import vn.trinhky.audit.AuditAnchors;
import vn.trinhky.audit.CanonicalHash;
import vn.trinhky.calendar.ProductClock;

@Service
class JdbcAuditAnchors implements AuditAnchors {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAuditAnchors.class);

  private final JdbcClient jdbc;
  private final JdbcTemplate pieces;
  private final TransactionTemplate transaction;
  private final Clock clock;

  JdbcAuditAnchors(
      JdbcClient jdbc, DataSource database, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.pieces = Pieces.of(database);
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "${trinhky.audit.anchor-check:PT1H}",
      initialDelayString = "${trinhky.audit.first-anchor-check:PT2M}")
  void anchorTheDayThatHasEnded() {
    anchor();
  }

  @Override
  public Optional<Anchor> anchor() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE).minusDays(1);
    try {
      Optional<Anchor> taken = Optional.ofNullable(transaction.execute(status -> take(day)));
      // in the log of the machine it is kept outside the database
      taken.ifPresent(
          anchor ->
              LOG.info(
                  "audit anchor of {}: {} chains, digest {}",
                  anchor.day(),
                  anchor.chains(),
                  anchor.digest()));
      return taken;
    } catch (DuplicateKeyException | ConcurrencyFailureException anotherNodeDoesIt) {
      LOG.debug("anchor of {} is taken elsewhere", day, anotherNodeDoesIt);
      return Optional.empty();
    }
  }

  private @Nullable Anchor take(LocalDate day) {
    Optional<Anchor> last = latest(1).stream().findFirst();
    if (last.filter(anchor -> !anchor.day().isBefore(day)).isPresent()) {
      return null;
    }
    jdbc.sql(
            """
            insert into audit_anchored (anchor_day, row_no, subject, entry_count, head_hash)
            select cast(:day as date), row_number() over (order by c.subject), c.subject, c.entry_count, c.head_hash
              from audit_chain c
             where not exists (select 1 from audit_anchored a
                                where a.subject = c.subject and a.entry_count = c.entry_count)
            """)
        .param("day", day)
        .update();
    String previous = last.map(Anchor::digest).orElse(CanonicalHash.NOTHING_BEFORE);
    Sum sum = sum(day);
    Anchor anchor =
        new Anchor(
            day,
            clock.instant(),
            sum.chains,
            sum.entries,
            previous,
            digest(day, sum.chains, sum.entries, previous));
    jdbc.sql(
            """
            insert into audit_anchor (anchor_day, taken_at, chain_count, entry_count, previous_digest, digest)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            day,
            anchor.takenAt().atOffset(ZoneOffset.UTC),
            anchor.chains(),
            anchor.entries(),
            previous,
            anchor.digest())
        .update();
    return anchor;
  }

  private Sum sum(LocalDate day) {
    return jdbc.sql(
            """
            select count(*) as chains, coalesce(sum(entry_count), 0) as entries
              from audit_anchored where anchor_day = ?
            """)
        .param(day)
        .query((row, number) -> new Sum(row.getInt("chains"), row.getLong("entries")))
        .single();
  }

  /** The digest that an anchor of this day must have; inside a transaction. */
  String digest(LocalDate day, int chains, long entries, String previousDigest) {
    CanonicalHash digest =
        new CanonicalHash()
            .field("trinhky-anchor-1")
            .field(day.toString())
            .field(chains)
            .field(entries)
            .field(previousDigest);
    pieces.query(
        "select subject, entry_count, head_hash from audit_anchored where anchor_day = ? order by row_no",
        row -> {
          digest
              .field(row.getString("subject"))
              .field(row.getInt("entry_count"))
              .field(row.getString("head_hash"));
        },
        day);
    return digest.hex();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Anchor> latest(int limit) {
    return jdbc.sql("select * from audit_anchor order by anchor_day desc fetch first ? rows only")
        .param(limit)
        .query(JdbcAuditAnchors::read)
        .list();
  }

  static Anchor read(ResultSet row, int number) throws SQLException {
    return new Anchor(
        row.getObject("anchor_day", LocalDate.class),
        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
        row.getInt("chain_count"),
        row.getLong("entry_count"),
        row.getString("previous_digest"),
        row.getString("digest"));
  }

  private record Sum(int chains, long entries) {}
}
