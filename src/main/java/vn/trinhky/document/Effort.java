package vn.trinhky.document;

/**
 * How much exact comparing is left in one comparison of two drafts, so that no pair of drafts can
 * make it long: what comes after is still compared, only more coarsely.
 */
final class Effort {

  /** Pairs of elements; about a tenth of a second. */
  private static final long MOST = 20_000_000;

  /** Pairs of elements looked at in one piece, which also bounds its memory. */
  private static final long MOST_AT_ONCE = 1_000_000;

  private long left = MOST;

  /** Whether so many pairs may be looked at; they are used up then. */
  boolean allows(long pairs) {
    if (pairs > MOST_AT_ONCE || pairs > left) {
      return false;
    }
    left -= pairs;
    return true;
  }
}
