package vn.trinhky.support;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.trinhky.calendar.DateText;
import vn.trinhky.checker.Acts;
import vn.trinhky.consultation.Resolution;
import vn.trinhky.distribution.Deliveries;
import vn.trinhky.distribution.Delivery;
import vn.trinhky.document.Draft;
import vn.trinhky.document.DraftJson;
import vn.trinhky.notification.Notices;
import vn.trinhky.notification.Reminders;
import vn.trinhky.organisation.Absences;
import vn.trinhky.organisation.Absences.NewAbsence;
import vn.trinhky.organisation.DelegatedPower;
import vn.trinhky.organisation.Delegations;
import vn.trinhky.organisation.Delegations.NewDelegation;
import vn.trinhky.plan.Attachments;
import vn.trinhky.plan.PlanPapers.ReviewSheet;
import vn.trinhky.plan.PlanPapers.Submission;
import vn.trinhky.plan.Urgency;

/**
 * Sets up localities in the middle of their work: a dossier at each of several steps, one issued
 * with its receipts, one withdrawn, an absence and a power to sign.
 */
@TestComponent
public class BusyTowns {

  private static final String DRAFTER = "noi-vu.officer";

  @Autowired private TestLocality localities;
  @Autowired private Dossiers dossiers;
  @Autowired private Engine engine;
  @Autowired private Attachments attachments;
  @Autowired private Acts acts;
  @Autowired private Absences absences;
  @Autowired private Delegations delegations;
  @Autowired private Deliveries deliveries;
  @Autowired private Reminders reminders;
  @Autowired private Notices notices;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient jdbc;

  /** A new one, with the things that tables of calls name. */
  public BusyTown create() {
    String code =
        localities.create(
            "ninh-hoa",
            (made, file) ->
                file.replaceAll(
                    "(\\{user: [^}]*?name: )([^,}]+)", "$1$2 " + BusyTown.nameMark(made)));
    Map<String, String> things = new LinkedHashMap<>();
    things.put("title", BusyTown.titleMark(code));

    Dossier drafting = open(code);
    things.put("drafting", drafting.id());
    things.put("attachment", attached(drafting));
    things.put("draft", DraftJson.write(drafting.draft().draft()));
    things.put("finding", drafting.findings().get(0).key());
    things.put("act", act(code));
    task(things, "draft", drafting.task("DraftPlan"));

    Dossier consulting = toConsultation(code);
    things.put("consulting", consulting.id());
    task(things, "comment", consulting.consultation("tc-kh"));

    things.put("subscription.comment", waitingForWithdrawal(consulting));

    things.put("resolving", toResolving(code).id());

    Dossier reviewing = toReview(code);
    things.put("reviewing", reviewing.id());
    task(things, "review", reviewing.task("ReviewDossier"));

    Dossier signing = toSigning(code);
    things.put("signing", signing.id());
    task(things, "sign", signing.task("DecideAndSign"));

    Dossier numbered = toNumber(code);
    things.put("numbered", numbered.id());
    things.put("entry", Objects.requireNonNull(numbered.plan().registerEntry()));

    Dossier issued = toNumber(code).jobsRun();
    things.put("issued", issued.id());
    things.put("issueday", DateText.date(Objects.requireNonNull(issued.plan().issuedOn())));
    receipts(things, issued);

    things.put(
        "withdrawn",
        toConsultation(code).withdrawn("noi-vu.head", "Không làm nữa, " + words(code)).id());

    absenceAndPower(things, code);
    remindOfEverything(code);
    things.put("notice", notices.of(dossiers.logins.actor(code + "." + DRAFTER)).get(0).id());
    return new BusyTown(code, things);
  }

  private static String words(String code) {
    return BusyTown.wordMark(code);
  }

  private static void task(Map<String, String> things, String name, Task task) {
    things.put("task." + name, task.getId());
    things.put("instance." + name, task.getProcessInstanceId());
    things.put("execution." + name, task.getExecutionId());
  }

  private Dossier open(String code) {
    Dossier dossier =
        dossiers
            .open(code, Urgency.NORMAL, "Kế hoạch cải cách hành chính " + BusyTown.titleMark(code))
            .consulting("tc-kh")
            .rewritten(draft -> ending(draft, words(code)));
    Submission paper = dossier.proposals().get(0);
    dossiers.papers.saveSubmission(
        dossier.id(),
        paper.kind(),
        paper.subject() + " " + words(code),
        paper.addressees(),
        paper.body() + "\n" + words(code),
        dossier.actor(DRAFTER));
    return dossier;
  }

