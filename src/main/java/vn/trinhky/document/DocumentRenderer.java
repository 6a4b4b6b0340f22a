package vn.trinhky.document;

import java.time.LocalDate;

/** Projects a document onto paper. Preview and PDF come from the same XHTML. */
public interface DocumentRenderer {

  /** The document as an HTML page of its own, safe to show in a frame. */
  String html(Printable document);

  /**
   * The document as PDF (A4, fonts embedded, tagged). The same input always gives the same pages.
   */
  byte[] pdf(Printable document);

  /**
   * The document as the file that its signer signs: number and date are empty form fields wherever
   * they stand (on the first page and in every line "Kèm theo …"), with empty fields for the
   * signature and the agency's seal (Phụ lục I, II.7 and II.8); see {@link SignableFields}.
   *
   * @throws IllegalArgumentException when the document is of a kind that is not signed and
   *     numbered, has a number or date already, or no signer
   */
  byte[] signable(Printable document);

  /**
   * Writes number and date into their fields and locks them. The bytes of the file stay, and the
   * change is appended, so that a signature that allows the filling of forms remains valid.
   *
   * @param number at most 10 digits and capital letters, as printed: {@code 07}, {@code 112}
   * @throws IllegalArgumentException when the file has no such fields or the number cannot be
   *     printed
   * @throws IllegalStateException when they are filled already
   */
  byte[] fill(byte[] signable, String number, LocalDate date);
}
