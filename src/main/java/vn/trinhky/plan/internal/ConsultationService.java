package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.Organisation.CollectiveName;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanState;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class ConsultationService implements PlanConsultations {

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final Desk desk;
  private final Consultations consultations;
  private final Organisation organisation;
  private final JdbcClient jdbc;
  private final Clock clock;

  ConsultationService(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      Desk desk,
      Consultations consultations,
      Organisation organisation,
      JdbcClient jdbc,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.desk = desk;
    this.consultations = consultations;
    this.organisation = organisation;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> consulted(Plan plan) {
    if (plan.consultedChosen()) {
      return jdbc.sql("select agency from plan_consulted where plan_id = ? order by agency")
          .param(plan.id())
          .query(String.class)
          .list();
    }
    Draft draft = versions.current(plan.id()).draft();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
    Set<String> agencies = new LinkedHashSet<>();
    draft.appendices().stream()
        .flatMap(appendix -> appendix.groups().stream())
        .flatMap(group -> group.rows().stream())
        .flatMap(
            row ->
                Stream.of(
                        Stream.ofNullable(row.lead()),
                        row.proposedLeads().stream(),
                        row.coordinators().stream())
                    .flatMap(refs -> refs))
        .forEach(ref -> agencies.addAll(meant(plan, ref, today)));
    agencies.remove(plan.draftingAgency());
    agencies.remove(organisation.locality(plan.locality()).committee());
    return List.copyOf(agencies);
  }

  private List<String> meant(Plan plan, AgencyRef ref, LocalDate on) {
    if (ref.agency() != null) {
      return List.of(ref.agency());
    }
    return ref.collective() == null
        ? List.of()
        : organisation
            .collective(plan.locality(), ref.collective(), on)
            .map(CollectiveName::agencies)
            .orElse(List.of());
  }

  @Override
  public void choose(
      String planId, @Nullable List<String> agencies, boolean appraisal, Actor actor) {
    Plan plan = plans.get(planId);
    if (plan.state() != PlanState.IN_PROGRESS || !desk.edits(planId, actor)) {
      throw Desk.notEditing();
    }
    Locality locality = organisation.locality(plan.locality());
    if (appraisal && locality.justiceAgency() == null) {
      throw Refusal.unprocessable(
          "no-justice-agency", "Địa phương chưa khai cơ quan tư pháp nên chưa gửi thẩm định được.");
    }
    Map<String, @Nullable Object> changes = new HashMap<>();
    changes.put("consulted_chosen", agencies != null);
    changes.put("appraising_agency", appraisal ? locality.justiceAgency() : null);
    plans.update(planId, changes);
    jdbc.sql("delete from plan_consulted where plan_id = ?").param(planId).update();
    events.happened(
        plan,
        "CONSULTED_CHOSEN",
        actor,
        null,
        (agencies == null ? "mặc định" : String.join(", ", new LinkedHashSet<>(agencies)))
            + (appraisal ? "; có thẩm định" : ""),
        null);
    if (agencies != null) {
      for (String agency : new LinkedHashSet<>(agencies)) {
        organisation.agency(plan.locality(), agency);
        if (!agency.equals(plan.draftingAgency())) {
          jdbc.sql("insert into plan_consulted (plan_id, agency) values (?, ?)")
              .params(planId, agency)
              .update();
        }
      }
    }
  }

  @Override
  public List<String> open(String planId, Instant dueAt) {
    Plan plan = plans.get(planId);
    List<String> asked = consulted(plan);
    if (asked.isEmpty()) {
      return List.of();
    }
    Round round = consultations.open(planId, plan.locality(), plan.version(), asked, dueAt);
    events.happened(
        plan,
        "CONSULTATION_OPENED",
        Actor.system(),
        "%d cơ quan, bản %d".formatted(round.opinions().size(), round.version()));
    List<String> atTheirDesks =
        round.opinions().stream()
            .map(opinion -> organisation.agency(plan.locality(), opinion.agency()))
            .filter(ConsultationService::hasDesk)
            .map(Agency::code)
            .toList();
    if (atTheirDesks.isEmpty()) {
      // nobody is waited for here: paper answers are filed like late ones, and the next round is a
      // new one
      close(planId);
    }
    return atTheirDesks;
  }

  /** Whether somebody of the agency can answer here. */
  private static boolean hasDesk(Agency agency) {
    return agency.groups().contains(Group.OFFICER) || agency.groups().contains(Group.HEAD);
  }

  @Override
  public void close(String planId) {
    if (consultations.current(planId).filter(Round::isOpen).isEmpty()) {
      return;
    }
    consultations.close(planId);
    long silent =
        consultations.current(planId).stream()
            .flatMap(round -> round.opinions().stream())
            .filter(opinion -> opinion.answer() == Answer.NO_RESPONSE)
            .count();
    events.happened(
        plans.get(planId),
        "CONSULTATION_CLOSED",
        Actor.system(),
        silent == 0 ? null : "%d cơ quan không có ý kiến (xem như thống nhất)".formatted(silent));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Round> current(String planId) {
    return consultations.current(planId);
  }

  @Override
  public void file(
      String planId,
      String agency,
      @Nullable Answer answer,
      String content,
      boolean onPaper,
      Actor actor) {
    Plan plan = plans.get(planId);
    Round round =
        consultations
            .current(planId)
            .orElseThrow(
                () -> Refusal.notFound("not-consulted", "Hồ sơ này chưa gửi lấy ý kiến lần nào."));
    if (onPaper) {
      if (!actor.isIn(Group.OFFICER, plan.locality(), plan.draftingAgency())) {
        throw Refusal.forbidden(
            "not-drafting-officer",
            "Chỉ chuyên viên cơ quan soạn thảo mới ghi ý kiến gửi bằng giấy.");
      }
      Agency asked = organisation.agency(plan.locality(), agency);
      if (round.isOpen() && hasDesk(asked)) {
        throw Refusal.unprocessable(
            "answers-online",
            "%s đang có việc góp ý trên hệ thống. Chỉ ghi ý kiến giấy sau khi hết hạn lấy ý kiến."
                .formatted(asked.name()));
      }
    } else if (!actor.isIn(Group.OFFICER, plan.locality(), agency)
        && !actor.isIn(Group.HEAD, plan.locality(), agency)) {
      throw Refusal.forbidden(
          "not-consulted", "Chỉ chuyên viên hoặc lãnh đạo cơ quan được hỏi mới ghi ý kiến.");
    }
    if (answer == Answer.NO_RESPONSE) {
      throw Refusal.badRequest(
          "unknown-answer", "Không gửi được “không có ý kiến”: không trả lời thì hệ thống tự ghi.");
    }
    if (round.isOpen() && !onPaper && answer != null) {
      throw Refusal.unprocessable(
          "answer-in-task",
          "Đợt lấy ý kiến còn mở: hãy trả lời trong việc “Góp ý dự thảo” để ý kiến được tính.");
    }
    if (round.isOpen() && !onPaper) {
      consultations.write(planId, agency, content, actor);
      noteOpinion(plan, agency, null, content, actor);
      return;
    }
    if (plan.state() != PlanState.IN_PROGRESS || desk.beyondSubmission(planId)) {
      throw Refusal.conflict(
          "too-late-for-opinion",
          "Văn bản trình đã ký nên không nhận thêm ý kiến. Hãy liên hệ trực tiếp cơ quan soạn thảo.");
    }
    consultations.answer(
        planId,
        agency,
        answer == null ? Answer.AGREE_WITH_COMMENTS : answer,
        content,
        onPaper,
        actor);
    noteOpinion(plan, agency, answer == null ? null : answer.label(), content, actor);
    events.happened(
        plan, "OPINION", actor, agency, onPaper ? "Ý kiến bằng giấy" : "Ý kiến gửi muộn", null);
  }

  /** The words themselves: what an agency said must be provable. */
  private void noteOpinion(
      Plan plan, String agency, @Nullable String answer, String content, Actor actor) {
    events.happened(
        plan,
        "OPINION_WRITTEN",
        actor,
        agency,
        answer == null ? content : answer + ": " + content,
        null);
  }

  @Override
  public void resolve(
      String planId,
      String agency,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor) {
    if (!desk.edits(planId, actor)) {
      throw Desk.notEditing();
    }
    consultations.resolve(planId, agency, resolution, explanation, actor);
    events.happened(
        plans.get(planId),
        "OPINION_RESOLVED",
        actor,
        agency,
        explanation == null ? resolution.label() : resolution.label() + ": " + explanation,
        null);
  }
}
