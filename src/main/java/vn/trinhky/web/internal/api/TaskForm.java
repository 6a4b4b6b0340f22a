package vn.trinhky.web.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.DraftDiff;

/**
 * Everything that a task form shows: what this is, its deadline, where it stands, what may be
 * decided.
 *
 * @param ownVersion whether the reader himself saved the newest version
 */
record TaskForm(
    String taskId,
    String activity,
    String label,
    @Nullable Integer step,
    @Nullable Integer steps,
    @Nullable String planId,
    @Nullable String deliveryId,
    String title,
    @Nullable String code,
    @Nullable String due,
    @Nullable String dueText,
    @Nullable String dueLevel,
    String standing,
    @Nullable String dossierUrl,
    @Nullable String draftUrl,
    @Nullable String previewUrl,
    @Nullable String pdfUrl,
    @Nullable Integer version,
    @Nullable String digest,
    boolean ownVersion,
    @Nullable Integer seenVersion,
    @Nullable String seenAs,
    List<Notice> notices,
    List<HeldError> heldErrors,
    List<DraftDiff.Change> changes,
    List<Remark> comments,
    List<OpinionRow> opinions,
    @Nullable OwnOpinion ownOpinion,
    @Nullable Submission submission,
    @Nullable ReviewSheet reviewSheet,
    @Nullable Signing signing,
    @Nullable Issue issue,
    @Nullable List<Receipts.Assignee> assignees,
    List<StepChoice> decisions) {

  /** Something to know before deciding. */
  record Notice(String level, String text) {}

  /**
   * An error of the draft that waits for the reader: keep it with a reason, or return the dossier.
   *
   * @param where the place in the document
   * @param proposedBy who proposes to keep it, or null
   * @param reason why it is proposed, or empty
   * @param keepUrl where the reader's reason is sent
   */
  record HeldError(
      String where,
      String title,
      String message,
      @Nullable String proposedBy,
      String reason,
      String keepUrl) {}

  /** What somebody said earlier. */
  record Remark(
      String at,
      String who,
      @Nullable String agency,
      @Nullable String step,
      String decision,
      @Nullable String text) {}

  /** An agency's opinion and how it was answered. */
  record OpinionRow(
      String agency,
      String agencyName,
      @Nullable String answer,
      @Nullable String answerText,
      @Nullable String content,
      boolean late,
      @Nullable String resolution,
      @Nullable String explanation) {}

  /** What the reader's own agency has written so far. */
  record OwnOpinion(String agency, @Nullable String content) {}

  /**
   * The proposal document.
   *
   * @param heading what it is and about what
   */
  record Submission(
      String kind,
      String heading,
      String subject,
      List<String> addressees,
      String body,
      @Nullable String number,
      String previewUrl,
      String pdfUrl) {}

  /** The office's review sheet. */
  record ReviewSheet(
      List<Check> checklist,
      String content,
      String summary,
      String opinion,
      String previewUrl,
      String pdfUrl) {}

  /** A line of the check list. */
  record Check(
      String key, String label, boolean satisfied, boolean inapplicable, @Nullable String note) {}

  /** In whose name and capacity it will be signed. */
  record Signing(String name, List<String> lines, String because) {}

  /** What issuing now would do. */
  record Issue(String nextCode, String date, List<To> recipients) {}

  /** A recipient. */
  record To(String name, String printed, String category, boolean internal, boolean unresolved) {}
}
