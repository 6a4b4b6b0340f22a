package vn.trinhky.plan.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Remark;
import vn.trinhky.consultation.Remarks;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.Passages;
import vn.trinhky.document.Passages.Passage;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanRemarks;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.Plans;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class RemarkService implements PlanRemarks {

  private final Plans plans;
  private final VersionTable versions;
  private final Consultations consultations;
  private final Remarks remarks;
  private final PlanEvents events;
  private final Desk desk;

  RemarkService(
      Plans plans,
      VersionTable versions,
      Consultations consultations,
      Remarks remarks,
      PlanEvents events,
      Desk desk) {
    this.plans = plans;
    this.versions = versions;
    this.consultations = consultations;
    this.remarks = remarks;
    this.events = events;
    this.desk = desk;
  }

  @Override
  @Transactional(readOnly = true)
  public Board board(Plan plan, int version, Actor actor) {
    Optional<Round> round = consultations.current(plan.id());
    Map<String, Placing> byPath = new LinkedHashMap<>();
    for (Passage passage : Passages.of(versions.get(plan.id(), version).draft())) {
      byPath.put(passage.path(), new Placing(passage, new ArrayList<>()));
    }
    List<Remark> moved = new ArrayList<>();
    for (Remark remark : visible(plan, actor)) {
      Placing same = byPath.get(remark.path());
      Optional<Placing> place =
          same != null && isAbout(remark, same.passage())
              ? Optional.of(same)
              : byPath.values().stream().filter(p -> isAbout(remark, p.passage())).findFirst();
      place.ifPresentOrElse(found -> found.remarks().add(remark), () -> moved.add(remark));
    }
    return new Board(
        version,
        byPath.values().stream().map(p -> new Placed(p.passage(), p.remarks())).toList(),
        moved,
        round.filter(Round::isOpen).flatMap(open -> asked(plan, open, actor)).orElse(null),
        desk.edits(plan.id(), actor),
        round.map(Round::number).orElse(null),
        stillTalking(plan) ? talkingFor(plan, round, actor) : null);
  }

  private record Placing(Passage passage, List<Remark> remarks) {}

  /** The kept passage may end in an ellipsis. */
  private static boolean isAbout(Remark remark, Passage passage) {
    String kept = remark.excerpt();
    return passage.text().equals(kept)
        || kept.length() > Remark.LONGEST_EXCERPT - 2
            && passage.text().startsWith(kept.substring(0, Remark.LONGEST_EXCERPT - 2));
  }

  /** The asked agency, not yet answered, for which this person speaks. */
  private static Optional<String> asked(Plan plan, Round round, Actor actor) {
    return round.opinions().stream()
        .filter(opinion -> opinion.answer() == null || opinion.answer() == Answer.NO_RESPONSE)
        .map(Opinion::agency)
        .filter(agency -> speaksFor(plan, agency, actor))
        .findFirst();
  }

  private static boolean speaksFor(Plan plan, String agency, Actor actor) {
    return actor.isIn(Group.OFFICER, plan.locality(), agency)
        || actor.isIn(Group.HEAD, plan.locality(), agency);
  }

  private static @Nullable String talkingFor(Plan plan, Optional<Round> round, Actor actor) {
    if (speaksFor(plan, plan.draftingAgency(), actor)) {
      return plan.draftingAgency();
    }
    return round.stream()
        .flatMap(asked -> asked.opinions().stream())
        .map(Opinion::agency)
        .filter(agency -> speaksFor(plan, agency, actor))
        .findFirst()
        .orElse(null);
  }

  private boolean stillTalking(Plan plan) {
    return plan.state() == PlanState.IN_PROGRESS && !desk.beyondSubmission(plan.id());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Remark> visible(Plan plan, Actor actor) {
    boolean full = plans.access(plan, actor).isFull();
    return remarks.of(plan.id()).stream()
        .filter(remark -> full || actor.worksAt(plan.locality(), remark.agency()))
        .toList();
  }

  @Override
  public Remark add(String planId, String agency, String path, String content, Actor actor) {
    Plan plan = plans.get(planId);
    requireSpeaking(plan, agency, actor);
    int version = consultations.current(planId).map(Round::version).orElse(plan.version());
    Passage passage =
        Passages.of(versions.get(planId, version).draft()).stream()
            .filter(known -> known.path().equals(path))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-passage",
                        "Không có chỗ này trong bản gửi lấy ý kiến. Hãy tải lại trang rồi chọn lại."));
    Remark made =
        remarks.add(
            planId,
            agency,
            new Remarks.Passage(passage.path(), passage.place(), passage.text()),
            content,
            actor);
    note(plan, "REMARK_WRITTEN", made, made.content(), actor);
    return made;
  }

  @Override
  public void remove(String planId, String remark, Actor actor) {
    Plan plan = plans.get(planId);
    Remark taken = remarks.get(planId, remark);
    requireSpeaking(plan, taken.agency(), actor);
    remarks.remove(planId, remark, actor);
    note(plan, "REMARK_REMOVED", taken, taken.content(), actor);
  }

  private static void requireSpeaking(Plan plan, String agency, Actor actor) {
    if (!speaksFor(plan, agency, actor)) {
      throw Refusal.forbidden(
          "not-consulted", "Chỉ chuyên viên hoặc lãnh đạo cơ quan được hỏi mới góp ý.");
    }
  }

  @Override
  public Remark reply(String planId, String remark, String content, Actor actor) {
    Plan plan = plans.get(planId);
    Remark about = remarks.get(planId, remark);
    String agency =
        Stream.of(plan.draftingAgency(), about.agency())
            .filter(own -> speaksFor(plan, own, actor))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.forbidden(
                        "not-in-talk",
                        "Chỉ cơ quan soạn thảo và cơ quan đã góp ý trao đổi về góp ý này."));
    if (!stillTalking(plan)) {
      throw Refusal.conflict(
          "too-late-for-opinion",
          "Văn bản trình đã ký nên không trao đổi thêm được. Hãy liên hệ trực tiếp cơ quan soạn thảo.");
    }
    Remark talked = remarks.reply(planId, remark, agency, content, actor);
    note(plan, "REMARK_REPLIED", about, content.strip(), actor);
    return talked;
  }

  @Override
  public Remark resolve(
      String planId,
      String remark,
      Resolution resolution,
      @Nullable String explanation,
      Actor actor) {
    if (!desk.edits(planId, actor)) {
      throw Desk.notEditing();
    }
    Remark resolved = remarks.resolve(planId, remark, resolution, explanation, actor);
    note(
        plans.get(planId),
        "REMARK_RESOLVED",
        resolved,
        resolved.explanation() == null
            ? resolution.label()
            : resolution.label() + ": " + resolved.explanation(),
        actor);
    return resolved;
  }

  /** The words themselves: what was said of a passage must be provable. */
  private void note(Plan plan, String kind, Remark remark, String words, Actor actor) {
    events.happened(plan, kind, actor, remark.agency(), remark.place() + ": " + words, null);
  }
}
