package vn.trinhky.web.internal.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.trinhky.audit.AuditTrail;
import vn.trinhky.calendar.DateText;
import vn.trinhky.consultation.Answer;
import vn.trinhky.consultation.Opinion;
import vn.trinhky.consultation.Round;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.distribution.Recipients.Recipient;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.RecipientCategory;
import vn.trinhky.document.DraftDiff;
import vn.trinhky.document.PlanCopy;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.notification.Work;
import vn.trinhky.notification.Worklist;
import vn.trinhky.organisation.Actor;
import vn.trinhky.organisation.Group;
import vn.trinhky.organisation.Organisation;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.Decision;
import vn.trinhky.plan.Drafts;
import vn.trinhky.plan.Drafts.VersionInfo;
import vn.trinhky.plan.Plan;
import vn.trinhky.plan.PlanConsultations;
import vn.trinhky.plan.PlanIssuing;
import vn.trinhky.plan.PlanPapers;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.plan.PlanState;
import vn.trinhky.plan.PlanStep;
import vn.trinhky.plan.Plans;
import vn.trinhky.plan.Timeline;
import vn.trinhky.register.OutgoingRegister;
import vn.trinhky.register.OutgoingRegister.RegisterEntry;
import vn.trinhky.web.internal.api.DossierDoor;

/** Puts together what one person sees of a dossier. */
@Component
class DossierViews {

  /** More changed places than this are read in the documents themselves. */
  private static final int LONGEST_DIFF = 80;

  /** Earlier views are in the package to download. */
  private static final int MOST_VIEWINGS = 200;

  /** Events whose remark is a sentence of ours about what a person did. */
  private static final Set<String> SENTENCES =
      Set.of(
          "CREATED",
          "RESTORED",
          "ATTACHED",
          "RECIPIENT_CORRECTED",
          "SENT_AGAIN",
          "FINDING_PROPOSED",
          "FINDING_KEPT",
          "FINDING_RELEASED");

  private final Plans plans;
  private final Drafts drafts;
  private final DossierDoor door;
  private final PlanConsultations consultations;
  private final PlanPapers papers;
  private final PlanIssuing issuing;
  private final Attachments attachments;
  private final Timeline timeline;
  private final AuditTrail trail;
  private final Deliveries deliveries;
  private final OutgoingRegister register;
  private final Worklist worklist;
  private final Organisation organisation;
  private final Steps steps;
  private final Names names;

  DossierViews(
      Plans plans,
      Drafts drafts,
      DossierDoor door,
      PlanConsultations consultations,
      PlanPapers papers,
      PlanIssuing issuing,
      Attachments attachments,
      Timeline timeline,
      AuditTrail trail,
      Deliveries deliveries,
      OutgoingRegister register,
      Worklist worklist,
      Organisation organisation,
      Steps steps,
      Names names) {
    this.plans = plans;
    this.drafts = drafts;
    this.door = door;
    this.consultations = consultations;
    this.papers = papers;
    this.issuing = issuing;
    this.attachments = attachments;
    this.timeline = timeline;
    this.trail = trail;
    this.deliveries = deliveries;
    this.register = register;
    this.worklist = worklist;
    this.organisation = organisation;
    this.steps = steps;
    this.names = names;
  }

