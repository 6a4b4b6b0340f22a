package vn.trinhky.web.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.trinhky.calendar.DateText;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.calendar.WorkingCalendar;
import vn.trinhky.notification.Work;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline;

/** Reads from what happened how the ten steps of a dossier went: who, when, how long. */
@Component
class Steps {

  private final Organisation organisation;
  private final WorkingCalendar calendar;
  private final Names names;

  Steps(Organisation organisation, WorkingCalendar calendar, Names names) {
    this.organisation = organisation;
    this.calendar = calendar;
    this.names = names;
  }

  /**
   * The step that the dossier has reached: that of its open work, else the one after the last
   * decision.
   *
   * @return 1 to 10; 10 once issued
   */
  int reached(Plan plan, List<Work> open, List<Timeline.Event> events) {
    if (isBeyond(plan)) {
      return PlanStep.values().length;
    }
    return open.stream()
        .flatMap(work -> PlanStep.of(work.step()).stream())
        .mapToInt(PlanStep::number)
        .min()
        .orElseGet(
            () ->
                Math.min(
                    PlanStep.values().length,
                    visits(events).keySet().stream().mapToInt(PlanStep::number).max().orElse(0)
                        + 1));
  }

  /** The ten steps, in the order of the law. */
  List<DossierView.Step> of(
      Plan plan, List<Work> open, List<Timeline.Event> events, int consulted) {
    Map<PlanStep, Visit> visits = visits(events);
    int reached = reached(plan, open, events);
    List<DossierView.Step> steps = new ArrayList<>();
    for (PlanStep step : PlanStep.values()) {
      Visit visit = visits.get(step);
      Optional<Work> work = open.stream().filter(each -> each.step().equals(step.id())).findFirst();
      boolean past = isBeyond(plan) || step.number() < reached;
      String state;
      String when = "";
      String duration = "";
      if (work.isPresent()) {
        state = "now";
        when = "từ " + names.day(work.get().arrivedAt());
        Instant due = work.get().dueAt();
        duration = due == null ? "" : "hạn " + names.day(due);
      } else if (past && visit != null) {
        state = "done";
        when = span(visit);
        duration = duration(plan.locality(), visit);
      } else if (past) {
        state = "skip-step";
        when = "không yêu cầu";
      } else {
        state = "";
      }
      steps.add(
          new DossierView.Step(
              shortLabel(step), who(plan, step, visit, work, consulted), when, duration, state));
    }
    return steps;
  }

  private static boolean isBeyond(Plan plan) {
    return plan.state() == PlanState.NUMBERED || plan.state() == PlanState.ISSUED;
  }

  /** The last visit of every step; a step begins when the one before it ended. */
  static Map<PlanStep, Visit> visits(List<Timeline.Event> events) {
    Map<PlanStep, Visit> visits = new EnumMap<>(PlanStep.class);
    Instant since = null;
    for (Timeline.Event event : events) {
      PlanStep step = event.step();
      switch (event.kind()) {
        case "CREATED" -> since = event.at();
        case "CONSULTATION_OPENED" -> {
          visits.put(PlanStep.COMMENT_ON_DRAFT, new Visit(event.at(), event.at(), null));
          since = event.at();
        }
        case "CONSULTATION_CLOSED" -> {
          Visit opened = visits.get(PlanStep.COMMENT_ON_DRAFT);
          visits.put(
              PlanStep.COMMENT_ON_DRAFT,
              new Visit(opened == null ? event.at() : opened.from(), event.at(), null));
          since = event.at();
        }
        case "DECIDED" -> {
          if (step != null && step != PlanStep.COMMENT_ON_DRAFT) {
            visits.put(
                step, new Visit(since == null ? event.at() : since, event.at(), event.actorName()));
            since = event.at();
          }
        }
        default -> {
          // saving, viewing and the like do not move the dossier
        }
      }
    }
    return visits;
  }

  private String span(Visit visit) {
    String from = names.day(visit.from());
    String to = names.day(visit.to());
    return from.equals(to) ? to : from + " – " + to;
  }

