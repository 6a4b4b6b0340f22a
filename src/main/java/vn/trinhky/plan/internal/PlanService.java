package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.document.Draft;
import vn.trinhky.document.PlanCopy;
import vn.trinhky.document.Samples;
import vn.trinhky.document.Samples.Sample;
import vn.trinhky.document.Samples.SampleProposal;
import vn.trinhky.notification.Notices;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Locality;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.organisation.PlainText;
import vn.trinhky.organisation.Seat;
import vn.trinhky.plan.NewPlan;
import vn.trinhky.plan.NewPlan.Model;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.problem.Refusal;

@Service
@Transactional
class PlanService implements Plans {

  /** Field of the plans that the product issues; the signer's assignment is looked up by it. */
  private static final String FIELD = "ADMINISTRATIVE_REFORM";

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final ModelTable models;
  private final SubmissionTable submissions;
  private final Organisation organisation;
  private final Consultations consultations;
  private final Deliveries deliveries;
  private final Samples samples;
  private final Desk desk;
  private final Notices notices;
  private final PlanWorkflow workflow;
  private final Clock clock;

  PlanService(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      ModelTable models,
      SubmissionTable submissions,
      Organisation organisation,
      Consultations consultations,
      Deliveries deliveries,
      Samples samples,
      Desk desk,
      Notices notices,
      PlanWorkflow workflow,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.models = models;
    this.submissions = submissions;
    this.organisation = organisation;
    this.consultations = consultations;
    this.deliveries = deliveries;
    this.samples = samples;
    this.desk = desk;
    this.notices = notices;
    this.workflow = workflow;
    this.clock = clock;
  }

  @Override
  public Plan open(NewPlan request, Actor actor) {
    Plan plan = create(request, actor);
    workflow.start(plan);
    return plan;
  }

  @Override
  public Plan create(NewPlan request, Actor actor) {
    Locality locality = organisation.locality(request.locality());
    String title = request.title().strip();
    if (title.isEmpty() || title.length() > 500) {
      throw Refusal.badRequest("title-missing", "Hãy ghi tên kế hoạch, từ 1 đến 500 ký tự.");
    }
    if (request.year() < 2000 || request.year() > 2100) {
      throw Refusal.badRequest("year-wrong", "Năm của kế hoạch phải từ 2000 đến 2100.");
    }
    Officer drafter = drafter(request, actor);
    @Nullable Sample sample = request.sample() == null ? null : samples.load(request.sample());
    @Nullable Copied copied =
        request.model() == null ? null : copied(request.model(), request, title, actor);
    @Nullable Draft ready =
        copied != null ? copied.copy().draft() : sample == null ? null : sample.draft();
    if (request.parent() != null) {
      visible(request.parent(), actor);
    }
    Plan plan =
        new Plan(
            UUID.randomUUID().toString(),
            plans.nextCode(locality.code(), request.year()),
            locality.code(),
            request.year(),
            // a ready text has its form; the document type and so the number follow from it
            ready == null ? request.form() : ready.form(),
            ready == null ? request.authority() : ready.authority(),
            title,
            FIELD,
            drafter.agency(),
            null,
            request.urgency(),
            request.parent(),
            PlanState.IN_PROGRESS,
            drafter.user(),
            false,
            1,
            0,
            false,
            null,
            null,
            null,
            null,
            null,
            clock.instant());
    plans.insert(plan, PlainText.of(title));
    versions.add(
        plan.id(),
        1,
        ready == null ? blankDraft(request, locality, plan) : ready,
        "CREATED",
        copied == null ? null : copied.note(),
        actor,
        clock.instant());
    if (sample != null) {
      SampleProposal proposal = sample.proposal();
      submissions.save(
          plan.id(), proposal.kind(), proposal.subject(), proposal.addressees(), proposal.body());
    }
    if (copied != null) {
      models.insert(plan.id(), copied.origin());
    }
    events.happened(plan, "CREATED", actor, copied == null ? null : copied.note());
    return plan;
  }