  @Transactional(readOnly = true)
  public DossierView of(
      Plan plan, @Nullable Integer askedVersion, @Nullable Integer askedBase, Actor actor) {
    Plans.Access access = plans.access(plan, actor);
    boolean full = access.isFull();
    boolean readable = access.level() != Plans.Level.METADATA;
    // who receives it in another locality gets the document, not how it came about
    boolean outside = !actor.administrator() && !actor.localities().contains(plan.locality());
    int version = readable ? door.versionNumber(plan, askedVersion, actor) : 0;
    List<Work> open = worklist.of(plan.id());
    List<Timeline.Event> events = timeline.of(plan.id());
    Optional<Round> round = consultations.current(plan.id());
    List<Opinion> opinions = opinions(plan, round, full, actor);
    List<Recipient> recipients = full ? issuing.recipients(plan) : List.of();
    List<VersionInfo> infos = drafts.versions(plan.id());
    String document = "/api/plans/" + plan.id() + "/document";
    int consulted =
        round
            .map(current -> current.opinions().size())
            .orElseGet(() -> full ? consultations.consulted(plan).size() : 0);
    return new DossierView(
        plan.id(),
        plan.code(),
        plan.title(),
        steps.badge(plan, open),
        steps.where(plan, open),
        open.stream()
            .map(Work::dueAt)
            .filter(Objects::nonNull)
            .findFirst()
            .map(due -> names.due(plan.locality(), due))
            .orElse(null),
        outside ? List.of() : steps.of(plan, open, events, consulted),
        facts(plan, outside),
        full ? notice(plan, events) : null,
        full,
        version,
        full ? versions(infos, version) : List.of(),
        readable ? document + ".html?version=" + version : null,
        readable ? document + ".pdf?version=" + version : null,
        readable ? diff(plan, access, infos, version, askedBase, round, actor) : null,
        full ? origin(plan, actor) : null,
        full ? summary(opinions) : List.of(),
        opinions.stream().map(opinion -> opinion(plan, opinion, round)).toList(),
        consulted == 0
            ? "Hồ sơ không lấy ý kiến cơ quan nào."
            : "Lấy ý kiến " + consulted + " cơ quan sau khi lãnh đạo cơ quan duyệt dự thảo.",
        full && consulted > 0 ? letters(plan, round) : List.of(),
        full ? proposals(plan, open) : List.of(),
        full ? review(plan) : null,
        groups(recipients),
        recipients.size(),
        full
            ? deliveries.of(plan.id()).stream()
                .map(Delivery::forIssuer)
                .map(this::delivery)
                .toList()
            : List.of(),
        full ? events(plan, events) : List.of(),
        full ? viewings(plan) : List.of(),
        full ? attachments(plan) : List.of(),
        actions(plan, round, full, actor));
  }

  // what it is and where it stands

  private List<DossierView.Fact> facts(Plan plan, boolean outside) {
    List<DossierView.Fact> facts = new ArrayList<>();
    numbered(plan)
        .ifPresent(
            entry ->
                facts.add(
                    new DossierView.Fact(
                        "Số, ngày",
                        entry.printedCode() + " ngày " + DateText.date(entry.issuedOn()))));
    facts.add(new DossierView.Fact("Hình thức", PlansPage.form(plan.form())));
    facts.add(
        new DossierView.Fact(
            "Soạn thảo",
            outside
                ? names.agency(plan.locality(), plan.draftingAgency())
                : names.personAt(plan.drafter())));
    facts.add(new DossierView.Fact("Độ khẩn", plan.urgency().label()));
    if (plan.submissionCount() > 0 && !outside) {
      facts.add(new DossierView.Fact("Số lần trình", Integer.toString(plan.submissionCount())));
    }
    issuing
        .signer(plan)
        .ifPresent(
            signer ->
                facts.add(
                    new DossierView.Fact(
                        plan.state() == PlanState.IN_PROGRESS ? "Người ký dự kiến" : "Người ký",
                        signer.name() + " (" + String.join(", ", signer.lines()) + ")")));
    return facts;
  }

  private Optional<RegisterEntry> numbered(Plan plan) {
    String entry = plan.registerEntry();
    return entry == null ? Optional.empty() : register.find(entry);
  }

  private DossierView.@Nullable Notice notice(Plan plan, List<Timeline.Event> events) {
    if (plan.state() == PlanState.WITHDRAWN) {
      return last(events, event -> event.kind().equals("WITHDRAWN"))
          .map(
              event ->
                  new DossierView.Notice(
                      "warn",
                      "%s rút hồ sơ lúc %s%s"
                          .formatted(event.actorName(), names.since(event.at()), quoted(event))))
          .orElse(null);
    }
    // the last decision counts: a dossier that went on since is not shown as returned
    return last(events, event -> event.kind().equals("DECIDED"))
        .filter(event -> event.decision() != null && event.decision().isReturn())
        .map(
            event ->
                new DossierView.Notice(
                    "warn",
                    "%s trả lại lúc %s%s"
                        .formatted(event.actorName(), names.since(event.at()), quoted(event))))
        .orElse(null);
  }

