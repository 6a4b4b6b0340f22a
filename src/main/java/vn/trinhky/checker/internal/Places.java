package vn.trinhky.checker.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths in the order in which a reader meets what they lead to. */
final class Places {

  /** The printed order of parts and cells; the draft as a whole comes first. */
  private static final List<String> PRINTED =
      List.of(
          "form",
          "authority",
          "letterhead",
          "superior",
          "place",
          "subject",
          "legalBases",
          "articles",
          "plan",
          "body",
          "appendices",
          "reportRegime",
          "ownPlanDuty",
          "recipients",
          "archive",
          "signature",
          "title",
          "columns",
          "groups",
          "rows",
          "ordinal",
          "task",
          "product",
          "assignment",
          "lead",
          "proposedLeads",
          "coordinators",
          "time",
          "deadline",
          "budget",
          "text",
          "citations");

  private static final Pattern STEP = Pattern.compile("(\\w+)|\\[(\\d{1,9})\\]");

  static final Comparator<String> IN_ORDER = Places::compare;

  private Places() {}

  private static int compare(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    List<Integer> a = steps(one);
    List<Integer> b = steps(other);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() == b.size() ? one.compareTo(other) : Integer.compare(a.size(), b.size());
  }

  private static List<Integer> steps(String path) {
    List<Integer> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(2) != null) {
        steps.add(Integer.valueOf(step.group(2)));
      } else {
        int rank = PRINTED.indexOf(step.group(1));
        steps.add(rank < 0 ? PRINTED.size() : rank);
      }
    }
    return steps;
  }
}
