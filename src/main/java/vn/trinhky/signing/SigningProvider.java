package vn.trinhky.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * The way to a key, by where the key is. Whoever signs asks which of the four he has, because only
 * the first can sign at once; with the others the answer comes from outside, maybe much later, and
 * is believed only after it has been checked.
 *
 * <p>All of them refuse with a {@link vn.trinhky.problem.Refusal} in Vietnamese that says what is
 * missing; nothing is signed then.
 */
public sealed interface SigningProvider {

  /** {@code LOCAL_KEY}: the key is here, in a file or in a device of this server. */
  non-sealed interface LocalKey extends SigningProvider {

    /**
     * The signed file; it begins with the bytes of the order's file.
     *
     * @throws vn.trinhky.problem.Refusal 422 {@code key-missing}, {@code key-unusable}, {@code
     *     key-not-valid}, {@code picture-missing}, {@code nothing-to-sign}
     */
    byte[] sign(SigningOrder order);
  }

  /** {@code REMOTE_HASH}: a service signs what is hashed here. */
  non-sealed interface RemoteHash extends SigningProvider {

    /** What the service is to sign with the owner's registered certificate. */
    Prepared prepare(SigningOrder order);

    /**
     * The signed file.
     *
     * @param signatureValue as the service returned it (ECDSA: DER)
     * @throws vn.trinhky.problem.Refusal 422 {@code answer-rejected} when it is not this
     *     certificate's signature of what was prepared
     */
    byte[] complete(Prepared prepared, byte[] signatureValue);
  }

  /** {@code REMOTE_CMS}: a service makes the whole signature over the hash of the file. */
  non-sealed interface RemoteCms extends SigningProvider {

    /** The hash that the service is to make a CMS signature of. */
    Prepared prepare(SigningOrder order);

    /**
     * The signed file.
     *
     * @param cms detached CMS signature (DER)
     * @throws vn.trinhky.problem.Refusal 422 {@code answer-rejected} when it signs another hash or
     *     comes from another than the expected certificate
     */
    byte[] complete(Prepared prepared, byte[] cms);
  }

  /** {@code CLIENT_DOCUMENT}: the whole file is signed on the officer's computer. */
  non-sealed interface ClientDocument extends SigningProvider {

    /**
     * The returned file, if it is what was sent with exactly one new, valid signature of the
     * expected certificate in the expected field and no other change.
     *
     * @param order with the file as it was sent
     * @throws vn.trinhky.problem.Refusal 422 {@code answer-rejected} with the reason
     */
    byte[] accept(SigningOrder order, byte[] returned);
  }

  /**
   * A signature on its way. Everything needed to complete it; two servers make the same of it.
   *
   * @param certificates of the signer, his own first
   * @param at the time of signing that the signature states
   * @param toBeSigned bytes to sign ({@code REMOTE_HASH}: the signed attributes; empty for {@code
   *     REMOTE_CMS})
   * @param digest SHA-256 of them, or of the file for {@code REMOTE_CMS}
   */
  record Prepared(
      SigningOrder order,
      List<X509Certificate> certificates,
      Instant at,
      byte[] toBeSigned,
      byte[] digest) {
    /** Copies the list. */
    public Prepared {
      certificates = List.copyOf(certificates);
    }
  }
}
