package vn.trinhky.audit;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds where chains and anchors no longer are what was written. */
public interface AuditVerification {

  /**
   * Checks one chain, also against the anchors that speak of it, and every anchor since the chain
   * began, because what they say of it may have been taken out. The subject is something that
   * exists, so its chain has begun: when nothing is left of it, that is damage.
   */
  Verdict verify(String subject);

  /**
   * Checks every anchor and every chain, a few chains at a time.
   *
   * @param broken is told every finding: one for each broken anchor and each broken chain
   */
  Totals verifyAll(Consumer<Broken> broken);

  /**
   * What became of checking a chain.
   *
   * @param entries how many entries there are
   * @param broken the first place that does not fit, an anchor when the chain itself fits; or null
   */
  record Verdict(String subject, int entries, @Nullable Broken broken) {

    /** Whether everything fits. */
    public boolean isSound() {
      return broken == null;
    }

    /** The finding, if there is one. */
    public Optional<Broken> finding() {
      return Optional.ofNullable(broken);
    }
  }

  /**
   * A place that does not fit.
   *
   * @param subject whose chain, or null for an anchor
   * @param number number of the entry, or null for an anchor
   * @param message what does not fit, in plain Vietnamese
   */
  record Broken(
      @Nullable String subject, @Nullable Integer number, Damage damage, String message) {}

  /** What kind of damage. */
  enum Damage {
    /** What the entry says is not what was sealed. */
    ALTERED,
    /** An entry is gone. */
    MISSING,
    /** An entry stands between others that did not stand there. */
    INSERTED,
    /** The entry does not follow the one before: one of them was exchanged or moved. */
    UNLINKED,
    /** The chain is shorter than when a day was anchored. */
    TRUNCATED,
    /** The chain fits in itself, but is not the one that was anchored. */
    REWRITTEN,
    /** The head of the chain is not its last entry. */
    WRONG_HEAD,
    /** An anchor is not what was sealed, or does not follow the one before. */
    ANCHOR_ALTERED
  }

  /** How much was checked and how much of it was broken. */
  record Totals(int anchors, int chains, long entries, int broken) {}
}
