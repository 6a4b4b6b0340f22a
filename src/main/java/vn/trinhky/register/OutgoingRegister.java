package vn.trinhky.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.trinhky.organisation.Actor;

/**
 * Numbers documents and keeps the register of outgoing documents (Nghị định 30/2020/NĐ-CP, Điều 15,
 * 16; Phụ lục IV). Numbers of a series run without gap from its opening value through the year and
 * start again at 01 on 01/01; a void number stays with its reason.
 */
public interface OutgoingRegister {

  /**
   * Takes the next number of the series that the type of document belongs to. Must run in the
   * caller's transaction, as late as possible: the row of the series stays locked until it ends.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code no-series} when the agency has no series for this
   *     type; 422 {@code date-before-last} when the date lies before that of the last number of the
   *     series; 409 {@code already-numbered} when the document has a number of this agency and type
   *     that is not void; 409 {@code register-busy} when others hold the series too long
   */
  RegisterEntry assign(NewEntry entry);

  /** The number that {@link #assign} would give now, for display only. */
  int nextNumber(String locality, String agency, String documentType, int year);

  /** The notation that {@link #assign} would print, e.g. {@code QĐ-UBND}. */
  String notation(String locality, String agency, String documentType);

  /**
   * Makes a number void; it is never given again.
   *
   * @param reason mandatory, Vietnamese, at most 2,000 characters
   * @throws vn.trinhky.problem.Refusal 409 {@code already-void}
   */
  void makeVoid(String entryId, String reason);

  /**
   * Fills the columns Ngày chuyển and Ký nhận; what was there is replaced.
   *
   * @param sentOn not before the date of issue
   * @param receipt who acknowledged, at most 500 characters, or null
   * @throws vn.trinhky.problem.Refusal 422 {@code entry-void} or {@code sent-before-issue}
   */
  void markSent(String entryId, LocalDate sentOn, @Nullable String receipt);

  /**
   * Fills the column Ghi chú; what was there is replaced.
   *
   * @param note at most 2,000 characters, or null
   */
  void annotate(String entryId, @Nullable String note);

  /**
   * The clerk of the issuing agency fills the columns Ký nhận and Ghi chú; what was there is
   * replaced.
   *
   * @param receipt who acknowledged, at most 500 characters, or null
   * @param note at most 2,000 characters, or null
   * @throws vn.trinhky.problem.Refusal 403 {@code not-clerk}, 404 {@code unknown-entry}; 422 {@code
   *     entry-void} for a receipt of a void number, {@code text-too-long}
   */
  RegisterEntry remark(
      String entryId, @Nullable String receipt, @Nullable String note, Actor actor);

  /** The entry with this id. */
  Optional<RegisterEntry> find(String entryId);

  /** Entries in the order of their numbers. */
  List<RegisterEntry> search(RegisterQuery query);

  /** How many entries {@link #search} would give without paging. */
  int count(RegisterQuery query);

  /**
   * A document that needs a number.
   *
   * @param agency code of the issuing agency
   * @param documentType abbreviation of the type in the series: {@code QĐ}, {@code KH}, {@code
   *     TTr}, {@code CV}
   * @param typeName printed type, e.g. {@code Quyết định}; for a công văn {@code Công văn}
   * @param subject trích yếu
   * @param recipients printed recipients, in one text
   * @param fileKeeper unit that keeps the file copy
   * @param copies number of copies, or null for electronic only
   * @param reference our id of the document
   */
  record NewEntry(
      String locality,
      String agency,
      String documentType,
      String typeName,
      String subject,
      String signer,
      LocalDate issuedOn,
      String recipients,
      @Nullable String fileKeeper,
      @Nullable Integer copies,
      @Nullable String note,
      String reference) {}

  /**
   * A row of the register, with the ten columns of Phụ lục IV.
   *
   * @param number the bare number; printed with a leading zero below 10
   * @param voidReason why the number is void, or null
   */
  record RegisterEntry(
      String id,
      String locality,
      String agency,
      String seriesCode,
      int year,
      int number,
      String notation,
      String documentType,
      String typeName,
      String subject,
      String signer,
      LocalDate issuedOn,
      String recipients,
      @Nullable String fileKeeper,
      @Nullable Integer copies,
      @Nullable LocalDate sentOn,
      @Nullable String receipt,
      @Nullable String note,
      String reference,
      @Nullable String voidReason) {

    /** The number as printed: {@code 07}, {@code 112}. */
    public String printedNumber() {
      return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** Number and notation as printed: {@code 112/QĐ-UBND}. */
    public String printedCode() {
      return printedNumber() + "/" + notation;
    }
  }

  /**
   * What to show of the register.
   *
   * @param agency issuing agency, or null for all
   * @param documentType abbreviation, or null for all
   * @param text words of number, notation, type, subject or recipients, accents optional, or null
   * @param offset first row, from 0
   * @param limit 1 to 1000
   */
  record RegisterQuery(
      String locality,
      @Nullable String agency,
      @Nullable Integer year,
      @Nullable String documentType,
      @Nullable String text,
      boolean voidOnly,
      int offset,
      int limit) {}
}