  private static Optional<Timeline.Event> last(
      List<Timeline.Event> events, Predicate<Timeline.Event> wanted) {
    return events.stream().filter(wanted).reduce((first, second) -> second);
  }

  private static String quoted(Timeline.Event event) {
    String remark = event.remark();
    return remark == null || remark.isBlank() ? "." : ": “" + remark + "”";
  }

  // the text

  private static List<Option> versions(List<VersionInfo> infos, int shown) {
    return infos.stream().map(info -> ComparePage.option(info, info.number() == shown)).toList();
  }

  private DossierView.@Nullable Diff diff(
      Plan plan,
      Plans.Access access,
      List<VersionInfo> infos,
      int version,
      @Nullable Integer asked,
      Optional<Round> round,
      Actor actor) {
    int sent = access.isFull() ? round.map(Round::version).orElse(0) : 0;
    List<Integer> earlier =
        infos.stream()
            .map(VersionInfo::number)
            .filter(number -> number < version && access.allows(number))
            .toList();
    if (earlier.isEmpty()) {
      return null;
    }
    int seen = drafts.lastSeen(plan, access, actor, version).map(Drafts.Seen::version).orElse(0);
    int from =
        Stream.of(asked == null ? 0 : asked, seen, sent)
            .filter(earlier::contains)
            .findFirst()
            .orElse(earlier.get(0));
    List<DraftDiff.Change> changes = drafts.changes(plan.id(), from, version);
    return new DossierView.Diff(
        from,
        version,
        infos.stream()
            .filter(info -> earlier.contains(info.number()))
            .map(
                info ->
                    new Option(
                        Integer.toString(info.number()),
                        "bản %d%s%s"
                            .formatted(
                                info.number(),
                                info.title().isEmpty() || !access.isFull()
                                    ? ""
                                    : " (" + info.title() + ")",
                                info.number() == seen ? ", đã xem" : ""),
                        info.number() == from))
            .toList(),
        changes.size() + " chỗ thay đổi",
        changes.stream().limit(LONGEST_DIFF).map(DiffLine::of).toList(),
        changes.size() > LONGEST_DIFF,
        ComparePage.address(plan.id(), from, version));
  }

  private DossierView.@Nullable Origin origin(Plan plan, Actor actor) {
    return plans
        .origin(plan.id())
        .map(
            origin -> {
              Plan model = plans.get(origin.plan());
              boolean open = plans.access(model, actor).level().compareTo(Plans.Level.METADATA) < 0;
              return new DossierView.Origin(
                  numbered(model).map(RegisterEntry::printedCode).orElse(model.code()),
                  open ? "/plans/" + model.id() : null,
                  "%d nhiệm vụ chuyển sang từ bản %d"
                      .formatted(origin.rows().size(), origin.version()),
                  Integer.toString(origin.year()),
                  plan.state() == PlanState.IN_PROGRESS && origin.year() != plan.year()
                      ? PlanCopy.mentions(drafts.current(plan.id()).draft(), origin.year())
                      : List.of(),
                  carried(plan, origin));
            })
        .orElse(null);
  }

  private List<DossierView.CarriedTask> carried(Plan plan, Plans.Origin origin) {
    if (origin.rows().isEmpty()) {
      return List.of();
    }
    Draft first = drafts.version(plan.id(), 1).draft();
    Draft model = drafts.version(origin.plan(), origin.version()).draft();
    return origin.rows().stream()
        .flatMap(
            row ->
                PlanCopy.task(first, row.path()).stream()
                    .flatMap(
                        task ->
                            PlanCopy.task(model, row.from()).stream()
                                .map(
                                    from ->
                                        new DossierView.CarriedTask(
                                            task.number(), from.number(), task.task()))))
        .toList();
  }

