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
   * A letter (công văn, Mẫu 1.5) or a named paper (Mẫu 1.4) of an agency.
   *
   * @param typeName printed type, e.g. {@code THÔNG BÁO}; null for a công văn
   * @param superior superior body above the letterhead, or null
   * @param letterhead name of the agency in capitals, one element per line
   * @param addressees lines of Kính gửi; empty on a paper that is addressed to nobody in particular
   * @param body line-oriented text as in {@link Draft.PlanText}
   * @param recipients printed lines of Nơi nhận without Như trên and the Lưu line
   */
  record OfficialPaper(
      @Nullable String typeName,
      @Nullable String superior,
      List<String> letterhead,
      String place,
      String subject,
      List<String> addressees,
      String body,
      List<String> recipients,
      Draft.ArchiveLine archive,
      DocumentFacts facts)
      implements Printable {
    /** Copies the lists. */
    public OfficialPaper {
      letterhead = List.copyOf(letterhead);
      addressees = List.copyOf(addressees);
      recipients = List.copyOf(recipients);
    }
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

  /**
   * Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý: what was said of a draft and what became of
   * it.
   *
   * @param superior superior body above the letterhead, or null
   * @param letterhead name of the drafting agency in capitals, one element per line
   * @param matter what was asked about, e.g. {@code dự thảo Kế hoạch cải cách hành chính năm 2022}
   * @param rounds oldest first
   * @param compiler name of who made the table
   */
  record OpinionTable(
      @Nullable String superior,
      List<String> letterhead,
      String place,
      LocalDate date,
      String matter,
      List<OpinionRound> rounds,
      String compiler)
      implements Printable {
    /** Copies the lists. */
    public OpinionTable {
      letterhead = List.copyOf(letterhead);
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * One round of asking.
   *
   * @param title e.g. {@code Đợt 1, bản 2, lấy ý kiến đến ngày 17/01/2022}
   * @param summary how many were asked, answered, and were silent
   * @param lines in the order of the agencies; those of one agency follow each other
   */
  record OpinionRound(String title, String summary, List<OpinionLine> lines) {
    /** Copies the list. */
    public OpinionRound {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One thing that an agency said.
   *
   * @param place where in the draft, or null for an opinion on the whole
   * @param resolution how it was answered, or null while it is not
   */
  record OpinionLine(
      String agency,
      @Nullable String place,
      String content,
      @Nullable String resolution,
      @Nullable String explanation) {

    /** About half a page, as it prints. */
    private static final int LONG = 800;

    /** Whether the line may go on on the next page, so that it leaves no gap before it. */
    public boolean isLong() {
      return content.length() > LONG || explanation != null && explanation.length() > LONG;
    }
  }

  /**
   * A register as it is printed and bound (Nghị định 30/2020/NĐ-CP, Phụ lục IV): cover and table.
   *
   * @param superior superior body above the name, or null
   * @param letterhead whose register it is, in capitals, one element per line
   * @param title e.g. {@code SỔ ĐĂNG KÝ VĂN BẢN ĐI}
   * @param cover lines below the title: year, from which day and number to which
   * @param columns with their headings, from left to right
   * @param sections one per body, when the register is kept for several
   */
  record RegisterBook(
      @Nullable String superior,
      List<String> letterhead,
      String title,
      List<String> cover,
      List<BookColumn> columns,
      List<BookSection> sections)
      implements Printable {
    /** Copies the lists. */
    public RegisterBook {
      letterhead = List.copyOf(letterhead);
      cover = List.copyOf(cover);
      columns = List.copyOf(columns);
      sections = List.copyOf(sections);
    }
  }

  /**
   * A column of a register.
   *
   * @param weight width relative to the other columns
   * @param count whether its cells are numbers that can be added up
   */
  record BookColumn(String heading, double weight, boolean count) {}

  /**
   * A part of a register.
   *
   * @param title heading above its rows, or null when there is only one
   * @param rows each with a text per column; empty for what is not known
   */
  record BookSection(@Nullable String title, List<List<String>> rows) {
    /** Copies the lists. */
    public BookSection {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** One line of the office's check list. */
  record ChecklistItem(
      String label, boolean satisfied, boolean inapplicable, @Nullable String note) {}
}
