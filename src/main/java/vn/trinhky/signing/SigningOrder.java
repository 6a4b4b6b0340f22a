package vn.trinhky.signing;

import org.jspecify.annotations.Nullable;

/**
 * What is to be signed, by whom, and how it shows.
 *
 * @param file the PDF
 * @param role what the signature is on this file
 * @param line for an attachment the number and notation of its document, e.g. {@code 192/KH-UBND};
 *     else null
 */
public record SigningOrder(byte[] file, KeyOwner signer, Role role, @Nullable String line) {

  /** What a signature is on its file (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7, II.8, III.1.d). */
  public enum Role {
    /**
     * The signature of the person with the power to sign, with its blue picture. It allows the
     * clerk to fill the form and to seal, nothing else.
     */
    SIGNATURE,
    /** The red seal of the agency; nothing may follow it. */
    SEAL,
    /** A line at the top right of an attachment in a file of its own, signed by the agency. */
    ATTACHMENT
  }

  /** The person signs a file made by {@link vn.trinhky.document.DocumentRenderer#signable}. */
  public static SigningOrder signature(byte[] file, KeyOwner person) {
    return new SigningOrder(file, person, Role.SIGNATURE, null);
  }

  /** The agency seals what its leader has signed and its clerk has filled. */
  public static SigningOrder seal(byte[] file, KeyOwner agency) {
    return new SigningOrder(file, agency, Role.SEAL, null);
  }

  /**
   * The agency signs an attachment.
   *
   * @param numberAndNotation of the document that it belongs to
   */
  public static SigningOrder attachment(byte[] file, KeyOwner agency, String numberAndNotation) {
    return new SigningOrder(file, agency, Role.ATTACHMENT, numberAndNotation);
  }
}
