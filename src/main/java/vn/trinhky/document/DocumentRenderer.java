package vn.trinhky.document;

/** Projects a document onto paper. Preview and PDF come from the same XHTML. */
public interface DocumentRenderer {

  /** The document as an HTML page of its own, safe to show in a frame. */
  String html(Printable document);

  /**
   * The document as PDF (A4, fonts embedded, tagged). The same input always gives the same pages.
   */
  byte[] pdf(Printable document);
}
