package vn.trinhky.plan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.audit.CanonicalHash;
import vn.trinhky.calendar.ProductClock;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Consultations;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Round;
import vn.trinhky.document.DocumentFacts;
import vn.trinhky.document.DocumentFacts.SignatureBlock;
import vn.trinhky.document.Draft.ArchiveLine;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.ChecklistItem;
import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.ProposalDocument;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.document.Printable.ReviewSheetDocument;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Agency;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Officer;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Drafts.Version;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.problem.Refusal;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.signing.Signatures;

@Service
@Transactional
class PaperService implements PlanPapers {

  /** Room for what is not known yet; ordinary spaces would run together in print. */
  private static final String BLANK = "\u00a0".repeat(6);

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

  private final PlanTable plans;
  private final VersionTable versions;
  private final PlanEvents events;
  private final SubmissionTable submissions;
  private final ReviewSheetTable sheets;
  private final ReviewSettings settings;
  private final Desk desk;
  private final Consultations consultations;
  private final Signatures signatures;
  private final OutgoingRegister register;
  private final Organisation organisation;
  private final OpinionTables opinionTables;
  private final ConsultationLetters letters;
  private final Clock clock;

  PaperService(
      PlanTable plans,
      VersionTable versions,
      PlanEvents events,
      SubmissionTable submissions,
      ReviewSheetTable sheets,
      ReviewSettings settings,
      Desk desk,
      Consultations consultations,
      Signatures signatures,
      OutgoingRegister register,
      Organisation organisation,
      OpinionTables opinionTables,
      ConsultationLetters letters,
      Clock clock) {
    this.plans = plans;
    this.versions = versions;
    this.events = events;
    this.submissions = submissions;
    this.sheets = sheets;
    this.settings = settings;
    this.desk = desk;
    this.consultations = consultations;
    this.signatures = signatures;
    this.register = register;
    this.organisation = organisation;
    this.opinionTables = opinionTables;
    this.letters = letters;
    this.clock = clock;
  }

  // proposal document

