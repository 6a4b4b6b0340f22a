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
   * with everything else noted in it, so that others wait for the chain as shortly as can be; or
   * earlier, when the same transaction reads the chain.
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

  /** The entries of these kinds, oldest first, those noted in the caller's transaction included. */
  List<AuditEntry> entries(String subject, Collection<String> kinds);

  /**
   * Who opened what, newest first.
   *
   * @param limit 1 to 1000
   */
  List<AuditEntry> views(String subject, int limit);

  /** Reads the whole chain, oldest first, without holding it in memory. */
  void read(String subject, Consumer<AuditEntry> reader);

  /**
   * What was opened.
   *
   * @param object what it is, for counting it once; at most 60 characters
   * @param what how a person would say it, Vietnamese
   */
  record View(String object, String what) {}
}
