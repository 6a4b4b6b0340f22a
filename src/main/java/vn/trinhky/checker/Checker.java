package vn.trinhky.checker;

import java.util.List;
import vn.trinhky.document.Draft;

/**
 * Checks drafts. The same draft in the same circumstances gives the same findings in the same
 * order.
 */
public interface Checker {

  /** Everything found, in the order of the document. */
  List<Finding> check(Draft draft, Circumstances circumstances);
}
