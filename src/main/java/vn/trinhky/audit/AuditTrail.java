package vn.trinhky.audit;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/** What happened to a dossier and who opened it, append only. */
public interface AuditTrail {

  /**
   * Notes what somebody did. It is written just before the caller's transaction commits, together
   * with everything else noted in it, so that others wait for the chain as shortly as can be; until
   * then only {@link #entries} of the same transaction knows of it.
   *
   * @throws IllegalStateException without a transaction
   */
  void append(String subject, Deed deed);

  /**
   * Notes that somebody opened something, once per person, version, object and hour, in a
   * transaction of its own. It never fails the reading for having to wait.
   *
   * @param version number of the version that was opened, or null when none was
   * @param view what was opened
   * @throws org.springframework.transaction.IllegalTransactionStateException inside a transaction
   */
  void viewed(String subject, Actor actor, @Nullable Integer version, View view);

  /**
   * Notes that somebody was not let in, once per person and hour, as {@link #viewed} does.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException inside a transaction
   */
  void refused(String subject, Actor actor);

  /**
   * The entries of these kinds, oldest first. What the caller's own transaction has noted comes
   * last, with number 0 and without its hashes: its place in the chain is not known before the
   * commit.
   */
  List<AuditEntry> entries(String subject, Collection<String> kinds);

  /**
   * Who opened what and who was not let in, newest first.
   *
   * @param limit 1 to 1000
   */
  List<AuditEntry> views(String subject, int limit);

  /** Reads the whole chain, oldest first, without holding it in memory. */
  void read(String subject, Consumer<AuditEntry> reader);

  /**
   * The subject of the chain in which a locality keeps what its people did with a document of
   * another.
   */
  static String elsewhere(String subject, String locality) {
    return subject + "@" + locality;
  }

  /**
   * What was opened.
   *
   * @param object what it is, for counting it once; at most 60 characters
   * @param what how a person would say it, Vietnamese
   */
  record View(String object, String what) {}
}
