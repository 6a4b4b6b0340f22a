package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.RecipientList;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.DocumentRenderer;
import vn.trinhky.document.DocumentStore;
import vn.trinhky.document.IssuingAuthority;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.PlanWorkflow;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.signing.Signatures;
import vn.trinhky.signing.SignerResolution;
import vn.trinhky.signing.Signers;

@Service
@Transactional
class IssuingService implements PlanIssuing {

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final PlanPapers papers;
  private final DocumentRenderer renderer;
  private final DocumentStore store;
  private final Signers signers;
  private final SigningRight signingRight;
  private final Signatures signatures;
  private final OutgoingRegister register;
  private final RecipientList recipients;
  private final Deliveries deliveries;
  private final Organisation organisation;
  private final Worklist worklist;
  private final Notices notices;
  private final PlanWorkflow workflow;
  private final Clock clock;

  IssuingService(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      PlanPapers papers,
      DocumentRenderer renderer,
      DocumentStore store,
      Signers signers,
      SigningRight signingRight,
      Signatures signatures,
      OutgoingRegister register,
      RecipientList recipients,
      Deliveries deliveries,
      Organisation organisation,
      Worklist worklist,
      Notices notices,
      PlanWorkflow workflow,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.papers = papers;
    this.renderer = renderer;
    this.store = store;
    this.signers = signers;
    this.signingRight = signingRight;
    this.signatures = signatures;
    this.register = register;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.organisation = organisation;
    this.worklist = worklist;
    this.notices = notices;
    this.workflow = workflow;
    this.clock = clock;
  }

  @Override
  public SignerResolution findSigner(String planId, String positionClass) {
    Plan plan = plans.get(planId);
    String asked = plan.passedUp() ? "CHAIRPERSON" : positionClass;
    SignerResolution signer = resolve(plan, asked);
    plans.update(planId, Map.of("position_class", asked));
    events.happened(
        plan,
        "SIGNER_FOUND",
        Actor.system(),
        "%s (%s): %s"
            .formatted(signer.name(), String.join(" / ", signer.lines()), signer.because()));
    return signer;
  }

  private SignerResolution resolve(Plan plan, String positionClass) {
    return signers.forCommittee(
        plan.locality(),
        positionClass,
        plan.authority() == IssuingAuthority.COMMITTEE,
        plan.field(),
        plan.documentType(),
        LocalDate.ofInstant(clock.instant(), ProductClock.ZONE));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Recipient> recipients(Plan plan) {
    return recipients
        .of(
            plan.id(),
            plan.locality(),
            versions.current(plan.id()).draft(),
            LocalDate.ofInstant(clock.instant(), ProductClock.ZONE))
        .stream()
        .map(RecipientList.Line::recipient)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public String nextCode(Plan plan) {
    String committee = organisation.locality(plan.locality()).committee();
    int year = LocalDate.ofInstant(clock.instant(), ProductClock.ZONE).getYear();
    int number = register.nextNumber(plan.locality(), committee, plan.documentType(), year);
    return (number < 10 ? "0" : "")
        + number
        + "/"
        + register.notation(plan.locality(), committee, plan.documentType());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> number(Plan plan) {
    return Optional.ofNullable(plan.registerEntry())
        .flatMap(register::find)
        .map(RegisterEntry::printedCode);
  }

  @Override
  public void freezeDocument(String planId) {
    Plan plan = plans.get(planId);
    if (plan.fileDigest() != null) {
      return;
    }
    if (plan.state() != PlanState.NUMBERED) {
      throw new IllegalStateException("not numbered: " + planId);
    }
    String file = store.put(renderer.pdf(papers.plan(plan, null)), "application/pdf");
    plans.update(planId, Map.of("file_digest", file, "state", PlanState.ISSUED.name()));
    register.markSent(
        plan.registerEntry(), LocalDate.ofInstant(clock.instant(), ProductClock.ZONE), null);
    events.happened(plan, "ISSUED", Actor.system(), null, null, file);
    notices.finished(
        plan.id(),
        plan.drafter(),
        "Đã ban hành: %s, %s".formatted(number(plan).orElse(plan.code()), plan.title()));
  }

  @Override
  public void voidNumber(String entryId, String reason, Actor actor) {
    RegisterEntry entry =
        register
            .find(entryId)
            .orElseThrow(
                () -> Refusal.notFound("unknown-entry", "Không tìm thấy dòng này trong sổ."));
    if (!actor.isIn(Group.CLERK, entry.locality(), entry.agency())) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan ban hành mới hủy được số văn bản.");
    }
    plans.lock(entry.reference());
    Plan plan =
        plans
            .find(entry.reference())
            .filter(found -> found.state() == PlanState.NUMBERED)
            .filter(found -> entryId.equals(found.registerEntry()))
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "number-in-use",
                        "Chỉ hủy được số của văn bản đã cấp số mà chưa phát hành. Văn bản đã phát"
                            + " hành phải thu hồi hoặc thay thế bằng văn bản khác."));
    register.makeVoid(entryId, reason);
    deliveries.release(plan.id());
    Map<String, @Nullable Object> changes = new HashMap<>();
    changes.put("state", PlanState.SIGNED.name());
    changes.put("register_entry", null);
    changes.put("issued_on", null);
    plans.update(plan.id(), changes);
    events.happened(plan, "NUMBER_VOIDED", actor, reason);
    events.happened(plan, "NUMBER_FREED", actor, null, entry.printedCode(), null);
    workflow.numberAgain(plan);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Receipt> receiptsToStart(String planId, int limit) {
    Plan plan = plans.get(planId);
    return deliveries.nextInternalWithoutReceipt(planId, limit).stream()
        .map(delivery -> receipt(plan, delivery))
        .toList();
  }

  @Override
  public Receipt receipt(Plan plan, Delivery delivery) {
    return new Receipt(
        delivery.id(), delivery.receiver().locality(), delivery.receiver().agency(), plan.title());
  }

  @Override
  public boolean receiptStarted(String deliveryId) {
    return deliveries.receiptStarted(deliveryId);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<SignerResolution> signer(Plan plan) {
    return signatures
        .current(plan.id())
        .map(
            signed ->
                new SignerResolution(
                    signed.user(),
                    signed.name(),
                    signed.capacities(),
                    signed.lines(),
                    signed.because(),
                    signed.basis(),
                    signed.on()))
        .or(() -> foreseen(plan));
  }

  @Override
  @Transactional(readOnly = true)
  public SigningAnswer maySign(Plan plan, String user) {
    try {
      return new SigningAnswer(signingRight.of(plan, user), null);
    } catch (Refusal notToday) {
      return new SigningAnswer(null, notToday.getMessage());
    }
  }

  /** The person who has the task, in the capacity he would sign in today. */
  private Optional<SignerResolution> foreseen(Plan plan) {
    return worklist.of(plan.id()).stream()
        .filter(work -> work.step().equals(PlanStep.DECIDE_AND_SIGN.id()))
        .map(Work::assignee)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(user -> capacity(plan, user));
  }

  private Optional<SignerResolution> capacity(Plan plan, String user) {
    try {
      return Optional.of(
          signers.committeeCapacityOf(
              user,
              plan.locality(),
              plan.authority() == IssuingAuthority.COMMITTEE,
              plan.field(),
              plan.documentType(),
              LocalDate.ofInstant(clock.instant(), ProductClock.ZONE)));
    } catch (Refusal mayNotSignToday) {
      return Optional.empty();
    }
  }
}
