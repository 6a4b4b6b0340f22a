package vn.trinhky.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.checker.Circumstances;
import vn.trinhky.checker.Circumstances.PrintedPart;
import vn.trinhky.checker.Finding;
import vn.trinhky.checker.Occasion;
import vn.trinhky.document.Draft;
import vn.trinhky.document.Draft.AgencyRef;
import vn.trinhky.document.Draft.ColumnKind;
import vn.trinhky.document.Draft.DeadlineSpec;
import vn.trinhky.document.IssuanceForm;
import vn.trinhky.document.IssuingAuthority;

/** A small draft for a rule to look at: whole and without a fault, until a test says otherwise. */
public final class Sheet {

  public static final String TOWN = "town";

  private final int year;
  private IssuanceForm form = IssuanceForm.PLAN;
  private IssuingAuthority authority = IssuingAuthority.COMMITTEE;
  private List<String> letterhead = List.of("ỦY BAN NHÂN DÂN", "THỊ XÃ MẪU");
  private String subject;
  private final List<Draft.LegalBasis> bases = new ArrayList<>();
  private final List<Draft.Article> articles = new ArrayList<>();
  private String body = "";
  private final List<Draft.TaskGroup> groups = new ArrayList<>();
  private final List<ColumnKind> columns =
      new ArrayList<>(
          List.of(ColumnKind.ORDINAL, ColumnKind.TASK, ColumnKind.PRODUCT, ColumnKind.LEAD));
  private Draft.@Nullable ReportRegime regime;
  private Draft.@Nullable OwnPlanDuty duty;
  private final List<Draft.RecipientLine> recipients = new ArrayList<>();
  private Draft.ArchiveLine archive = new Draft.ArchiveLine(List.of("VT", "NV"), null);
  private Draft.@Nullable ProposedSignature signature;
  private @Nullable LocalDate date;
  private LocalDate today;
  private int attachments;
  private final List<PrintedPart> parts = new ArrayList<>();
  private Occasion occasion = Occasion.DRAFT;

  private Sheet(int year) {
    this.year = year;
    this.today = LocalDate.of(year, 1, 4);
    this.subject = "Cải cách hành chính năm " + year;
  }

  /** The plan for a year, checked on 4 January of it. */
  public static Sheet of(int year) {
    return new Sheet(year);
  }

  public Sheet decision() {
    form = IssuanceForm.DECISION_WITH_PLAN;
    return this;
  }

  public Sheet by(IssuingAuthority issuer) {
    authority = issuer;
    return this;
  }

  public Sheet letterhead(String... lines) {
    letterhead = List.of(lines);
    return this;
  }

  public Sheet subject(String text) {
    subject = text;
    return this;
  }

  public Sheet basis(String text, Draft.Citation... acts) {
    bases.add(new Draft.LegalBasis(text, List.of(acts)));
    return this;
  }

  public Sheet article(String label, String text) {
    articles.add(new Draft.Article(label, text));
    return this;
  }

  public Sheet body(String... lines) {
    body = String.join("\n", lines);
    return this;
  }

  public Sheet columns(ColumnKind... kinds) {
    columns.clear();
    columns.addAll(List.of(kinds));
    return this;
  }

  public Sheet group(@Nullable String ordinal, String title, Task... tasks) {
    groups.add(new Draft.TaskGroup(ordinal, title, Arrays.stream(tasks).map(Task::row).toList()));
    return this;
  }

  /** One group with these tasks. */
  public Sheet tasks(Task... tasks) {
    return group("I", "Cải cách thể chế", tasks);
  }

  public Sheet regime(String text, @Nullable Integer day, @Nullable String time, String... onward) {
    regime =
        new Draft.ReportRegime(
            text, day, time, List.of(), "UBND thị xã", null, List.of(onward), null, List.of());
    return this;
  }

  /** Windows that the draft records beside the text. */
  public Sheet recorded(Draft.ReportWindow... windows) {
    regime =
        new Draft.ReportRegime(
            null, null, null, List.of(), "UBND thị xã", null, List.of(), null, List.of(windows));
    return this;
  }

  public Sheet duty(String text, @Nullable Integer days) {
    duty = new Draft.OwnPlanDuty(text, "Các cơ quan, đơn vị", days, null);
    return this;
  }

  public Sheet recipient(String text) {
    return recipient(text, Draft.RecipientCategory.EXECUTE);
  }

  public Sheet recipient(String text, Draft.RecipientCategory category) {
    recipients.add(new Draft.RecipientLine(text, null, category));
    return this;
  }

