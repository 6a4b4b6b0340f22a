package vn.trinhky.plan.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline.Event;

/**
 * What each version went through, as offices speak of it: read from the trail, never kept twice.
 */
final class Milestones {

  private final Map<Integer, List<String>> names = new HashMap<>();
  private final Map<PlanStep, Integer> times = new EnumMap<>(PlanStep.class);
  private int rounds;

  private Milestones() {}

  /** The milestones by the number of the version. */
  static Map<Integer, List<String>> of(List<Event> events) {
    Milestones milestones = new Milestones();
    events.forEach(milestones::note);
    return milestones.names;
  }

  private void note(Event event) {
    Integer version = event.version();
    if (version == null) {
      return;
    }
    if (event.kind().equals("CONSULTATION_OPENED")) {
      add(version, "Lấy ý kiến" + (++rounds == 1 ? "" : " lần " + rounds));
    } else if (event.kind().equals("ISSUED")) {
      add(version, "Phát hành");
    } else if (event.step() != null && event.decision() != null) {
      decided(version, event.step(), event.decision());
    }
  }

  private void decided(int version, PlanStep step, Decision decision) {
    switch (step) {
      case DRAFT_PLAN -> {
        int time = times.merge(step, 1, Integer::sum);
        add(version, "Trình lãnh đạo cơ quan" + (time == 1 ? "" : " lần " + time));
      }
      case RESOLVE_COMMENTS -> {
        if (decision == Decision.RESOLVE) {
          add(version, "Sau góp ý");
        }
      }
      case APPRAISE_LEGALITY -> {
        if (!decision.isReturn()) {
          add(version, "Sau thẩm định");
        }
      }
      case SIGN_SUBMISSION -> {
        if (decision == Decision.SIGN) {
          add(version, "Trình lần " + times.merge(step, 1, Integer::sum));
        }
      }
      case DECIDE_AND_SIGN -> {
        if (decision == Decision.SIGN) {
          add(version, "Ký ban hành");
        }
      }
      default -> {
        // the other steps change nothing in what the version is called
      }
    }
  }

  private void add(int version, String name) {
    List<String> sofar = names.computeIfAbsent(version, fresh -> new ArrayList<>());
    if (!sofar.contains(name)) {
      sofar.add(name);
    }
  }
}
