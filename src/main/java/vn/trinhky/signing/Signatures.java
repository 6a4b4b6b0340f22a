package vn.trinhky.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was signed, by whom and in which capacity. A signature here is the recorded decision of the
 * signer, bound to the digest of the content; it is not a cryptographic signature, and whoever
 * prints the document says so on its face.
 */
public interface Signatures {

  /**
   * Records that the document was signed.
   *
   * @param documentRef our id of the document, at most 100 characters
   * @param digest SHA-256 of the content that was signed, in hexadecimal
   * @param signer who signs in which capacity, as resolved for the day of {@code at}
   * @throws vn.trinhky.problem.Refusal 409 {@code already-signed} while another signature stands
   * @throws IllegalArgumentException when the digest is not one
   */
  Signature record(String documentRef, String digest, SignerResolution signer, Instant at);

  /**
   * Makes the standing signature void; the record stays.
   *
   * @param reason mandatory, Vietnamese, at most 2,000 characters
   * @throws vn.trinhky.problem.Refusal 422 {@code not-signed}, {@code reason-missing}, {@code
   *     reason-too-long}
   */
  void makeVoid(String documentRef, String reason);

  /** The signature that stands, if any. */
  Optional<Signature> current(String documentRef);

  /** The signatures of this person on this day that still stand, the latest first. */
  List<Signature> of(String user, LocalDate on);

  /** Every signature of the document, void ones too, in the order of signing. */
  List<Signature> history(String documentRef);

  /**
   * A recorded signature.
   *
   * @param lines printed lines above the name
   * @param voidReason why it is void, or null while it stands
   */
  record Signature(
      String id,
      String documentRef,
      String digest,
      String user,
      String name,
      List<SigningCapacity> capacities,
      List<String> lines,
      String because,
      @Nullable String basis,
      LocalDate on,
      Instant at,
      @Nullable String voidReason,
      @Nullable Instant voidAt) {
    public Signature {
      capacities = List.copyOf(capacities);
      lines = List.copyOf(lines);
    }

    /** Whether the signature stands and is for exactly this content. */
    public boolean covers(String contentDigest) {
      return voidReason == null && digest.equals(contentDigest);
    }
  }
}
