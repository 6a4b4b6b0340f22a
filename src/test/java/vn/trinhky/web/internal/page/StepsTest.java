package vn.trinhky.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline;

class StepsTest {

  private static Instant at(int day, int hour) {
    return LocalDateTime.of(2022, 1, day, hour, 0).atZone(ProductClock.ZONE).toInstant();
  }

  private static Timeline.Event event(Instant at, String kind) {
    return event(at, kind, null, null, "Hệ thống");
  }

  private static Timeline.Event event(
      Instant at,
      String kind,
      @Nullable PlanStep step,
      @Nullable Decision decision,
      String actorName) {
    return new Timeline.Event(
        at, kind, step, decision, null, actorName, actorName, null, null, null, null);
  }

  private static Timeline.Event decided(
      Instant at, PlanStep step, Decision decision, String actorName) {
    return event(at, "DECIDED", step, decision, actorName);
  }

  @Test
  void aStepLastsFromTheEndOfTheOneBeforeUntilItsDecision() {
    Map<PlanStep, Steps.Visit> visits =
        Steps.visits(
            List.of(
                event(at(10, 8), "CREATED"),
                event(at(11, 9), "SAVED"),
                decided(at(12, 9), PlanStep.DRAFT_PLAN, Decision.SUBMIT, "Mai"),
                decided(at(13, 15), PlanStep.APPROVE_DRAFT, Decision.APPROVE, "Hải")));

    assertThat(visits.get(PlanStep.DRAFT_PLAN))
        .isEqualTo(new Steps.Visit(at(10, 8), at(12, 9), "Mai"));
    assertThat(visits.get(PlanStep.APPROVE_DRAFT))
        .isEqualTo(new Steps.Visit(at(12, 9), at(13, 15), "Hải"));
  }

  @Test
  void aStepThatIsDoneAgainShowsItsLastVisit() {
    Map<PlanStep, Steps.Visit> visits =
        Steps.visits(
            List.of(
                event(at(10, 8), "CREATED"),
                decided(at(10, 9), PlanStep.DRAFT_PLAN, Decision.SUBMIT, "Mai"),
                decided(at(11, 9), PlanStep.APPROVE_DRAFT, Decision.RETURN, "Hải"),
                decided(at(12, 9), PlanStep.DRAFT_PLAN, Decision.SUBMIT, "Mai")));

    assertThat(visits.get(PlanStep.DRAFT_PLAN))
        .isEqualTo(new Steps.Visit(at(11, 9), at(12, 9), "Mai"));
  }

  @Test
  void theConsultationLastsFromItsOpeningToItsClosingWhateverTheAgenciesDecideMeanwhile() {
    Map<PlanStep, Steps.Visit> visits =
        Steps.visits(
            List.of(
                event(at(10, 8), "CREATED"),
                decided(at(10, 9), PlanStep.DRAFT_PLAN, Decision.SUBMIT, "Mai"),
                decided(at(10, 10), PlanStep.APPROVE_DRAFT, Decision.APPROVE, "Hải"),
                event(at(10, 11), "CONSULTATION_OPENED"),
                decided(at(11, 8), PlanStep.COMMENT_ON_DRAFT, Decision.OBJECT, "Bình"),
                event(at(14, 17), "CONSULTATION_CLOSED"),
                decided(at(17, 9), PlanStep.RESOLVE_COMMENTS, Decision.RESOLVE, "Mai")));

    assertThat(visits.get(PlanStep.COMMENT_ON_DRAFT))
        .isEqualTo(new Steps.Visit(at(10, 11), at(14, 17), null));
    assertThat(visits.get(PlanStep.RESOLVE_COMMENTS))
        .isEqualTo(new Steps.Visit(at(14, 17), at(17, 9), "Mai"));
  }
}
