package vn.trinhky.audit;

import java.util.List;
import java.util.Optional;

/**
 * The daily anchors over all chains. An anchor shows what was cut off or written anew after it was
 * taken, as long as the anchors themselves are as they were: whoever owns the database could write
 * all of them anew, and is found only by a digest that somebody keeps outside.
 */
public interface AuditAnchors {

  /**
   * Anchors the day that has ended by the product's clock, if that was not done yet, here or on
   * another node.
   *
   * @return the anchor when this call took it
   */
  Optional<Anchor> anchor();

  /**
   * The latest anchors, newest first.
   *
   * @param limit 1 to 1000
   */
  List<Anchor> latest(int limit);
}
