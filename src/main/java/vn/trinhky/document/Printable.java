package vn.trinhky.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that can be rendered as preview and PDF from the same data. */
public sealed interface Printable {

  /** The plan: alone, or decision, plan and appendices in one file. */
  record PlanDocument(Draft draft, DocumentFacts facts) implements Printable {}

  /**
   * The proposal document of the drafting agency: tờ trình (Mẫu 1.4) or công văn (Mẫu 1.5).
   *
   * @param superior superior body above the letterhead, e.g. {@code ỦY BAN NHÂN DÂN THỊ XÃ NINH
   *     HÒA}
   * @param letterhead name of the drafting agency in capitals, one element per line
   * @param body line-oriented text as in {@link Draft.PlanText}
   * @param recipients printed lines of Nơi nhận without the Lưu line
   */
  record ProposalDocument(
      ProposalKind kind,
      @Nullable String superior,
      List<String> letterhead,
      String place,
      String subject,
      List<String> addressees,
      String body,
      List<String> recipients,
      Draft.ArchiveLine archive,
      DocumentFacts facts)
      implements Printable {}

  /** Kind of proposal document. */
  enum ProposalKind {
    /** Tờ trình, with its type name TTr. */
    SUBMISSION_MEMO,
    /** Công văn, without type name; subject as V/v. */
    OFFICIAL_LETTER
  }

  /**
   * Phiếu trình giải quyết công việc of the committee office. Not numbered.
   *
   * @param submissionCount số lần trình, from 1
   * @param documents documents of the dossier, as listed
   * @param summary II. Tóm tắt quá trình thẩm định và ý kiến các ngành
   * @param opinion ý kiến, đề xuất của Văn phòng
   * @param direction ý kiến chỉ đạo của lãnh đạo, or null before the decision
   */
  record ReviewSheetDocument(
      @Nullable String superior,
      List<String> letterhead,
      String place,
      @Nullable LocalDate date,
      List<String> addressees,
      String proposingAgency,
      String matter,
      List<String> documents,
      List<ChecklistItem> checklist,
      String content,
      String summary,
      String opinion,
      @Nullable String direction,
      int submissionCount,
      @Nullable String reviewerName,
      @Nullable String reviewerPosition)
      implements Printable {}

  /** One line of the office's check list. */
  record ChecklistItem(
      String label, boolean satisfied, boolean inapplicable, @Nullable String note) {}
}