  public Sheet archive(String... units) {
    archive = new Draft.ArchiveLine(List.of(units), null);
    return this;
  }

  public Sheet signed(String position, String name, String... capacity) {
    signature = new Draft.ProposedSignature(List.of(capacity), position, name);
    return this;
  }

  public Sheet dated(int inYear, int month, int day) {
    date = LocalDate.of(inYear, month, day);
    return this;
  }

  public Sheet today(int inYear, int month, int day) {
    today = LocalDate.of(inYear, month, day);
    return this;
  }

  public Sheet attachments(int files) {
    attachments = files;
    return this;
  }

  public Sheet part(
      String part,
      @Nullable String number,
      @Nullable Integer day,
      @Nullable Integer month,
      @Nullable Integer inYear,
      String text) {
    parts.add(new PrintedPart(part, number, "QĐ-UBND", day, month, inYear, text));
    return this;
  }

  public Sheet on(Occasion when) {
    occasion = when;
    return this;
  }

  public Subject subject() {
    List<Draft.Appendix> appendices =
        groups.isEmpty()
            ? List.of()
            : List.of(
                new Draft.Appendix(
                    "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
                    columns.stream().map(kind -> new Draft.Column(kind, kind.name())).toList(),
                    groups));
    Draft draft =
        new Draft(
            form,
            authority,
            letterhead,
            null,
            "Mẫu",
            subject,
            bases,
            articles,
            new Draft.PlanText(subject, body),
            appendices,
            regime,
            duty,
            recipients,
            archive,
            signature);
    return Subject.of(
        draft, new Circumstances(TOWN, year, today, date, attachments, parts, occasion));
  }

  public List<Finding> findings(Rule rule) {
    return rule.check(subject());
  }

  /** Code and words of what the rule finds: {@code doubled-word: của của}. */
  public List<String> found(Rule rule) {
    return findings(rule).stream()
        .map(
            finding ->
                finding.code() + (finding.excerpt().isEmpty() ? "" : ": " + finding.excerpt()))
        .toList();
  }

  /** A row of the appendix. */
  public static Task task(String task) {
    return new Task(task);
  }

  /** A row of the appendix, without lead and time until a test says them. */
  public static final class Task {
    private final String task;
    private String ordinal = "";
    private @Nullable String product;
    private @Nullable String assignment;
    private @Nullable AgencyRef lead;
    private final List<AgencyRef> proposed = new ArrayList<>();
    private final List<AgencyRef> coordinators = new ArrayList<>();
    private @Nullable String time;
    private @Nullable DeadlineSpec deadline;
    private @Nullable String budget;
    private @Nullable Long amount;

    private Task(String task) {
      this.task = task;
    }

    public Task no(String printed) {
      ordinal = printed;
      return this;
    }

    public Task product(String text) {
      product = text;
      return this;
    }

    public Task assignment(String text) {
      assignment = text;
      return this;
    }

    public Task lead(String name, String code) {
      lead = new AgencyRef(name, code, null);
      return this;
    }

    public Task leadGroup(String name) {
      lead = new AgencyRef(name, null, name);
      return this;
    }

    public Task leadAsPrinted(String name) {
      lead = new AgencyRef(name, null, null);
      return this;
    }

    public Task proposed(String name, String code) {
      proposed.add(new AgencyRef(name, code, null));
      return this;
    }

    public Task with(String name, String code) {
      coordinators.add(new AgencyRef(name, code, null));
      return this;
    }

    public Task withGroup(String name, String group) {
      coordinators.add(new AgencyRef(name, null, group));
      return this;
    }

    /** A time of this kind, without days. */
    public Task time(String text, String kind, @Nullable String recurrence) {
      time = text;
      deadline = new DeadlineSpec(kind, null, null, recurrence, null, List.of(), null);
      return this;
    }

    /** A window, from and to as ISO dates. */
    public Task window(String text, @Nullable String from, String to) {
      time = text;
      deadline =
          new DeadlineSpec(
              from == null ? "before" : "window", from, to, null, null, List.of(), null);
      return this;
    }

    public Task timeNotUnderstood(String text) {
      time = text;
      return this;
    }

    public Task budget(String text, @Nullable Long vnd) {
      budget = text;
      amount = vnd;
      return this;
    }

    private Draft.TaskRow row() {
      return new Draft.TaskRow(
          ordinal,
          task,
          product,
          assignment,
          lead,
          proposed,
          coordinators,
          time,
          deadline,
          budget,
          amount);
    }
  }
}