  @Override
  @Transactional(readOnly = true)
  public Optional<Submission> submission(String planId) {
    return submissions.newest(planId);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Submission> submissions(String planId) {
    return submissions.list(planId);
  }

  @Override
  public Submission saveSubmission(
      String planId,
      ProposalKind kind,
      String subject,
      List<String> addressees,
      String body,
      Actor actor) {
    Plan plan = plans.get(planId);
    if (plan.state() != PlanState.IN_PROGRESS || !desk.edits(planId, actor)) {
      throw Desk.notEditing();
    }
    if (subject.isBlank() || subject.length() > 500) {
      throw Refusal.badRequest(
          "subject-missing", "Hãy ghi trích yếu của văn bản trình, từ 1 đến 500 ký tự.");
    }
    List<String> to = addressees.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (to.isEmpty()) {
      throw Refusal.badRequest(
          "addressee-missing", "Hãy ghi nơi nhận của văn bản trình (Kính gửi).");
    }
    submissions.save(planId, kind, subject.strip(), to, body);
    events.happened(
        plan,
        "SUBMISSION_SAVED",
        actor,
        null,
        subject.strip(),
        new CanonicalHash()
            .field(kind.name())
            .field(subject.strip())
            .field(String.join("\n", to))
            .field(body)
            .hex());
    return submissions.newest(planId).orElseThrow();
  }

  @Override
  public void sealSubmission(String planId, Actor actor) {
    Plan plan = plans.get(planId);
    if (!actor.isIn(Group.CLERK, plan.locality(), plan.draftingAgency())) {
      throw Refusal.forbidden(
          "not-clerk", "Chỉ văn thư của cơ quan soạn thảo mới đóng dấu văn bản trình.");
    }
    Submission signed =
        submissions
            .inForce(planId)
            .orElseThrow(
                () ->
                    Refusal.unprocessable(
                        "not-signed", "Văn bản trình chưa được ký nên chưa đóng dấu được."));
    if (submissions.seal(signed, actor.user()) == 1) {
      events.happened(plan, "SEALED", actor, "Văn bản trình " + signed.code());
    }
  }

  // review sheet

  @Override
  @Transactional(readOnly = true)
  public ReviewSheet reviewSheet(String planId) {
    return sheets
        .newest(planId)
        .filter(
            sheet -> sheet.forwardedOn() == null || !desk.standsAt(planId, PlanStep.REVIEW_DOSSIER))
        .orElseGet(() -> fresh(planId, sheets.newest(planId).orElse(null)));
  }

  private ReviewSheet fresh(String planId, @Nullable ReviewSheet former) {
    List<CheckedItem> items =
        settings.checklist().stream()
            .map(item -> new CheckedItem(item.key(), item.label(), false, false, null))
            .toList();
    return new ReviewSheet(
        former == null ? 1 : former.serial() + 1,
        items,
        former == null ? plans.get(planId).title() : former.content(),
        summary(planId),
        former == null ? "" : former.opinion(),
        null,
        null,
        null);
  }

  /** What the consultation came to, so that the reviewer does not count by hand. */
  private String summary(String planId) {
    return consultations
        .current(planId)
        .map(
            round ->
                "Đã lấy ý kiến %d cơ quan (bản %d): %d thống nhất, %d thống nhất có góp ý, %d không thống nhất, %d không có ý kiến (xem như thống nhất)."
                    .formatted(
                        round.opinions().size(),
                        round.version(),
                        count(round, Answer.AGREE),
                        count(round, Answer.AGREE_WITH_COMMENTS),
                        count(round, Answer.OBJECT),
                        count(round, Answer.NO_RESPONSE)))
        .orElse("Hồ sơ không lấy ý kiến các cơ quan.");
  }

  private static long count(Round round, Answer answer) {
    return round.opinions().stream().map(Opinion::answer).filter(given -> given == answer).count();
  }

  @Override
  public ReviewSheet saveReviewSheet(String planId, ReviewSheet sheet, Actor actor) {
    if (!desk.works(planId, PlanStep.REVIEW_DOSSIER, actor)) {
      throw Refusal.forbidden(
          "not-reviewing",
          "Hồ sơ hiện không ở bước thẩm tra của anh chị nên chưa ghi phiếu trình được.");
    }
    sheet.checklist().forEach(item -> requireRoom("Ghi chú của mục kiểm tra", item.note()));
    requireRoom("Nội dung trình", sheet.content());
    requireRoom("Tóm tắt", sheet.summary());
    requireRoom("Ý kiến của Văn phòng", sheet.opinion());
    List<CheckedItem> items =
        settings.checklist().stream()
            .map(
                item ->
                    sheet.checklist().stream()
                        .filter(given -> given.key().equals(item.key()))
                        .findFirst()
                        .map(
                            given ->
                                new CheckedItem(
                                    item.key(),
                                    item.label(),
                                    given.satisfied(),
                                    given.inapplicable() && !given.satisfied(),
                                    given.note()))
                        .orElseGet(
                            () -> new CheckedItem(item.key(), item.label(), false, false, null)))
            .toList();
    sheets.save(
        planId,
        new ReviewSheet(
            0, items, sheet.content(), sheet.summary(), sheet.opinion(), null, null, null),
        actor);
    CanonicalHash digest = new CanonicalHash();
    items.forEach(
        item ->
            digest
                .field(item.key())
                .field(item.satisfied() ? 1 : item.inapplicable() ? 2 : 0)
                .field(item.note()));
    events.happened(
        plans.get(planId),
        "REVIEW_SHEET_SAVED",
        actor,
        null,
        sheet.opinion(),
        digest.field(sheet.content()).field(sheet.summary()).field(sheet.opinion()).hex());
    return sheets.newest(planId).orElseThrow();
  }

  private static void requireRoom(String what, @Nullable String text) {
    if (text != null && text.length() > LONGEST_SHEET_TEXT) {
      throw Refusal.unprocessable(
          "review-sheet-too-long",
          "%s dài %d ký tự, quá giới hạn %d. Hãy rút gọn hoặc đính kèm thành tệp."
              .formatted(what, text.length(), LONGEST_SHEET_TEXT));
    }
  }

  // how they print

  @Override
  @Transactional(readOnly = true)
  public Printable.PlanDocument plan(Plan plan, @Nullable Integer version) {
    Version shown =
        version == null ? versions.current(plan.id()) : versions.get(plan.id(), version);
    boolean current = shown.number() == plan.version();
    Optional<Signatures.Signature> signature =
        current ? signatures.current(plan.id()) : Optional.empty();
    Optional<RegisterEntry> entry =
        current && plan.registerEntry() != null
            ? register.find(plan.registerEntry())
            : Optional.empty();
    String committee = organisation.locality(plan.locality()).committee();
    return new PlanDocument(
        shown.draft(),
        new DocumentFacts(
            entry.map(RegisterEntry::printedNumber).orElse(null),
            entry
                .map(RegisterEntry::notation)
                .orElseGet(
                    () -> register.notation(plan.locality(), committee, plan.documentType())),
            entry.map(RegisterEntry::issuedOn).orElse(null),
            plan.form() == IssuanceForm.DECISION_WITH_PLAN ? proposalLine(plan) : null,
            signature.map(signed -> new SignatureBlock(signed.lines(), signed.name())).orElse(null),
            entry.isPresent()
                ? null
                : signature.isPresent()
                    ? "Đã ký trên hệ thống, chờ cấp số"
                    : "Dự thảo, bản " + shown.number(),
            signature.map(PaperService::notice).orElse(null)));
  }

  /** The file says on its face that it carries no digital signature. */
  private static String notice(Signatures.Signature signature) {
    return "Tệp này chưa có chữ ký số. Việc ký của %s được ghi nhận trên hệ thống lúc %s, gắn với mã nội dung %s."
        .formatted(
            signature.name(),
            MOMENT.format(signature.at().atZone(ProductClock.ZONE)),
            signature.digest().substring(0, 16));
  }

  private @Nullable String proposalLine(Plan plan) {
    Optional<Submission> paper =
        submissions.inForce(plan.id()).or(() -> submissions.newest(plan.id()));
    if (paper.isEmpty()) {
      return null;
    }
    Agency agency = organisation.agency(plan.locality(), plan.draftingAgency());
    String kind = paper.get().kind() == ProposalKind.OFFICIAL_LETTER ? "Công văn" : "Tờ trình";
    return paper.get().isSigned() && paper.get().signedOn() != null
        ? "Theo đề nghị của %s tại %s số %s ngày %s."
            .formatted(agency.name(), kind, paper.get().code(), DATE.format(paper.get().signedOn()))
        : "Theo đề nghị của %s tại %s số%s/%s ngày%s/%s/%d."
            .formatted(
                agency.name(),
                kind,
                BLANK,
                proposalNotation(plan, paper.get()),
                BLANK,
                BLANK,
                today().getYear());
  }

  private String proposalNotation(Plan plan, Submission paper) {
    return register.notation(
        plan.locality(),
        plan.draftingAgency(),
        paper.kind() == ProposalKind.OFFICIAL_LETTER ? "CV" : "TTr");
  }

  @Override
  @Transactional(readOnly = true)
  public Printable proposal(Plan plan) {
    Submission paper =
        submissions
            .newest(plan.id())
            .orElseThrow(
                () -> Refusal.notFound("submission-missing", "Hồ sơ này chưa có văn bản trình."));
    Agency agency = organisation.agency(plan.locality(), plan.draftingAgency());
    Optional<RegisterEntry> entry =
        paper.registerEntry() == null ? Optional.empty() : register.find(paper.registerEntry());
    return new ProposalDocument(
        paper.kind(),
        agency.parent() == null
            ? null
            : String.join(" ", organisation.agency(plan.locality(), agency.parent()).letterhead()),
        agency.letterhead(),
        organisation.locality(plan.locality()).place(),
        paper.subject(),
        paper.addressees(),
        paper.body(),
        List.of("Như trên"),
        archive(agency),
        new DocumentFacts(
            entry.map(RegisterEntry::printedNumber).orElse(null),
            entry.map(RegisterEntry::notation).orElseGet(() -> proposalNotation(plan, paper)),
            paper.signedOn(),
            null,
            paper.signerName() == null
                ? null
                : new SignatureBlock(paper.signerLines(), paper.signerName()),
            switch (paper.state()) {
              case "DRAFT" -> "Dự thảo";
              case "VOID" -> "Không còn giá trị";
              default -> null;
            },
            paper.signerName() == null
                ? null
                : "Tệp này chưa có chữ ký số. Việc ký của %s được ghi nhận trên hệ thống ngày %s."
                    .formatted(paper.signerName(), DATE.format(paper.signedOn()))));
  }

  private static ArchiveLine archive(Agency agency) {
    return new ArchiveLine(
        agency.shortName() == null ? List.of("VT") : List.of("VT", agency.shortName()), null);
  }

  @Override
  @Transactional(readOnly = true)
  public Printable review(Plan plan) {
    ReviewSheet sheet = reviewSheet(plan.id());
    var locality = organisation.locality(plan.locality());
    Agency office = organisation.agency(plan.locality(), locality.office());
    Agency committee = organisation.agency(plan.locality(), locality.committee());
    List<String> documents = new ArrayList<>();
    documents.add(
        "Dự thảo %s (bản %d)".formatted(plan.typeName().toLowerCase(Locale.ROOT), plan.version()));
    submissions
        .inForce(plan.id())
        .ifPresent(
            paper ->
                documents.add(
                    (paper.kind() == ProposalKind.OFFICIAL_LETTER ? "Công văn số " : "Tờ trình số ")
                        + paper.code()));
    consultations
        .current(plan.id())
        .ifPresent(round -> documents.add("Bảng tổng hợp ý kiến, đợt " + round.number()));
    Optional<Officer> reviewer =
        organisation.members(plan.locality(), locality.office(), Group.REVIEWER).stream()
            .filter(officer -> officer.name().equals(sheet.reviewerName()))
            .findFirst();
    return new ReviewSheetDocument(
        String.join(" ", committee.letterhead()),
        office.letterhead(),
        locality.place(),
        sheet.forwardedOn(),
        List.of("Lãnh đạo " + committee.name()),
        organisation.agency(plan.locality(), plan.draftingAgency()).name(),
        plan.title(),
        documents,
        sheet.checklist().stream()
            .map(
                item ->
                    new ChecklistItem(
                        item.label(), item.satisfied(), item.inapplicable(), item.note()))
            .toList(),
        sheet.content(),
        sheet.summary(),
        sheet.opinion(),
        sheet.direction(),
        Math.max(plan.submissionCount(), 1),
        sheet.reviewerName(),
        reviewer.map(Officer::position).orElse(null));
  }

  @Override
  @Transactional(readOnly = true)
  public Printable opinions(Plan plan) {
    Agency agency = organisation.agency(plan.locality(), plan.draftingAgency());
    return opinionTables.of(
        plan,
        agency.parent() == null
            ? null
            : String.join(" ", organisation.agency(plan.locality(), agency.parent()).letterhead()),
        agency,
        consultations.rounds(plan.id()),
        today());
  }

  @Override
  @Transactional(readOnly = true)
  public Printable consultationLetter(Plan plan) {
    return letters.asking(plan);
  }

  @Override
  @Transactional(readOnly = true)
  public Printable reminder(Plan plan) {
    return letters.reminding(plan);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ProductClock.ZONE);
  }
}
