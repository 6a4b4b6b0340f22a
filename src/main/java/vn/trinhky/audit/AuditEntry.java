package vn.trinhky.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An entry of a chain. Its hash is a {@link CanonicalHash} of these fields in this order:
 *
 * <ol>
 *   <li>the text {@code trinhky-audit-1}
 *   <li>subject
 *   <li>number of the entry
 *   <li>time, UTC, as {@code 2022-01-10T01:00:00.000000Z}, always six decimals
 *   <li>kind, step, decision, return to, actor, name of the actor, roles, agency, version, digest
 *       of the content, remark, capacity
 *   <li>hash of the entry before, or 64 zeros for the first
 * </ol>
 *
 * @param subject our id of what the chain is about: the dossier
 * @param number from 1 without gap
 * @param at when, in whole microseconds, which is what both databases keep
 * @param previousHash hash of the entry before
 * @param hash hash as it is stored
 */
public record AuditEntry(
    String subject, int number, Instant at, Deed deed, String previousHash, String hash) {

  private static final String RECIPE = "trinhky-audit-1";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** The entry that follows in a chain. */
  public static AuditEntry next(
      String subject, int number, Instant happened, Deed deed, String previousHash) {
    Instant at = happened.truncatedTo(ChronoUnit.MICROS);
    return new AuditEntry(
        subject, number, at, deed, previousHash, hash(subject, number, at, deed, previousHash));
  }

  /** The hash that the entry must have, whatever is stored. */
  public String computedHash() {
    return hash(subject, number, at, deed, previousHash);
  }

  /** The time as it goes into the hash. */
  public String time() {
    return TIME.format(at);
  }

  private static String hash(
      String subject, int number, Instant at, Deed deed, String previousHash) {
    return new CanonicalHash()
        .field(RECIPE)
        .field(subject)
        .field(number)
        .field(TIME.format(at))
        .field(deed.kind())
        .field(deed.step())
        .field(deed.decision())
        .field(deed.returnTo())
        .field(deed.actor())
        .field(deed.actorName())
        .field(deed.roles())
        .field(deed.agency())
        .field(deed.version() == null ? null : deed.version().toString())
        .field(deed.contentDigest())
        .field(deed.remark())
        .field(deed.capacity())
        .field(previousHash)
        .hex();
  }
}