  private Copied copied(Model asked, NewPlan request, String title, Actor actor) {
    if (request.sample() != null) {
      throw Refusal.badRequest(
          "two-sources", "Chỉ bắt đầu từ một nguồn: từ mẫu, hoặc từ kế hoạch đã có.");
    }
    Plan model = visible(asked.plan(), actor);
    if (!model.locality().equals(request.locality())) {
      throw Refusal.unprocessable(
          "foreign-model", "Chỉ lập được từ kế hoạch của chính địa phương mình.");
    }
    Access access = access(model, actor);
    int version =
        switch (access.level()) {
          case FULL, ISSUED -> model.version();
          case VERSION -> access.limitedVersion().orElseThrow();
          case METADATA, NONE ->
              throw Refusal.forbidden(
                  "not-your-dossier",
                  "Anh chị không được xem nội dung kế hoạch này nên không lập theo được.");
        };
    if (asked.version() != null && asked.version() != version) {
      throw Refusal.conflict(
          "model-changed", "Kế hoạch mẫu vừa có bản mới. Hãy tải lại trang rồi chọn lại nhiệm vụ.");
    }
    Draft draft = versions.get(model.id(), version).draft();
    PlanCopy copy = PlanCopy.of(draft, model.year(), request.year(), asked.rows());
    return new Copied(
        DossierTitle.renamed(copy, title),
        new Origin(model.id(), version, model.year(), copy.rows()),
        "Lập theo %s, bản %d: %d/%d nhiệm vụ chuyển sang"
            .formatted(
                model.code(),
                version,
                copy.rows().size(),
                draft.appendices().stream()
                    .flatMap(appendix -> appendix.groups().stream())
                    .mapToInt(group -> group.rows().size())
                    .sum()));
  }

  /** A copy, where it came from, and that in a sentence. */
  private record Copied(PlanCopy copy, Origin origin, String note) {}

  @Override
  @Transactional(readOnly = true)
  public Optional<Origin> origin(String id) {
    return models.find(id);
  }

  private Officer drafter(NewPlan request, Actor actor) {
    Officer officer =
        organisation
            .officer(actor.user())
            .filter(found -> found.locality().equals(request.locality()))
            .filter(found -> found.groups().contains(Group.OFFICER))
            .orElseThrow(PlanService::notDrafting);
    if (request.draftingAgency() != null && !request.draftingAgency().equals(officer.agency())) {
      throw notDrafting();
    }
    return officer;
  }

  private static Refusal notDrafting() {
    return Refusal.forbidden(
        "not-drafting-officer",
        "Chỉ chuyên viên của cơ quan soạn thảo mới mở được hồ sơ. Hãy đăng nhập bằng tài khoản"
            + " chuyên viên.");
  }

  private Draft blankDraft(NewPlan request, Locality locality, Plan plan) {
    return BlankDraft.of(
        request, locality, organisation.agency(locality.code(), locality.committee()), plan);
  }

  @Override
  @Transactional(readOnly = true)
  public Plan get(String id) {
    return plans.get(id);
  }

  @Override
  @Transactional(readOnly = true)
  public Plan visible(String id, Actor actor) {
    Plan plan = plans.get(id);
    if (access(plan, actor).level() == Level.NONE) {
      throw Refusal.notFound(
          "unknown-plan", "Không tìm thấy hồ sơ này. Hãy quay lại danh sách hồ sơ.");
    }
    return plan;
  }

  @Override
  @Transactional(readOnly = true)
  public Access access(Plan plan, Actor actor) {
    if (!actor.localities().contains(plan.locality())) {
      return new Access(
          actor.administrator()
              ? Level.METADATA
              : receives(plan, actor) ? Level.ISSUED : Level.NONE);
    }
    Locality locality = organisation.locality(plan.locality());
    if (actor.worksAt(plan.locality(), plan.draftingAgency())
        || actor.worksAt(plan.locality(), locality.office())
        || actor.worksAt(plan.locality(), locality.committee())) {
      return new Access(Level.FULL);
    }
    if (receives(plan, actor)) {
      return new Access(Level.ISSUED);
    }
    Set<Integer> sent = new HashSet<>(versionsAppraised(plan, actor));
    sent.addAll(versionsConsulted(plan, actor));
    return sent.isEmpty()
        ? new Access(administers(actor, locality) ? Level.METADATA : Level.NONE)
        : new Access(Level.VERSION, Collections.max(sent), sent);
  }

