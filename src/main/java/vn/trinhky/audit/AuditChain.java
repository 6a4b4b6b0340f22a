package vn.trinhky.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes chains: the trail does, and a migration that brings older records along. Whoever appends
 * to a chain holds its row until the transaction ends, so this comes last in a transaction.
 */
public final class AuditChain {

  private final JdbcOperations jdbc;

  public AuditChain(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Appends to the chain of the subject, which begins with its first entry; inside a transaction.
   *
   * @throws DuplicateKeyException when something that is noted once is there already
   */
  public void append(String subject, List<Done> deeds) {
    if (deeds.isEmpty()) {
      return;
    }
    Optional<Head> head = head(subject);
    List<AuditEntry> entries = entries(subject, head.orElse(Head.NONE), deeds);
    if (head.isEmpty() && !begin(newest(entries))) {
      // somebody else was first; his entries are committed now
      head = head(subject);
      entries = entries(subject, head.orElseThrow(), deeds);
    }
    if (head.isPresent()) {
      AuditEntry newest = newest(entries);
      jdbc.update(
          "update audit_chain set entry_count = ?, head_hash = ? where subject = ?",
          newest.number(),
          newest.hash(),
          subject);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < deeds.size(); i++) {
      rows.add(row(entries.get(i), deeds.get(i).once()));
    }
    jdbc.batchUpdate(
        """
        insert into audit_entry (subject, entry_no, happened_at, kind, step, decision, return_to,
          actor, actor_name, roles, agency, version_no, content_digest, remark, capacity,
          previous_hash, entry_hash, viewed_once)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private static List<AuditEntry> entries(String subject, Head head, List<Done> deeds) {
    List<AuditEntry> entries = new ArrayList<>();
    int number = head.count;
    String hash = head.hash;
    for (Done done : deeds) {
      AuditEntry entry = AuditEntry.next(subject, ++number, done.at(), done.deed(), hash);
      hash = entry.hash();
      entries.add(entry);
    }
    return entries;
  }

  private static AuditEntry newest(List<AuditEntry> entries) {
    return entries.get(entries.size() - 1);
  }

  private Optional<Head> head(String subject) {
    return jdbc
        .query(
            "select entry_count, head_hash from audit_chain where subject = ? for update",
            (row, number) -> new Head(row.getInt("entry_count"), row.getString("head_hash")),
            subject)
        .stream()
        .findFirst();
  }

  /**
   * Begins a chain, unless somebody does so at the same moment: then it waits until he commits.
   * Without the savepoint PostgreSQL would give up the whole transaction.
   */
  private boolean begin(AuditEntry newest) {
    return Boolean.TRUE.equals(
        jdbc.execute(
            (ConnectionCallback<Boolean>)
                connection -> {
                  Savepoint before = connection.setSavepoint();
                  try {
                    jdbc.update(
                        "insert into audit_chain (subject, entry_count, head_hash) values (?, ?, ?)",
                        newest.subject(),
                        newest.number(),
                        newest.hash());
                  } catch (DuplicateKeyException somebodyElseWasFirst) {
                    connection.rollback(before);
                    return false;
                  }
                  connection.releaseSavepoint(before);
                  return true;
                }));
  }

  private static @Nullable Object[] row(AuditEntry entry, @Nullable String once) {
    Deed deed = entry.deed();
    return new @Nullable Object[] {
      entry.subject(),
      entry.number(),
      entry.at().atOffset(ZoneOffset.UTC),
      deed.kind(),
      deed.step(),
      deed.decision(),
      deed.returnTo(),
      deed.actor(),
      deed.actorName(),
      deed.roles(),
      deed.agency(),
      deed.version(),
      deed.contentDigest(),
      deed.remark(),
      deed.capacity(),
      entry.previousHash(),
      entry.hash(),
      once
    };
  }

  /** Reads a row of {@code audit_entry}. */
  public static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getString("subject"),
        row.getInt("entry_no"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        new Deed(
            row.getString("kind"),
            row.getString("step"),
            row.getString("decision"),
            row.getString("return_to"),
            row.getString("actor"),
            row.getString("actor_name"),
            row.getString("roles"),
            row.getString("agency"),
            row.getObject("version_no", Integer.class),
            row.getString("content_digest"),
            row.getString("remark"),
            row.getString("capacity")),
        row.getString("previous_hash"),
        row.getString("entry_hash"));
  }

  /**
   * A deed to be appended.
   *
   * @param once what may be noted only once in the chain, or null
   */
  public record Done(Instant at, Deed deed, @Nullable String once) {}

  private record Head(int count, String hash) {
    private static final Head NONE = new Head(0, CanonicalHash.NOTHING_BEFORE);
  }
}
