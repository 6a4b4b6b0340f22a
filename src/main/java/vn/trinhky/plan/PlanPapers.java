package vn.trinhky.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.document.Printable;
import vn.trinhky.document.Printable.ProposalKind;
import vn.trinhky.organisation.Actor;

/**
 * The papers of a dossier beside the draft: proposal document, review sheet, and how all of them
 * print.
 */
public interface PlanPapers {

  /** A text of the review sheet has at most this many characters. */
  int LONGEST_SHEET_TEXT = 20_000;

  /** The proposal document being prepared or signed last, if there is one. */
  Optional<Submission> submission(String planId);

  /** All proposal documents, void ones too, oldest first. */
  List<Submission> submissions(String planId);

  /**
   * Saves the proposal document.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-editing}, 400 for missing fields
   */
  Submission saveSubmission(
      String planId,
      ProposalKind kind,
      String subject,
      List<String> addressees,
      String body,
      Actor actor);

  /**
   * The drafting agency's clerk seals the signed proposal document.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}, 422 {@code not-signed}
   */
  void sealSubmission(String planId, Actor actor);

  /** The newest review sheet, or a fresh one with the office's check list. */
  ReviewSheet reviewSheet(String planId);

  /**
   * Saves the review sheet. Each of its texts has at most {@value #LONGEST_SHEET_TEXT} characters.
   *
   * @throws vn.trinhky.problem.Refusal 403 {@code not-reviewing}, 422 {@code review-sheet-too-long}
   */
  ReviewSheet saveReviewSheet(String planId, ReviewSheet sheet, Actor actor);

  /** The plan as it prints now, or as a former version prints. */
  Printable.PlanDocument plan(Plan plan, @Nullable Integer version);

  /** The proposal document as it prints. */
  Printable proposal(Plan plan);

  /** The review sheet as it prints. */
  Printable review(Plan plan);

  /** The table of what the consulted agencies said and what became of it, as it prints. */
  Printable opinions(Plan plan);

  /**
   * The letter that asks agencies for their opinion, for who is asked on paper; without number and
   * signature.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code nobody-consulted}
   */
  Printable consultationLetter(Plan plan);

  /**
   * The letter that reminds those who have not answered in the open round; without number and
   * signature.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code nobody-owes-an-opinion}
   */
  Printable reminder(Plan plan);

  /**
   * A proposal document of the drafting agency.
   *
   * @param state {@code DRAFT}, {@code SIGNED} or {@code VOID}
   * @param code number and notation as printed, or null before signing
   */
  record Submission(
      String id,
      int serial,
      ProposalKind kind,
      String subject,
      List<String> addressees,
      String body,
      String state,
      @Nullable String registerEntry,
      @Nullable String code,
      @Nullable LocalDate signedOn,
      @Nullable String signerName,
      List<String> signerLines,
      @Nullable String voidReason,
      @Nullable String sealedBy,
      @Nullable Instant sealedAt) {
    public Submission {
      addressees = List.copyOf(addressees);
      signerLines = List.copyOf(signerLines);
    }

    /** Whether it carries a number and is in force. */
    public boolean isSigned() {
      return state.equals("SIGNED");
    }

    /** What it is and about what, as one says it: {@code Tờ trình về việc …}. */
    public String heading() {
      String matter = subject.strip().replaceFirst("(?iu)^(v/v:?|về việc)\\s+", "");
      return "%s về việc %s%s"
          .formatted(
              kind == ProposalKind.OFFICIAL_LETTER ? "Công văn" : "Tờ trình",
              matter.substring(0, 1).toLowerCase(Locale.forLanguageTag("vi")),
              matter.substring(1));
    }
  }

  /**
   * The office's review sheet.
   *
   * @param direction what the leader said, or null
   */
  record ReviewSheet(
      int serial,
      List<CheckedItem> checklist,
      String content,
      String summary,
      String opinion,
      @Nullable String direction,
      @Nullable String reviewerName,
      @Nullable LocalDate forwardedOn) {
    public ReviewSheet {
      checklist = List.copyOf(checklist);
    }
  }

  /**
   * A line of the check list.
   *
   * @param inapplicable whether it does not concern this dossier; then it is not satisfied either
   */
  record CheckedItem(
      String key, String label, boolean satisfied, boolean inapplicable, @Nullable String note) {

    /** Whether it holds the dossier: not met, and nothing says why. */
    public boolean stillOpen() {
      return !satisfied && !inapplicable && (note == null || note.isBlank());
    }
  }
}
