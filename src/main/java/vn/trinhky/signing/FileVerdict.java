package vn.trinhky.signing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verification says of a file.
 *
 * @param valid whether there is a signature, and every one of them holds
 * @param headline the verdict in one Vietnamese sentence
 * @param sha256 of the file, in hexadecimal
 * @param at the time for which this holds
 * @param signatures in the order of signing
 */
public record FileVerdict(
    boolean valid, String headline, String sha256, Instant at, List<SignatureVerdict> signatures) {

  /** Copies the list. */
  public FileVerdict {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature.
   *
   * @param signer name in the certificate
   * @param capacity post and agency in the certificate, or what kind of signature it is
   * @param issuer who issued the certificate
   * @param signedAt time by the trusted time stamp, else as the signer states it; null when neither
   * @param timeStamped whether the time is proven by a time stamp
   * @param reasons why it is not valid, in Vietnamese; empty when it is
   * @param notes what a reader should know of a valid one, e.g. what was filled after it
   */
  public record SignatureVerdict(
      String signer,
      String capacity,
      String issuer,
      @Nullable Instant signedAt,
      boolean timeStamped,
      boolean valid,
      List<String> reasons,
      List<String> notes) {
    /** Copies the lists. */
    public SignatureVerdict {
      reasons = List.copyOf(reasons);
      notes = List.copyOf(notes);
    }
  }
}
