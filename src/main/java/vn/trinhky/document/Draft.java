package vn.trinhky.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole content of a plan in the making, as data. The document is a projection of it; number,
 * date, the line "Theo đề nghị …" and the printed signature are not part of it (see {@link
 * DocumentFacts}), so that they can be added after the leader approved the content.
 *
 * <p>This is also the JSON shape of {@code GET|PUT /api/plans/{id}/draft} and of the sample files.
 *
 * @param form as a plan alone, or as a decision with an attached plan
 * @param authority who issues
 * @param letterhead name of the issuing body in capitals, one element per printed line, e.g. {@code
 *     ỦY BAN NHÂN DÂN}, {@code THỊ XÃ NINH HÒA}
 * @param superior direct superior body printed above the letterhead, or null
 * @param place place name of the date line, e.g. {@code Ninh Hòa}
 * @param subject trích yếu of the issued document: of the decision, or of the plan when it is
 *     issued alone
 * @param legalBases the lines "Căn cứ …", in order
 * @param articles the articles of the decision, empty for {@link IssuanceForm#PLAN}
 * @param plan the plan itself
 * @param appendices appendices in order, each numbered when there are two or more
 * @param reportRegime who reports when, as far as the plan says it
 * @param ownPlanDuty duty of the agencies to make a plan of their own, or null
 * @param recipients the printed lines of Nơi nhận without the Lưu line
 * @param archive the Lưu line
 * @param signature the signature as the drafter proposes it; the printed one follows from who signs
 */
public record Draft(
    IssuanceForm form,
    IssuingAuthority authority,
    List<String> letterhead,
    @Nullable String superior,
    String place,
    String subject,
    List<LegalBasis> legalBases,
    List<Article> articles,
    PlanText plan,
    List<Appendix> appendices,
    @Nullable ReportRegime reportRegime,
    @Nullable OwnPlanDuty ownPlanDuty,
    List<RecipientLine> recipients,
    ArchiveLine archive,
    @Nullable ProposedSignature signature) {

  /** Null lists become empty, lists are copied. */
  public Draft {
    letterhead = copy(letterhead);
    legalBases = copy(legalBases);
    articles = copy(articles);
    appendices = copy(appendices);
    recipients = copy(recipients);
  }

  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * One line of legal basis as printed, with the acts it cites (one line may cite two).
   *
   * @param text the whole line as printed, with its "Căn cứ" and its final mark
   */
  public record LegalBasis(String text, List<Citation> citations) {
    public LegalBasis {
      citations = copy(citations);
    }
  }

  /**
   * A cited act (Phụ lục I, II.6).
   *
   * @param type tên loại, e.g. {@code Nghị quyết}
   * @param notation number and notation, e.g. {@code 76/NQ-CP}; null for laws and for what is cited
   *     without
   * @param date ISO date of issue or null
   * @param issuer issuing body or null
   * @param title abstract or name or null
   */
  public record Citation(
      String type,
      @Nullable String notation,
      @Nullable String date,
      @Nullable String issuer,
      @Nullable String title) {}

  /**
   * An article of the decision.
   *
   * @param label as printed, e.g. {@code Điều 1}
   * @param text without the label; line breaks separate paragraphs
   */
  public record Article(String label, String text) {}

  /**
   * The plan itself.
   *
   * @param subject trích yếu under the title KẾ HOẠCH
   * @param body line-oriented text whose markup is the legal labels themselves (I., 1., a), -) and
   *     inline {@code **} and {@code *}; one paragraph per line
   */
  public record PlanText(String subject, String body) {}

  /**
   * An appendix: a table of tasks.
   *
   * @param title in capitals, under "Phụ lục"
   * @param columns the printed columns, in order
   */
  public record Appendix(String title, List<Column> columns, List<TaskGroup> groups) {
    public Appendix {
      columns = copy(columns);
      groups = copy(groups);
    }
  }

  /** A printed column: what it shows and its heading. */
  public record Column(ColumnKind kind, String heading) {}

  /** What a column of the appendix shows. */
  public enum ColumnKind {
    ORDINAL,
    GROUP,
    TASK,
    PRODUCT,
    LEAD,
    COORDINATORS,
    TIME,
    BUDGET,
    ASSIGNMENT
  }

  /** Rows under one heading. */
  public record TaskGroup(@Nullable String ordinal, String title, List<TaskRow> rows) {
    public TaskGroup {
      rows = copy(rows);
    }
  }

  /**
   * One task of the appendix. Names are kept as printed beside the agency they resolve to.
   *
   * @param ordinal as printed
   * @param assignment lead, coordinators and way of working as printed in one cell, or null when
   *     the columns are apart
   * @param lead who answers for the task: at most one accountable lead, confirmed by a person
   * @param proposedLeads leads that had to be inferred, until a person confirms one
   * @param coordinators coordinating agencies
   * @param time as printed
   * @param deadline what {@code time} was understood as, or null
   * @param budget as printed, or null
   * @param budgetVnd amount in đồng, or null
   */
  public record TaskRow(
      String ordinal,
      String task,
      @Nullable String product,
      @Nullable String assignment,
      @Nullable AgencyRef lead,
      List<AgencyRef> proposedLeads,
      List<AgencyRef> coordinators,
      @Nullable String time,
      @Nullable DeadlineSpec deadline,
      @Nullable String budget,
      @Nullable Long budgetVnd) {
    public TaskRow {
      proposedLeads = copy(proposedLeads);
      coordinators = copy(coordinators);
    }
  }

  /**
   * An agency or a collective name as printed.
   *
   * @param name as printed
   * @param agency code of the agency in the catalogue of the locality, or null
   * @param collective collective name in the catalogue ("Các cơ quan, đơn vị"), or null; never both
   */
  public record AgencyRef(String name, @Nullable String agency, @Nullable String collective) {}

  /**
   * When a task is due, as understood (wire values of the deadline grammar).
   *
   * @param kind window, before, milestones, recurring, window_or_condition, window_after_condition,
   *     conditional, external, ongoing, adhoc or none
   * @param earliest ISO date or null
   * @param latest ISO date, inclusive, or null
   * @param recurrence how often or on what occasion, in Vietnamese words that read on after "định
   *     kỳ" ("hằng quý"); null when the plan does not say
   * @param note what else was noted about how it was understood, in Vietnamese, or null
   */
  public record DeadlineSpec(
      String kind,
      @Nullable String earliest,
      @Nullable String latest,
      @Nullable String recurrence,
      @Nullable String condition,
      List<Milestone> milestones,
      @Nullable String note) {
    public DeadlineSpec {
      milestones = copy(milestones);
    }
  }

  /** One milestone of a deadline. */
  public record Milestone(String label, @Nullable String earliest, @Nullable String latest) {}

  /**
   * What the plan says about reporting.
   *
   * @param deadlineDay day of the last month of a period by which a report is due, inclusive
   * @param deadlineTime time of that day, {@code HH:mm}; null for its end
   * @param reporters who reports, as printed
   * @param windows which data each report covers, in the order of the plan
   */
  public record ReportRegime(
      @Nullable String text,
      @Nullable Integer deadlineDay,
      @Nullable String deadlineTime,
      List<String> reporters,
      @Nullable String reportTo,
      @Nullable String via,
      List<String> onwardTo,
      @Nullable String externalSystem,
      List<ReportWindow> windows) {
    public ReportRegime {
      reporters = copy(reporters);
      onwardTo = copy(onwardTo);
      windows = copy(windows);
    }
  }

  /**
   * The data that a report covers (thời gian chốt số liệu).
   *
   * @param report its name as printed, e.g. {@code Báo cáo Quý I/2023}
   * @param from first day, ISO date
   * @param to last day, inclusive, ISO date
   */
  public record ReportWindow(String report, String from, String to) {}

  /** Duty of the agencies to make a plan of their own. */
  public record OwnPlanDuty(
      String text, String who, @Nullable Integer deadlineDays, @Nullable String reportTo) {}

  /**
   * A printed line of Nơi nhận.
   *
   * @param text without leading hyphen and final mark, without the note in brackets
   * @param note the note in brackets, e.g. {@code báo cáo}, or null
   */
  public record RecipientLine(String text, @Nullable String note, RecipientCategory category) {}

  /** Why a recipient gets the document. */
  public enum RecipientCategory {
    EXECUTE,
    REPORT,
    SUPERVISE,
    INFORM,
    PUBLISH
  }

  /**
   * The Lưu line.
   *
   * @param units e.g. {@code VT}, {@code NV}
   */
  public record ArchiveLine(List<String> units, @Nullable Integer copies) {
    public ArchiveLine {
      units = copy(units);
    }
  }

  /** Who the drafter expects to sign. */
  public record ProposedSignature(List<String> capacity, String position, String name) {
    public ProposedSignature {
      capacity = copy(capacity);
    }
  }
}
