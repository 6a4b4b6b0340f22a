package vn.trinhky.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The document that a message answers or speaks of.
 *
 * @param organId who issued it; in the request to take a document back, who received it
 * @param code number and notation, e.g. {@code 07/KH-UBND}
 * @param documentId see {@link ExchangeDocumentId}
 */
public record ResponseFor(
    String organId, @Nullable String code, @Nullable LocalDate promulgated, String documentId) {

  /** Texts without white space around them. */
  public ResponseFor {
    organId = Texts.clean(organId);
    code = Texts.optional(code);
    documentId = Texts.clean(documentId);
  }
}