  private boolean receives(Plan plan, Actor actor) {
    return plan.state() == PlanState.ISSUED
        && deliveries.of(plan.id()).stream().anyMatch(delivery -> concerns(delivery, actor));
  }

  /**
   * A document is for the agency that received it. What the office of another locality received for
   * its locality is for the leaders there too, and for the agency that was given it.
   */
  private boolean concerns(Delivery delivery, Actor actor) {
    Seat receiver = delivery.receiver();
    if (receiver == null) {
      return false;
    }
    if (actor.worksAt(receiver.locality(), receiver.agency())) {
      return true;
    }
    if (!delivery.isElsewhere() || !actor.localities().contains(receiver.locality())) {
      return false;
    }
    Locality there = organisation.locality(receiver.locality());
    return (receiver.agency().equals(there.office())
            && actor.worksAt(there.code(), there.committee()))
        || Optional.ofNullable(delivery.assignee())
            .flatMap(organisation::officer)
            .filter(officer -> actor.worksAt(officer.locality(), officer.agency()))
            .isPresent();
  }

  /** The version that lies with the agency that appraises it, and those that lay there. */
  private Set<Integer> versionsAppraised(Plan plan, Actor actor) {
    if (plan.appraisingAgency() == null
        || !actor.worksAt(plan.locality(), plan.appraisingAgency())) {
      return Set.of();
    }
    Set<Integer> versions =
        events.of(plan.id()).stream()
            .filter(event -> event.step() == PlanStep.APPRAISE_LEGALITY)
            .map(Timeline.Event::version)
            .collect(Collectors.toCollection(HashSet::new));
    if (desk.standsAt(plan.id(), PlanStep.APPRAISE_LEGALITY)) {
      versions.add(plan.version());
    }
    return versions;
  }

  private List<Integer> versionsConsulted(Plan plan, Actor actor) {
    return consultations.rounds(plan.id()).stream()
        .filter(
            round ->
                round.opinions().stream()
                    .anyMatch(opinion -> actor.worksAt(plan.locality(), opinion.agency())))
        .map(Round::version)
        .toList();
  }

  private static boolean administers(Actor actor, Locality locality) {
    return actor.administrator() || actor.isIn(Group.ADMIN, locality.code(), locality.office());
  }

  @Override
  @Transactional(readOnly = true)
  public PlanPage search(PlanQuery query, Actor actor) {
    StringBuilder where = new StringBuilder(" where 1 = 1");
    Map<String, Object> values = new HashMap<>();
    if (!actor.administrator()) {
      where.append(visibility(actor, values));
    }
    int word = 0;
    for (String part : SearchWords.of(query.text() == null ? "" : query.text())) {
      where.append(
          """
           and (p.title_plain like :w%1$d escape '!' or lower(p.code) like :w%1$d escape '!'
             or p.locality || '.' || p.drafting_agency in (:named%1$d)
             or exists (select 1 from register_entry e
                         where e.id = p.register_entry and e.plain like :w%1$d escape '!'))
          """
              .formatted(word));
      values.put("named" + word, agenciesNamed(part, actor));
      values.put("w" + word++, SearchWords.pattern(part));
    }
    if (query.year() != null) {
      where.append(" and p.plan_year = :year");
      values.put("year", query.year());
    }
    if (!query.states().isEmpty()) {
      where.append(" and p.state in (:states)");
      values.put("states", query.states().stream().map(PlanState::name).toList());
    }
    int total =
        plans
            .jdbc()
            .sql("select count(*) from plan_dossier p" + where)
            .params(values)
            .query(Integer.class)
            .single();
    values.put("offset", Math.max(query.offset(), 0));
    values.put("limit", Math.min(Math.max(query.limit(), 1), 200));
    List<Plan> found =
        plans
            .jdbc()
            .sql(
                PlanTable.select()
                    + where
                    + " order by p.created_at desc, p.id offset :offset rows fetch first :limit"
                    + " rows only")
            .params(values)
            .query(PlanTable::plan)
            .list();
    return new PlanPage(new ArrayList<>(found), total);
  }

  /** Agencies of the person's localities with this word, without accents, in their names. */
  private List<String> agenciesNamed(String word, Actor actor) {
    List<String> named = new ArrayList<>(List.of("-"));
    for (String code : actor.localities()) {
      organisation.agencies(code, today()).stream()
          .filter(agency -> PlainText.of(agency.name()).contains(word))
          .forEach(agency -> named.add(code + "." + agency.code()));
    }
    return named;
  }

