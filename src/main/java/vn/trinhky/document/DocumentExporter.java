package vn.trinhky.document;

import vn.trinhky.document.Printable.PlanDocument;
import vn.trinhky.document.Printable.RegisterBook;

/**
 * Writes a document as files for other programs, to be edited there. They say the same as preview
 * and PDF, but are not laid out to the millimetre: the program that opens them breaks the lines.
 */
public interface DocumentExporter {

  /**
   * The document for Word and the like (DOCX), with the words of preview and PDF in their order.
   * The same input always gives the same bytes.
   */
  byte[] docx(Printable document);

  /**
   * The appendices for Excel and the like (XLSX), one sheet each: every cell is text or a number,
   * none can be taken for a formula. The same input always gives the same bytes.
   *
   * @throws vn.trinhky.problem.Refusal 404 {@code no-appendix} when the draft has none, 422 {@code
   *     cell-too-long} when a cell holds more than Excel can
   */
  byte[] appendixWorkbook(PlanDocument document);

  /**
   * A register for Excel and the like (XLSX), on one sheet. The same input always gives the same
   * bytes.
   *
   * @throws vn.trinhky.problem.Refusal 422 {@code cell-too-long} as above
   */
  byte[] registerWorkbook(RegisterBook book);
}
