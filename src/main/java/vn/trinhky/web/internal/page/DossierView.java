package vn.trinhky.web.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.PlanCopy;

/**
 * One plan from every side.
 *
 * @param id id of the dossier
 * @param code our code, or number and notation once issued
 * @param where who has it now, since when; or what it ended with
 * @param facts facts in a line: form, drafter, signer …
 * @param notice what the reader must know first (withdrawn, returned with a reason …), or null
 * @param version version shown
 * @param full whether the reader sees everything, or only the text that was sent to him
 * @param versions versions that the reader may see, newest first
 * @param documentUrl the document as HTML, for the frame, or null when the reader may not see it
 * @param pdfUrl the document as PDF, or null
 * @param diff what changed, or null with a single version
 * @param origin the earlier plan that the draft came from, or null
 * @param opinionSummary how many said what
 * @param proposals the proposal document: the valid one first, then void ones
 * @param review the review sheet, or null
 * @param recipients who gets it, by category
 * @param deliveries what became of each, after issue
 * @param viewings who opened the dossier, newest first, as far as the page shows them
 */
public record DossierView(
    String id,
    String code,
    String title,
    Badge state,
    String where,
    @Nullable Due due,
    List<Step> steps,
    List<Fact> facts,
    @Nullable Notice notice,
    boolean full,
    int version,
    List<Option> versions,
    @Nullable String documentUrl,
    @Nullable String pdfUrl,
    @Nullable Diff diff,
    @Nullable Origin origin,
    List<Badge> opinionSummary,
    List<Opinion> opinions,
    @Nullable String opinionNote,
    List<Letter> letters,
    List<Proposal> proposals,
    @Nullable Review review,
    List<RecipientGroup> recipients,
    int recipientCount,
    List<Delivery> deliveries,
    List<Event> timeline,
    List<Viewing> viewings,
    List<Attachment> attachments,
    Actions actions) {
  public DossierView {
    steps = List.copyOf(steps);
    facts = List.copyOf(facts);
    versions = List.copyOf(versions);
    opinionSummary = List.copyOf(opinionSummary);
    opinions = List.copyOf(opinions);
    letters = List.copyOf(letters);
    proposals = List.copyOf(proposals);
    recipients = List.copyOf(recipients);
    deliveries = List.copyOf(deliveries);
    timeline = List.copyOf(timeline);
    viewings = List.copyOf(viewings);
    attachments = List.copyOf(attachments);
  }

  /**
   * A letter that goes with the consultation, to be changed and signed outside.
   *
   * @param url its PDF; the Word file is beside it
   */
  public record Letter(String name, String url) {}

  /**
   * One of the ten steps.
   *
   * @param state {@code done}, {@code now}, {@code skip-step} or empty for what is to come
   * @param duration how long it took, or until when
   */
  public record Step(String label, String who, String when, String duration, String state) {}

  /** A fact with its label. */
  public record Fact(String label, String text) {}

  /** A sentence that comes first. */
  public record Notice(String tone, String text) {}

  /**
   * What changed between two versions.
   *
   * @param url the page where all of it is compared
   */
  public record Diff(
      int from,
      int to,
      List<Option> bases,
      String summary,
      List<DiffLine> lines,
      boolean cut,
      String url) {
    public Diff {
      bases = List.copyOf(bases);
      lines = List.copyOf(lines);
    }
  }

  /**
   * The earlier plan that the draft came from.
   *
   * @param url its dossier, or null when the reader may not open it
   * @param carried how many tasks came over, in a sentence
   * @param year its year
   * @param mentions where the current version still names that year
   * @param tasks which task of the first version came from where
   */
  public record Origin(
      String code,
      @Nullable String url,
      String carried,
      String year,
      List<PlanCopy.Mention> mentions,
      List<CarriedTask> tasks) {
    public Origin {
      mentions = List.copyOf(mentions);
      tasks = List.copyOf(tasks);
    }
  }

  /** A task of the first version, and its number in the earlier plan. */
  public record CarriedTask(String number, String from, String task) {}

  /**
   * An agency's opinion and how it was answered.
   *
   * @param note how it came: on paper, late …, or empty
   * @param content what it says, or empty
   * @param resolution accepted or not, or null while open
   * @param reply the answer given, or empty
   */
  public record Opinion(
      String agency,
      Badge answer,
      String note,
      String content,
      @Nullable Badge resolution,
      String reply) {}

  /**
   * The proposal document.
   *
   * @param code number and notation
   * @param type tờ trình or công văn
   * @param signed who signed and when
   * @param seal state of the seal
   * @param voidReason why it is void, or null
   */
  public record Proposal(
      String code,
      String type,
      String signed,
      Badge seal,
      @Nullable String voidReason,
      @Nullable String pdfUrl) {}

  /** The review sheet (phiếu trình). */
  public record Review(
      String by, String summary, String proposal, List<Check> checks, @Nullable String pdfUrl) {
    public Review {
      checks = List.copyOf(checks);
    }
  }

  /** A line of the check list. */
  public record Check(String text, Badge result, String note) {}

  /** Recipients of one category. */
  public record RecipientGroup(String label, String text) {}

  /** A delivery after issue. */
  public record Delivery(String name, String how, Badge state, String when, String note) {}

  /** Something that happened. */
  public record Event(String when, String who, String what, String comment, String tone) {}

  /** Somebody who opened something of the dossier. */
  public record Viewing(String when, String who, String what) {}

  /** A file of the dossier. */
  public record Attachment(String name, String size, String by, String url) {}

  /**
   * What the reader can do here.
   *
   * @param taskUrl the reader's open task on this dossier in Tasklist, or null
   * @param draftUrl the drafting page, or null
   * @param withdraw whether the reader may withdraw the dossier now
   * @param lateOpinion agency (code and name) for which the reader may file an opinion late, or
   *     null
   * @param paperOpinions agencies whose answer on paper the reader may record
   * @param sealProposal whether the reader may seal the proposal document
   * @param copyUrl where a plan is begun from this one, or null
   */
  public record Actions(
      @Nullable String taskUrl,
      @Nullable String draftUrl,
      boolean withdraw,
      @Nullable Option lateOpinion,
      List<Option> paperOpinions,
      boolean sealProposal,
      boolean attach,
      @Nullable String copyUrl) {
    public Actions {
      paperOpinions = List.copyOf(paperOpinions);
    }
  }
}