  private static Draft ending(Draft draft, String sentence) {
    String body = draft.plan().body();
    String json = DraftJson.write(draft);
    return DraftJson.read(
        json.replace(quoted(body), quoted(body + "\n" + sentence + " là câu cuối.")));
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  /** An act that only this town knows. */
  private String act(String code) {
    return acts.add(
            code,
            new Acts.Entry(
                "12/KH-UBND",
                "2021-12-01",
                "Kế hoạch",
                "Ủy ban nhân dân tỉnh",
                "về " + words(code),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "Bản lưu của Văn phòng"),
            dossiers.logins.actor(code + ".vp.admin"))
        .id();
  }

  private String attached(Dossier dossier) {
    String words = words(dossier.locality());
    return attachments
        .add(
            dossier.id(),
            words + ".txt",
            "text/plain",
            words.getBytes(StandardCharsets.UTF_8),
            words,
            dossier.actor(DRAFTER))
        .id();
  }

  private Dossier toConsultation(String code) {
    return open(code)
        .decides(DRAFTER, "DraftPlan", "SUBMIT", words(code))
        .decides("noi-vu.head", "ApproveDraft", "APPROVE", words(code))
        .jobsRun();
  }

  private Dossier toResolving(String code) {
    return toConsultation(code).answers("tc-kh", "AGREE_WITH_COMMENTS", words(code)).jobsRun();
  }

  private Dossier toReview(String code) {
    Dossier dossier =
        toResolving(code)
            .resolves("tc-kh", Resolution.ACCEPTED, words(code))
            .to("ReviewDossier")
            .reviewed();
    ReviewSheet sheet = dossiers.papers.reviewSheet(dossier.id());
    dossiers.papers.saveReviewSheet(
        dossier.id(),
        new ReviewSheet(
            0,
            sheet.checklist(),
            sheet.content(),
            sheet.summary(),
            "Đủ điều kiện, " + words(code),
            null,
            null,
            null),
        dossier.actor("vp.reviewer"));
    return dossier;
  }

  private Dossier toSigning(String code) {
    return toReview(code)
        .decides("vp.reviewer", "ReviewDossier", "FORWARD", words(code))
        .to("DecideAndSign");
  }

  private Dossier toNumber(String code) {
    Dossier dossier = toSigning(code);
    return dossier
        .decides(dossier.signer(), "DecideAndSign", "SIGN", words(code))
        .to("IssueDocument")
        .decides("ubnd.clerk", "IssueDocument", "ISSUE", words(code));
  }

  /** One waits for its clerk, one for its head, one was refused. */
  private void receipts(Map<String, String> things, Dossier issued) {
    String arriving = delivery(issued, "vh-tt");
    things.put("delivery", arriving);
    task(things, "accept", engine.task(arriving, "AcceptDocument"));
    String accepted = delivery(issued, "tu-phap");
    engine.decide(issued.user("tu-phap.clerk"), engine.task(accepted, "AcceptDocument"), "ACCEPT");
    things.put("accepted", accepted);
    task(things, "assign", engine.task(accepted, "AssignDocument"));
    things.put(
        "outside",
        deliveries.of(issued.id()).stream()
            .filter(each -> each.channel() == Delivery.Channel.OUTSIDE)
            .filter(each -> each.category() != Draft.RecipientCategory.PUBLISH)
            .map(Delivery::id)
            .findFirst()
            .orElseThrow());
    String refused = delivery(issued, "tc-kh");
    engine.decide(
        issued.user("tc-kh.clerk"),
        engine.task(refused, "AcceptDocument"),
        "REJECT",
        "Gửi nhầm, " + words(issued.locality()),
        null);
    things.put("refused", refused);
  }

  /** The execution that would take the message that ends the dossier. */
  private String waitingForWithdrawal(Dossier dossier) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(dossier.instance().getId())
        .eventName("PlanWithdrawn")
        .singleResult()
        .getExecutionId();
  }

  private String delivery(Dossier issued, String agency) {
    return deliveries.of(issued.id()).stream()
        .filter(delivery -> agency.equals(delivery.agency()))
        .map(Delivery::id)
        .findFirst()
        .orElseThrow();
  }

  private void absenceAndPower(Map<String, String> things, String code) {
    var head = dossiers.logins.actor(code + ".noi-vu.head");
    things.put(
        "absence",
        absences
            .record(
                new NewAbsence(
                    code + ".noi-vu.head-2",
                    LocalDate.of(2022, 5, 2),
                    LocalDate.of(2022, 5, 6),
                    null,
                    words(code)),
                head)
            .id());
    things.put(
        "delegation",
        delegations
            .record(
                new NewDelegation(
                    code,
                    "noi-vu",
                    head.user(),
                    code + ".noi-vu.head-2",
                    DelegatedPower.FOR_HEAD,
                    Set.of(),
                    Set.of(),
                    LocalDate.of(2022, 5, 2),
                    null,
                    words(code),
                    null),
                head)
            .id());
  }

  private void remindOfEverything(String code) {
    jdbc.sql("update notification_work set remind_at = arrived_at where locality = :code")
        .param("code", code)
        .update();
    reminders.sweep();
  }

  /** One person of each of the seven groups. */
  public static List<String> oneOfEachGroup() {
    return List.of(
        "noi-vu.officer",
        "tc-kh.head",
        "ubnd.clerk",
        "vp.reviewer",
        "noi-vu.consolidator",
        "ubnd.leader",
        "vp.admin");
  }

  /** The people who stand for everybody: all seven groups, of several agencies. */
  public static List<String> people() {
    return List.of(
        "noi-vu.officer",
        "noi-vu.head",
        "noi-vu.clerk",
        "noi-vu.consolidator",
        "tc-kh.officer",
        "tu-phap.head",
        "vp.head",
        "vp.reviewer",
        "vp.admin",
        "ubnd.leader",
        "ubnd.clerk",
        "xa-ninh-son.clerk");
  }
}
