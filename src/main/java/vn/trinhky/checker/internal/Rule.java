package vn.trinhky.checker.internal;

import java.util.List;
import vn.trinhky.checker.Finding;

/**
 * One rule of the catalogue, in a small class of its own that is a Spring bean. It never throws for
 * a draft in the documented shape, whatever stands in it.
 */
public interface Rule {

  /** Ids of the findings it can make; every id belongs to one rule. */
  List<String> codes();

  /** What it finds, in the order of the document. */
  List<Finding> check(Subject subject);
}