  // opinions

  private List<Opinion> opinions(Plan plan, Optional<Round> round, boolean full, Actor actor) {
    return round.stream()
        .flatMap(current -> current.opinions().stream())
        .filter(opinion -> full || actor.worksAt(plan.locality(), opinion.agency()))
        .sorted(Comparator.comparingInt(DossierViews::weight))
        .toList();
  }

  /** Objections first, then comments, then the calm rest. */
  private static int weight(Opinion opinion) {
    Answer answer = opinion.answer();
    if (answer == null) {
      return 3;
    }
    return switch (answer) {
      case OBJECT -> 0;
      case AGREE_WITH_COMMENTS -> 1;
      case AGREE -> 2;
      case NO_RESPONSE -> 4;
    };
  }

  private static Badge answer(@Nullable Answer answer) {
    if (answer == null) {
      return Badge.calm("Chưa trả lời");
    }
    return switch (answer) {
      case AGREE -> new Badge(answer.label(), "ok");
      case AGREE_WITH_COMMENTS -> new Badge(answer.label(), "warn");
      case OBJECT -> new Badge(answer.label(), "bad");
      case NO_RESPONSE -> Badge.calm("Không trả lời");
    };
  }

  private static List<Badge> summary(List<Opinion> opinions) {
    Map<Badge, Long> counts =
        opinions.stream()
            .collect(
                Collectors.groupingBy(
                    opinion -> answer(opinion.answer()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                new Badge(
                    entry.getValue()
                        + " "
                        + entry.getKey().text().toLowerCase(Locale.forLanguageTag("vi")),
                    entry.getKey().tone()))
        .toList();
  }

  private DossierView.Opinion opinion(Plan plan, Opinion opinion, Optional<Round> round) {
    List<String> notes = new ArrayList<>();
    if (opinion.onPaper()) {
      notes.add("trả lời bằng giấy");
    }
    if (opinion.late()) {
      notes.add("gửi muộn");
    }
    if (opinion.answeredAt() != null) {
      notes.add(names.moment(opinion.answeredAt()));
    } else if (opinion.answer() == null) {
      if (answersOnPaper(plan, opinion.agency())) {
        notes.add("hỏi bằng giấy");
      }
      round.ifPresent(current -> notes.add("hạn " + names.day(current.dueAt())));
    }
    String explanation = opinion.explanation() == null ? "" : opinion.explanation();
    return new DossierView.Opinion(
        names.agency(plan.locality(), opinion.agency()),
        answer(opinion.answer()),
        String.join(", ", notes),
        opinion.content() == null ? "" : opinion.content(),
        opinion.resolution() == null ? null : Badge.calm(opinion.resolution().label()),
        opinion.answer() == Answer.NO_RESPONSE ? "Xem như thống nhất." : explanation);
  }

  // papers

  private static List<DossierView.Letter> letters(Plan plan, Optional<Round> round) {
    String url = "/api/plans/" + plan.id() + "/";
    List<DossierView.Letter> letters = new ArrayList<>();
    letters.add(new DossierView.Letter("Công văn lấy ý kiến", url + "consultation-letter"));
    boolean waiting =
        round.filter(Round::isOpen).stream()
            .flatMap(current -> current.opinions().stream())
            .anyMatch(opinion -> opinion.answer() == null);
    if (waiting) {
      letters.add(new DossierView.Letter("Công văn đôn đốc", url + "reminder"));
    }
    return letters;
  }

  /** Proposals with a number, and the draft while somebody is about to sign it. */
  private List<DossierView.Proposal> proposals(Plan plan, List<Work> open) {
    boolean beforeSigning =
        open.stream()
            .flatMap(work -> PlanStep.of(work.step()).stream())
            .anyMatch(
                step -> step == PlanStep.PREPARE_SUBMISSION || step == PlanStep.SIGN_SUBMISSION);
    return papers.submissions(plan.id()).stream()
        .filter(paper -> paper.code() != null || beforeSigning)
        .sorted(
            Comparator.comparing((Submission paper) -> paper.voidReason() != null)
                .thenComparing(Submission::serial, Comparator.reverseOrder()))
        .map(paper -> proposal(plan, paper))
        .toList();
  }

  private DossierView.Proposal proposal(Plan plan, Submission paper) {
    boolean draft = paper.code() == null;
    return new DossierView.Proposal(
        draft ? "(chưa có số)" : paper.code(),
        paper.kind() == ProposalKind.SUBMISSION_MEMO ? "Tờ trình" : "Công văn",
        signed(paper),
        seal(paper),
        draft || paper.isSigned() ? null : Objects.requireNonNullElse(paper.voidReason(), ""),
        draft || paper.isSigned() ? "/api/plans/" + plan.id() + "/submission.pdf" : null);
  }

  private Badge seal(Submission paper) {
    if (paper.code() == null) {
      return Badge.calm("Dự thảo, chưa ký");
    }
    return paper.sealedAt() == null
        ? Badge.calm("Chưa đóng dấu")
        : new Badge("Đã đóng dấu " + names.moment(paper.sealedAt()), "ok");
  }

  private static String signed(Submission paper) {
    return paper.signedOn() == null
        ? ""
        : paper.signerName() + " ký ngày " + DateText.date(paper.signedOn());
  }

  private DossierView.@Nullable Review review(Plan plan) {
    PlanPapers.ReviewSheet sheet = papers.reviewSheet(plan.id());
    if (sheet.reviewerName() == null) {
      return null;
    }
    return new DossierView.Review(
        sheet.reviewerName()
            + (sheet.forwardedOn() == null ? "" : ", " + DateText.date(sheet.forwardedOn())),
        sheet.summary(),
        sheet.opinion(),
        sheet.checklist().stream()
            .map(
                item ->
                    new DossierView.Check(
                        item.label(), result(item), item.note() == null ? "" : item.note()))
            .toList(),
        "/api/plans/" + plan.id() + "/review-sheet.pdf");
  }

  private static Badge result(PlanPapers.CheckedItem item) {
    if (item.satisfied()) {
      return new Badge("Đạt", "ok");
    }
    return item.inapplicable()
        ? Badge.calm("Không thuộc trường hợp")
        : new Badge("Chưa đạt", "warn");
  }

  // recipients

  private static List<DossierView.RecipientGroup> groups(List<Recipient> recipients) {
    List<DossierView.RecipientGroup> groups = new ArrayList<>();
    for (RecipientCategory category : RecipientCategory.values()) {
      Map<String, List<Recipient>> lines =
          recipients.stream()
              .filter(recipient -> recipient.category() == category)
              .collect(
                  Collectors.groupingBy(
                      Recipient::printed, LinkedHashMap::new, Collectors.toList()));
      if (!lines.isEmpty()) {
        groups.add(
            new DossierView.RecipientGroup(
                label(category),
                lines.entrySet().stream()
                    .map(
                        line ->
                            line.getValue().size() == 1
                                ? line.getValue().get(0).name()
                                : line.getKey() + " (" + line.getValue().size() + " nơi)")
                    .collect(Collectors.joining("; "))));
      }
    }
    return groups;
  }

  static String label(RecipientCategory category) {
    return switch (category) {
      case EXECUTE -> "Để thực hiện";
      case REPORT -> "Để báo cáo";
      case SUPERVISE -> "Để kiểm tra, giám sát";
      case INFORM -> "Để biết, phối hợp";
      case PUBLISH -> "Đăng tải";
    };
  }

  private DossierView.Delivery delivery(Delivery delivery) {
    String tone =
        switch (delivery.status()) {
          case QUEUED -> "";
          case SENT, ARRIVED -> "warn";
          case FAILED, REFUSED -> "bad";
          case ACCEPTED, ASSIGNED, IN_PROGRESS, COMPLETED -> "ok";
        };
    String when =
        Stream.of(delivery.acceptedAt(), delivery.arrivedAt(), delivery.sentAt())
            .filter(Objects::nonNull)
            .findFirst()
            .map(names::moment)
            .orElse("");
    String reason = delivery.refusalReason();
    String assignee = delivery.assignee();
    return new DossierView.Delivery(
        delivery.name(),
        switch (delivery.channel()) {
          case RECEIPT -> "Trên hệ thống";
          case HERE -> "Xem trên hệ thống";
          case OUTSIDE -> "Ngoài hệ thống";
        },
        new Badge(delivery.statusText(), delivery.isReceived() ? "ok" : tone),
        when,
        reason != null
            ? "“" + reason + "”"
            : assignee != null ? "Giao " + names.person(assignee) : "");
  }

  // what happened

  private List<DossierView.Event> events(Plan plan, List<Timeline.Event> events) {
    List<DossierView.Event> lines = new ArrayList<>();
    for (int i = events.size() - 1; i >= 0; i--) {
      Timeline.Event event = events.get(i);
      lines.add(
          new DossierView.Event(
              names.moment(event.at()),
              event.actor().equals(Actor.system().user()) ? "" : event.actorName(),
              what(plan, event),
              remark(event),
              tone(event, i == events.size() - 1)));
    }
    return lines;
  }

  /** What a person wrote stands in quotation marks, what the system noted does not. */
  private static String remark(Timeline.Event event) {
    String remark = event.remark();
    if (remark == null || remark.isBlank()) {
      return "";
    }
    return event.actor().equals(Actor.system().user()) || SENTENCES.contains(event.kind())
        ? remark
        : "“" + remark + "”";
  }

  private String what(Plan plan, Timeline.Event event) {
    String version = event.version() == null ? "" : ", bản " + event.version();
    String agency = event.agency() == null ? "" : names.agency(plan.locality(), event.agency());
    return switch (event.kind()) {
      case "CREATED" -> "mở hồ sơ";
      case "SAVED" -> "lưu dự thảo" + version;
      case "IMPORTED" -> "nhập dự thảo từ tệp" + version;
      case "RESTORED" -> "khôi phục bản cũ" + version;
      case "CONSULTATION_OPENED" -> "Gửi lấy ý kiến";
      case "CONSULTATION_CLOSED" -> "Kết thúc lấy ý kiến";
      case "NUMBER_VOIDED" -> "hủy số văn bản";
      case "OPINION" -> "góp ý" + (agency.isEmpty() ? "" : " thay mặt " + agency);
      case "SIGNER_FOUND" -> "Xác định người ký";
      case "SEALED" -> "đóng dấu";
      case "ISSUED" -> "phát hành văn bản";
      case "WITHDRAWN" -> "rút hồ sơ";
      case "ATTACHED" -> "thêm tệp kèm";
      case "RECIPIENT_CORRECTED" -> "sửa nơi nhận";
      case "SENT_AGAIN" -> "gửi lại văn bản";
      case "FINDING_PROPOSED" -> "đề nghị giữ nguyên chỗ máy kiểm tra nhắc";
      case "FINDING_KEPT" -> "giữ nguyên chỗ máy kiểm tra nhắc";
      case "FINDING_RELEASED" -> "thôi giữ nguyên chỗ máy kiểm tra nhắc";
      default -> decided(event, agency);
    };
  }

  private static String decided(Timeline.Event event, String agency) {
    if (event.decision() == null || event.step() == null) {
      return "cập nhật hồ sơ";
    }
    String to =
        event.returnTo() == null
            ? ""
            : " về bước "
                + Steps.shortLabel(event.returnTo()).toLowerCase(Locale.forLanguageTag("vi"));
    return "%s%s (%s%s)"
        .formatted(
            event.decision().inSentence(),
            to,
            Steps.shortLabel(event.step()),
            agency.isEmpty() ? "" : ", " + agency);
  }

  private static String tone(Timeline.Event event, boolean newest) {
    if (event.decision() != null && event.decision().isReturn()
        || event.kind().equals("WITHDRAWN")
        || event.decision() == Decision.OBJECT) {
      return "bad";
    }
    if (event.kind().equals("ISSUED") || event.decision() == Decision.SIGN) {
      return "ok";
    }
    return newest ? "now" : "";
  }

  private List<DossierView.Viewing> viewings(Plan plan) {
    return trail.views(plan.id(), MOST_VIEWINGS).stream()
        .map(
            entry ->
                new DossierView.Viewing(
                    names.moment(entry.at()),
                    entry.deed().actorName(),
                    entry.deed().remark()
                        + (entry.deed().version() == null
                            ? ""
                            : ", bản " + entry.deed().version())))
        .toList();
  }

  private List<DossierView.Attachment> attachments(Plan plan) {
    return attachments.of(plan.id()).stream()
        .map(
            file ->
                new DossierView.Attachment(
                    file.fileName(),
                    size(file.size()),
                    names.person(file.uploader()) + ", " + DateText.date(file.uploadedAt()),
                    "/api/plans/" + plan.id() + "/attachments/" + file.id()))
        .toList();
  }

  private static String size(long bytes) {
    Locale vietnamese = Locale.forLanguageTag("vi-VN");
    return bytes < 1_000_000
        ? Math.max(1, Math.round(bytes / 1000.0)) + " kB"
        : String.format(vietnamese, "%.1f MB", bytes / 1_000_000.0);
  }

  // what the reader can do

  private DossierView.Actions actions(Plan plan, Optional<Round> round, boolean full, Actor actor) {
    boolean running = plan.state() == PlanState.IN_PROGRESS;
    boolean drafting = actor.worksAt(plan.locality(), plan.draftingAgency());
    boolean office =
        actor.worksAt(plan.locality(), organisation.locality(plan.locality()).office());
    boolean beforeSubmission =
        running && papers.submission(plan.id()).filter(Submission::isSigned).isEmpty();
    List<Opinion> asked = round.map(Round::opinions).orElse(List.of());
    return new DossierView.Actions(
        Stream.concat(worklist.mine(actor).stream(), worklist.available(actor).stream())
            .filter(work -> work.businessKey().equals(plan.id()))
            .findFirst()
            .map(Work::taskId)
            .map(Names::taskUrl)
            .orElse(null),
        drafts.mayEdit(plan, actor) ? "/plans/" + plan.id() + "/draft" : null,
        plans.mayWithdraw(plan, actor),
        beforeSubmission && round.filter(current -> !current.isOpen()).isPresent()
            ? asked.stream()
                .filter(opinion -> opinion.answer() == Answer.NO_RESPONSE)
                .filter(opinion -> actor.worksAt(plan.locality(), opinion.agency()))
                .findFirst()
                .map(opinion -> agency(plan, opinion.agency()))
                .orElse(null)
            : null,
        beforeSubmission && drafting
            ? asked.stream()
                .filter(
                    opinion -> opinion.answer() == null || opinion.answer() == Answer.NO_RESPONSE)
                .map(Opinion::agency)
                .filter(code -> answersOnPaper(plan, code))
                .map(code -> agency(plan, code))
                .toList()
            : List.of(),
        actor.isIn(Group.CLERK, plan.locality(), plan.draftingAgency())
            && papers
                .submission(plan.id())
                .filter(paper -> paper.isSigned() && paper.sealedAt() == null)
                .isPresent(),
        full && running && (drafting || office),
        plan.state() == PlanState.ISSUED
                && PlansPage.mayCreate(actor)
                && actor.localities().contains(plan.locality())
            ? "/plans/new?from=" + plan.id()
            : null);
  }

  private boolean answersOnPaper(Plan plan, String agency) {
    return organisation.agency(plan.locality(), agency).groups().isEmpty();
  }

  private Option agency(Plan plan, String code) {
    return new Option(code, names.agency(plan.locality(), code), false);
  }
}