  private String duration(String locality, Visit visit) {
    LocalDate from = LocalDate.ofInstant(visit.from(), ProductClock.ZONE);
    LocalDate to = LocalDate.ofInstant(visit.to(), ProductClock.ZONE);
    int days = calendar.workingDaysBetween(locality, from, to);
    return days <= 0 ? "trong ngày" : days + " ngày";
  }

  private String who(
      Plan plan, PlanStep step, @Nullable Visit visit, Optional<Work> work, int consulted) {
    if (step == PlanStep.COMMENT_ON_DRAFT) {
      return consulted == 0 ? "" : consulted + " cơ quan";
    }
    String assignee = work.map(Work::assignee).orElse(null);
    if (assignee != null) {
      return names.person(assignee);
    }
    if (visit != null && visit.who() != null) {
      return visit.who();
    }
    String drafting = names.agency(plan.locality(), plan.draftingAgency());
    String committee = organisation.locality(plan.locality()).committee();
    return switch (step) {
      case DRAFT_PLAN, RESOLVE_COMMENTS, PREPARE_SUBMISSION -> drafting;
      case APPROVE_DRAFT, SIGN_SUBMISSION -> "Lãnh đạo " + drafting;
      case APPRAISE_LEGALITY -> {
        String appraising = plan.appraisingAgency();
        yield appraising == null ? "" : names.agency(plan.locality(), appraising);
      }
      case REVIEW_DOSSIER ->
          names.agency(plan.locality(), organisation.locality(plan.locality()).office());
      case DECIDE_AND_SIGN -> "Lãnh đạo " + names.agency(plan.locality(), committee);
      case ISSUE_DOCUMENT -> "Văn thư";
      case COMMENT_ON_DRAFT -> "";
    };
  }

  /** The step in the few words that fit under its number. */
  static String shortLabel(PlanStep step) {
    return switch (step) {
      case DRAFT_PLAN -> "Soạn dự thảo";
      case APPROVE_DRAFT -> "Lãnh đạo cơ quan duyệt";
      case COMMENT_ON_DRAFT -> "Lấy ý kiến";
      case RESOLVE_COMMENTS -> "Tiếp thu, giải trình";
      case APPRAISE_LEGALITY -> "Thẩm định";
      case PREPARE_SUBMISSION -> "Lập hồ sơ trình";
      case SIGN_SUBMISSION -> "Ký văn bản trình";
      case REVIEW_DOSSIER -> "Thẩm tra hồ sơ";
      case DECIDE_AND_SIGN -> "Xem xét, ký ban hành";
      case ISSUE_DOCUMENT -> "Cấp số, phát hành";
    };
  }

  /** The state of a dossier in a word: the step while it is on its way. */
  Badge badge(Plan plan, List<Work> open) {
    return switch (plan.state()) {
      case IN_PROGRESS, SIGNED ->
          new Badge(
              open.stream()
                  .flatMap(work -> PlanStep.of(work.step()).stream())
                  .findFirst()
                  .map(Steps::shortLabel)
                  .orElse(plan.state().label()),
              "now");
      case NUMBERED, ISSUED -> new Badge(plan.state().label(), "ok");
      case WITHDRAWN -> Badge.calm(plan.state().label());
    };
  }

  /** Where the dossier is, in a sentence. */
  String where(Plan plan, List<Work> open) {
    LocalDate issued = plan.issuedOn();
    if (plan.state() == PlanState.ISSUED && issued != null) {
      return "Ban hành ngày " + DateText.date(issued) + ".";
    }
    if (plan.state() == PlanState.WITHDRAWN) {
      return "Cơ quan soạn thảo đã rút hồ sơ.";
    }
    if (open.isEmpty()) {
      return "Hệ thống đang chuyển bước.";
    }
    return "Đang ở " + names.holders(open) + " từ " + names.since(open.get(0).arrivedAt()) + ".";
  }

  /** The last time that the dossier was at a step. */
  record Visit(Instant from, Instant to, @Nullable String who) {}
}
