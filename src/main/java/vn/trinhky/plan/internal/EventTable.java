package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.trinhky.organisation.Actor;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Timeline;

/** Rows of {@code plan_event}: the timeline, append only. */
@Repository
class EventTable implements Timeline {

  private final JdbcClient jdbc;
  private final Clock clock;

  EventTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void happened(Plan plan, String kind, Actor actor, @Nullable String remark) {
    append(plan.id(), kind, null, null, null, actor, null, plan.version(), remark, null);
  }

  void decided(
      Plan plan,
      PlanStep step,
      Decision decision,
      @Nullable PlanStep returnTo,
      Actor actor,
      @Nullable String agency,
      @Nullable String comment,
      @Nullable String capacity) {
    append(
        plan.id(),
        "DECIDED",
        step,
        decision,
        returnTo,
        actor,
        agency,
        plan.version(),
        comment,
        capacity);
  }

  void opinion(Plan plan, Actor actor, String agency, @Nullable String remark) {
    append(plan.id(), "OPINION", null, null, null, actor, agency, plan.version(), remark, null);
  }

  private void append(
      String planId,
      String kind,
      @Nullable PlanStep step,
      @Nullable Decision decision,
      @Nullable PlanStep returnTo,
      Actor actor,
      @Nullable String agency,
      @Nullable Integer version,
      @Nullable String remark,
      @Nullable String capacity) {
    jdbc.sql(
            """
            insert into plan_event (plan_id, happened_at, kind, step, decision, return_to, actor, actor_name, agency,
              version_no, remark, capacity)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            planId,
            clock.instant().atOffset(ZoneOffset.UTC),
            kind,
            step == null ? null : step.id(),
            decision == null ? null : decision.name(),
            returnTo == null ? null : returnTo.id(),
            actor.user(),
            actor.name(),
            agency,
            version,
            remark,
            capacity)
        .update();
  }

  @Override
  public List<Event> of(String planId) {
    return jdbc.sql("select * from plan_event where plan_id = ? order by id")
        .param(planId)
        .query(
            (row, number) ->
                new Event(
                    row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                    row.getString("kind"),
                    step(row.getString("step")),
                    row.getString("decision") == null
                        ? null
                        : Decision.valueOf(row.getString("decision")),
                    step(row.getString("return_to")),
                    row.getString("actor"),
                    row.getString("actor_name"),
                    row.getString("agency"),
                    row.getObject("version_no", Integer.class),
                    row.getString("remark"),
                    row.getString("capacity")))
        .list();
  }

  private static @Nullable PlanStep step(@Nullable String id) {
    return id == null ? null : PlanStep.of(id).orElse(null);
  }
}
