package vn.trinhky.audit.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.trinhky.audit.AuditChain;
import vn.trinhky.audit.AuditChain.Done;
import vn.trinhky.audit.AuditEntry;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.audit.Deed;
import vn.trinhky.organisation.Actor;

@Service
class JdbcAuditTrail implements AuditTrail {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAuditTrail.class);

  /** How often a view waits for a chain that others hold, before the reading goes on without. */
  private static final int ATTEMPTS = 3;

  private final JdbcClient jdbc;
  private final JdbcTemplate pieces;
  private final AuditChain chain;
  private final TransactionTemplate transaction;
  private final Clock clock;

  JdbcAuditTrail(
      JdbcClient jdbc,
      JdbcTemplate template,
      DataSource database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.pieces = Pieces.of(database);
    this.chain = new AuditChain(template);
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public void append(String subject, Deed deed) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "what is noted belongs to the transaction in which it is done");
    }
    pending().add(subject, new Done(clock.instant(), deed, null));
  }

  /** What the caller's transaction has noted so far. */
  private Optional<Pending> noted() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return Optional.empty();
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Pending.class::isInstance)
        .map(Pending.class::cast)
        .filter(found -> found.chain == chain)
        .findFirst();
  }

  private Pending pending() {
    return noted()
        .orElseGet(
            () -> {
              Pending fresh = new Pending(chain);
              TransactionSynchronizationManager.registerSynchronization(fresh);
              return fresh;
            });
  }

  @Override
  @Transactional(propagation = Propagation.NEVER)
  public void viewed(String subject, Actor actor, @Nullable Integer version, View view) {
    noteOnce(
        subject,
        Deed.of(Deed.VIEWED, actor, null, version, null, view.what()),
        String.valueOf(version),
        view.object());
  }

  @Override
  @Transactional(propagation = Propagation.NEVER)
  public void refused(String subject, Actor actor) {
    noteOnce(
        subject,
        Deed.of(Deed.REFUSED, actor, null, null, null, "bị từ chối mở hồ sơ"),
        Deed.REFUSED,
        "");
  }

  private void noteOnce(String subject, Deed deed, String version, String object) {
    String hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
    String once = String.join("|", hour, deed.actor(), version, object);
    if (isNoted(subject, once)) {
      return;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        transaction.executeWithoutResult(
            status -> chain.append(subject, List.of(new Done(clock.instant(), deed, once))));
        return;
      } catch (DuplicateKeyException notedMeanwhile) {
        if (isNoted(subject, once)) {
          return;
        }
        // two were first in the same chain: it is there now
      } catch (ConcurrencyFailureException | QueryTimeoutException held) {
        LOG.warn("view of {} by {} waits, attempt {}", subject, deed.actor(), attempt, held);
      }
    }
    LOG.error("view of {} by {} was not noted: {}", subject, deed.actor(), once);
  }

  private boolean isNoted(String subject, String once) {
    return jdbc.sql("select count(*) from audit_entry where subject = ? and viewed_once = ?")
            .params(subject, once)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  @Transactional(readOnly = true)
  public List<AuditEntry> entries(String subject, Collection<String> kinds) {
    List<AuditEntry> entries =
        new ArrayList<>(
            jdbc.sql(
                    "select * from audit_entry where subject = :subject and kind in (:kinds) order by entry_no")
                .param("subject", subject)
                .param("kinds", kinds)
                .query(AuditChain::entry)
                .list());
    // writing them now would take the chain long before the commit, and then deadlocks are possible
    noted()
        .ifPresent(
            pending ->
                pending.of(subject).stream()
                    .filter(done -> kinds.contains(done.deed().kind()))
                    .map(done -> new AuditEntry(subject, 0, done.at(), done.deed(), "", ""))
                    .forEach(entries::add));
    return entries;
  }

  @Override
  @Transactional(readOnly = true)
  public List<AuditEntry> views(String subject, int limit) {
    return jdbc.sql(
            """
            select * from audit_entry where subject = ? and kind in (?, ?)
             order by entry_no desc fetch first ? rows only
            """)
        .params(subject, Deed.VIEWED, Deed.REFUSED, limit)
        .query(AuditChain::entry)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public void read(String subject, Consumer<AuditEntry> reader) {
    pieces.query(
        "select * from audit_entry where subject = ? order by entry_no",
        row -> {
          reader.accept(AuditChain.entry(row, 0));
        },
        subject);
  }

  /**
   * What is noted in one transaction. It is written at its very end, chains in one order, so that
   * whoever holds a chain waits for nothing else any more.
   */
  private static final class Pending implements TransactionSynchronization {

    private final AuditChain chain;
    private final Map<String, List<Done>> deeds = new TreeMap<>();

    Pending(AuditChain chain) {
      this.chain = chain;
    }

    void add(String subject, Done done) {
      deeds.computeIfAbsent(subject, fresh -> new ArrayList<>()).add(done);
    }

    List<Done> of(String subject) {
      return deeds.getOrDefault(subject, List.of());
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      deeds.forEach(chain::append);
    }
  }
}