  /** The same rule as {@link #access}, as a condition over rows. */
  private String visibility(Actor actor, Map<String, Object> values) {
    List<String> agencies = new ArrayList<>();
    List<String> offices = new ArrayList<>();
    List<String> colleagues = new ArrayList<>();
    List<String> everything = new ArrayList<>();
    for (String code : actor.localities()) {
      Locality locality = organisation.locality(code);
      if (actor.worksAt(code, locality.office())
          || actor.worksAt(code, locality.committee())
          || administers(actor, locality)) {
        everything.add(code);
      }
      if (actor.worksAt(code, locality.committee())) {
        offices.add(code + "." + locality.office());
      }
      organisation.agencies(code, today()).stream()
          .filter(agency -> actor.worksAt(code, agency.code()))
          .forEach(agency -> agencies.add(code + "." + agency.code()));
      organisation.officers(code).stream()
          .filter(officer -> actor.worksAt(code, officer.agency()))
          .forEach(officer -> colleagues.add(officer.user()));
    }
    values.put("everything", everything.isEmpty() ? List.of("-") : everything);
    values.put("agencies", agencies.isEmpty() ? List.of("-") : agencies);
    values.put("colleagues", colleagues.isEmpty() ? List.of("-") : colleagues);
    values.put("offices", offices.isEmpty() ? List.of("-") : offices);
    return """
     and (p.locality in (:everything)
       or p.locality || '.' || p.drafting_agency in (:agencies)
       or (p.locality || '.' || p.appraising_agency in (:agencies)
           and (exists (select 1 from notification_work w
                         where w.business_key = p.id and w.step = 'AppraiseLegality')
             or exists (select 1 from audit_entry e
                         where e.subject = p.id and e.step = 'AppraiseLegality')))
       or exists (select 1 from consultation_round r join consultation_opinion o on o.round_id = r.id
                   where r.plan_id = p.id and p.locality || '.' || o.agency in (:agencies))
       or (p.state = 'ISSUED' and exists (select 1 from distribution_delivery d
                   where d.document_ref = p.id
                     and (d.receiving_locality || '.' || d.receiving_agency in (:agencies)
                       or (d.receiving_locality <> d.locality
                         and (d.receiving_locality || '.' || d.receiving_agency in (:offices)
                           or d.assignee in (:colleagues)))))))
    """;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayWithdraw(Plan plan, Actor actor) {
    return plan.state() == PlanState.IN_PROGRESS
        && (actor.user().equals(plan.drafter())
            || actor.isIn(Group.HEAD, plan.locality(), plan.draftingAgency()));
  }

  @Override
  public void withdraw(String id, String reason, Actor actor) {
    plans.lock(id);
    Plan plan = visible(id, actor);
    if (plan.state() != PlanState.IN_PROGRESS) {
      throw Refusal.conflict(
          "too-late-to-withdraw",
          "Không rút được nữa: hồ sơ %s. Muốn thay đổi, hãy lập văn bản thay thế hoặc thu hồi."
              .formatted(plan.state().label().toLowerCase(Locale.ROOT)));
    }
    if (!mayWithdraw(plan, actor)) {
      throw Refusal.forbidden(
          "not-drafter", "Chỉ người soạn thảo hoặc lãnh đạo cơ quan soạn thảo mới rút được hồ sơ.");
    }
    if (reason.isBlank() || reason.length() > 2_000) {
      throw Refusal.unprocessable("reason-missing", "Hãy ghi lý do rút hồ sơ, tối đa 2.000 ký tự.");
    }
    plans.update(id, Map.of("state", PlanState.WITHDRAWN.name()));
    consultations.close(id);
    submissions.voidSigned(id, "Hồ sơ đã rút: " + reason);
    events.happened(plan, "WITHDRAWN", actor, reason);
    if (!actor.user().equals(plan.drafter())) {
      notices.finished(
          id, plan.drafter(), "%s đã rút hồ sơ: %s".formatted(actor.name(), plan.title()));
    }
    workflow.withdraw(plan);
  }

  @Override
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
  }
}
